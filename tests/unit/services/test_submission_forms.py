"""Forms that go out and come back, and names that the office agrees to read as others."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from docgen.cli import main
from docgen.loading import submissions
from docgen.loading.workspace import Workspace, recipients
from tests.helpers.annex_circulars import circular
from tests.helpers.tables_of_submissions import workbook
from tests.helpers.workspaces import submissions_csv


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.fixture(autouse=True)
def _inside(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.root)


def test_one_form_has_a_row_a_district_and_a_column_a_domain() -> None:
    result = run("new", "submissions", "-o", "ส่ง.xlsx")
    assert (result.exit_code, result.stdout) == (0, "ส่ง.xlsx\n")
    rows = CalamineWorkbook.from_path("ส่ง.xlsx").get_sheet_by_index(0).to_python()
    assert rows[0] == ["จังหวัด", "อำเภอ", "การคลัง", "การศึกษา", "วันที่ยืนยัน"]
    assert len(rows) == 77
    assert rows[1] == ["กระบี่", "เมือง", "", "", ""]


def test_a_form_has_drop_downs_and_a_frozen_heading() -> None:
    run("new", "แบบบันทึกข้อมูล", "-o", "ส่ง.xlsx")
    with zipfile.ZipFile("ส่ง.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'type="list"' in sheet
    assert "บันทึกแล้ว,ยังไม่บันทึก" in sheet
    assert re.search(r'<pane xSplit="2" ySplit="1"[^>]*state="frozen"', sheet)


@pytest.mark.slow
def test_forms_of_all_provinces_come_back_as_one(workspace: Workspace) -> None:
    folder = workspace.config / "submissions" / "returned"
    result = run("new", "submissions", "-o", str(folder))
    assert result.exit_code == 0
    assert len(list(folder.iterdir())) == 76
    read = submissions.read_submissions(folder)
    assert not read.found
    assert len(read.submissions) == 2 * 76
    assert not any(one.is_recorded for one in read.submissions)


def test_a_list_of_recipients_gives_the_districts_of_one_province(workspace: Workspace) -> None:
    listed = workspace.config / "recipients" / "อำเภอ.csv"
    listed.write_text("ชื่อ,เรียน\nฝาง,นายอำเภอฝาง\nแม่ริม,นายอำเภอแม่ริม\n", encoding="utf-8")
    options = ("--rows", str(listed), "--province", "เชียงใหม่", "--domains", "การคลัง, การศึกษา")
    assert run("new", "submissions", *options, "-o", "ก.xlsx").exit_code == 0
    rows = CalamineWorkbook.from_path("ก.xlsx").get_sheet_by_index(0).to_python()
    assert [row[:2] for row in rows[1:]] == [["เชียงใหม่", "ฝาง"], ["เชียงใหม่", "แม่ริม"]]
    assert rows[0][2:4] == ["การคลัง", "การศึกษา"]


def test_a_form_is_never_written_over() -> None:
    run("new", "submissions", "-o", "ส่ง.xlsx")
    before = Path("ส่ง.xlsx").read_bytes()
    result = run("new", "submissions", "-o", "ส่ง.xlsx")
    assert result.exit_code == 1
    assert "DG5002" in result.stderr
    assert Path("ส่ง.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "-o"),
        (("-o", "ก.xlsx", "--province", "แดนไกล"), "ไม่พบอำเภอ"),
    ],
    ids=["no output", "no such province"],
)
def test_what_a_form_needs_is_said(options: tuple[str, ...], said: str) -> None:
    result = run("new", "submissions", *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_same_rows_give_the_same_bytes() -> None:
    run("new", "submissions", "-o", "ก.xlsx")
    run("new", "submissions", "-o", "ข.xlsx")
    assert Path("ก.xlsx").read_bytes() == Path("ข.xlsx").read_bytes()


def test_near_names_are_offered_and_kept_when_asked(workspace: Workspace) -> None:
    data = workspace.config / "submissions" / "given.csv"
    data.write_text(submissions_csv().replace("พัทลุง,", "พัตลุง,"), encoding="utf-8")
    letter = workspace.config / "circulars" / "given.yaml"
    letter.write_text(circular("สรุปภาค"), encoding="utf-8")
    refused = run("annex", "given")
    assert refused.exit_code == 1
    assert "--write-aliases" in refused.stderr
    kept = run("annex", "given", "--write-aliases")
    assert kept.exit_code == 0
    assert "พัตลุง = พัทลุง" in kept.stderr
    text = (workspace.config / "aliases.yaml").read_text(encoding="utf-8")
    assert text == "จังหวัด:\n  'พัตลุง': พัทลุง\n"
    made = run("annex", "given")
    assert made.exit_code == 0, made.stderr
    assert made.stdout.count("\n") == 3


def test_a_name_near_to_two_is_not_kept(workspace: Workspace) -> None:
    data = workspace.config / "submissions" / "given.csv"
    text = submissions_csv().replace("ระนอง,", "ระxอง,")
    data.write_text(text.replace("ระยอง,", "ระxอง,"), encoding="utf-8")
    letter = workspace.config / "circulars" / "given.yaml"
    letter.write_text(circular("สรุปภาค"), encoding="utf-8")
    result = run("annex", "given", "--write-aliases")
    assert result.exit_code == 0
    assert not (workspace.config / "aliases.yaml").exists()


def test_recipients_may_be_a_workbook(workspace: Workspace) -> None:
    path = workspace.config / "recipients" / "จังหวัด.xlsx"
    path.write_bytes(workbook(("ชื่อ", "เรียน"), [["ตาก", "ผู้ว่าราชการจังหวัดตาก"]]))
    assert workspace.recipients("จังหวัด") == path
    assert [one.name for one in recipients.read_recipients(path).recipients] == ["ตาก"]


def test_an_annex_may_be_made_for_one_recipient(workspace: Workspace) -> None:
    letter = workspace.config / "circulars" / "given.yaml"
    text = circular("รายอำเภอ", extra="    เฉพาะผู้รับ: ใช่\n").replace(
        "given.csv", "workload-2564.csv"
    )
    letter.write_text(text.replace("ข้อความ:", "ผู้รับ: provinces\nข้อความ:", 1), encoding="utf-8")
    result = run("annex", "given", "--only", "ตรัง", "--to", "xlsx")
    assert result.exit_code == 0, result.stderr
    [path] = result.stdout.split()
    assert path == "output/given/annex/ตรัง/สถานะ.xlsx"
    said = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert "1" in [row[0] for row in said]
    assert "2" not in [row[0] for row in said]
    assert run("annex", "given", "--only", "ตรงั").exit_code == 2
