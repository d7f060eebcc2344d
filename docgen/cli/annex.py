"""``docgen annex``: each annex alone, as DOCX, PDF and XLSX."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console, shown_path
from docgen.cli.framework import Command
from docgen.cli.messages import say
from docgen.cli.options import (
    circular_argument,
    folder_option,
    json_option,
    to_option,
    workspace_of,
)
from docgen.services.formats import OF_ANNEXES, USUAL


@click.command(cls=Command, name="annex")
@circular_argument()
@to_option(OF_ANNEXES, USUAL)
@folder_option()
@json_option()
@click.option("--only")
@click.option("--write-aliases", is_flag=True)
@click.pass_obj
def command(
    console: Console,
    file: Path,
    formats: tuple[str, ...],
    folder: Path | None,
    as_json: bool,
    only: str | None,
    write_aliases: bool,
) -> None:
    """Write the annexes without their letter."""
    from docgen.services import annex
    from docgen.services.deliver import DeliveryRules, deliver_parcels

    workspace = workspace_of(file)
    if write_aliases:
        kept = console.value_of(annex.keep_aliases(file, workspace))
        if kept.names:
            console.show_path(kept.path)
        note = "aliases_written" if kept.names else "aliases_none"
        console.note(note, path=shown_path(kept.path), names=_pairs(kept.names))
        return
    report = annex.annexes(file, workspace, formats, folder=folder, recipient=only)
    near = annex.certain_names(report.found)
    offered = [say("aliases_offered", names=_pairs(near))] if near else []
    parcel = console.value_of(report, *offered, say("nothing_written"))
    console.follow_to_the_end(deliver_parcels([parcel], DeliveryRules()), as_json=as_json)


def _pairs(names: dict[str, str]) -> str:
    return ", ".join(f"{written} = {meant}" for written, meant in names.items())
