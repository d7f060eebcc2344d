"""``docgen show``: the letter as text."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE
from docgen.cli.options import circular_argument, workspace_of


@click.command(cls=Command, name="show")
@circular_argument()
@click.pass_obj
def command(console: Console, file: Path) -> None:
    """Print what the letter says, even when it does not yet fit the page."""
    from docgen.services.show import letter_text

    report = letter_text(file, workspace_of(file), language=LANGUAGE.get())
    click.echo(console.value_of(report), nl=False)
    if not report.is_sound:
        raise click.exceptions.Exit(INPUT_ERRORS)
