"""``docgen remind``: the letter to those who have not answered."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from docgen import opening
from docgen.cli.console import Console, shown
from docgen.cli.framework import Command
from docgen.cli.options import circular_argument


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
    from docgen.batch.delivery import disk_fault
    from docgen.cli.dates import date_given, urgency_given
    from docgen.cli.following import followed
    from docgen.diagnostics import Diagnostic, Rejected
    from docgen.drafting.followup import outstanding
    from docgen.drafting.reminding import Round, reminder, stem_of
    from docgen.loading.circular.other_circulars import neighbour
    from docgen.thai.dates import ThaiDate
    from docgen.writers.files import write_together

    today = datetime.datetime.now().astimezone().date()
    raised = urgency_given(urgency)
    date = date_given(dated, today)
    seen = date_given(as_of, today) if as_of else date
    if seen.day is None:
        seen = ThaiDate.of(today)
    case = followed(console, file, data)
    if not outstanding(case.answers):
        raise Rejected([Diagnostic("DG2225", None)])
    folder, lists = file.parent, case.workspace.config / "recipients"
    former = [folder / f"{stem_of(file.stem, one)}.yaml" for one in range(1, number)]
    this = Round(
        number=number,
        date=date,
        as_of=seen,
        data=case.data,
        until=date_given(until, today) if until else None,
        urgency=raised,
        former=tuple(neighbour(one, case.workspace) for one in former if opening.is_file(one)),
    )
    made = reminder(case.dossier, case.answers, this)
    targets = {
        lists / f"{made.stem}.csv": made.recipients,
        folder / f"{made.stem}.yaml": made.circular,
    }
    for path in targets:
        if opening.exists(path):
            raise Rejected([Diagnostic("DG5002", None, {"file": str(path)})])
    for path, text in targets.items():
        try:
            write_together(path.parent, {path.name: text.encode("utf-8")})
        except OSError as error:
            raise Rejected([disk_fault(error, path)]) from error
        click.echo(shown(path))
