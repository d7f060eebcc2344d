"""Writing in the form: marks, following sheets, opinions, copies, signers, deadlines, QR codes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.running_page import Clerk, RunningServer, wait_for

pytestmark = pytest.mark.browser
BODY = "ด้วยจังหวัดจะจัดประชุม\nให้เตรียมข้อมูล\nให้ส่งรายชื่อ\nขอให้ยืนยัน\nจึงเรียนมาเพื่อโปรดทราบ"


def begin(clerk: Clerk, kind: str) -> Path:
    """A new letter of a kind, its marked places filled in."""
    clerk.go("/new")
    clerk.follow(f'form.kind:has(input[name="kind"][value="{kind}"]) button')
    expect(clerk.page).to_have_url(re.compile("/letters/"))
    clerk.page.fill('[name="subject"]', "ขอเชิญประชุม")
    clerk.page.fill('[name="recipient"]', "นายอำเภอทุกอำเภอ")
    clerk.settled()
    name = clerk.page.locator(".letter").get_attribute("data-letter")
    return clerk.server.folder / "config" / "circulars" / f"{name}.yaml"


def text_of(path: Path) -> str:
    return re.sub("(?m)^ *#.*\n", "", path.read_text(encoding="utf-8"))


def choose(clerk: Clerk, first: str, last: str = "") -> None:
    """Choose from the first letter of ``first`` to the end of ``last`` in the body."""
    control = clerk.page.locator("textarea.prose").first
    text = control.input_value()
    start = text.index(first)
    end = text.index(last) + len(last) if last else start
    control.evaluate(
        "(one, [from, to]) => { one.focus(); one.setSelectionRange(from, to) }", [start, end]
    )


def press_mark(clerk: Clerk, name: str) -> None:
    clerk.page.locator(f'[data-mark-as="{name}"]').first.click()


def test_marks_are_made_with_buttons(clerk: Clerk) -> None:
    path = begin(clerk, "หนังสือภายนอก")
    body = clerk.page.locator("textarea.prose").first
    body.fill(BODY)
    clerk.settled()
    choose(clerk, "จังหวัด", "จังหวัด")
    press_mark(clerk, "bold")
    choose(clerk, "ให้เตรียม", "รายชื่อ")
    press_mark(clerk, "item")
    choose(clerk, "ขอให้ยืนยัน")
    press_mark(clerk, "box")
    choose(clerk, "ขอให้ยืนยัน", "ขอให้ยืนยัน")
    clerk.page.keyboard.press("End")
    press_mark(clerk, "blank")
    choose(clerk, "จึงเรียน")
    press_mark(clerk, "table")
    body.press_sequentially("x")  # typing goes on in the same field while paragraphs come and go
    wait_for(lambda: "**จังหวัด**" in text_of(path))
    wait_for(lambda: "[ ] ขอให้ยืนยัน…" in text_of(path))
    wait_for(lambda: "| --- | --- |" in text_of(path))
    wait_for(lambda: "1. ให้เตรียมข้อมูล" in text_of(path))
    wait_for(lambda: "2. ให้ส่งรายชื่อ" in text_of(path))
    expect(body).to_be_focused()


def test_a_part_is_put_in_at_the_caret_and_moved_with_the_keyboard(clerk: Clerk) -> None:
    path = begin(clerk, "หนังสือภายนอก")
    page = clerk.page
    page.locator("textarea.prose").first.fill(BODY)
    choose(clerk, "ให้เตรียม")
    tab_to(clerk, "one.value === 'part-heading:body/text-0'")
    page.keyboard.press("Enter")
    clerk.has_focus("it.name === 'body/0/heading'")
    page.keyboard.press("Control+a")
    page.keyboard.type("การเตรียมการ")
    wait_for(lambda: "ให้เตรียมข้อมูล\n  - หัวข้อ: 'การเตรียมการ'\n  - ให้ส่ง" in text_of(path))
    tab_to(clerk, "one.value === 'up:body/0'")
    page.keyboard.press("Enter")
    wait_for(lambda: "ประชุม\n  - หัวข้อ: 'การเตรียมการ'\n  - ให้เตรียม" in text_of(path))
    clerk.settled()
    clerk.has_focus("it.value === 'up:body/0'")
    page.keyboard.press("Enter")  # it is the first now; the way down is left
    wait_for(lambda: "- หัวข้อ: 'การเตรียมการ'\n  - ด้วยจังหวัด" in text_of(path))
    clerk.has_focus("it.value === 'down:body/0'")
    page.locator('button[value="remove:body/0"]').click()
    wait_for(lambda: "การเตรียมการ" not in text_of(path))
    page.locator('button[value="undo"]').click()
    wait_for(lambda: "การเตรียมการ" in text_of(path))


def test_a_place_to_fill_in_is_typed_over(clerk: Clerk) -> None:
    clerk.go("/new")
    clerk.follow('form.kind:has(input[value="บันทึกข้อความ"]) button')
    clerk.page.locator('[name="subject"]').click()
    clerk.page.keyboard.type("เรื่องใหม่")
    expect(clerk.page.locator('[name="subject"]')).to_have_value("เรื่องใหม่")
    expect(clerk.page.locator("#title")).to_have_text("เรื่องใหม่")


def test_what_is_typed_while_the_form_is_drawn_anew_stays(clerk: Clerk) -> None:
    path = begin(clerk, "หนังสือภายนอก")
    page = clerk.page
    page.locator('[data-open="copies_to"]').click()
    page.fill('[name="subject"]', "พิมพ์ต่อทันที")
    page.locator('[name="copies_to"]').wait_for()
    wait_for(lambda: "เรื่อง: พิมพ์ต่อทันที" in text_of(path))
    clerk.settled()
    expect(page.locator('[name="subject"]')).to_have_value("พิมพ์ต่อทันที")


def test_what_is_chosen_stays_chosen_when_the_form_is_drawn_anew(clerk: Clerk) -> None:
    path = begin(clerk, "หนังสือภายนอก")
    body = clerk.page.locator("textarea.prose").first
    former = body.input_value()
    choose(clerk, former[0], former[-3:])
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ขอเชิญประชุม", "ขอเชิญร่วมประชุม", 1), encoding="utf-8")
    expect(clerk.page.locator('[name="subject"]')).to_have_value("ขอเชิญร่วมประชุม")
    clerk.page.keyboard.insert_text(BODY)
    expect(body).to_have_value(BODY)
    clerk.settled()
    assert former[-20:] not in text_of(path)


def test_rows_of_many_kinds_stand_on_the_page(clerk: Clerk) -> None:
    path = begin(clerk, "หนังสือภายนอก")
    page = clerk.page
    page.locator("textarea.prose").first.fill("ด้วยจังหวัดจะจัดประชุม\nจึงเรียนมาเพื่อโปรดทราบ")
    for field in ("copies_to", "reply_channels", "deadlines", "sheets"):
        page.locator(f'[data-open="{field}"]').click()
        page.locator(
            f'[data-add-row="{field}"], [name="{field}"], [data-rows="{field}"]'
        ).first.wait_for()
    page.fill('[name="copies_to"]', "สำนักงานจังหวัด")
    add(clerk, "reply_channels", {"caption": "แบบตอบรับ", "url": "https://example.go.th/form"})
    page.locator('[data-add-row="deadlines"]').click()
    page.fill('[name="deadlines/+0#name"]', "ส่ง")
    page.fill('[name="deadlines/+0/until"]', "30 ธันวาคม 2569")
    page.locator('[name="subject"]').focus()
    page.locator('button[value="remove:deadlines/ส่ง"]').wait_for()
    page.locator('[data-rows="sheets"] select[name="value"]').select_option("แบบตอบรับ")
    page.locator('[data-rows="sheets"] button[value^="sheet:"]').click()
    page.locator('button[value="remove:sheets/0"]').wait_for()
    clerk.settled()
    text = text_of(path)
    for typed in ("- สำนักงานจังหวัด", "ลิงก์: https://example.go.th/form", "- ชนิด: แบบตอบรับ"):
        assert typed in text
    assert re.search(r"ส่ง:\s+ถึง: 30 ธันวาคม 2569", text)
    assert not clerk.complaints


def add(clerk: Clerk, field: str, values: dict[str, str]) -> None:
    """A new row with those values, left so that the form takes it up."""
    page = clerk.page
    page.locator(f'[data-add-row="{field}"]').click()
    for name, value in values.items():
        page.fill(f'[name="{field}/0/{name}"]', value)
    page.locator('[name="subject"]').focus()
    page.locator(f'button[value="remove:{field}/0"]').wait_for()


def test_opinions_and_several_signers_are_written(clerk: Clerk) -> None:
    path = begin(clerk, "บันทึกข้อความ")
    page = clerk.page
    for field in ("opinions", "signatures"):
        page.locator(f'[data-open="{field}"]').click()
        page.locator(f'[data-add-row="{field}"]').wait_for()
    add(clerk, "opinions", {"heading": "ความเห็นของผู้อำนวยการ"})
    add(clerk, "signatures", {"name": "นายหนึ่ง ใจดี", "position_title": "ผู้ตรวจ"})
    wait_for(lambda: "ความเห็นของผู้อำนวยการ" in text_of(path))
    wait_for(lambda: "ชื่อ: นายหนึ่ง ใจดี" in text_of(path))


@pytest.mark.parametrize(
    "letter", ["dla-1960", "chiangmai-2564", "memo-example", "minutes-example"]
)
def test_page_and_form_find_each_other(new_clerk: Any, server: RunningServer, letter: str) -> None:
    clerk: Clerk = new_clerk(server)
    clerk.go(f"/letters/{letter}")
    page = clerk.page
    fields = page.evaluate(
        "[...new Set([...document.querySelectorAll('#pages a[data-field]')]"
        ".map((one) => one.dataset.field))]"
    )
    assert len(fields) > 3
    for field in fields:
        page.locator(f'#pages a[data-field="{field}"] rect').first.dispatch_event("click")
        clerk.has_focus("it.closest('#form') !== null")
        page.locator(f'#pages a[data-field="{field}"] rect.is-here').first.wait_for(
            state="attached"
        )


def tab_to(clerk: Clerk, condition: str) -> None:
    """Press Tab until what has the focus meets a condition."""
    for _ in range(200):
        clerk.page.keyboard.press("Tab")
        if clerk.page.evaluate(
            f"(() => {{ const one = document.activeElement; return {condition} }})()"
        ):
            return
    raise AssertionError(f"no way by keyboard to {condition}")


def test_a_letter_is_written_and_issued_with_the_keyboard_alone(clerk: Clerk) -> None:
    page = clerk.page
    clerk.go("/new")
    tab_to(clerk, "one.closest('form')?.elements.kind?.value === 'หนังสือภายนอก'")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/letters/"))
    name = page.locator(".letter").get_attribute("data-letter")
    path = clerk.server.folder / "config" / "circulars" / f"{name}.yaml"
    for field, text in (
        ("reference_number", "มท 0812/ว 2001"),
        ("date", "1 ธันวาคม 2569"),
        ("subject", "ขอเชิญประชุม"),
        ("recipient", "ผู้ว่าราชการจังหวัด ทุกจังหวัด"),
    ):
        tab_to(clerk, f"one.name === '{field}'")
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    tab_to(clerk, "one.dataset.addRow === 'enclosures'")
    page.keyboard.press("Enter")
    page.keyboard.type("กำหนดการประชุม")
    tab_to(clerk, "one.name.endsWith('/quantity')")
    page.keyboard.type("1 ชุด")
    tab_to(clerk, "one.matches('textarea.prose')")
    page.keyboard.press("Control+a")
    page.keyboard.type("ด้วยกรมจะจัดประชุม รายละเอียดตามสิ่งที่ส่งมาด้วย")
    page.keyboard.press("Enter")
    page.keyboard.type("จึงเรียนมาเพื่อโปรดทราบ")
    wait_for(lambda: "จึงเรียนมาเพื่อโปรดทราบ" in text_of(path))
    expect(page.locator("#state .chip-ready")).to_have_count(1)
    clerk.settled()
    page.keyboard.press("Control+Home")
    page.evaluate("document.querySelector('.skip').focus()")
    tab_to(clerk, "one.href?.endsWith('/number')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/number"))
    tab_to(clerk, "one.matches('form[action$=\"/number\"] button')")
    page.keyboard.press("Enter")
    page.locator(".all-well", has_text="ออกเลขแล้ว").wait_for()
    assert "กำหนดการประชุม" in text_of(path)
    assert not clerk.complaints


def test_the_calendar_is_used_with_the_keyboard(clerk: Clerk) -> None:
    page = clerk.page
    clerk.go("/letters/memo-example")
    page.locator('[name="date"]').focus()
    tab_to(clerk, "one.dataset.calendar !== undefined")
    page.keyboard.press("Enter")
    page.locator('.calendar [aria-pressed="true"]').wait_for()
    page.keyboard.press("Escape")
    clerk.has_focus("it.dataset.calendar !== undefined")
    expect(page.locator(".calendar")).to_have_count(0)
