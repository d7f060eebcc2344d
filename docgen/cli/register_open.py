"""``docgen register open``: how a year's book counts."""

from __future__ import annotations

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf

_FIRST = click.IntRange(1, 1_000_000)


@click.command(cls=Command, name="open")
@book_options()
@click.option("--together", is_flag=True)
@click.option("--start", type=_FIRST, default=1)
@click.option("--start-circular", type=_FIRST, default=1)
@click.option("--start-received", type=_FIRST, default=1)
@click.pass_obj
def command(
    console: Console,
    office: str,
    year: int | None,
    together: bool,
    start: int,
    start_circular: int,
    start_received: int,
) -> None:
    """Set the first numbers, and whether ว is counted with the others."""
    from docgen.services.register import StoredBook, opened_book

    here = the_shelf(office, year)
    firsts = (together, start, start_circular, start_received)
    opened_book(here, StoredBook(here.key, here.year, *firsts), stamp())
    console.end("book_open", office=here.key, year=here.year)
