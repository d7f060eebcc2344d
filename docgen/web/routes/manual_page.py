"""คู่มือ: the manual with search, and the page of each code."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from docgen.services import explanations
from docgen.web import manual_pages
from docgen.web.pages import page


async def show(request: Request) -> Response:
    """A page of the manual, or what a search finds."""
    topic = request.path_params.get("topic", "")
    wanted = request.query_params.get("q", "").strip()
    topics = manual_pages.topics()
    chosen = next((one for one in topics if one.name == topic), topics[0] if topics else None)
    if topic and (chosen is None or chosen.name != topic):
        raise HTTPException(404)
    found = manual_pages.search(wanted) if wanted else ()
    html = Markup(manual_pages.html_of(chosen)) if chosen is not None and not wanted else ""
    return page(
        request,
        "manual.html",
        place="manual",
        topics=topics,
        chosen=chosen,
        wanted=wanted,
        found=found,
        html=html,
    )


async def picture(request: Request) -> Response:
    """A picture of the manual."""
    path: Path | None = manual_pages.picture(request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return FileResponse(path)


async def show_code(request: Request) -> Response:
    """What a code means."""
    code = explanations.code_page(request.path_params["code"])
    if code is None:
        raise HTTPException(404)
    return page(request, "code.html", place="manual", code=code)


async def list_codes(request: Request) -> Response:
    """Every code."""
    return page(request, "codes.html", place="manual", codes=explanations.all_codes())


ROUTES = [
    Route("/manual", show, methods=["GET"]),
    Route("/manual/pictures/{name}", picture, methods=["GET"]),
    Route("/manual/{topic}", show, methods=["GET"]),
    Route("/codes", list_codes, methods=["GET"]),
    Route("/codes/{code}", show_code, methods=["GET"]),
]
