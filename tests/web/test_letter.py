"""หนังสือ in a browser: typing, faults at their fields, rows, two tabs, changes underneath."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.running_page import Clerk, RunningServer, enter, start, wait_for

pytestmark = pytest.mark.browser
WHOLE = "bands => bands.length > 1 && bands.every((one) => one.complete && one.naturalWidth > 0)"
COMPOSE = (
    "control => {{ control.value = '{text}';"
    " control.dispatchEvent(new CompositionEvent('{name}', {{bubbles: true}})) }}"
)


def circular(server: RunningServer, name: str) -> Path:
    return server.folder / "config" / "circulars" / f"{name}.yaml"


def test_what_is_typed_stands_in_the_file_and_on_the_page(clerk: Clerk) -> None:
    path = circular(clerk.server, "memo-example")
    before = path.read_text(encoding="utf-8")
    clerk.go("/letters/memo-example")
    box = clerk.page.locator('[name="subject"]')
    mark = clerk.page.locator(".sheet").first.get_attribute("data-mark")
    box.fill("ขอรายงานผล: รอบสอง")
    expect(clerk.page.locator(".sheet").first).not_to_have_attribute("data-mark", mark)
    after = path.read_text(encoding="utf-8")
    assert after == before.replace(
        "เรื่อง: รายงานผลการติดตามการบันทึกข้อมูลปริมาณงานของท้องถิ่นอำเภอ",
        "เรื่อง: 'ขอรายงานผล: รอบสอง'",
    )
    clerk.has_focus("it.name === 'subject'")
    expect(clerk.page.locator("#title")).to_have_text("ขอรายงานผล: รอบสอง")
    assert not clerk.complaints


def test_the_page_stays_until_the_picture_of_the_new_one_is_whole(clerk: Clerk) -> None:
    page = clerk.page
    held: list[Any] = []
    clerk.go("/letters/memo-example")
    sheet = page.locator(".sheet").first
    mark = sheet.get_attribute("data-mark")
    page.route("**/pictures/*.png", lambda route: held.append(route))
    page.fill('[name="subject"]', "ขอรายงานผล")
    wait_for(lambda: page.title() and held)
    assert sheet.get_attribute("data-mark") == mark
    assert sheet.locator("img").evaluate_all(WHOLE)
    for route in held:
        route.continue_()
    expect(sheet).not_to_have_attribute("data-mark", mark)
    assert sheet.locator("img").evaluate_all(WHOLE)
    assert not clerk.complaints


def test_the_caret_and_the_scroll_stay_while_one_types(clerk: Clerk) -> None:
    clerk.go("/letters/memo-example")
    box = clerk.page.locator("textarea.prose").first
    box.focus()
    clerk.page.evaluate("document.activeElement.setSelectionRange(3, 3)")
    top = clerk.page.evaluate("scrollY")
    for sign in "กขค":
        clerk.page.keyboard.type(sign)
        clerk.settled()
    assert clerk.page.evaluate("document.activeElement.selectionStart") == 6
    assert clerk.page.evaluate("scrollY") == top
    path = circular(clerk.server, "memo-example")
    wait_for(lambda: "กขค" in path.read_text(encoding="utf-8"))


def test_a_fault_stands_at_its_field_and_goes_when_it_is_mended(clerk: Clerk) -> None:
    clerk.go("/letters/memo-example")
    clerk.page.fill('[name="date"]', "31 กุมภาพันธ์ 2564")
    clerk.page.locator(".form-date .note-error").wait_for()
    expect(clerk.page.locator('[name="date"]')).to_have_attribute("aria-invalid", "true")
    expect(clerk.page.locator("#state")).to_contain_text("มีข้อผิด")
    expect(clerk.page.locator("#stale")).to_be_visible()
    clerk.page.locator("#findings a[data-goto]").click()
    clerk.has_focus("it.name === 'date'")
    clerk.page.fill('[name="date"]', "28 กุมภาพันธ์ 2564")
    clerk.page.locator(".form-date .note-error").wait_for(state="detached")
    expect(clerk.page.locator('[name="date"]:not([aria-invalid])')).to_have_count(1)
    expect(clerk.page.locator("#stale")).to_be_hidden()


def test_a_click_on_the_page_puts_the_caret_into_the_field(clerk: Clerk) -> None:
    clerk.go("/letters/memo-example")
    spots = clerk.page.locator('#pages a[data-field="subject"] rect')
    spots.first.click()
    clerk.has_focus("it.name === 'subject'")
    clerk.page.locator('#pages a[data-field^="body/"] rect').nth(1).click()
    clerk.has_focus("it.name?.startsWith('body/')")
    clerk.page.locator("rect.is-here").first.wait_for(state="attached")


def test_rows_are_added_moved_and_taken_away(clerk: Clerk) -> None:
    clerk.go("/letters/chiangmai-2564")
    page, path = clerk.page, circular(clerk.server, "chiangmai-2564")
    page.fill('[name="date"]', "12 ตุลาคม 2564")
    page.locator('[data-add-row="enclosures"]').click()
    clerk.has_focus("it.name === 'enclosures/1/item'")
    page.keyboard.type("บัญชีรายชื่อ")
    page.fill('[name="enclosures/1/quantity"]', "2 ชุด")
    wait_for(lambda: "    จำนวน: 2 ชุด" in path.read_text(encoding="utf-8"))
    page.locator('[name="subject"]').focus()
    page.locator('[data-rows="enclosures"] button[value="up:enclosures/1"]').click()
    clerk.until('document.querySelector(\'[name="enclosures/0/item"]\').value == "บัญชีรายชื่อ"')
    text = path.read_text(encoding="utf-8")
    assert text.index("บัญชีรายชื่อ") < text.index("สำเนาหนังสือกรม")
    page.locator('button[value="remove:enclosures/0"]').click()
    clerk.until('document.querySelector(\'[name="enclosures/0/item"]\').value != "บัญชีรายชื่อ"')
    assert "บัญชีรายชื่อ" not in path.read_text(encoding="utf-8")
    page.locator('button[value="undo"]').click()
    wait_for(lambda: "บัญชีรายชื่อ" in path.read_text(encoding="utf-8"))


def test_a_request_that_comes_late_takes_nothing_back(clerk: Clerk) -> None:
    page, path = clerk.page, circular(clerk.server, "memo-example")
    clerk.go("/letters/memo-example")
    held: list[Any] = []

    def hold_first(route: Any) -> None:
        if held or route.request.method != "POST":
            route.continue_()
        else:
            held.append(route)

    page.route("**/letters/memo-example", hold_first)
    page.fill('[name="subject"]', "ขอรายงานผล")
    wait_for(lambda: page.title() and held)
    page.fill('[name="recipient"]', "อธิบดีกรมการปกครอง")
    wait_for(lambda: page.title() and "อธิบดีกรมการปกครอง" in path.read_text(encoding="utf-8"))
    held[0].continue_()
    clerk.settled()
    assert "เรียน: อธิบดีกรมการปกครอง\n" in path.read_text(encoding="utf-8")
    expect(page.locator('[name="recipient"]')).to_have_value("อธิบดีกรมการปกครอง")
    expect(page.locator("#trouble")).to_be_hidden()
    assert not clerk.complaints


def test_two_tabs_keep_what_each_typed(new_clerk: Any, server: RunningServer) -> None:
    one, other = new_clerk(server), new_clerk(server)
    for clerk in (one, other):
        clerk.go("/letters/memo-example")
    one.page.fill('[name="subject"]', "จากแท็บหนึ่ง")
    one.settled()
    other.page.fill('[name="recipient"]', "อธิบดีกรมการปกครอง")
    other.settled()
    text = circular(server, "memo-example").read_text(encoding="utf-8")
    assert "จากแท็บหนึ่ง" in text
    assert "อธิบดีกรมการปกครอง" in text


def test_the_same_field_changed_underneath_is_offered_not_lost(clerk: Clerk) -> None:
    clerk.go("/letters/memo-example")
    path = circular(clerk.server, "memo-example")
    clerk.looks_away()
    path.write_text(
        path.read_text(encoding="utf-8").replace("เรื่อง: ", "เรื่อง: ของเขา "), encoding="utf-8"
    )
    clerk.page.fill('[name="subject"]', "ของฉัน")
    clerk.page.locator("#trouble button[value=mine]").wait_for()
    assert "ของเขา" in path.read_text(encoding="utf-8")
    clerk.page.locator("#trouble button[value=mine]").click()
    wait_for(lambda: "ของฉัน" in path.read_text(encoding="utf-8"))
    assert "ของเขา" not in path.read_text(encoding="utf-8")


def test_a_change_underneath_is_shown(clerk: Clerk) -> None:
    clerk.go("/letters/memo-example")
    path = circular(clerk.server, "memo-example")
    path.write_text(
        path.read_text(encoding="utf-8").replace("เรื่อง: ", "เรื่อง: ใหม่ "), encoding="utf-8"
    )
    clerk.until('document.querySelector(\'[name="subject"]\').value.startsWith("ใหม่ ")')


def test_what_was_typed_while_the_server_was_away_is_saved_when_it_is_back(
    new_clerk: Any, workspace: Path, tmp_path: Path
) -> None:
    server = start(workspace, tmp_path)
    clerk = new_clerk(server)
    clerk.go("/letters/memo-example")
    clerk.page.fill('[name="subject"]', "ก่อนดับ")
    clerk.settled()
    server.kill()
    clerk.page.fill('[name="subject"]', "ขณะดับ")
    clerk.page.locator("#trouble").wait_for()
    expect(clerk.page.locator('[name="subject"]')).to_have_value("ขณะดับ")
    assert "ก่อนดับ" in circular(server, "memo-example").read_text(encoding="utf-8")
    again = start(workspace, tmp_path, "--port", str(server.port))
    fresh = clerk.page
    enter(fresh, again)
    fresh.goto(again.base + "/letters/memo-example")
    fresh.locator("#trouble button[value=restore]").click()
    wait_for(lambda: "ขณะดับ" in circular(server, "memo-example").read_text(encoding="utf-8"))
    again.stop()


def test_an_open_tab_goes_on_after_the_program_was_killed_and_started_again(
    new_clerk: Any, workspace: Path, tmp_path: Path
) -> None:
    server = start(workspace, tmp_path)
    clerk = new_clerk(server)
    clerk.go("/letters/memo-example")
    server.kill()
    clerk.page.fill('[name="subject"]', "ขณะดับ")
    clerk.page.locator("#trouble").wait_for()
    again = start(workspace, tmp_path)
    assert again.port == server.port
    assert again.opening != server.opening
    enter(clerk.page.context.new_page(), again)  # as the start of docgen opens it
    wait_for(lambda: "ขณะดับ" in circular(again, "memo-example").read_text(encoding="utf-8"))
    expect(clerk.page.locator("#trouble")).to_be_hidden()
    clerk.page.fill('[name="subject"]', "ต่อ")
    wait_for(lambda: "เรื่อง: ต่อ\n" in circular(again, "memo-example").read_text(encoding="utf-8"))
    again.stop()


def test_what_is_typed_before_the_scripts_of_the_page_run_is_saved(clerk: Clerk) -> None:
    held: list[Any] = []
    clerk.page.route("**/static/letter.mjs", lambda route: held.append(route))
    clerk.page.goto(clerk.server.base + "/letters/memo-example", wait_until="commit")
    clerk.page.fill('[name="subject"]', "พิมพ์ก่อน")
    wait_for(lambda: clerk.page.title() and held)
    held[0].continue_()
    path = circular(clerk.server, "memo-example")
    wait_for(lambda: clerk.page.title() and "พิมพ์ก่อน" in path.read_text(encoding="utf-8"))
    clerk.page.locator('#pages a[data-field="subject"] rect.is-here').first.wait_for()


def test_a_row_typed_while_the_form_is_drawn_anew_stays(clerk: Clerk) -> None:
    page, path = clerk.page, circular(clerk.server, "chiangmai-2564")
    clerk.go("/letters/chiangmai-2564")
    held: list[Any] = []

    def hold_first(route: Any) -> None:
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    page.route("**/letters/chiangmai-2564", hold_first)
    page.locator('[data-open="copies_to"]').click()  # asks for the form anew
    wait_for(lambda: page.title() and held)
    page.locator('[data-add-row="enclosures"]').click()
    item = page.locator('[name="enclosures/1/item"]')
    item.fill("บัญชีรายชื่อ")
    route, response = held[0]
    route.fulfill(response=response)
    page.locator('[name="enclosures/1/quantity"]').fill("2 ชุด")
    page.locator('[name="subject"]').focus()
    page.locator('button[value="remove:enclosures/1"]').wait_for()
    clerk.settled()
    expect(item).to_have_value("บัญชีรายชื่อ")
    page.locator('[data-rows="copies_to"], [name^="copies_to"]').first.wait_for(state="attached")
    assert "    จำนวน: 2 ชุด" in path.read_text(encoding="utf-8")


def test_what_was_typed_is_there_after_a_reload_and_waits_for_a_file_that_is_gone(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.go("/letters/memo-example")
    path = circular(clerk.server, "memo-example")
    clerk.page.fill('[name="subject"]', "ก่อนโหลดใหม่")
    clerk.page.reload()
    expect(clerk.page.locator('[name="subject"]')).to_have_value("ก่อนโหลดใหม่")
    path.rename(tmp_path / "away.yaml")
    clerk.page.fill('[name="subject"]', "ขณะหาย")
    expect(clerk.page.locator("#trouble")).to_contain_text("ไม่พบแฟ้ม")
    assert not path.exists()
    (tmp_path / "away.yaml").rename(path)
    wait_for(lambda: clerk.page.title() and "ขณะหาย" in path.read_text(encoding="utf-8"))
    expect(clerk.page.locator("#trouble")).to_be_hidden()


def test_a_text_that_does_not_parse_is_mended_in_the_yaml_tab(clerk: Clerk) -> None:
    path = circular(clerk.server, "memo-example")
    good = path.read_text(encoding="utf-8")
    path.write_text(good + "เรื่อง: [\n", encoding="utf-8")
    clerk.go("/letters/memo-example")
    expect(clerk.page.locator(".waiting")).to_be_visible()
    clerk.follow(".waiting a")
    clerk.page.locator(".yaml .note-error").first.wait_for()
    clerk.page.fill("#text", good)
    clerk.follow(".yaml button.primary")
    assert path.read_text(encoding="utf-8") == good
    clerk.go("/letters/memo-example/versions")
    expect(clerk.page.locator(".versions a")).to_have_count(1)


def test_thai_composed_by_an_input_method_is_sent_when_it_is_whole(clerk: Clerk) -> None:
    clerk.go("/letters/memo-example")
    box = clerk.page.locator('[name="subject"]')
    box.fill("")
    clerk.settled()
    sent: list[str] = []
    clerk.page.on("request", lambda request: sent.append(request.method))
    box.evaluate(COMPOSE.format(name="compositionstart", text=""))
    box.evaluate(COMPOSE.format(name="input", text="ก"))
    clerk.page.wait_for_timeout(600)
    assert "POST" not in sent
    box.evaluate(COMPOSE.format(name="compositionend", text="กี่"))
    path = circular(clerk.server, "memo-example")
    wait_for(lambda: "เรื่อง: กี่\n" in path.read_text(encoding="utf-8"))


def paste(control: Any, text: str) -> None:
    control.evaluate(
        "(control, text) => { const data = new DataTransfer(); data.setData('text/plain', text);"
        " const about = {clipboardData: data, bubbles: true, cancelable: true};"
        " control.dispatchEvent(new ClipboardEvent('paste', about)) }",
        text,
    )


def test_tables_are_pasted_from_excel(clerk: Clerk) -> None:
    clerk.go("/letters/minutes-example")
    cell = clerk.page.locator('[name="details/present/0/0"]')
    cell.focus()
    paste(cell, "นายหนึ่ง\tประธาน\nนางสอง\tเลขานุการ\n")
    path = circular(clerk.server, "minutes-example")
    wait_for(lambda: "[นางสอง, เลขานุการ]" in path.read_text(encoding="utf-8"))
    body = clerk.page.locator("textarea.prose").first
    body.focus()
    body.evaluate("control => control.setSelectionRange(0, 0)")
    paste(body, "ก\tข\n1\t2\n")
    expect(body).to_have_value(re.compile(r"^\| ก \| ข \|\n\| --- \| --- \|\n\| 1 \| 2 \|\n"))


def test_what_nobody_sees_is_left_behind_when_text_is_pasted_from_word(clerk: Clerk) -> None:
    clerk.go("/letters/memo-example")
    path = circular(clerk.server, "memo-example")
    body = clerk.page.locator("textarea.prose").first
    body.fill("")
    paste(body, "ด้วยจังหวัด\u00a0\u200bขอราย\u00adงาน\vผล\u2028ดังนี้\r\n\r\nจึงเรียน\ufeffมา")
    expect(body).to_have_value("ด้วยจังหวัด ขอรายงาน\nผล\nดังนี้\n\nจึงเรียนมา")
    number = clerk.page.locator('[name="reference_number"]')
    number.fill("")
    paste(number, "มท\u00a00812/415\r\n")
    expect(number).to_have_value("มท 0812/415")
    clerk.settled()
    assert "  - ด้วยจังหวัด ขอรายงาน\n  - ผล\n  - ดังนี้\n  - จึงเรียนมา\n" in path.read_text("utf-8")
    expect(clerk.page.locator("#findings")).not_to_contain_text("DG3051")


def test_the_calendar_takes_a_day(clerk: Clerk) -> None:
    clerk.go("/letters/memo-example")
    page = clerk.page
    page.locator(".form-date [data-calendar]").first.click()
    page.locator('.calendar [aria-pressed="true"]').wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator('[name="date"]')).to_have_value("11 กันยายน 2564")
    wait_for(
        lambda: (
            "11 กันยายน 2564" in circular(clerk.server, "memo-example").read_text(encoding="utf-8")
        )
    )
