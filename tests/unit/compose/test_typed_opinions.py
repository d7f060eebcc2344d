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


def test_an_opinion_without_a_text_has_room_to_sign_alone() -> None:
    written = "ความเห็น: [{ข้อความ: ไม่มี, ตำแหน่ง: ปลัด}]"
    printed = texts(composed(f"{BODY}{written}\n", kind="บันทึกข้อความ"), "opinions")
    assert printed[0].startswith("(ลงชื่อ)")
    assert not [text for text in printed if "ไม่มี" in text]


def test_the_word_in_backticks_is_what_is_said() -> None:
    typed = "ความเห็น: [{ข้อความ: '`ไม่มี`', ตำแหน่ง: ปลัด}]"
    assert texts(composed(f"{BODY}{typed}\n", kind="บันทึกข้อความ"), "opinions")[0] == "ไม่มี"


@pytest.mark.parametrize("written", ["ความเห็น: ไม่มี", "ความเห็น: [ไม่มี]", "ความเห็น: '-'"])
def test_no_opinions_at_all_print_nothing(written: str) -> None:
    assert texts(composed(f"{BODY}{written}\n", kind="บันทึกข้อความ"), "opinions") == []
