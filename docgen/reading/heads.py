"""The head of a letter: urgency, secrecy, number, agency, date."""

from __future__ import annotations

import re

from docgen.reading.found_letter import ReadField
from docgen.reading.line_texts import (
    label_and_text,
    number_read,
)
from docgen.reading.lines import Aside, Why
from docgen.reading.patterns import copy_kind, date_of, doubt_sentence, nearest_urgency, pattern
from docgen.reading.units import ReadUnit, Recognition
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic

_SATURDAY = 5
_LONGEST_DATE = 60
_LONGEST_PIECE = 300
_MOST_AGENCY = 5
_LEADER = " .…_"  # the line that a form draws under what is filled in
_FAR = 30.0  # points: a letterhead above the number begins so far in


def read_head(state: Recognition, end: int) -> None:
    """Everything above the subject: each piece of a line is a part by its own shape."""
    agency: list[str] = []
    has_number = has_office = False
    made = state.made
    for unit in state.units[:end]:
        is_dated = made.day is not None or bool(made.date.text) or _is_open_date(made.date)
        for cell in _cells(unit):
            if made.kind == "memorandum" and has_office and not has_number and _goes_on(cell):
                agency.append(cell.rstrip(_LEADER))
                unit.role = unit.role or "originating_office"
                continue
            role = _head_cell(state, cell, has_number=has_number)
            if role == "":
                role = _agency_cell(unit, cell, agency, has_number, is_dated)
            has_number = has_number or role == "reference_number"
            has_office = has_office or role == "originating_office"
            if agency and pattern("postcode").fullmatch(cell):  # had no room on its line
                agency[-1] += f" {cell}"
                unit.role = unit.role or "issuing_agency"
                continue
            agency += _told_agency(role, cell)
            agency += _beside_number(state)
            unit.role = unit.role or role
        if not unit.role:
            state.leave(unit, Why.STAMP if is_dated else Why.UNKNOWN)
            unit.role = "unknown"
    made.agency = tuple(agency)
    if made.day is None and not made.date.text and not _is_open_date(made.date):
        _short_date(state)


def _cells(unit: ReadUnit) -> list[str]:
    """The pieces of a line of the head, a label put to what it names."""
    found: list[str] = []
    for cell in unit.filled_pieces:
        labels = (pattern("number_label"), pattern("date_label"), pattern("memorandum_office"))
        is_room = bool(found) and len(found[-1]) < _LONGEST_PIECE
        is_day = bool(found) and pattern("lone_day").fullmatch(found[-1]) is not None
        is_date = is_day and pattern("month_and_year").fullmatch(cell) is not None
        is_date = is_date or (is_room and _is_of_open_date(found[-1], cell))
        is_other = pattern("date_label").match(cell) is not None
        is_named = is_room and any(label.fullmatch(found[-1]) for label in labels)
        if is_date or (is_named and not is_other):
            found[-1] = f"{found[-1]} {cell}"
            continue
        is_short = len(cell) < _LONGEST_PIECE
        both = pattern("number_and_date").fullmatch(cell) if is_short else None
        is_number = both is not None and pattern("number_label").match(cell) is not None
        is_parted = both is not None and pattern("leader_after").search(both["number"]) is not None
        if both and (is_number or is_parted) and not cell.startswith(both["date"]):
            found += [both["number"], both["date"]]
        else:
            found.append(cell)
    return found


def _is_of_open_date(before: str, cell: str) -> bool:
    """Whether a piece is the word for month or year of a date that nobody has filled in."""
    is_word = pattern("month_or_year_word").fullmatch(cell) is not None
    return is_word and pattern("open_date_words").fullmatch(before) is not None


def _head_cell(state: Recognition, cell: str, *, has_number: bool) -> str:
    made = state.made
    if len(cell) > _LONGEST_PIECE:
        return ""
    if pattern("memorandum").fullmatch(cell):
        made.kind = "memorandum"
        return "heading"
    if pattern("memorandum_office").fullmatch(cell):
        made.kind = "memorandum"
        return "originating_office"
    if pattern("urgency_line").fullmatch(cell):
        made.urgency = nearest_urgency(cell)
        return "urgency"
    secrecy = pattern("secrecy_line").fullmatch(cell)
    if secrecy and not secrecy["before"].strip():
        made.secrecy = secrecy["secrecy"]
        return "secrecy"
    if kind := copy_kind(cell):
        made.copy_kind = kind
        return "copy_mark"
    if pattern("copy_line").fullmatch(cell):
        state.asides.append(Aside(cell, Why.UNKNOWN))
        return "copy_mark"
    if not has_number and _number(state, cell):
        return "reference_number"
    if _date(state, cell):
        return "date"
    return ""


