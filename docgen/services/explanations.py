"""Every code, and the calendar of a month, for those who ask in a page."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from docgen.codes import CODES
from docgen.codes.code import Code
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.calendar import calendar as office_calendar
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.whole_numbers import number_within


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month: its number, as it is typed into a letter, and why offices are closed."""

    number: int
    text: str
    feast: str
    off: bool
    is_today: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks that begin on Monday; ``before`` and ``after`` are its neighbours."""

    year: int
    number: int
    weeks: tuple[tuple[Day | None, ...], ...]
    before: str
    after: str
    feasts: tuple[str, ...]


def all_codes() -> tuple[Code, ...]:
    """Every code, in order."""
    return tuple(CODES[name] for name in sorted(CODES))


def month_of(workspace: Workspace, wanted: str, near: str, today: datetime.date) -> Month:
    """The month ``wanted`` (``2564-9``, Buddhist era), or the one of the date typed ``near``."""
    chosen = _date(near)
    start = chosen.gregorian() if chosen is not None else today
    year, month = start.year, start.month
    era = ThaiDate.of(today).year - today.year
    given, _, month_number = wanted.partition("-")
    wanted_year = number_within(given, 1950 + era, 2200 + era)
    wanted_month = number_within(month_number, 1, 12)
    if wanted_year and wanted_month:
        year, month = wanted_year - era, wanted_month
    feasts = office_calendar(workspace, year + era)
    weeks = []
    for week in calendar.Calendar().monthdatescalendar(year, month):
        days = []
        for date in week:
            thai = ThaiDate.of(date)
            day = Day(
                number=date.day,
                text=to_arabic(long_date(thai)),
                feast=feasts.holiday(thai),
                off=feasts.is_weekend(thai),
                is_today=date == today,
                is_chosen=chosen is not None and date == chosen.gregorian(),
            )
            days.append(day if date.month == month else None)
        weeks.append(tuple(days))
    named = tuple(_named_weeks(weeks))
    before, after = _beside(year, month, -1), _beside(year, month, 1)
    return Month(
        year + era,
        month,
        tuple(weeks),
        f"{before[0] + era}-{before[1]}",
        f"{after[0] + era}-{after[1]}",
        named,
    )


def _named_weeks(weeks: list[tuple[Day | None, ...]]) -> Iterator[str]:
    for week in weeks:
        for day in week:
            if day is not None and day.feast:
                yield f"{day.number} {day.feast}"


def _beside(year: int, month: int, by: int) -> tuple[int, int]:
    whole = year * 12 + month - 1 + by
    return whole // 12, whole % 12 + 1


def _date(text: str) -> ThaiDate | None:
    try:
        date: ThaiDate = parse_date(text)
        return date if date.day is not None else None
    except (Fault, ValueError):
        return None
