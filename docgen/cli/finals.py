"""``build --final``: nothing left open, numbers from the register, what went out recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from docgen.cli.deliveries import Parcel
    from docgen.diagnostics import Diagnostic
    from docgen.making import MadeLetter, Presses
    from docgen.model.dossier import Dossier


def numbered(
    console: Console, letters: Sequence[MadeLetter], presses: Presses, approved: Path | None
) -> list[MadeLetter]:
    """Sound drafts as finals; exit 1 before any number is used when one is not ready."""
    from docgen.loading.circular.open_fields import request
    from docgen.making import prepare
    from docgen.register import Register

    ready = True
    for one in letters:
        found = _not_ready(one, approved)
        console.report(found, one.sources)
        ready = ready and not any(fault.is_error for fault in found)
    if not ready:
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    finals = []
    for one in letters:
        dossier = _dossier(one)
        workspace = workspace_of(one.path)
        if dossier.takes_number:
            with Register(workspace.register) as register:
                register.reserve(request(dossier))
        finals.append(prepare(one.path, workspace, presses.of(workspace), final=True))
    _refuse_changed(finals)
    return finals


def issued(letters: Sequence[MadeLetter], parcels: Sequence[Parcel]) -> None:
    """Tell the register which files went out under its numbers."""
    from docgen.loading.circular.open_fields import item_of, request
    from docgen.register import Register
    from docgen.writers.files import digest

    for one, parcel in zip(letters, parcels, strict=True):
        dossier = _dossier(one)
        if not dossier.takes_number:
            continue
        workspace = workspace_of(one.path)
        files = sorted(parcel.jobs[0].files)
        path = parcel.folder / next((name for name in files if name.endswith(".pdf")), files[0])
        with Register(workspace.register) as register:
            entry = register.reserve(request(dossier))
            register.issue(
                entry,
                path=item_of(path, workspace.root),
                sha256=digest(path),
                content=_content(one),
            )


def _refuse_changed(letters: Sequence[MadeLetter]) -> None:
    """A number that has gone out is not printed on another text."""
    from docgen.diagnostics import Diagnostic, Rejected
    from docgen.loading.circular.open_fields import request
    from docgen.register import Register, said

    found = []
    for one in letters:
        dossier = _dossier(one)
        if not dossier.takes_number:
            continue
        with Register(workspace_of(one.path).register) as register:
            entry = register.held(request(dossier))
        if entry is not None and entry.content and entry.content != _content(one):
            at = dossier.places.of("reference_number")
            found.append(Diagnostic("DG5406", at, {"number": said(entry)}))
    if found:
        raise Rejected(found)


def _not_ready(one: MadeLetter, approved: Path | None) -> list[Diagnostic]:
    from docgen.diagnostics import Diagnostic
    from docgen.loading.circular import open_fields as drafts

    dossier = _dossier(one)
    open_fields = [
        name for name in dossier.blanks if not (name == "reference_number" and dossier.takes_number)
    ]
    found = _unlike(one, approved) if approved is not None else []
    for mark in (fault for fault in one.found if fault.code == "DG2070"):
        found.append(Diagnostic("DG2071", mark.at, mark.params))
    if open_fields:
        params = {"blanks": drafts.said(open_fields)}
        found.append(Diagnostic("DG2216", dossier.places.of(open_fields[0]), params))
    return found


def _unlike(one: MadeLetter, approved: Path) -> list[Diagnostic]:
    """What differs from the approved draft, but for what a draft may leave open."""
    from docgen.cli.comparing import sentence
    from docgen.diagnostics import Diagnostic, Position
    from docgen.services.compare import unlike

    changes = unlike(one.letter, approved, workspace_of(approved)) if one.letter else ()
    told = [sentence(change) for change in changes]
    if not told:
        return []
    params = {"file": approved.name, "changes": "; ".join(told)}
    return [Diagnostic("DG2217", Position(str(one.path)), params)]


def _content(one: MadeLetter) -> str:
    """SHA-256 of what the letter says, whatever program draws it."""
    text = one.letter.to_text() if one.letter else ""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _dossier(one: MadeLetter) -> Dossier:
    if one.dossier is None:
        raise ValueError(f"{one.path} has errors: it cannot be a final letter")
    return one.dossier
