"""``docgen preview``: an image of every page."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import Console, shown
from docgen.cli.deliveries import Parcel, deliver
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.options import circular_argument, folder_option, json_option, workspace_of

if TYPE_CHECKING:
    from docgen.loading.workspace import Workspace
    from docgen.making import Press

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
    from docgen.making import Press

    workspace = workspace_of(file)
    press = Press.of(workspace)

    def draw() -> Path | None:
        nonlocal press
        press = press.renewed(workspace)
        return _drawn(console, file, workspace, press, ppi=ppi, folder=folder, as_json=as_json)

    seen = _saved(workspace)
    first = draw()
    if opens and first is not None:
        click.launch(shown(first))
    if first is None and not watch:
        raise click.exceptions.Exit(INPUT_ERRORS)
    while watch:
        time.sleep(_BETWEEN_LOOKS)
        now = _saved(workspace)
        if now != seen:
            seen = now
            draw()


def _drawn(
    console: Console,
    file: Path,
    workspace: Workspace,
    press: Press,
    *,
    ppi: int,
    folder: Path | None,
    as_json: bool,
) -> Path | None:
    """Write an image of every page; the first one, or ``None`` where the input has errors."""
    from docgen.batch.delivery import Job
    from docgen.batch.plan import origin, page_count
    from docgen.making import prepare
    from docgen.model.dossier import in_one_line
    from docgen.writers.files import safe_name

    prepared = prepare(file, workspace, press)
    console.report(prepared.found, prepared.sources)
    if not prepared.is_sound or prepared.dossier is None or prepared.pages is None:
        return None
    pages = prepared.pages
    count = page_count(pages)
    names = tuple(f"{number:0{len(str(count))}d}.png" for number in range(1, count + 1))

    def drawn() -> dict[str, bytes]:
        return dict(zip(names, press.pdf.images(pages, ppi), strict=True))

    job = Job(
        row=1,
        recipient=file.stem,
        addressee=in_one_line(prepared.dossier.circular.recipient),
        pages=count,
        files=names,
        begin=lambda: drawn,
    )
    target = folder or workspace.output / safe_name(file.stem) / "preview"
    deliver(console, [Parcel(target, (job,), origin(prepared, press))], as_json=as_json)
    return target / names[0]


def _saved(workspace: Workspace) -> dict[Path, int]:
    """When each file that a letter may draw on was last saved."""
    folders = (workspace.config, workspace.templates)
    return {
        path: path.stat().st_mtime_ns
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }
