"""``docgen register receive``: an incoming letter, its number and its stamp."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import now, stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.register_options import book_options, the_shelf


@click.command(cls=Command, name="receive")
@click.argument("letter", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@book_options()
@click.option("--unit", default="")
@click.option("--paper", is_flag=True)
@click.option("--arrived", default="")
@click.option("--from", "sender", default="")
@click.option("--number", default="")
@click.option("--dated", default="")
@click.option("--subject", default="")
@click.option("--stamp/--no-stamp", "with_stamp", default=True)
@click.pass_obj
def command(
    console: Console,
    /,
    letter: Path,
    office: str,
    year: int | None,
    unit: str,
    paper: bool,
    arrived: str,
    sender: str,
    number: str,
    dated: str,
    subject: str,
    with_stamp: bool,
) -> None:
    """Record it and print the kept files."""
    from docgen.services.asked import moment_asked
    from docgen.services.receive import Arrival, IncomingEntry, receive_letter

    here = the_shelf(office, year)
    told = IncomingEntry(here.key, here.year, 0, "", "", number, dated, sender, "", subject, unit)
    came = moment_asked(arrived, "arrived") if arrived else None
    made = console.value_of(
        receive_letter(here, Arrival(letter, now(), came, paper, with_stamp, told), stamp())
    )
    for path in (made.kept, made.stamped):
        if path is not None:
            console.show_path(path)
    console.end("received", number=made.receipt.number, at=made.counted_from)
