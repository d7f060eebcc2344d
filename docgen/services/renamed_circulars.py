"""Circulars that were renamed after they got a number: the number goes with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.diagnostics import Diagnostic
from docgen.loading.circular.other_circulars import neighbours
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import item_of, path_of
from docgen.model.surroundings import Neighbour
from docgen.register import Entry
from docgen.register.entries import PART_MARK
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic

if TYPE_CHECKING:
    from docgen.register import Register

_Told = tuple[str, str, str]  # office, subject, date


def renamed_items(register: Register, workspace: Workspace, year: int) -> dict[str, str]:
    """The new name of every item whose circular bears another name now, by its former name.

    The letter is known again by office, subject and date, where exactly one circular has them,
    which has no number, and exactly one that is gone. Numbers of ``year`` and of the year before
    are looked at.
    """
    entries = [one for each in (year - 1, year) for one in register.entries(None, each)]
    first_names = register.first_names()
    standing = {first for name, first in first_names.items() if not _is_gone(name, workspace)}
    gone: dict[_Told, set[str]] = {}
    for entry in entries:
        item = _circular(entry.item)
        if item and item not in standing and _is_gone(item, workspace):
            gone.setdefault(_told_facts(entry), set()).add(item)
    if not gone:
        return {}
    known = {_circular(one.item) for one in entries} | first_names.keys()
    alike: dict[_Told, set[str]] = {}
    for circular in neighbours(workspace):
        alike.setdefault(_told_by(circular), set()).add(item_of(circular.path, workspace))
    return {
        next(iter(items)): next(iter(alike[told]))
        for told, items in gone.items()
        if len(items) == len(alike.get(told, ())) == 1 and alike[told].isdisjoint(known)
    }


def follow_renames(register: Register, workspace: Workspace, year: int) -> list[Diagnostic]:
    """Let the numbers go with the circulars that were renamed; tell each."""
    found = []
    for former, item in renamed_items(register, workspace, year).items():
        register.rename(former, item)
        names = {"former": Path(former).stem, "name": Path(item).stem}
        found.append(Diagnostic("DG5448", None, names))
    return found


def _is_gone(item: str, workspace: Workspace) -> bool:
    path = path_of(item, workspace)
    return path is not None and opening.is_folder(path.parent) and not opening.exists(path)


def _circular(item: str) -> str:
    return item.partition(PART_MARK)[0]


def _told_facts(entry: Entry) -> _Told:
    return entry.office, " ".join(entry.subject.split()), entry.dated


def _told_by(circular: Neighbour) -> _Told:
    dated = to_arabic(long_date(circular.date)) if circular.date is not None else ""
    return circular.office, " ".join(circular.subject.split()), dated
