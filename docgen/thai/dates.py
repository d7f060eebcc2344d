"""Dates of the Buddhist era: read strictly, written in Thai digits.

A Buddhist-era year never sits in a ``datetime.date``: half of them would get the wrong leap day.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import field, replace
from functools import total_ordering
from typing import Any

from docgen.light import dataclass, regex
from docgen.thai import Fault
from docgen.thai.names import clean, nearest_names
from docgen.thai.numerals import from_wide, refuse_mixed, thai_digits, to_arabic, to_thai
from docgen.thai.times import parse_time

ERA = 543
MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

_FIRST_YEAR, _LAST_YEAR = 2400, 2699  # letters that anyone still cites, and all we shall write
_MONTH_NUMBERS = {name: index for index, name in enumerate(MONTHS, 1)} | {
    name.replace(".", ""): index for index, name in enumerate(SHORT_MONTHS, 1)
}
_HEAD = (
    r"(?:(?:ลง)?วัน(?P<weekday>" + "|".join(WEEKDAYS) + r"|พฤหัสฯ?)?"
    r"(?:\s*+ที่)?\s*+)?"
)
_IN_WORDS = regex(
    rf"{_HEAD}(?:(?P<day>[0-9๐-๙]+)|[._…]++)?\s*+(?:เดือน\s*+)?"
    r"(?P<month>[ก-ฺเ-๎][ก-ฺเ-๎.\s]{0,40}?)\s*+"
    r"(?P<era>พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช)?\s*+(?P<year>[0-9๐-๙]+)"
)
_IN_FIGURES = regex(
    rf"{_HEAD}(?P<day>[0-9๐-๙]{{1,2}})(?P<sep>[-/.])(?P<month>[0-9๐-๙]{{1,2}})(?P=sep)"
    r"(?P<year>[0-9๐-๙]+)"
)
_YEAR_FIRST = regex(r"(?P<year>[0-9๐-๙]{4})-(?P<month>[0-9๐-๙]{1,2})-(?P<day>[0-9๐-๙]{1,2})")
# Dots to write a day, a month and a year on: three at least, some on each side of a word.
_DOTS = r"\s*+[._…][._…\s]*+"
_BLANK = regex(
    rf"(?:(?:ลง)?วันที่)?(?=(?:[^._…]*+[._…]){{3}}){_DOTS}(?:เดือน{_DOTS})?(?:พ\.?\s?ศ\.?{_DOTS})?(?<=[._…])"
)
_HEADED = regex("^วันที่(?![ก-๎])")
# A date that somebody is still to write: dots, strokes, or what is to stand there in brackets.
_ROOM = regex(
    rf"\([^()]*\)|(?:[\s._…/\-–]|วันที่|เดือน|{'|'.join(MONTHS)}|พ\.\s?ศ\.)*(?:[0-9๐-๙]{{2,4}})?"
)
_DOTTED_DAY = regex(r"(?:วันที่\s?)?[._…]{2,}(?= )")
_CODED = regex("`[^`]+`")
_MOMENT = regex(
    r"(?P<date>.*?)(?<![\s,])[\s,]*+(?P<time>(?:เวลา\s*+)?[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}\D*)"
)

_MOMENT_WITH_OTHER_WORDS = regex(r"(?P<date>.*?[0-9๐-๙]{4})[\s,]++(?P<time>\S.*)")


@total_ordering
@dataclass(frozen=True, slots=True)
class ThaiDate:
    """A day of the Buddhist era; ``day`` is ``None`` while it is still to be filled in by hand.

    An open date comes before every day of its month. :data:`OPEN` is one to be written by hand
    as a whole. ``typed`` is how the letter's own date line is to say it, where that is not the
    regulation's way; two dates are the same whatever was typed.
    """

    year: int
    month: int
    day: int | None
    typed: str = field(default="", compare=False)

    @classmethod
    def of(cls, date: datetime.date) -> ThaiDate:
        """The Buddhist-era date of a Gregorian one."""
        return cls(date.year + ERA, date.month, date.day)

    def gregorian(self) -> datetime.date:
        """The same day in the Common Era; ``ValueError`` while the day is open."""
        if self.day is None:
            raise ValueError(f"{self} has no day yet")
        return datetime.date(self.year - ERA, self.month, self.day)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, ThaiDate):
            return NotImplemented
        return self._order() < other._order()

    @property
    def is_blank(self) -> bool:
        """Whether day, month and year are all still to be written."""
        return self == OPEN

    @property
    def is_other_text(self) -> bool:
        """Whether words stand there that are no date, and not only room to write one."""
        return self.is_blank and bool(self.typed) and not _ROOM.fullmatch(self.typed)

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day or 0


OPEN = ThaiDate(1, 1, None)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A minute of a day, as in «ข้อมูล ณ วันที่ … เวลา … น.»

    Without ``is_timed`` the day alone is known, and no time is printed.
    """

    date: ThaiDate
    hour: int = 0
    minute: int = 0
    is_timed: bool = True