def _number(state: Recognition, cell: str) -> bool:
    match = pattern("number").fullmatch(cell)
    if match:
        tail = pattern("number_tail").match(match["rest"])
        if tail:  # ป ๑๒๓, พิเศษ: the office's own way to number
            before = match["number"].strip()
            gap = "" if before.endswith("/") else " "
            state.made.number = number_read(f"{before}{gap}{tail[0]}")
            state.rest = match["rest"][tail.end() :].strip()
            return True
        state.made.number = number_read(match["number"])
        state.rest = match["rest"].lstrip("-–.…_ ").strip()
        return True
    blank = pattern("number_blank").fullmatch(cell)
    if blank:
        text = blank["number"].strip()
        text = "" if not text.strip(_LEADER) else text
        state.made.number = ReadField(text, (doubt_sentence("open_number"),))
        return True
    other = pattern("number_any").fullmatch(cell)
    if other and not pattern("date").fullmatch(cell):
        state.made.number = number_read(other["number"])
        return True
    return False


def _date(state: Recognition, cell: str) -> bool:
    """A date in any form, or the room that is left for one."""
    made = state.made
    if len(cell) > _LONGEST_DATE or made.day is not None:
        return False
    day = date_of(cell)
    if day is not None and not day.is_blank:
        made.day = day
        written = to_arabic(long_date(day))
        doubts = tuple(_doubts_of(state, day))
        made.date = ReadField(
            written, doubts if day.day else (*doubts, doubt_sentence("open_date"))
        )
        return True
    blank = pattern("date_blank").fullmatch(cell)
    if blank and not pattern("date_label").fullmatch(cell):
        made.date = ReadField("", (doubt_sentence("open_date"),))
        return True
    if pattern("date_like").fullmatch(cell) and not made.date.text:
        made.date = ReadField("", (doubt_sentence("cannot_read", cell),))
        return True
    return False


def _agency_cell(
    unit: ReadUnit, cell: str, agency: list[str], has_number: bool, is_dated: bool
) -> str:
    is_named = re.search("[ก-๙]{3}", cell) or pattern("province_and_postcode").fullmatch(cell)
    if is_dated or len(agency) >= _MOST_AGENCY or not is_named:
        return ""
    is_far = unit.line.place.left is not None and unit.line.place.left > _FAR
    is_beside = has_number or unit.is_at_axis or is_far or unit.line.table > 0
    return "issuing_agency" if is_beside else ""


def _beside_number(state: Recognition) -> list[str]:
    """What stands after the number in one piece with it: a date, or the letterhead begins."""
    rest, state.rest = state.rest, ""
    if not rest or pattern("date_label").fullmatch(rest) or _date(state, rest):
        return []
    return [rest]


def _told_agency(role: str, cell: str) -> list[str]:
    if role == "issuing_agency":
        return [cell]
    match = pattern("memorandum_office").fullmatch(cell) if role == "originating_office" else None
    text = match["text"].rstrip(_LEADER) if match else ""
    return [text] if text else []


def _goes_on(cell: str) -> bool:
    """A memorandum's office may go on over a second line, as with its telephone."""
    labels = (pattern("number_label"), pattern("date_label"))
    return not any(label.match(cell) for label in labels) and label_and_text(cell) == ("", "")


def _short_date(state: Recognition) -> None:
    """A date with its month cut short, as stamps have it; the letter has no other."""
    match = pattern("short_date").search(state.whole)
    day = date_of(match["date"]) if match else None
    if match and day is not None:
        state.made.day = day
        state.made.date = ReadField(
            to_arabic(long_date(day)), (doubt_sentence("short_date", match[0]),)
        )


def _is_open_date(date: ReadField) -> bool:
    return bool(date.doubts) and date.doubts != (doubt_sentence("not_found"),)


def _doubts_of(state: Recognition, day: ThaiDate) -> list[str]:
    found = []
    if day.day is not None and day.gregorian().weekday() >= _SATURDAY:
        found.append(doubt_sentence("weekend"))
    for match in pattern("dated_elsewhere").finditer(state.whole):
        other = date_of(match["date"])
        if other is not None and other != day:
            found.append(doubt_sentence("elsewhere", match[0]))
    for match in pattern("received").finditer(state.whole):
        stamp = date_of(match["date"])
        if stamp is not None and day.day is not None and stamp < day:
            found.append(doubt_sentence("after_receipt", match["date"]))
    return list(dict.fromkeys(found))
