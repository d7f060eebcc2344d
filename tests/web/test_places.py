"""A clerk's whole way without a line of YAML; every place free of what shuts people out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from docgen.cli import main
from tests.helpers.looked_at import OFFICE, PLACES, focus
from tests.helpers.running_page import LONG_RUN, Clerk, RunningServer, start, wait_for

pytestmark = pytest.mark.browser

BODY = (
    "ด้วยกรมส่งเสริมการปกครองท้องถิ่นแจ้งให้รายงานผลการบันทึกข้อมูล\n"
    "1. ให้บันทึกข้อมูลให้ครบทุกด้าน\n2. ให้รายงานภายในวันที่ {{ กำหนด.รายงาน.ถึง }}\n"
    "จึงเรียนมาเพื่อโปรดดำเนินการ"
)


def test_from_an_empty_folder_to_a_number(
    new_clerk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    server = start(folder, tmp_path)
    clerk: Clerk = new_clerk(server)
    page = clerk.page
    for name, text in OFFICE.items():
        page.fill(f"[name={name}]", text)
    clerk.follow("button.primary")
    expect(page).to_have_url(re.compile("/letters/"))
    write_circular(clerk)
    path = next((folder / "config" / "circulars").glob("*.yaml"))
    mend_three_faults(clerk)
    compare_files(clerk, path, monkeypatch)
    clerk.follow("text=ออกเลข")
    clerk.follow("form[action$='/number'] button")
    page.locator(".all-well", has_text="ออกเลขแล้ว").wait_for()
    expect(page.locator("main")).to_contain_text("ชม 0023.6/1")
    clerk.go("/")
    page.locator(".chip-issued").wait_for()
    assert not clerk.complaints
    server.stop()


def write_circular(clerk: Clerk) -> None:
    page = clerk.page
    page.select_option('[name="urgency"]', "ด่วนมาก")
    page.fill('[name="subject"]', "ขอให้รายงานผลการบันทึกข้อมูล")
    page.fill('[name="recipient"]', "นายอำเภอทุกอำเภอ")
    for index, number in enumerate(("มท 0812/ว 1960", "มท 0812/ว 1965")):
        page.locator('[data-add-row="references"]').click()
        row = f'[name="references/{index}/'
        page.fill(row + 'document"]', "หนังสือกรมส่งเสริมการปกครองท้องถิ่น")
        page.fill(row + 'reference_number"]', number)
        page.fill(row + 'dated"]', "8 กันยายน 2564")
        page.locator('[name="subject"]').focus()
        page.locator(
            f'[data-rows="references"] button[value="remove:references/{index}"]'
        ).wait_for()
    for index, item in enumerate(("แบบรายงาน", "บัญชีรายชื่อ")):
        page.locator('[data-add-row="enclosures"]').click()
        page.fill(f'[name="enclosures/{index}/item"]', item)
        page.fill(f'[name="enclosures/{index}/quantity"]', "1 ชุด")
        page.locator('[name="subject"]').focus()
        page.locator(f'button[value="remove:enclosures/{index}"]').wait_for()
    page.locator('[data-open="deadlines"]').click()
    page.locator('[data-add-row="deadlines"]').click()
    page.fill('[name="deadlines/+0#name"]', "รายงาน")
    page.fill('[name="deadlines/+0/until"]', "30 ธันวาคม 2569")
    page.locator('[name="subject"]').focus()
    page.locator('button[value="remove:deadlines/รายงาน"]').wait_for()
    page.locator("textarea.prose").first.fill(BODY)
    clerk.settled()
    page.locator("#pages .sheet").first.wait_for()


def mend_three_faults(clerk: Clerk) -> None:
    page = clerk.page
    for name, wrong, right in (
        ("date", "31 กุมภาพันธ์ 2569", "1 ธันวาคม 2569"),
        ("references/0/dated", "32 กันยายน 2564", "8 กันยายน 2564"),
        ("recipient", "", "นายอำเภอทุกอำเภอ"),
    ):
        control = page.locator(f'[name="{name}"]')
        control.fill(wrong)
        field = page.locator(".field", has=control).last
        field.locator(".note-error").first.wait_for()
        control.fill(right)
        field.locator(".note-error").first.wait_for(state="detached")
    expect(page.locator("#state .chip-faulty")).to_have_count(0)
    clerk.settled()


def compare_files(clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page gives is byte for byte what ``docgen build`` makes of the saved file."""
    from click.testing import CliRunner

    got = {}
    for form in ("docx", "pdf"):
        with clerk.page.expect_download(timeout=LONG_RUN) as waiting:
            clerk.page.click(f"a[href$='file.{form}']")
        got[form] = Path(waiting.value.path()).read_bytes()
    monkeypatch.chdir(path.parents[2])
    result = CliRunner().invoke(main, ["build", str(path), "-o", str(path.parents[2] / "built")])
    assert result.exit_code == 0, result.output
    for form, content in got.items():
        built = next((path.parents[2] / "built").glob(f"*.{form}"))
        assert built.read_bytes() == content


