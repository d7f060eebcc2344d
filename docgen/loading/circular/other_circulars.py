"""The other circulars of a workspace, as far as one letter must agree with another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from docgen import kinds, opening, vocabulary
from docgen.loading.circular import open_fields
from docgen.loading.circular.kept_circulars import LOADER, KeptCirculars
from docgen.loading.fields.field_reading import Reading
from docgen.loading.fields.forms import known_kinds
from docgen.loading.workspace import Workspace, offices
from docgen.model.circular import Office, Urgency
from docgen.model.signing import Secrecy
from docgen.model.surroundings import Neighbour
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import (
    ReferenceNumber,
    number_of_year,
    parse_reference_number,
)

_MOST_BYTES = 2_000_000
_MOST_TEXTS = 2_000  # aliases could make a small file endless
_DEEPEST = 12
_OF_MANY = ("deadlines", "body")
_OF_YEAR = "number_of_year"


def neighbours(workspace: Workspace, *, but: str = "") -> tuple[Neighbour, ...]:
    """Every circular of the workspace that can be read at all; read again when a file changed.

    The one whose file is called ``but`` is not looked at: it is being written.
    """
    around = opening.time_and_size(workspace.register), opening.time_and_size(workspace.offices)
    stamps = opening.stamps_in(workspace.circulars_folder)
    others = tuple(stamp for stamp in stamps if stamp[0] != but)
    return _read_neighbours(workspace, but, (others, *around))


# Kept until a circular, the register or the offices change: a run over all circulars asks for each.
@lru_cache(maxsize=4)
def _read_neighbours(workspace: Workspace, but: str, _stamps: object) -> tuple[Neighbour, ...]:
    paths = tuple(path for path in workspace.circulars() if path.name != but)
    around = opening.time_and_size(workspace.register), opening.time_and_size(workspace.offices)
    found = tuple(
        [
            _read_neighbour(resolved, workspace, (opening.time_and_size(path), *around))
            for path, resolved in zip(paths, opening.resolved_paths(paths), strict=True)
        ]
    )
    _kept_circulars(workspace).keep()
    return found


def neighbour(path: Path, workspace: Workspace) -> Neighbour:
    """The circular at ``path``; read once for as long as the file stays as it is."""
    stamp = tuple(map(opening.time_and_size, (path, workspace.register, workspace.offices)))
    return _read_neighbour(opening.resolved_path(path), workspace, stamp)


def neighbour_said(content: bytes, path: Path, workspace: Workspace) -> Neighbour:
    """What ``content`` says, as if it stood at ``path``: a letter that is being written."""
    try:
        data = yaml.load(content, Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        data = {}
    return _neighbour(_fields_of(data), opening.resolved_path(path), workspace)


def letter_generations(first: Neighbour, workspace: Workspace) -> Iterator[Neighbour]:
    """The letters that ``first`` was forwarded from, its parent first; a loop ends at its start."""
    seen = {first.path}
    parent = first.forwarded_from
    while parent is not None and opening.is_file(parent):
        one = neighbour(parent, workspace)
        yield one
        if one.path in seen:
            return
        seen.add(one.path)
        parent = one.forwarded_from


@lru_cache(maxsize=4096)
def _read_neighbour(path: Path, workspace: Workspace, _stamps: object) -> Neighbour:
    return _neighbour(_content(path, workspace), path, workspace)


def _neighbour(data: Mapping[str, object], path: Path, workspace: Workspace) -> Neighbour:
    office = str(data.get("office", ""))
    original = data.get("forwarded_from")
    kind = known_kinds().get(str(data.get("kind", "")).strip())
    return Neighbour(
        path=path,
        kind=str(data.get("kind", "")),
        office=office,
        reference_number=_reference_number(data, path, workspace),
        date=_date(data.get("date")),
        subject=str(data.get("subject", "")),
        urgency=_urgency(str(data.get("urgency", ""))),
        deadlines=_deadlines(data.get("deadlines")),
        texts=tuple(islice(_texts(data.get("body")), _MOST_TEXTS)),
        forwarded_from=opening.resolved_path(path.parent / str(original)) if original else None,
        series=kind or "",
        year_number=_year_number(data.get(_OF_YEAR)),
        secrecy=_secrecy(str(data.get("secrecy", ""))),
    )


def _content(path: Path, workspace: Workspace) -> dict[str, object]:
    """The fields under their English names, read fast; faults are told by that file's own check.

    ``path`` has no links left in it.
    """
    if not path.is_relative_to(_resolved_root(workspace)):
        return {}
    content, _ = opening.content_or_fault(path, _MOST_BYTES)
    try:
        data = _kept_circulars(workspace).plain(content or b"")
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return _fields_of(data)


def _fields_of(data: Any) -> dict[str, object]:
    """By what circulars are held against each other, under English names."""
    if not isinstance(data, dict):
        return {}
    named = {vocabulary.english("circular", str(key)): value for key, value in data.items()}
    kind = known_kinds().get(str(named.get("kind", "")).strip())
    field = open_fields.year_field(kinds.kind(kind)) if kind else ""
    own = kinds.kind(kind).own_field(field) if kind and field else None
    if own is not None:
        named[_OF_YEAR] = data.get(own.name, data.get(own.english))
    return {
        name: value
        for name, value in named.items()
        if name is not None and (isinstance(value, str) or name in _OF_MANY)
    }


@lru_cache(maxsize=8)
def _kept_circulars(workspace: Workspace) -> KeptCirculars:
    return KeptCirculars(workspace)


@lru_cache(maxsize=8)
def _resolved_root(workspace: Workspace) -> Path:
    return opening.resolved_path(workspace.root)


@lru_cache(maxsize=8)
def _offices(workspace: Workspace, _stamps: object) -> dict[str, Office]:
    return offices.offices(workspace).models


def _reference_number(
    fields: Mapping[str, object], path: Path, workspace: Workspace
) -> ReferenceNumber | None:
    """The number of a circular, if need be that which the register has given it."""
    texts = {name: text for name, text in fields.items() if isinstance(text, str)}
    written = texts.get("reference_number")
    if open_fields.is_unfinished(written):
        known = _offices(workspace, opening.time_and_size(workspace.offices))
        asked: Any = {name: texts[name] for name in open_fields.NUMBERED_BY if name in texts}
        office = known.get(texts.get("office", ""))
        found = open_fields.open_number(Reading(str(path)), asked, office, path, workspace)
        if found.number is not None:
            return None if found.number.is_open else found.number
    try:
        return parse_reference_number(written) if written else None
    except Fault:
        return None


def _year_number(value: Any) -> tuple[int, int] | None:
    try:
        number, _, year = to_arabic(number_of_year(value)).partition("/") if value else ("", "", "")
    except Fault:
        return None
    return (int(number), int(year)) if number.strip() else None


def _date(value: Any) -> ThaiDate | None:
    try:
        return parse_date(value) if value else None
    except Fault:
        return None


def _secrecy(value: str) -> Secrecy | None:
    """The class of secrecy that may go by file; ลับที่สุด is refused where that file is checked."""
    name = vocabulary.english("secrecy", value.strip())
    return Secrecy(name) if name in tuple(Secrecy) else None


def _urgency(value: str) -> Urgency | None:
    name = vocabulary.english("urgency", value.strip())
    return Urgency(name) if name else None


def _deadlines(named: Any) -> dict[str, ThaiDate]:
    found = {}
    for name, fields in named.items() if isinstance(named, dict) else ():
        for key, value in fields.items() if isinstance(fields, dict) else ():
            is_until = vocabulary.english("deadline", str(key)) == "until"
            date = _date(value) if is_until and isinstance(value, str) else None
            if date is not None:
                found[str(name)] = date
    return found


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict) and depth < _DEEPEST:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item, depth + 1)
