"""Sums of money, beside another program that reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pythainlp.util import bahttext

from docgen.thai.amounts import Amount, disagreements, unparted_amounts


@given(some.integers(min_value=1, max_value=10**9), some.integers(min_value=0, max_value=99))
def test_words_are_those_of_pythainlp(baht: int, satang: int) -> None:
    assert Amount(baht, satang).words == bahttext(round(baht + satang / 100, 2))


@pytest.mark.parametrize("satang", [1, 25, 50, 99])
def test_satang_alone_are_said_without_baht(satang: int) -> None:
    words = Amount(0, satang).words
    assert words == bahttext(satang / 100).removeprefix("ศูนย์บาท")
    assert "บาท" not in words


def test_figures_and_words_that_agree_are_no_fault() -> None:
    assert disagreements("เป็นเงิน ๑๒,๕๐๐ บาท (หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน)") == []
    assert disagreements("จำนวน 500 บาท (รวมภาษี)") == []


def test_dg7160_words_that_say_another_sum_are_told_with_what_is_right_and_never_mended() -> None:
    (fault,) = disagreements("เป็นเงิน 1,000,001 บาท (หนึ่งล้านหนึ่งบาทถ้วน)")
    assert fault.params["right"] == "หนึ่งล้านเอ็ดบาทถ้วน"
    assert fault.mend is None


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("125000 บาท", "125,000"),
        ("เป็นเงิน ๑๒๕๐๐.๕๐ บาท", "๑๒,๕๐๐"),
        ("1,250 บาท", ""),
        ("999 บาท", ""),
        ("พ.ศ. 2564 เป็นเงิน 500 บาท", ""),
    ],
)
def test_dg7162_thousands_of_baht_have_commas(text: str, suggestion: str) -> None:
    assert [one.params["suggestion"] for one in unparted_amounts(text)] == (
        [suggestion] if suggestion else []
    )