@pytest.fixture(scope="module")
def many_places(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from tests.helpers.running_page import make_workspace

    home = tmp_path_factory.mktemp("places")
    running = start(make_workspace(home / "ws"), home)
    yield running
    running.stop()


@pytest.mark.parametrize("place", PLACES)
def test_no_place_shuts_anybody_out(new_clerk: Any, many_places: RunningServer, place: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    clerk: Clerk = new_clerk(many_places)
    clerk.go(place)
    clerk.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    results = Axe().run(clerk.page)
    told = [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in results.response["violations"]
    ]
    assert told == []
    assert not clerk.complaints


@pytest.mark.parametrize(
    "place",
    [
        *("/", "/new", "/letters/chiangmai-2564", "/settings/offices", "/settings/style"),
        *("/manual", "/batch", "/batch/dla-1960", "/recipients/provinces", "/inbox", "/register"),
        *("/register/received", "/register/verify", "/check", "/follow", "/data"),
        *("/follow/dla-1960",),
        *("/data/workload-2564.csv", "/letters/dla-1960/annexes", "/letters/dla-1960/approval"),
    ],
)
def test_nothing_leaves_a_narrow_screen(
    new_clerk: Any, many_places: RunningServer, place: str
) -> None:
    for width, height in ((380, 800), (700, 450)):  # a telephone; 1400 at 200 %
        clerk = new_clerk(many_places, viewport={"width": width, "height": height})
        clerk.go(place)
        wide = clerk.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width


def test_a_letter_is_written_with_the_keyboard_alone(
    new_clerk: Any, many_places: RunningServer
) -> None:
    clerk: Clerk = new_clerk(many_places)
    page = clerk.page
    clerk.go("/new")
    page.keyboard.press("Tab")
    clerk.has_focus("it.className === 'skip'")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/letters/"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "subject":
            break
    page.keyboard.press("Control+a")
    page.keyboard.type("พิมพ์ด้วยแป้นพิมพ์")
    name = page.url.rpartition("/")[2]
    assert name
    wait_for(
        lambda: any(
            "พิมพ์ด้วยแป้นพิมพ์" in path.read_text(encoding="utf-8")
            for path in (many_places.folder / "config" / "circulars").glob("*.yaml")
        )
    )


def test_a_batch_is_looked_over_with_the_keyboard_alone(
    new_clerk: Any, many_places: RunningServer
) -> None:
    clerk: Clerk = new_clerk(many_places)
    page = clerk.page
    clerk.go("/batch")
    focus(clerk, "it.matches('a.pick[href$=dla-1960]')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/batch/dla-1960"))
    focus(clerk, "it.id === 'find'")
    page.keyboard.type("เชียงใหม่")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("text=เลิกกรอง").wait_for()
    focus(clerk, "it.value === 'only'")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("#people .tally", has_text="1 จาก 76 ราย").wait_for()
    focus(clerk, "it.value === 'plan'")
    page.keyboard.press("Enter")
    page.locator("[aria-labelledby=look] .all-well", has_text="หนังสือ 1 ฉบับ").wait_for(
        timeout=LONG_RUN
    )


def test_an_answer_is_followed_and_reminded_with_the_keyboard_alone(
    new_clerk: Any, many_places: RunningServer
) -> None:
    clerk: Clerk = new_clerk(many_places)
    page = clerk.page
    clerk.go("/follow/dla-1960")
    focus(clerk, "it.id === 'remind-date'")
    page.keyboard.type("12 ตุลาคม 2564")
    focus(clerk, "it.matches('form[action*=reminder] button.primary')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/letters/"))
