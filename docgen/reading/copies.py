"""Marks of copies: สำเนา at the head, who made a file copy, and สำเนาถูกต้อง with who says so."""

from __future__ import annotations

from docgen import vocabulary
from docgen.reading.found_letter import Certified, ReadLetter
from docgen.reading.patterns import pattern
from docgen.reading.signatures import signer_of
from docgen.reading.units import Recognition


def read_copies(state: Recognition) -> None:
    """Under a letter: who certifies the copy, and who drafted, typed and checked it."""
    while (unit := state.next_unit) is not None and not unit.begins_sheet:
        cells = unit.filled_pieces
        if pattern("certified").fullmatch(" ".join(cells)) and state.made.certified is None:
            start = state.at
            _read_certified(state)
            if state.at == start:
                return
        elif all(_maker(state.made, cell) for cell in cells):
            state.take_units("file_copy")
        else:
            return


def _read_certified(state: Recognition) -> None:
    """«สำเนาถูกต้อง», the signature under it, and the day, or the room for one."""
    start = state.at
    state.take_units("certified_copy")
    signer = signer_of(state)
    if signer is None:
        state.units[start].role = ""
        state.at = start
        return
    for signed in state.units[start : state.at]:
        signed.role = "certified_copy"
    text = state.next_text
    date = pattern("date").fullmatch(text)
    if date is not None or (text and pattern("date_blank").fullmatch(text)):
        state.take_units("certified_copy")
    state.made.certified = Certified(signer, date["date"].strip() if date else "")


def _maker(letter: ReadLetter, text: str) -> bool:
    """Whether a line says who drafted, typed or checked the letter."""
    match = pattern("maker").fullmatch(text) or pattern("maker_after").fullmatch(text)
    if match is None:
        return False
    names = {vocabulary.thai("makers", name): name for name in ("drafter", "typist", "checker")}
    done = next((name for word, name in names.items() if match["made"].startswith(word)), "")
    if not done or done in letter.makers:
        return False
    letter.makers[done] = match["text"].strip()
    return True
