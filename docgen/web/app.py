"""The routes of the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from docgen.diagnostics import Rejected
from docgen.services.files_beside import refusal_of_disk
from docgen.web import manual_pages
from docgen.web.desk import Desk
from docgen.web.guard import TooMuchError
from docgen.web.html_pages import is_script, page
from docgen.web.makings import NoLongerWantedError
from docgen.web.page_words import page_words
from docgen.web.posted import texts_again
from docgen.web.refusals import sentence_of
from docgen.web.routes import (
    annex_page,
    approval_page,
    batch_page,
    check_page,
    data_page,
    desk_page,
    follow_page,
    inbox_page,
    letter_page,
    letter_tabs,
    lists_page,
    lost_page,
    manual_page,
    received_register,
    register_page,
    results_page,
    settings,
    setup,
    sources_page,
    statuses_page,
    verify_page,
)

_STATIC = Path(__file__).parent / "static"
_ASSETS = Path(__file__).parent.parent / "assets" / "fonts"


def make_app(desk: Desk) -> Starlette:
    """The page of one folder; the guard stands before it."""
    app = Starlette(
        routes=[
            *setup.ROUTES,
            *desk_page.ROUTES,
            *lists_page.ROUTES,
            *batch_page.ROUTES,
            *results_page.ROUTES,
            *verify_page.ROUTES,
            *register_page.ROUTES,
            *received_register.ROUTES,
            *inbox_page.ROUTES,
            *check_page.ROUTES,
            *follow_page.ROUTES,
            *data_page.ROUTES,
            *sources_page.ROUTES,
            *letter_page.ROUTES,
            *letter_tabs.ROUTES,
            *lost_page.ROUTES,
            *approval_page.ROUTES,
            *annex_page.ROUTES,
            *statuses_page.ROUTES,
            *settings.ROUTES,
            *manual_page.ROUTES,
            Route("/end", _end, methods=["POST"]),
            Route("/makings/{key}", _tell_making, methods=["GET"]),
            Route("/makings/{key}", _stop_making, methods=["POST"]),
            Mount("/static", StaticFiles(directory=_STATIC)),
            Mount("/fonts", StaticFiles(directory=_ASSETS)),
            Mount("/manual-pictures", StaticFiles(directory=manual_pages.pictures())),
        ],
        exception_handlers={
            HTTPException: _refusal_page,
            Rejected: _fault_page,
            TooMuchError: _too_much,
            OSError: _disk_refuses,
            NoLongerWantedError: _no_longer_wanted,
            Exception: _own_fault,
        },
    )
    app.state.desk = desk
    return app


async def _end(request: Request) -> Response:
    """End the page from within it."""
    from docgen.web.posted import posted_texts

    await posted_texts(request)
    request.app.state.desk.ends()
    return page(request, "ended.html", place="")


async def _tell_making(request: Request) -> Response:
    """How far a file is that the page asked for; nothing of one that is not under way."""
    making = request.app.state.desk.makings[request.path_params["key"]]
    if making is None:
        return JSONResponse({})
    if not making.of:
        return JSONResponse({"part": 0, "count": ""})
    count = page_words()["making_count"].format(done=making.done, of=making.of)
    return JSONResponse({"part": making.done / making.of, "count": count})


async def _stop_making(request: Request) -> Response:
    """A file under way is no longer wanted."""
    from docgen.web.posted import posted_texts

    await posted_texts(request)
    making = request.app.state.desk.makings[request.path_params["key"]]
    if making is not None:
        making.is_stopped = True
    return JSONResponse({})


async def _no_longer_wanted(request: Request, error: Exception) -> Response:
    return Response(status_code=204)


async def _refusal_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    is_lost = error.status_code == 507 and request.method == "POST"
    again = await texts_again(request) if is_lost else []
    return _refusal_response(request, error.status_code, error.detail, again)


async def _fault_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, Rejected)
    return _refusal_response(request, 422, sentence_of(error.found[0]))


async def _too_much(request: Request, error: Exception) -> Response:
    return _refusal_response(request, 413, "")


async def _disk_refuses(request: Request, error: Exception) -> Response:
    assert isinstance(error, OSError)
    fault = refusal_of_disk(error, request.app.state.desk.folder)
    again = await texts_again(request) if request.method == "POST" else []
    return _refusal_response(request, 507, sentence_of(fault), again)


async def _own_fault(request: Request, error: Exception) -> Response:
    return _refusal_response(request, 500, "")


def _refusal_response(
    request: Request, status: int, detail: str, again: Sequence[tuple[str, str]] = ()
) -> Response:
    """Why a request is refused, in Thai: ``detail`` where it is more than the status says.

    ``again`` is what was typed, which may be sent once more from the page that says so.
    """
    known = page_words()["refused"]
    sentence = known.get(str(status), known["400"])
    if detail and not detail.isascii():
        sentence = detail
    if is_script(request):
        return JSONResponse({"refused": sentence}, status_code=status)
    about = {"sentence": sentence, "again": again, "action": request.url.path}
    return page(request, "refused.html", place="", status=status, **about)
