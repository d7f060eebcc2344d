"""What superiors say under a memorandum, each with a signature of his own."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.light import regex
from docgen.reading.beside import columns_of_units
from docgen.reading.contacts import is_contact
from docgen.reading.found_letter import FoundOpinion, FoundSigner, ReadField
from docgen.reading.line_texts import joined_lines
from docgen.reading.lines import Aside, Why
from docgen.reading.patterns import pattern
from docgen.reading.signatures import signer_of
from docgen.reading.units import ReadUnit, Recognition
from docgen.thai.marking import EMPTY_BOX, TICKED_BOX

_FLUSH = 8.0  # points: what begins so near the margin stands in no column
_BEFORE_BOX = regex(f"(?<=\\S)(?=[{EMPTY_BOX}{TICKED_BOX}])")
_COLUMNS = 2  # that stand beside each other, at least
_NEAR = 3  # lines


def read_opinions(state: Recognition) -> None:
    """The opinions one under another, and those that stand beside each other."""
    if state.made.kind != "memorandum":
        return
    found: list[FoundOpinion] = []
    while (unit := state.next_unit) is not None:
        if _are_beside(state, unit):
            found += _opinions_beside(state)
        elif pattern("opinion").fullmatch(unit.text):
            opinion = _opinion(state)
            found += [opinion] if opinion is not None else []
        else:
            break
    state.made.opinions = tuple(found)


def _are_beside(state: Recognition, unit: ReadUnit) -> bool:
    """Whether opinions begin beside each other on a line; one of them may have no heading."""
    headed = [pattern("opinion").fullmatch(piece) is not None for piece in unit.filled_pieces]
    if len(headed) < _COLUMNS or not any(headed):
        return False
    return all(headed) or any(_stands_below(below, unit) for below in state.units_ahead(2)[1:])


def _stands_below(unit: ReadUnit, above: ReadUnit) -> bool:
    """Whether a line goes on in the columns of the one above it."""
    if len(unit.filled_pieces) != len(above.filled_pieces):
        return False
    if unit.line.table or above.line.table:
        return unit.line.table == above.line.table
    both = list(zip(unit.line.lefts, above.line.lefts, strict=False))
    return bool(both) and all(abs(left - over) < _FLUSH for left, over in both)


def _opinions_beside(state: Recognition) -> list[FoundOpinion]:
    """Opinions in columns, up to the end of their tables or to what begins at the margin."""
    rows = _rows_beside(state)
    found = []
    for column in columns_of_units(rows):
        own = Recognition(column, {}, state.made, "")
        is_first = True
        while (unit := own.next_unit) is not None:
            is_headed = pattern("opinion").fullmatch(unit.text) is not None
            if not is_headed and not is_first:
                break
            opinion = _opinion(own, is_headed=is_headed)
            found += [opinion] if opinion is not None else []
            is_first = False
        state.asides += own.asides
        for unit in own.units_left:
            state.leave(unit, Why.UNKNOWN)
    state.take_units("opinions", len(rows))
    return found


def _rows_beside(state: Recognition) -> list[ReadUnit]:
    """The lines of opinions in columns."""
    left = state.each_unit_left()
    rows = [next(left)]
    for at, unit in enumerate(left, state.at + 1):
        is_flush = len(unit.filled_pieces) == 1 and (unit.line.place.left or 0.0) < _FLUSH
        if rows[0].line.table:
            if not _is_in_table(unit, rows):
                break
        elif unit.line.table or (is_flush and not _is_in_column(state, at, rows[0])):
            break
        rows.append(unit)
    return rows


def _is_in_table(unit: ReadUnit, rows: Sequence[ReadUnit]) -> bool:
    """Whether a row is of the table of those above, or of the one after it, for the signatures."""
    if unit.line.table == rows[-1].line.table:
        return True
    is_next = unit.line.table == rows[0].line.table + 1 and len(unit.cells) == len(rows[0].cells)
    return is_next and not any(map(pattern("opinion").fullmatch, unit.filled_pieces))


def _is_in_column(state: Recognition, at: int, first: ReadUnit) -> bool:
    """Whether a line at the margin is of the first column: it ends before the second begins."""
    unit = state.units[at]
    box, lefts = unit.line.place.box, first.line.lefts
    text = unit.joined_pieces
    if box is None or len(lefts) < _COLUMNS or is_contact(text):
        return False
    is_narrow = (unit.line.place.left or 0.0) + box[2] - box[0] < lefts[1]
    is_followed = any(
        len(below.filled_pieces) >= _COLUMNS for below in state.units[at + 1 : at + 1 + _NEAR]
    )
    return is_narrow and is_followed and not pattern("copies").fullmatch(text)


def _opinion(state: Recognition, *, is_headed: bool = True) -> FoundOpinion | None:
    """One opinion: its heading, what is said, the signature with its date."""
    heading = state.units[state.at].text if is_headed else ""
    if is_headed:
        state.take_units("opinions")
    texts: list[str] = []
    while (unit := state.next_unit) is not None and not _ends_opinion(state, unit):
        texts.append(unit.text)
        state.take_units("opinions")
    signer = signer_of(state)
    date, is_dated = _date_under(state)
    if signer is None and not texts:
        if heading:
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
    """What is said as one text; a box to tick on the next line stands apart."""
    said = joined_lines([text for text in texts if not pattern("dotted").fullmatch(text)])
    return _BEFORE_BOX.sub(" ", said)
