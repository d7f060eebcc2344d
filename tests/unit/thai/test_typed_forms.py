"""Dates, numbers and telephones as they are typed in a hurry: each with what it means."""

from __future__ import annotations

import datetime

import pytest

from docgen.thai import typed_forms
from docgen.thai.date_reading import parse_date
from docgen.thai.reference_numbers import parse_reference_number
from docgen.thai.telephone import telephone

TODAY = datetime.date(2021, 9, 8)
DATE = "8 กันยายน 2564"


@pytest.mark.parametrize(
    "typed",
    [
        *("8 ก.ย. 64", "8 กย 64", "8/9/64", "8-9-2564", "8.9.64", "08/09/2564", "8/9/2021"),
        *("8 กันยา 64", "๘ กันยายน พ.ศ. ๒๕๖๔", "8 กันยายน ค.ศ. 2021", "8ก.ย.64", "8กันยายน2564"),
        *("วันที่ 8 กันยายน 2564", "วันพุธที่ 8 กันยายน 2564", "ลว. 8 ก.ย. 64", "วันนี้", "8 กันยายน"),
        *("8/9", "8 9 64", "2021-09-08", "2564-09-08", "8 กัยายน 2564", "8 เดือน กันยายน พศ 64"),
        *("ลงวันที่ ๘ ก.ย. ๖๔", "8 / 9 / 2564"),
    ],
)
def test_a_date_as_it_is_typed(typed: str) -> None:
    assert typed_forms.date_meant(typed, TODAY) == DATE
    assert parse_date(DATE).gregorian() == TODAY


@pytest.mark.parametrize(
    "typed", ["31 กุมภาพันธ์ 2564", "สิ้นเดือน", "13/13/64", "วันพฤหัสบดีที่ 8 กันยายน 2564"]
)
def test_a_date_that_is_not_sure_stays_as_it_is(typed: str) -> None:
    assert typed_forms.date_meant(typed, TODAY) == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(
            (one, "มท 0812/ว 50")
            for one in ("ว 50", "ว50", "/ว 50", "ว.50", "ที่ ว ๕๐", "มท0812/ว50")
        ),
        *((one, "มท 0812/ว 50") for one in ("มท 0812 ว 50", "มท0812ว50", "ที่ มท 0812/ว 50")),
        *((one, "มท 0812/50") for one in ("50", "/50", "๕๐", "เลขที่ 50", "มท 0812\\50")),
        *((one, "มท 0812/") for one in ("", "-", "ยังไม่มี", "รอเลข")),
        ("อัตโนมัติ", "อัตโนมัติ"),
        ("กค (กวจ) 0405.2/ว 119", "กค (กวจ) 0405.2/ว 119"),
        ("ชม 0023.6/77", "ชม 0023.6/77"),
        ("ฉบับพิเศษ", "ฉบับพิเศษ"),
    ],
)
def test_a_number_after_the_prefix_of_the_office(typed: str, meant: str) -> None:
    assert typed_forms.reference_number_meant(typed, "มท 0812") == meant
    if meant[-1].isdigit():
        assert parse_reference_number(meant)


def test_a_number_without_a_prefix_stays_as_it_is() -> None:
    assert typed_forms.reference_number_meant("ว 50", "") == "ว 50"


@pytest.mark.parametrize(
    "typed", ["126", "126/64", "126/2564", "ที่ 126/2564", "๑๒6/2564", "126/2021"]
)
def test_a_number_of_the_year(typed: str) -> None:
    assert typed_forms.number_of_year_meant(typed, TODAY) == "126/2564"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("02-241-9000", "02-241-9000"),
        ("022419000", "0 2241 9000"),
        ("0812345678", "08 1234 5678"),
        ("+66 2 241 9000", "02 241 9000"),
        ("+66(0)2 241 9000", "02 241 9000"),
        ("โทร. 02-241-9000", "02-241-9000"),
        ("(02) 241-9000", "02 241-9000"),
        ("02.241.9000", "02 241 9000"),
        ("02 241 9000 ext. 12", "02 241 9000 ต่อ 12"),
        ("02-2419000#123", "02-2419000 ต่อ 123"),
        ("0-2241-9000 / 0-2241-9001", "0-2241-9000, 0-2241-9001"),
        ("โทรศัพท์: 053-112569 โทรสาร 053-112570", "053-112569, 053-112570"),
        ("02–241–9000 หรือ ๐๘๑๒๓๔๕๖๗๘", "02-241-9000, 08 1234 5678"),
        ("053112569 ต่อ 12-15", "0 5311 2569 ต่อ 12-15"),
    ],
)
def test_telephone_numbers_in_any_form(typed: str, meant: str) -> None:
    assert typed_forms.telephone_meant(typed) == meant
    assert telephone(meant)


@pytest.mark.parametrize(
    "typed",
    [
        *("มท0812", "ที่ มท 0812/", "มท ๐๘๑๒", "ม.ท. 0812", " มท 0812 "),
        *("มท 0812/ว", "ที่ มท ๐๘๑๒/ว", "มท 0812 / ว.", "มท 0812 ว", "มท0812/ ว "),
    ],
)
def test_the_prefix_of_an_office(typed: str) -> None:
    assert typed_forms.prefix_meant(typed) == "มท 0812"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("(นายสมชาย ใจดี)", "นายสมชาย ใจดี"),
        ("( นายสมชาย  ใจดี )", "นายสมชาย  ใจดี"),
        ("ชื่อ นายสมชาย ใจดี", "นายสมชาย ใจดี"),
        ("ลงชื่อ: (นายสมชาย ใจดี)", "นายสมชาย ใจดี"),
        ("(ลงชื่อ) นายสมชาย ใจดี", "นายสมชาย ใจดี"),
        ("นายสมชาย (ใหญ่) ใจดี", "นายสมชาย (ใหญ่) ใจดี"),
        ("(ก) และ (ข)", "(ก) และ (ข)"),
        ("()", "()"),
        ("ชื่อเสียง ดีงาม", "ชื่อเสียง ดีงาม"),
    ],
)
def test_a_name_without_what_stands_around_it_on_paper(typed: str, meant: str) -> None:
    assert typed_forms.name_meant(typed) == meant


@pytest.mark.parametrize("typed", ["เรียน อธิบดี", "เรียน: อธิบดี", "เรียน : อธิบดี", " อธิบดี "])
def test_a_word_that_the_letter_prints_itself(typed: str) -> None:
    assert typed_forms.without_label(typed, "เรียน") == "อธิบดี"
    assert typed_forms.without_label("เรียนรู้ตลอดชีวิต", "เรียน") == "เรียนรู้ตลอดชีวิต"
