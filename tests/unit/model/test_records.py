"""Records are read as pydantic reads the same declarations."""

from __future__ import annotations

import pickle
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from docgen.model.as_pydantic import as_pydantic
from docgen.model.body_parts import BodyPart, BodyTable, Item
from docgen.model.circular import Circular, Digits, Enclosure, Office, Urgency
from docgen.model.declared import models
from docgen.model.records import Model, NotReadError
from docgen.model.signing import Signatory

MODELS = (*models().values(), Item, BodyTable, BodyPart)
TEXTS = st.sampled_from(
    (
        *("", "ก", "yes", "no", "2", "๒", "urgent", "8 กันยายน 2564", "31 กุมภาพันธ์ 2564"),
        *("มท 0812/ว 1960", "10.00 น.", "1,000 บาท", "one_column", "top_left", "automatic"),
        *("thai", "arabic", "secret"),
    )
)
LEAVES = TEXTS | st.none() | st.booleans()
SHALLOW = LEAVES | st.lists(LEAVES, max_size=2) | st.dictionaries(TEXTS, LEAVES, max_size=2)


def mappings(model: type[Model], depth: int = 2) -> st.SearchStrategy[dict[str, Any]]:
    """Values for the fields of a model: some fit, some do not, some are missing or unknown."""
    fitting = {
        name: values_of(field.annotation, depth) for name, field in model.model_fields.items()
    }
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    whole = st.fixed_dictionaries(
        {name: one for name, one in fitting.items() if name in needed},
        optional={name: one for name, one in fitting.items() if name not in needed},
    )
    odd = st.fixed_dictionaries({}, optional={**fitting, "no_such_field": TEXTS})
    return st.one_of(whole, whole, odd)


def values_of(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    inner = [one for one in _parts(kind) if isinstance(one, type) and issubclass(one, Model)]
    if inner and depth:
        records = mappings(inner[0], depth - 1)
        return st.one_of(SHALLOW, records, st.lists(records, max_size=2))
    return SHALLOW


def _parts(kind: Any) -> list[Any]:
    arguments = getattr(kind, "__args__", ())
    return [kind, *(part for one in arguments for part in _parts(one))]


def _plain(value: Any) -> Any:
    """A record of either sort as mappings, to be held against the other."""
    if isinstance(value, (Model, BaseModel)):
        return {name: _plain(one) for name, one in value}
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value.value if isinstance(value, Enum) else value


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_pydantic_reads_alike(model: type[Model], data: st.DataObject) -> None:
    values = data.draw(mappings(model))
    theirs = as_pydantic_once(model)
    try:
        expected: Any = _plain(theirs.model_validate(values))
    except ValidationError as error:
        missing = {one["loc"] for one in error.errors() if one["type"] == "missing"}
        with pytest.raises(NotReadError) as refused:
            model.model_validate(values)
        ours = {one.path for one in refused.value.faults if one.kind == "missing"}
        assert {one for one in ours if len(one) == 1} == {one for one in missing if len(one) == 1}
        return
    assert _plain(model.model_validate(values)) == expected


def test_a_number_may_be_typed_in_thai_digits() -> None:
    for heads in ("๒", "2", 2):
        ours, theirs = BodyTable(heads=heads), as_pydantic_once(BodyTable)(heads=heads)
        assert _plain(ours) == _plain(theirs)
        assert ours.heads == 2


def as_pydantic_once(model: type[Model], made: dict[str, Any] = {}) -> type[BaseModel]:  # noqa: B006
    if model.__name__ not in made:
        made[model.__name__] = as_pydantic(model)
    found: type[BaseModel] = made[model.__name__]
    return found


def test_everything_wrong_is_told_at_once_with_its_path() -> None:
    with pytest.raises(NotReadError) as refused:
        Circular.model_validate(
            {"office": "สถ", "date": "31 กุมภาพันธ์ 2564", "references": [{}], "odd": "1"}
        )
    kinds = {one.path: one.kind for one in refused.value.faults}
    assert kinds[("date",)] == "fault"
    assert kinds[("references", 0, "document")] == "missing"
    assert kinds[("odd",)] == "unknown"
    assert kinds[("subject",)] == "missing"


def test_a_record_is_frozen_equal_by_value_and_travels_between_processes() -> None:
    one = Enclosure(item="แบบรายงาน", quantity="1 ชุด")
    with pytest.raises(AttributeError):
        one.item = "x"  # type: ignore[misc]
    other: Enclosure = pickle.loads(pickle.dumps(one))
    assert other == one
    assert hash(other) == hash(one)
    assert one.model_copy(update={"qr": False}) != one
    assert one != Digits(value="thai")
    assert "แบบรายงาน" in repr(one)


def test_what_was_given_is_remembered_and_defaults_are_fresh() -> None:
    person = Signatory.model_validate({"position_title": "ปลัด", "name": "ก", "acting_for": "ข"})
    assert person.model_dump(exclude_unset=True, exclude={"name"}) == {
        "position_title": "ปลัด",
        "acting_for": "ข",
    }
    typed = {"acts_for": "ค", "acting_for": "ง", "name": "ก", "position_title": "ข"}
    assert Signatory.model_validate(typed).acting_posts == (("acts_for", "ค"), ("acting_for", "ง"))
    assert Office(agency="ก").coordinators == ()
    assert Circular.model_fields["deadlines"].default_value() is not (
        Circular.model_fields["deadlines"].default_value()
    )


def test_the_json_of_the_same_values_is_the_same_text() -> None:
    one = Item(text="ก", items=(Item(text="ข"),))
    assert one.model_dump_json(exclude={"form"}) == (
        '{"text":"ก","items":[{"text":"ข","items":[],"form":"","upper":""}],"upper":""}'
    )
    assert Urgency("urgent") is Urgency.URGENT
