"""Every state of lists, batches, data and answers shuts nobody out; each is looked at narrow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.dropped_files import two_sheets
from tests.helpers.looked_at import looked_at
from tests.helpers.running_page import LONG_RUN, Clerk, RunningServer, make_workspace, start

pytestmark = pytest.mark.browser
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    home = tmp_path_factory.mktemp("lists")
    running = start(make_workspace(home / "ws"), home)
    yield running
    running.stop()


def drop(clerk: Clerk, field: str, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": MIME, "buffer": content}
    clerk.page.set_input_files(field, files=[file])


def sheet_of_list(clerk: Clerk) -> None:
    clerk.go("/batch")
    drop(clerk, "#list-file", "สองแผ่น.xlsx", two_sheets())
    clerk.follow("text=ใช้แฟ้มนี้")
    expect(clerk.page.locator("#sheets")).to_be_visible()


def sheet_of_answers(clerk: Clerk) -> None:
    clerk.go("/follow/chiangmai-2564")
    drop(clerk, "#answers", "คำตอบสองแผ่น.xlsx", two_sheets())
    clerk.follow("text=ใช้แฟ้มนี้")
    expect(clerk.page.locator("#sheets")).to_be_visible()


def sheet_of_data(clerk: Clerk) -> None:
    clerk.go("/data")
    drop(clerk, "input[type=file] >> nth=0", "ข้อมูลสองแผ่น.xlsx", two_sheets())
    clerk.follow("form[action='/data'] button >> nth=0")
    expect(clerk.page.locator("#sheets")).to_be_visible()


def stopping(clerk: Clerk) -> None:
    """A run that was asked to stop, as long as the server has not heard of it."""
    clerk.go("/batch/dla-1960")
    clerk.page.route("**/batch/dla-1960/events", lambda route: route.abort())
    clerk.follow("button[value=make]")
    clerk.page.route("**/batch/dla-1960", lambda route: None)
    clerk.page.click("button[value=stop]")
    expect(clerk.page.locator("[data-run-state]")).to_have_text("กำลังหยุด")


def some_refused(clerk: Clerk) -> None:
    spoilt = "\n".join(f"อำเภอ{number}\tนายอำเภอ{number}" for number in range(1, 5))
    clerk.go("/batch")
    clerk.page.fill("#list-name", "มีข้อผิด")
    clerk.page.fill("#list-rows", f"ชื่อ\tเรียน\n{spoilt}\nอำเภอ5\t")
    clerk.follow("text=สร้างบัญชี")
    clerk.page.select_option("#for-letter", "dla-1960")
    clerk.follow("text=ใช้บัญชีนี้")
    clerk.follow("button[value=make], button[value=resume]")  # drafts for another list may stand
    clerk.page.locator("#take").wait_for(timeout=LONG_RUN)
    expect(clerk.page.locator("[data-run-count]")).to_have_text("4 จาก 5 ฉบับ ทำไม่ได้ 1 ฉบับ")


def refused_list(clerk: Clerk) -> None:
    clerk.go("/batch")
    drop(clerk, "#list-file", "เก่า.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600))
    clerk.follow("text=ใช้แฟ้มนี้")
    expect(clerk.page.locator(".note-error").first).to_be_visible()


def nobody_found(clerk: Clerk) -> None:
    clerk.go("/batch/dla-1960?q=ไม่มีชื่อนี้")
    expect(clerk.page.locator("main")).to_contain_text("ไม่มีรายใดตรงกับที่กรอง")


def nobody_owes(clerk: Clerk) -> None:
    clerk.go("/follow/dla-1960?q=ไม่มีชื่อนี้")
    expect(clerk.page.locator("main")).to_contain_text("ไม่มีรายใดตรงกับที่เลือก")


STATES: dict[str, Callable[[Clerk], None]] = {
    state.__name__: state
    for state in (
        sheet_of_list,
        sheet_of_answers,
        sheet_of_data,
        stopping,
        some_refused,
        refused_list,
        nobody_found,
        nobody_owes,
    )
}


@pytest.mark.parametrize("name", STATES)
def test_no_state_shuts_anybody_out(new_clerk: Any, office: RunningServer, name: str) -> None:
    clerk: Clerk = new_clerk(office)
    circular = office.folder / "config" / "circulars" / "dla-1960.yaml"
    before = circular.read_bytes()
    try:
        STATES[name](clerk)
        looked_at(clerk, name)
    finally:
        circular.write_bytes(before)


@pytest.mark.parametrize(
    ("begin", "seen"),
    [
        (sheet_of_list, "input[value='นายอำเภอลี้']"),
        (sheet_of_answers, "#source"),
        (sheet_of_data, "#q1"),
    ],
)
def test_a_sheet_is_chosen_with_the_keyboard(
    clerk: Clerk, begin: Callable[[Clerk], None], seen: str
) -> None:
    page = clerk.page
    begin(clerk)
    page.focus("#sheets")
    page.keyboard.press("Tab")
    clerk.has_focus("it.name === 'sheet' && it.value === 'เชียงใหม่'")
    page.keyboard.press("ArrowDown")
    clerk.has_focus("it.value === 'ลำพูน' && it.checked")
    page.keyboard.press("Tab")
    clerk.has_focus("it.textContent === 'ใช้แผ่นนี้'")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#sheets")).to_have_count(0)
    expect(page.locator(seen).first).to_be_visible()
    expect(page).to_have_url(re.compile("/(recipients|follow|data)/"))
    assert not clerk.complaints
