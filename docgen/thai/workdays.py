"""Working days of offices: not Saturday, not Sunday, not a public holiday."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from docgen.light import dataclass
from docgen.thai.dates import ThaiDate

_SATURDAY = 5
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The public holidays of offices, by Gregorian day."""

    holidays: Mapping[datetime.date, str] = field(default_factory=dict)

    def holiday(self, date: ThaiDate) -> str:
        """The name of the holiday on that day; empty when it is none."""
        return self.holidays.get(date.gregorian(), "")

    def is_weekend(self, date: ThaiDate) -> bool:
        """Whether that day is a Saturday or Sunday."""
        return date.gregorian().weekday() >= _SATURDAY

    def is_working(self, date: ThaiDate) -> bool:
        """Whether offices work on that day."""
        return not self.is_weekend(date) and not self.holiday(date)

    def workday_before(self, date: ThaiDate, days: int) -> ThaiDate:
        """The working day ``days`` working days before ``date``; for 0 itself or the one before.

        Three before Thursday, 30 September is Monday, 27 September.
        """
        day = date.gregorian()
        while not self.is_working(ThaiDate.of(day)):
            day -= _DAY
            if days > 0 and self.is_working(ThaiDate.of(day)):
                days -= 1
        while days > 0:
            day -= _DAY
            days -= self.is_working(ThaiDate.of(day))
        return ThaiDate.of(day)

    def counts_from(
        self, moment: datetime.datetime, begins: datetime.time, ends: datetime.time
    ) -> datetime.datetime:
        """The moment from which what arrives then counts: at once in working hours, else the next.

        What arrives at six in the evening of a Wednesday counts from half past eight of Thursday.
        """
        day, time = moment.date(), moment.time()
        if self.is_working(ThaiDate.of(day)) and begins <= time < ends:
            return moment
        if time >= begins:
            day += _DAY
        while not self.is_working(ThaiDate.of(day)):
            day += _DAY
        return datetime.datetime.combine(day, begins, moment.tzinfo)
