"""A page that runs in a process of its own, its workspace, and the clerk who works in it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
PATIENCE = 120.0  # seconds; a machine may do much else at the same time
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
