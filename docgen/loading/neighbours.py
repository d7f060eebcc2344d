"""The other circulars of a workspace, as far as one letter must agree with another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.circular import Urgency
from docgen.diagnostics import Position
from docgen.loading import config, drafts, yaml_source
from docgen.loading.fields import Reading
from docgen.loading.nodes import Mapping, Node, Scalar, Sequence
from docgen.loading.workspace import Workspace
from docgen.thai import Fault
from docgen.thai.dates import ThaiDate, parse_date
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One circular: what others may cite or forward; ``None`` where it cannot be read."""

    path: Path
    office: str
    kind: str
    reference_number: ReferenceNumber | None
    date: ThaiDate | None
    subject: str
    urgency: Urgency | None
    deadlines: dict[str, ThaiDate] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    forwarded_from: Path | None = None
    number_at: Position | None = None


def neighbours(workspace: Workspace) -> tuple[Neighbour, ...]:
    """Every circular of the workspace that can be read at all."""
    return tuple(neighbour(path, workspace) for path in workspace.circulars())


def neighbour(path: Path, workspace: Workspace) -> Neighbour:
    """The circular at ``path``; read once for as long as the file stays as it is."""
    stamp = (_stamp(path), _stamp(workspace.register), _stamp(workspace.offices))
    return _read(path.resolve(), workspace, stamp)


def generations(first: Neighbour, workspace: Workspace) -> Iterator[Neighbour]:
    """The letters that ``first`` was forwarded from, its parent first; a loop ends at its start."""
    seen = {first.path}
    parent = first.forwarded_from
    while parent is not None and parent.is_file():
        one = neighbour(parent, workspace)
        yield one
        if one.path in seen:
            return
        seen.add(one.path)
        parent = one.forwarded_from


@lru_cache(maxsize=4096)
def _read(path: Path, workspace: Workspace, _stamps: object) -> Neighbour:
    parsed = yaml_source.read(path)
    reading = Reading(str(path), complete=parsed.complete, doubtful=parsed.doubtful)
    data = reading.mapping(parsed.root, "circular", ()) or {} if parsed.root else {}
    offices = config.offices(workspace).models
    office = str(data.get("office", ""))
    drafts.open_number(reading, data, offices.get(office), path, workspace)
    written = data.get("forwarded_from")
    body = reading.later.get(("body",))
    return Neighbour(
        path=path,
        office=office,
        kind=str(data.get("kind", "")),
        reference_number=_number(data.get("reference_number")),
        date=_date(data.get("date")),
        subject=str(data.get("subject", "")),
        urgency=_urgency(data.get("urgency")),
        deadlines=_deadlines(data.get("deadlines", {})),
        texts=tuple(_texts(body)) if body else (),
        forwarded_from=(path.parent / str(written)).resolve() if written else None,
        number_at=reading.places.of("reference_number"),
    )


def _number(value: Any) -> ReferenceNumber | None:
    if isinstance(value, ReferenceNumber):
        return None if value.is_open else value
    try:
        return parse_reference_number(value) if value else None
    except Fault:
        return None


def _date(value: Any) -> ThaiDate | None:
    try:
        return parse_date(value) if value else None
    except Fault:
        return None


def _urgency(value: Any) -> Urgency | None:
    return Urgency(value) if value in tuple(Urgency) else None


def _deadlines(named: dict[str, dict[str, Any]]) -> dict[str, ThaiDate]:
    dates = {name: _date(one.get("until")) for name, one in named.items()}
    return {name: date for name, date in dates.items() if date is not None}


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Sequence):
        for one in node.items:
            yield from _texts(one)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _texts(entry.value)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
