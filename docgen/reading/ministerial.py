"""Ministerial regulations: title over several lines, the Act behind them, the reason below."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.reading.found_letter import ReadField
from docgen.reading.line_texts import joined_units
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.units import ReadUnit, Recognition

_LONGEST = 160


def read_ministerial_title(state: Recognition) -> None:
    """What it lays down, edition, year and the Act, each in the middle under the title."""
    made = state.made
    made.title = state.next_text
    state.take_units("title")
    subject: list[ReadUnit] = []
    act: list[ReadUnit] = []
    while (unit := state.next_unit) is not None and _is_of_title(unit):
        text = unit.joined_pieces
        edition, year = (pattern(name).fullmatch(text) for name in ("edition_line", "year_line"))
        if edition and not act:
            made.own["edition"] = ReadField("".join(edition["edition"].split()))
        elif year and not act:
            made.own["year"] = ReadField(year["year"])
        elif act or pattern("under_the_act").match(text):
            act.append(unit)
        else:
            subject.append(unit)
        state.take_units("title")
    made.subject = ReadField(
        _joined_text(subject), () if subject else (doubt_sentence("not_found"),)
    )
    if act:
        made.own["under_the_act"] = ReadField(_joined_text(act))


def read_remark(state: Recognition) -> None:
    """The reason why it was made, which stands below the signature down to the end."""
    match = pattern("remark").fullmatch(state.next_text)
    if match is None:
        return
    rest = state.units_left
    texts = [match["text"], *(unit.joined_pieces for unit in rest[1:])]
    state.made.own["remark"] = ReadField(joined_units(texts, rest))
    state.take_units("remark", len(rest))


def _is_of_title(unit: ReadUnit) -> bool:
    if unit.line.table or len(unit.text) > _LONGEST or pattern("opener").match(unit.text):
        return False
    return not unit.is_under_rule and (unit.line.is_centred or unit.is_at_axis)


def _joined_text(units: Sequence[ReadUnit]) -> str:
    return joined_units([unit.joined_pieces for unit in units], units)
