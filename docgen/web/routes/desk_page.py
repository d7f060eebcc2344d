"""โต๊ะทำงาน: the letters of the workspace with their state; new ones."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from docgen.model.wordings import WordingTemplate
from docgen.services import new_letter
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import page
from docgen.web.page_words import page_words
from docgen.web.posted import posted_texts, room_of
from docgen.web.routes.letter_page import letter_of


async def show(request: Request) -> Response:
    """The desk; the set-up while the folder is no workspace yet."""
    desk: Desk = request.app.state.desk
    if desk.room is None:
        return RedirectResponse("/setup", status_code=303)
    room = room_of(request)
    wanted = request.query_params.get("q", "").strip()
    letters = await desk.work(room.letters)
    if wanted:
        letters = tuple(letter for letter in letters if letter.is_about(wanted))
    return page(request, "desk.html", place="desk", letters=letters, wanted=wanted)


async def state(request: Request) -> Response:
    """The state of one letter, for the list that is shown before all are read."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    judged = await desk.work(letter.judged_briefly)
    found = letter_view.state_of(judged, issued=letter.is_issued(judged))
    chip = letter_view.state_chip(found)
    return JSONResponse({"state": found, "chip": chip, "due": judged.first_deadline})


async def choose(request: Request) -> Response:
    """The kinds and templates to begin with."""
    room = room_of(request)
    desk: Desk = request.app.state.desk
    kinds = await desk.work(new_letter.kinds_offered, room.workspace)
    letters = await desk.work(room.letters)
    templates = await desk.work(_templates, room)
    return page(
        request, "new.html", place="desk", kinds=kinds, letters=letters, templates=templates
    )


def _templates(room: Workroom) -> list[tuple[WordingTemplate, str]]:
    """The wordings to begin with, each with the kind that it is written for."""
    return [
        (template, new_letter.kind_written_for(template.kinds) or page_words()["first_kind"])
        for template in room.surroundings().templates
    ]


async def begin(request: Request) -> Response:
    """A new letter of a kind, or after an earlier one."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts = await posted_texts(request)
    path: Path | None
    if earlier := texts.get("after", ""):
        letter = room.letter_named(earlier)
        if letter is None:
            raise HTTPException(404)
        path = await desk.work(new_letter.copied_letter, letter.path, desk.today())
    else:
        asked = texts.get("kind", "")
        path = await desk.work(new_letter.started_letter, room.workspace, asked, desk.today())
        if path is not None and (wanted := texts.get("template", "")):
            letter = room.letter(path)
            await desk.work(letter.press_button, "template", "body", desk.moment(), wanted)
    if path is None:
        raise HTTPException(404)
    return RedirectResponse(f"/letters/{path.stem}", status_code=303)


ROUTES = [
    Route("/", show, methods=["GET"]),
    Route("/new", choose, methods=["GET"]),
    Route("/letters", begin, methods=["POST"]),
    Route("/letters/{name}/state", state, methods=["GET"]),
]
