"""``docgen register import``: an office's former register."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf


@click.command(cls=Command, name="import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@book_options()
@click.option("--together", is_flag=True)
@click.pass_obj
def command(console: Console, file: Path, office: str, year: int | None, together: bool) -> None:
    """Take over all rows, or none."""
    from docgen.services.register import import_register

    report = import_register(the_shelf(office, year), file, stamp(), together=together)
    console.report(report.found, report.sources)
    if report.value is None:
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    console.end("imported", count=report.value)
