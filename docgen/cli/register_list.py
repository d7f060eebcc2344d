"""``docgen register list``: the rows of a book."""

from __future__ import annotations

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf
from docgen.messages import columns


@click.command(cls=Command, name="list")
@book_options()
@click.pass_obj
def command(console: Console, office: str, year: int | None) -> None:
    """Print the book as the form has it."""
    from docgen.register import sheet
    from docgen.services.register import entries

    here = the_shelf(office, year)
    found, mended = entries(here, stamp())
    console.report(mended)
    click.echo(columns([sheet.headings(), *map(sheet.row, found)]), nl=False)
