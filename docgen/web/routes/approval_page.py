"""อนุมัติ: what an approver sent back, part by part; accepted, and then issued as approved."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Diagnostic, Rejected
from docgen.services import approval
from docgen.services.approval import Difference
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import page
from docgen.web.page_words import PageValues, page_words
from docgen.web.posted import posted_form, uploaded_files
from docgen.web.routes.letter_page import letter_of
from docgen.web.routes.letter_tabs import letter_values

_TEMPLATE = "letter_approval.html"


async def show(request: Request) -> Response:
    """What came back beside the letter."""
    return await _page_shown(request)


async def _page_shown(
    request: Request, found: tuple[Diagnostic, ...] = (), refused: str = "", **more: Any
) -> Response:
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    values = await desk.work(_values, desk, letter)
    values |= {"refused": refused, "accepted": None, "files": (), **more}
    values["told"] = (*letter_view.shown_faults(found), *values["told"])
    status = 422 if found or refused else 200
    return page(request, _TEMPLATE, values, place="desk", tab="approval", status=status)


def _values(desk: Desk, letter: OpenLetter) -> PageValues:
    view = letter_values(desk, letter)
    back = approval.sent_back(letter)
    changes: tuple[Difference, ...] = ()
    told: tuple[Any, ...] = ()
    if back is not None:
        try:
            changes = approval.differences_of(letter, back)
        except Rejected as refusal:
            told = letter_view.shown_faults(refusal.found)
    number = letter.number(desk.moment_told())
    return view | {
        "back": back,
        "changes": tuple(change for change in changes if not change.is_open),
        "open_changes": tuple(change for change in changes if change.is_open),
        "told": told,
        "number": number.text,
        "issued": number.is_issued,
        "lacking": letter_view.shown_faults([fault for fault in number.found if fault.is_error]),
    }


async def take(request: Request) -> Response:
    """What an approver sent back."""
    desk: Desk = request.app.state.desk
    _, files = await uploaded_files(request)
    letter = letter_of(request)
    if not files or not files[0].filename:
        raise HTTPException(422)
    try:
        await desk.work(approval.keep_approval, letter, files[0].filename, await files[0].read())
    except Rejected as refusal:
        return await _page_shown(request, refusal.found)
    return _back(letter)


async def act(request: Request) -> Response:
    """Accept changes, issue the letter as approved, or put the file away."""
    desk: Desk = request.app.state.desk
    form = await posted_form(request)
    letter = letter_of(request)
    action = form.get("do")
    back = approval.sent_back(letter)
    if back is None or action not in ("accept", "all", "issue", "away"):
        raise HTTPException(422)
    if action == "away":
        await desk.work(approval.put_away, letter)
        return _back(letter)
    if form.get("mark") != (await desk.work(letter.file)).mark:
        return await _page_shown(request, refused=page_words()["changed_since_looked"])
    try:
        if action == "issue":
            return await _issue(request, letter, back)
        known = await desk.work(approval.differences_of, letter, back)
        chosen = {str(key) for key in form.getlist("change")}
        keys = {
            difference.key for difference in known if action == "all" and not difference.is_open
        }
        keys |= {difference.key for difference in known if difference.key in chosen}
        _, accepted = await desk.work(approval.accept, letter, back, keys, desk.moment())
    except Rejected as refusal:
        return await _page_shown(request, refusal.found)
    return await _page_shown(request, accepted=accepted)


async def _issue(request: Request, letter: OpenLetter, back: approval.SentBack) -> Response:
    desk: Desk = request.app.state.desk
    done = await desk.work(approval.issue, letter, back, desk.moment_told(), desk.moment())
    if not done.is_done:
        errors = tuple(fault for fault in done.found if fault.is_error)
        return await _page_shown(request, errors, refused="" if errors else page_words()["not_yet"])
    return await _page_shown(request, files=tuple(path.name for path in done.files))


def _back(letter: OpenLetter) -> Response:
    return RedirectResponse(
        f"/letters/{quote(letter.path.stem, safe='')}/approval", status_code=303
    )


ROUTES = [
    Route("/letters/{name}/approval", show, methods=["GET"]),
    Route("/letters/{name}/approval", take, methods=["POST"]),
    Route("/letters/{name}/approval/changes", act, methods=["POST"]),
]
