"""Items of a body that stand as a YAML list, with those under them."""

from __future__ import annotations

from dataclasses import field

from docgen import vocabulary
from docgen.light import dataclass
from docgen.loading.circular.body_items import (
    DEEPEST,
    ITEM_PARTS,
    Lists,
    OpenList,
    PartValues,
    indented_lines,
    marks,
)
from docgen.loading.fields.field_reading import Reading
from docgen.loading.yaml.nodes import Mapping, Node, Scalar, Sequence
from docgen.model.dossier import ValuePath
from docgen.thai.item_marks import BULLETS, BY_LEVEL, ItemMark, item_mark, upper_of


def item_list(
    reading: Reading,
    node: Node,
    path: ValuePath,
    level: int = 1,
    lists: Lists | None = None,
    above: str = "",
) -> list[dict[str, object]]:
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
        if mark.form in ITEM_PARTS:
            return known[0].number if known else mark.number - 1
        return known[0].number if known and known[0].number + 1 == mark.number else 0

    def expected_number(self, mark: ItemMark) -> str:
        """The number that the item gets, with those above it where the mark has them."""
        own = str(self.number)
        return f"{self.above}.{own}" if mark.form in ITEM_PARTS else own


def _item(reading: Reading, node: Node, path: ValuePath, place: _ItemPlace) -> PartValues | None:
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
        form = item.get("form") or BY_LEVEL[min(place.level, DEEPEST) - 1]
        above = upper_of(form, place.number, place.above)
        item["items"] = _under(reading, under, (*path, "items"), place.level + 1, above)
    return item


def _under(
    reading: Reading, node: Node, path: ValuePath, level: int, above: str
) -> list[dict[str, object]]:
    """The items under one: a list, or a text with a line each."""
    if isinstance(node, Scalar):
        whole = reading.text(node, path)
        found = indented_lines(node) if whole is not None else ()
        node = Sequence(tuple(line for line, _ in found), node.at)
    return item_list(reading, node, path, level, above=above)


def _item_text(
    reading: Reading, node: Node, path: ValuePath, place: _ItemPlace
) -> PartValues | None:
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
        start = 0 if mark.form in ITEM_PARTS else mark.place[0]
        at = reading.position_inside(path, start, mark.place[1])
        number = text[start : mark.place[1]]
        reading.report("DG2026", at, path, number=number, expected=place.expected_number(mark))
    usual = BY_LEVEL[min(place.level, DEEPEST) - 1]
    form = "" if mark.form == usual else mark.form
    upper = place.above if mark.form in ITEM_PARTS else ""
    place.kept = {"form": form, "upper": upper}
    return {"text": text[mark.text_start :], "items": [], **place.kept}
