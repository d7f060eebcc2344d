"""Opinions under a memorandum that are typed as plain texts, or one of them alone."""

from __future__ import annotations

import pytest

from tests.helpers.dossiers import BODY, composed, texts


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ความเห็น: เห็นควรอนุมัติ", ["เห็นควรอนุมัติ"]),
        ("ความเห็น:\n  - เห็นควรอนุมัติ\n  - อนุมัติ", ["เห็นควรอนุมัติ", "อนุมัติ"]),
        (
            "ความเห็น:\n  - เห็นควรอนุมัติ\n  - {ข้อความ: อนุมัติ, ตำแหน่ง: อธิบดี}",
            ["เห็นควรอนุมัติ", "อนุมัติ"],
        ),
        ("ความเห็น: {ข้อความ: อนุมัติ, ตำแหน่ง: อธิบดี}", ["อนุมัติ"]),
    ],
)
def test_plain_texts_are_what_is_said(typed: str, said: list[str]) -> None:
    result = composed(f"{BODY}{typed}\n", kind="บันทึกข้อความ")
    assert result.found == ()
    printed = texts(result, "opinions")
    assert [text for text in printed if text in said] == said
