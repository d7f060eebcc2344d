"""The body of a letter: paragraphs and numbered items, from a wording or as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen import kinds
from docgen.circular import Items, Wording
from docgen.compose.context import Context
from docgen.compose.lock import RECORD, UNIT
from docgen.compose.wording import filled_items, sentence, written
from docgen.compose.words import ordinal
from docgen.diagnostics import Diagnostic, Position
from docgen.dossier import Dossier
from docgen.letter import Block, Entry
from docgen.thai.numerals import to_thai

_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Body:
    """Blocks of roles ``paragraph``, ``item`` and ``section_heading``, and what was found."""

    blocks: tuple[Block, ...]
    found: tuple[Diagnostic, ...]


def body(dossier: Dossier, context: Context, templates: Path) -> Body:
    """The body's blocks; none when anything in it is wrong."""
    content = dossier.circular.body
    part = kinds.kind(dossier.circular.kind).part("body")
    if content == () and (part is None or not part.required):
        return Body((), ())
    if isinstance(content, Wording):
        result = written(dossier, content, context, templates)
        blocks, found = _blocks(_entries_of(result.text, dossier)), list(result.found)
    else:
        blocks, found = _as_written(content, dossier, context)
    if not found and not blocks:
        found.append(Diagnostic("DG6019", dossier.places.of("body")))
    if found:
        return Body((), tuple(found))
    return Body(tuple(blocks), ())


def _as_written(
    content: tuple[str | Items, ...], dossier: Dossier, context: Context
) -> tuple[list[Block], list[Diagnostic]]:
    blocks: list[Block] = []
    found: list[Diagnostic] = []
    numbering = kinds.kind(dossier.circular.kind).numbering
    count = 0
    for index, part in enumerate(content):
        if isinstance(part, str):
            at = dossier.places.of("body", index)
            text, faults = sentence(part, dossier, ("body", index), context)
            blocks += _blocks(_entry(line, at) for line in text.split("\n") if line.strip())
        elif part.heading:
            at = dossier.places.of("body", index)
            blocks.append(Block("section_heading", (_entry(part.heading, at),), at=at))
            faults = []
        else:
            path = ("body", index, "items")
            items, faults = filled_items(dossier, path, part.items, context)
            start = count if numbering == "clause" else 0  # clauses count through the whole
            blocks += _blocks(_numbered(items, path, dossier, start, numbering))
            count += len(items)
        found += faults
    return blocks, found


def _blocks(entries: Iterable[Entry]) -> list[Block]:
    return [Block("item" if one.level else "paragraph", (one,), at=one.at) for one in entries]


def _numbered(
    items: list[dict[str, Any]],
    path: tuple[str | int, ...],
    dossier: Dossier,
    start: int,
    numbering: str,
) -> Iterator[Entry]:
    for index, item in enumerate(items):
        number = start + index + 1
        at = dossier.places.of(*path, index)
        yield _entry(item["text"], at, ordinal(number, numbering=numbering), level=1)
        for sub, text in enumerate(item["items"]):
            at = dossier.places.of(*path, index, "items", sub)
            yield _entry(text, at, ordinal(number, sub + 1), level=2)


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
