"""A YAML text as a tree that knows where in the text each value begins and ends.

``docgen.loading.yaml.yaml_source`` reads what a circular says; this reads where it may be changed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from docgen.light import dataclass
from docgen.loading.yaml import parsers
from docgen.loading.yaml.leading_marks import as_letters, value_as_typed

Value = str | list["Value"] | dict[str, "Value"]
BLOCKS = ("|", ">")


class UneditableError(Exception):
    """The text cannot be read as YAML, or holds what docgen does not take (anchors, tags)."""


@dataclass(slots=True)
class TextNode:
    """A text from ``start`` to ``end`` (offsets); ``style`` is empty, a quote, ``|`` or ``>``."""

    start: int
    end: int
    text: str
    style: str = ""


@dataclass(slots=True)
class ListNode:
    """A list; ``dashes`` are the offsets of its dashes, none in a flow list."""

    start: int
    end: int
    items: list[EditNode]
    dashes: list[int]
    is_flow: bool


@dataclass(slots=True)
class EntryNode:
    """One key with its value; ``colon`` is the offset of the colon."""

    key: TextNode
    colon: int
    value: EditNode


@dataclass(slots=True)
class MappingNode:
    """Keys with values in order."""

    start: int
    end: int
    entries: list[EntryNode]
    is_flow: bool

    def entry(self, names: tuple[str, ...]) -> EntryNode | None:
        """The first entry whose key is one of ``names``."""
        return next((entry for entry in self.entries if entry.key.text in names), None)


EditNode = TextNode | ListNode | MappingNode


@lru_cache(maxsize=16)
def tree(text: str) -> EditNode | None:
    """The tree of a text, ``None`` when it holds comments alone; it must not be changed.

    Kept for the last texts: form, findings and edits of one keystroke ask for the same two.

    Raises: UneditableError, when it is no YAML that docgen takes.
    """
    try:
        return _EditTreeBuilder(text).document()
    except UneditableError:
        raise
    except (YAMLError, ValueError, IndexError, RecursionError) as error:
        raise UneditableError(str(error)) from None


def value_of(node: EditNode | None) -> Value:
    """What a node says, without its places; nothing is an empty text.

    Block texts lose the line ends after their last line, as when a circular is read.
    """
    if node is None:
        return ""
    if isinstance(node, TextNode):
        return node.text.rstrip("\n") if node.style in BLOCKS else node.text
    if isinstance(node, ListNode):
        return [value_of(item) for item in node.items]
    return {entry.key.text: value_of(entry.value) for entry in node.entries}


@dataclass(slots=True)
class _EditTreeBuilder:
    text: str
    events: parsers.Events = field(init=False)
    signs: parsers.Signs = field(init=False)
    shift: int = 0

    def document(self) -> EditNode | None:
        if self.text.startswith("\ufeff"):
            self.shift = 1
        lines = self.text[self.shift :].split("\n")
        if parsers.has_deep_brackets(self.text):
            raise UneditableError("[")
        shown = "\n".join(map(as_letters, lines))
        self.events, self.signs = parsers.events(shown), parsers.signs(shown)
        if self.signs.marked_keys:
            raise UneditableError("?")
        self._next()
        if isinstance(self._next(), StreamEndEvent):
            return None
        root = self._node(self._next())
        self._next()
        if isinstance(self._next(), DocumentStartEvent):
            raise UneditableError("---")
        is_nothing = isinstance(root, TextNode) and not root.text and root.start == root.end
        return None if is_nothing else root

    def _next(self) -> Any:
        return self.events.get_event()

    def _node(self, event: Any) -> EditNode:
        if isinstance(event, AliasEvent) or (
            isinstance(event, NodeEvent)
            and (getattr(event, "anchor", None) or getattr(event, "tag", None))
        ):
            raise UneditableError("&")
        if isinstance(event, ScalarEvent):
            return self._text_node(event)
        start = event.start_mark.index + self.shift
        if isinstance(event, SequenceStartEvent):
            return self._list(bool(event.flow_style), start)
        assert isinstance(event, MappingStartEvent)
        return self._mapping(bool(event.flow_style), start)

    def _text_node(self, event: Any) -> TextNode:
        start, end = event.start_mark.index + self.shift, event.end_mark.index + self.shift
        style = event.style or ""
        if style in BLOCKS:
            end = self._block_end(start, end)
        return TextNode(start, end, value_as_typed(event.value), style)

    def _block_end(self, start: int, end: int) -> int:
        """The end of the last line that holds something, or of all where they are kept (``+``)."""
        header = self.text[start:].split("\n", 1)[0].split("#")[0]
        body = self.text[start:end]
        if "+" in header and body.rstrip(" ").endswith("\n"):
            return start + len(body.rstrip(" ")) - 1
        return start + len(body.rstrip())

    def _end(self, event: Any) -> int:
        return int(event.end_mark.index) + self.shift

    def _list(self, is_flow: bool, start: int) -> ListNode:
        items: list[EditNode] = []
        dashes: list[int] = []
        end = start
        while not isinstance(event := self._next(), SequenceEndEvent):
            item = self._node(event)
            if not is_flow:
                dashes.append(self._before(self.signs.dashes, item.start))
            items.append(item)
            end = max(item.end, dashes[-1] + 1 if dashes else 0)
        if is_flow:
            end = self._end(event)
        return ListNode(start, end, items, dashes, is_flow)

    def _mapping(self, is_flow: bool, start: int) -> MappingNode:
        entries: list[EntryNode] = []
        names: set[str] = set()
        end = start
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._node(event)
            value = self._node(self._next())
            if not isinstance(key, TextNode) or key.text == "<<":
                raise UneditableError("key")
            key.text = unicodedata.normalize("NFC", key.text)
            if key.text in names:
                raise UneditableError(key.text)
            names.add(key.text)
            colon = self._after(key.end)
            if is_flow and not (colon <= value.start):
                raise UneditableError(key.text)
            entries.append(EntryNode(key, colon, value))
            end = max(value.end, colon + 1)
        if is_flow:
            end = self._end(event)
        return MappingNode(start, end, entries, is_flow)

    def _before(self, places: Sequence[int], offset: int) -> int:
        """The last of ``places`` before ``offset``."""
        at = bisect_left(places, offset - self.shift)
        return places[at - 1] + self.shift

    def _after(self, offset: int) -> int:
        """The first colon at ``offset`` or after it."""
        at = bisect_left(self.signs.colons, offset - self.shift)
        if at == len(self.signs.colons):
            raise UneditableError(":")
        return self.signs.colons[at] + self.shift


def leaf_texts(node: EditNode | None) -> Iterator[TextNode]:
    """Every text of the tree, keys left out."""
    if isinstance(node, TextNode):
        yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from leaf_texts(item)
    elif node is not None:
        for entry in node.entries:
            yield from leaf_texts(entry.value)


def entries_before(
    node: MappingNode, names: tuple[str, ...], order: Sequence[tuple[str, ...]]
) -> int:
    """How many entries stand before a new key: those up to the nearest that precedes it."""
    place = next((at for at, group in enumerate(order) if set(group) & set(names)), None)
    if place is None:
        return len(node.entries)
    earlier = {name for key in order[:place] for name in key}
    return max(
        (at + 1 for at, entry in enumerate(node.entries) if entry.key.text in earlier), default=0
    )
