"""``docgen batch``: one letter for each recipient."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import INPUT_ERRORS, SOME_FAILED, Command
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import (
    circular_argument,
    folder_option,
    json_option,
    page_breaks_option,
    to_option,
    workspace_of,
)


@click.command(cls=Command, name="batch")
@circular_argument()
@to_option("docx", "pdf")
@folder_option()
@click.option("--only", multiple=True)
@click.option("--keep-going", is_flag=True)
@click.option("--stop-on-first", is_flag=True)
@page_breaks_option()
@json_option()
@click.pass_obj
def command(
    console: Console,
    file: Path,
    formats: tuple[str, ...],
    folder: Path | None,
    only: tuple[str, ...],
    keep_going: bool,
    stop_on_first: bool,
    page_breaks: bool,
    as_json: bool,
) -> None:
    """Check every row, then write letter by letter; each is whole or not there."""
    from docgen.batch.plan import UnknownRecipientError, planned
    from docgen.build import Press
    from docgen.cli.deliveries import Parcel, deliver
    from docgen.writers.files import safe_name

    workspace = workspace_of(file)
    press = Press(page_breaks=page_breaks)
    names = tuple(one.strip() for group in only for one in group.split(",") if one.strip())
    try:
        plan = planned(file, workspace, press, formats=formats, only=names)
    except UnknownRecipientError as error:
        near = did_you_mean(error.name, error.known)
        raise click.UsageError(say("no_such_recipient", name=error.name) + near) from error
    console.report(plan.found, plan.sources)
    if plan.origin is None or (plan.refused and not keep_going) or not plan.can_write:
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    target = folder or workspace.output / safe_name(file.stem) / "batch"
    parcel = Parcel(target, plan.jobs, plan.origin)
    deliver(console, [parcel], as_json=as_json, stop_on_first=stop_on_first)
    if plan.refused:
        console.note("some_failed", failed=plan.refused, total=len(plan.jobs))
        raise click.exceptions.Exit(SOME_FAILED)
