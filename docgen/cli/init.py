"""``docgen init``: a workspace to start from."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command


@click.command(cls=Command, name="init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=True))
@click.pass_obj
def command(console: Console, folder: Path) -> None:
    """Copy the starting workspace into a new or empty folder."""
    from docgen.services.start import start_workspace

    report = start_workspace(folder)
    console.paths(report)
    if not report.is_sound:
        raise click.exceptions.Exit(INPUT_ERRORS)
    console.note("workspace_made", folder=folder)
