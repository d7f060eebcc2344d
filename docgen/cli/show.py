"""``docgen show``: the letter as text."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import INPUT_ERRORS, Command
from docgen.cli.options import circular_argument, workspace_of


@click.command(cls=Command, name="show")
@circular_argument()
@click.pass_obj
def command(console: Console, file: Path) -> None:
    """Print what the letter says, even when it does not yet fit the page."""
    from docgen.build import prepare

    prepared = prepare(file, workspace_of(file))
    console.report(prepared.found, prepared.sources)
    if prepared.letter is not None:
        click.echo(prepared.letter.to_text(), nl=False)
    if not prepared.is_sound:
        raise click.exceptions.Exit(INPUT_ERRORS)
