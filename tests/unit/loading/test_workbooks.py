"""Workbooks as offices have them, as programs damage them, and as somebody means harm with them."""

from __future__ import annotations

import datetime
import io
import random
import re
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from docgen.diagnostics.rendering import Sources, full_report
from docgen.loading import submissions
from docgen.loading.submissions.request import Request
from docgen.loading.submissions.submission_list import SubmissionList
from docgen.loading.tables import number_formats
from docgen.loading.workspace import Workspace, programmes, recipients
from docgen.thai.dates import ThaiDate
from tests.helpers.scale import times
from tests.helpers.tables_of_submissions import (
    COUNTS,
    LONG,
    WIDE,
    repacked,
    swollen,
    wide_rows,
    workbook,
)
from tests.helpers.workspaces import submissions_csv

SHEET = "xl/worksheets/sheet1.xml"


def read(tmp_path: Path, content: bytes, request: Request | None = None) -> SubmissionList:
    path = tmp_path / "ส่ง.xlsx"
    path.write_bytes(content)
    return submissions.read_submissions(path, request)


def codes(result: SubmissionList) -> list[str]:
    return [one.code for one in result.found]


def place(result: SubmissionList, code: str) -> str:
    return next(one.at.cell for one in result.found if one.code == code and one.at is not None)


def with_cell(row: int, column: int, value: Any, heading: tuple[str, ...] = WIDE) -> bytes:
    rows = wide_rows()
    rows[row][column] = value
    return workbook(heading, rows)


def test_a_sheet_is_read_like_the_same_csv(tmp_path: Path) -> None:
    result = read(tmp_path, workbook())
    assert not result.found
    assert len(result.submissions) == 2 * 76
    assert {one.item for one in result.submissions} == {"การคลัง", "การศึกษา"}
    assert sum(one.is_recorded for one in result.submissions) == 25 + 2 * 25


def test_a_title_may_stand_merged_above_the_table(tmp_path: Path) -> None:
    def titled(sheet: Any, book: Any) -> None:
        sheet.merge_range(0, 0, 0, 4, "รายงานสถานะ", book.add_format())

    assert not read(tmp_path, workbook(above=2, change=titled)).found


def test_formatted_rows_after_the_table_are_nothing(tmp_path: Path) -> None:
    def formatted(sheet: Any, book: Any) -> None:
        for row in range(200, 2000):
            sheet.write_blank(row, 1, None, book.add_format({"bold": True}))

    assert not read(tmp_path, workbook(change=formatted)).found


@pytest.mark.parametrize("form", ["d/m/yyyy", "[$-D07041E]d mmmm yyyy"])
@pytest.mark.parametrize("since", [False, True], ids=["1900", "1904"])
def test_a_date_is_the_day_it_shows(tmp_path: Path, form: str, since: bool) -> None:
    day = datetime.datetime(2021, 9, 8)  # noqa: DTZ001

    def dated(sheet: Any, book: Any) -> None:
        sheet.write_datetime(1, 2, day, book.add_format({"num_format": form}))

    result = read(tmp_path, workbook(change=dated, date_1904=since))
    assert not result.found
    assert result.submissions[0].recorded == ThaiDate(2564, 9, 8)


def test_a_date_may_be_text_in_the_same_column(tmp_path: Path) -> None:
    result = read(tmp_path, with_cell(0, 2, "๘ ก.ย. ๒๕๖๔"))
    assert result.submissions[0].recorded == ThaiDate(2564, 9, 8)


def test_dg4109_number_in_a_column_of_texts(tmp_path: Path) -> None:
    result = read(tmp_path, with_cell(2, 1, 23.6))
    assert codes(result) == ["DG4109"]
    assert place(result, "DG4109") == "แผ่น1!B4"


def test_dg4109_dg4017_number_in_a_list_of_recipients(tmp_path: Path) -> None:
    path = tmp_path / "ก.xlsx"
    path.write_bytes(workbook(("ชื่อ", "เรียน", "รหัส"), [["กระบี่", 23, 23], ["ตรัง", 24, 24]]))
    assert [one.code for one in recipients.read_recipients(path).found] == ["DG4109"]
    found = recipients.read_recipients(path, used={"code"}).found
    assert [one.code for one in found if one.code == "DG4109"] == ["DG4109"]
    path.write_bytes(workbook(("ชื่อ", "เรียน", "รหัส"), [["กระบี่", "ก", 23], ["ตรัง", "ข", 24]]))
    assert not recipients.read_recipients(path).found
    [asked] = recipients.read_recipients(path, used={"code"}).found
    assert (asked.code, asked.is_error) == ("DG4017", False)


