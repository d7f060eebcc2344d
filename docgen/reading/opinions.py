"""What superiors say under a memorandum, each with a signature of his own."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.reading.beside import columns_of
from docgen.reading.contacts import is_contact
from docgen.reading.found_letter import FoundOpinion, FoundSigner, ReadField
from docgen.reading.line_texts import joined_lines
from docgen.reading.lines import Aside, Why
from docgen.reading.patterns import pattern
from docgen.reading.signatures import signer_of
from docgen.reading.units import ReadUnit, Recognition

_FLUSH = 8.0  # points: what begins so near the margin stands in no column


def read_opinions(state: Recognition) -> None:
    """The opinions one under another, and those that stand beside each other."""
    if state.made.kind != "memorandum":
        return
    found: list[FoundOpinion] = []
    while (unit := state.next_unit) is not None:
        if len(unit.filled_pieces) > 1 and all(
            map(pattern("opinion").fullmatch, unit.filled_pieces)
        ):
            found += _opinions_beside(state)
        elif pattern("opinion").fullmatch(unit.text):
            opinion = _opinion(state)
            found += [opinion] if opinion is not None else []
        else:
            break
    state.made.opinions = tuple(found)


def _opinions_beside(state: Recognition) -> list[FoundOpinion]:
    """Opinions in columns, up to the end of their table or to what begins at the margin."""
    left = state.each_unit_left()
    first = next(left)
    rows = [first]
    for unit in left:
        is_flush = len(unit.filled_pieces) == 1 and (unit.line.place.left or 0.0) < _FLUSH
        if unit.line.table != first.line.table or (not first.line.table and is_flush):
            break
        rows.append(unit)
    found = []
    for column in columns_of(rows):
        own = Recognition(column, {}, state.made, "")
        while own.next_unit is not None and pattern("opinion").fullmatch(own.next_unit.text):
            opinion = _opinion(own)
            found += [opinion] if opinion is not None else []
        state.asides += own.asides
        for unit in own.units_left:
            state.leave(unit, Why.UNKNOWN)
    state.take_units("opinions", len(rows))
    return found


def _opinion(state: Recognition) -> FoundOpinion | None:
    """One opinion: its heading, what is said, the signature with its date."""
    heading = state.units[state.at].text
    state.take_units("opinions")
    texts: list[str] = []
    while (unit := state.next_unit) is not None and not _ends_opinion(state, unit):
        texts.append(unit.text)
        state.take_units("opinions")
    signer = signer_of(state)
    date, is_dated = _date_under(state)
    if signer is None and not texts:
        state.asides.append(Aside(heading, Why.UNKNOWN))
        return None
    said = signer or FoundSigner(ReadField(""))
    return FoundOpinion(heading, _joined_texts(texts), said, date, is_dated=is_dated)


def _ends_opinion(state: Recognition, unit: ReadUnit) -> bool:
    text = unit.joined_pieces
    others = (
        "sign_line",
        "opinion",
        "copies",
        "blank_name",
        "rank_line",
        "ranked_name",
        "rank_and_dots",
    )
    if any(pattern(name).fullmatch(text) for name in others) or is_contact(text):
        return True
    return pattern("any_name").fullmatch(text) is not None and unit.is_at_axis


def _date_under(state: Recognition) -> tuple[str, bool]:
    """The date under an opinion, and whether there is a line for one."""
    text = state.next_text
    match = pattern("date").fullmatch(text)
    if match is None and not pattern("date_blank").fullmatch(text):
        return "", False
    state.take_units("opinions")
    return (match["date"].strip() if match else ""), True


def _joined_texts(texts: Sequence[str]) -> str:
    return joined_lines([text for text in texts if not pattern("dotted").fullmatch(text)])
