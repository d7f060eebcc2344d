"""The page of a workspace, asked without a network and without a process of its own."""

from __future__ import annotations

import asyncio
import html
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

from docgen.web.app import make_app
from docgen.web.desk import Desk
from docgen.web.guard import Guard

PORT = 8123
HERE = f"127.0.0.1:{PORT}"
LETTER = """ที่ มท 0812/ว 1960
8 กันยายน 2564
เรื่อง ขอความร่วมมือ
เรียน ผู้ว่าราชการจังหวัด
ขอให้รายงาน
ขอแสดงความนับถือ
"""


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


def post(inside: Inside, path: str, **texts: str) -> tuple[int, str]:
    body = urlencode({"token": inside.desk.keys.change, **texts}).encode()
    status, content = inside.ask("POST", path, body)
    return status, content.decode()


def answered(shown: str) -> dict[str, str]:
    """What the button of the question posts."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', shown)
    return {name: html.unescape(text) for name, text in fields}
