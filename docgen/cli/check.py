"""``docgen check``: every fault at once; writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import INPUT_ERRORS, Command
from docgen.cli.options import chosen_circulars, circulars_argument, workspace_of


@click.command(cls=Command, name="check")
@circulars_argument()
@click.pass_obj
def command(console: Console, files: tuple[Path, ...]) -> None:
    """Take every circular through all stages but the last."""
    from docgen.build import Press, prepare

    press = Press()
    sound = True
    for path in chosen_circulars(files):
        prepared = prepare(path, workspace_of(path), press)
        console.report(prepared.found, prepared.sources)
        sound = sound and prepared.is_sound
        if prepared.pages is not None and prepared.is_sound:
            pages = sum(len(section.pages) for section in prepared.pages.sections)
            console.note("passed", path=path.name, pages=pages)
    if not sound:
        raise click.exceptions.Exit(INPUT_ERRORS)
