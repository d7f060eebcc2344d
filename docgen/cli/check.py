"""``docgen check``: every fault at once; writes nothing unless it is asked to mend."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.options import file_to_check


@click.command(cls=Command, name="check")
@click.argument("files", nargs=-1, type=file_to_check)
@click.option("--programme", default="")
@click.option("--fix", is_flag=True)
@click.option("--all", "everything", is_flag=True)
@click.option("--diff", is_flag=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def command(
    console: Console,
    files: tuple[Path, ...],
    programme: str,
    fix: bool,
    everything: bool,
    diff: bool,
    output: Path | None,
) -> None:
    """Take every circular through all stages but the last; hold Word files to the standard."""
    from docgen.cli import checking

    wanted = checking.CheckOptions(programme, fix, everything, diff, output)
    if not checking.are_sound(console, files, wanted):
        raise click.exceptions.Exit(INPUT_ERRORS)
