"""``docgen register export``: a book as CSV, XLSX or PDF."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf


@click.command(cls=Command, name="export")
@book_options()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--received", is_flag=True)
@click.pass_obj
def command(
    console: Console, office: str, year: int | None, output: Path | None, received: bool
) -> None:
    """Write the book and print where."""
    from docgen.services.register_export import export_book

    console.show_path(export_book(the_shelf(office, year), output, stamp(), received=received))
