"""The body as its author wrote it: text, a list, or a wording template with its slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docgen import vocabulary
from docgen.dossier import ValuePath
from docgen.loading.fields import Reading
from docgen.loading.nodes import Mapping, Node, Scalar, Sequence
from docgen.thai.names import nearest
from docgen.thai.numerals import to_arabic

_DIGITS = "[0-9\u0e50-\u0e59]"
_ITEM = re.compile(rf"(?P<number>{_DIGITS}{{1,2}})\.(?!{_DIGITS})\s*(?P<text>\S.*)")
# A list whose first element lacks the space after its dash is one text to YAML.
_DASHED = re.compile("[-–—•*]")
_SUB_ITEM = re.compile(
    rf"(?P<number>{_DIGITS}{{1,2}})\.(?P<sub>{_DIGITS}{{1,2}})(?!{_DIGITS})\.?\s+(?P<text>\S.*)"
)


def read(reading: Reading, node: Node, path: ValuePath) -> Any:
    """Plain values for ``Circular.body``; ``None`` when there is nothing to say."""
    reading.places.values[path] = node.at
    if isinstance(node, Mapping):
        if _items_entry(node) is None:
            return _wording(reading, node, path)
        node = Sequence((node,), node.at)
    parts = _Parts(reading, path)
    if isinstance(node, Scalar) and not node.style and _DASHED.match(node.text):
        sign = node.text[0]
        reading.report("DG2028", replace(node.at, length=1), path, sign=sign)
    elif isinstance(node, Scalar):
        parts.add_lines(node)
    else:
        for one in node.items:
            parts.add(one)
    if not parts.result and path not in reading.faulted:
        reading.empty[path] = reading.places.keys.get(path, node.at)
        return None
    return parts.result


def item_list(reading: Reading, node: Node, path: ValuePath) -> list[dict[str, Any]]:
    """Numbered items: texts, or mappings of a text and its sub-items."""
    if not isinstance(node, Sequence):
        reading.report("DG2006", node.at, path, key=reading.said(path), got=_text_word())
        return []
    reading.places.values[path] = node.at
    result = []
    for index, one in enumerate(node.items):
        item = _item(reading, one, (*path, index), index + 1)
        if item is not None:
            result.append(item)
    return result


def _item(reading: Reading, node: Node, path: ValuePath, number: int) -> dict[str, Any] | None:
    reading.places.values[path] = node.at
    if not isinstance(node, Mapping):
        text = _item_text(reading, node, path, number)
        return None if text is None else {"text": text}
    reading.sections[path] = "item"
    entries = reading.fields(node, "item", path)
    if "text" not in entries:
        reading.report(
            "DG2001",
            node.at,
            path,
            key=reading.name("item", "text"),
            title=vocabulary.word("item", "text").title,
            example=vocabulary.word("item", "text").description,
        )
        return None
    text = _item_text(reading, entries["text"].value, (*path, "text"), number)
    subs = entries["items"].value if "items" in entries else None
    items = reading.texts_of(subs, (*path, "items")) if subs is not None else None
    return None if text is None else {"text": text, "items": items or []}


def _item_text(reading: Reading, node: Node, path: ValuePath, number: int) -> str | None:
    """The text of an item without the number its author typed before it."""
    text = reading.text(node, path)
    if text is None:
        if path not in reading.faulted:
            reading.report("DG2004", node.at, path, key=reading.said(path))
        return None
    match = _ITEM.fullmatch(text)
    if match is None:
        return text
    if int(to_arabic(match["number"])) != number:
        at = reading.inside(path, *match.span("number"))
        reading.report("DG2026", at, path, number=match["number"], expected=number)
    return match["text"]


def _wording(reading: Reading, node: Mapping, path: ValuePath) -> dict[str, Any] | None:
    template: str | None = None
    slots: dict[str, Any] = {}
    reading.sections[path] = "wording"
    names = tuple(word for one in vocabulary.words("wording") for word in (one.thai, one.english))
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
            reading.report("DG2005", node.at, path, key=reading.said(path), got=got)
            return None
        node = entry
    if isinstance(node, Sequence):
        return item_list(reading, node, path)
    return reading.text(node, path)


def _items_entry(node: Mapping) -> Node | None:
    """The list under the one key for numbered items, when that is all there is."""
    entry = node.find(*vocabulary.both("items"))
    return entry.value if entry is not None and len(node.entries) == 1 else None


def _text_word() -> str:
    return vocabulary.thai("words", "text_kind")


@dataclass(slots=True)
class _Parts:
    """Paragraphs and lists of items in order, as they are read."""

    reading: Reading
    path: ValuePath
    result: list[Any] = field(default_factory=list)
    _open: list[dict[str, Any]] | None = None

    def add(self, node: Node) -> None:
        """One element of a list: a paragraph, or a mapping that holds numbered items."""
        if isinstance(node, Scalar):
            self.add_lines(node)
        elif isinstance(node, Mapping):
            self._close()
            path = (*self.path, len(self.result))
            if self._is_text_with_a_colon(node):
                return
            self.reading.sections[path] = "items"
            entries = self.reading.fields(node, "items", path)
            for name, entry in entries.items():
                path = (*self.path, len(self.result))
                self.reading.places.values[path] = node.at
                if name == "heading":
                    text = self.reading.text(entry.value, (*path, "heading"))
                    self.result.append({"heading": text or ""})
                else:
                    items = item_list(self.reading, entry.value, (*path, "items"))
                    self.result.append({"items": items})
            if not entries:
                self.reading.faulted.add(self.path)
        else:
            got = vocabulary.thai("words", "list_kind")
            key = self.reading.said(self.path)
            self.reading.report("DG2005", node.at, self.path, key=key, got=got)

    def _is_text_with_a_colon(self, node: Mapping) -> bool:
        """A paragraph such as «หมายเหตุ: ข้อความ», which YAML takes for a key and its value."""
        known = {name for one in vocabulary.words("items") for name in (one.thai, one.english)}
        first = node.entries[0]
        text = first.value.text if isinstance(first.value, Scalar) else ""
        if len(node.entries) != 1 or not text or nearest(first.key.text, sorted(known)):
            return False
        at = replace(first.key.at, column=first.key.at.column + len(first.key.text), length=1)
        self.reading.report("DG1110", at, self.path, fixed=f"'{first.key.text}: {text}'")
        return True

    def add_lines(self, node: Scalar) -> None:
        """Each line a paragraph, or a numbered item when it begins with the next number."""
        whole = (*self.path, len(self.result))
        if self.reading.text(node, whole) is None:
            return
        for line in _lines(node):
            if not self._sub_item(line) and not self._numbered(line):
                self._close()
                path = (*self.path, len(self.result))
                self._keep(line, path)
                self.result.append(line.text)

    def _numbered(self, line: Scalar) -> bool:
        match = _ITEM.fullmatch(line.text)
        if match is None:
            return False
        number = int(to_arabic(match["number"]))
        if self._open is None and number != 1 and len(match["number"]) > 1:
            return False
        if self._open is None:
            self._open = []
            self.reading.places.values[(*self.path, len(self.result))] = line.at
            self.result.append({"items": self._open})
        self._in_order(line, match, number, len(self._open) + 1)
        path = (*self.path, len(self.result) - 1, "items", len(self._open))
        text = line.part(*match.span("text"))
        self._keep(text, path)
        self._keep(text, (*path, "text"))
        self._open.append({"text": text.text, "items": []})
        return True

    def _sub_item(self, line: Scalar) -> bool:
        match = _SUB_ITEM.fullmatch(line.text)
        if match is None or not self._open:
            return False
        if int(to_arabic(match["number"])) != len(self._open):
            return False
        subs = self._open[-1]["items"]
        self._in_order(line, match, int(to_arabic(match["sub"])), len(subs) + 1, "sub")
        above = (*self.path, len(self.result) - 1, "items", len(self._open) - 1)
        text = line.part(*match.span("text"))
        self._keep(text, (*above, "items", len(subs)))
        subs.append(text.text)
        return True

    def _in_order(
        self, line: Scalar, match: re.Match[str], number: int, expected: int, group: str = "number"
    ) -> None:
        if number != expected:
            at = line.place(*match.span(group))
            self.reading.report("DG2026", at, self.path, number=match[group], expected=expected)

    def _keep(self, text: Scalar, path: ValuePath) -> None:
        self.reading.places.values[path] = text.at
        self.reading.texts[path] = text

    def _close(self) -> None:
        self._open = None


def _lines(node: Scalar) -> Iterator[Scalar]:
    for match in re.finditer(r"[^\n]+", node.text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            yield node.part(start, start + len(stripped))
