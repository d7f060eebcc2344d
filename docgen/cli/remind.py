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
    from docgen.services.followed import asked_of
    from docgen.services.following import follow
    from docgen.services.remind import remind

    days = {"date": dated, "as_of": as_of, "until": until}
    asked = asked_of(number, days, urgency, today())
    case = console.value_of(follow(file, workspace_of(file), data))
    console.paths(remind(case, asked))
