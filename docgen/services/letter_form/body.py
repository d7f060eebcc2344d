"""The body in the form: text as it is typed, parts between the text, or a template's slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docgen import vocabulary
from docgen.drafting.yaml_tree import Value
from docgen.services.letter_form.form_fields import FieldChoice, FormField, FormRow, form_layout

TEXT = "paragraphs"
STEP = "  "
_TABLES = {"table": "rows", "roster": "people"}


def drawn_body(field: FormField, value: Value | None, templates: tuple[Any, ...]) -> FormField:
    """The body: ``fields`` are a template and its slots, or else the ``rows`` are its parts."""
    offered = tuple(FieldChoice(template.thai, template.title) for template in templates)
    choices = (FieldChoice("", form_layout()["template_none"]), *offered)
    field = replace(field, choices=choices, value=value if value is not None else "")
    names = vocabulary.bilingual_names("wording")
    if isinstance(value, dict) and any(name in value for name in names):
        return _worded_field(field, value, templates, names)
    if isinstance(value, dict):
        value = [value]
    parts = list(_parts(field, value if isinstance(value, list) else [value or ""]))
    if any(part is None for part in parts):
        return replace(field, form="untyped")
    rows = tuple(FormRow(index, (part,)) for index, part in enumerate(parts) if part is not None)
    return replace(field, rows=rows)


def _worded_field(
    field: FormField, value: dict[str, Value], templates: tuple[Any, ...], names: tuple[str, ...]
) -> FormField:
    chosen = next(value[name] for name in names if name in value)
    template = next(
        (
            each_template
            for each_template in templates
            if chosen in (each_template.thai, each_template.english)
        ),
        None,
    )
    fields = []
    for slot in template.slots if template is not None else ():
        assert template is not None
        keys = (slot.name, slot.english)
        inner = next((value[key] for key in keys if key in value), None)
        is_list = template.is_list(slot)
        one = FormField(
            path=(*field.path, "slots", slot.name),
            steps=(*field.steps, keys),
            title=slot.name.replace("_", " "),
            help=slot.meaning,
            form="items" if is_list else "long_text",
            required=slot.required,
            is_there=inner is not None,
            is_rare=not slot.required and inner is None,
        )
        fields.append(_slot(one, inner))
    return replace(field, fields=tuple(fields), text=str(chosen))


def _slot(field: FormField, value: Value | None) -> FormField:
    if value is None:
        return field
    if isinstance(value, str):
        return replace(field, text=value.strip("\n"), value=value)
    return outlined_items(field, value) or replace(field, form="untyped", value=value)


def outlined_items(field: FormField, value: Value) -> FormField | None:
    """Items one a line, those within another moved in; ``None`` when they cannot be shown so."""
    lines = _outline(value, 0)
    return None if lines is None else replace(field, text="\n".join(lines), value=value)


def _outline(value: Value, depth: int) -> list[str] | None:
    if not isinstance(value, list):
        return None
    lines: list[str] = []
    for item in value:
        text, below = item, None
        if isinstance(item, dict):
            text, below = _parted_item(item)
        if not isinstance(text, str) or "\n" in text:
            return None
        lines.append(STEP * depth + text)
        inner = _outline(below, depth + 1) if below is not None else []
        if inner is None:
            return None
        lines += inner
    return lines


def _parted_item(item: dict[str, Value]) -> tuple[Value, Value | None]:
    """The text of an item and the items in it; a list as the text when it has anything else."""
    named = {vocabulary.english("item", key): value for key, value in item.items()}
    if not set(named) <= {"text", "items"}:
        return [], None
    return named.get("text", ""), named.get("items")


def items_of_outline(lines: list[str]) -> list[Value]:
    """The items that an outline of lines means."""
    text_key, items_key = vocabulary.thai("item", "text"), vocabulary.thai("item", "items")
    items: list[Value] = []
    open_lists: list[list[Value]] = [items]
    for line in lines:
        spaces = len(line.replace("\t", STEP)) - len(line.replace("\t", STEP).lstrip(" "))
        depth = min(spaces // len(STEP), len(open_lists) - 1 if items else 0)
        if depth == len(open_lists) - 1 and open_lists[-1] and spaces // len(STEP) > depth:
            depth += 1
        del open_lists[depth + 1 :]
        if depth == len(open_lists):
            last = open_lists[-1]
            inner: list[Value] = []
            last[-1] = {text_key: last[-1], items_key: inner}
            open_lists.append(inner)
        open_lists[depth].append(line.strip())
    return items


def _parts(field: FormField, values: list[Value]) -> Iterator[FormField | None]:
    """Text before, between and after the parts that are no text; each has a place of its own.

    A part is called by how many others stand before it, so that its name stays while text grows.
    """
    begin = others = 0
    for index, value in enumerate(values):
        if isinstance(value, str):
            continue
        yield _text(field, values[begin:index], begin, others)
        yield _other(field, value, index, others)
        begin, others = index + 1, others + 1
    yield _text(field, values[begin:], begin, others, is_last=True)


def _text(
    field: FormField, values: list[Value], begin: int, others: int, *, is_last: bool = False
) -> FormField:
    """Running text; between two other parts it is off the way while it is empty."""
    return replace(
        field,
        path=(*field.path, f"text-{others}"),
        steps=field.steps,
        form=TEXT,
        choices=(),
        is_rare=not values and others > 0 and not is_last,
        text="\n".join(str(value).strip("\n") for value in values),
        value=values,
        extent=(begin, begin + len(values)),
    )


def _other(field: FormField, value: Value, index: int, others: int) -> FormField | None:
    """Items, a heading, a table or a roster."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    key, inner = next(iter(value.items()))
    name = vocabulary.english("items", key)
    if name is None:
        return None
    word = vocabulary.word("items", name)
    part = replace(
        field,
        path=(*field.path, others, name),
        steps=(*field.steps, index, (key,)),
        title=word.thai,
        help=word.description,
        choices=(),
        is_there=True,
        value=inner,
        extent=(index, index + 1),
    )
    if isinstance(inner, str) and name not in _TABLES:
        return replace(part, form="long_text", text=inner.strip("\n"))
    if name == "items":
        return outlined_items(replace(part, form="items"), inner)
    if name not in _TABLES:  # lists of lines and such: they stay as they are in the file
        return replace(part, form="untyped")
    return _table(part, inner, _TABLES[name])


