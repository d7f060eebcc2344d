"""Every kind, and an office's own: made in the form in a browser, equal to the command line's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from docgen import kinds
from tests.helpers.own_kind import KIND
from tests.helpers.running_page import LONG_RUN, Clerk, RunningServer, make_workspace, start

pytestmark = pytest.mark.browser
OWN_KIND = "ใบรับคำร้อง"
KINDS = [*(kinds.kind(name).thai for name in kinds.names()), OWN_KIND]
MARKS = re.compile("[«»]")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    home = tmp_path_factory.mktemp("kinds")
    folder = make_workspace(home / "ws")
    (folder / "config" / "kinds").mkdir(exist_ok=True)
    (folder / "config" / "kinds" / "slip.yaml").write_text(KIND, encoding="utf-8")
    for path in (folder / "config" / "circulars").glob("*.yaml"):
        path.unlink()
    running = start(folder, home)
    yield running
    running.stop()


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_of_every_kind_is_made_in_the_form(
    new_clerk: Any, office: RunningServer, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk: Clerk = new_clerk(office)
    clerk.go("/new")
    offered = "slip" if kind == OWN_KIND else kind  # an office's own is offered by its file
    clerk.follow(f'form.kind:has(input[name="kind"][value="{offered}"]) button')
    expect(clerk.page).to_have_url(re.compile("/letters/"))
    fill_every_place(clerk)
    expect(clerk.page.locator("#state .chip-ready, #state .chip-draft")).to_have_count(1)
    path = saved_file(clerk)
    assert "«" not in re.sub("#.*", "", path.read_text(encoding="utf-8"))
    compare(clerk, path, monkeypatch)
    assert not clerk.complaints


def fill_every_place(clerk: Clerk) -> None:
    """Put the words of each marked place in without its marks, as a clerk overtypes them."""
    page = clerk.page
    for _ in range(3):
        marked = page.evaluate(
            "[...document.querySelectorAll('#form input, #form textarea')]"
            ".filter((one) => one.value.includes('«')).map((one) => [one.name, one.value])"
        )
        if not marked:
            return
        for name, text in marked:
            page.locator(f'[name="{name}"]').fill(MARKS.sub("", text))
        clerk.settled()


def saved_file(clerk: Clerk) -> Path:
    name = clerk.page.locator(".letter").get_attribute("data-letter")
    return clerk.server.folder / "config" / "circulars" / f"{name}.yaml"


def compare(clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from docgen.cli import main

    got = {}
    for form in ("docx", "pdf"):
        with clerk.page.expect_download(timeout=LONG_RUN) as waiting:
            clerk.page.click(f"a[href$='file.{form}']")
        got[form] = Path(waiting.value.path()).read_bytes()
    monkeypatch.chdir(clerk.server.folder)
    built = clerk.server.folder.parent / f"built-{path.stem}"
    result = CliRunner().invoke(main, ["build", str(path), "-o", str(built)])
    assert result.exit_code == 0, result.output
    for form, content in got.items():
        assert next(built.glob(f"*.{form}")).read_bytes() == content
