"""Sheets that have no form: a label at the corner, heads beside each other, headings, the text."""

from __future__ import annotations

from docgen.reading.bodies import read_units_of_body, tables_of_data
from docgen.reading.lines import TextRows
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.units import Recognition

SHEET = "sheet"  # the role of every line of such a sheet
_MOST_HEADINGS = 6
_LONGEST_HEADING = 160
_BESIDE = 2  # what stands at the left, and at the right


def read_free_sheet(state: Recognition) -> bool:
    """Any other sheet: label at the corner, headings in the middle, then its text and tables."""
    made = state.made
    made.kind, made.kind_doubts = "free_sheet", (doubt_sentence("free_sheet"),)
    corner: list[tuple[str, ...]] = []
    headings: list[tuple[str, ...]] = []
    while pattern("corner_label").fullmatch(state.next_text):
        corner.append((state.next_text,))
        state.take_units(SHEET)
    heads = _heads_beside(state)
    while (unit := state.next_unit) is not None and len(headings) < _MOST_HEADINGS:
        is_heading = unit.line.is_centred and not unit.line.table and len(unit.filled_pieces) == 1
        if not is_heading or len(unit.text) > _LONGEST_HEADING:
            break
        headings.append((unit.text,))
        state.take_units(SHEET)
    made.own = {"corner_label": tuple(corner), **heads, "headings": tuple(headings)}
    made.own = {name: rows for name, rows in made.own.items() if rows}
    read_rest(state)
    return True


def _heads_beside(state: Recognition) -> dict[str, TextRows]:
    """What stands at the left and at the right above the headings; nothing where it is the text."""
    left: list[tuple[str, ...]] = []
    right: list[tuple[str, ...]] = []
    for unit in state.units_ahead(_MOST_HEADINGS):
        pieces = unit.filled_pieces
        if unit.line.is_centred and left:
            state.take_units(SHEET, len(left))
            return {"head_left": tuple(left), "head_right": tuple(right)}
        if len(pieces) != _BESIDE or unit.line.table or len(unit.text) > _LONGEST_HEADING:
            break
        left.append((pieces[0],))
        right.append((pieces[1],))
    return {}


def read_rest(state: Recognition) -> None:
    """Everything that is left as text and tables."""
    state.data_tables = tables_of_data(state, state.at)
    read_units_of_body(state, lambda _, __: False)
