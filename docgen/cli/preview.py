"""``docgen preview``: an image of every page."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console, shown
from docgen.cli.deliveries import Parcel, deliver
from docgen.cli.framework import Command
from docgen.cli.options import circular_argument, folder_option, json_option, workspace_of


@click.command(cls=Command, name="preview")
@circular_argument()
@click.option("--ppi", type=click.IntRange(30, 600), default=110)
@click.option("--open", "opens", is_flag=True)
@folder_option()
@json_option()
@click.pass_obj
def command(
    console: Console, file: Path, ppi: int, opens: bool, folder: Path | None, as_json: bool
) -> None:
    """Draw the pages as PNG, as they will be in the PDF."""
    from docgen.batch.delivery import Job
    from docgen.batch.plan import origin, page_count
    from docgen.build import Press, prepare
    from docgen.writers.files import safe_name

    workspace = workspace_of(file)
    press = Press()
    prepared = prepare(file, workspace, press)
    console.report(prepared.found, prepared.sources)
    if not prepared.is_sound or prepared.dossier is None or prepared.pages is None:
        raise click.exceptions.Exit(1)
    pages = prepared.pages
    count = page_count(pages)
    names = tuple(f"{number:0{len(str(count))}d}.png" for number in range(1, count + 1))
    job = Job(
        row=1,
        recipient=file.stem,
        addressee=prepared.dossier.circular.recipient,
        pages=count,
        files=names,
        draw=lambda: dict(zip(names, press.pdf.images(pages, ppi), strict=True)),
    )
    target = folder or workspace.output / safe_name(file.stem) / "preview"
    deliver(console, [Parcel(target, (job,), origin(prepared, press))], as_json=as_json)
    if opens:
        click.launch(shown(target / names[0]))
