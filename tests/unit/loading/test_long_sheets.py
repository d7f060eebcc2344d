"""A sheet too long to be held says what it says when it is read as a whole."""

from __future__ import annotations

import random
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
import xlsxwriter

from docgen.diagnostics import Rejected
from docgen.loading.tables import cut_sheets, sheet_stream, stored_rows, xlsx_source
from docgen.loading.tables.grids import Grid, Limits
from docgen.loading.workspace import long_lists
from docgen.loading.workspace.recipients import RecipientList, read_recipients
from tests.helpers.lane import few_in_lane

ROWS = 90


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short sheet has seven rows; a list of twenty is long."""
    monkeypatch.setattr(cut_sheets, "_ROWS", 7)
    monkeypatch.setattr(cut_sheets, "_WIDEST", 20)
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20)


def workbook(path: Path, seed: int) -> Path:
    """Cells of every sort, empty rows, hidden rows and columns, formulas and errors."""
    chance = random.Random(seed)
    book = xlsxwriter.Workbook(path, {"constant_memory": chance.random() < 0.3})
    looks = [book.add_format({"num_format": text}) for text in ("0000", "#,##0.00", "d/m/yyyy")]
    sheet = book.add_worksheet("บัญชี & ผู้รับ")
    if chance.random() < 0.5:
        sheet.set_column(3, 3, None, None, {"hidden": True})
    for column, heading in enumerate(("ชื่อ", "เรียน", "รหัส", "วันที่ส่ง", "หมายเหตุ")):
        sheet.write(0, column, heading)
    row = 0
    for number in range(1, ROWS):
        row += chance.choice((1, 1, 1, 1, 2, 30 if number == 40 else 1))
        if chance.random() < 0.05:
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.write(row, 0, f"อำเภอ <{number}> & {chance.choice(('ก', 'ข', ' ค '))}")
        sheet.write(row, 1, chance.choice((f"นายอำเภอ {number}", "นาย\nอำเภอ", "ผู้ว่าฯ", "ผู้\x0bว่า")))
        sheet.write(row, 2, chance.choice((number, number / 7, f"{number:04d}")), looks[number % 2])
        if chance.random() < 0.5:
            sheet.write_datetime(row, 3, date(2021 + number % 3, 5, 1 + number % 28), looks[2])
        kind = chance.randrange(6)
        if kind == 0:
            sheet.write_formula(row, 4, f'="ก"&{number}', None, f"ก{number}")
        elif kind == 1:
            sheet.write_formula(row, 4, "=1/0", None, "#DIV/0!")
        elif kind == 2:
            sheet.write_boolean(row, 4, chance.random() < 0.5)
        elif kind == 3:
            sheet.write_rich_string(row, 4, "ก ", looks[0], "ข", " ค")
        elif kind == 4:
            sheet.write_string(row, 4, f"  ขอบ{number} ")
    if chance.random() < 0.5:
        book.add_worksheet("ว่าง")
    book.close()
    return path


def kept_grid(path: Path, place: Path, sheet: str | None = None) -> Grid:
    """The sheet read as a stream."""
    lines = place / "rows.jsonl"
    many = sheet_stream.MOST_ROWS
    assert sheet_stream.keep_rows(str(path), str(path), sheet, str(lines), 20, many)
    made = stored_rows.grid(lines.read_bytes(), str(path))
    assert isinstance(made, Grid)
    return made


def whole_grid(path: Path, sheet: str | None = None) -> Grid:
    """The sheet read as a whole."""
    cells = xlsx_source.worksheet_cells(path.read_bytes(), str(path), sheet, Limits())
    made = xlsx_source.grid_of_cells(cells)
    assert isinstance(made, Grid)
    return made


def said(grid: Grid) -> tuple[object, ...]:
    """All that a table is made from, without rows in which nothing stands."""
    rows = [record for record in grid.records if any(record.cells)]
    texts = [(record.number, _bare(record.cells)) for record in rows]
    told = {(fault.code, fault.at, repr(fault.params)) for fault in grid.found}
    places = [grid.locate(record)[: len(_bare(record.cells))] for record in rows]
    return texts, grid.kinds, grid.merges, grid.hidden_columns, told, places


def _bare(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


@pytest.mark.parametrize("seed", few_in_lane(range(12)))
def test_every_cell_is_as_in_a_sheet_read_whole(tmp_path: Path, seed: int) -> None:
    path = workbook(tmp_path / "list.xlsx", seed)
    assert said(kept_grid(path, tmp_path)) == said(whole_grid(path))


def rewritten(path: Path, change: dict[str, tuple[str, str]]) -> Path:
    """The workbook with its parts changed by pattern, as other programs write them."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as read:
        texts = {name: read.read(name).decode("utf-8") for name in read.namelist()}
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in texts.items():
            for part, (pattern, put) in change.items():
                if part in name:
                    text = re.sub(pattern, put, text)
            made.writestr(name, text)
    return other