def parse_date(text: str) -> ThaiDate:
    """A date in any of the forms that offices write; the day may be left open.

    ``8 กันยายน 2564``, ``วันพุธที่ ๘ ก.ย. พ.ศ. ๒๕๖๔``, ``8/9/2564``, ``2564-09-08``, ``กันยายน 2564``,
    ``..... กันยายน 2564``; ``..... เดือน ..... พ.ศ. .....`` is :data:`OPEN`.

    Raises: Fault, when it is no date, or a day that the month does not have.
    """
    if _BLANK.fullmatch(text.strip()):
        return OPEN
    refuse_mixed(text)
    written = from_wide(text.rstrip())
    begin = len(written) - len(written.lstrip())
    match = next(
        (
            found
            for whole in (_YEAR_FIRST.fullmatch, _IN_FIGURES.fullmatch, _IN_WORDS.fullmatch)
            if (found := whole(written, begin))
        ),
        None,
    )
    if match is None:
        raise Fault("DG3001", start=begin, end=len(written), text=written[begin:])
    year, month = _year(match), _month(match)
    return _checked_date(match, year, month)


def any_date(text: str) -> ThaiDate:
    """A date as :func:`parse_date` reads it, or one that is kept as it was typed.

    Kept are texts that are no date (``(วัน เดือน ปี)``, dots and strokes), anything between
    backticks, the word วันที่ before a date, and dots in place of its day. What would be false is
    a :class:`Fault` still: a day that its month has not, another weekday, a misspelt month, a
    year of another era.
    """
    typed = " ".join(text.split())
    if _CODED.fullmatch(typed):
        return replace(OPEN, typed=typed)
    try:
        date = parse_date(text)
    except Fault as fault:
        if fault.code not in ("DG3001", "DG3003"):
            raise
        return replace(OPEN, typed=typed)
    if date.day is not None and _HEADED.match(typed):
        return replace(date, typed=f"{_HEADED.findall(typed)[0]} {long_date(date)}")
    dots = _DOTTED_DAY.match(typed)
    if date.day is None and dots is not None and not date.is_blank:
        return replace(date, typed=f"{dots[0]} {long_date(date)}")
    return date


def parse_moment(text: str) -> Moment:
    """A date and a time: ``8 กันยายน 2564 เวลา 10.00 น.``; the day must be there.

    Raises: Fault, when it is no date, the day is open, or the time is missing.
    """
    match = _MOMENT.fullmatch(text) or _MOMENT_WITH_OTHER_WORDS.fullmatch(text)
    if match is None:
        date = parse_date(text)  # its own fault comes first
        raise Fault("DG3013", end=len(text), text=text.strip(), date=_plain(date))
    date = parse_date(match["date"])
    if date.day is None:
        raise Fault("DG3014", end=match.end("date"), text=match["date"].strip())
    try:
        hour, minute = parse_time(match["time"])
    except Fault as fault:
        fault.start += match.start("time")
        fault.end = match.start("time") + (fault.end or len(match["time"]))
        raise
    return Moment(date, hour, minute)


def parse_day_or_moment(text: str) -> Moment:
    """A date with a time or without one; the day must be there.

    Raises: Fault, when it is no date, the day is open, or what follows is no time.
    """
    try:
        return parse_moment(text)
    except Fault as fault:
        if fault.code != "DG3013":
            raise
    date = parse_date(text)
    if date.day is None:
        raise Fault("DG3014", end=len(text), text=text.strip())
    return Moment(date, is_timed=False)


