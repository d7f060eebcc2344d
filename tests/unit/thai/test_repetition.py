"""ๆ needs no space before what closes: a bracket, a quotation mark, a mark of bold, a bar."""

from __future__ import annotations

import pytest

from docgen.thai.spacing import slips


@pytest.mark.parametrize("text", ["«เป็นข้อ ๆ»", "**ต่าง ๆ**", "[อื่น ๆ]", "(อื่น ๆ)", "| อื่น ๆ|"])
def test_what_closes_stands_next_to_it(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize("text", ["ต่าง ๆของกรม", "ต่างๆ", "ต่าง ๆ«ก»"])
def test_a_word_does_not(text: str) -> None:
    assert [one.code for one in slips(text)][:1] == ["DG7130"]
