"""The body of a letter: paragraphs and numbered items, from a wording or as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.circular import Dossier, Items, Wording
from docgen.compose.context import Context
from docgen.compose.lock import RECORD, UNIT
from docgen.compose.wording import filled_items, sentence, written
from docgen.compose.words import ordinal
from docgen.diagnostics import Diagnostic, Position
from docgen.letter import Block, Entry
from docgen.thai.numerals import to_thai

_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Body:
    """Blocks of roles ``paragraph`` and ``item``, and what was found."""

    blocks: tuple[Block, ...]
    found: tuple[Diagnostic, ...]


def body(dossier: Dossier, context: Context, templates: Path) -> Body:
    """The body's blocks; none when anything in it is wrong."""
    content = dossier.circular.body
    if isinstance(content, Wording):
        result = written(dossier, content, context, templates)
        entries, found = list(_entries_of(result.text, dossier)), list(result.found)
    else:
        entries, found = _as_written(content, dossier, context)
    if not found and not entries:
        found.append(Diagnostic("DG6019", dossier.places.of("body")))
    if found:
        return Body((), tuple(found))
    blocks = (Block("item" if one.level else "paragraph", (one,), at=one.at) for one in entries)
    return Body(tuple(blocks), ())


def _as_written(
    content: tuple[str | Items, ...], dossier: Dossier, context: Context
) -> tuple[list[Entry], list[Diagnostic]]:
    entries: list[Entry] = []
    found: list[Diagnostic] = []
    for index, part in enumerate(content):
        if isinstance(part, str):
            at = dossier.places.of("body", index)
            text, faults = sentence(part, dossier, ("body", index), context)
            entries += [_entry(line, at) for line in text.split("\n") if line.strip()]
        else:
            path = ("body", index, "items")
            items, faults = filled_items(dossier, path, part.items, context)
            entries += _numbered(items, path, dossier)
        found += faults
    return entries, found


def _numbered(
    items: list[dict[str, Any]], path: tuple[str | int, ...], dossier: Dossier
) -> Iterator[Entry]:
    for index, item in enumerate(items):
        at = dossier.places.of(*path, index)
        yield _entry(item["text"], at, ordinal(index + 1), level=1)
        for sub, text in enumerate(item["items"]):
            at = dossier.places.of(*path, index, "items", sub)
            yield _entry(text, at, ordinal(index + 1, sub + 1), level=2)


def _entries_of(text: str, dossier: Dossier) -> Iterator[Entry]:
    """One entry a line of a wording's text; empty lines only separate."""
    at = dossier.places.of("body")
    for line in text.split("\n"):
        if line.startswith(RECORD):
            yield _record(line[1:], dossier)
        elif line.strip():
            yield _entry(line, at)


def _record(line: str, dossier: Dossier) -> Entry:
    index, sub, slot, text = line.split(UNIT)
    path = ("body", "slots", slot, int(index) - 1)
    if sub:
        at = dossier.places.of(*path, "items", int(sub) - 1)
        return _entry(text, at, ordinal(int(index), int(sub)), level=2)
    return _entry(text, dossier.places.of(*path), ordinal(int(index)), level=1)


def _entry(text: str, at: Position, number: str = "", *, level: int = 0) -> Entry:
    return Entry(to_thai(_SPACES.sub(" ", text).strip()), number, level, at)