def _table(part: FormField, inner: Value, key: str) -> FormField | None:
    """A table by rows; with a caption or heading, that is a field above it."""
    if isinstance(inner, list):
        return table_of_texts(replace(part, form="grid"), inner)
    if not isinstance(inner, dict):
        return None
    section = "roster" if key == "people" else "table"
    fields = []
    for name, value in inner.items():
        english = vocabulary.english(section, name)
        if english is None:
            return None
        one = replace(
            part,
            path=(*part.path, english),
            steps=(*part.steps, (name,)),
            title=vocabulary.word(section, english).title,
            help="",
            value=value,
        )
        if english == key:
            fields.append(table_of_texts(replace(one, form="grid"), value))
        elif isinstance(value, str):
            fields.append(replace(one, form="text", text=value))
        else:
            return None
    return replace(part, form="fields", fields=tuple(fields))


def table_of_texts(field: FormField, value: Value | None) -> FormField:
    """A table of texts; a row of one text has one cell."""
    if value in (None, ""):
        return field
    if not isinstance(value, list):
        return replace(field, form="untyped", value=value or "")
    rows = []
    for row in value:
        cells = row if isinstance(row, list) else [row]
        if not all(isinstance(cell, str) for cell in cells):
            return replace(field, form="untyped", value=value)
        rows.append(tuple(map(str, cells)))
    return replace(field, cells=tuple(rows), value=value)
