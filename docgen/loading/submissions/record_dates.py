"""The dates of the rows held against each other and against the day of the data."""

from __future__ import annotations

from dataclasses import field

from docgen.diagnostics import Diagnostic, listed_names
from docgen.light import dataclass
from docgen.loading.tables.grids import Row
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic

_SHOWN = 3
TurnedDates = dict[tuple[str, int, str], tuple[Row, str, ThaiDate, ThaiDate]]


@dataclass(slots=True)
class RecordDates:
    """Rows whose dates cannot all be right; ``until`` is the day the data is said to be of."""

    until: ThaiDate | None = None
    reversed: TurnedDates = field(default_factory=dict)
    future: TurnedDates = field(default_factory=dict)

    def add(
        self, row: Row, heading: str, recorded: ThaiDate | None, confirmed: ThaiDate | None
    ) -> None:
        """The dates of one row; ``heading`` is that of the cell with ``recorded``."""
        if recorded and confirmed and _days(confirmed) < _days(recorded):
            self.reversed.setdefault(
                _key(row, "confirmed"), (row, "confirmed", confirmed, recorded)
            )
        until = self.until
        if until is None:
            return
        for name, date in ((heading, recorded), ("confirmed", confirmed)):
            if date and _days(date) > _days(until):
                self.future.setdefault(_key(row, name), (row, name, date, until))

    def date_warnings(self) -> list[Diagnostic]:
        """A warning for each sort of rows, at the first of them, with their number."""
        sorts = (("DG4127", self.reversed), ("DG4128", self.future))
        return [_warning(code, list(rows.values())) for code, rows in sorts if rows]


def _warning(code: str, rows: list[tuple[Row, str, ThaiDate, ThaiDate]]) -> Diagnostic:
    row, name, date, other = rows[0]
    cells = [each_row.place(heading).cell for each_row, heading, _, _ in rows]
    params = {
        "date": to_arabic(long_date(date)),
        "other": to_arabic(long_date(other)),
        "count": len(rows),
        "rows": listed_names(cells, _SHOWN),
    }
    return Diagnostic(code, row.place(name), params)


def _key(row: Row, name: str) -> tuple[str, int, str]:
    return row.grid.file, row.record.number, name


def _days(date: ThaiDate) -> tuple[int, int, int]:
    """A month without a day is over on its last one."""
    return date.year, date.month, date.day or 31
