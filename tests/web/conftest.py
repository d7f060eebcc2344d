"""A page that runs in a process of its own, and a browser to look at it with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.running_page import (
    CHROMIUM,
    FLAGS,
    PATIENCE,
    Clerk,
    RunningServer,
    enter,
    make_workspace,
    start,
)

OPEN_PAGES = pytest.StashKey[list[Any]]()


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


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    home = tmp_path_factory.mktemp("safe")
    running = start(make_workspace(home / "ws"), home)
    yield running
    running.stop()
