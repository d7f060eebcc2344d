"""A cell is put right and every other byte of the list stays."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from docgen.writers.changed_tables import changed_table
from docgen.writers.told_tables import told_table, workbook_with_worksheet


def workbook(rows: list[list[str | int]]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("บัญชี")
    bold = book.add_format({"bold": True})
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(number, column, cell, bold)
    book.add_worksheet("อื่น").write(0, 0, "คงเดิม")
    book.close()
    return stream.getvalue()


def read(content: bytes) -> list[list[Any]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("บัญชี")
    return sheet.to_python(skip_empty_area=False)


def test_cells_of_a_workbook_change_and_its_other_parts_are_the_same_bytes() -> None:
    content = workbook([["ชื่อ", "เรียน", "กลุ่ม"], ["ก", "", 5], ["ข", "นาย ข", 7]])
    cells = {(2, 1): "นาย <ก> & คณะ", (3, 3): "ใหม่", (3, 0): "ค"}
    made = changed_table(content, ".xlsx", cells, "บัญชี")
    rows = read(made)
    assert rows[1][:3] == ["ก", "นาย <ก> & คณะ", 5.0]
    assert rows[2] == ["ค", "นาย ข", 7.0, "ใหม่"]
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (content, made))
    assert before.namelist() == after.namelist()
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_record_of_a_text_changes_and_its_other_lines_stay(newline: str, sign: str) -> None:
    lines = [f"ชื่อ{sign}เรียน", f'"ก"{sign}', f'"ข ""ค"""{sign}นาย ข', f"ง{sign}นาย ง", ""]
    content = newline.join(lines).encode("utf-8-sig")
    made = changed_table(content, ".csv", {(2, 1): "นาย ก"}, "")
    kept = made.decode("utf-8-sig").split(newline)
    assert kept[1] == f"ก{sign}นาย ก"
    assert [*kept[:1], *kept[2:]] == [*lines[:1], *lines[2:]]


def test_a_record_over_several_lines_is_one_record() -> None:
    content = 'ชื่อ,เรียน\n"ก\nข",x\nค,y\n'.encode()
    made = changed_table(content, ".csv", {(3, 1): "z"}, "")
    assert made.decode() == 'ชื่อ,เรียน\n"ก\nข",x\nค,z\n'


def test_a_record_made_empty_goes_and_a_formula_stays_a_text() -> None:
    content = "ชื่อ,เรียน\nก,x\nข,y\n".encode()
    made = changed_table(content, ".csv", {(2, 0): "", (2, 1): "", (3, 1): "=1+1"}, "")
    assert made.decode() == "ชื่อ,เรียน\nข,'=1+1\n"


TEXTS = st.text(alphabet="กขค ,;\"'=+-@xyz0๑\n", max_size=6).map(str.strip)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=6),
    st.integers(2, 7),
    st.integers(0, 3),
    st.text(alphabet="กขค xyz0๑&<>", min_size=1, max_size=8).map(str.strip).filter(bool),
)
def test_any_cell_of_any_workbook(rows: list[list[str]], row: int, column: int, text: str) -> None:
    content = workbook([["ก1", "ข1", "ค1"], *rows])
    known = read(content)
    made = read(changed_table(content, ".xlsx", {(row, column): text}, "บัญชี"))
    assert len(made) == max(len(known), row)
    for number, cells in enumerate(made, 1):
        there = known[number - 1] if number <= len(known) else []
        for index, cell in enumerate(cells):
            before = there[index] if index < len(there) else ""
            assert cell == (text if (number, index) == (row, column) else before)


def test_rows_after_the_last_come_at_their_numbers() -> None:
    content = workbook([["ชื่อ", "เรียน"], ["ก", "นาย ก"]])
    made = changed_table(content, ".xlsx", {(3, 0): "ข", (3, 1): "นาย ข", (5, 0): "ค"}, "บัญชี")
    assert read(made) == [["ชื่อ", "เรียน"], ["ก", "นาย ก"], ["ข", "นาย ข"], ["", ""], ["ค", ""]]
    text = "ชื่อ,เรียน\nก,x\n\n".encode()
    made = changed_table(text, ".csv", {(3, 0): "ข", (4, 0): "", (5, 1): "y, z"}, "")
    assert made.decode() == 'ชื่อ,เรียน\nก,x\nข\n,"y, z"\n\n'


def test_a_row_between_two_others_comes_between_them() -> None:
    book = xlsxwriter.Workbook(stream := io.BytesIO())
    sheet = book.add_worksheet("บัญชี")
    sheet.write_row(0, 0, ["ชื่อ", "เรียน"])
    sheet.write_row(5, 0, ["ก", "นาย ก"])
    book.close()
    made = changed_table(stream.getvalue(), ".xlsx", {(3, 0): "ข", (9, 1): "นาย ค"}, "บัญชี")
    assert [row[:2] for row in read(made)] == [
        *(["ชื่อ", "เรียน"], ["", ""], ["ข", ""], ["", ""], ["", ""], ["ก", "นาย ก"]),
        *(["", ""], ["", ""], ["", "นาย ค"]),
    ]


def test_a_row_of_digits_without_end_is_the_next_one() -> None:
    content = workbook([["ชื่อ", "เรียน"], ["ก", ""]])
    long = b"9" * 5_000
    odd = workbook_with_worksheet(
        content, "บัญชี", lambda xml: xml.replace(b'<row r="2"', b'<row r="%s"' % long)
    )
    assert long in zipfile.ZipFile(io.BytesIO(odd)).read("xl/worksheets/sheet1.xml")
    for made in (
        changed_table(odd, ".xlsx", {(2, 1): "นาย ก"}, "บัญชี"),
        told_table(odd, ".xlsx", {2: "นาย ก"}, "บัญชี"),
    ):
        sheet = zipfile.ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet1.xml")
        assert "นาย ก".encode() in sheet
