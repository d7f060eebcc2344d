"""Opinions as a hand would write them: headed by the post that gives them, signed below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen import vocabulary
from docgen.light import regex
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from docgen.thai.date_reading import whole_date
from docgen.thai.names import nearest_names

if TYPE_CHECKING:
    from docgen.loading.fields.field_reading import Reading

_SECTION = "opinion"
_NAME = regex(r"\([^()0-9๐-๙]{2,100}\)")


def with_posts(reading: Reading, node: Node) -> Node:
    """The opinions with each post as the post, each name in brackets as the name; it is told.

    ``ปลัดอำเภอ: เห็นควรอนุมัติ``, and over several lines ``อนุมัติ``, ``(นายก ข)``, ``นายอำเภอ``.
    """
    if isinstance(node, Mapping) and node.entries and all(map(_is_post, node.entries)):
        items: tuple[Node, ...] = tuple(Mapping((entry,), entry.key.at) for entry in node.entries)
        node = Sequence(items, node.at)
    if not isinstance(node, Sequence):
        return node
    return Sequence(tuple(_opinion(reading, item) for item in node.items), node.at)


def _opinion(reading: Reading, item: Node) -> Node:
    if isinstance(item, Scalar):
        signed = _signed_below(reading, item)
        return item if signed is None else Mapping(signed, item.at)
    if not (isinstance(item, Mapping) and len(item.entries) == 1 and _is_post(item.entries[0])):
        return item
    (entry,) = item.entries
    post, text = (vocabulary.thai(_SECTION, name) for name in ("position_title", "text"))
    reading.tell_spoken(entry.key.text, post, entry.key.at)
    said = MappingEntry(
        Scalar(post, entry.key.at), Scalar(entry.key.text, entry.key.at, runs=entry.key.runs)
    )
    if isinstance(entry.value, Scalar) and (signed := _signed_below(reading, entry.value)):
        return Mapping((said, *(each for each in signed if each.key.text != post)), item.at)
    is_empty = isinstance(entry.value, Scalar) and not entry.value.text.strip()
    given = () if is_empty else (MappingEntry(Scalar(text, entry.value.at), entry.value),)
    return Mapping((said, *given), item.at)


def _signed_below(reading: Reading, said: Scalar) -> tuple[MappingEntry, ...] | None:
    """What is said, with name, post and date of whoever signed below it; ``None`` where nobody did.

    His name stands in brackets on a line of its own.
    """
    starts = [offset for offset, _, _ in said.runs]
    if len(starts) < 2:
        return None
    lines = [
        _bare(said.part(start, end))
        for start, end in zip(starts, [*starts[1:], len(said.text)], strict=True)
    ]
    at = next((at for at, line in enumerate(lines) if at and _NAME.fullmatch(line.text)), None)
    if at is None:
        return None
    name = lines[at].part(1, len(lines[at].text) - 1)
    fields = {"text": _bare(said.part(0, starts[at])), "name": _bare(name)}
    for line in lines[at + 1 :]:
        field = "position_title" if whole_date(line.text) is None else "date"
        if not line.text or field in fields:
            return None  # more than one that signed: nobody knows where one ends
        fields[field] = line
    reading.tell_spoken(lines[at].text, vocabulary.thai(_SECTION, "name"), lines[at].at)
    return tuple(
        MappingEntry(Scalar(vocabulary.thai(_SECTION, name), value.at), value)
        for name, value in fields.items()
    )


def _bare(text: Scalar) -> Scalar:
    """The text without spaces and ends of lines around it."""
    begin = len(text.text) - len(text.text.lstrip())
    return text.part(begin, max(begin, len(text.text.rstrip())))


def _is_post(entry: MappingEntry) -> bool:
    """Whether the key is none of an opinion, nor near one, and a text stands after it."""
    key = entry.key.text
    known = vocabulary.bilingual_names(_SECTION)
    is_known = vocabulary.loosely_read_key(_SECTION, key) is not None
    return isinstance(entry.value, Scalar) and not is_known and not nearest_names(key, known)