def long_date(date: ThaiDate) -> str:
    """``๘ กันยายน ๒๕๖๔``; with the day still open ``กันยายน ๒๕๖๔``; else dots to write on."""
    if date.day is None and date.typed:
        return to_thai(_HEADED.sub("", date.typed).strip())
    if date.is_blank:
        return "......... เดือน .................... พ.ศ. .........."
    return f"{_day(date)}{MONTHS[date.month - 1]} {thai_digits(date.year)}"


def short_date(date: ThaiDate) -> str:
    """``๘ ก.ย. ๖๔``, for notes and tables only."""
    return f"{_day(date)}{SHORT_MONTHS[date.month - 1]} {thai_digits(f'{date.year % 100:02d}')}"


def short_day(date: ThaiDate) -> str:
    """``9 ก.ย. 2564``, in Arabic digits as stamps of receipt have it."""
    return f"{date.day} {SHORT_MONTHS[date.month - 1]} {date.year}"


def date_range(start: ThaiDate, end: ThaiDate) -> str:
    """``๑๖ - ๒๕ กันยายน ๒๕๖๔``: what both ends share is said once, at the end."""
    if start == end:
        return long_date(end)
    if start.year != end.year:
        return f"{long_date(start)} - {long_date(end)}"
    if start.month != end.month or start.day is None or end.day is None:
        return f"{_day(start)}{MONTHS[start.month - 1]} - {long_date(end)}"
    return f"{thai_digits(start.day)} - {long_date(end)}"


def _day(date: ThaiDate) -> str:
    return "" if date.day is None else f"{thai_digits(date.day)} "


def _plain(date: ThaiDate) -> str:
    return to_arabic(long_date(date))


def _year(match: re.Match[str]) -> int:
    digits = to_arabic(match["year"])
    year = int(digits[:9])
    era = match.groupdict().get("era") or ""
    if len(digits) <= 2:
        raise _year_fault("DG3003", match, suggestion=f"25{digits:0>2}")
    if era.startswith("ค") or (_plausible(year + ERA) and not _plausible(year)):
        raise _year_fault("DG3002", match, suggestion=str(year + ERA))
    if _plausible(year):
        return year
    if _plausible(year - ERA):
        raise _year_fault("DG3004", match, suggestion=str(year - ERA))
    raise _year_fault("DG3009", match, first=_FIRST_YEAR, last=_LAST_YEAR)


def _plausible(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _year_fault(code: str, match: re.Match[str], **params: Any) -> Fault:
    start, end = match.span("year")
    return Fault(code, start=start, end=end, year=match["year"], **params)


def _month(match: re.Match[str]) -> int:
    written = match["month"]
    start, end = match.span("month")
    digits = to_arabic(written)
    if digits.isascii():
        if not 1 <= int(digits) <= 12:
            raise Fault("DG3012", start=start, end=end, month=written)
        return int(digits)
    key = clean(written).replace(".", "").replace(" ", "")
    if key in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[key]
    suggestion = nearest_names(key, MONTHS if len(key) > 3 else ())
    if suggestion:
        raise Fault("DG3008", start=start, end=end, month=written, suggestion=suggestion[0])
    raise Fault("DG3001", start=match.start(), end=match.end(), text=match[0])


def _checked_date(match: re.Match[str], year: int, month: int) -> ThaiDate:
    if match["day"] is None:
        return ThaiDate(year, month, None)
    day = int(to_arabic(match["day"])[:9])
    last = calendar.monthrange(year - ERA, month)[1]
    if not 1 <= day <= last:
        start, end = match.span("day")
        name = f"{MONTHS[month - 1]} {year}"
        raise Fault("DG3005", start=start, end=end, day=match["day"], month=name, last=last)
    date = ThaiDate(year, month, day)
    _check_weekday(match, date)
    return date


def _check_weekday(match: re.Match[str], date: ThaiDate) -> None:
    said = match.groupdict().get("weekday")
    actual = WEEKDAYS[date.gregorian().weekday()]
    if said is not None and not actual.startswith(said.rstrip("ฯ")):
        start, end = match.span("weekday")
        raise Fault("DG3006", start=start, end=end, said=said, date=_plain(date), actual=actual)
