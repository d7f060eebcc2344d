"""Rules about the days on which deadlines fall."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule_input import SourceRule
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Dossier
from docgen.thai.dates import WEEKDAYS, long_date
from docgen.thai.numerals import to_arabic


def on_working_days(dossier: Dossier) -> Iterator[Diagnostic]:
    """A deadline falls on a day on which offices work."""
    whole = {
        name: deadline.until
        for name, deadline in dossier.circular.deadlines.items()
        if deadline.until.day is not None
    }
    if not whole:
        return
    days = dossier.around.calendar
    yield from dossier.around.calendar_faults
    for name, until in whole.items():
        if days.is_working(until):
            continue
        at = dossier.places.of("deadlines", name, "until")
        suggestion = to_arabic(long_date(days.workday_before(until, 0)))
        params = {"name": name, "until": to_arabic(long_date(until)), "suggestion": suggestion}
        if days.is_weekend(until):
            weekday = WEEKDAYS[until.gregorian().weekday()]
            yield Diagnostic("DG2201", at, {**params, "weekday": weekday})
        else:
            yield Diagnostic("DG2202", at, {**params, "holiday": days.holiday(until)})


SOURCE_RULES: tuple[SourceRule, ...] = (on_working_days,)
