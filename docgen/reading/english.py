"""Letters in English: known by their opening and their closing words, read part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from docgen.reading.bodies import read_units_of_body, tables_of_data
from docgen.reading.found_letter import ReadField, missing_field
from docgen.reading.line_texts import joined_units
from docgen.reading.lines import Why
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.units import ReadUnit, Recognition
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic

_MOST_HEAD = 24  # lines within which such a letter is opened
_MOST_POSTS = 4
_FORMS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%B %d %Y")
_MONTHS = ("%B %Y", "%b %Y")
_BUDDHIST = 543


def is_english(units: Sequence[ReadUnit]) -> bool:
    """Whether the lines open and close as an English letter does, and are not Thai."""
    opened = next(
        (at for at, each_unit in enumerate(units[:_MOST_HEAD]) if _is_opening(each_unit)), None
    )
    if opened is None or not any(_is_closing(unit) for unit in units[opened + 1 :]):
        return False
    letters = "".join(unit.text for unit in units[: opened + 1])
    return len(re.findall("[A-Za-z]", letters)) > 3 * len(re.findall("[ก-๙]", letters))


def _is_opening(unit: ReadUnit) -> bool:
    return pattern("english.opening").fullmatch(unit.joined_pieces) is not None


def _is_closing(unit: ReadUnit) -> bool:
    return pattern("english.closing").fullmatch(unit.joined_pieces) is not None


def read_english(state: Recognition) -> None:
    """The whole of an English letter."""
    made = state.made
    made.kind = "english_letter"
    made.number = ReadField("")
    made.recipient = ReadField("")
    _head(state)
    _subject(state)
    state.data_tables = tables_of_data(state, state.at)
    read_units_of_body(state, lambda _, unit: _is_closing(unit))
    made.own["closing"] = ReadField(state.next_text)
    state.take_units("closing")
    _signature(state)
    _rest(state)


def _head(state: Recognition) -> None:
    """Number, letterhead and date, then to whom, up to the words that open the letter."""
    made = state.made
    letterhead: list[str] = []
    to: list[str] = []
    while (unit := state.next_unit) is not None and not _is_opening(unit):
        pieces = unit.filled_pieces
        for cell in pieces:
            number = pattern("english.number").fullmatch(cell)
            day = _day(cell)
            if number and "number" not in made.own:
                made.own["number"] = ReadField(number["number"].strip())
            elif day is not None and made.day is None:
                made.day = day
                open_day = () if day.day else (doubt_sentence("open_date"),)
                made.date = ReadField(to_arabic(long_date(day)), open_day)
            elif made.day is None and (len(pieces) > 1 or unit.is_at_axis or not to):
                letterhead.append(cell)
            else:
                to.append(cell)
        state.take_units("head")
    made.agency = tuple(letterhead)
    made.own["english_letterhead"] = tuple((line,) for line in letterhead)
    if to:
        made.own["to"] = tuple((line,) for line in to)
    made.own["opening"] = ReadField(state.next_text)
    state.take_units("opening")


def _day(text: str) -> ThaiDate | None:
    for form in _FORMS:
        try:
            read: date = datetime.strptime(" ".join(text.split()), form).date()  # noqa: DTZ007
        except ValueError:
            continue
        return ThaiDate(read.year + _BUDDHIST, read.month, read.day)
    match = pattern("english.open_date").fullmatch(text)
    return _open_day(match["date"].replace(",", "")) if match is not None else None


def _open_day(text: str) -> ThaiDate | None:
    """A month and a year, the day of which is still to be written."""
    for form in _MONTHS:
        try:
            read = datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
        return ThaiDate(read.year + _BUDDHIST, read.month, None)
    return None


def _subject(state: Recognition) -> None:
    match = pattern("english.subject").fullmatch(state.next_text)
    if match is None:
        state.made.subject = missing_field()
        return
    units, texts = [unit for unit in state.units_ahead(1)], [match["text"]]
    state.take_units("subject")
    while (unit := state.next_unit) is not None and state.goes_on(unit) and not unit.line.starts:
        units.append(unit)
        texts.append(unit.joined_pieces)
        state.take_units("subject")
    state.made.subject = ReadField(joined_units(texts, units))


def _signature(state: Recognition) -> None:
    made = state.made
    name = pattern("any_name").fullmatch(state.next_text)
    doubts = () if name else (doubt_sentence("bare_name"),)
    made.own["signer"] = ReadField(name["name"] if name else state.next_text, doubts)
    state.take_units("signed_name")
    posts: list[tuple[str, ...]] = []
    while (unit := state.next_unit) is not None and len(posts) < _MOST_POSTS:
        if not unit.is_at_axis or unit.line.is_set_off or _is_end(unit):
            break
        posts.append((unit.joined_pieces,))
        state.take_units("posts")
    made.own["posts"] = tuple(posts)


def _is_end(unit: ReadUnit) -> bool:
    names = ("english.enclosed", "english.telephone")
    return any(pattern(name).fullmatch(unit.joined_pieces) for name in names)


def _rest(state: Recognition) -> None:
    """Enclosures and whom to ask, down to the end of the sheet."""
    enclosed: list[tuple[str, ...]] = []
    contact: list[tuple[str, ...]] = []
    while (unit := state.next_unit) is not None and not unit.begins_sheet:
        text = unit.joined_pieces
        match = pattern("english.enclosed").fullmatch(text)
        item = pattern("item").fullmatch(match["text"] if match else text)
        if match:
            enclosed += [(item["text"] if item else match["text"],)] if match["text"] else []
        elif item and not contact:
            enclosed.append((item["text"],))
        elif unit.is_at_axis:  # under a code that leads to an answer
            state.leave(unit, Why.UNKNOWN)
        else:
            contact.append((text,))
        state.take_units("enclosed" if match or (item and not contact) else "contact")
    for name, rows in (("enclosed", enclosed), ("contact", contact)):
        if rows:
            state.made.own[name] = tuple(rows)
