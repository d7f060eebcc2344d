"""A circular before its values are typed, and what of it is known where some of them are wrong."""

from __future__ import annotations

from typing import Any, get_args, get_origin, get_type_hints

import pytest

from docgen.loading.circular import as_written, crosschecks
from docgen.model.circular import Circular
from docgen.model.declared import models, written_form
from docgen.model.records import value_if_known
from docgen.model.value_readers import ValueFault
from docgen.thai.dates import OPEN, ThaiDate

RECORDS = {
    "circular": as_written.CircularAsWritten,
    "annex_request": as_written.AnnexAsWritten,
    "departure": as_written.DepartureAsWritten,
    "insertion": as_written.InsertionAsWritten,
}
# What each form is as plain values; ``later`` has a grammar of its own.
SHAPES = {
    **dict.fromkeys(("text", "lines", "choice", "number", "date"), str),
    **dict.fromkeys(("texts", "list", "documents"), list),
    **dict.fromkeys(("fields", "named", "named_texts", "named_lists"), dict),
    "text_or_fields": str,
    "later": Any,
}
FIELDS = [(section, name) for section, made in RECORDS.items() for name in get_type_hints(made)]


@pytest.mark.parametrize(("section", "name"), FIELDS)
def test_a_field_before_it_is_typed_is_one_of_the_model_in_its_written_shape(
    section: str, name: str
) -> None:
    hint = get_type_hints(RECORDS[section])[name]
    if (section, name) == ("circular", "sheets"):  # filled in by its reader, typed by nobody
        assert name in Circular.model_fields
        return
    shapes = {_plain_shape(part) for part in (hint, *_parts_of_union(hint))}
    assert SHAPES[written_form(section, name).form] in shapes
    assert name in models()[section].model_fields


def _parts_of_union(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) not in (list, dict) else ()


def _plain_shape(hint: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, dict):
        return dict
    return get_origin(hint) or hint


def _in_part(**values: object) -> tuple[Circular, bool]:
    faults: list[ValueFault] = []
    circular = Circular.read_in_part(values, faults)
    return circular, not faults


def test_what_is_right_of_a_circular_is_known_where_other_values_are_wrong() -> None:
    circular, is_whole = _in_part(
        date="31 กุมภาพันธ์ 2564",
        subject="ขอเชิญประชุม",
        fit_pages="มาก",
        deadlines={"ส่งข้อมูล": {"until": "ไม่ทราบ", "start": "1 กันยายน 2564"}},
        event={"day": "ไม่ทราบ", "place": "ห้องประชุม"},
    )
    assert not is_whole
    assert circular.subject == "ขอเชิญประชุม"
    assert circular.fit_pages is None
    assert circular.deadlines["ส่งข้อมูล"].start == ThaiDate(2564, 9, 1)
    assert circular.event is not None
    assert circular.event.place == "ห้องประชุม"


def test_a_value_that_is_wrong_or_missing_and_has_no_default_is_not_there() -> None:
    circular, _ = _in_part(date="31 กุมภาพันธ์ 2564")
    assert value_if_known(circular, lambda circular: circular.date) is None
    assert value_if_known(circular, lambda circular: circular.recipient) is None
    with pytest.raises(AttributeError):
        _ = circular.date


@pytest.mark.parametrize(
    ("date", "known"),
    [("1 กันยายน 2564", ThaiDate(2564, 9, 1)), (OPEN, None), ("(วัน เดือน ปี)", None)],
)
def test_a_letter_has_a_date_when_its_month_is_known(date: object, known: object) -> None:
    assert crosschecks.date_of_letter(_in_part(date=date)[0]) == known