def test_dg4110_serial_number_that_is_no_date(tmp_path: Path) -> None:
    result = read(tmp_path, with_cell(0, 2, 44447))
    assert codes(result) == ["DG4110"]


def test_dg4110_serial_zero_is_a_time(tmp_path: Path) -> None:
    def zero(sheet: Any, book: Any) -> None:
        sheet.write_number(1, 4, 0, book.add_format({"num_format": "d/m/yyyy"}))

    assert codes(read(tmp_path, workbook(change=zero))) == ["DG4110"]


def test_dg4111_buddhist_era_year_in_a_date_cell(tmp_path: Path) -> None:
    result = read(tmp_path, with_cell(0, 2, datetime.date(2564, 9, 8)))
    (fault,) = result.found
    assert fault.code == "DG4111"
    assert fault.params["meant"] == "8/9/2021"


def test_dg4112_count_that_is_no_number(tmp_path: Path) -> None:
    rows = [[i, name, 2, 1, 1, 0] for i, name in enumerate(submissions.provinces(), 1)]
    rows[3][3] = "ครบ"
    result = read(tmp_path, workbook(COUNTS, rows))
    assert codes(result) == ["DG4112"]
    assert place(result, "DG4112") == "แผ่น1!D5"


def test_dg4113_counts_that_do_not_add_up(tmp_path: Path) -> None:
    rows = [[i, name, 2, 1, 1, 0] for i, name in enumerate(submissions.provinces(), 1)]
    rows[0][5] = 5
    assert codes(read(tmp_path, workbook(COUNTS, rows))) == ["DG4113"]


def test_dg4114_word_that_is_not_known(tmp_path: Path) -> None:
    assert codes(read(tmp_path, with_cell(0, 3, "น่าจะเสร็จ"))) == ["DG4114"]


def test_dg4207_several_sheets_and_none_named(tmp_path: Path) -> None:
    def second(_: Any, book: Any) -> None:
        book.get_worksheet_by_name("อื่น").write(0, 0, "ก")

    content = workbook(sheets=("แผ่น1", "อื่น"), change=second)
    assert codes(read(tmp_path, content)) == ["DG4207"]
    assert not read(tmp_path, content, Request(sheet="แผ่น1")).found


def test_an_empty_second_sheet_is_nothing(tmp_path: Path) -> None:
    assert not read(tmp_path, workbook(sheets=("แผ่น1", "Sheet2"))).found


def test_dg4208_hidden_sheet(tmp_path: Path) -> None:
    def hidden(sheet: Any, book: Any) -> None:
        book.get_worksheet_by_name("เก่า").hide()
        book.get_worksheet_by_name("เก่า").write(0, 0, "ก")

    content = workbook(sheets=("แผ่น1", "เก่า"), change=hidden)
    assert not read(tmp_path, content).found
    assert codes(read(tmp_path, content, Request(sheet="เก่า"))) == ["DG4208"]


def test_dg4209_hidden_rows(tmp_path: Path) -> None:
    result = read(
        tmp_path, workbook(change=lambda sheet, _: sheet.set_row(4, None, None, {"hidden": True}))
    )
    assert codes(result) == ["DG4209"]
    assert place(result, "DG4209") == "แผ่น1!5"


def test_dg4217_hidden_columns(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        workbook(change=lambda sheet, _: sheet.set_column(2, 2, 9, None, {"hidden": True})),
    )
    assert codes(result) == ["DG4217"]
    assert place(result, "DG4217") == "แผ่น1!C"


def test_a_name_merged_over_rows_is_that_of_each_row(tmp_path: Path) -> None:
    def merged(sheet: Any, book: Any) -> None:
        sheet.merge_range(1, 1, 3, 1, "เมือง", book.add_format())

    result = read(tmp_path, workbook(change=merged))
    assert not result.found
    assert {one.units[1] for one in result.submissions} == {"เมือง"}


def test_dg4210_a_number_merged_over_rows(tmp_path: Path) -> None:
    def merged(sheet: Any, book: Any) -> None:
        sheet.merge_range(1, 2, 3, 2, 5, book.add_format())

    rows = [[i, name, 2, 1, 1, 0] for i, name in enumerate(submissions.provinces(), 1)]
    result = read(tmp_path, workbook(COUNTS, rows, change=merged))
    assert "DG4210" in codes(result)
    assert place(result, "DG4210") == "แผ่น1!C2"


def test_dg4211_formula_without_a_result(tmp_path: Path) -> None:
    result = read(
        tmp_path, workbook(change=lambda sheet, _: sheet.write_formula(1, 2, "=A2&1", None, ""))
    )
    assert codes(result) == ["DG4211"]
    assert place(result, "DG4211") == "แผ่น1!C2"


