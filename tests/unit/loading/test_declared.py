"""A field is declared once, on its model: reader, schema, form and questions ask there."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

import pytest

from docgen import vocabulary
from docgen.loading.fields import field_forms, forms
from docgen.loading.workspace import Workspace
from docgen.model.contacts import CoordinatorField
from docgen.model.declared import declaration, fields_of, models, written_form
from docgen.model.field_types import AnyDateField, DateField, PageCountField, YamlForm, choice
from docgen.model.records import Model
from docgen.services import form as services

SECTIONS = tuple(models())


class Room(Model):
    """A model as somebody might add one."""

    section: ClassVar[str] = "event"

    name: str
    floor: PageCountField | None = None
    open_from: DateField | None = None
    closed_on: AnyDateField | None = None
    guarded: bool = False
    doors: tuple[str, ...] = ()
    keys: Annotated[str | None, choice("urgency")] = None
    people: tuple[CoordinatorField, ...] = ()
    signs: dict[str, str]
    plans: dict[str, tuple[str, ...]]


class House(Model):
    """A model of models."""

    first: Room
    rooms: tuple[Room, ...] = ()
    named: dict[str, Room]
    cellar: Room | None = None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name", YamlForm()),
        ("floor", YamlForm(shown="number")),
        ("open_from", YamlForm(shown="date")),
        ("closed_on", YamlForm("date")),
        ("guarded", YamlForm("choice", "yes_no")),
        ("doors", YamlForm("texts")),
        ("keys", YamlForm("choice", "urgency")),
        ("people", YamlForm("people", "coordinator")),
        ("signs", YamlForm("named_texts")),
        ("plans", YamlForm("named_lists")),
    ],
)
def test_a_field_is_written_as_its_type_says(name: str, expected: YamlForm) -> None:
    field = Room.model_fields[name]
    assert declaration(field.annotation, tuple(field.metadata)) == expected


def test_records_are_written_under_their_own_section() -> None:
    declared = {
        name: declaration(field.annotation, tuple(field.metadata))
        for name, field in House.model_fields.items()
    }
    assert {name: one.form for name, one in declared.items()} == {
        "first": "fields",
        "rooms": "list",
        "named": "named",
        "cellar": "fields",
    }
    assert {one.section for one in declared.values()} == {"event"}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_declared_field_has_its_words_and_every_word_its_field(section: str) -> None:
    assert set(fields_of(section)) == set(vocabulary.names(section, "en"))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_declared_form_can_be_read_and_its_words_are_known(section: str) -> None:
    for name, field in fields_of(section).items():
        assert field.form in forms._READERS, f"{section}.{name}: {field.form}"
        assert not field.section or field.section in vocabulary.sections()
        assert field_forms.form_of_field(section, name) == (field.form, field.section)


@pytest.mark.parametrize("keys", ["th", "en"])
def test_the_schema_asks_for_what_the_models_declare(keys: str) -> None:
    schema = services.circular_schema(keys)
    for section in SECTIONS:
        if section in ("office", "signatory"):
            continue
        name = models()[section].__name__
        whole = schema if name == "Circular" else schema["$defs"][name]
        for field, declared in fields_of(section).items():
            key = vocabulary.thai(section, field) if keys == "th" else field
            asked = whole["properties"][key]
            if declared.form == "choice":
                assert asked["enum"] == list(vocabulary.names(declared.section, keys))
            if declared.form == "fields" and declared.section in models():
                assert asked["$ref"].endswith(models()[declared.section].__name__)


def test_the_form_of_a_kind_draws_what_the_models_declare(workspace: Workspace) -> None:
    today = datetime.date(2021, 9, 8)
    made = services.form("external_letter", workspace, today=today).expected_value()
    for field in made.fields:
        if field.own:
            continue
        declared = written_form("circular", field.name)
        if declared.shown:
            assert field.form == declared.shown
        for column in field.columns if declared.section in models() else ():
            inner = written_form(declared.section, column.name)
            assert column.form == inner.shown or inner.form in (column.form, "people", "telephones")
