"""Draws the pictures of the page that the manual shows, in a real browser.

``python -m tests.makers.make_screens [FOLDER]``
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.web.conftest import CHROMIUM, FLAGS, PATIENCE, make_workspace, start
from tests.web.test_batch import workbook_with_three_faults
from tests.web.test_checked import RECEIVED, TYPED
from tests.web.test_data import workbook
from tests.web.test_inbox import foreign_letter

FOLDER = Path(__file__).parents[2] / "docgen" / "manual" / "pictures" / "page"
WIDE = {"width": 1200, "height": 760}
COLOURS = 256
OWN_EXAMPLES = ("dla-1960", "chiangmai-2564", "memo-example", "order-example", "minutes-example")


def main(folder: Path) -> None:
    """Write every picture into ``folder``."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        home = Path(place)
        workspace = make_workspace(home / "office")
        for path in (workspace / "config" / "circulars").glob("*.yaml"):
            if path.stem not in OWN_EXAMPLES:
                path.unlink()
        server = start(workspace, home)
        empty = home / "empty"
        empty.mkdir()
        first = start(empty, home)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport=WIDE, locale="th-TH")
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(first.opening)
        _draw(page, folder / "setup.png")
        page.goto(server.opening)
        for name, (address, doing) in SCREENS.items():
            page.goto(server.base + address)
            page.wait_for_load_state("networkidle")
            doing(page, workspace)
            _draw(page, folder / f"{name}.png")
        browser.close()
        first.stop()
        server.stop()


def _draw(page: Page, path: Path) -> None:
    """The page as it stands when all has come, in few colours."""
    page.wait_for_load_state("networkidle")
    page.locator("#pages[aria-busy=true]").wait_for(state="detached")
    page.wait_for_timeout(1200)
    page.screenshot(path=str(path))
    few = Image.open(path).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def _nothing(page: Page, workspace: Path) -> None:
    """The place as it opens."""


def _faults(page: Page, workspace: Path) -> None:
    page.fill('[name="recipient"]', "")
    page.fill('[name="date"]', "31 กุมภาพันธ์ 2564")
    page.locator(".form-date .note-error").wait_for()
    page.locator("#findings").scroll_into_view_if_needed()


def _mended(page: Page, workspace: Path) -> None:
    page.goto(page.url.replace("/number", ""))
    page.wait_for_load_state("networkidle")
    page.fill('[name="date"]', "10 กันยายน 2564")
    page.fill('[name="recipient"]', "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น")
    page.locator(".form-date .note-error").wait_for(state="detached")
    page.goto(f"{page.url}/number")


def _faulty_list(page: Page, workspace: Path) -> None:
    file = workbook_with_three_faults(workspace, workspace.parent / "จังหวัด-2569.xlsx")
    _dropped(page, "#list-file", file, "text=ใช้แฟ้มนี้")


def _received(page: Page, workspace: Path) -> None:
    _dropped(page, "#received", foreign_letter(workspace.parent), "text=อ่านหนังสือ")


def _answered(page: Page, workspace: Path) -> None:
    page.locator("#sum").evaluate("one => one.scrollIntoView()")


def _questions(page: Page, workspace: Path) -> None:
    file = workbook(workspace.parent / "อาหารกลางวัน.xlsx")
    _dropped(page, "#data-file", file, "text=ใช้แฟ้มนี้")
    page.select_option('[name="rule/1"]', "share")


def _approved(page: Page, workspace: Path) -> None:
    shutil.copy(RECEIVED / "approved.yaml", workspace / "config" / "circulars")
    page.goto(page.url.partition("/follow")[0] + "/letters/approved/approval")
    _dropped(page, "#back", RECEIVED / "approved-ins.docx", "text=ดูว่าต่างตรงไหน")


def _checked(page: Page, workspace: Path) -> None:
    file = workspace.parent / "พิมพ์เอง.docx"
    typed = docx.Document()
    for line in TYPED:
        typed.add_paragraph(line)
    typed.save(str(file))
    _dropped(page, "#typed", file, "button:has-text('ตรวจ')")


def _dropped(page: Page, control: str, file: Path, button: str) -> None:
    page.set_input_files(control, str(file))
    with page.expect_navigation(timeout=PATIENCE * 1000):
        page.click(button)


SCREENS: dict[str, tuple[str, Callable[[Page, Path], None]]] = {
    "desk": ("/", _nothing),
    "new": ("/new", _nothing),
    "letter": ("/letters/dla-1960", _nothing),
    "annexes": ("/letters/dla-1960/annexes", _nothing),
    "faults": ("/letters/memo-example", _faults),
    "number": ("/letters/memo-example/number", _mended),
    "versions": ("/letters/memo-example/versions", _nothing),
    "list": ("/batch", _faulty_list),
    "batch": ("/batch/dla-1960", _nothing),
    "inbox": ("/inbox", _received),
    "follow": ("/follow/dla-1960", _answered),
    "data": ("/data", _questions),
    "approval": ("/follow", _approved),
    "check": ("/check", _checked),
    "style": ("/settings/style", _nothing),
    "search": ("/manual?q=ออกเลข", _nothing),
}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