def test_a_formula_with_a_result_is_its_result(tmp_path: Path) -> None:
    def worked_out(sheet: Any, _: Any) -> None:
        sheet.write_formula(1, 2, '="ครบ"', None, "ครบ")

    result = read(tmp_path, workbook(change=worked_out))
    assert not result.found
    assert result.submissions[0].is_recorded


def test_dg4215_cell_that_excel_could_not_work_out(tmp_path: Path) -> None:
    result = read(
        tmp_path, workbook(change=lambda sheet, _: sheet.write_formula(1, 2, "=NA()", None, "#N/A"))
    )
    assert codes(result) == ["DG4215"]


def test_dg4216_no_such_sheet(tmp_path: Path) -> None:
    (fault,) = read(tmp_path, workbook(), Request(sheet="แผน1")).found
    assert (fault.code, fault.params["suggestion"]) == ("DG4216", "แผ่น1")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda rows: rows.insert(5, ["", "", "", "", ""]), ["DG4007"]),
        (lambda rows: rows[5].append("เกิน"), []),
    ],
    ids=["blank row", "cell under no heading"],
)
def test_a_row_too_many_or_a_stray_cell_stops_nothing(
    tmp_path: Path, change: Any, found: list[str]
) -> None:
    rows = wide_rows()
    change(rows)
    result = read(tmp_path, workbook(WIDE, rows))
    assert codes(result) == found
    assert not any(one.is_error for one in result.found)


def test_heading_given_twice(tmp_path: Path) -> None:
    heading = ("จังหวัด", "อำเภอ", "การคลัง", "การคลัง ", "วันที่ยืนยัน")
    assert codes(read(tmp_path, workbook(heading))) == ["DG4004"]


def test_a_place_is_shown_as_its_program_shows_it(tmp_path: Path) -> None:
    result = read(tmp_path, with_cell(2, 1, 23.6))
    assert "ส่ง.xlsx[แผ่น1!B4]" in full_report(result.found, Sources(), base=tmp_path)


# -- files that mean harm --------------------------------------------------------------------------


def _bomb() -> bytes:
    return swollen(workbook(), SHEET, b"<sheetData>", 300)


def _many_members() -> bytes:
    def fill(parts: dict[str, bytes]) -> None:
        parts.update({f"xl/media/{number}.xml": b"" for number in range(1001)})

    return repacked(workbook(), fill)


def _named(name: str) -> bytes:
    return repacked(workbook(), lambda parts: parts.update({name: b"x"}))


def _with_doctype(part: str, text: bytes) -> bytes:
    def declare(parts: dict[str, bytes]) -> None:
        parts[part] = re.sub(rb"^(<\?xml[^>]*\?>)", rb"\1" + text, parts[part], count=1)

    return repacked(workbook(), declare)


def _twice() -> bytes:
    stream = io.BytesIO(workbook())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
    return stream.getvalue()


def _encrypted() -> bytes:
    content = bytearray(workbook())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(sign, at + 1)
    return bytes(content)


def _far_cell() -> bytes:
    """As a workbook's writer leaves it, which would go through a million rows for it."""
    cell = (
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )

    def set_far(parts: dict[str, bytes]) -> None:
        rows = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', parts[SHEET])
        parts[SHEET] = rows.replace(
            b"</sheetData>", b'<row r="1048576">%b</row></sheetData>' % cell
        )

    return repacked(workbook(), set_far)


XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
HOSTILE: dict[str, tuple[Any, str]] = {
    "old excel": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "DG4201"),
    "password in the archive": (_encrypted, "DG4201"),
    "web page": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "DG4202"),
    "text": (lambda: submissions_csv().encode(), "DG4202"),
    "other archive": (lambda: _plain_archive(), "DG4202"),
    "truncated": (lambda: workbook()[:2000], "DG4203"),
    "damaged": (lambda: workbook().replace(b"\x00\x00\x00", b"\x01\x00\x02", 9), "DG4203"),
    "zip bomb": (_bomb, "DG4204"),
    "external entity in the sheet": (lambda: _with_doctype(SHEET, XXE), "DG4205"),
    "external entity in the workbook": (lambda: _with_doctype("xl/workbook.xml", XXE), "DG4205"),
    "billion laughs": (lambda: _with_doctype("xl/sharedStrings.xml", LAUGHS), "DG4205"),
    "path out of the archive": (lambda: _named("../../../tmp/x.xml"), "DG4206"),
    "absolute path": (lambda: _named("/etc/x.xml"), "DG4206"),
    "a part given twice": (_twice, "DG4206"),
    "thousands of parts": (_many_members, "DG4206"),
    "a cell at the far corner": (_far_cell, "DG4008"),
}


