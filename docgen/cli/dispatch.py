"""``docgen dispatch``: what the mail room needs: print run, list, envelopes, labels, messages."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.batch import plan_of
from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.options import circular_argument, folder_option, json_option, workspace_of

_SIZES = ("C4", "C5", "C6", "DL")


@click.command(cls=Command, name="dispatch")
@circular_argument()
@folder_option()
@click.option("--only", multiple=True)
@click.option("--group", "groups", multiple=True)
@click.option("--duplex/--simplex", default=True)
@click.option("--separators", is_flag=True)
@click.option("--envelopes", type=click.Choice(_SIZES))
@click.option("--labels", is_flag=True)
@click.option("--mail", is_flag=True)
@json_option()
@click.pass_obj
def command(
    console: Console,
    file: Path,
    folder: Path | None,
    only: tuple[str, ...],
    groups: tuple[str, ...],
    duplex: bool,
    separators: bool,
    envelopes: str | None,
    labels: bool,
    mail: bool,
    as_json: bool,
) -> None:
    """Write the print run and the dispatch list, and what else was asked for."""
    from docgen.batch.dispatch import Wishes, jobs_of
    from docgen.cli.deliveries import Parcel, deliver
    from docgen.making import Press
    from docgen.writers.files import safe_name

    workspace = workspace_of(file)
    press = Press.of(workspace)
    plan = plan_of(file, workspace, press, ("docx", "pdf"), only, groups)
    console.report(plan.found, plan.sources)
    if plan.origin is None or plan.refused or not plan.can_write:
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    wishes = Wishes(duplex, separators, envelopes, labels, mail)
    jobs, found = jobs_of(plan, press, wishes)
    console.report(found, plan.sources)
    if not jobs:
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    target = folder or workspace.output / safe_name(file.stem) / "dispatch"
    deliver(console, [Parcel(target, jobs, plan.origin)], as_json=as_json)
