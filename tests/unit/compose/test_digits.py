"""Arabic digits for a circular or an office; backticks keep what stands between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.compose.digits import arabic_text
from docgen.making import prepare
from docgen.press import Press
from tests.helpers.dossiers import BODY, composed
from tests.helpers.workspaces import CIRCULAR, make_workspace

ARABIC = "ตัวเลข: {ค่า: อารบิก, เหตุผล: มีตารางการเงิน}\n"
ITEMS = "  - ข้อ: [ราคา 25 บาท]\n"


def said(rest: str) -> str:
    letter = composed(rest + BODY + ITEMS).letter
    assert letter is not None
    return letter.to_text()


def test_every_digit_of_the_letter_is_arabic() -> None:
    text = said(ARABIC + "รหัสแบบ: แบบ 12\n")
    assert not set("๐๑๒๓๔๕๖๗๘๙") & set(text)
    for one in ("มท 0812/ว 1960", "8 กันยายน 2564", "1.\tราคา 25 บาท", "แบบ 12", "โทร. 0 2241 9000"):
        assert one in text


def test_digits_are_thai_unless_it_is_said() -> None:
    text = said("")
    assert "ที่\tมท ๐๘๑๒/ว ๑๙๖๐" in text
    assert "๑.\tราคา ๒๕ บาท" in text


def test_backticks_keep_digits_in_either_system() -> None:
    code = "รหัสแบบ: 'แบบ `๒`/`3` ๔ 5'\n"
    assert "แบบ ๒/3 ๔ ๕" in said(code)
    assert "แบบ ๒/3 4 5" in said(ARABIC + code)


def test_a_kept_stretch_is_not_found_within_a_number() -> None:
    assert arabic_text("๑๒ และ ๐๑๒๓ ที่ ๑๒๓", ("๑๒",)) == "๑๒ และ 0123 ที่ 123"


@pytest.mark.parametrize("own", ["", "ตัวเลข: ไทย\n"])
def test_an_office_may_keep_arabic_digits(tmp_path: Path, own: str) -> None:
    workspace = make_workspace(tmp_path)
    (workspace.config / "house_style.yaml").write_text(
        "ตัวเลข: {ค่า: อารบิก, เหตุผล: ระบบสารบรรณใช้เลขอารบิก}\n", encoding="utf-8"
    )
    path = workspace.config / "circulars" / "a.yaml"
    path.write_text(CIRCULAR + own, encoding="utf-8")
    letter = prepare(path, workspace, Press.of(workspace)).letter
    assert letter is not None
    assert ("มท 0812/ว 1960" in letter.to_text()) == (not own)


def test_a_house_style_without_a_reason_is_told(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    (workspace.config / "house_style.yaml").write_text("ตัวเลข: {ค่า: อารบิก}\n", encoding="utf-8")
    path = workspace.config / "circulars" / "a.yaml"
    path.write_text(CIRCULAR, encoding="utf-8")
    assert "DG2041" in [one.code for one in prepare(path, workspace, Press.of(workspace)).found]


def test_a_typing_error_is_kept_between_backticks() -> None:
    assert "กิ่น" in said("รหัสแบบ: 'พิมพ์ผิดว่า `กิ่น` และ `ก่ิน`'\n")
