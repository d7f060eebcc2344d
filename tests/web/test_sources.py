"""แหล่งข้อมูล: written in the page, fetched with a count, stopped, and gone on with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.helpers.looked_at import focus, looked_at
from tests.helpers.running_page import Clerk

pytestmark = pytest.mark.browser
ENDLESS = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 900000000000) "
    "SELECT count(*) AS จำนวน FROM n"
)


@pytest.fixture
def base(workspace: Path) -> str:
    """The address of a database with two rows."""
    path = workspace / "แหล่ง.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE report (อำเภอ TEXT, สถานะ TEXT)")
    connection.executemany("INSERT INTO report VALUES (?, ?)", [("แม่ริม", "ส่ง"), ("ฝาง", "")])
    connection.commit()
    connection.close()
    return f"sqlite:///{path}"


def test_a_source_is_written_in_the_page_and_fetched(
    clerk: Clerk, workspace: Path, base: str
) -> None:
    page = clerk.page
    clerk.go("/data")
    clerk.follow("text=เพิ่มแหล่งข้อมูล")
    looked_at(clerk, "settings_sources_none")
    focus(clerk, "it.matches('summary.adds')")
    page.keyboard.press("Enter")
    focus(clerk, "it.id === 'new-entry'")
    page.keyboard.type("โรงเรียน")
    page.fill('[name="/database"]', base)
    looked_at(clerk, "settings_sources_new")
    clerk.follow("text=เพิ่มแหล่งข้อมูล >> nth=-1")
    page.locator(".chip-faulty").wait_for()  # no question yet to ask of the database
    page.locator(".entry .note-error").first.wait_for()
    looked_at(clerk, "settings_sources")
    page.fill('[name="โรงเรียน/query"]', "SELECT อำเภอ,\nสถานะ FROM report")
    clerk.follow(".entry:has([value='โรงเรียน']) button.primary")
    expect(page.locator(".chip-faulty")).to_have_count(0)
    path = workspace / "config" / "sources.yaml"
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert written == {"โรงเรียน": {"ฐานข้อมูล": base, "คำสั่ง": "SELECT อำเภอ,\nสถานะ FROM report"}}
    clerk.follow("text=ไปดึงข้อมูล")
    clerk.follow("button[value='โรงเรียน']")
    expect(page.locator("[data-run-state]")).to_have_text("ดึงเสร็จแล้ว")
    expect(page.locator("[aria-labelledby=sources] a", has_text="โรงเรียน")).to_have_count(1)
    clerk.go("/settings/sources")
    clerk.follow("button[value=remove]")
    looked_at(clerk, "settings_sources_remove")
    clerk.follow("#go-on")
    expect(page.locator("button[value=remove]")).to_have_count(0)
    assert not yaml.safe_load(path.read_text(encoding="utf-8"))


def test_fetching_is_counted_stopped_and_gone_on_with(
    clerk: Clerk, workspace: Path, base: str
) -> None:
    page = clerk.page
    path = workspace / "config" / "sources.yaml"
    quick = f"เร็ว:\n  ฐานข้อมูล: {base}\n  คำสั่ง: SELECT อำเภอ, สถานะ FROM report\n"
    slow = f"ช้า:\n  ฐานข้อมูล: {base}\n  วินาทีไม่เกิน: 3600\n  คำสั่ง: "
    path.write_text(f"{quick}{slow}{ENDLESS}\n", encoding="utf-8")
    clerk.go("/data")
    clerk.follow("text=ดึงทุกแหล่ง")
    expect(page.locator("[data-run-count]")).to_have_text("1 จาก 2 แหล่ง")
    expect(page.locator("[data-run-last]")).to_have_text("เร็ว 2 แถว")
    looked_at(clerk, "fetching")
    kept = workspace / "config" / "submissions"
    assert (kept / "เร็ว.csv").is_file()
    focus(clerk, "it.value === 'stop'")
    page.keyboard.press("Enter")
    rest = page.locator("button[value=rest]")
    expect(rest).to_be_visible()
    expect(page.locator("[data-run-state]")).to_contain_text("หยุดไว้")
    looked_at(clerk, "fetching_stopped")
    assert not list(kept.glob("ช้า*"))
    path.write_text(f"{quick}{slow}SELECT สถานะ, อำเภอ FROM report\n", encoding="utf-8")
    clerk.follow("button[value=rest]")
    expect(page.locator("[data-run-state]")).to_have_text("ดึงเสร็จแล้ว")
    expect(page.locator("[data-run-count]")).to_have_text("1 จาก 1 แหล่ง")
    assert (kept / "ช้า.csv").is_file()
    path.write_text(f"เสีย:\n  ฐานข้อมูล: {base}\n  คำสั่ง: DROP TABLE report\n", encoding="utf-8")
    clerk.go("/data")
    clerk.follow("text=ดึงทุกแหล่ง")
    expect(page.locator("[data-run-state]")).to_contain_text("บางแหล่งดึงไม่ได้")
    page.locator(".note-error").first.wait_for()
    looked_at(clerk, "fetching_failed")
