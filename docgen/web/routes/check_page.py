"""ตรวจหนังสือ: a typed Word file, its findings beside its drawn pages, a mended copy."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Diagnostic, Rejected
from docgen.services import drawn_word, word_tray
from docgen.services.word_tray import DroppedFile
from docgen.services.workroom import Workroom
from docgen.web import inbox_view, letter_view
from docgen.web.desk import Desk
from docgen.web.files_given import attachment
from docgen.web.html_pages import page, page_or_part
from docgen.web.posted import posted_texts, room_of, uploaded_files

_MOST_SHOWN = 200


async def show(request: Request) -> Response:
    """Where a typed letter is dropped."""
    return page(request, "check.html", place="check", found=())


async def take(request: Request) -> Response:
    """A Word file that somebody typed."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    _, files = await uploaded_files(request)
    if not files or not files[0].filename:
        raise HTTPException(422)
    name, content = files[0].filename, await files[0].read()
    try:
        file = await desk.run_aside(word_tray.keep_word_file, room.workspace, name, content)
    except Rejected as refusal:
        found = letter_view.shown_faults(refusal.found)
        return page(request, "check.html", place="check", status=422, found=found)
    return RedirectResponse(f"/check/{file.key}", status_code=303)


def _file_of(request: Request) -> tuple[Workroom, DroppedFile]:
    room = room_of(request)
    file = word_tray.kept_word_file(room.workspace, request.path_params["key"])
    if file is None:
        raise HTTPException(404)
    return room, file


async def show_checked(request: Request) -> Response:
    """The findings beside the pages."""
    return await _page_shown(request, ())


async def _page_shown(request: Request, found: tuple[Diagnostic, ...]) -> Response:
    desk: Desk = request.app.state.desk
    room, file = _file_of(request)
    values = await desk.work(_values, desk, room, file)
    values["refused"] = letter_view.shown_faults(found)
    return page(request, "check_file.html", values, place="check", status=422 if found else 200)


def _values(desk: Desk, room: Workroom, file: DroppedFile) -> dict[str, object]:
    checked = word_tray.check_kept_file(room, file)
    order = {"error": 0, "warning": 1, "note": 2}
    found = sorted(checked.findings, key=lambda finding: order[finding.fault.severity])[
        :_MOST_SHOWN
    ]
    shown = [
        (letter_view.shown_fault(marked.fault), marked.field, _place(marked.fault))
        for marked in found
    ]
    worst: dict[str, str] = {}
    for fault in reversed(found):
        worst[fault.field] = fault.fault.severity
    return {
        "file": file,
        "name": file.path.name,
        "found": shown,
        "not_taken": checked.not_taken,
        "is_letter": checked.is_letter,
        "drawn": inbox_view.shown_sheets(desk, checked.drawn, worst),
        "has_office": drawn_word.program() is not None,
    }


def _place(fault: Diagnostic) -> str:
    return fault.at.cell if fault.at is not None else ""


async def give_mended(request: Request) -> Response:
    """A copy with everything mechanical put right."""
    desk: Desk = request.app.state.desk
    _, file = _file_of(request)
    made = await desk.run_aside(word_tray.mended_copy, file)
    return attachment(made.name, made.content)


async def keep(request: Request) -> Response:
    """The file as a letter of the workspace."""
    desk: Desk = request.app.state.desk
    await posted_texts(request)
    room, file = _file_of(request)
    try:
        path, _ = await desk.work(word_tray.as_circular, room.workspace, file)
    except Rejected as refusal:
        return await _page_shown(request, tuple(refusal.found))
    return RedirectResponse(f"/letters/{quote(path.stem, safe='')}", status_code=303)


async def word_pages(request: Request) -> Response:
    """The pages of the file as LibreOffice draws them, where the machine has it."""
    desk: Desk = request.app.state.desk
    _, file = _file_of(request)
    sheets = await desk.run_aside(inbox_view.word_pages, desk, word_tray.content_of(file))
    return page_or_part(request, "word_page.html", "word_pages.html", place="check", sheets=sheets)


ROUTES = [
    Route("/check", show, methods=["GET"]),
    Route("/check", take, methods=["POST"]),
    Route("/check/{key}", show_checked, methods=["GET"]),
    Route("/check/{key}", keep, methods=["POST"]),
    Route("/check/{key}/mended", give_mended, methods=["GET"]),
    Route("/check/{key}/word", word_pages, methods=["GET"]),
]
