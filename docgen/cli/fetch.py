"""``docgen fetch``: the data of ``config/sources.yaml`` into the workspace."""

from __future__ import annotations

import click

from docgen.cli.clock import now, seconds
from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.options import workspace_of


@click.command(cls=Command, name="fetch")
@click.argument("names", nargs=-1)
@click.pass_obj
def command(console: Console, names: tuple[str, ...]) -> None:
    """Take snapshots; builds read these and nothing from outside."""
    from docgen.services.fetch import fetch

    report = fetch(workspace_of(), names, now(), seconds)
    for source in console.value_of(report):
        console.show_path(source.path)
        console.note("fetched" if source.is_new else "fetched_same", rows=source.rows)
    if any(fault.is_error for fault in report.found):
        raise click.exceptions.Exit(INPUT_ERRORS)
