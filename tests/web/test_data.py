"""ข้อมูลและภาคผนวก: a programme of one's own from a workbook to annex, sentence and reminder."""

from __future__ import annotations

import io
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from docgen.cli import main
from tests.web.conftest import Clerk, wait_for

pytestmark = pytest.mark.browser

CIRCULAR = "config/circulars/chiangmai-2564.yaml"
ROWS = (
    ("แม่ริม", "บ้านหนึ่ง", "ส่งแล้ว", "ส่ง", 12000),
    ("แม่ริม", "บ้านสอง", "ส่งแล้ว", "", 9000),
    ("หางดง", "บ้านสาม", "ส่งแล้ว", "ส่งแล้ว", 8000),
    ("หางดง", "บ้านสี่", "บางส่วน", "", 7000),
    ("สารภี", "บ้านห้า", "ส่งแล้ว", "ส่งแล้ว", 6000),
)


def workbook(path: Path) -> Path:
    """As offices keep it: a title, a column of numbers, blanks, a remark below."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("รายงาน")
    sheet.write(0, 0, "ผลการรายงานอาหารกลางวัน")
    sheet.write_row(1, 0, ["ลำดับ", "อำเภอ", "โรงเรียน", "แบบ 1", "แบบ 2", "งบประมาณ"])
    for number, row in enumerate(ROWS, 1):
        sheet.write_row(number + 1, 0, [number, *row])
    book.close()
    return path


def run(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output


def test_from_a_workbook_to_annex_sentence_and_reminder(
    clerk: Clerk, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk.page
    clerk.go("/batch")
    page.fill("#list-name", "สามอำเภอ")
    page.fill("#list-rows", "แม่ริม\nหางดง\nสารภี")
    page.fill("#list-before", "นายอำเภอ")
    page.click("text=สร้างบัญชี")
    page.select_option("#for-letter", "chiangmai-2564")
    page.click("text=ใช้บัญชีนี้")
    page.wait_for_url("**/batch/chiangmai-2564")
    clerk.go("/data")
    page.set_input_files("#data-file", str(workbook(tmp_path / "อาหารกลางวัน.xlsx")))
    page.click("text=ใช้แฟ้มนี้")
    page.wait_for_url("**/data/*")
    assert page.locator("#role-1").input_value() == "level"
    assert page.locator("#role-5").input_value() == "none"
    page.fill('[name="state/ส่ง"]', "ส่งแล้ว")
    page.click("text=สร้างชุดข้อมูลและตรวจแฟ้ม")
    page.locator("[aria-labelledby=faults] .all-well").wait_for()
    programme = workspace / "config" / "programmes" / "อาหารกลางวัน.yaml"
    assert "- บางส่วน" in programme.read_text(encoding="utf-8")
    page.select_option("#letter", "chiangmai-2564")
    page.select_option("#layout", "สถานะสองคอลัมน์")
    page.fill("#as-of", "8 กันยายน 2564 10.00 น.")
    page.click("text=ใส่ในหนังสือ")
    page.wait_for_url("**/annexes")
    put_a_count_into_the_sentence(clerk, workspace)
    layout_is_drawn_as_it_changes(clerk)
    compare_files(clerk, workspace, monkeypatch)
    other = Path(shutil.copytree(workspace, tmp_path / "other"))
    clerk.go("/follow/chiangmai-2564")
    assert "ทั้งหมด 3 ราย" in page.locator("#sum").inner_text()
    page.fill("#remind-date", "12 ตุลาคม 2564")
    page.fill("#remind-until", "29 ตุลาคม 2564")
    page.click("text=ทำหนังสือเตือน")
    page.wait_for_url("**/letters/**")
    monkeypatch.chdir(other)
    run(["remind", CIRCULAR, "--date", "12 ตุลาคม 2564", "--until", "29 ตุลาคม 2564"])
    name = "config/circulars/chiangmai-2564-เตือน1.yaml"
    assert (workspace / name).read_bytes() == (other / name).read_bytes()
    assert not clerk.complaints


def put_a_count_into_the_sentence(clerk: Clerk, workspace: Path) -> None:
    page = clerk.page
    reason = page.locator("textarea", has_text="ขอขยายระยะเวลา").first
    reason.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" ส่งครบ ")
    page.locator("button.slot[data-slot*='โรงเรียน.ส่งแล้ว.จำนวน']").click()
    page.keyboard.type(" แห่ง")
    clerk.settled()
    path = workspace / CIRCULAR
    slot = "{{ สถานะ.โรงเรียน.ส่งแล้ว.จำนวน }}"
    wait_for(lambda: slot in path.read_text(encoding="utf-8"))
    clerk.go("/letters/chiangmai-2564/text")
    assert "ส่งครบ ๓ แห่ง" in page.locator("main").inner_text().replace("\u00a0", " ")
    clerk.go("/letters/chiangmai-2564/annexes")


def layout_is_drawn_as_it_changes(clerk: Clerk) -> None:
    page = clerk.page
    before = page.locator("#pages .sheet").last.get_attribute("data-mark")
    page.locator("select[name$='/layout']").select_option("รายอำเภอ")
    wait_for(lambda: page.locator("#pages .sheet").last.get_attribute("data-mark") != before)
    page.locator("input[name$='/title']").fill("รายงานอาหารกลางวันรายโรงเรียน")
    clerk.settled()


def compare_files(clerk: Clerk, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = clerk.page
    with page.expect_download() as waiting:
        page.click("a[href$='file.pdf']")
    got = Path(waiting.value.path()).read_bytes()
    monkeypatch.chdir(workspace)
    run(["build", CIRCULAR, "--to", "pdf", "-o", str(workspace / "built")])
    assert got == next((workspace / "built").glob("*.pdf")).read_bytes()


def test_forms_go_out_and_come_back_together(
    clerk: Clerk, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk.page
    clerk.go("/data")
    page.set_input_files("#data-file", str(workbook(tmp_path / "อาหารกลางวัน.xlsx")))
    page.click("text=ใช้แฟ้มนี้")
    page.fill('[name="state/ส่ง"]', "ส่งแล้ว")
    page.click("text=สร้างชุดข้อมูลและตรวจแฟ้ม")
    with page.expect_download() as waiting:
        page.click("text=รับแบบทั้งหมด")
    archive = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert sorted(archive.namelist()) == ["สารภี.xlsx", "หางดง.xlsx", "แม่ริม.xlsx"]
    monkeypatch.chdir(workspace)
    command = ["new", "แบบบันทึกข้อมูล", "--programme", "อาหารกลางวัน"]
    run([*command, "--rows", "config/submissions/อาหารกลางวัน.xlsx", "-o", str(tmp_path / "made")])
    for name in archive.namelist():
        assert archive.read(name) == (tmp_path / "made" / name).read_bytes()
    clerk.go("/data")
    page.fill("#folder", "ส่งกลับ")
    page.set_input_files("#returned-files", [str(one) for one in (tmp_path / "made").iterdir()])
    page.click("text=รวมแฟ้ม")
    page.wait_for_url("**/data/*")
    page.select_option("#programme", "อาหารกลางวัน")
    page.click("form[action*='/data/'] button:has-text('ดู')")
    page.locator("[aria-labelledby=faults]").wait_for()
    assert len(list((workspace / "config" / "submissions" / "ส่งกลับ").iterdir())) == 3


def test_a_source_is_fetched_and_its_snapshot_told(clerk: Clerk, workspace: Path) -> None:
    page = clerk.page
    base = workspace / "แหล่ง.sqlite"
    connection = sqlite3.connect(base)
    connection.execute("CREATE TABLE report (อำเภอ TEXT, สถานะ TEXT)")
    connection.executemany("INSERT INTO report VALUES (?, ?)", [("แม่ริม", "ส่ง"), ("ฝาง", "")])
    connection.commit()
    connection.close()
    (workspace / "config" / "sources.yaml").write_text(
        f"รายงาน:\n  ฐานข้อมูล: sqlite:///{base}\n  คำสั่ง: SELECT อำเภอ, สถานะ FROM report\n"
        "เสีย:\n  ฐานข้อมูล: sqlite:////nowhere/x.sqlite\n  คำสั่ง: SELECT 1\n",
        encoding="utf-8",
    )
    clerk.go("/data")
    assert "ยังไม่เคย" in page.locator("[aria-labelledby=sources]").inner_text()
    page.click("button[value='รายงาน']")
    page.locator("[aria-labelledby=sources] a", has_text="รายงาน").wait_for()
    row = page.locator("[aria-labelledby=sources] tr", has_text="รายงาน").inner_text()
    assert "ยังไม่เคย" not in row
    assert "\t2\t" in row
    page.click("button[value='เสีย']")
    page.locator(".note-error").first.wait_for()
    assert page.locator("[aria-labelledby=sources] a", has_text="รายงาน").count() == 1
    page.click("[aria-labelledby=sources] a")
    page.locator("#role-0").wait_for()
    assert page.locator("#role-0").input_value() == "level"
