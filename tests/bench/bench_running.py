"""A batch of 878 letters run from the page in Chromium: what it costs whoever works meanwhile.

Told are the count that the page shows beside the files on the disk, the time from a click on
«stop» until the page shows that it stops and that it has stopped (as a script within it sees),
a keystroke of another letter alone and meanwhile, and the whole.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

from tests.bench.bench_typing import PAUSE, WATCH, keystroke, open_pages
from tests.bench.material import folder
from tests.helpers.running_page import CHROMIUM, make_workspace, many_recipients, wait_for

_KEYS, _STOPS, _LOOKS = 30, 5, 40
_PATIENCE = 600.0
_STOP = """() => new Promise((answer) => {
  const shown = document.querySelector("[data-run]"), begun = performance.now(), seen = {};
  new MutationObserver(() => {
    seen[shown.dataset.state] ??= (performance.now() - begun) / 1000;
    if (!["checking", "running", "stopping"].includes(shown.dataset.state)) answer(seen);
  }).observe(shown, { attributes: true });
  document.querySelector("button[value=stop]").click();
})"""


def run() -> list[str]:
    """What was measured, a sentence each."""
    if CHROMIUM is None:
        return ["running: chromium is not installed"]
    with folder() as place:
        workspace = many_recipients(make_workspace(place / "ws"))
        with open_pages(workspace, place) as (server, page):
            other = page.context.new_page()
            other.goto(f"{server.base}/letters/memo-example")
            other.wait_for_load_state("networkidle")
            other.evaluate(WATCH)
            alone = _typed(other, 0)
            page.goto(f"{server.base}/batch/chiangmai-2564")
            page.wait_for_load_state("networkidle")
            made = workspace / "output" / "chiangmai-2564" / "batch"
            stops = [_stop(page, "make" if number == 0 else "resume") for number in range(_STOPS)]
            begun = time.perf_counter()
            left = 878 - _count(made)
            page.click("button[value=resume]")
            _wait_until_counted(page)
            apart = [_apart(page, made) for _ in range(_LOOKS)]
            beside = _typed(other, _KEYS)
            page.locator("#take").wait_for(timeout=_PATIENCE * 1000)
            whole = time.perf_counter() - begun
    return [
        f"the page's count less the letters on the disk: {min(apart)} to {max(apart)}",
        *(_told_stops(word, [stop[word] for stop in stops]) for word in ("stopping", "stopped")),
        f"a keystroke of another letter: alone {_told(alone)}, meanwhile {_told(beside)}",
        f"{left} letters as DOCX and PDF: {whole:.1f} s",
    ]


def _typed(page: Any, seen: int) -> list[float]:
    """The time of each keystroke after the page's pause, in milliseconds."""
    page.focus('[name="subject"]')
    page.keyboard.press("Control+End")
    pause = float(page.evaluate(PAUSE))
    return [keystroke(page, number, seen + number + 1) - pause for number in range(_KEYS)]


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered):.0f} ms (95th {ordered[int(len(ordered) * 0.95)]:.0f} ms)"


def _count(made: Path) -> int:
    return sum(1 for _ in made.glob("*.pdf"))


def _wait_until_counted(page: Any) -> None:
    wait_for(lambda: " จาก 878 " in page.locator("[data-run-count]").inner_text(), _PATIENCE)


def _apart(page: Any, made: Path) -> int:
    """The count that is shown, beyond what lay on the disk before or after it was looked at."""
    before = _count(made)
    shown = int(page.locator("[data-run-count]").inner_text().split()[0])
    after = _count(made)
    time.sleep(0.05)
    return shown - before if shown < before else max(shown - after, 0)


def _stop(page: Any, begin: str) -> dict[str, float]:
    """Seconds from the click until the page shows each state."""
    page.click(f"button[value={begin}]")
    _wait_until_counted(page)
    seen: dict[str, float] = page.evaluate(_STOP)
    page.locator("button[value=resume]").wait_for()
    return seen


def _told_stops(word: str, times: list[float]) -> str:
    middle, most = statistics.median(times), max(times)
    return f"from the click until «{word}»: median {middle:.2f} s, longest {most:.2f} s of {_STOPS}"
