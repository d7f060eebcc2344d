"""Every route of the page, as the app lists them: a new one that is not guarded fails here."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import docx
import pytest
from starlette.routing import Mount, Route

from docgen.services import received_tray, word_tray
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.helpers.page_caller import snapshot
from tests.helpers.page_inside import HERE, LETTER, PORT, Inside
from tests.helpers.page_routes import GETS, POSTS, ROUTES
from tests.helpers.running_page import make_workspace

PATHS = sorted({str(getattr(route, "path", route)) for route in ROUTES})


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    folder = make_workspace(tmp_path_factory.mktemp("routes") / "ws")
    desk = Desk(folder, RunSecrets())
    assert desk.room is not None
    workspace = desk.room.workspace
    came = received_tray.keep_received(workspace, "มา.txt", LETTER.encode(), "20260101T000000")
    typed, stream = docx.Document(), io.BytesIO()
    for line in LETTER.splitlines():
        typed.add_paragraph(line)
    typed.save(stream)
    word = word_tray.keep_word_file(workspace, "พิมพ์.docx", stream.getvalue())
    yield Inside(folder, desk, {"inbox/key": came.key, "check/key": word.key})
    desk.close()


@pytest.fixture
def untouched(inside: Inside) -> Iterator[Inside]:
    before = snapshot(inside.folder)
    yield inside
    assert snapshot(inside.folder) == before


def test_the_page_is_made_of_routes_and_folders_that_it_ships() -> None:
    assert {type(route) for route in ROUTES} <= {Route, Mount}
    folders = {route.path for route in ROUTES if isinstance(route, Mount)}
    assert folders == {"/static", "/fonts", "/manual-pictures"}
    for route in ROUTES:
        assert isinstance(route, Mount) or route.methods <= {"GET", "HEAD", "POST"}, route


@pytest.mark.parametrize("path", PATHS)
def test_every_route_is_for_this_browser_alone(untouched: Inside, path: str) -> None:
    address = untouched.address(path)
    token = urlencode({"token": untouched.desk.keys.change}).encode()
    for method, body in (("GET", b""), ("POST", token)):
        assert untouched.ask(method, address, body, cookie="") == (403, b"")
        assert untouched.ask(method, address, body, cookie=f"docgen-{PORT}=x") == (403, b"")
        for host in ("evil.example", "127.0.0.1", f"127.0.0.1.evil.example:{PORT}"):
            assert untouched.ask(method, address, body, host=host) == (400, b"")
        for origin in ("http://evil.example", "null", f"https://{HERE}"):
            assert untouched.ask(method, address, body, origin=origin) == (403, b"")
        away = {"sec-fetch-site": "cross-site"}
        assert untouched.ask(method, address, body, **away) == (403, b"")
    assert untouched.ask("POST", address, token, origin="") == (403, b"")


@pytest.mark.parametrize("path", POSTS)
def test_every_change_needs_the_token_of_this_run(untouched: Inside, path: str) -> None:
    address = untouched.address(path)
    texts = {"do": "draw", "kind": "คำสั่ง", "text": "x", "name": "x", "rows": "ก", "count": "1"}
    for token in ({}, {"token": ""}, {"token": "x"}, {"token": RunSecrets().change}):
        status, _ = untouched.ask("POST", address, urlencode({**texts, **token}).encode())
        assert status == 403, address
    true = {**texts, "token": untouched.desk.keys.change}
    wrong = {"x-docgen-token": "x"}
    assert untouched.ask("POST", address, urlencode(true).encode(), **wrong)[0] == 403


@pytest.mark.parametrize("path", GETS)
def test_looking_changes_nothing_but_the_journal_of_what_was_taken_away(
    inside: Inside, path: str
) -> None:
    before = without_journal(inside.folder)
    status, _ = inside.ask("GET", inside.address(path))
    assert status in (200, 303, 404, 422), path
    assert without_journal(inside.folder) == before


@pytest.mark.parametrize("path", GETS)
def test_no_two_parts_of_a_page_bear_one_id(inside: Inside, path: str) -> None:
    """A script that looks for the sign of long work by its id must find the sign."""
    _, content = inside.ask("GET", inside.address(path))
    if content.lstrip().startswith(b"<"):
        ids = Counter(re.findall(r'\sid="([^"]*)"', content.decode()))
        assert [each_id for each_id, count in ids.items() if count > 1] == []


def without_journal(folder: Path) -> dict[str, bytes]:
    """All files, but for the lines that tell of a PDF or a Word file that was asked for."""
    files = snapshot(folder)
    return {name: content for name, content in files.items() if "/journal" not in name}
