"""What is typed in a field of the form, and the value of the file that it stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docgen import vocabulary
from docgen.drafting.yaml_tree import Value
from docgen.kinds import Kind
from docgen.light import dataclass
from docgen.services.letter_form import body
from docgen.services.letter_form.form_fields import (
    FieldChoice,
    FormField,
    FormRow,
)

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedValues:
    """What a workspace offers to choose from; ``templates`` are wordings by kind identifier."""

    kinds: tuple[FieldChoice, ...] = ()
    offices: tuple[FieldChoice, ...] = ()
    signatories: tuple[FieldChoice, ...] = ()
    recipients: tuple[FieldChoice, ...] = ()
    templates: tuple[Any, ...] = ()
    own_kinds: tuple[tuple[str, Kind], ...] = ()

    def choices(self, form: str, section: str) -> tuple[FieldChoice, ...]:
        """What may be chosen in a field of that form: of the workspace, or words of ``section``."""
        known = {
            "kind": self.kinds,
            "office": self.offices,
            "signatory": self.signatories,
            "recipients": self.recipients,
        }
        if form in known:
            return known[form]
        if form == "choice" and section:
            return tuple(FieldChoice(word.thai, word.thai) for word in vocabulary.words(section))
        return ()


def names_of(section: str, name: str) -> Names:
    """Every way to write a key, Thai first."""
    word = vocabulary.word(section, name)
    return (word.thai, word.english, *word.also)


def same_values(value: Value | None, other: Value | None) -> bool:
    """Whether two values say the same in the same order."""
    if isinstance(value, dict) and isinstance(other, dict):
        return list(value) == list(other) and all(map(same_values, value.values(), other.values()))
    if isinstance(value, list) and isinstance(other, list):
        return len(value) == len(other) and all(map(same_values, value, other))
    return value == other


def kind_of(content: Value, around: OfferedValues) -> Kind | None:
    """The kind that a circular names, where there is such a one."""
    from docgen.kinds import kind
    from docgen.loading.fields.forms import known_kinds

    named = value_under(content, names_of("circular", "kind"))
    if not isinstance(named, str):
        return None
    own = dict(around.own_kinds)
    if named.strip() in own:
        return own[named.strip()]
    shipped = known_kinds().get(named.strip()) or vocabulary.loosely_read_key("kinds", named)
    return kind(shipped) if shipped is not None else None


def value_under(content: Value, names: Names) -> Value | None:
    """What stands under the first of these keys that is there."""
    if not isinstance(content, dict):
        return None
    return next((content[name] for name in names if name in content), None)


def with_value(field: FormField, value: Value | None) -> FormField:
    """A plain field or grid with what is typed there."""
    if field.form == "named_texts":
        if value in (None, ""):
            return field
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            return untyped_field(field, value)
        rows = [
            FormRow(
                index,
                (replace(field, path=(*field.path, name), steps=(*field.steps, name), form="text",
                         text=str(text)),),
                name,
            )
            for index, (name, text) in enumerate(value.items())
        ]  # fmt: skip
        return replace(field, rows=tuple(rows))
    if field.form == "grid":
        return body.table_of_texts(field, value)
    if value is None:
        return field
    if isinstance(value, str):
        return replace(field, text=value.strip("\n"), value=value)
    is_list = isinstance(value, list) and all(isinstance(line, str) for line in value)
    if field.form in ("texts", "lines", "items") and is_list:
        return replace(field, text="\n".join(map(str, value)), value=value)
    return untyped_field(field, value)


def untyped_field(field: FormField, value: Value | None) -> FormField:
    """A field whose value this form cannot show: it stays as it is in the file."""
    return replace(field, form="untyped", value=value if value is not None else "")


def marked_keys(content: Value) -> dict[str, tuple[str, ...]]:
    """By field, the keys of a circular that mean it but for a mark: ``เรื่อง.``, ``วัน ที่``."""
    found: dict[str, tuple[str, ...]] = {}
    for key in content if isinstance(content, dict) else ():
        if vocabulary.english("circular", key) is None:
            name = vocabulary.loosely_read_key("circular", key)
            if name is not None:
                found[name] = (*found.get(name, ()), key)
    return found
