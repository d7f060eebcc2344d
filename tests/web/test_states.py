"""Every state of the page, not only its places, shuts nobody out; each is looked at narrow, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.looked_at import file_of, looked_at
from tests.helpers.running_page import PATIENCE, Clerk, RunningServer, make_workspace, start

pytestmark = pytest.mark.browser
MEMO = "/letters/memo-example"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    home = tmp_path_factory.mktemp("states")
    running = start(make_workspace(home / "ws"), home)
    yield running
    running.stop()


def faults(clerk: Clerk) -> None:
    clerk.go(MEMO)
    clerk.page.fill('[name="date"]', "31 กุมภาพันธ์ 2564")
    clerk.page.fill('[name="recipient"]', "")
    clerk.page.locator(".form-date .note-error").wait_for()
    clerk.settled()


def former_page(clerk: Clerk) -> None:
    faults(clerk)
    clerk.go(MEMO)
    expect(clerk.page.locator("#stale")).to_be_visible()
    clerk.page.locator(".sheet").first.wait_for()


def calendar(clerk: Clerk) -> None:
    clerk.go("/letters/chiangmai-2564")
    clerk.page.locator(".form-date [data-calendar]").first.click()
    clerk.page.locator(".calendar [data-day]").first.wait_for()


def reason_asked(clerk: Clerk) -> None:
    clerk.go("/letters/chiangmai-2564")
    clerk.page.locator("[data-except]").first.click()
    clerk.page.locator("dialog[open]").wait_for()


def changed_elsewhere(clerk: Clerk) -> None:
    clerk.go(MEMO)
    path = file_of(clerk)
    clerk.looks_away()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("เรื่อง: ", "เรื่อง: ของเขา "), encoding="utf-8")
    clerk.page.fill('[name="subject"]', "ของฉัน")
    clerk.page.locator("#trouble button").first.wait_for()


def unreadable(clerk: Clerk) -> None:
    path = file_of(clerk)
    path.write_text(path.read_text(encoding="utf-8") + "เรื่อง: [\n", encoding="utf-8")
    clerk.go(MEMO)
    clerk.page.locator(".waiting").wait_for()


def broken_lines(clerk: Clerk) -> None:
    unreadable(clerk)
    clerk.go(f"{MEMO}/yaml")
    clerk.page.locator(".yaml .note-error").first.wait_for()


def compared(clerk: Clerk) -> None:
    clerk.go(MEMO)
    clerk.page.fill('[name="subject"]', "รุ่นใหม่")
    clerk.settled()
    clerk.go(f"{MEMO}/versions")
    clerk.follow(".versions li:last-child a")


def number_refused(clerk: Clerk) -> None:
    faults(clerk)
    clerk.go(f"{MEMO}/number")


def nothing_found(clerk: Clerk) -> None:
    clerk.go("/?q=ไม่มีคำนี้แน่นอน")


def nothing_in_state(clerk: Clerk) -> None:
    clerk.go("/")
    clerk.page.locator("#by-state").select_option("issued")
    clerk.page.locator("#none-left").wait_for()


def no_page_of_manual(clerk: Clerk) -> None:
    clerk.go("/manual?q=ไม่มีคำนี้แน่นอน")


def wrong_measure(clerk: Clerk) -> None:
    clerk.go("/settings/style")
    row = clerk.page.locator('form:has(input[value="font_size"])')
    row.locator('input[name="own"]').evaluate("one => one.closest('details').open = true")
    row.locator('input[name="own"]').fill("900 พอยต์")
    row.locator('input[name="reason"]').fill("ลองดู")
    with clerk.page.expect_navigation():
        row.locator("button").first.click()
    clerk.page.locator(".measures .note-error, .measures .note").first.wait_for()


def wrong_emblem(clerk: Clerk) -> None:
    clerk.go("/settings/emblem")
    files = [{"name": "a.png", "mimeType": "image/png", "buffer": b"GIF89a"}]
    clerk.page.set_input_files("#file", files)
    clerk.follow("form[enctype] button")
    clerk.page.locator(".note-error").wait_for()


def new_row(clerk: Clerk) -> None:
    clerk.go("/letters/chiangmai-2564")
    clerk.page.locator('[data-add-row="enclosures"]').click()


STATES: dict[str, Callable[[Clerk], None]] = {
    state.__name__: state
    for state in (
        *(faults, former_page, calendar, reason_asked, changed_elsewhere, unreadable),
        *(broken_lines, compared, number_refused, nothing_found, nothing_in_state),
        *(no_page_of_manual, wrong_measure, wrong_emblem, new_row),
    )
}


@pytest.fixture
def as_before(office: RunningServer) -> Iterator[RunningServer]:
    folder = office.folder / "config"
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    yield office
    for path in folder.rglob("*.yaml"):
        if before.get(path) != path.read_bytes():
            if path in before:
                path.write_bytes(before[path])
            else:
                path.unlink()


@pytest.mark.parametrize("name", STATES)
def test_no_state_shuts_anybody_out(new_clerk: Any, as_before: RunningServer, name: str) -> None:
    clerk: Clerk = new_clerk(as_before)
    STATES[name](clerk)
    looked_at(clerk, name)


def test_the_set_up_shuts_nobody_out(new_clerk: Any, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    server = start(folder, tmp_path)
    clerk: Clerk = new_clerk(server)
    looked_at(clerk, "setup")
    clerk.page.fill("[name=agency]", "จังหวัดเชียงใหม่")
    clerk.follow("button.primary")
    clerk.page.locator(".note-error").first.wait_for()
    expect(clerk.page.locator("[name=agency]")).to_have_value("จังหวัดเชียงใหม่")
    looked_at(clerk, "setup_missing")
    server.stop()


def test_a_folder_of_other_files_is_not_taken(new_clerk: Any, tmp_path: Path) -> None:
    folder = tmp_path / "others"
    folder.mkdir()
    (folder / "งาน.docx").write_bytes(b"PK")
    server = start(folder, tmp_path)
    clerk: Clerk = new_clerk(server)
    looked_at(clerk, "setup_other")
    assert [path.name for path in folder.iterdir()] == ["งาน.docx"]
    server.stop()


def test_the_page_ends_itself(new_clerk: Any, workspace: Path, tmp_path: Path) -> None:
    server = start(workspace, tmp_path)
    clerk: Clerk = new_clerk(server)
    clerk.go("/settings")
    clerk.follow("form[action='/end'] button")
    looked_at(clerk, "ended")
    assert server.process.wait(timeout=PATIENCE) == 0
    server.stop()
