"""Whether a sound draft may go out: nothing open, and as it was approved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docgen.diagnostics import Diagnostic, Position
from docgen.loading.circular import open_fields
from docgen.loading.circular.numbering import bears_number
from docgen.making import MadeLetter
from docgen.model.dossier import Dossier

ListChanges = Callable[[MadeLetter, Path], list[str]]


def not_ready(
    made: MadeLetter, approved: Path | None, changes: ListChanges | None
) -> list[Diagnostic]:
    """Why a sound draft may not go out yet: something open, to be filled, or not as approved.

    ``changes`` tells what differs from the draft that was ``approved``.
    """
    dossier = dossier_of(made)
    found = []
    if approved is not None and changes is not None:
        told = changes(made, approved)
        params = {"file": approved.name, "changes": "; ".join(told)}
        found += [Diagnostic("DG2217", Position(str(made.path)), params)] if told else []
    for mark in (fault for fault in made.found if fault.code == "DG2070"):
        found.append(Diagnostic("DG2071", mark.at, mark.params))
    return [*found, *still_open(dossier)]


def still_open(dossier: Dossier) -> list[Diagnostic]:
    """What a final letter must not leave open; its number may be still to come."""
    found = []
    if dossier.takes_number and not bears_number(dossier):
        at = dossier.places.of("reference_number")
        found.append(Diagnostic("DG5451", at, {"kind": dossier.form.thai}))
    for each in (dossier, *dossier.sheets):
        names = _open_in(each) if each is dossier else _open_in_sheet(each, dossier)
        if names:
            params = {"blanks": open_fields.field_names(names)}
            found.append(Diagnostic("DG2216", each.places.of(names[0]), params))
    return found


def _open_in(dossier: Dossier) -> list[str]:
    """What is open in the letter; a number to come from the register is not."""
    waiting = dossier.takes_number
    return [name for name in dossier.blanks if not (name == "reference_number" and waiting)]


def _open_in_sheet(sheet: Dossier, letter: Dossier) -> list[str]:
    """What is open in a document after the letter, and not told of the letter already."""
    is_of_year = bool(open_fields.year_field(sheet.form))
    told = () if is_of_year else letter.blanks
    own = ["reference_number"] if is_of_year and sheet.takes_number else []
    return [*own, *(name for name in sheet.blanks if name not in (*told, *own))]


def dossier_of(made: MadeLetter) -> Dossier:
    """The dossier of a sound letter; ``ValueError`` from one with errors."""
    if made.dossier is None:
        raise ValueError(f"{made.path} has errors: it cannot be a final letter")
    return made.dossier
