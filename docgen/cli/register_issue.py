"""``docgen register issue``: a letter that was not made by docgen, under its number."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(cls=Command, name="issue")
@click.argument("number")
@click.argument("files", nargs=-1, type=_FILE)
@book_options()
@click.option("--circular", is_flag=True)
@click.option("--subject", default="")
@click.option("--dated", default="")
@click.option("--to", "addressee", default="")
@click.pass_obj
def command(
    console: Console,
    number: str,
    files: tuple[Path, ...],
    office: str,
    year: int | None,
    circular: bool,
    subject: str,
    dated: str,
    addressee: str,
) -> None:
    """Record the letter and its files."""
    from docgen.services.register import NumberRequest, issued_by_hand, number_text

    here = the_shelf(office, year)
    prefix, agency = here.office.reference_prefix or "", here.office.agency
    told = NumberRequest(
        here.key, here.year, circular, "", prefix, dated, agency, addressee, subject=subject
    )
    entry = issued_by_hand(here, number, told, files, stamp(), circular=circular)
    click.echo(number_text(entry))
