"""ข้อมูลและภาคผนวก: a programme of one's own from a workbook to annex, sentence and reminder."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import expect

from docgen.cli import main
from tests.helpers.dropped_files import workbook
from tests.helpers.looked_at import looked_at
from tests.helpers.running_page import LONG_RUN, Clerk, wait_for

pytestmark = pytest.mark.browser

CIRCULAR = "config/circulars/chiangmai-2564.yaml"


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
    clerk.follow("text=สร้างบัญชี")
    page.select_option("#for-letter", "chiangmai-2564")
    clerk.follow("text=ใช้บัญชีนี้")
    expect(page).to_have_url(re.compile("/batch/chiangmai-2564"))
    clerk.go("/data")
    page.set_input_files("#data-file", str(workbook(tmp_path / "อาหารกลางวัน.xlsx")))
    clerk.follow("text=ใช้แฟ้มนี้")
    expect(page.locator("#role-1")).to_have_value("level")
    expect(page.locator("#role-5")).to_have_value("none")
    page.fill('[name="state/ส่ง"]', "ส่งแล้ว")
    clerk.follow("text=สร้างชุดข้อมูลและตรวจแฟ้ม")
    page.locator("[aria-labelledby=faults] .all-well").wait_for()
    programme = workspace / "config" / "programmes" / "อาหารกลางวัน.yaml"
    assert "- บางส่วน" in programme.read_text(encoding="utf-8")
    page.select_option("#letter", "chiangmai-2564")
    page.select_option("#layout", "สถานะสองคอลัมน์")
    page.fill("#as-of", "8 กันยายน 2564 10.00 น.")
    clerk.follow("text=ใส่ในหนังสือ")
    expect(page).to_have_url(re.compile("/annexes"))
    put_a_count_into_the_sentence(clerk, workspace)
    layout_is_drawn_as_it_changes(clerk)
    compare_files(clerk, workspace, monkeypatch)
    other = Path(shutil.copytree(workspace, tmp_path / "other"))
    clerk.go("/follow/chiangmai-2564")
    expect(page.locator("#sum")).to_contain_text("ทั้งหมด 3 ราย")
    page.fill("#remind-date", "12 ตุลาคม 2564")
    page.fill("#remind-until", "29 ตุลาคม 2564")
    clerk.follow("text=ทำหนังสือเตือน")
    expect(page).to_have_url(re.compile("/letters/"))
    monkeypatch.chdir(other)
    run(["remind", CIRCULAR, "--date", "12 ตุลาคม 2564", "--until", "29 ตุลาคม 2564"])
    name = "config/circulars/chiangmai-2564-เตือน1.yaml"
    assert (workspace / name).read_bytes() == (other / name).read_bytes()
    assert not clerk.complaints


def test_a_level_is_done_as_the_clerk_says(clerk: Clerk, workspace: Path, tmp_path: Path) -> None:
    page = clerk.page
    clerk.go("/data")
    page.set_input_files("#data-file", str(workbook(tmp_path / "อาหารกลางวัน.xlsx")))
    clerk.follow("text=ใช้แฟ้มนี้")
    rule, share = page.locator('[name="rule/1"]'), page.locator('[name="rule-share/1"]')
    expect(page.locator('[name="rule/5"]')).to_be_hidden()  # no level
    expect(rule).to_be_visible()
    expect(share).to_be_hidden()
    rule.select_option("share")
    share.fill("๕๐")
    page.locator('[name="rule/2"]').select_option("latest")
    looked_at(clerk, "data_questions")
    clerk.follow("text=สร้างชุดข้อมูลและตรวจแฟ้ม")
    page.locator("[aria-labelledby=faults]").wait_for()
    programme = workspace / "config" / "programmes" / "อาหารกลางวัน.yaml"
    rules = yaml.safe_load(programme.read_text(encoding="utf-8"))["รวมสถานะ"]
    assert rules == {"รายการ": "ล่าสุด", "อำเภอ": ">= 50%"}
    clerk.go("/data")
    clerk.follow("a.pick[href*='.xlsx']")
    rule.select_option("sum")
    clerk.follow("text=สร้างชุดข้อมูลและตรวจแฟ้ม")
    expect(page.locator("main")).to_contain_text("จำนวนรวมใช้ได้เมื่อมีคอลัมน์ที่เป็น จำนวนที่รายงาน")


def test_the_settings_lead_to_lists_and_sources(clerk: Clerk) -> None:
    for title, address in (("บัญชีผู้รับ", "/batch"), ("ข้อมูล", "/data")):
        clerk.go("/settings")
        looked_at(clerk, "settings")
        clerk.follow(f".side a:text-is('{title}')")
        expect(clerk.page).to_have_url(re.compile(f"{address}$"))
        expect(clerk.page.locator("nav [aria-current=page]").first).to_have_attribute(
            "href", address
        )


def test_a_finding_beside_the_annexes_leads_to_its_field(clerk: Clerk, workspace: Path) -> None:
    page, path = clerk.page, workspace / CIRCULAR
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^เรื่อง: .*$", "เรื่อง:", text), encoding="utf-8")
    clerk.go("/letters/chiangmai-2564/annexes")
    with page.expect_navigation():
        page.locator("#findings a[data-goto]", has_text="เรื่อง").first.click()
    expect(page).to_have_url(re.compile(r"/letters/chiangmai-2564#"))
    clerk.has_focus("it.name === 'subject'")
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
    expect(page.locator("main")).to_contain_text(re.compile(r"ส่งครบ\s๓\sแห่ง"))
    clerk.go("/letters/chiangmai-2564/annexes")


def layout_is_drawn_as_it_changes(clerk: Clerk) -> None:
    page = clerk.page
    before = page.locator("#pages .sheet").last.get_attribute("data-mark")
    page.locator("select[name$='/layout']").select_option("รายอำเภอ")
    expect(page.locator("#pages .sheet").last).not_to_have_attribute("data-mark", before)
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
    clerk.follow("text=ใช้แฟ้มนี้")
    page.fill('[name="state/ส่ง"]', "ส่งแล้ว")
    clerk.follow("text=สร้างชุดข้อมูลและตรวจแฟ้ม")
    with page.expect_download(timeout=LONG_RUN) as waiting:
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
    clerk.follow("text=รวมแฟ้ม")  # read by the programme that the forms were made of
    expect(page.locator("#programme")).to_have_value("อาหารกลางวัน")
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
    sources = page.locator("[aria-labelledby=sources]")
    expect(sources).to_contain_text("ยังไม่เคย")
    clerk.follow("button[value='รายงาน']")
    expect(sources.locator("a", has_text="รายงาน")).to_have_count(1)
    row = sources.locator("tr", has_text="รายงาน")
    expect(row).not_to_contain_text("ยังไม่เคย")
    expect(row.locator("td", has_text=re.compile(r"^\s*2\s*$"))).to_have_count(1)
    clerk.follow("button[value='เสีย']")
    page.locator(".note-error").first.wait_for()
    expect(sources.locator("a", has_text="รายงาน")).to_have_count(1)
    clerk.follow("[aria-labelledby=sources] a")
    expect(page.locator("#role-0")).to_have_value("level")
