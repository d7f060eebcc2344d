"""The page in Chromium: from a keystroke to the new picture, beside the bare time to draw it.

For each letter fifty signs are typed into the subject, each after what the one before it did was
seen. Told are the times after the pause of the page (in which one goes on typing), what of it the
server's processor spent, and how long Typst alone takes for the picture of the same page.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.services.drawn_page import PPI
from docgen.services.preview import page_pictures
from tests.bench.bench_page import LETTERS, to_two_pages
from tests.bench.material import folder
from tests.helpers.running_page import (
    CHROMIUM,
    FLAGS,
    RunningServer,
    make_workspace,
    start,
    wait_for,
)

_KEYS, _BEFORE = 50, 5
PAUSE = "Number(document.getElementById('form').dataset.pause)"  # the pause of the page
WATCH = """() => {
  window.seen = [];
  addEventListener('input', () => { window.begun = performance.now(); }, true);
  new MutationObserver(() => {
    const begun = window.begun;
    requestAnimationFrame(() => window.seen.push(performance.now() - begun));
  }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-drawn'] });
}"""


def run() -> list[str]:
    """Median and 95th of fifty keystrokes in the browser, for each letter."""
    if CHROMIUM is None:
        return ["typing: chromium is not installed"]
    with folder() as place:
        workspace = make_workspace(place / "ws")
        to_two_pages(workspace)
        with open_pages(workspace, place) as (server, page):
            return [_case(title, name, server, page) for title, name in LETTERS]


@contextmanager
def open_pages(workspace: Path, home: Path) -> Iterator[tuple[RunningServer, Any]]:
    """The page of a workspace in a browser; its notes lie under ``home``."""
    from playwright.sync_api import sync_playwright

    server = start(workspace, home)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        page = context.new_page()
        page.goto(server.opening)
        page.wait_for_load_state("networkidle")
        try:
            yield server, page
        finally:
            browser.close()
            server.stop()


def _case(title: str, name: str, server: RunningServer, page: Any) -> str:
    page.goto(f"{server.base}/letters/{name}")
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    page.focus('[name="subject"]')
    page.keyboard.press("Control+End")
    pause = int(page.evaluate(PAUSE))
    for number in range(_BEFORE):
        keystroke(page, number, number + 1)
    spent = _processor(server.process.pid)
    seen = [keystroke(page, number, _BEFORE + number + 1) for number in range(_KEYS)]
    spent = (_processor(server.process.pid) - spent) / _KEYS
    after = sorted(one - pause for one in seen)
    median, high = statistics.median(after), after[int(_KEYS * 0.95)]
    bare = _bare(server.folder, name)
    return (
        f"{title}: {median:.0f} ms after the pause of {pause} ms (95th {high:.0f} ms);"
        f" processor of the server {spent:.0f} ms; bare drawing of the page {bare:.0f} ms"
    )


def keystroke(page: Any, number: int, count: int) -> float:
    """Milliseconds from a sign to its picture, the ``count``-th that the page has seen."""
    page.keyboard.type("กขคง"[number % 4])
    wait_for(lambda: page.evaluate("window.seen.length") >= count)
    return float(page.evaluate("window.seen.at(-1)"))


def _processor(process: int) -> float:
    """Milliseconds of processor that a process has spent (Linux; 0 elsewhere)."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.is_file():
        return 0.0
    fields = stat.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 10.0  # ticks of a hundredth of a second


def _bare(root: Path, name: str) -> float:
    """The first page drawn by Typst alone, one sign of the subject changed; the median of ten."""
    workspace = Workspace(root)
    press, spent = Press.of(workspace), []
    path = next(one for one in workspace.circulars() if one.stem == name)
    text = path.read_text(encoding="utf-8")
    for number in range(12):
        changed = text.replace("เรื่อง: ", f"เรื่อง: {'กขคง'[number % 4]}", 1)
        made = prepare(path, workspace, press, content=changed.encode("utf-8"))
        start_ = time.perf_counter()
        page_pictures(made, press, ppi=PPI, only=(1,))
        spent.append(time.perf_counter() - start_)
    return statistics.median(spent[2:]) * 1000
