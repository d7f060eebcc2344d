"""``docgen check``: every fault at once; writes nothing unless it is asked to mend."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import say
from docgen.cli.options import chosen_circulars, circular_file, workspace_of

_WORD = ".docx"


def _file(written: str) -> Path:
    """A circular as everywhere, or a Word file."""
    from docgen.services.check_table import is_table
    from docgen.services.workspaces import is_file

    path = Path(written)
    if is_table(path) or (path.suffix.lower() == _WORD and is_file(path)):
        return path
    return circular_file(written)


@click.command(cls=Command, name="check")
@click.argument("files", nargs=-1, type=_file)
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
    from docgen.services.check_table import is_table

    tables = tuple(path for path in files if is_table(path))
    if tables and (len(files) > 1 or fix or diff):
        raise click.UsageError(say("output_of_one_table"))
    if tables:
        if not checking.table(console, tables[0], programme, output):
            raise click.exceptions.Exit(INPUT_ERRORS)
        return
    words = tuple(path for path in files if path.suffix.lower() == _WORD)
    if output is not None and not (fix and len(words) == 1 and len(files) == 1):
        raise click.UsageError(say("output_of_one_word_file"))
    if words and (diff or (fix and output is None)):
        raise click.UsageError(say("word_file_needs_output"))
    sound = [checking.word_file(console, path, output) for path in words]
    circulars = tuple(path for path in files if path not in words)
    for path in chosen_circulars(circulars) if circulars or not words else ():
        workspace = workspace_of(path)
        if fix or diff:
            checking.mend(console, path, workspace, write=fix and not diff)
        sound.append(checking.circular(console, path, workspace, everything=everything))
    if not all(sound):
        raise click.exceptions.Exit(INPUT_ERRORS)
