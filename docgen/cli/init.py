"""``docgen init``: a workspace to start from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.cli.clock import today
from docgen.cli.console import Console, path_as_typed
from docgen.cli.framework import Command
from docgen.cli.init_asked import ask_what_is_left
from docgen.cli.messages import say


@click.command(cls=Command, name="init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=True))
@click.option("--office", "agency", default="")
@click.option("--letterhead", default="")
@click.option("--responsible", "responsible_office", default="")
@click.option("--prefix", "reference_prefix", default="")
@click.option("--telephone", default="")
@click.option("--signatory", "name", default="")
@click.option("--post", "position_title", default="")
@click.option("--examples", is_flag=True)
@click.pass_obj
def command(console: Console, /, folder: Path, *, examples: bool, **given: str) -> None:
    """Make a workspace of one's own office, or one with a sample office."""
    from docgen.services import start

    answers = {(file, field): given[field] for file, field in start.ASKED}
    asks = not examples and (any(answers.values()) or sys.stdin.isatty())
    if asks:
        ask_what_is_left(answers)
        console.value_of(start.own_workspace(folder, answers))
    else:
        console.value_of(start.start_workspace(folder, examples=examples))
    if not examples:
        console.value_of(start.first_letter(folder, say("first_letter_name"), today()))
    if start.is_same_folder(folder, Path.cwd()):
        console.end("workspace_made_here")
    else:
        console.end("workspace_made", folder=path_as_typed(str(folder)))
