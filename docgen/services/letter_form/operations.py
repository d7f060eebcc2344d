"""What the buttons of the form do to the file: rows, parts of the body, templates, exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from docgen import vocabulary
from docgen.codes import CODES
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, Value
from docgen.services.letter_form.body import TEXT
from docgen.services.letter_form.form_fields import FieldGroup, FormField, name_of_path
from docgen.services.letter_form.marks import Fill
from docgen.services.letter_form.part_moves import Pressed, moved_part, with_part
from docgen.services.letter_form.typed_changes import FieldChange
from docgen.whole_numbers import MOST_ROWS, number_within

__all__ = ["Fill", "Pressed"]

Names = tuple[str, ...]


def apply_changes(text: str, changes: Sequence[FieldChange], order: Sequence[Names]) -> str:
    """``text`` after the changes, one after another.

    Raises: UneditableError, when the text is not YAML or something else stands in the way.
    """
    for change in changes:
        text = one_applied(text, change, order)
    return text


def one_applied(text: str, change: FieldChange, order: Sequence[Names]) -> str:
    """``text`` after one change.

    Raises: UneditableError, as ``applied``.
    """
    if change.name:
        return edits.rename_key(text, change.steps, change.name).text
    if change.value is None:
        return edits.remove_value(text, change.steps).text
    return edits.set_value(text, change.steps, change.value, order).text


def apply_button(
    text: str, groups: Sequence[FieldGroup], action: str, name: str, value: str, fill: Fill
) -> Pressed:
    """``text`` after a button was pressed: ``action`` on the field or row ``name``.

    A new part of the body stands in the running text ``name`` behind the first ``value`` lines.

    Raises: UneditableError, when there is no such field or row.
    """
    if action in ("remove", "up", "down"):
        return _row_moved(text, groups, action, name)
    if action == "sheet":
        field = _found_field(groups, name)
        kind = {vocabulary.thai("circular", "kind"): value}
        made = edits.insert_value(text, field.steps, len(field.rows), dict(kind)).text
        return Pressed(made, name_of_path((*field.path, len(field.rows))))
    if action.startswith("part-"):
        return _with_part(text, groups, action.removeprefix("part-"), name, value, fill)
    raise UneditableError(action)


def _with_part(
    text: str, groups: Sequence[FieldGroup], part: str, name: str, value: str, fill: Fill
) -> Pressed:
    holder, _, last = name.rpartition("/")
    if not last.startswith("text-"):
        return with_part(text, _found_field(groups, name), part, fill)
    lines = number_within(value, 0, MOST_ROWS)
    return with_part(text, _found_field(groups, holder), part, fill, behind=name, lines=lines)


def _row_moved(text: str, groups: Sequence[FieldGroup], action: str, name: str) -> Pressed:
    holder, _, last = name.rpartition("/")
    field = _found_field(groups, holder)
    if field.form == "body":
        return moved_part(text, field, action, name)
    row = next((row for row in field.rows if last in (row.name, str(row.index))), None)
    if row is None:
        raise UneditableError(name)
    if action == "remove":
        step = row.name if field.form in ("named", "named_texts") else row.index
        return Pressed(edits.remove_value(text, (*field.steps, step)).text, field.name)
    to = row.index + (1 if action == "down" else -1)
    if not 0 <= to < len(field.rows) or field.form not in ("rows", "sheets"):
        return Pressed(text, name)
    moved = edits.move_value(text, field.steps, row.index, to).text
    return Pressed(moved, name_of_path((*field.path, to)))


def with_template(
    text: str, field: FormField, wording: Any | None, keys: Callable[[Any], str], fill: Fill
) -> str:
    """The body by another template, its places to be filled in; or its slots as own paragraphs.

    Raises: UneditableError, when the text is not YAML.
    """
    if wording is None:
        texts: list[Value] = [
            line
            for text_field in field.fields
            for line in text_field.text.split("\n")
            if line.strip()
        ]
        return _replaced_text(text, field, texts or [fill(field.title)])
    slots: dict[str, Value] = {vocabulary.thai("wording", "template"): wording.thai}
    for slot in wording.slots:
        if slot.required:
            sample = fill(slot.meaning)
            slots[keys(slot)] = [sample] if wording.is_list(slot) else sample
    return _replaced_text(text, field, slots)


def _replaced_text(text: str, field: FormField, value: Value) -> str:
    return edits.set_value(text, field.steps, value).text


def with_exception(text: str, line: int, code: str, reason: str) -> str:
    """``text`` with a remark above ``line`` that lets a finding stand, for that reason.

    Raises: UneditableError, when there is no such code.
    """
    if code not in CODES:
        raise UneditableError(code)
    lines = text.split("\n")
    reason = " ".join(reason.split())
    at = max(0, min(line - 1, len(lines) - 1))
    own = lines[at]
    indent = own[: len(own) - len(own.lstrip(" "))]
    end = "\r" if own.endswith("\r") else ""
    lines.insert(at, f"{indent}# noqa: {code} {reason}{end}")
    return "\n".join(lines)


def _found_field(groups: Sequence[FieldGroup], name: str) -> FormField:
    for group in groups:
        for field in (*group.fields, *group.offered):
            for inner in _inner(field):
                if inner.name == name and inner.form != TEXT:
                    return inner
    raise UneditableError(name)


def _inner(field: FormField) -> Iterator[FormField]:
    yield field
    for inner in field.fields:
        yield from _inner(inner)
    for row in field.rows:
        for inner in row.fields:
            yield from _inner(inner)
