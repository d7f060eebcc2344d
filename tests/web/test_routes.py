"""Every route of the page, as the app lists them: a new one that is not guarded fails here."""

from __future__ import annotations

import asyncio
import io
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

import docx
import pytest
from starlette.routing import Mount, Route

from docgen.services import received_tray, word_tray
from docgen.web.app import make_app
from docgen.web.desk import Desk
from docgen.web.guard import Guard, RunSecrets
from tests.web.conftest import make_workspace
from tests.web.test_safety import snapshot

PORT = 8123
HERE = f"127.0.0.1:{PORT}"
LETTER = """ที่ มท 0812/ว 1960
8 กันยายน 2564
เรื่อง ขอความร่วมมือ
เรียน ผู้ว่าราชการจังหวัด
ขอให้รายงาน
ขอแสดงความนับถือ
"""
ROUTES = tuple(route for route in make_app(Desk(Path("/nowhere"), RunSecrets())).routes)
PATHS = sorted({str(getattr(route, "path", route)) for route in ROUTES})
POSTS = sorted(
    route.path for route in ROUTES if isinstance(route, Route) and "POST" in (route.methods or ())
)
GETS = sorted(
    route.path for route in ROUTES if isinstance(route, Route) and "GET" in (route.methods or ())
)
# What each part of an address is called by in the workspace of this test: something that is there,
# so that a route is asked for what it does and not for a name that it does not know.
VALUES = {
    "name": "dla-1960",
    "/data/{name}": "workload-2564.csv",
    "list": "provinces",
    "letter": "0",
    "file": "0",
    "section": "offices",
    "form": "pdf",
    "row": "1",
    "ending": "pdf",
    "office": "สถ",
    "year": "2564",
    "number": "1",
    "which": "original",
    "mark": "abc",
    "key": "0e1c7f7a-3f5d-4a40-9d52-5d3a6c6f0b11",  # of a file that is being made: of none
    "topic": "หน้าเว็บ",
    "code": "DG1001",
}


@dataclass
class Inside:
    """The page of a workspace, asked without a network."""

    folder: Path
    desk: Desk
    keys: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """Status and body of one request; a header of an empty text is left out."""
        cookie = f"docgen-{PORT}={self.desk.keys.cookie}"
        sent = {"host": HERE, "cookie": cookie, "origin": f"http://{HERE}"} | headers
        if body:
            sent.setdefault("content-type", "application/x-www-form-urlencoded")
        # in a thread of its own: in this one the loop of an open browser may be running
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._asked(method, path, body, sent)).result()

    async def _asked(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        raw, _, query = path.partition("?")
        scope: dict[str, Any] = {
            "type": "http",
            "method": method,
            "path": unquote(raw),
            "raw_path": raw.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "scheme": "http",
            "http_version": "1.1",
            "server": ("127.0.0.1", PORT),
            "client": ("127.0.0.1", 1),
            "headers": [(name.encode(), text.encode()) for name, text in headers.items() if text],
        }
        told = [{"type": "http.request", "body": body, "more_body": False}]
        got: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return told.pop(0) if told else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            got.append(message)

        await Guard(make_app(self.desk), PORT, self.desk.keys)(scope, receive, send)
        content = b"".join(message.get("body", b"") for message in got)
        return int(got[0]["status"]), content

    def address(self, path: str) -> str:
        """The address of a route for things that are there."""

        def value(match: re.Match[str]) -> str:
            name = match[1]
            own = next((text for start, text in VALUES.items() if path.startswith(start)), "")
            found = own or self.keys.get(f"{path.split('/')[1]}/{name}") or VALUES.get(name)
            assert found, f"{path}: what is {{{name}}} called? Say it in VALUES"
            return quote(found, safe="")

        return re.sub(r"\{(\w+)(?::\w+)?\}", value, path)


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