@pytest.mark.parametrize(
    "change",
    [
        {"sheet1": (r"<(/?)(worksheet|sheetData|row|c|v|f|is|t)\b", r"<\1x:\2")},
        {"sheet1": (r'(<(?:row|c)) r="[A-Z0-9]+"', r"\1")},
        {"sheet1": (r"<dimension[^>]*>", "")},
        {"sharedStrings": (r"</si>", "</si>\n  ")},
        {"sharedStrings": (r"<si><t([^>]*)>(.)", r"<si><t\1><![CDATA[\2]]>")},
        {"sheet1": (r"<v>([0-9]+)</v>", r"<v> \1</v>")},
    ],
    ids=("prefix", "no places", "no size", "lines between", "characters", "spaces"),
)
def test_other_programs_are_read_alike_or_as_a_whole(
    tmp_path: Path, change: dict[str, tuple[str, str]]
) -> None:
    book = xlsxwriter.Workbook(tmp_path / "list.xlsx")
    sheet = book.add_worksheet("บัญชี")
    sheet.write_row(0, 0, ("ชื่อ", "เรียน", "รหัส"))
    for number in range(1, ROWS):
        sheet.write_row(number, 0, (f"อำเภอ {number}", f"นายอำเภอ {number % 9}", number))
    book.close()
    path = rewritten(tmp_path / "list.xlsx", change)
    if "x:" in change.get("sheet1", ("", ""))[1]:
        path = rewritten(path, {"sheet1": (r"<x:worksheet xmlns=", "<x:worksheet xmlns:x=")})
    lines = tmp_path / "rows.jsonl"
    if sheet_stream.keep_rows(str(path), str(path), None, str(lines), 20, 10**6):
        made = stored_rows.grid(lines.read_bytes(), str(path))
        assert isinstance(made, Grid)
        assert said(made) == said(whole_grid(path))


def people(listed: RecipientList) -> list[tuple[object, ...]]:
    return [(one.name, one.addressee, one.fields, one.at) for one in listed.recipients]


@pytest.mark.parametrize(("seed", "size"), few_in_lane(product(range(6), [10, 33])))
def test_steps_have_the_recipients_of_the_whole_list(tmp_path: Path, seed: int, size: int) -> None:
    path = tmp_path / "config/recipients/many.xlsx"
    path.parent.mkdir(parents=True)
    workbook(path, seed)
    whole = read_recipients(path, within=tmp_path)
    listed = long_lists.long_list("many", path, tmp_path)
    assert listed is not None
    found: list[tuple[object, ...]] = []
    steps = list(listed.steps(size))
    for step in steps:
        part = read_recipients(path, within=tmp_path, content=listed.content(step))
        assert [step.rows, step.first] == [
            min(size, ROWS - step.first),
            1 + size * (step.number - 1),
        ]
        found += people(part)
        first = listed.first_rows()
    assert found == people(whole)
    assert people(read_recipients(path, within=tmp_path, content=first)) == found[:100]


def test_a_list_that_is_held_is_not_read_in_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that only look like something, and lists with few rows, stay as they were."""
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, look = book.add_worksheet(), book.add_format({"border": 1})
    sheet.write_row(0, 0, ("ชื่อ", "เรียน"))
    for number in range(1, 200):
        sheet.write_blank(number, 0, None, look)
    sheet.write_row(5, 0, ("ก", "ข"))
    book.close()
    assert long_lists.long_list("list", path, tmp_path) is None
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20_000)
    assert long_lists.long_list("list", workbook(path, 1), tmp_path) is None


def test_cells_joined_over_rows_are_read_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("ชื่อ", "เรียน"))
    for number in range(1, 60):
        sheet.write_row(number, 0, (f"ก{number}", f"ข{number}"))
    sheet.merge_range(30, 1, 33, 1, "นายอำเภอ")
    book.close()
    assert long_lists.long_list("list", path, tmp_path) is None


def test_a_workbook_that_changed_is_not_taken_for_the_one_before(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", 1)
    listed = long_lists.long_list("list", path, tmp_path)
    assert listed is not None
    assert listed.sheet is not None
    before = list(listed.steps(10))
    again = replace(listed, sheet=replace(listed.sheet, sha256="0" * 64, lines=tmp_path / "none"))
    with pytest.raises(Rejected):
        list(again.steps(10))
    assert list(listed.steps(10)) == before


def test_days_are_written_out_as_in_a_short_list(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, look = book.add_worksheet(), book.add_format({"num_format": "d/m/yyyy"})
    sheet.write_row(0, 0, ("ชื่อ", "เรียน", "วันนัด"))
    for number in range(1, 60):
        sheet.write_row(number, 0, (f"ก{number}", f"ข{number}"))
        sheet.write_datetime(number, 2, date(2021, 9, 8), look)
    book.close()
    listed = long_lists.long_list("list", path, tmp_path)
    assert listed is not None
    step = list(listed.steps(25))[-1]
    read = read_recipients(path, within=tmp_path, content=listed.content(step))
    assert read.recipients[-1].fields["วันนัด"] == "8 กันยายน 2564"
    assert read.recipients[-1].at is not None
    assert read.recipients[-1].at.cell.endswith("!60")
