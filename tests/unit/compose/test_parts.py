"""The parts of a letter: salutation pairs, signatures, telephones, what a kind has no place for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen import standards
from docgen.compose import letter
from docgen.model.signing import Signatory
from tests.helpers.dossiers import BODY, codes, composed, dossier, texts, with_office

HONOURED = standards.table("salutations")["honoured"]["offices"]


def test_fourteen_offices_are_honoured() -> None:
    assert len(set(HONOURED)) == 14


@pytest.mark.parametrize("office", HONOURED)
def test_an_honoured_office_has_its_own_pair(office: str) -> None:
    result = composed(BODY, recipient=office)
    assert result.letter is not None
    assert [block.label for block in result.letter.blocks if block.role == "salutation"] == [
        "กราบเรียน"
    ]
    assert texts(result, "complimentary_close") == ["ขอแสดงความนับถืออย่างยิ่ง"]


@pytest.mark.parametrize("office", ["รองนายกรัฐมนตรี", "ปลัดกระทรวงมหาดไทย", "เลขาธิการนายกรัฐมนตรี"])
def test_everyone_else_has_the_ordinary_pair(office: str) -> None:
    result = composed(BODY, recipient=office)
    assert result.letter is not None
    assert [block.label for block in result.letter.blocks if block.role == "salutation"] == ["เรียน"]
    assert texts(result, "complimentary_close") == ["ขอแสดงความนับถือ"]


@pytest.mark.parametrize(("acting", "phrase"), list(standards.table("acting")["phrases"].items()))
def test_acting_words_stand_between_the_own_post_and_the_principals(
    acting: str, phrase: str
) -> None:
    signatory = Signatory(name="นายหนึ่ง สอง", position_title="รองอธิบดี", **{acting: "อธิบดี"})
    result = letter(replace(dossier(), signatory=signatory))
    assert texts(result, "signature") == ["(นายหนึ่ง สอง)", f"รองอธิบดี {phrase}", "อธิบดี"]


def test_one_signing_in_his_own_post_has_two_lines() -> None:
    signatory = Signatory(name="นายหนึ่ง สอง", position_title="อธิบดี")
    result = letter(replace(dossier(), signatory=signatory))
    assert texts(result, "signature") == ["(นายหนึ่ง สอง)", "อธิบดี"]


@pytest.mark.parametrize(
    ("fax", "lines"),
    [
        (None, ["โทร. ๐ ๒๒๔๑ ๙๐๐๐"]),
        ("0 2241 9000", ["โทร./โทรสาร ๐ ๒๒๔๑ ๙๐๐๐"]),
        ("0 2241 9001", ["โทร. ๐ ๒๒๔๑ ๙๐๐๐", "โทรสาร ๐ ๒๒๔๑ ๙๐๐๑"]),
    ],
)
def test_telephone_and_fax_share_a_line_when_they_are_one(
    fax: str | None, lines: list[str]
) -> None:
    changed = with_office(dossier(), telephone="0 2241 9000", fax=fax, coordinators=())
    result = letter(changed)
    assert texts(result, "responsible_office")[1:] == lines


def test_email_keeps_its_digits() -> None:
    changed = with_office(dossier(), email="saraban08@dla.go.th")
    result = letter(changed)
    assert "ไปรษณีย์อิเล็กทรอนิกส์ saraban08@dla.go.th" in texts(result, "responsible_office")


def test_one_enclosure_has_no_number() -> None:
    result = composed("สิ่งที่ส่งมาด้วย:\n  - {รายการ: แบบรายงาน, จำนวน: 1 ชุด}\n" + BODY)
    assert texts(result, "enclosures") == ["แบบรายงาน จำนวน ๑ ชุด"]


def test_two_enclosures_are_numbered() -> None:
    result = composed(
        "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แบบรายงาน, จำนวน: 1 ชุด}\n  - {รายการ: คู่มือ}\n" + BODY
    )
    assert texts(result, "enclosures") == ["๑. แบบรายงาน", "๒. คู่มือ"]
    assert result.letter is not None
    (block,) = (one for one in result.letter.blocks if one.role == "enclosures")
    assert [one.aside for one in block.entries] == ["จำนวน ๑ ชุด", ""]


def test_a_memorandum_prints_enclosures_all_the_same() -> None:
    rest = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แบบรายงาน}\n" + BODY
    result = composed(rest, kind="บันทึกข้อความ")
    assert codes(result) == []
    assert texts(result, "enclosures") == ["แบบรายงาน"]


def test_a_memorandum_names_agency_office_and_telephone_on_its_first_line() -> None:
    assert texts(composed(kind="บันทึกข้อความ"), "originating_office") == [
        "กรมส่งเสริมการปกครองท้องถิ่น กลุ่มพัฒนาระบบบริหาร โทร. ๐ ๒๒๔๑ ๙๐๐๐ ต่อ ๑๒๕๑-๒"
    ]


def test_dg7001_a_required_part_without_content_is_told_and_left_out() -> None:
    result = letter(with_office(dossier(), responsible_office=()))
    assert codes(result) == ["DG7001"]
    assert texts(result, "responsible_office") == []


def test_terms_are_the_numbers_names_and_agency_of_the_letter() -> None:
    result = composed()
    assert result.letter is not None
    assert set(result.letter.terms) == {
        *("มท ๐๘๑๒/ว ๑๙๖๐", "นายขจร ศรีชวโนทัย", "กรมส่งเสริมการปกครองท้องถิ่น"),
        *("นายกษิต ศุภางคะ", "นางสาวรณพร อินทร์แก้ว"),
    }
