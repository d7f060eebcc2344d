"""HTML from templates, with what every page shows: the places, the acting office, the token."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from docgen.web.page_words import page_words

if TYPE_CHECKING:
    from docgen.web.desk import Desk

_HERE = Path(__file__).parent


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["ident"] = element_id
    made.filters["help"] = help_text
    made.globals["words"] = page_words()
    return made


def element_id(name: str) -> str:
    """A name as the ``id`` of an element."""
    return "f" + hashlib.sha256(name.encode("utf-8")).hexdigest()[:12]


def help_text(text: str) -> str:
    """What a field is, up to where it speaks of commands and files."""
    return re.split(page_words()["of_terminal"], text)[0].strip()


def fragment(template: str, /, **values: object) -> Markup:
    """A part of a page."""
    return Markup(_environment().get_template(template).render(**values))


def page(
    request: Request,
    template: str,
    values: Mapping[str, object] | None = None,
    /,
    *,
    place: str,
    status: int = 200,
    **more: object,
) -> HTMLResponse:
    """A whole page of ``values`` and ``more``; ``place`` is the one that it belongs to."""
    desk: Desk = request.app.state.desk
    common = {"place": place, "token": desk.keys.change, "acting": desk.acting_office()}
    shown = fragment(template, **{**common, **(values or {}), **more})
    return HTMLResponse(str(shown), status_code=status)


def is_script(request: Request) -> bool:
    """Whether a script asks, which wants fragments instead of a page."""
    return "application/json" in request.headers.get("accept", "")


def page_or_part(
    request: Request, whole: str, part: str, /, place: str, **values: object
) -> Response:
    """The template ``part`` for the page's own script, else the ``whole`` page around it."""
    if is_script(request):
        return JSONResponse({"html": str(fragment(part, **values))})
    return page(request, whole, values, place=place)
