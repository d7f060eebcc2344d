"""ภาคผนวก: the annexes of a letter beside its pages; counts put into its sentences by a click."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docgen.services import letter_annex
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web.desk import Desk
from docgen.web.html_pages import page
from docgen.web.routes.letter_page import letter_of, whole_view

_FIELDS = ("annexes", "body")


async def show(request: Request) -> Response:
    """The words of the letter, its annexes, and what may be named of them."""
    desk: Desk = request.app.state.desk
    values = await desk.work(_values, desk, letter_of(request))
    return page(request, "letter_annexes.html", values, place="desk", tab="annexes")


def _values(desk: Desk, letter: OpenLetter) -> dict[str, object]:
    view = whole_view(desk, letter)
    fields = [field for group in view["groups"] or () for field in group.fields]
    return view | {
        "shown": [field for name in _FIELDS for field in fields if str(field.path[0]) == name],
        "has_annexes": any(str(field.path[0]) == "annexes" and field.rows for field in fields),
        "levels": letter_annex.counts_offered(letter),
    }


ROUTES = [Route("/letters/{name}/annexes", show, methods=["GET"])]
