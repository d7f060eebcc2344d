"""Dates and urgencies as they are given on the command line."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from docgen.cli.messages import say

if TYPE_CHECKING:
    from docgen.model.circular import Urgency
    from docgen.thai.dates import ThaiDate


def date_given(written: str, today: datetime.date) -> ThaiDate:
    """The date of a letter to be; where none is given, this month with its day left open."""
    from docgen.diagnostics import Diagnostic
    from docgen.thai import Fault
    from docgen.thai.dates import ThaiDate, parse_date

    if not written:
        now = ThaiDate.of(today)
        return ThaiDate(now.year, now.month, None)
    try:
        return parse_date(written)
    except Fault as fault:
        reason = Diagnostic(fault.code, None, fault.params).message()
        raise click.UsageError(say("bad_value", name="--date", reason=reason)) from fault


def urgency_given(written: str) -> Urgency | None:
    """An urgency by its Thai or English name; ``None`` when none is given."""
    from docgen import vocabulary
    from docgen.model.circular import Urgency

    if not written:
        return None
    name = vocabulary.english("urgency", written)
    if name is None:
        choices = ", ".join(vocabulary.names("urgency"))
        raise click.UsageError(say("not_a_choice", name="--urgency", choices=choices))
    return Urgency(name)
