"""Items of a body, typed line by line with their marks or as YAML lists, checked for order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from docgen import vocabulary
from docgen.light import dataclass
from docgen.loading.fields.field_reading import Reading
from docgen.loading.yaml.nodes import Mapping, Node, Scalar, Sequence
from docgen.model.dossier import Located, ValuePath
from docgen.thai.item_marks import BULLETS, BY_LEVEL, ItemMark, item_mark, upper_of
from docgen.thai.marking import mark_faults

_PARTS = ("part", "small_part")
_DOUBTFUL = ("clause", "letter")  # what opens a line so may also open a sentence
_DEEPEST = len(BY_LEVEL)


@dataclass(slots=True)
class OpenList:
    """A list that is open: the form of its marks, its last number, where its items go.

    ``above`` are the numbers before those of its items, ``below`` before those of the items in
    the last one.
    """

    form: str
    number: int
    items: list[dict[str, Any]]
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
        return self.form == mark.form and (mark.form not in _PARTS or self.above == mark.upper)


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
        if self.levels and len(self.levels) < _DEEPEST:
            return self._within(mark, indent)
        if self._again(mark, indent, parts):
            return True
        is_late = mark.number > 1 and (mark.form in _DOUBTFUL or mark.number > 9)
        if mark.form in _PARTS or is_late:
            return False
        self._new_part(OpenList(mark.form, 0, [], (), indent), parts, {})
        return True

    def _within(self, mark: ItemMark, indent: int) -> bool:
        if mark.form in _PARTS:
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
            if mark.form in _PARTS and mark.number == 1 and level.number_prefix == mark.upper:
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

    def _new_part(self, level: OpenList, parts: list[Any], known: dict[str, Any]) -> None:
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
        keep(self.reading, text, path)
        self.reading.places.values.setdefault(level.path[:-1], text.at)
        usual = BY_LEVEL[min(len(self.levels), _DEEPEST) - 1]
        form = "" if mark.form == usual else mark.form
        level.items.append({"text": text.text, "items": [], "form": form})


def item_list(
    reading: Reading,
    node: Node,
    path: ValuePath,
    level: int = 1,
    lists: Lists | None = None,
    above: str = "",
) -> list[dict[str, Any]]:
    """Items of a YAML list: texts, or mappings of a text and the items under it.

    ``lists`` knows the list that may go on here: one whose first number is typed and follows.
    ``above`` are the numbers of the items that the list stands under.
    """
    if not isinstance(node, Sequence):
        got = vocabulary.thai("words", "text_kind")
        reading.report("DG2006", node.at, path, key=reading.written_key(path), got=got)
        return []
    reading.places.values[path] = node.at
    made = []
    place = _ItemPlace(level, lists, above=above)
    for index, item_node in enumerate(node.items):
        item = _item(reading, item_node, (*path, index), place)
        if item is not None:
            made.append(item)
    if lists is not None:
        form = (made[0].get("form") if made else "") or BY_LEVEL[level - 1]
        lists.ended = [OpenList(form, place.number, made, path, above=place.above)]
    return made


def keep(reading: Reading, text: Scalar, path: ValuePath) -> None:
    """Remember where the text at ``path`` stands, and report what is wrong with its marks."""
    reading.places.values[path] = text.at
    reading.texts[path] = text
    marks(reading, text, path)


def marks(reading: Reading, text: Located, path: ValuePath) -> None:
    """Report every mark of ``text`` that is left open, empty, or crosses another."""
    for fault in mark_faults(text.text):
        at = text.place(fault.start, fault.end)
        reading.report(fault.code, at, path, **fault.params)


def lines(node: Scalar) -> Iterator[tuple[Scalar, int]]:
    """The lines of a text that say something, each with how far it is indented."""
    for match in re.finditer(r"[^\n]+", node.text):
        stripped = match[0].strip()
        if stripped:
            indent = match[0].index(stripped)
            start = match.start() + indent
            yield node.part(start, start + len(stripped)), indent


@dataclass(slots=True)
class _ItemPlace:
    """Where the next item of a YAML list stands: its level, its number, the list before it.

    ``above`` are the numbers before its own; under no item those that the first one is typed with.
    ``kept`` is how the last typed mark was written.
    """

    level: int
    lists: Lists | None = None
    number: int = 0
    above: str = ""
    kept: dict[str, str] = field(default_factory=dict)

    def before(self, mark: ItemMark) -> int:
        """How many items stand before one with that mark: also those of the list that goes on."""
        if self.lists is None or self.number:
            return self.number
        known = [ended for ended in self.lists.ended[:1] if ended.takes(mark, 0)]
        if mark.form in _PARTS:
            return known[0].number if known else mark.number - 1
        return known[0].number if known and known[0].number + 1 == mark.number else 0

    def expected_number(self, mark: ItemMark) -> str:
        """The number that the item gets, with those above it where the mark has them."""
        own = str(self.number)
        return f"{self.above}.{own}" if mark.form in _PARTS else own


def _item(
    reading: Reading, node: Node, path: ValuePath, place: _ItemPlace
) -> dict[str, Any] | None:
    reading.places.values[path] = node.at
    if not isinstance(node, Mapping):
        return _item_text(reading, node, path, place)
    reading.sections[path] = "item"
    entries = reading.fields(node, "item", path)
    if "text" not in entries:
        word = vocabulary.word("item", "text")
        key = reading.name("item", "text")
        params = {"key": key, "title": word.title, "example": word.description}
        reading.report("DG2001", node.at, path, **params)
        return None
    item = _item_text(reading, entries["text"].value, (*path, "text"), place)
    if item is not None and "items" in entries:
        under = entries["items"].value
        form = item.get("form") or BY_LEVEL[min(place.level, _DEEPEST) - 1]
        above = upper_of(form, place.number, place.above)
        item["items"] = _under(reading, under, (*path, "items"), place.level + 1, above)
    return item


def _under(
    reading: Reading, node: Node, path: ValuePath, level: int, above: str
) -> list[dict[str, Any]]:
    """The items under one: a list, or a text with a line each."""
    if isinstance(node, Scalar):
        whole = reading.text(node, path)
        found = lines(node) if whole is not None else ()
        node = Sequence(tuple(line for line, _ in found), node.at)
    return item_list(reading, node, path, level, above=above)


def _item_text(
    reading: Reading, node: Node, path: ValuePath, place: _ItemPlace
) -> dict[str, Any] | None:
    """The text of an item without the mark that its author typed before it."""
    text = reading.text(node, path)
    if text is None:
        if path not in reading.faulted:
            reading.report("DG2004", node.at, path, key=reading.written_key(path))
        return None
    marks(reading, reading.texts[path], path)
    mark = item_mark(text)
    if mark is None:  # it is counted as those before it
        place.number += 1
        return {"text": text, "items": [], **place.kept}
    place.number = place.before(mark) + 1
    place.above = place.above or mark.upper
    is_other = mark.number != place.number or mark.upper not in ("", place.above)
    if mark.form not in BULLETS and is_other:
        start = 0 if mark.form in _PARTS else mark.place[0]
        at = reading.position_inside(path, start, mark.place[1])
        number = text[start : mark.place[1]]
        reading.report("DG2026", at, path, number=number, expected=place.expected_number(mark))
    usual = BY_LEVEL[min(place.level, _DEEPEST) - 1]
    form = "" if mark.form == usual else mark.form
    upper = place.above if mark.form in _PARTS else ""
    place.kept = {"form": form, "upper": upper}
    return {"text": text[mark.text_start :], "items": [], **place.kept}


def is_row(line: str) -> bool:
    """Whether a line of running text is a row of a table: a bar at either end."""
    return len(line) > 1 and line.startswith("|") and line.endswith("|")
