"""Whole numbers that were sent or typed elsewhere."""

from __future__ import annotations

import pytest

from docgen.thai import Fault
from docgen.thai.numerals import LARGEST_COUNT, integer
from docgen.whole_numbers import number_within


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("0", 0), ("7", 7), ("007", 7), ("60", 60), ("๑๒", 12), ("0" * 9_000 + "5", 5)),
        *(("61", None), ("-1", None), ("", None), (" 1", None), ("1.0", None), ("²", None)),
        *(("1_0", None), ("+1", None), ("๙" * 9_000, None), ("9" * 9_000, None), ("x", None)),
    ],
)
def test_a_number_within_bounds_or_none(text: str, number: int | None) -> None:
    assert number_within(text, 0, 60) == number


def test_no_number_where_the_bounds_leave_none() -> None:
    assert number_within("0", 0, -1) is None
    assert number_within("4", 5, 60) is None


@pytest.mark.parametrize("digits", ["9" * 9_000, "๙" * 9_000, "9" * 16])
def test_dg3031_a_count_beyond_every_office_is_refused(digits: str) -> None:
    with pytest.raises(Fault) as refusal:
        integer(digits)
    assert refusal.value.code == "DG3031"
    assert refusal.value.params["most"] == LARGEST_COUNT
    assert integer("0" * 9_000 + "12") == 12
