"""``docgen diff``: what changed between two circulars or letters."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE
from docgen.cli.options import circular_file


@click.command(cls=Command, name="diff")
@click.argument("before", type=circular_file)
@click.argument("after", type=circular_file)
@click.pass_obj
def command(console: Console, before: Path, after: Path) -> None:
    """One sentence a change, in the order of the letter."""
    from docgen.services.compare import change_text, compare

    changes = console.value_of(compare(before, after))
    for change in changes:
        click.echo(change_text(change, LANGUAGE.get()))
    if not changes:
        console.note("diff_none")
