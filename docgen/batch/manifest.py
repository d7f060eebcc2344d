"""``manifest.json``: what a folder holds, for whom, and whether it is finished."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docgen import __version__, opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.model.circular import Departure
from docgen.model.dossier import Dossier
from docgen.writers.files import WrittenFile

NAME = "manifest.json"
_MOST_BYTES = 50_000_000
_OUTWARDS = set("/\\:\0")
PLANNED, WRITTEN, FAILED, REFUSED = "planned", "written", "failed", "refused"
LEFT_OUT = "left_out"  # a letter of the list that was not asked for
PLACING = "placing"  # in a journal: complete on the disk, about to get its name
_OF_FINALS = ("part", "words", "under", "final")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """What a folder was made from; ``departures`` say where house style or a form is left.

    ``making`` stands for all that every letter depends on: program, face, emblem, measures.
    ``final`` says that its letters went out with a number of the register.
    """

    circular: str
    sha256: str
    kind: str
    reference_number: str
    subject: str
    departures: tuple[dict[str, str], ...] = ()
    making: str = ""
    final: bool = False


def departures_of(dossier: Dossier) -> tuple[dict[str, str], ...]:
    """How the circular and the sheets that follow it leave the forms of their kinds, and why."""
    made = []
    for each in (dossier, *dossier.sheets):
        departure = each.circular.departure
        if departure is not None:
            made.append({"form": each.form.id, **_changes(departure), "reason": departure.reason})
    return tuple(made)


def _changes(departure: Departure) -> dict[str, str]:
    """Each kind of change with the parts that it is of."""
    lists = {name: getattr(departure, name) for name in ("without", "order", "added")}
    said = {name: " ".join(parts) for name, parts in lists.items() if parts or name != "added"}
    named = {name: getattr(departure, name) for name in ("labels", "places", "wordings")}
    return said | {name: " ".join(parts) for name, parts in named.items() if parts}


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One letter: its row in the list, for whom, its state, and its files.

    A planned letter's files carry no hash; ``codes`` name the faults of one that was not made;
    ``content`` stands for all that this letter alone depends on. Of a letter that went out with a
    number, ``part`` is its name ``under`` that number, and ``words`` the SHA-256 of what it says.
    """

    row: int
    recipient: str
    addressee: str
    state: str
    pages: int
    files: tuple[WrittenFile, ...]
    codes: tuple[str, ...] = ()
    content: str = ""
    part: str = ""
    words: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole record; ``earlier`` are docgen's own files that this run did not make."""

    origin: Origin
    entries: tuple[ManifestEntry, ...]
    earlier: tuple[WrittenFile, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every letter that was asked for is written."""
        return all(entry.state in (WRITTEN, LEFT_OUT) for entry in self.entries)

    def hashes(self) -> dict[str, str]:
        """Every file that docgen made here, by name; empty where only the name is known."""
        own = {former.name: former.sha256 for former in self.earlier}
        return own | {file.name: file.sha256 for entry in self.entries for file in entry.files}

    def to_json(self, *, finished: bool) -> bytes:
        """The record as it is kept: the same input always gives the same bytes."""
        record = {
            "manifest": _FORMAT,
            "docgen": __version__,
            "complete": finished and self.is_complete,
            **stored_record(self.origin),
            "letters": [stored_record(entry) for entry in self.entries],
            "earlier": [asdict(former) for former in self.earlier],
        }
        return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def stored_record(record: Origin | ManifestEntry) -> dict[str, object]:
    """A record as it is kept; what only finals have stands in theirs alone."""
    kept = asdict(record)
    return {name: value for name, value in kept.items() if value or name not in _OF_FINALS}


def read_manifest(folder: Path) -> Manifest | None:
    """The folder's record, ``None`` when it has none; :class:`Rejected` when it is unreadable."""
    path = folder / NAME
    if not opening.exists(path):
        return None
    try:
        content = opening.content(path, _MOST_BYTES, within=folder)
        return _manifest_of(json.loads(content.decode("utf-8")))
    except Rejected as error:
        raise Rejected([*error.found, Diagnostic("DG5009", None, {"file": str(path)})]) from error
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError) as error:
        raise Rejected([Diagnostic("DG5009", None, {"file": str(path)})]) from error


def _manifest_of(record: Mapping[str, Any]) -> Manifest:
    if record["manifest"] != _FORMAT:
        raise ValueError(record["manifest"])
    named = (name for name in Origin.__slots__ if name not in ("departures", "final"))
    texts = {name: _text(record.get(name, "")) for name in named}
    departures = tuple(
        {_text(name): _text(value) for name, value in departure.items()}
        for departure in record["departures"]
    )
    is_final = record.get("final") is True
    origin = Origin(**texts, departures=departures, final=is_final)
    entries = tuple(letter_from_record(row) for row in record["letters"])
    return Manifest(origin, entries, _files(record["earlier"]))


def letter_from_record(row: Mapping[str, Any]) -> ManifestEntry:
    """One letter of a record; ``TypeError`` or ``KeyError`` when it is not one."""
    texts = ("recipient", "addressee", "state", "content", "part", "words", "under")
    entry = ManifestEntry(**{**row, "files": _files(row["files"]), "codes": tuple(row["codes"])})
    for value in (*(getattr(entry, name) for name in texts), *entry.codes):
        _text(value)
    _number(entry.row)
    _number(entry.pages)
    return entry


def _files(rows: list[dict[str, object]]) -> tuple[WrittenFile, ...]:
    return tuple(_file(row) for row in rows)


def _file(row: Mapping[str, object]) -> WrittenFile:
    """A file of the folder, or of a folder in it; ``ValueError`` for a name that leads out."""
    name = _text(row["name"])
    steps = name.split("/")
    if len(steps) > 2 or not all(map(_stays, steps)):
        raise ValueError(name)
    return WrittenFile(name, _text(row["sha256"]), _number(row["size"]))


def _stays(step: str) -> bool:
    return bool(step) and step not in (".", "..") and _OUTWARDS.isdisjoint(step)


def _text(value: Any) -> str:
    """``value``; ``TypeError`` when it is no text, ``ValueError`` when it is none to be printed."""
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    value.encode("utf-8")
    return value


def _number(value: Any) -> int:
    """``value``; ``TypeError`` when it is no whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(type(value).__name__)
    return value
