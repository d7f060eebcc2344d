"""Letters under a seal: to an office, with the agency and the date below the text."""

from __future__ import annotations

from docgen.reading.bodies import read_units_of_body, tables_of_data
from docgen.reading.feet import read_foot
from docgen.reading.found_letter import ReadField
from docgen.reading.heads import read_head
from docgen.reading.line_texts import found_of
from docgen.reading.patterns import date_of, doubt_sentence, pattern
from docgen.reading.units import ReadUnit, Recognition
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic


def read_stamped(state: Recognition) -> bool:
    """The whole of such a letter; whether it is one."""
    units = state.units
    to = next((i for i, unit in enumerate(units) if pattern("stamped").fullmatch(unit.text)), None)
    if to is None:
        return False
    read_head(state, to)
    made = state.made
    made.kind = "stamped_letter"
    match = pattern("stamped").fullmatch(units[to].text)
    made.recipient = found_of(match["text"] if match else "")
    made.subject = ReadField("")
    dates = (i for i, unit in enumerate(units) if _is_date_line(unit))
    end = next((i for i in dates if i > to + 1), None)
    if end is None or not (made.number.text or made.number.doubts):
        return False
    state.at = to
    state.take_units("addressee")
    state.data_tables = tables_of_data(state, state.at)
    read_units_of_body(state, lambda unit, _: unit.at >= end - 1)
    made.agency = (units[end - 1].text,)
    state.take_units("issuer")
    day = date_of(units[end].text)
    made.day = day
    made.date = ReadField(
        to_arabic(long_date(day)) if day else "", () if day else (doubt_sentence("open_date"),)
    )
    state.take_units("closing_date")
    read_foot(state)
    return True


def _is_date_line(unit: ReadUnit) -> bool:
    return pattern("date").fullmatch(unit.text) is not None or (
        len(unit.text) < 40 and date_of(unit.text) is not None
    )
