"""Without scripts the forms still post and the pages still load: a letter from start to number."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.looked_at import OFFICE, PLACES
from tests.helpers.running_page import LONG_RUN, Clerk, start

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(new_clerk: Any, server: Any) -> Clerk:
    clerk: Clerk = new_clerk(server, java_script_enabled=False)
    return clerk


def test_a_letter_is_written_and_issued_without_scripts(new_clerk: Any, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    server = start(folder, tmp_path)
    clerk: Clerk = new_clerk(server, java_script_enabled=False)
    page = clerk.page
    for name, text in OFFICE.items():
        page.fill(f"[name={name}]", text)
    clerk.follow("button.primary")
    expect(page).to_have_url(re.compile("/letters/"))
    page.fill('[name="subject"]', "ขอให้รายงานผล")
    page.fill('[name="recipient"]', "นายอำเภอทุกอำเภอ")
    page.fill('[name="date"]', "31 กุมภาพันธ์ 2569")
    page.locator("textarea.prose").first.fill("ด้วยกรมแจ้งให้รายงานผล\nจึงเรียนมาเพื่อโปรดดำเนินการ")
    clerk.follow("noscript + * button.primary, button:has-text('บันทึกและวาดหน้าใหม่')")
    expect(page.locator(".form-date .note-error")).to_have_count(1)
    page.fill('[name="date"]', "1 ธันวาคม 2569")
    clerk.follow("button:has-text('บันทึกและวาดหน้าใหม่')")
    expect(page.locator(".note-error")).to_have_count(0)
    expect(page.locator("#pages .sheet img").first).to_be_visible()
    with page.expect_download(timeout=LONG_RUN) as waiting:
        page.click("a[href$='file.pdf']")
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    clerk.follow("a[href$='/versions']")
    expect(page.locator(".versions li").first).to_be_visible()
    clerk.follow("a[href$='/yaml']")
    expect(page.locator("#text")).to_contain_text("ขอให้รายงานผล")
    clerk.follow("a[href$='/number']")
    clerk.follow("form[action$='/number'] button")
    expect(page.locator(".all-well", has_text="ออกเลขแล้ว")).to_be_visible()
    clerk.go("/")
    clerk.follow("a.subject")
    expect(page.locator(".chip-issued")).to_be_visible()
    clerk.go("/register")
    clerk.follow("a[href^='/register/files']")
    expect(page.locator(".files a")).to_have_count(2)
    server.stop()


@pytest.mark.parametrize("place", PLACES)
def test_every_place_loads_without_scripts(plain: Clerk, place: str) -> None:
    plain.go(place)
    expect(plain.page.locator("main")).not_to_be_empty()
    forms = plain.page.locator("main form:not([method=dialog])")
    for form in forms.all():
        if form.locator("input:visible, select:visible, textarea:visible").count():
            buttons = form.locator("button:not([type=button])")
            assert buttons.count(), form.get_attribute("action")


def test_rows_and_tables_are_written_without_scripts(plain: Clerk) -> None:
    page = plain.page
    plain.go("/letters/chiangmai-2564")
    path = plain.server.folder / "config" / "circulars" / "chiangmai-2564.yaml"
    before = path.read_text(encoding="utf-8")
    plain.follow("button[value^='down:enclosures'], button[value^='remove:references']")
    expect(page.locator("#form")).to_be_visible()
    assert path.read_text(encoding="utf-8") != before
    plain.follow("button[value=undo]")
    expect(page.locator("#form")).to_be_visible()
    assert path.read_text(encoding="utf-8") == before


def test_a_list_is_chosen_and_a_batch_is_made_without_scripts(plain: Clerk) -> None:
    page = plain.page
    plain.go("/batch/dla-1960?q=เชียงใหม่")
    plain.follow("button[value=only]")
    expect(page.locator("#people .tally")).to_contain_text("1 จาก 76 ราย")
    plain.follow("button[value=make]")
    expect(page.locator("#run")).to_be_visible()


def test_data_are_taken_and_settings_kept_without_scripts(plain: Clerk) -> None:
    page = plain.page
    plain.go("/data")
    rows = "อำเภอ,โรงเรียน,ผล\nแม่ริม,ก,ส่งแล้ว\nฝาง,ข,ยังไม่ส่ง\n".encode()
    files = [{"name": "ผล.csv", "mimeType": "text/csv", "buffer": rows}]
    page.set_input_files("#data-file", files)
    plain.follow("text=ใช้แฟ้มนี้")
    expect(page.locator("#title")).to_have_value("ผล")
    plain.follow("text=สร้างชุดข้อมูลและตรวจแฟ้ม")
    expect(page.locator("#faults")).to_be_visible()
    plain.follow("text=แก้ชุดข้อมูลนี้")
    page.fill('[name="states/2/name"]', "ไม่เกี่ยวข้อง")
    plain.follow("form:has([name=tiles]) button.primary")
    expect(page.locator('[name="states/2/name"]').first).to_have_value("ไม่เกี่ยวข้อง")
    plain.go("/settings/holidays")
    plain.follow(".stack form button.primary")
    expect(page.locator(".all-well")).to_be_visible()
