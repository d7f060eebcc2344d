"""What is gone is brought back from the page, and what went out is found from its number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.looked_at import file_of, focus, looked_at
from tests.helpers.running_page import Clerk, wait_for

pytestmark = pytest.mark.browser
MEMO = "/letters/memo-example"


def typed_subject(clerk: Clerk, text: str) -> Path:
    clerk.go(MEMO)
    clerk.page.fill('[name="subject"]', text)
    clerk.settled()
    return file_of(clerk)


def test_a_letter_whose_file_is_gone_is_made_anew_from_a_version(clerk: Clerk) -> None:
    path = file_of(clerk)
    former = path.read_text(encoding="utf-8")
    typed_subject(clerk, "เรื่องใหม่ก่อนแฟ้มหาย")
    latest = path.read_text(encoding="utf-8")
    path.unlink()
    clerk.go("/lost")
    looked_at(clerk, "lost_letters")
    focus(clerk, "it.matches('a.pick[href$=memo-example]')")
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("Enter")
    looked_at(clerk, "letter_lost")
    clerk.follow("button[name=version]:not(.primary)")
    expect(clerk.page.locator("#form")).to_be_visible()
    assert path.read_text(encoding="utf-8") == former
    clerk.page.click("button[value=undo]")
    expect(clerk.page.locator('[name="subject"]')).to_have_value("เรื่องใหม่ก่อนแฟ้มหาย")
    clerk.settled()
    path.unlink()
    clerk.go(MEMO)
    clerk.follow("button[name=version].primary")
    expect(clerk.page.locator('[name="subject"]')).to_have_value("เรื่องใหม่ก่อนแฟ้มหาย")
    assert path.read_text(encoding="utf-8") == latest
    clerk.go("/lost")
    expect(clerk.page.locator("main")).to_contain_text("ยังอยู่ครบ")


def test_what_is_typed_while_the_file_is_gone_goes_into_a_new_one(clerk: Clerk) -> None:
    path = typed_subject(clerk, "เรื่องก่อนแฟ้มหาย")
    clerk.looks_away()
    path.unlink()
    clerk.page.fill('[name="subject"]', "พิมพ์เมื่อแฟ้มหายแล้ว")
    again = clerk.page.locator("#trouble button", has_text="สร้างแฟ้มขึ้นใหม่")
    again.focus()
    clerk.page.wait_for_event("response", lambda one: one.status == 404 and MEMO in one.url)
    clerk.has_focus("it.closest('#trouble') !== null")
    looked_at(clerk, "file_gone")
    again.focus()
    clerk.page.keyboard.press("Enter")
    wait_for(lambda: path.is_file() and "พิมพ์เมื่อแฟ้มหายแล้ว" in path.read_text(encoding="utf-8"))
    expect(clerk.page.locator("#trouble")).to_be_hidden()
    clerk.settled()


def test_no_letter_is_made_where_none_was(clerk: Clerk) -> None:
    for name in ("never", "..", "memo-example"):
        answer = clerk.page.request.get(f"{clerk.server.base}/letters/{name}")
        assert answer.status == (200 if name != "never" else 404)
    typed_subject(clerk, "เรื่อง")
    before = sorted(file_of(clerk).parent.iterdir())
    token = clerk.page.evaluate("document.querySelector('meta[name=docgen-token]').content")
    for name, version in (("never", "latest"), ("memo-example", "latest"), ("%2e%2e", "x")):
        answer = clerk.page.request.post(
            f"{clerk.server.base}/letters/{name}/anew",
            form={"token": token, "version": version},
            headers={"origin": clerk.server.base},
        )
        assert answer.status == 404
    assert sorted(file_of(clerk).parent.iterdir()) == before


def test_an_offered_key_is_put_into_the_file(clerk: Clerk) -> None:
    clerk.go(f"{MEMO}/yaml")
    text = clerk.page.locator("#text")
    lines = text.input_value().split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith("เรื่อง:"))
    caret = len("\n".join(lines[:at])) + 3
    text.evaluate("(it, at) => { it.focus(); it.setSelectionRange(at, at); }", caret)
    button = clerk.page.locator("[data-key]").first
    key = button.get_attribute("data-key")
    focus(clerk, "it.dataset.key !== undefined")
    looked_at(clerk, "yaml_keys")
    clerk.page.keyboard.press("Enter")
    clerk.has_focus("it.id === 'text'")
    clerk.page.keyboard.type("คำที่พิมพ์ต่อ")
    now = text.input_value().split("\n")
    assert f"{key}: คำที่พิมพ์ต่อ" in now
    assert [line for line in now if line != f"{key}: คำที่พิมพ์ต่อ"] == lines
    assert now.index(f"{key}: คำที่พิมพ์ต่อ") > at


def test_the_files_of_a_number_are_found_from_the_register(clerk: Clerk, workspace: Path) -> None:
    circular = workspace / "config" / "circulars" / "memo-example.yaml"
    clerk.go(f"{MEMO}/number")
    clerk.follow("form[action$='/number'] button")
    clerk.page.locator(".all-well", has_text="ออกเลขแล้ว").wait_for()
    files = {path.name: path for path in (workspace / "output").rglob("*.pdf")}
    year = circular.read_text(encoding="utf-8").partition("วันที่: ")[2].split("\n")[0][-4:]
    office = circular.read_text(encoding="utf-8").partition("ส่วนราชการ: ")[2].split("\n")[0]
    clerk.go(f"/register?year={year}&office={office}")
    focus(clerk, "it.getAttribute('href')?.startsWith('/register/files')")
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("Enter")
    looked_at(clerk, "register_files")
    link = clerk.page.locator("a[href*='/register/files/'][href*='open=1']")
    name = (link.text_content() or "").partition(".pdf")[0] + ".pdf"
    answer = clerk.page.request.get(f"{clerk.server.base}{link.get_attribute('href')}")
    assert answer.body() == files[name].read_bytes()
    files[name].write_bytes(b"%PDF-changed")
    clerk.page.reload()
    expect(clerk.page.locator(".chip-faulty")).to_have_text("ถูกแก้หลังออก")
    assert clerk.page.request.get(answer.url).status == 404
    files[name].unlink()
    clerk.page.reload()
    expect(clerk.page.locator(".chip-faulty")).to_have_text("ไม่อยู่ที่เดิม")
    clerk.follow("text=เปิดหนังสือ")
    expect(clerk.page.locator(".letter")).to_be_visible()


@pytest.mark.parametrize("asked", ["number=1", "number=x&year=2564", "number=1&year=2564&office=a"])
def test_files_of_no_number_are_not_there(clerk: Clerk, asked: str) -> None:
    answer: Any = clerk.page.request.get(f"{clerk.server.base}/register/files?{asked}")
    assert answer.status == 404
