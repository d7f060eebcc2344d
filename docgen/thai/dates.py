"""Dates of the Buddhist era: read strictly, written in Thai digits.

A Buddhist-era year never sits in a ``datetime.date``: half of them would get the wrong leap day.
"""

from __future__ import annotations

import datetime
from dataclasses import field
from functools import total_ordering

from docgen.light import dataclass, regex
from docgen.thai.numerals import thai_digits, to_thai

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

HEADED = regex("^วันที่(?![ก-๎])")
# A date that somebody is still to write: dots, strokes, or what is to stand there in brackets.
_ROOM = regex(
    rf"\([^()]*\)|(?:[\s._…/\-–]|วันที่|เดือน|{'|'.join(MONTHS)}|พ\.\s?ศ\.)*(?:[0-9๐-๙]{{2,4}})?"
)


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


def long_date(date: ThaiDate) -> str:
    """``๘ กันยายน ๒๕๖๔``; with the day still open ``กันยายน ๒๕๖๔``; else dots to write on."""
    if date.day is None and date.typed:
        return to_thai(HEADED.sub("", date.typed).strip())
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
