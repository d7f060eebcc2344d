"""``docgen register list``: the rows of a book."""

from __future__ import annotations

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf
from docgen.messages import text_in_columns


@click.command(cls=Command, name="list")
@book_options()
@click.option("--received", is_flag=True)
@click.pass_obj
def command(console: Console, office: str, year: int | None, received: bool) -> None:
    """Print the book as the form has it."""
    from docgen.services.register import other_years, rows_of_book, sheet

    here = the_shelf(office, year)
    if received:
        from docgen.services.receive import receipts

        rows = map(sheet.receipt_row, receipts(here, stamp()))
        click.echo(text_in_columns([sheet.receipt_headings(), *rows]), nl=False)
        return
    found, mended = rows_of_book(here, stamp())
    console.report(mended)
    click.echo(text_in_columns([sheet.headings(), *map(sheet.row_of_form, found)]), nl=False)
    years = other_years(here) if not found else ()
    if years:
        known = ", ".join(map(str, years))
        console.note("register_other_years", year=here.year, known=known, first=years[0])
        console.tally.is_ended = True
