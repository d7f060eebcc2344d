"""The annex as a workbook: text only, a filter, a frozen heading, colours that say the status."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from docgen.model.letter import Annex, Block, Cell, Column, Entry, Table
from docgen.writers import xlsx

ANNEX = Annex(
    name="สถานะ/1",
    title="สถานะการบันทึกข้อมูล",
    parts=(
        Block("annex_as_of", (Entry("ข้อมูล ณ วันที่ ๘ กันยายน ๒๕๖๔"),)),
        Table(
            columns=(Column("ที่", "center"), Column("จังหวัด"), Column("สถานะ")),
            rows=(
                (Cell("1"), Cell("กระบี่"), Cell("บันทึกข้อมูลครบ", "full", "0B5D1E")),
                (Cell("2"), Cell('=HYPERLINK("http://x")'), Cell("+66", "", "")),
            ),
            summary="ตาราง",
        ),
        Block("notes", (Entry("ขอให้ตรวจ", number="1."),), label="หมายเหตุ"),
    ),
)


@pytest.fixture(scope="module")
def made() -> bytes:
    return xlsx.write(ANNEX, agency="กรมส่งเสริมการปกครองท้องถิ่น", family="TH SarabunPSK")


def member(made: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return package.read(name).decode("utf-8")


def test_it_reads_back_as_it_was_written(made: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.sheet_names == ["สถานะ-1"]
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [[cell for cell in row if cell] for row in rows if any(row)] == [
        ["สถานะการบันทึกข้อมูล"],
        ["ข้อมูล ณ วันที่ ๘ กันยายน ๒๕๖๔"],
        ["ที่", "จังหวัด", "สถานะ"],
        ["1", "กระบี่", "บันทึกข้อมูลครบ"],
        ["2", '=HYPERLINK("http://x")', "+66"],
        ["หมายเหตุ 1. ขอให้ตรวจ"],
    ]


def test_no_cell_is_a_formula_a_number_or_a_link(made: bytes) -> None:
    sheet = member(made, "xl/worksheets/sheet1.xml")
    kinds = re.findall(r"<c [^>]*>", sheet)
    assert kinds
    assert all('t="s"' in kind for kind in kinds)
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_what_looks_like_a_formula_stays_text_when_it_is_edited(made: bytes) -> None:
    styles = member(made, "xl/styles.xml")
    assert styles.count('quotePrefix="1"') == 1


def test_the_heading_is_frozen_filtered_and_printed_on_every_page(made: bytes) -> None:
    sheet = member(made, "xl/worksheets/sheet1.xml")
    assert '<autoFilter ref="A3:C5"/>' in sheet
    assert re.search(r'<pane ySplit="3"[^>]*state="frozen"', sheet)
    assert "Print_Titles" in member(made, "xl/workbook.xml")


def test_a_status_is_dark_on_a_light_tint_of_its_colour(made: bytes) -> None:
    styles = member(made, "xl/styles.xml")
    assert "FF0B5D1E" in styles
    assert "FFDAE7DD" in styles


def test_the_same_annex_gives_the_same_bytes(made: bytes) -> None:
    again = xlsx.write(ANNEX, agency="กรมส่งเสริมการปกครองท้องถิ่น", family="TH SarabunPSK")
    assert again == made
