"""Circulars that were renamed after they got a number: the number goes with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from os.path import normcase
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.batch.fingerprints import enclosed_digests, words_of
from docgen.batch.wanted_letters import IssueTerms, WantedLetters
from docgen.diagnostics import Diagnostic, Rejected
from docgen.later import later
from docgen.loading.circular.other_circulars import neighbours
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import path_of_item, register_item
from docgen.making import prepare
from docgen.model.surroundings import Neighbour
from docgen.press import Press
from docgen.register import RegisterEntry
from docgen.register.entries import PART_MARK
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic
from docgen.vocabulary import thai

if TYPE_CHECKING:
    from docgen.batch import plan, shared_words
    from docgen.batch.plan import Plan
    from docgen.register import Register
else:
    plan = later("docgen.batch.plan")
    shared_words = later("docgen.batch.shared_words")

_Renaming = tuple[str, str, str]  # office, subject, date


def renamed_items(register: Register, workspace: Workspace, year: int) -> dict[str, str]:
    """The new name of every item whose circular bears another name now, by its former name.

    The letter is known again by office, subject and date, where exactly one circular has them,
    which has no number, and exactly one that is gone. A secret letter, of whose subject only the
    class is recorded, must say the same, too, and so must each of a batch. Numbers of
    ``year`` and of the year before are looked at.
    """
    years = year - 1, year
    items = {_circular(item) for item in register.items(years)}
    first_names = register.first_names()
    standing = {first for name, first in first_names.items() if not _is_gone(name, workspace)}
    missing = _missing_circulars(items - standing - {""}, workspace)
    if not missing:
        return {}
    entries = [entry for each in years for entry in register.entries(None, each)]
    alike = _circulars_by_facts(workspace)
    known = items | first_names.keys()
    renamed = {}
    for facts, former_items in _items_by_facts(entries, missing).items():
        circulars = alike.get(facts, {})
        if len(former_items) == len(circulars) == 1 and circulars.keys().isdisjoint(known):
            (former,), ((item, circular),) = former_items, circulars.items()
            own = [entry for entry in entries if _circular(entry.item) == former]
            if circular.secrecy is None or _says_the_same(own, circular, workspace):
                renamed[former] = item
    return renamed


def _items_by_facts(
    entries: Iterable[RegisterEntry], missing: Collection[str]
) -> dict[_Renaming, set[str]]:
    """The ``missing`` items of the register by office, subject and date."""
    found: dict[_Renaming, set[str]] = {}
    for entry in entries:
        item = _circular(entry.item)
        if item in missing:
            found.setdefault(_told_facts(entry), set()).add(item)
    return found


def _circulars_by_facts(workspace: Workspace) -> dict[_Renaming, dict[str, Neighbour]]:
    """Every circular of the workspace by office, subject and date, under its item's name."""
    found: dict[_Renaming, dict[str, Neighbour]] = {}
    for circular in neighbours(workspace):
        item = register_item(circular.path, workspace)
        found.setdefault(_told_by(circular), {})[item] = circular
    return found


def _says_the_same(
    entries: Iterable[RegisterEntry], circular: Neighbour, workspace: Workspace
) -> bool:
    """Whether the circular says what went out under its numbers, to one or to each of many."""
    out = [entry for entry in entries if entry.content]
    if not out:
        return False
    to_each = [entry for entry in out if PART_MARK in entry.item]
    drafted = _plan(circular, workspace) if to_each else None
    return all(
        entry.content
        == shared_words.words_to_one(drafted, entry.item.partition(PART_MARK)[2], entry.number)
        if drafted is not None and entry in to_each
        else entry.content in _words_alone(entry, circular, workspace)
        for entry in out
    )


def _words_alone(entry: RegisterEntry, circular: Neighbour, workspace: Workspace) -> Iterator[str]:
    """What the circular says under that number: as one letter, and as one to many."""
    made = prepare(circular.path, workspace, final=True, number=entry.number)
    if made.dossier is not None and made.is_sound:
        yield words_of(made, enclosed_digests(made.dossier))
    if made.dossier is not None and made.dossier.recipients:
        yield shared_words.shared_words(_plan(circular, workspace, number=entry.number))


def _plan(circular: Neighbour, workspace: Workspace, number: int | None = None) -> Plan:
    """The letters to each, without what is only drawn."""
    press = Press.of(workspace)
    wanted = WantedLetters(("docx",), terms=IssueTerms(number, final=True))
    return plan.plan_of_batch(circular.path, workspace, press, wanted)


def follow_renames(register: Register, workspace: Workspace, year: int) -> list[Diagnostic]:
    """Let the numbers go with the circulars that were renamed; tell each."""
    found = []
    for former, item in renamed_items(register, workspace, year).items():
        register.rename(former, item)
        names = {"former": Path(former).stem, "name": Path(item).stem}
        found.append(Diagnostic("DG5448", None, names))
    return found


def _missing_circulars(items: Iterable[str], workspace: Workspace) -> set[str]:
    """Those whose file is gone; each folder is looked at once, however many numbers there are."""
    by_folder: dict[str, list[str]] = {}
    for item in items:
        by_folder.setdefault(item.rpartition("/")[0], []).append(item)
    found: set[str] = set()
    for names in by_folder.values():
        first = path_of_item(names[0], workspace)
        if first is None or not opening.is_folder(first.parent):
            continue
        try:
            there = {normcase(path.name) for path in opening.names_in(first.parent)}
        except Rejected:  # a folder that cannot be read: each file is asked for
            found.update(item for item in names if _is_gone(item, workspace))
            continue
        found.update(item for item in names if normcase(item.rpartition("/")[2]) not in there)
    return found


def _is_gone(item: str, workspace: Workspace) -> bool:
    path = path_of_item(item, workspace)
    return path is not None and opening.is_folder(path.parent) and not opening.exists(path)


def _circular(item: str) -> str:
    return item.partition(PART_MARK)[0]


def _told_facts(entry: RegisterEntry) -> _Renaming:
    return entry.office, " ".join(entry.subject.split()), entry.dated


def _told_by(circular: Neighbour) -> _Renaming:
    dated = to_arabic(long_date(circular.date)) if circular.date is not None else ""
    subject = circular.subject if circular.secrecy is None else thai("secrecy", circular.secrecy)
    return circular.office, " ".join(subject.split()), dated
