"""The first start in an empty folder: the office, who signs, and a letter on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.services import new_letter, workspace_setup
from docgen.web.desk import Desk
from docgen.web.html_pages import page
from docgen.web.page_words import page_words
from docgen.web.posted import posted_texts
from docgen.web.routes.letter_page import cleaned_text

_NEEDED = ("agency", "letterhead", "responsible_office", "name", "position_title")
_OFFICE = ("agency", "letterhead", "responsible_office", "reference_prefix", "telephone")
_SIGNATORY = ("name", "position_title", "signs_on_behalf_of")


async def show(request: Request) -> Response:
    """The questions."""
    desk: Desk = request.app.state.desk
    if desk.room is not None:
        return RedirectResponse("/", status_code=303)
    if not workspace_setup.may_become_workspace(desk.folder):
        return page(request, "setup_other.html", place="", status=409)
    return page(request, "setup.html", place="", typed={}, missing=())


async def make(request: Request) -> Response:
    """The workspace, and its first letter."""
    desk: Desk = request.app.state.desk
    typed = {name: cleaned_text(text) for name, text in (await posted_texts(request)).items()}
    if desk.room is not None or not workspace_setup.may_become_workspace(desk.folder):
        return RedirectResponse("/", status_code=303)
    missing = tuple(name for name in _NEEDED if not typed.get(name, "").strip())
    if missing:
        return page(request, "setup.html", place="", status=422, typed=typed, missing=missing)
    path = await desk.work(_make_workspace, desk, typed)
    return RedirectResponse(f"/letters/{path.stem}" if path else "/", status_code=303)


def _make_workspace(desk: Desk, typed: dict[str, str]) -> Path | None:
    signatory: dict[str, Any] = {name: typed.get(name, "") for name in _SIGNATORY}
    office = {name: typed.get(name, "") for name in _OFFICE}
    workspace = workspace_setup.make_workspace(desk.folder, office, signatory)
    return new_letter.started_letter(workspace, page_words()["first_kind"], desk.today())


ROUTES = [
    Route("/setup", show, methods=["GET"]),
    Route("/setup", make, methods=["POST"]),
]
