"""Fields of a section back as YAML, in the Thai names that a clerk would have typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen import vocabulary
from docgen.drafting.yaml_lines import scalar
from docgen.loading.fields.field_forms import form_of_field

_STEP = "  "
_GROUPS = ("fields", "text_or_fields", "choice_or_fields")


def field_lines(section: str, fields: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The fields of ``section``, one after another; those that are empty are left out."""
    for name, value in fields.items():
        if value is None or value in ("", (), [], {}):
            continue
        key = vocabulary.thai(section, name)
        form, target = form_of_field(section, name)
        yield from _entry(key, value, form, target, indent)


def _entry(key: str, value: Any, form: str, target: str, indent: str) -> Iterator[str]:
    key = scalar(key)
    if isinstance(value, str | bool):
        yield f"{indent}{key}: {_text(value, form, target)}"
    elif isinstance(value, Mapping):
        yield f"{indent}{key}:"
        deeper = indent + _STEP
        if form in _GROUPS:
            yield from field_lines(target, value, deeper)
        else:  # names of the author's own
            for name, held in value.items():
                inner = "fields" if isinstance(held, Mapping) else "text"
                yield from _entry(name, held, inner, target, deeper)
    else:
        yield from _listed_lines(key, value, form, target, indent)


def _listed_lines(
    key: str, value: Sequence[Any], form: str, target: str, indent: str
) -> Iterator[str]:
    if all(isinstance(item, str) for item in value):
        yield f"{indent}{key}: [{', '.join(map(_in_a_list, value))}]"
        return
    yield f"{indent}{key}:"
    for item in value:
        if isinstance(item, str):
            yield f"{indent}{_STEP}- {scalar(item)}"
            continue
        lines = list(field_lines(target, item, indent + _STEP * 2))
        yield f"{indent}{_STEP}- {lines[0].strip()}"
        yield from lines[1:]


def _text(value: str | bool, form: str, target: str) -> str:
    if isinstance(value, bool):
        return vocabulary.thai("yes_no", "yes" if value else "no")
    if form == "choice":
        return vocabulary.thai(target, value)
    return scalar(value)


def _in_a_list(text: str) -> str:
    plain = scalar(text)
    return plain if plain != text or "," not in text else f"'{text}'"
