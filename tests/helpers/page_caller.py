"""A program that talks to a running page, and what its workspace holds before and after."""

from __future__ import annotations

import html
import http.client
import re
import socket
from pathlib import Path
from urllib.parse import urlencode

from tests.helpers.running_page import PATIENCE, RunningServer

Answer = tuple[int, dict[str, str], bytes]


class Caller:
    """A program that talks to the page; with the cookie once it has opened it."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        self.cookie = ""
        self.token = ""

    def enter(self) -> Caller:
        status, headers, _ = self.ask("GET", "/start/" + self.server.opening.rpartition("/")[2])
        assert status == 200
        self.cookie = headers["set-cookie"].split(";")[0]
        status, _, body = self.ask("GET", "/new")
        found = re.search(rb'name="docgen-token" content="([^"]+)"', body)
        assert status == 200
        assert found is not None
        self.token = found[1].decode()
        return self

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Answer:
        host = f"127.0.0.1:{self.server.port}"
        sent = {"Host": host, "Cookie": self.cookie} | (headers or {})
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if value:
                connection.putheader(name, value)
        if body or method == "POST":
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        answer = connection.getresponse()
        found = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        connection.close()
        return found

    def send_only(self, path: str, values: dict[str, str]) -> None:
        """Send a change and do not wait for its answer."""
        body = urlencode(values).encode()
        host = f"127.0.0.1:{self.server.port}"
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
            f"Cookie: {self.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection(
            ("127.0.0.1", self.server.port), timeout=PATIENCE
        ) as connection:
            connection.sendall(head.encode() + body)

    def post(self, path: str, values: dict[str, str], **headers: str) -> Answer:
        body = urlencode(values).encode()
        host = f"http://127.0.0.1:{self.server.port}"
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": host}
        return self.ask(
            "POST", path, body, kind | {k.replace("_", "-"): v for k, v in headers.items()}
        )


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


BOUNDARY = "docgen-boundary"


# Every address that takes a file, with what is posted beside it.
TAKERS = {
    "/settings/emblem": {"office": "สถ"},
    "/inbox": {},
    "/recipients": {},
    "/data": {},
    "/check": {},
    "/letters/memo-example/approval": {},
    "/follow/chiangmai-2564/answers": {},
}


def dropped(caller: Caller, path: str, name: str, content: bytes) -> tuple[int, str]:
    """What the page answers to a file."""
    parts = {"token": caller.token, **TAKERS[path]}
    body = b"".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in parts.items()
    )
    shown = name.replace('"', "%22")
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{shown}"\r\n'
    body += f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content
    body += f"\r\n--{BOUNDARY}--\r\n".encode()
    sent = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Origin": f"http://127.0.0.1:{caller.server.port}",
    }
    status, _, answer = caller.ask("POST", path, body, sent)
    return status, answer.decode("utf-8", errors="replace")


def said(answer: str, part: str = "(?:note note-error|trouble)") -> str:
    """What the page says is wrong."""
    found = re.findall(rf'class="{part}[^>]*>(.*?)</(?:p|span)>', answer, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", " ".join(found))).strip()
