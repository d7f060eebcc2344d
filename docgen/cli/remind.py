"""``docgen remind``: the letter to those who have not answered."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import today
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.options import circular_argument, workspace_of


@click.command(cls=Command, name="remind")
@circular_argument()
@click.option("--round", "number", type=click.IntRange(1, 20), default=1)
@click.option("--data", default="")
@click.option("--date", "dated", default="")
@click.option("--as-of", default="")
@click.option("--until", default="")
@click.option("--urgency", default="")
@click.pass_obj
def command(
    console: Console,
    file: Path,
    number: int,
    data: str,
    dated: str,
    as_of: str,
    until: str,
    urgency: str,
) -> None:
    """Write a circular and its list: only those late or silent by the newest data."""
    from docgen.services.asked import date_asked, thai_date, urgency_asked
    from docgen.services.following import follow
    from docgen.services.remind import ReminderRequest, remind

    now = today()
    date = date_asked(dated, now, "dated")
    seen = date_asked(as_of, now, "as_of") if as_of else date
    if seen.day is None:
        seen = thai_date(now)
    last = date_asked(until, now, "until") if until else None
    asked = ReminderRequest(number, date, seen, last, urgency_asked(urgency))
    case = console.value_of(follow(file, workspace_of(file), data))
    console.paths(remind(case, asked))
