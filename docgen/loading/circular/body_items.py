"""Items of a body, typed line by line with their marks or as YAML lists, checked for order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from docgen.light import dataclass
from docgen.loading.fields.field_reading import Reading
from docgen.loading.yaml.nodes import Scalar
from docgen.model.dossier import Located, ValuePath
from docgen.thai.item_marks import BULLETS, BY_LEVEL, ItemMark, item_mark, upper_of
from docgen.thai.marking import mark_faults

PartValues = dict[str, Any]  # the fields of a part of the body before they are typed
ITEM_PARTS = ("part", "small_part")
_DOUBTFUL = ("clause", "letter")  # what opens a line so may also open a sentence
DEEPEST = len(BY_LEVEL)


@dataclass(slots=True)
class OpenList:
    """A list that is open: the form of its marks, its last number, where its items go.

    ``above`` are the numbers before those of its items, ``below`` before those of the items in
    the last one.
    """

    form: str
    number: int
    items: list[PartValues]
    path: ValuePath
    indent: int = 0
    above: str = ""

    @property
    def number_prefix(self) -> str:
        """What stands before the numbers of the parts of its last item."""
        return upper_of(self.form, self.number, self.above)

    def takes(self, mark: ItemMark, indent: int) -> bool:
        """Whether an item with this mark belongs to the list."""
        if mark.form in BULLETS:
            return self.form == mark.form and self.indent == indent
        return self.form == mark.form and (mark.form not in ITEM_PARTS or self.above == mark.upper)


@dataclass(slots=True)
class Lists:
    """The lists that are open at a line of running text, and those that were open before it."""

    reading: Reading
    path: ValuePath
    levels: list[OpenList] = field(default_factory=list)
    ended: list[OpenList] = field(default_factory=list)

    def close(self) -> None:
        """Something else stands after the items; a number that goes on takes the list up again."""
        if self.levels:
            self.ended, self.levels = self.levels, []

    def add(self, line: Scalar, indent: int, parts: list[Any]) -> bool:
        """Take the line as an item if it is one; a new list is a new part of the body."""
        mark = item_mark(line.text)
        if mark is None:
            return False
        depth = next(
            (at for at, level in enumerate(self.levels) if level.takes(mark, indent)), None
        )
        if depth is not None:
            if mark.form in _DOUBTFUL and mark.number != self.levels[depth].number + 1:
                return False
            del self.levels[depth + 1 :]
        elif not self._open_list(mark, indent, parts):
            return False
        self._put_item(line, mark)
        return True

    def _open_list(self, mark: ItemMark, indent: int, parts: list[Any]) -> bool:
        """A list of its own for the mark, within the one that is open or as a part."""
        if self.levels and len(self.levels) < DEEPEST:
            return self._within(mark, indent)
        if self._again(mark, indent, parts):
            return True
        is_late = mark.number > 1 and (mark.form in _DOUBTFUL or mark.number > 9)
        if mark.form in ITEM_PARTS or is_late:
            return False
        self._new_part(OpenList(mark.form, 0, [], (), indent), parts, {})
        return True

    def _within(self, mark: ItemMark, indent: int) -> bool:
        if mark.form in ITEM_PARTS:
            depth = next(
                (at for at, level in enumerate(self.levels) if level.number_prefix == mark.upper),
                -1,
            )
            if depth < 0:
                return False
            del self.levels[depth + 1 :]
        elif mark.number > 1 and mark.form in _DOUBTFUL:
            return False
        last = self.levels[-1]
        path = (*last.path, len(last.items) - 1, "items")
        items = last.items[-1]["items"]
        self.levels.append(OpenList(mark.form, len(items), items, path, indent, last.number_prefix))
        return True

    def _again(self, mark: ItemMark, indent: int, parts: list[Any]) -> bool:
        """A list that ended before goes on with its next number, or has parts of its last item."""
        for depth, level in enumerate(self.ended):
            goes_on = mark.number > 1 and mark.number == level.number + 1
            if goes_on and level.takes(mark, level.indent):
                self._go_on(
                    depth, OpenList(level.form, level.number, [], (), indent, level.above), parts
                )
                return True
            if mark.form in ITEM_PARTS and mark.number == 1 and level.number_prefix == mark.upper:
                self._go_on(
                    depth + 1, OpenList(mark.form, 0, [], (), indent, level.number_prefix), parts
                )
                return True
        return False

    def _go_on(self, depth: int, level: OpenList, parts: list[Any]) -> None:
        """Open a list ``depth`` levels deep as a part of the body."""
        known = {"start": level.number + 1, "level": depth + 1, "upper": level.above}
        self._new_part(level, parts, known)
        self.levels[:0] = self.ended[:depth]

    def _new_part(self, level: OpenList, parts: list[Any], known: Mapping[str, object]) -> None:
        level.path = (*self.path, len(parts), "items")
        self.levels = [level]
        parts.append({"items": level.items, **known})

    def _put_item(self, line: Scalar, mark: ItemMark) -> None:
        level = self.levels[-1]
        expected = level.number + 1
        if mark.form not in BULLETS and mark.number != expected:
            at = line.place(*mark.place)
            number = line.text[mark.place[0] : mark.place[1]]
            self.reading.report("DG2026", at, self.path, number=number, expected=expected)
        level.number = mark.number
        text = line.part(mark.text_start, len(line.text))
        path = (*level.path, len(level.items))
        keep_place(self.reading, text, path)
        self.reading.places.values.setdefault(level.path[:-1], text.at)
        usual = BY_LEVEL[min(len(self.levels), DEEPEST) - 1]
        form = "" if mark.form == usual else mark.form
        level.items.append({"text": text.text, "items": [], "form": form})


def keep_place(reading: Reading, text: Scalar, path: ValuePath) -> None:
    """Remember where the text at ``path`` stands, and report what is wrong with its marks."""
    reading.places.values[path] = text.at
    reading.texts[path] = text
    marks(reading, text, path)


def marks(reading: Reading, text: Located, path: ValuePath) -> None:
    """Report every mark of ``text`` that is left open, empty, or crosses another."""
    for fault in mark_faults(text.text):
        at = text.place(fault.start, fault.end)
        reading.report(fault.code, at, path, **fault.params)


def indented_lines(node: Scalar) -> Iterator[tuple[Scalar, int]]:
    """The lines of a text that say something, each with how far it is indented."""
    for match in re.finditer(r"[^\n]+", node.text):
        stripped = match[0].strip()
        if stripped:
            indent = match[0].index(stripped)
            start = match.start() + indent
            yield node.part(start, start + len(stripped)), indent


def is_table_row(line: str) -> bool:
    """Whether a line of running text is a row of a table: a bar at either end."""
    return len(line) > 1 and line.startswith("|") and line.endswith("|")
