"""A page that runs in a process of its own, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
PATIENCE = 120.0  # seconds; a machine may do much else at the same time
OPEN_PAGES = pytest.StashKey[list[Any]]()
LONG_RUN = 600_000.0  # milliseconds for a batch, an archive or a print set


@dataclass
class RunningServer:
    """``docgen open`` for a folder: its address with the token, and without."""

    folder: Path
    process: subprocess.Popen[str]
    opening: str

    @property
    def base(self) -> str:
        return self.opening.partition("/start/")[0]

    @property
    def port(self) -> int:
        return int(self.base.rpartition(":")[2])

    def kill(self) -> None:
        self.process.kill()
        self._gone()

    def _gone(self) -> None:
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self._gone()


def start(folder: Path, home: Path, *options: str) -> RunningServer:
    """The page of a folder; its notes lie under ``home``."""
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", "open", str(folder), "--no-browser", *options],
        stdout=subprocess.PIPE,
        stderr=None,
        text=True,
        env=environment,
        cwd=ROOT,
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:"), address
    return RunningServer(folder, process, address)


def make_workspace(folder: Path) -> Path:
    """A workspace with the circulars of this repository."""
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "output").mkdir()
    return folder


def many_recipients(workspace: Path) -> Path:
    """The workspace, with a letter to 878 recipients."""
    path = workspace / "config" / "recipients" / "amphoe.csv"
    rows = [f"อำเภอ{number},นายอำเภอ{number}" for number in range(1, 879)]
    path.write_text("ชื่อ,เรียน\n" + "\n".join(rows) + "\n", encoding="utf-8")
    circular = workspace / "config" / "circulars" / "chiangmai-2564.yaml"
    text = circular.read_text(encoding="utf-8")
    circular.write_text(text.replace("chiangmai-districts", "amphoe"), encoding="utf-8")
    return workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "ws")


@pytest.fixture
def server(workspace: Path, tmp_path: Path) -> Iterator[RunningServer]:
    running = start(workspace, tmp_path)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium; its absence is a failure where ``DOCGEN_REQUIRE_RENDER`` is set."""
    if CHROMIUM is None:
        if os.environ.get("DOCGEN_REQUIRE_RENDER"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Clerk:
    """One who works in the page of a server."""

    server: RunningServer
    page: Any
    complaints: list[str]

    def go(self, path: str) -> None:
        self.page.goto(self.server.base + path)
        self.page.wait_for_load_state("networkidle")

    def follow(self, selector: str) -> None:
        """Click what leads to another page, and wait until its scripts listen."""
        with self.page.expect_navigation():
            self.page.click(selector)

    def settled(self) -> None:
        """Wait until what was typed is saved and drawn."""
        pages = self.page.locator("#pages")
        pages.wait_for(state="attached")
        self.until("document.getElementById('pages').getAttribute('aria-busy') !== 'true'")

    def looks_away(self) -> None:
        """The page no longer asks whether the file was changed by another program."""
        self.page.route("**/mark", lambda route: route.abort())

    def has_focus(self, condition: str) -> None:
        """Wait until the element with the focus (``it``) meets a condition."""
        self.until(f"(() => {{ const it = document.activeElement; return {condition}; }})()")

    def until(self, condition: str) -> None:
        wait_for(lambda: self.page.evaluate(condition))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """A test that fails tells what its pages said then."""
    report = yield
    if report.failed and report.when == "call":
        for page in item.stash.get(OPEN_PAGES, []):
            report.sections.append(("page " + page.url, shown_text(page)))
    return report


def shown_text(page: Any) -> str:
    try:
        return str(page.evaluate("document.body.innerText"))[:3000]
    except Exception as failure:  # the browser itself may be gone
        return f"no text: {failure}"


@pytest.fixture
def new_clerk(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    contexts = []
    pages = request.node.stash.setdefault(OPEN_PAGES, [])

    def begin(server: RunningServer, **options: Any) -> Clerk:
        viewport = {"width": 1400, "height": 900}
        context = chromium.new_context(**({"viewport": viewport, "locale": "th-TH"} | options))
        contexts.append(context)
        page = context.new_page()
        pages.append(page)
        page.set_default_timeout(PATIENCE * 1000)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        enter(page, server)
        return Clerk(server, page, complaints)

    yield begin
    for context in contexts:
        context.close()


@pytest.fixture
def clerk(new_clerk: Any, server: RunningServer) -> Clerk:
    found: Clerk = new_clerk(server)
    return found


def enter(page: Any, server: RunningServer) -> None:
    """Open the page; the address that opens it leads on at once."""
    page.goto(server.opening)
    page.wait_for_url(lambda address: "/start/" not in address)
    page.wait_for_load_state("networkidle")


def wait_for(condition: Any, patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")
