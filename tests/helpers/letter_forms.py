"""The fields of a letter's form, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.services.letter_form.body import TEXT
from docgen.services.letter_form.form_fields import PLAIN, FieldGroup, FormField

ROOT = Path(__file__).parents[2]
MOMENT = "20210908T100000"


def plain_fields(groups: tuple[FieldGroup, ...]) -> Iterator[FormField]:
    for group in groups:
        for field in group.fields:
            yield from inner_fields(field)


def inner_fields(field: FormField) -> Iterator[FormField]:
    if field.form in (*PLAIN, TEXT):
        yield field
    for inner in field.fields:
        if field.form in ("fields", "body"):
            yield from inner_fields(inner)
    for row in field.rows:
        for inner in row.fields:
            yield from inner_fields(inner)
