"""Every code, and the calendar of a month, for those who ask in a page."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator

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
    typed = _date(near)
    chosen = typed.gregorian() if typed is not None else None
    era = ThaiDate.of(today).year - today.year
    year, month = _year_and_month(wanted, chosen or today, era)
    feasts = office_calendar(workspace, year + era)

    def day_of(date: datetime.date) -> Day | None:
        if date.month != month:
            return None
        thai = ThaiDate.of(date)
        return Day(
            number=date.day,
            text=to_arabic(long_date(thai)),
            feast=feasts.holiday(thai),
            off=feasts.is_weekend(thai),
            is_today=date == today,
            is_chosen=date == chosen,
        )

    dates = calendar.Calendar().monthdatescalendar(year, month)
    weeks = tuple(tuple(map(day_of, week)) for week in dates)
    before, after = _beside(year, month, -1), _beside(year, month, 1)
    return Month(
        year + era,
        month,
        weeks,
        f"{before[0] + era}-{before[1]}",
        f"{after[0] + era}-{after[1]}",
        tuple(_named_weeks(weeks)),
    )


def _year_and_month(wanted: str, start: datetime.date, era: int) -> tuple[int, int]:
    """The year of our era and the month that are ``wanted``, or those of ``start``."""
    given, _, month_number = wanted.partition("-")
    year = number_within(given, 1950 + era, 2200 + era)
    month = number_within(month_number, 1, 12)
    return (year - era, month) if year and month else (start.year, start.month)


def _named_weeks(weeks: Iterable[tuple[Day | None, ...]]) -> Iterator[str]:
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
