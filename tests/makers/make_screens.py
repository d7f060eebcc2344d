"""Draws the pictures of the page that the manual shows, in a real browser.

``python -m tests.makers.make_screens [FOLDER]``
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.web.conftest import CHROMIUM, FLAGS, make_workspace, start

FOLDER = Path(__file__).parents[2] / "docgen" / "manual" / "pictures" / "page"
WIDE = {"width": 1200, "height": 760}
OWN_EXAMPLES = ("dla-1960", "chiangmai-2564", "memo-example", "order-example", "minutes-example")


def main(folder: Path) -> None:
    """Write every picture into ``folder``."""
    from playwright.sync_api import sync_playwright

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
        page.goto(first.opening)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=str(folder / "setup.png"))
        page.goto(server.opening)
        page.wait_for_load_state("networkidle")
        for name, (address, doing) in SCREENS.items():
            page.goto(server.base + address)
            page.wait_for_load_state("networkidle")
            doing(page)
            page.wait_for_timeout(400)
            page.screenshot(path=str(folder / f"{name}.png"))
        browser.close()
        first.stop()
        server.stop()


def _nothing(page: Any) -> None:
    page.wait_for_timeout(1200)


def _faults(page: Any) -> None:
    page.fill('[name="recipient"]', "")
    page.fill('[name="date"]', "31 กุมภาพันธ์ 2564")
    page.locator(".form-date .note-error").wait_for()
    page.locator("#findings").scroll_into_view_if_needed()


def _mended(page: Any) -> None:
    page.goto(page.url.replace("/number", ""))
    page.wait_for_load_state("networkidle")
    page.fill('[name="date"]', "10 กันยายน 2564")
    page.fill('[name="recipient"]', "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น")
    page.locator(".form-date .note-error").wait_for(state="detached")
    page.goto(f"{page.url}/number")
    page.wait_for_load_state("networkidle")


SCREENS: dict[str, tuple[str, Callable[[Any], None]]] = {
    "desk": ("/", _nothing),
    "new": ("/new", _nothing),
    "letter": ("/letters/dla-1960", _nothing),
    "faults": ("/letters/memo-example", _faults),
    "number": ("/letters/memo-example/number", _mended),
    "versions": ("/letters/memo-example/versions", _nothing),
    "style": ("/settings/style", _nothing),
    "search": ("/manual?q=ออกเลข", _nothing),
}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
