"""What stands out in a text, boxes, and tables of a body, in both files."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx.oxml.ns import qn

from docgen.checks.word_file import opened_word_file, word_file_findings
from docgen.layout.model.pages import Pages, Placed
from docgen.layout.model.set_text import TextStyle
from docgen.layout.text.faces import BUNDLED_FACE
from docgen.layout.text.line_filling import DrawnText, broken_lines
from docgen.layout.text.line_filling import LineBounds as Room
from docgen.layout.text.measure import ruler
from docgen.model.letter import Block, Cell, Column, Entry, Table
from docgen.thai.marking import EMPTY_BOX, Span
from docgen.writers.docx import write
from docgen.writers.pdf import PdfWriter
from tests.helpers.letters import external_letter, pages_of
from tests.helpers.word_parts import body

STYLE = TextStyle(16.0, box=9.6)
TEXT = f"ขอให้ด่วน {EMPTY_BOX} ไม่ขัดข้อง"
SPANS = (Span(5, 9, bold=True, underline=True), Span(10, 11, box="box"))
HEADS = (
    (Cell("ที่", down=2), Cell("จำนวน", across=2), Cell("", across=0)),
    (Cell("", down=0), Cell("ชาย"), Cell("หญิง")),
)
TABLE = Table(
    columns=(Column("ที่", "center"), Column("ชาย", "right"), Column("หญิง", "right")),
    rows=tuple((Cell(f"{row}"), Cell("๑๐"), Cell("๒๐")) for row in range(1, 61)),
    summary="จำนวนชายหญิง",
    role="body_table",
    totals=1,
    heads=HEADS,
)


@pytest.fixture(scope="module")
def made() -> Pages:
    return pages_of(
        external_letter(
            Block("paragraph", (Entry(TEXT, spans=SPANS),)),
            Block("table", (Entry("ตารางที่ ๑"),), table=TABLE),
            Block("paragraph", (Entry("จึงเรียนมาเพื่อทราบ"),)),
        )
    )


def test_bold_is_measured_in_the_bold_face_and_a_box_as_it_is_drawn() -> None:
    measure = ruler(BUNDLED_FACE)
    ink = DrawnText(TEXT, measure, STYLE, SPANS)
    assert ink.width(5, 9) == measure.width("ด่วน", 16.0, bold=True)
    assert ink.width(5, 9) != measure.width("ด่วน", 16.0)
    assert ink.width(10, 11) == STYLE.box
    assert ink.width(0, 9) == pytest.approx(ink.width(0, 5) + ink.width(5, 9))


def test_a_line_of_bold_breaks_where_bold_fills_it() -> None:
    text = "การบันทึกข้อมูลปริมาณงาน " * 6
    room = Room(0.0, 0.0, 300.0, loose=0.2)
    spans = (Span(0, len(text), bold=True),)
    measure = ruler(BUNDLED_FACE)
    lines = broken_lines(
        text, room, ruler=measure, style=STYLE, justify=True, terms=(), spans=spans
    )
    for line in lines:
        shown = measure.width(text[line.start : line.end], 16.0, bold=True)
        assert line.width == pytest.approx(shown)
        assert line.width <= 300.01


def placed_of(made: Pages, role: str) -> list[tuple[int, Placed]]:
    every = [(page.number, one) for page in made.sections[0].pages for one in page.placed]
    return [(number, one) for number, one in every if one.item.role == role]


def runs(made: Pages, words: str) -> list[Any]:
    every = (run for run in body(made).iter(qn("w:r")))
    return [run for run in every if words in "".join(run.itertext())]


def test_bold_and_underline_are_runs_of_both_scripts(made: Pages) -> None:
    (run,) = runs(made, "ด่วน")[-1:]
    names = {one.tag for one in run.find(qn("w:rPr"))}
    assert {qn("w:b"), qn("w:bCs"), qn("w:u")} <= names
    (after,) = runs(made, "ไม่ขัดข้อง")
    assert not {qn("w:b"), qn("w:u")} & {one.tag for one in after.find(qn("w:rPr"))}


def test_a_box_is_a_picture_with_a_description(made: Pages) -> None:
    drawn = [one.get("descr") for one in body(made).iter(qn("wp:docPr"))]
    assert "ช่องว่างสำหรับทำเครื่องหมาย" in drawn
    assert EMPTY_BOX not in "".join(body(made).itertext())


def test_headings_over_columns_and_rows_are_merged_cells(made: Pages) -> None:
    table = next(body(made).iter(qn("w:tbl")))
    first, second, *_ = table.iter(qn("w:tr"))
    spans = [one.get(qn("w:val")) for one in first.iter(qn("w:gridSpan"))]
    merges = [one.get(qn("w:val")) for row in (first, second) for one in row.iter(qn("w:vMerge"))]
    assert spans == ["2"]
    assert merges == ["restart", "continue"]
    assert all(
        row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in (first, second)
    )


def test_headings_come_again_on_every_page(made: Pages) -> None:
    tables = placed_of(made, "body_table")
    assert len({page for page, _ in tables}) > 1
    assert "".join(body(made).itertext()).count("หญิง") == len(tables)


@pytest.mark.slow
def test_the_last_row_does_not_stand_alone() -> None:
    for count in range(20, 60):
        rows = TABLE.rows[:count]
        table = Table(TABLE.columns, rows, "", role="body_table", totals=1, heads=HEADS)
        made = pages_of(external_letter(Block("table", (), table=table)))
        shown = [one.last_line - one.first_line for _, one in placed_of(made, "body_table")]
        assert shown[-1] > 1


def test_the_caption_stays_with_its_table(made: Pages) -> None:
    (page, _) = placed_of(made, "table_caption")[0]
    assert page == placed_of(made, "body_table")[0][0]


def test_word_file_with_deep_items_and_a_table_is_as_the_rules_want(tmp_path: Path) -> None:
    made = pages_of(
        external_letter(
            Block("paragraph", (Entry("ด้วยกรมขอให้จังหวัดดำเนินการ ดังนี้"),)),
            Block("item", (Entry("แจ้งอำเภอ", "ก.", 4),)),
            Block("item", (Entry("ทุกแห่ง", "-", 5),)),
            Block("resumed", (Entry("ตามรายการต่อไปนี้"),)),
            Block("table", (Entry("ตารางที่ ๑"),), table=replace(TABLE, rows=TABLE.rows[:3])),
            Block("resumed", (Entry("ให้แล้วเสร็จ"),)),
            Block("paragraph", (Entry("จึงเรียนมาเพื่อทราบ"),)),
        )
    )
    path = tmp_path / "letter.docx"
    path.write_bytes(write(made))
    page = {"DG7205", "DG7207", "DG7208", "DG7209"}
    assert not page & {one.code for one in word_file_findings(opened_word_file(path))}


def test_headings_of_the_pdf_are_tagged_as_such(made: Pages) -> None:
    with pikepdf.open(io.BytesIO(PdfWriter().pdf(made))) as document:
        tags = Counter(str(one["/S"]) for one in _elements(document.Root.StructTreeRoot))
        described = [
            str(one["/Alt"]) for one in _elements(document.Root.StructTreeRoot) if "/Alt" in one
        ]
    assert tags["/TH"] >= 4
    assert tags["/TD"] >= 3 * 60
    assert "ช่องว่างสำหรับทำเครื่องหมาย" in described


def _elements(node: Any) -> list[Any]:
    children = node.get("/K", [])
    children = list(children) if isinstance(children, pikepdf.Array) else [children]
    inner = [one for one in children if isinstance(one, pikepdf.Dictionary)]
    found = [one for one in inner if "/S" in one]
    return found + [deep for one in found for deep in _elements(one)]
