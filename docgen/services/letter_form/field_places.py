"""Which field of the form a place in the file belongs to: for findings, and for the drawn page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from docgen.diagnostics import Diagnostic, Position
from docgen.drafting.values import ValueSteps
from docgen.drafting.yaml_tree import (
    EditNode,
    ListNode,
    MappingNode,
    TextNode,
    UneditableError,
    tree,
)
from docgen.model.dossier import ValuePath
from docgen.services.letter_form.body import TEXT
from docgen.services.letter_form.form_fields import FieldGroup, FormField, name_of_path

_MISSING = ("DG2001", "DG2004")


class FieldPlaces:
    """The places of all fields of a form in the text it was drawn from."""

    def __init__(self, text: str, groups: Sequence[FieldGroup]) -> None:
        self._starts = [0]
        self._starts += [at + 1 for at, sign in enumerate(text) if sign == "\n"]
        self._shift = 1 if text.startswith("\ufeff") else 0
        self._fields = [
            inner
            for group in groups
            for field in (*group.fields, *group.offered)
            for inner in _all(field)
        ]
        named = [(field.name, field) for field in self._fields]
        self._named = dict(reversed(named))  # of two with one name the first
        self._root: EditNode | None = None
        try:
            self._root = tree(text)
        except UneditableError:
            self._root = None
        spans = ((_span(self._root, field), name) for name, field in named)
        self._spans = sorted(
            (end - start, start, end, name) for (start, end), name in spans if end > start
        )

    def name_at(self, line: int, column: int) -> str:
        """The name of the innermost field at a line and column from 1, or an empty text."""
        if not 0 < line <= len(self._starts):
            return ""
        offset = self._starts[line - 1] + max(column, 1) - 1 + (self._shift if line == 1 else 0)
        return next((name for _, start, end, name in self._spans if start <= offset <= end), "")

    def name_like(self, path: ValuePath) -> str:
        """The field of that path, or the nearest around it; empty where there is none."""
        for depth in range(len(path), 0, -1):
            name = name_of_path(path[:depth])
            if name in self._named:
                return name
        return ""

    def line_within(self, name: str, at: Position) -> int:
        """How many lines of the field's text stand before a place in the file."""
        field = self._named.get(name)
        if field is None:
            return 0
        offset = self._starts[at.line - 1] + at.column - 1 if at.line <= len(self._starts) else 0
        _, _, node = _found_node(self._root, field.steps)
        items = [node]
        if isinstance(node, ListNode):
            first, last = 0, len(node.items)
            if field.form == TEXT:
                first, last = field.extent
            items = list(node.items[first:last])
        lines = 0
        for item in items:
            if not isinstance(item, TextNode) or offset <= item.start:
                return lines
            count = item.text.rstrip("\n").count("\n") + 1
            if offset <= item.end:
                before = bisect_right(self._starts, offset) - bisect_right(self._starts, item.start)
                is_literal = item.style == "|"
                return lines + (min(max(before - 1, 0), count - 1) if is_literal else 0)
            lines += count
        return max(lines - 1, 0)

    def line_of(self, name: str) -> int:
        """The line on which a field begins; 0 where it is not in the file."""
        start = next((start for _, start, _, known in self._spans if known == name), -1)
        return bisect_right(self._starts, start) if start >= 0 else 0

    def name_for(self, fault: Diagnostic, file: str) -> str:
        """The field at which a finding is shown; empty for one that is not of this file."""
        at = fault.at
        if at is None or at.file != file:
            return ""
        around = self.name_at(at.line, at.column)
        key = fault.params.get("key")
        if fault.code in _MISSING and isinstance(key, str):
            named = [field for field in self._fields if _is_named(field, key)]
            parent = around.rpartition("/")[0]
            inside = [
                named_field
                for named_field in named
                if around and named_field.name.startswith(f"{around}/")
            ]
            beside = [
                named_field
                for named_field in named
                if named_field.name.rpartition("/")[0] == parent
            ]
            top = [
                named_field
                for named_field in named
                if len(named_field.path) == 1 or named_field.path[0] == "details"
            ]
            found = inside or (beside if around else []) or top or named
            return found[0].name if found else around
        return around


def _is_named(field: FormField, key: str) -> bool:
    names = field.steps[-1] if field.steps else ""
    return key in names if isinstance(names, tuple) else key == names


def _all(field: FormField) -> Iterator[FormField]:
    yield field
    for inner in field.fields:
        if field.form in ("fields", "body"):
            yield from _all(inner)
    for row in field.rows:
        for inner in row.fields:
            yield from _all(inner)


def _span(root: EditNode | None, field: FormField) -> tuple[int, int]:
    """From the key of a field to the end of its value; nothing where it is not in the file."""
    start, end, node = _found_node(root, field.steps)
    if field.form != TEXT or not isinstance(node, ListNode):
        return start, end
    first, last = field.extent
    if last <= first or last > len(node.items):
        return 0, 0
    begin = node.dashes[first] if node.dashes else node.items[first].start
    return begin, node.items[last - 1].end


def _found_node(node: EditNode | None, steps: ValueSteps) -> tuple[int, int, EditNode | None]:
    start = end = 0
    for step in steps:
        if isinstance(node, MappingNode) and not isinstance(step, int):
            entry = node.entry((step,) if isinstance(step, str) else step)
            if entry is None:
                return 0, 0, None
            start, end, node = entry.key.start, max(entry.value.end, entry.colon + 1), entry.value
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            start = node.dashes[step] if node.dashes else node.items[step].start
            node = node.items[step]
            end = node.end
        else:
            return 0, 0, None
    return start, end, node
