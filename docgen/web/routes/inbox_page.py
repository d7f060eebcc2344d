"""รับและส่งต่อ: a received letter as a draft, or sent on; ตรวจหนังสือ: a typed one checked."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Diagnostic, Rejected
from docgen.services import received_letter
from docgen.services.check import check_word_file
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.letter_view import ShownFinding
from docgen.web.pages import page
from docgen.web.posted import room_of, uploaded

_MOST_SHOWN = 200


async def show(request: Request) -> Response:
    """Where a received letter is dropped."""
    offices = room_of(request).surroundings().offices
    return page(request, "inbox.html", place="inbox", offices=offices, found=())


async def take(request: Request) -> Response:
    """A received letter as a draft of one's own, or as the letter that sends it on."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts, files = await uploaded(request)
    if not files or not files[0].filename:
        raise HTTPException(422)
    name, content = files[0].filename, await files[0].read()
    office = texts.get("office", "")
    path, found = await desk.work(_taken, room, name, content, office, desk.today())
    if path is None:
        offices = room.surroundings().offices
        shown = tuple(letter_view.shown_fault(one) for one in found)
        values = {"offices": offices, "found": shown}
        return page(request, "inbox.html", place="inbox", status=422, **values)
    return RedirectResponse(f"/letters/{quote(path.stem, safe='')}", status_code=303)


def _taken(
    room: Workroom, name: str, content: bytes, office: str, today: datetime.date
) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    with _aside(name, content) as path:
        try:
            if office:
                return received_letter.forwarded(path, room.workspace, office, today), ()
            return received_letter.drafted(path, room.workspace, today), ()
        except Rejected as refusal:
            return None, tuple(refusal.found)


@contextmanager
def _aside(name: str, content: bytes) -> Iterator[Path]:
    """An uploaded file in a folder of its own, for as long as it is read."""
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        path = Path(folder) / received_letter.safe_file_name(name)
        path.write_bytes(content)
        yield path


async def show_check(request: Request) -> Response:
    """Where a typed letter is dropped."""
    return page(request, "check.html", place="check", name="", found=(), is_checked=False)


async def check(request: Request) -> Response:
    """What is to be said of a Word file that somebody typed."""
    desk: Desk = request.app.state.desk
    room_of(request)
    _, files = await uploaded(request)
    if not files or not files[0].filename:
        raise HTTPException(422)
    name, content = files[0].filename, await files[0].read()
    found = await desk.work(_checked, name, content)
    values: dict[str, Any] = {"name": name, "found": found, "is_checked": True}
    return page(request, "check.html", place="check", **values)


def _checked(name: str, content: bytes) -> tuple[ShownFinding, ...]:
    with _aside(name, content) as path:
        found = check_word_file(path).found
    return letter_view.shown_faults(found[:_MOST_SHOWN])


ROUTES = [
    Route("/inbox", show, methods=["GET"]),
    Route("/inbox", take, methods=["POST"]),
    Route("/check", show_check, methods=["GET"]),
    Route("/check", check, methods=["POST"]),
]
