"""What was doubtful in a received letter, settled one after another in its draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from docgen.diagnostics import Diagnostic, Rejected
from docgen.drafting.yaml_tree import tree, value_of
from docgen.light import dataclass
from docgen.reading.patterns import table
from docgen.services.letter_form import drawn_form, operations, typed_changes, typed_values
from docgen.services.letter_form.field_places import FieldPlaces
from docgen.services.letter_form.form_fields import FieldGroup, FormField
from docgen.services.workroom import Workroom
from docgen.services.workroom.open_letter import OpenLetter


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a field of the draft is to be looked at: its line, the field of the form, the reason.

    ``field`` is ``None`` where no field of the form holds what is doubtful.
    """

    line: int
    reason: str
    field: FormField | None


def form_of_draft(room: Workroom, text: str) -> tuple[FieldGroup, ...]:
    """The form of a draft; none of one that is no YAML."""
    return OpenLetter(room, Path("draft.yaml")).form(text) or ()


def doubts_of(text: str, groups: tuple[FieldGroup, ...]) -> tuple[Doubt, ...]:
    """Every doubt of a draft, in the order of its lines."""
    places = FieldPlaces(text, groups)
    fields = _plain_fields(groups)
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _mark().search(line)
        if match is None:
            continue
        bare = line[: match.start()].rstrip()
        name = places.name_at(number, max(len(bare), 1))
        found.append(Doubt(number, match["reason"].strip(), _asked_field(fields.get(name))))
    return tuple(found)


def _asked_field(field: FormField | None) -> FormField | None:
    """The field as it is asked for: the sender of a letter need not be an office known here."""
    if field is None or field.form != "office":
        return field
    return replace(field, form="text", choices=())


def refuse_blank(field: FormField | None, posted: Mapping[str, str]) -> None:
    """Refuse to settle the doubt of a field that must be filled with nothing typed there.

    Raises: Rejected, with DG2004.
    """
    if field is not None and field.required and not posted.get(field.name, field.text).strip():
        raise Rejected([Diagnostic("DG2004", None, {"key": field.title})])


def settled_draft(
    room: Workroom, text: str, groups: tuple[FieldGroup, ...], line: int, posted: Mapping[str, str]
) -> str:
    """The draft with what was typed, and without the doubt of that line.

    Raises: UneditableError, when something stands in the way of what was typed.
    """
    lines = text.split("\n")
    if 0 < line <= len(lines):
        lines[line - 1] = _mark().sub("", lines[line - 1]).rstrip()
    bare = "\n".join(lines)
    wanted = typed_changes.changes_of(groups, posted)
    kind = typed_values.kind_of(value_of(tree(bare)), room.surroundings())
    return operations.apply_changes(bare, wanted, drawn_form.order_of_keys(kind))


def _plain_fields(groups: tuple[FieldGroup, ...]) -> dict[str, FormField]:
    found: dict[str, FormField] = {}

    def add(field: FormField) -> None:
        found[field.name] = field
        for inner in (
            *field.fields,
            *(each_field for row in field.rows for each_field in row.fields),
        ):
            add(inner)

    for group in groups:
        for field in group.fields:
            add(field)
    return found


def doubt_mark() -> str:
    """What stands before each doubt of a draft."""
    return f"# {table()['check']}:"


def _mark() -> re.Pattern[str]:
    word = re.escape(table()["check"])
    return re.compile(rf"(?:^|(?<!\s)\s+)#\s*{word}:(?P<reason>[^\n]*)")
