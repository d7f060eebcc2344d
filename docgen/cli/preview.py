"""``docgen preview``: an image of every page."""

from __future__ import annotations

import time
from pathlib import Path

import click

from docgen.cli.console import Console, shown_path
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.options import circular_argument, folder_option, json_option, workspace_of

_BETWEEN_LOOKS = 0.2


@click.command(cls=Command, name="preview")
@circular_argument()
@click.option("--ppi", type=click.IntRange(30, 600), default=110)
@click.option("--open", "opens", is_flag=True)
@click.option("--watch", is_flag=True)
@folder_option()
@json_option()
@click.pass_obj
def command(
    console: Console,
    file: Path,
    ppi: int,
    opens: bool,
    watch: bool,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Draw the pages as PNG, as they will be in the PDF; ``--watch`` does so at every save."""
    from docgen.services.preview import Previewing

    work = Previewing(file, workspace_of(file), ppi, folder)
    seen = work.times_saved()
    images: list[Path] = []
    console.follow(work.write_pages(), as_json=as_json, files=images)
    if opens and images:
        click.launch(shown_path(images[0]))
    if not images and not watch:
        raise click.exceptions.Exit(INPUT_ERRORS)
    while watch:
        time.sleep(_BETWEEN_LOOKS)
        now = work.times_saved()
        if now != seen:
            seen = now
            console.follow(work.write_pages(), as_json=as_json)
