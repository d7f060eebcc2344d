"""``docgen forward``: the forwarding circular for another office, as YAML."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import (
    circular_argument,
    file_option,
    keys_option,
    workspace_of,
    write_or_print,
)


@click.command(cls=Command, name="forward")
@circular_argument()
@click.option("--office", required=True)
@click.option("--date", "dated", default="")
@click.option("--lead", type=click.IntRange(0, 60), default=0)
@click.option("--urgency", default="")
@file_option()
@keys_option()
@click.pass_obj
def command(
    console: Console,
    file: Path,
    office: str,
    dated: str,
    lead: int,
    urgency: str,
    output: Path | None,
    keys: str,
) -> None:
    """Write what the other office sends on; its clerk reads the wording over."""
    from docgen.cli.dates import date_given, urgency_given
    from docgen.drafting.earlier_letter import earlier_letter
    from docgen.drafting.forwarding import Step, forwarded
    from docgen.loading.circular import circulars
    from docgen.loading.workspace import offices
    from docgen.loading.workspace.calendar import calendar
    from docgen.model.circular import Urgency

    workspace = workspace_of(file)
    known = offices.offices(workspace)
    if office not in known.names:
        near = did_you_mean(office, tuple(known.names))
        raise click.UsageError(say("no_such_office", name=office) + near)
    raised: Urgency | None = urgency_given(urgency)
    date = date_given(dated, datetime.datetime.now().astimezone().date())
    loaded = circulars.load(file, workspace)
    loaded.sources.add(str(known.path), known.lines)
    named = known.models.get(office)
    own_faults = [one for one in known.faults[office] if one not in loaded.found]
    console.report([*loaded.found, *own_faults], loaded.sources)
    if loaded.dossier is None or named is None:
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    years = {one.until.year for one in loaded.dossier.circular.deadlines.values()}
    step = Step(
        office,
        named,
        date,
        lead=lead,
        calendar=calendar(workspace, *years),
        urgency=raised,
        earlier=earlier_letter(loaded.dossier, office, named, date, workspace),
    )
    made = forwarded(loaded.dossier, step, keys=keys)
    console.report(made.found, loaded.sources)
    write_or_print(made.text, output)
