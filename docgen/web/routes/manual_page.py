"""คู่มือ: the manual with search, and the page of each code."""

from __future__ import annotations

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docgen.services import explanations, manual
from docgen.services.explain import explain
from docgen.web import manual_pages
from docgen.web.html_pages import page
from docgen.web.page_words import page_words


async def show(request: Request) -> Response:
    """A page of the manual, or what a search finds."""
    topic = request.path_params.get("topic", "")
    wanted = request.query_params.get("q", "").strip()
    topics = manual.pages()
    first = next(
        (each_topic for each_topic in topics if each_topic.topic == page_words()["first_topic"]),
        topics[0],
    )
    chosen = next((each_topic for each_topic in topics if each_topic.topic == topic), first)
    if topic and chosen.topic != topic:
        raise HTTPException(404)
    found = manual_pages.search(wanted) if wanted else ()
    html = "" if wanted else Markup(manual_pages.html_of(chosen))
    values: dict[str, object] = {"topics": topics, "chosen": chosen, "wanted": wanted}
    values |= {"found": found, "html": html}
    return page(request, "manual.html", values, place="manual")


async def show_code(request: Request) -> Response:
    """What a code means."""
    code = explain(request.path_params["code"]).value
    if code is None:
        raise HTTPException(404)
    return page(request, "code.html", place="manual", code=code)


async def list_codes(request: Request) -> Response:
    """Every code."""
    return page(request, "codes.html", place="manual", codes=explanations.all_codes())


ROUTES = [
    Route("/manual", show, methods=["GET"]),
    Route("/manual/{topic}", show, methods=["GET"]),
    Route("/codes", list_codes, methods=["GET"]),
    Route("/codes/{code}", show_code, methods=["GET"]),
]
