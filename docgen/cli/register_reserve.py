"""``docgen register reserve``: numbers kept free for letters to come."""

from __future__ import annotations

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf


@click.command(cls=Command, name="reserve")
@book_options()
@click.option("--circular", is_flag=True)
@click.option("--kind", default="")
@click.option("--count", type=click.IntRange(1, 10_000), default=1)
@click.option("--subject", default="")
@click.pass_obj
def command(
    console: Console,
    office: str,
    year: int | None,
    circular: bool,
    kind: str,
    count: int,
    subject: str,
) -> None:
    """Print the numbers, one a line."""
    from docgen.services.asked import kind_asked
    from docgen.services.register import number_text, reserve_numbers

    here = the_shelf(office, year)
    name = kind_asked(kind, here.workspace).id if kind else ""
    for entry in reserve_numbers(
        here, count, stamp(), circular=circular, kind=name, subject=subject
    ):
        reference = entry.reference_number
        click.echo(reference.text if reference else number_text(entry))
