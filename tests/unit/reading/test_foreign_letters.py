"""Letters that other people typed in Word, or that a scanner read: the same fields are found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from docgen.drafting.received import draft_yaml
from docgen.reading import ReadLetter, lines_of, read_letter

LETTERS = Path(__file__).parent / "letters"
ASKED = "ขอให้อำเภอรายงานผลให้จังหวัดทราบภายใน{day} ตามแบบรายงานที่ส่งมาพร้อมนี้"
CITED = "หนังสือกรมการปกครอง ด่วนที่สุด ที่ มท ๐๓๐๙.๒/ว ๑๒๓๔ ลงวันที่ ๒๐ กุมภาพันธ์ ๒๕๖๗"


def typed(document: Any, *lines: str) -> None:
    for line in lines:
        document.add_paragraph(line)


def with_tabs(document: Any) -> None:
    typed(document, "ด่วนที่สุด", "ที่ ตก ๐๐๑๘.๑/ว ๔๕๒\t\t\t\tศาลากลางจังหวัดตาก")
    typed(document, "\t\t\t\tถนนพหลโยธิน ตก ๖๓๐๐๐", "\t\t๑ มีนาคม ๒๕๖๗")
    typed(document, "เรื่อง\tการสำรวจข้อมูล", "เรียน\tนายอำเภอ ทุกอำเภอ", f"อ้างถึง\t{CITED}")
    typed(document, "สิ่งที่ส่งมาด้วย\tแบบรายงาน\tจำนวน ๑ ชุด")
    typed(document, "\t\t" + ASKED.format(day="วันที่ ๑๕ มีนาคม ๒๕๖๗"), "\t\tจึงเรียนมาเพื่อพิจารณา")
    typed(document, "\t\tขอแสดงความนับถือ", "", "", "\t\t(นายสมชาย ใจดี)", "\tผู้ว่าราชการจังหวัดตาก")
    typed(document, "ที่ทำการปกครองจังหวัด", "โทร. ๐ ๕๕๕๑ ๑๕๔๖")


def with_tables(document: Any) -> None:
    typed(document, "ด่วนที่สุด")
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "ที่ ตก 0018.1/ว 452"
    head.cell(0, 1).text = "ศาลากลางจังหวัดตาก\nถนนพหลโยธิน ตก 63000"
    typed(document, "1 มีนาคม 2567")
    rows = [
        *(("เรื่อง", "การสำรวจข้อมูล"), ("เรียน", "นายอำเภอ ทุกอำเภอ"), ("อ้างถึง", CITED)),
        ("สิ่งที่ส่งมาด้วย", "1. แบบรายงาน จำนวน 1 ชุด\n2. บัญชีรายชื่อ จำนวน 3 แผ่น"),
    ]
    table = document.add_table(len(rows), 2)
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    typed(document, ASKED.format(day="วันศุกร์ที่ 15 มีนาคม 2567"), "จึงเรียนมาเพื่อพิจารณา")
    typed(document, "ขอแสดงความนับถือ", "(นายสมชาย  ใจดี)", "ปลัดจังหวัด ปฏิบัติราชการแทน")
    typed(document, "ผู้ว่าราชการจังหวัดตาก", "กลุ่มงานความมั่นคง", "โทร 0-5551-1546 ต่อ 12")


def with_colons(document: Any) -> None:
    typed(document, "ด่วนที่สุด", "ที่ : ตก 0018.1/ว 452", "ศาลากลางจังหวัดตาก", "วันที่ 1 มี.ค. 2567")
    typed(document, "เรื่อง : การสำรวจข้อมูล", "เรียน : นายอำเภอ ทุกอำเภอ", f"อ้างถึง : {CITED}")
    typed(document, "สิ่งที่ส่งมาด้วย : แบบรายงาน จำนวน 1 ชุด")
    typed(document, ASKED.format(day="วันที่ 15 มีนาคม 2567"), "จึงเรียนมาเพื่อพิจารณา")
    typed(document, "ขอแสดงความนับถือ", "นายสมชาย ใจดี", "ผู้ว่าราชการจังหวัดตาก")
    typed(document, "สำนักงานจังหวัด โทร. 055511546")


def with_line_breaks(document: Any) -> None:
    typed(document, "ด่วนที่สุด", "ที่ ตก ๐๐๑๘.๑/ว ๔๕๒\tศาลากลางจังหวัดตาก\nถนนพหลโยธิน ตก ๖๓๐๐๐")
    typed(document, "๑ มีนาคม พ.ศ. ๒๕๖๗")
    typed(document, f"เรื่อง  การสำรวจ\nข้อมูล\nเรียน  นายอำเภอ ทุกอำเภอ\nอ้างถึง  {CITED}")
    typed(document, "สิ่งที่ส่งมาด้วย  แบบรายงาน จำนวน ๑ ชุด")
    typed(document, ASKED.format(day="วันที่ ๑๕ มีนาคม ๒๕๖๗"), "จึงเรียนมาเพื่อพิจารณา")
    typed(document, "ขอแสดงความนับถือ\n\n\n(นายสมชาย ใจดี)\nผู้ว่าราชการจังหวัดตาก")
    typed(document, "กลุ่มงานความมั่นคง\nโทร./โทรสาร ๐ ๕๕๕๑ ๑๕๔๖")


def read(build: Callable[[Any], None], tmp_path: Path) -> ReadLetter:
    document = docx.Document()
    build(document)
    document.save(str(tmp_path / "a.docx"))
    letter = read_letter(lines_of(tmp_path / "a.docx"))
    assert letter is not None
    return letter


@pytest.mark.parametrize("build", [with_tabs, with_tables, with_colons, with_line_breaks])
def test_a_letter_of_any_look_has_the_same_fields(
    build: Callable[[Any], None], tmp_path: Path
) -> None:
    letter = read(build, tmp_path)
    assert letter.urgency == "ด่วนที่สุด"
    assert letter.number.text == "ตก 0018.1/ว 452"
    assert letter.date.text == "1 มีนาคม 2567"
    assert letter.agency[0] == "ศาลากลางจังหวัดตาก"
    assert letter.subject.text == "การสำรวจข้อมูล"
    assert letter.recipient.text == "นายอำเภอ ทุกอำเภอ"
    assert [one.number for one in letter.references] == ["มท 0309.2/ว 1234"]
    assert (letter.enclosures[0].text, letter.quantities[0]) == ("แบบรายงาน", "1 ชุด")
    assert [str(one.until.day) for one in letter.deadlines] == ["15"]
    assert letter.signatory.text == "นายสมชาย ใจดี"
    assert letter.telephone


def test_a_date_cut_short_and_a_name_without_brackets_are_to_be_checked(tmp_path: Path) -> None:
    letter = read(with_colons, tmp_path)
    assert letter.date.doubts
    assert letter.signatory.doubts
    assert letter.responsible_office == ("สำนักงานจังหวัด",)


def test_a_letter_under_a_seal_is_read_to_the_date_below_it(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        typed(document, "ที่ ตก ๐๐๑๘.๑/ว ๔๕๒", "ถึง  ที่ทำการปกครองอำเภอ ทุกอำเภอ")
        typed(document, "พร้อมนี้ ขอส่งแบบรายงาน และให้ตอบภายในวันที่ ๑๕ มีนาคม ๒๕๖๗", "จังหวัดตาก")
        typed(document, "๑ มีนาคม ๒๕๖๗", "ที่ทำการปกครองจังหวัด", "โทร. ๐ ๕๕๕๑ ๑๕๔๖")

    letter = read(build, tmp_path)
    assert (letter.kind, letter.agency) == ("stamped_letter", ("จังหวัดตาก",))
    assert letter.recipient.text == "ที่ทำการปกครองอำเภอ ทุกอำเภอ"
    assert (letter.date.text, len(letter.body)) == ("1 มีนาคม 2567", 1)
    assert [one.name for one in letter.deadlines] == ["ตอบ"]
    assert letter.responsible_office == ("ที่ทำการปกครองจังหวัด",)
    text = draft_yaml(letter, source="a.docx", offices={}, signatories={})
    assert text.startswith("# a.docx\nชนิด: หนังสือประทับตรา\n")
    assert "\nเรื่อง:" not in text


def test_a_heading_of_a_memorandum_is_no_item(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        typed(document, "บันทึกข้อความ", "ส่วนราชการ  สำนักงานจังหวัดตาก", "ที่  ตก ๐๐๑๗.๑/๑๒๓")
        typed(document, "วันที่  ๑ มีนาคม ๒๕๖๗", "เรื่อง  รายงานผล", "เรียน  ผู้ว่าราชการจังหวัดตาก")
        typed(document, "๑. เรื่องเดิม", "จังหวัดได้มอบหมายให้ดำเนินการ", "๒. ข้อเท็จจริง")
        typed(document, "ได้ดำเนินการแล้วเสร็จ", "จึงเรียนมาเพื่อโปรดทราบ", "(นางสาวมานี มีนา)")

    text = draft_yaml(read(build, tmp_path), source="a.docx", offices={}, signatories={})
    assert "  - หัวข้อ: 1. เรื่องเดิม\n  - จังหวัดได้มอบหมายให้ดำเนินการ\n  - หัวข้อ: 2. ข้อเท็จจริง\n" in text


@pytest.mark.parametrize("name", ["scanned-with-slips", "scanned-without-indents"])
def test_a_scanned_letter_is_read_through_its_slips(name: str) -> None:
    letter = read_letter(lines_of(LETTERS / f"{name}.txt"))
    assert letter is not None
    assert letter.number.text == "มท 0812/ว 1960"
    assert letter.subject.text == "การบันทึกข้อมูลในระบบ"
    assert letter.recipient.text == "ผู้ว่าราชการจังหวัด ทุกจังหวัด"
    assert [one.text for one in letter.body][-1] == "จึงเรียนมาเพื่อโปรดพิจารณา"
    assert letter.signatory.text == "นายขจร ศรีชวโนทัย"


def test_what_a_scanner_took_for_a_letter_is_told() -> None:
    letter = read_letter(lines_of(LETTERS / "scanned-with-slips.txt"))
    assert letter is not None
    assert letter.urgency == "ด่วนที่สุด"
    assert len(letter.number.doubts) == 1
    assert [one.text for one in letter.enclosures] == ["แบบรายงาน"]


def test_two_cells_of_a_row_may_say_the_same_and_a_merged_one_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("กระบี่", "ครบ", "ครบ"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 2)).text = "รวม"
    document.save(str(tmp_path / "a.docx"))
    assert [line.text for line in lines_of(tmp_path / "a.docx")] == ["กระบี่ ครบ ครบ", "รวม"]
