"""``docgen read``: a draft circular from a received letter."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.options import file_option, keys_option, workspace_of, write_or_print


@click.command(cls=Command, name="read")
@click.argument("letter", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@file_option()
@keys_option()
@click.pass_obj
def command(console: Console, letter: Path, output: Path | None, keys: str) -> None:
    """Read DOCX, PDF or text; what is not sure says so beside it."""
    from docgen.services import read

    draft = console.value_of(read.read_letter(letter, workspace_of(), keys))
    write_or_print(draft.text, output)
    console.note("read_so_far", doubtful=draft.to_check)
