"""The body as its author wrote it: text, a list, or a wording template with its slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docgen import vocabulary
from docgen.codes import reasons
from docgen.later import later
from docgen.light import dataclass, regex
from docgen.loading.circular.body_items import (
    Lists,
    indented_lines,
    is_table_row,
    keep_place,
    marks,
)
from docgen.loading.fields.field_reading import Reading
from docgen.loading.yaml import remedy_lines
from docgen.loading.yaml.nodes import Mapping, Node, Scalar, Sequence
from docgen.model.dossier import ValuePath
from docgen.thai.item_marks import item_mark
from docgen.thai.names import nearest_names

if TYPE_CHECKING:
    from docgen.loading.circular import body_tables, rosters, yaml_items
else:
    body_tables = later("docgen.loading.circular.body_tables")
    rosters = later("docgen.loading.circular.rosters")
    yaml_items = later("docgen.loading.circular.yaml_items")

# A list whose first element lacks the space after its dash is one text to YAML.
_DASHED = regex("[-–—•*](?!\\*)")


def read_body(reading: Reading, node: Node, path: ValuePath) -> Any:
    """Plain values for ``Circular.body``; ``None`` when there is nothing to say."""
    reading.places.values[path] = node.at
    if isinstance(node, Mapping):
        if _names_paragraphs(node):
            node = _told_paragraphs(reading, node)
        elif _items_entry(node) is None:
            return _wording(reading, node, path)
        else:
            node = Sequence((node,), node.at)
    parts = Parts(reading, path)
    if isinstance(node, Scalar) and not node.style and _DASHED.match(node.text):
        sign = node.text[0]
        reading.report("DG2028", replace(node.at, length=1), path, sign=sign)
    elif isinstance(node, Scalar):
        parts.add_lines(node)
    else:
        for item in node.items:
            parts.add(item)
    if not parts.result and path not in reading.faulted:
        reading.empty[path] = reading.places.keys.get(path, node.at)
        return None
    return parts.result


def _names_paragraphs(node: Mapping) -> bool:
    """Whether every key only says which paragraph it is: ``ย่อหน้าที่ 1``, ``ภาคเหตุ``."""
    word = vocabulary.word("words", "paragraph")
    begun = all(entry.key.text.startswith((word.thai, *word.also)) for entry in node.entries)
    return begun and all(isinstance(entry.value, Scalar) for entry in node.entries)


def _told_paragraphs(reading: Reading, node: Mapping) -> Sequence:
    """The texts under such keys, as a list of paragraphs."""
    usual = vocabulary.thai("words", "paragraph")
    for entry in node.entries:
        if entry.key.text != usual:
            reading.tell_spoken(entry.key.text, usual, entry.key.at)
    return Sequence(tuple(entry.value for entry in node.entries), node.at)


def _wording(reading: Reading, node: Mapping, path: ValuePath) -> dict[str, object] | None:
    template: str | None = None
    slots: dict[str, object] = {}
    reading.sections[path] = "wording"
    names = tuple(
        word
        for each_word in vocabulary.words("wording")
        for word in (each_word.thai, each_word.english)
    )
    for entry in node.entries:
        if entry.key.text in names:
            reading.places.keys[(*path, "template")] = entry.key.at
            template = reading.text(entry.value, (*path, "template"))
            continue
        inner = (*path, "slots", entry.key.text)
        reading.places.keys[inner] = entry.key.at
        value = _slot(reading, entry.value, inner)
        if value is not None:
            slots[entry.key.text] = value
    if template is None:
        key = reading.name("wording", "template")
        word = vocabulary.word("wording", "template")
        at = reading.places.keys.get(path, node.at)
        reading.report("DG2001", at, path, key=key, title=word.title, example=word.description)
        return None
    return {"template": template, "slots": slots}


def _slot(reading: Reading, node: Node, path: ValuePath) -> Any:
    if isinstance(node, Mapping):
        entry = _items_entry(node)
        if entry is None:
            got = vocabulary.thai("words", "mapping_kind")
            reading.report("DG2005", node.at, path, key=reading.written_key(path), got=got)
            return None
        node = entry
    if isinstance(node, Sequence):
        return yaml_items.item_list(reading, node, path)
    text = reading.text(node, path)
    if text is not None:
        marks(reading, reading.texts[path], path)
    return text


def _items_entry(node: Mapping) -> Node | None:
    """The list under the one key for numbered items, when that is all there is."""
    entry = node.find(*vocabulary.bilingual_names("items"))
    return entry.value if entry is not None and len(node.entries) == 1 else None


@dataclass(slots=True)
class Parts:
    """Paragraphs and the parts between them in order, as they are read."""

    reading: Reading
    path: ValuePath
    result: list[Any] = field(default_factory=list)
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.reading, self.path)

    def add(self, node: Node) -> None:
        """One element of a list: a paragraph, or a mapping that holds other parts."""
        if isinstance(node, Scalar):
            self.add_lines(node)
        elif isinstance(node, Mapping):
            self.lists.close()
            path = (*self.path, len(self.result))
            if self._is_text_with_a_colon(node):
                return
            self.reading.sections[path] = "items"
            entries = self.reading.fields(node, "items", path)
            for name, entry in entries.items():
                path = (*self.path, len(self.result))
                self.reading.sections[path] = "items"
                self.reading.places.values[path] = node.at
                part = READERS[name](self, entry.value, path)
                if part is not None:
                    self.result.append(part)
                else:
                    self.reading.faulted.add(self.path)
            if not node.entries:
                key = self.reading.written_key(self.path)
                self.reading.report("DG2004", node.at, self.path, key=key)
            if not entries:
                self.reading.faulted.add(self.path)
        else:
            got = vocabulary.thai("words", "list_kind")
            key = self.reading.written_key(self.path)
            self.reading.report("DG2005", node.at, self.path, key=key, got=got)

    def _is_text_with_a_colon(self, node: Mapping) -> bool:
        """A paragraph such as «หมายเหตุ: ข้อความ», which YAML takes for a key and its value."""
        if len(node.entries) != 1:
            return False
        known = {name for word in vocabulary.words("items") for name in (word.thai, word.english)}
        first = node.entries[0]
        text = first.value.text if isinstance(first.value, Scalar) else ""
        if not text or nearest_names(first.key.text, sorted(known)):
            return False
        at = replace(first.key.at, column=first.key.at.column + len(first.key.text), length=1)
        fixed = remedy_lines.quoted_value("-", f"{first.key.text}: {text}")
        self.reading.report("DG1110", at, self.path, way=reasons.typed_line(fixed))
        return True

    def add_lines(self, node: Scalar) -> None:
        """Each line a paragraph, an item when it begins as one, or a row of a table."""
        whole = (*self.path, len(self.result))
        if self.reading.text(node, whole) is None:
            return
        for is_table, group in groupby(
            indented_lines(node), key=lambda line: is_table_row(line[0].text)
        ):
            if is_table:
                self.lists.close()
                path = (*self.path, len(self.result))
                rows = [line for line, _ in group]
                table = body_tables.typed_table(self.reading, rows, (*path, "table"))
                self.result.append({"table": table})
                continue
            for line, indent in group:
                self._add_line(line, indent)

    def _tell_stray(self, line: Scalar) -> None:
        """A number such as 2.1 after other items than item 2; alone it may be a quantity."""
        mark = item_mark(line.text)
        if mark is not None and mark.upper and (self.lists.ended or "." in mark.upper):
            number = line.text[: mark.place[1]]
            self.reading.report("DG2107", line.place(0, mark.place[1]), number=number)

    def _add_line(self, line: Scalar, indent: int) -> None:
        if line.text.startswith("|") and "|" in line.text[1:]:
            self.reading.report("DG2104", line.at, self.path, text=line.text)
            return
        if not self.lists.add(line, indent, self.result):
            self.lists.close()
            self._tell_stray(line)
            keep_place(self.reading, line, (*self.path, len(self.result)))
            self.result.append(line.text)


def _items(parts: Parts, node: Node, path: ValuePath) -> dict[str, object]:
    made = yaml_items.item_list(parts.reading, node, (*path, "items"), lists=parts.lists)
    start = parts.lists.ended[0].number - len(made) + 1 if parts.lists.ended else 1
    return {"items": made, "start": start} if start > 1 else {"items": made}


def _heading(parts: Parts, node: Node, path: ValuePath) -> dict[str, object]:
    return {"heading": _sentence(parts, node, (*path, "heading")) or ""}


def _resumed_part(parts: Parts, node: Node, path: ValuePath) -> dict[str, object] | None:
    text = _sentence(parts, node, (*path, "resumed"))
    return {"resumed": text} if text else None


def _table(parts: Parts, node: Node, path: ValuePath) -> dict[str, object] | None:
    table = body_tables.described_table(parts.reading, node, (*path, "table"))
    return {"table": table} if table is not None else None


def _roster(parts: Parts, node: Node, path: ValuePath) -> dict[str, object] | None:
    made = rosters.roster(parts.reading, node, (*path, "roster"))
    return {"roster": made} if made is not None else None


def _sentence(parts: Parts, node: Node, path: ValuePath) -> str | None:
    text = parts.reading.text(node, path)
    if text is not None:
        marks(parts.reading, parts.reading.texts[path], path)
    elif path not in parts.reading.faulted:
        parts.reading.report("DG2004", node.at, path, key=parts.reading.written_key(path))
    return text


def _of_lines(name: str) -> Callable[[Parts, Node, ValuePath], dict[str, object] | None]:
    """The reader of a part that is lines of text."""

    def read(parts: Parts, node: Node, path: ValuePath) -> dict[str, object] | None:
        inner = (*path, name)
        texts = parts.reading.texts_of(node, inner)
        for index in range(len(texts or ())):
            text = parts.reading.texts.get((*inner, index))
            if text is not None:
                marks(parts.reading, text, (*inner, index))
        return {name: texts} if texts else None

    return read


def _cut_part(parts: Parts, node: Node, path: ValuePath) -> dict[str, object] | None:
    text = parts.reading.text(node, (*path, "cut"))
    return {"cut": text} if text else None


def _columns(parts: Parts, node: Node, path: ValuePath) -> dict[str, object] | None:
    """A table without lines and headings."""
    table = body_tables.described_table(parts.reading, node, (*path, "columns"))
    return {"columns": table | {"heads": 0, "ruled": "no"}} if table is not None else None


# How each key of a part in a mapping is read: a plain value for ``BodyPart``, or nothing.
READERS: dict[str, Callable[[Parts, Node, ValuePath], dict[str, object] | None]] = {
    "items": _items,
    "heading": _heading,
    "resumed": _resumed_part,
    "table": _table,
    "roster": _roster,
    **{name: _of_lines(name) for name in ("centred", "right", "flush", "fill")},
    "columns": _columns,
    "cut": _cut_part,
}
