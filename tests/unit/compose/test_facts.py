"""What sentences say of events, sums of money and days that are still open."""

from __future__ import annotations

import pytest

from docgen import compose
from tests.helpers.dossiers import dossier

END = "  - จึงเรียนมาเพื่อโปรดพิจารณา\n"


def said(sentence: str, facts: str = "") -> str:
    loaded = dossier(f"{facts}ข้อความ:\n  - '{sentence}'\n{END}")
    made = compose.letter(loaded)
    assert made.letter is not None, [one.message() for one in made.found]
    blocks = [one for one in made.letter.blocks if one.role == "paragraph"]
    return blocks[0].entries[0].text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("{{ 1000001 | บาท }}", "๑,๐๐๐,๐๐๑ บาท (หนึ่งล้านเอ็ดบาทถ้วน)"),
        ('{{ "1,250.50" | baht }}', "๑,๒๕๐.๕๐ บาท (หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์)"),
        ('{{ "1250.5" | ตัวเลข }}', "๑,๒๕๐.๕๐"),
        ('{{ "๕๐๐" | ตัวอักษร }}', "ห้าร้อยบาทถ้วน"),
        ("{{ เงิน.ค่าเช่า.ข้อความ }}", "๔๕,๐๐๐ บาท (สี่หมื่นห้าพันบาทถ้วน)"),
        ("{{ เงิน.ค่าเช่า | บาท }}", "๔๕,๐๐๐ บาท (สี่หมื่นห้าพันบาทถ้วน)"),
        ("{{ amounts.ค่าเช่า.figures }}", "๔๕,๐๐๐"),
    ],
)
def test_sums_are_said_in_figures_and_words(sentence: str, expected: str) -> None:
    assert said(sentence, "เงิน: {ค่าเช่า: '45,000'}\n") == expected


def test_an_event_is_said_with_its_weekday_times_and_place() -> None:
    event = "งาน: {วัน: 22 กันยายน 2564, เวลา: 9.30-12.00, สถานที่: ห้องประชุม 1}\n"
    phrase = "ในวันพุธที่ ๒๒ กันยายน ๒๕๖๔ เวลา ๐๙.๓๐ - ๑๒.๐๐ น. ณ ห้องประชุม ๑"
    assert said("{{ งาน.ข้อความ }}", event) == phrase
    assert said("{{ การประชุม.วัน }}", event) == "วันพุธที่ ๒๒ กันยายน ๒๕๖๔"


def test_an_event_of_several_days_is_said_as_a_range() -> None:
    event = "การประชุม: {วันที่: 15 กันยายน 2564, ถึงวันที่: 17 กันยายน 2564}\n"
    assert said("{{ การประชุม.ข้อความ }}", event) == "ระหว่างวันที่ ๑๕ - ๑๗ กันยายน ๒๕๖๔"


def test_dots_stand_for_a_day_that_is_still_open() -> None:
    event = "งาน: {วัน: ..... ตุลาคม 2564}\n"
    deadline = "กำหนด: {ส่ง: {ถึง: ตุลาคม 2564}}\n"
    assert said("{{ งาน.วัน }}", event) == "วันที่ ........ ตุลาคม ๒๕๖๔"
    assert said("ภายในวันที่ {{ กำหนด.ส่ง.ถึง }}", deadline) == "ภายในวันที่ ........ ตุลาคม ๒๕๖๔"
