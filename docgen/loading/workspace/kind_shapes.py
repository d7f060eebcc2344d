"""The shape of an agency's own kind: where it has texts, lists and fields, before they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.codes.reasons import FIELDS, NUMBER, ROWS, TEXT, TEXTS, Reason
from docgen.diagnostics import Diagnostic
from docgen.loading.yaml.nodes import Mapping, Node, Scalar, Sequence

_MOST_ROWS = 200
ShapeCheck = Callable[[str, Node], Iterator[Diagnostic]]


def faults(root: Mapping) -> list[Diagnostic]:
    """What is not of the shape that its key must have."""
    return list(_fields(KIND)("kind", root))


def _wrong(key: str, node: Node, shape: Reason) -> Diagnostic:
    text = node.text if isinstance(node, Scalar) else "-"
    return Diagnostic("DG2088", node.at, {"key": key, "shape": shape, "text": text[:60]})


def _text(key: str, node: Node) -> Iterator[Diagnostic]:
    if not isinstance(node, Scalar):
        yield _wrong(key, node, TEXT)


def _number(key: str, node: Node) -> Iterator[Diagnostic]:
    if not isinstance(node, Scalar) or not node.text.isdecimal():
        yield _wrong(key, node, NUMBER)


def _texts(key: str, node: Node) -> Iterator[Diagnostic]:
    items = node.items if isinstance(node, Sequence) else None
    if items is None or not all(isinstance(item, Scalar) for item in items):
        yield _wrong(key, node, TEXTS)


def _text_or_texts(key: str, node: Node) -> Iterator[Diagnostic]:
    if not isinstance(node, Scalar):
        yield from _texts(key, node)


def _anything(key: str, node: Node) -> Iterator[Diagnostic]:
    yield from ()


def _fields(shapes: dict[str, ShapeCheck]) -> ShapeCheck:
    """A mapping with these keys; a key that is none of them is told by its name."""

    def check(key: str, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(node, Mapping):
            yield _wrong(key, node, FIELDS)
            return
        for entry in node.entries:
            yield from shapes.get(entry.key.text, _anything)(entry.key.text, entry.value)

    return check


def _of_each(shape: ShapeCheck) -> ShapeCheck:
    """A mapping with any keys, whose values have one shape."""

    def check(key: str, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(node, Mapping):
            yield _wrong(key, node, FIELDS)
            return
        for entry in node.entries:
            yield from shape(entry.key.text, entry.value)

    return check


def _rows(shapes: dict[str, ShapeCheck]) -> ShapeCheck:
    """A list of mappings with these keys."""

    def check(key: str, node: Node) -> Iterator[Diagnostic]:
        items = node.items if isinstance(node, Sequence) else ()
        if not 0 < len(items) <= _MOST_ROWS or not all(
            isinstance(each_item, Mapping) for each_item in items
        ):
            yield _wrong(key, node, ROWS)
            return
        for item in items:
            yield from _fields(shapes)(key, item)

    return check


PART: dict[str, ShapeCheck] = {
    **dict.fromkeys(("part", "thai", "label", "required", "form", "row", "space", "style"), _text),
    **dict.fromkeys(("numbered", "sample_label"), _text),
    **{"text": _text_or_texts, "sample": _texts, "does": _texts},
}
FIELD: dict[str, ShapeCheck] = {
    **dict.fromkeys(("field", "english", "form", "required", "meaning"), _text),
    "sample": _anything,
    "spoken": _texts,
}
_EMBLEM: dict[str, ShapeCheck] = dict.fromkeys(("height", "top", "place", "level_with_foot"), _text)
KIND: dict[str, ShapeCheck] = {
    **dict.fromkeys(("thai", "english", "form_number", "clause", "certainty", "text_top"), _text),
    **dict.fromkeys(("numbering", "departs", "reason", "bears_secrecy", "language"), _text),
    "most_pages": _number,
    "also": _texts,
    "emblem": _fields(_EMBLEM),
    "measures": _of_each(_text),
    "sizes": _of_each(_of_each(_text)),
    "parts": _rows(PART),
    "fields": _rows(FIELD),
}
