"""What the buttons of the form do to the file: rows, parts of the body, templates, exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from docgen import vocabulary
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, Value
from docgen.light import dataclass
from docgen.services.letter_form.body import TEXT
from docgen.services.letter_form.changes import Change
from docgen.services.letter_form.fields import Field, Group, name_of

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fill:
    """How a place that a person must still fill in is marked."""

    opens: str
    closes: str

    def __call__(self, text: str) -> str:
        """``text`` as such a place."""
        bare = text.replace(self.opens, "").replace(self.closes, "")
        return f"{self.opens}{bare}{self.closes}"


def apply_changes(text: str, changes: Sequence[Change], order: Sequence[Names]) -> str:
    """``text`` after the changes, one after another.

    Raises: UneditableError, when the text is not YAML or something else stands in the way.
    """
    for change in changes:
        text = one_applied(text, change, order)
    return text


def one_applied(text: str, change: Change, order: Sequence[Names]) -> str:
    """``text`` after one change.

    Raises: UneditableError, as ``applied``.
    """
    if change.name:
        return edits.rename_key(text, change.steps, change.name).text
    if change.value is None:
        return edits.remove_value(text, change.steps).text
    return edits.set_value(text, change.steps, change.value, order).text


def apply_button(
    text: str, groups: Sequence[Group], action: str, name: str, value: str, fill: Fill
) -> str:
    """``text`` after a button was pressed: ``action`` on the field or row ``name``.

    Raises: UneditableError, when there is no such field or row.
    """
    if action in ("remove", "up", "down"):
        return _row_moved(text, groups, action, name)
    field = _found_field(groups, name)
    if action == "sheet":
        kind = {vocabulary.thai("circular", "kind"): value}
        return edits.insert_value(text, field.steps, len(field.rows), dict(kind)).text
    if action.startswith("part-"):
        return _with_part(text, field, action.removeprefix("part-"), fill)
    raise UneditableError(action)


def _row_moved(text: str, groups: Sequence[Group], action: str, name: str) -> str:
    holder, _, last = name.rpartition("/")
    field = _found_field(groups, holder)
    if field.form == "body":
        parts = [one.fields[0] for one in field.rows]
        part = next((one for one in parts if name_of(one.path[:-1]) == name), None)
        if part is None or action != "remove":
            raise UneditableError(name)
        return edits.remove_value(text, (*field.steps, part.extent[0])).text
    row = next((row for row in field.rows if last in (row.name, str(row.index))), None)
    if row is None:
        raise UneditableError(name)
    if action == "remove":
        step = row.name if field.form in ("named", "named_texts") else row.index
        return edits.remove_value(text, (*field.steps, step)).text
    to = row.index + (1 if action == "down" else -1)
    if not 0 <= to < len(field.rows) or field.form not in ("rows", "sheets"):
        return text
    return edits.move_value(text, field.steps, row.index, to).text


def _with_part(text: str, field: Field, part: str, fill: Fill) -> str:
    """A new part of the body at its end, or behind the text that ``field`` is."""
    word = vocabulary.word("items", part)
    samples: dict[str, Value] = {
        "table": [[fill(word.thai)] * 2, [fill(word.thai)] * 2],
        "heading": fill(word.thai),
        "items": [fill(word.thai)],
        "resumed": fill(word.title),
        "roster": [[fill(one.thai) for one in vocabulary.words("person")]],
    }
    value: Value = {word.thai: samples[part]}
    body = field.value
    elements: list[Value] = list(body) if isinstance(body, list) else []
    if isinstance(body, str):
        elements = [line for line in body.split("\n") if line.strip()]
    elif isinstance(body, dict):
        elements = [body]
    return edits.set_value(text, field.steps, [*elements, value]).text


def with_template(
    text: str, field: Field, wording: Any | None, keys: Callable[[Any], str], fill: Fill
) -> str:
    """The body by another template, its places to be filled in; or its slots as own paragraphs.

    Raises: UneditableError, when the text is not YAML.
    """
    if wording is None:
        texts: list[Value] = [
            line for one in field.fields for line in one.text.split("\n") if line.strip()
        ]
        return _replaced_text(text, field, texts or [fill(field.title)])
    slots: dict[str, Value] = {vocabulary.thai("wording", "template"): wording.thai}
    for slot in wording.slots:
        if slot.required:
            sample = fill(slot.meaning)
            slots[keys(slot)] = [sample] if wording.is_list(slot) else sample
    return _replaced_text(text, field, slots)


def _replaced_text(text: str, field: Field, value: Value) -> str:
    return edits.set_value(text, field.steps, value).text


def with_exception(text: str, line: int, code: str, reason: str) -> str:
    """``text`` with a remark above ``line`` that lets a finding stand, for that reason."""
    lines = text.split("\n")
    reason = " ".join(reason.split())
    at = max(0, min(line - 1, len(lines) - 1))
    own = lines[at]
    indent = own[: len(own) - len(own.lstrip(" "))]
    end = "\r" if own.endswith("\r") else ""
    lines.insert(at, f"{indent}# noqa: {code} {reason}{end}")
    return "\n".join(lines)


def _found_field(groups: Sequence[Group], name: str) -> Field:
    for group in groups:
        for field in (*group.fields, *group.offered):
            for inner in _inner(field):
                if inner.name == name and inner.form != TEXT:
                    return inner
    raise UneditableError(name)


def _inner(field: Field) -> Iterator[Field]:
    yield field
    for inner in field.fields:
        yield from _inner(inner)
    for row in field.rows:
        for inner in row.fields:
            yield from _inner(inner)
