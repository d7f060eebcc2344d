"""Workbooks of several sheets: which is meant is asked where nothing tells, and is kept in them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace, recipients
from docgen.services import data_desk, followed, recipients_list
from docgen.services.worksheet_choice import is_of_several, keep_worksheet, worksheets_to_choose
from docgen.writers.chosen_worksheet import with_only_worksheet

MOMENT = "20260131T094501"
CHIANGMAI = (("ชื่อ", "เรียน"), ("แม่ริม", "นายอำเภอแม่ริม"), ("หางดง", "นายอำเภอหางดง"))
LAMPHUN = (("ชื่อ", "เรียน"), ("ลี้", "นายอำเภอลี้"))
NOTES = (("วิธีกรอก",), ("กรอกทุกช่อง",))


def book(sheets: dict[str, tuple[tuple[str, ...], ...]]) -> bytes:
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream)
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    made.close()
    return stream.getvalue()


def shown_sheets(content: bytes) -> list[str]:
    read = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [one.name for one in read.sheets_metadata if one.visible == SheetVisibleEnum.Visible]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name in ("config/recipients", "config/submissions", "templates", "output"):
        (tmp_path / name).mkdir(parents=True)
    return Workspace(tmp_path)


def test_one_sheet_is_left_to_be_seen_and_the_cells_of_all_stay() -> None:
    content = book({"เชียงใหม่": CHIANGMAI, "ลำพูน & อื่น ๆ": LAMPHUN})
    made = with_only_worksheet(content, "ลำพูน & อื่น ๆ")
    assert shown_sheets(made) == ["ลำพูน & อื่น ๆ"]
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert before.namelist() == after.namelist()
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert changed == {"xl/workbook.xml", "xl/worksheets/sheet1.xml"}
        view = after.read("xl/workbook.xml")
        # What Excel shows first is the sheet that is left, and no hidden one is selected with it.
        assert b'activeTab="1"' in view
        assert b"tabSelected" not in after.read("xl/worksheets/sheet1.xml")
    assert shown_sheets(with_only_worksheet(made, "เชียงใหม่")) == ["เชียงใหม่"]


def test_a_list_in_one_of_two_sheets_is_chosen_again_at_any_time(workspace: Workspace) -> None:
    content = book({"เชียงใหม่": CHIANGMAI, "ลำพูน": LAMPHUN})
    name = recipients_list.save_list(workspace, "อำเภอ.xlsx", content, MOMENT)
    path = workspace.recipients(name)
    assert path is not None
    assert is_of_several(recipients.read_recipients(path).found)
    seen = worksheets_to_choose(path)
    assert [(sheet.name, sheet.rows, sheet.first) for sheet in seen] == [
        ("เชียงใหม่", 3, ("ชื่อ", "เรียน")),
        ("ลำพูน", 2, ("ชื่อ", "เรียน")),
    ]
    keep_worksheet(workspace, path, "ลำพูน", MOMENT)
    assert [one.name for one in recipients.read_recipients(path).recipients] == ["ลี้"]
    assert worksheets_to_choose(path) == ()
    kept = [former.read_bytes() for former in workspace.output.rglob(f"{MOMENT}*.xlsx")]
    assert kept == [content]


def test_a_sheet_that_alone_has_the_headings_is_not_asked_for(workspace: Workspace) -> None:
    content = book({"บัญชี": CHIANGMAI, "คำอธิบาย": NOTES})
    name = recipients_list.save_list(workspace, "อำเภอ.xlsx", content, MOMENT)
    path = workspace.recipients(name)
    assert path is not None
    found = recipients.read_recipients(path)
    assert [one.name for one in found.recipients] == ["แม่ริม", "หางดง"]
    assert [fault.code for fault in found.found] == ["DG4219"]


def test_answers_and_returned_files_are_asked_for_alike(workspace: Workspace) -> None:
    content = book({"เชียงใหม่": CHIANGMAI, "ลำพูน": LAMPHUN})
    data = followed.keep_answers(workspace, "คำตอบ.xlsx", content, MOMENT)
    path = followed.data_path(workspace, data)
    assert path is not None
    assert [sheet.name for sheet in worksheets_to_choose(path)] == ["เชียงใหม่", "ลำพูน"]
    files = {f"{number}.xlsx": content for number in (1, 2)} | {"3.xlsx": book({"ลำพูน": LAMPHUN})}
    folder = data_desk.data_path(workspace, data_desk.keep_data(workspace, "รอบ1", files, MOMENT))
    assert folder is not None
    keep_worksheet(workspace, folder, "ลำพูน", MOMENT)
    assert all(shown_sheets(each.read_bytes()) == ["ลำพูน"] for each in folder.iterdir())


def test_only_a_sheet_that_is_there_can_be_chosen(workspace: Workspace) -> None:
    content = book({"เชียงใหม่": CHIANGMAI, "ลำพูน": LAMPHUN})
    data = followed.keep_answers(workspace, "คำตอบ.xlsx", content, MOMENT)
    path = followed.data_path(workspace, data)
    assert path is not None
    with pytest.raises(Rejected) as refused:
        keep_worksheet(workspace, path, "แพร่", MOMENT)
    assert [fault.code for fault in refused.value.found] == ["DG4216"]
    assert path.read_bytes() == content
