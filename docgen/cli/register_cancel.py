"""``docgen register cancel``: a number that is used no more."""

from __future__ import annotations

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf


@click.command(cls=Command, name="cancel")
@click.argument("number")
@book_options()
@click.option("--circular", is_flag=True)
@click.option("--reason", default="")
@click.pass_obj
def command(
    console: Console, number: str, office: str, year: int | None, circular: bool, reason: str
) -> None:
    """Cancel a number with its reason."""
    from docgen.services.register import cancel_number, number_text

    entry = cancel_number(the_shelf(office, year), number, reason, stamp(), circular=circular)
    click.echo(number_text(entry))
    told = "cancelled" if entry.subject else "cancelled_reserved"
    console.end(told, number=number_text(entry), subject=entry.subject)
