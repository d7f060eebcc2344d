"""หนังสือที่แฟ้มหายไป: what is kept of a letter whose file is gone, and the file made anew."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Rejected
from docgen.services import lost_letters
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import is_script, page
from docgen.web.page_words import page_words
from docgen.web.posted import posted_texts, room_of


async def lost_page(request: Request, room: Workroom, name: str) -> Response | None:
    """What is kept of a letter whose file is gone; ``None`` where nothing is."""
    desk: Desk = request.app.state.desk
    try:
        lost = await desk.work(lost_letters.lost_letter, room, name)
    except Rejected:
        return None
    if lost is None:
        return None
    versions = letter_view.shown_versions(lost.versions)
    values = {"lost": lost, "versions": versions, "latest": lost_letters.LATEST}
    return page(request, "letter_lost.html", values, place="desk", status=404)


async def show(request: Request) -> Response:
    """Every letter whose file is gone."""
    desk: Desk = request.app.state.desk
    lost = await desk.work(lost_letters.lost_letters, room_of(request))
    return page(request, "lost_letters.html", place="desk", letters=lost)


async def make_anew(request: Request) -> Response:
    """The file made anew, from one of its versions or from its last text."""
    desk: Desk = request.app.state.desk
    room, name = room_of(request), request.path_params["name"]
    version = (await posted_texts(request)).get("version", "")
    moment = desk.moment()
    path = await desk.work(lost_letters.letter_made_anew, room, name, version, moment)
    if path is None:
        raise HTTPException(404, page_words()["gone"])
    address = f"/letters/{quote(name, safe='')}"
    return JSONResponse({}) if is_script(request) else RedirectResponse(address, status_code=303)


ROUTES = [
    Route("/lost", show, methods=["GET"]),
    Route("/letters/{name}/anew", make_anew, methods=["POST"]),
]
