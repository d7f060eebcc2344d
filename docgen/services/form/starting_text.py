"""A starting circular as YAML: every field explained by a comment above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from docgen import messages, vocabulary
from docgen.kinds import Kind
from docgen.loading.fields.field_forms import form_of_field
from docgen.services.form.fields import StartingField


def starting_yaml(
    kind: Kind,
    fields: Iterable[StartingField],
    keys: str,
    language: str,
    *,
    offered: Iterable[str] = (),
) -> str:
    """The starting circular of a kind; ``keys`` is the language of its keys.

    ``offered`` are sentences about wordings that may stand instead of the body.
    """
    first = f"# {kind.thai} ({kind.form_number}) {kind.clause}"
    lines = [first, f"# {messages.sentence('new_comments', language)}"]
    for field in fields:
        if field.value is None:
            continue
        lines += ["", f"# {field.title}: {field.description}"]
        if field.name == "body" and isinstance(field.value, list):
            lines += [f"# {sentence}" for sentence in offered]
        text = field_yaml(field, keys)
        lines += [f"# {line}" if field.is_comment else line for line in text.splitlines()]
    return "\n".join(lines) + "\n"


def lines_of_field(text: str, key: str) -> range:
    """The lines of the file (from 1) on which the field stands."""
    lines = text.splitlines()
    begin = next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
    end = begin
    while begin and end < len(lines) and lines[end].strip():
        end += 1
    return range(begin, end + 1)


def field_yaml(field: StartingField, keys: str) -> str:
    """One field with its value as YAML."""
    value = field.value
    rows = [row for row in value if isinstance(row, list)] if isinstance(value, list) else []

    class Indented(yaml.SafeDumper):
        """Writes lists under their key, as people do."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

        def represent_sequence(self, tag: Any, sequence: Any, flow_style: Any = None) -> Any:
            is_row = any(sequence is row for row in rows)
            return super().represent_sequence(tag, sequence, flow_style or is_row)

    renamed = {field.key: _renamed_keys(field.name, value, keys)}
    text: str = yaml.dump(renamed, None, Indented, allow_unicode=True, sort_keys=False, width=9999)
    return text


def _renamed_keys(field: str, value: Any, keys: str) -> Any:
    """The value with the keys of its records in the language that is wanted."""
    form, section = form_of_field("circular", field)
    if form == "named":
        return {name: _record(section, record, keys) for name, record in value.items()}
    if form in ("list", "documents"):
        return [_record(section, record, keys) for record in value]
    return _record(section, value, keys) if form == "fields" else value


def _record(section: str, fields: Mapping[str, object], keys: str) -> dict[str, object]:
    names = set(vocabulary.names(section, "en"))
    return {
        vocabulary.thai(section, name) if keys == "th" and name in names else name: value
        for name, value in fields.items()
    }
