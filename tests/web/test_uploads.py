"""Hostile files dropped on the page: refused in Thai, nothing written, the clerk is answered."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.helpers.page_caller import TAKERS, Caller, dropped, snapshot
from tests.helpers.running_page import PATIENCE, RunningServer
from tests.hostile import foreign, pictures, workbooks

FILES: dict[str, Callable[[], bytes]] = {
    **{name: made for name, made in foreign.HOSTILE.items() if "paragraphs" not in name},
    **{f"{name}.xlsx": made for name, made in list(workbooks.HOSTILE.items())[:4]},
    **{f"{name}.png": made for name, made in pictures.BAD.items()},
    "../../../etc/passwd.pdf": lambda: b"%PDF-1.4\n../../etc/passwd",
    "..\\..\\windows\\x.docx": lambda: b"PK\3\4",
    "CON.docx": lambda: b"",
    "a" * 5_000 + ".pdf": lambda: b"%PDF",
    "\u202efdp.exe": lambda: b"MZ\x90\0" * 100,
    "script.html": lambda: b"<script>alert(1)</script>",
    "nothing": lambda: b"\0" * 100,
}
# Word files that are odd and safe: what is wrong with them can be told.
CHECKED = {
    "a cell over two milliard columns.docx",
    "rows before and after without end.docx",
    "a line of spaces.docx",
}
DROPPED = [
    pytest.param(path, name, id=f"{name[:40]}-{path}")
    for path in TAKERS
    for name in FILES
    if path != "/check" or name not in CHECKED
]


@pytest.fixture
def calm(module_server: RunningServer) -> Iterator[RunningServer]:
    before = snapshot(module_server.folder)
    yield module_server
    after = snapshot(module_server.folder)
    assert {name: after[name] for name in after if name not in before} == {}
    assert after == before
    status, _, body = Caller(module_server).enter().ask("GET", "/letters/memo-example")
    assert status == 200
    assert "เรื่อง" in body.decode()


@pytest.mark.parametrize(("path", "name"), DROPPED)
def test_a_hostile_file_is_refused(calm: RunningServer, path: str, name: str) -> None:
    caller = Caller(calm).enter()
    status, answer = dropped(caller, path, name, FILES[name]())
    assert status in (400, 413, 422), answer[:2000]
    assert any("\u0e01" <= sign <= "\u0e5b" for sign in answer)
    assert "Traceback" not in answer
    assert "root:" not in answer
    assert "<script>alert" not in answer


def test_the_clerk_is_answered_while_a_large_file_is_read(calm: RunningServer) -> None:
    caller, done = Caller(calm).enter(), threading.Event()
    content = foreign.HOSTILE["twenty thousand paragraphs.docx"]()

    def reading() -> None:
        with contextlib.suppress(TimeoutError):
            dropped(Caller(calm).enter(), "/inbox", "large.docx", content)
        done.set()

    thread = threading.Thread(target=reading)
    thread.start()
    done.wait(0.5)  # it is under way, or already read
    for _ in range(3):
        assert caller.ask("GET", "/letters/memo-example")[0] == 200
    thread.join(timeout=4 * PATIENCE)
