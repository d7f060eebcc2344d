"""Opinions headed by the post that gives them: ``ปลัดอำเภอ: เห็นควรอนุมัติ``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen import vocabulary
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from docgen.thai.names import nearest_names

if TYPE_CHECKING:
    from docgen.loading.fields.field_reading import Reading

_SECTION = "opinion"


def with_posts(reading: Reading, node: Node) -> Node:
    """The opinions with each such key as the post and its value as what is said; it is told."""
    if isinstance(node, Mapping) and node.entries and all(map(_is_post, node.entries)):
        items: tuple[Node, ...] = tuple(Mapping((entry,), entry.key.at) for entry in node.entries)
        node = Sequence(items, node.at)
    if not isinstance(node, Sequence):
        return node
    return Sequence(tuple(_opinion(reading, item) for item in node.items), node.at)


def _opinion(reading: Reading, item: Node) -> Node:
    if not (isinstance(item, Mapping) and len(item.entries) == 1 and _is_post(item.entries[0])):
        return item
    (entry,) = item.entries
    post, text = (vocabulary.thai(_SECTION, name) for name in ("position_title", "text"))
    reading.tell_spoken(entry.key.text, post, entry.key.at)
    said = MappingEntry(
        Scalar(post, entry.key.at), Scalar(entry.key.text, entry.key.at, runs=entry.key.runs)
    )
    is_empty = isinstance(entry.value, Scalar) and not entry.value.text.strip()
    given = () if is_empty else (MappingEntry(Scalar(text, entry.value.at), entry.value),)
    return Mapping((said, *given), item.at)


def _is_post(entry: MappingEntry) -> bool:
    """Whether the key is none of an opinion, nor near one, and a text stands after it."""
    key = entry.key.text
    known = vocabulary.bilingual_names(_SECTION)
    is_known = vocabulary.loosely_read_key(_SECTION, key) is not None
    return isinstance(entry.value, Scalar) and not is_known and not nearest_names(key, known)
