"""``docgen annex``: each annex alone, as DOCX, PDF and XLSX."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import opening
from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import (
    circular_argument,
    folder_option,
    json_option,
    to_option,
    workspace_of,
)
from docgen.services.formats import OF_ANNEXES

if TYPE_CHECKING:
    from docgen.diagnostics import Diagnostic
    from docgen.loading.workspace import Workspace
    from docgen.making import MadeLetter, Press

_NEAR = "DG4102"


@click.command(cls=Command, name="annex")
@circular_argument()
@to_option(*OF_ANNEXES)
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
    from docgen.batch.plan import annexes_alone, origin
    from docgen.cli.deliveries import Parcel, deliver
    from docgen.diagnostics import Diagnostic, Rejected
    from docgen.making import Press, prepare
    from docgen.writers.files import safe_name

    workspace = workspace_of(file)
    if write_aliases:
        _keep_aliases(console, file, workspace)
        return
    press = Press.of(workspace)
    if only is None:
        prepared = prepare(file, workspace, press)
    else:
        prepared = _to_one(file, workspace, press, only)
    console.report(prepared.found, prepared.sources)
    if not prepared.is_sound:
        _offer_aliases(console, prepared.found)
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    jobs = annexes_alone(prepared, press, formats)
    if not jobs:
        raise Rejected([Diagnostic("DG5104", None)])
    own = () if only is None else (safe_name(only),)
    target = folder or workspace.output.joinpath(safe_name(file.stem), "annex", *own)
    deliver(console, [Parcel(target, jobs, origin(prepared, press))], as_json=as_json)


def _to_one(file: Path, workspace: Workspace, press: Press, name: str) -> MadeLetter:
    """The letter to one recipient of the list, whose annexes may be for him alone."""
    from docgen.loading.circular import circulars
    from docgen.making import MadeLetter, letters

    loaded = circulars.load(file, workspace)
    if loaded.dossier is None:
        return MadeLetter(file, None, None, None, loaded.found, loaded.sources)
    recipients = {one.name: one for one in loaded.dossier.recipients}
    if name not in recipients:
        near = did_you_mean(name, tuple(recipients))
        raise click.UsageError(say("no_such_recipient", name=name) + near)
    return next(letters(loaded.dossier, (recipients[name],), loaded, workspace, press))


def _certain(found: Iterable[Diagnostic]) -> dict[str, str]:
    """Names that are no province, with the one that is near; where two are near, neither."""
    return {
        one.params["name"]: one.params["near"]
        for one in found
        if one.code == _NEAR and one.params.get("near")
    }


def _offer_aliases(console: Console, found: Iterable[Diagnostic]) -> None:
    names = _certain(found)
    if names:
        console.note("aliases_offered", names=_said(names))


def _keep_aliases(console: Console, file: Path, workspace: Workspace) -> None:
    """Add what can be offered for certain to ``config/aliases.yaml``; the clerk looks at it."""
    from docgen.cli.console import shown
    from docgen.diagnostics import Rejected
    from docgen.loading.circular import circulars
    from docgen.loading.workspace import aliases
    from docgen.loading.yaml.yaml_source import MOST_BYTES
    from docgen.writers.files import write_together

    names = _certain(circulars.load(file, workspace).found)
    if not names:
        console.note("aliases_none")
        return
    path = workspace.config / "aliases.yaml"
    found, fault = opening.content_or_fault(path, MOST_BYTES)
    if fault is not None and fault.code != "DG1001":
        raise Rejected([fault])
    text = (found or b"").decode("utf-8")
    made = aliases.added(text, names).encode("utf-8")
    write_together(path.parent, {path.name: made}, replace=[path.name])
    click.echo(shown(path))
    console.note("aliases_written", path=shown(path), names=_said(names))


def _said(names: dict[str, str]) -> str:
    return ", ".join(f"{written} = {meant}" for written, meant in names.items())
