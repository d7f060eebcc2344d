"""The form of a circular, drawn from its kind and from what stands in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from docgen import vocabulary
from docgen.drafting.values import ValueSteps
from docgen.drafting.yaml_tree import Value
from docgen.kinds import Kind, KindField
from docgen.light import dataclass
from docgen.loading.fields.field_forms import form_of_field
from docgen.model import declared
from docgen.model.dossier import ValuePath
from docgen.services.form.shapes import columns_of, shape_of
from docgen.services.letter_form import body
from docgen.services.letter_form.form_fields import (
    FieldChoice,
    FieldGroup,
    FormField,
    FormRow,
    fields_of,
    form_layout,
)
from docgen.services.letter_form.typed_values import (
    Names,
    OfferedValues,
    kind_of,
    marked_keys,
    names_of,
    same_values,
    untyped_field,
    value_under,
    with_value,
)


@dataclass(slots=True)
class KnownFields:
    """Of the form before, by field: the keys that it may have, and what it was drawn from."""

    keys: dict[str, Names | None] = field(default_factory=dict)
    drawn: dict[str, tuple[Names, Value | None, FormField | None]] = field(default_factory=dict)


def order_of_keys(kind: Kind | None) -> tuple[Names, ...]:
    """The keys of a circular in the order in which its form has them."""
    found: list[Names] = []
    for group in form_layout()["groups"]:
        found += [names_of("circular", name) for name in group["fields"]]
        if group["name"] == "own" and kind is not None:
            found += [field.names for field in kind.fields]
    return tuple(found)


def form_groups(
    content: Value,
    kind: Kind | None,
    around: OfferedValues,
    path: ValuePath = (),
    steps: ValueSteps = (),
    known: KnownFields | None = None,
) -> tuple[FieldGroup, ...]:
    """The groups of the form for what a file (or a following sheet within it) holds.

    ``known`` are the fields of the form before, for the same kind among the same surroundings: one
    whose value is the same is taken as it is.
    """
    drawing = _Drawing(around, kind, known, marked_keys(content))
    groups = []
    for group in form_layout()["groups"]:
        fields = [
            drawing.circular_field(name, row, content, path, steps)
            for name, row in fields_of(group)
        ]
        if group["name"] == "own" and kind is not None:
            fields = [drawing.own_field(own, content, path, steps) for own in kind.fields]
        shown = tuple(field for field in fields if field is not None and not field.is_rare)
        offered = tuple(field for field in fields if field is not None and field.is_rare)
        if shown or offered:
            groups.append(FieldGroup(group["name"], group["title"], shown, offered))
    return tuple(groups)


def record_fields(
    section: str, content: Value, around: OfferedValues, path: ValuePath, steps: ValueSteps
) -> tuple[FormField, ...]:
    """The fields of one record, as an office or a signatory has them."""
    return _Drawing(around, None).record(section, content, path, steps)


@dataclass(frozen=True, slots=True)
class _Drawing:
    around: OfferedValues
    kind: Kind | None
    known: KnownFields | None = None
    marked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def circular_field(
        self, name: str, row: dict[str, str], content: Value, path: ValuePath, steps: ValueSteps
    ) -> FormField | None:
        """A field that all circulars may have; ``None`` where this kind does not print it."""
        keys = self._keys_of(name)
        if keys is None:
            return None
        names = (*keys, *self.marked.get(name, ()))
        value = value_under(content, names)
        if self.known is None or path:
            return self._made_field(name, row, value, names, path, steps)
        former = self.known.drawn.get(name)
        if former is None or former[0] != names or not same_values(former[1], value):
            made = self._made_field(name, row, value, names, path, steps)
            former = self.known.drawn[name] = (names, value, made)
        return former[2]

    def _keys_of(self, name: str) -> Names | None:
        """The keys that a field of all circulars may have; none where it is the kind's own."""
        known = {} if self.known is None else self.known.keys
        if name not in known:
            kind, names = self.kind, names_of("circular", name)
            own = set() if kind is None else set(filter(kind.own_field, names))
            left = tuple(each_name for each_name in names if each_name not in own)
            # A synonym that the kind calls a field of its own by is that field.
            known[name] = None if kind and any(map(kind.own_field, names[:2])) else left
        return known[name]

    def _made_field(
        self,
        name: str,
        row: dict[str, str],
        value: Value | None,
        names: Names,
        path: ValuePath,
        steps: ValueSteps,
    ) -> FormField | None:
        kind, needs = self.kind, row.get("needs", "")
        printed = kind is None or not needs or bool(kind.part(needs)) or kind.takes(needs)
        of_letter = not path and name in form_layout()["of_sheets"]
        if (not printed or of_letter) and value is None:
            return None
        part = kind.part(name) if kind is not None else None
        takes = kind is not None and kind.takes(name)
        required = name in ("kind", "office") or (
            name in ("subject", "recipient", "body")
            and (takes or (part is not None and part.required))
        )
        field = self.field("circular", name, value, (*path, name), (*steps, names), row.get("form"))
        shown = row.get("shown") == "yes" or value is not None
        return replace(field, required=required, is_rare=not shown)

    def own_field(
        self, own: KindField, content: Value, path: ValuePath, steps: ValueSteps
    ) -> FormField:
        """A field that only this kind has."""
        names = own.names
        value = value_under(content, names)
        forms = {"rows": "grid", "size": "choice", "number_of_year": "text"}
        form = forms.get(own.form, own.form)
        choices: tuple[FieldChoice, ...] = ()
        if own.form == "size" and self.kind is not None:
            choices = tuple(FieldChoice(name, name) for name, _ in self.kind.sizes)
        field = FormField(
            path=(*path, "details", own.english),
            steps=(*steps, names),
            title=own.name,
            help=own.meaning,
            form=form,
            required=own.required,
            is_there=value is not None,
            is_rare=not own.required and value is None,
            choices=choices,
        )
        return with_value(field, value)

    def record(
        self, section: str, content: Value, path: ValuePath, steps: ValueSteps
    ) -> tuple[FormField, ...]:
        """The fields of a record of ``section``."""
        columns = {column.name: column.required for column in columns_of(section, "th")}
        rare = form_layout()["rare"].get(section, ())
        found = []
        for word in vocabulary.words(section):
            names = names_of(section, word.english)
            value = value_under(content, names)
            inner = (*path, word.english)
            field = self.field(section, word.english, value, inner, (*steps, names))
            is_rare = word.english in rare and value is None
            required = columns.get(word.english, False)
            found.append(replace(field, required=required, is_rare=is_rare))
        return tuple(found)

    def field(
        self,
        section: str,
        name: str,
        value: Value | None,
        path: ValuePath,
        steps: ValueSteps,
        form: str | None = None,
    ) -> FormField:
        """One field of a section of the vocabulary."""
        word = vocabulary.word(section, name)
        read_as, target = form_of_field(section, name)
        shape = shape_of(section, name).form
        own = form or form_layout()["forms"].get(section, {}).get(name)
        form = own or _SHOWN.get(read_as) or _SHOWN.get(shape, shape)
        field = FormField(
            path=path,
            steps=steps,
            title=word.thai,
            help=word.description,
            form=form,
            is_there=value is not None,
            choices=self.around.choices(form, target),
        )
        if form == "rows":
            return self.rows(field, target, value)
        if form == "named":
            return self.named_records(field, target, value)
        if form == "fields":
            if value is not None and not isinstance(value, dict) and value:
                return untyped_field(field, value)
            return replace(field, fields=self.record(target, value or {}, path, steps))
        if form == "body":
            return body.drawn_body(field, value, self.around.templates)
        if form == "sheets":
            return self.sheets(field, value)
        return with_value(field, value)

    def rows(self, field: FormField, section: str, value: Value | None) -> FormField:
        """Records one after another; ``fields`` are those of an empty one."""
        empty = self.record(section, {}, (*field.path, 0), (*field.steps, 0))
        if value in (None, ""):
            return replace(field, fields=empty)
        if not isinstance(value, list) or not all(
            isinstance(record, dict | str) for record in value
        ):
            return untyped_field(replace(field, fields=empty), value)
        rows = []
        for index, element in enumerate(value):
            path, steps = (*field.path, index), (*field.steps, index)
            fields = self.record(section, element, path, steps)
            if element and isinstance(element, str):  # the whole in one text, as it may be typed
                lone = declared.lone_field(section)
                whole = next(field for field in fields if field.path[-1] == lone)
                first = replace(whole, steps=steps, form="long_text", is_there=True)
                fields = (with_value(replace(first, required=False), element),)
            rows.append(FormRow(index, fields))
        return replace(field, rows=tuple(rows), fields=empty)

    def named_records(self, field: FormField, section: str, value: Value | None) -> FormField:
        """Records under names of the author's own."""
        empty = self.record(section, {}, (*field.path, ""), (*field.steps, ""))
        if value in (None, ""):
            return replace(field, fields=empty)
        if not isinstance(value, dict) or any(
            isinstance(record, list) for record in value.values()
        ):
            return untyped_field(replace(field, fields=empty), value)
        rows = tuple(
            FormRow(
                index,
                self.record(section, element, (*field.path, name), (*field.steps, name)),
                name,
            )
            for index, (name, element) in enumerate(value.items())
        )
        return replace(field, rows=rows, fields=empty)

    def sheets(self, field: FormField, value: Value | None) -> FormField:
        """Documents of other kinds; each row's fields are those of its own form."""
        if value in (None, ""):
            return field
        if not isinstance(value, list) or not all(isinstance(record, dict) for record in value):
            return untyped_field(field, value)
        rows = []
        for index, element in enumerate(value):
            path, steps = (*field.path, index), (*field.steps, index)
            kind = kind_of(element, self.around)
            groups = form_groups(element, kind, self.around, path, steps)
            fields = tuple(
                inner for group in groups for inner in group.fields if inner.path[-1] != "office"
            )
            rows.append(FormRow(index, fields, kind.thai if kind is not None else ""))
        return replace(field, rows=tuple(rows))


# How the page shows what the loader reads in its own way.
_SHOWN = {
    "list": "rows",
    "documents": "rows",
    "people": "texts",
    "later": "untyped",
    "moment": "text",
    "number": "text",
    "telephones": "text",
}
