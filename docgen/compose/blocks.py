"""Blocks of lines, each at its own place in the file."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.compose.phrases import ordinal
from docgen.diagnostics import Position
from docgen.kinds import Part
from docgen.model.dossier import Dossier
from docgen.model.letter import Block, Entry


def block_of(
    part: Part,
    dossier: Dossier,
    texts: Iterable[str],
    *,
    key: str = "",
    numbered: bool = False,
) -> Block | None:
    """A block of ``texts``, each at its own place in the file; nothing when there are none."""
    wanted = list(texts)
    if not wanted:
        return None
    name = key or part.role
    many = numbered and len(wanted) > 1
    entries = tuple(
        Entry(text, ordinal(index + 1) if many else "", at=_place(dossier, name, index, numbered))
        for index, text in enumerate(wanted)
    )
    return Block(part.role, entries, part.label, dossier.places.of(name))


def _place(dossier: Dossier, name: str, index: int, numbered: bool) -> Position:
    return dossier.places.of(name, index) if numbered else dossier.places.of(name)