def _plain_archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("ก.txt", "ก")
    return stream.getvalue()


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_file_is_refused_with_its_reason(tmp_path: Path, make: Any, code: str) -> None:
    content = make()
    path = tmp_path / "ร้าย.xlsx"
    path.write_bytes(content)
    tracemalloc.start()
    found = submissions.read_submissions(path).found
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert code in [one.code for one in found]
    assert all(one.remedy() for one in found)
    assert peak < 50_000_000


def test_dg4201_dg4202_dg4203_dg4204_dg4205_dg4206_are_all_shown_above() -> None:
    shown = {code for _, code in HOSTILE.values()}
    assert {f"DG420{number}" for number in range(1, 7)} <= shown
    assert len(HOSTILE) >= 15


# -- files spoilt at random ------------------------------------------------------------------------


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Bytes of the file, or of one of its parts, changed at random."""
    if chance.random() < 0.3:
        return _spoilt_bytes(content, chance)

    def change(parts: dict[str, bytes]) -> None:
        name = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
        if chance.random() < 0.1:
            del parts[name]
        else:
            parts[name] = _spoilt_bytes(parts[name], chance)

    return repacked(content, change)


def _spoilt_bytes(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made))
        kind = chance.randrange(4)
        if kind == 0:
            made[at] = chance.randrange(256)
        elif kind == 1:
            del made[at : at + chance.randint(1, 40)]
        elif kind == 2:
            made[at:at] = chance.choice([b"<", b">", b"&x;", b'"', b"\0", b"</c>", b' r="XFD9"'])
        else:
            made[at:at] = bytes(made[at : at + chance.randint(1, 60)])
        if not made:
            return b"PK"
    return bytes(made)


@pytest.mark.parametrize("seed", range(3))
def test_spoilt_files_are_told_about_and_raise_nothing(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    rows = [one[:] for one in wide_rows()[:12]]
    rows[1][2] = datetime.date(2021, 9, 8)
    book = workbook(WIDE, rows)
    text = submissions_csv().encode()[:4000]
    path, plain = tmp_path / "ก.xlsx", tmp_path / "ข.csv"
    for _ in range(times(40, 1334)):
        path.write_bytes(spoilt(book, chance))
        plain.write_bytes(_spoilt_bytes(text, chance))
        for one in (path, plain):
            found = submissions.read_submissions(one).found
            shown = full_report(found, Sources(), base=tmp_path)
            assert all(line.isprintable() for line in shown.split("\n"))


def test_headings_of_the_long_shape_are_found_in_a_workbook(tmp_path: Path) -> None:
    rows = [line.split(",") for line in submissions_csv().splitlines()[1:]]
    assert not read(tmp_path, workbook(LONG, rows)).found


# -- sheets as people keep them --------------------------------------------------------------------


def test_dg4219_the_only_sheet_with_the_headings_is_read(tmp_path: Path) -> None:
    def told(sheet: Any, book: Any) -> None:
        book.get_worksheet_by_name("คำชี้แจง").write(0, 0, "วิธีกรอก")
        book.get_worksheet_by_name("คำชี้แจง").write(1, 0, "กรอกทุกช่อง")

    rows = [["ปัว", "บ้านใต้", "เสร็จ"]]
    content = workbook(("อำเภอ", "โรงเรียน", "แบบ 1"), rows, sheets=("ข้อมูล", "คำชี้แจง"), change=told)
    text = "ระดับ: [อำเภอ, โรงเรียน]\nรายการ: [แบบ 1]\nค่าในช่อง: [เสร็จ, ยัง]\n"
    programme = tmp_path / "ก.yaml"
    programme.write_text(text, encoding="utf-8")
    made = programmes.read_programme(programme, Workspace(tmp_path)).programme
    result = read(tmp_path, content, Request(programme=made))
    assert codes(result) == ["DG4219"]
    assert [one.state for one in result.submissions] == ["เสร็จ"]


def test_a_format_whose_number_has_no_end_is_none_of_ours() -> None:
    long = b"9" * 5_000
    styles = (
        b'<numFmt numFmtId="%s" formatCode="0.0"/><numFmt numFmtId="170" formatCode="0.00"/>'
        b'<cellXfs><xf numFmtId="%s"/><xf numFmtId="170"/></cellXfs>'
    ) % (long, long)
    assert number_formats._codes(styles) == {1: "0.00"}
