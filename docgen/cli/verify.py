"""``docgen verify``: every file of a folder against its manifest."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console, shown
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command


@click.command(cls=Command, name="verify")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_obj
def command(console: Console, folder: Path) -> None:
    """Read every file and say which is not as docgen wrote it."""
    from docgen.services.verify import verify

    report = verify(folder)
    good = console.value_of(report)
    if not report.is_sound:
        raise click.exceptions.Exit(INPUT_ERRORS)
    console.note("verified", folder=shown(folder.resolve()), count=good)
