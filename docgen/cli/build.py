"""``docgen build``: letters as DOCX and PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import vocabulary
from docgen.cli import finals
from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import say
from docgen.cli.options import (
    chosen_circulars,
    circulars_argument,
    folder_option,
    json_option,
    page_breaks_option,
    to_option,
    workspace_of,
)

if TYPE_CHECKING:
    from docgen.cli.deliveries import Parcel
    from docgen.making import MadeLetter, Presses


@click.command(cls=Command, name="build")
@circulars_argument()
@to_option("docx", "pdf")
@folder_option()
@page_breaks_option()
@json_option()
@click.option("--file-copy", is_flag=True)
@click.option("--final", is_flag=True)
@click.option("--approved", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_obj
def command(
    console: Console,
    files: tuple[Path, ...],
    formats: tuple[str, ...],
    folder: Path | None,
    page_breaks: bool,
    as_json: bool,
    file_copy: bool,
    final: bool,
    approved: Path | None,
) -> None:
    """Make each circular as it is written, to the addressee it names; all of them or none."""
    from docgen.cli.deliveries import deliver
    from docgen.making import Presses, prepare

    presses = Presses(page_breaks=page_breaks)
    letters = []
    paths = chosen_circulars(files)
    if approved is not None and not (final and len(paths) == 1):
        raise click.UsageError(say("approved_alone"))
    for path in paths:
        workspace = workspace_of(path)
        letters.append(prepare(path, workspace, presses.of(workspace)))
        console.report(letters[-1].found, letters[-1].sources)
    if not all(one.is_sound for one in letters):
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    letters = [one for one in letters if one.sample_of is None]
    if not letters:
        console.note("nothing_written")
        return
    if final:
        letters = finals.numbered(console, letters, presses, approved)
    targets = [_target(one, folder, alone=len(letters) == 1) for one in letters]
    parcels = [
        _parcel(one, to, presses, formats, file_copy=file_copy)
        for one, to in zip(letters, targets, strict=True)
    ]
    deliver(console, parcels, as_json=as_json)
    if final:
        finals.issued(letters, parcels)


def _target(prepared: MadeLetter, folder: Path | None, *, alone: bool) -> Path:
    from docgen.writers.files import safe_name

    name = safe_name(prepared.path.stem)
    if folder is None:
        return workspace_of(prepared.path).output / name
    return folder if alone else folder / name


def _parcel(
    prepared: MadeLetter,
    folder: Path,
    presses: Presses,
    formats: tuple[str, ...],
    *,
    file_copy: bool,
) -> Parcel:
    from docgen.batch.enclosures import Enclosures, enclosures
    from docgen.batch.plan import origin, whole_letter
    from docgen.cli.deliveries import Parcel
    from docgen.making import prepare

    workspace = workspace_of(prepared.path)
    press = presses.of(workspace)
    if "pdf" in formats and prepared.dossier is not None:
        enclosed = enclosures(prepared.dossier, press)
    else:
        enclosed = Enclosures()
    jobs = [whole_letter(prepared, press, formats, enclosed)]
    if file_copy:
        kept = prepare(prepared.path, workspace, press, file_copy=True)
        word = vocabulary.thai("copies", "file_copy")
        jobs.append(whole_letter(kept, press, formats, enclosed, copy=word))
    return Parcel(folder, tuple(jobs), origin(prepared, press, enclosed))
