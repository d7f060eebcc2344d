"""What a YAML file holds: texts, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docgen.diagnostics import Position
from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. ``style`` is YAML's (empty for plain, ``'``, ``"``, ``|``, ``>``).

    ``runs`` say where the text stands in the file: (offset in the text, line, column), each run
    going on to the next one's offset.
    """

    text: str
    at: Position
    style: str = ""
    runs: tuple[tuple[int, int, int], ...] = ()

    def place(self, start: int, end: int | None = None) -> Position:
        """Where ``text[start:end]`` stands; its part on the first line when it spans more."""
        index = max((i for i, run in enumerate(self.runs) if run[0] <= start), default=None)
        if index is None:
            return self.at
        offset, line, column = self.runs[index]
        run_end = self.runs[index + 1][0] if index + 1 < len(self.runs) else len(self.text)
        last = min(len(self.text) if end is None else end, run_end)
        return replace(
            self.at, line=line, column=column + start - offset, length=max(1, last - start)
        )

    def part(self, start: int, end: int) -> Scalar:
        """``text[start:end]`` as a text of its own."""
        runs = [run for run in self.runs if start < run[0] < end]
        first = self.place(start, end)
        head = ((0, first.line, first.column),) if self.runs else ()
        rest = tuple((offset - start, line, column) for offset, line, column in runs)
        return Scalar(self.text[start:end], first, self.style, head + rest)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """One key of a mapping with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order written; a key that came twice is there once."""

    entries: tuple[MappingEntry, ...]
    at: Position

    def find(self, *keys: str) -> MappingEntry | None:
        """The first entry with one of these keys."""
        return next((entry for entry in self.entries if entry.key.text in keys), None)


Node = Scalar | Sequence | Mapping


def plain_value(node: Node) -> Any:
    """What a node holds without its places: texts, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return {entry.key.text: plain_value(entry.value) for entry in node.entries}
