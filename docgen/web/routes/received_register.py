"""ทะเบียนหนังสือรับ: incoming letters by office and year, their files, those with the stamp."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docgen.diagnostics import Rejected
from docgen.services import receipts_shown
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.files_given import attachment, pdf_response
from docgen.web.html_pages import page
from docgen.web.posted import number_in_address, room_of
from docgen.web.refusals import http_refusal
from docgen.web.routes.register_page import chosen_office, chosen_year, years_offered
from docgen.whole_numbers import MOST_ROWS

_LAST_YEAR = 9_999
_FILE = "/{office}/{year}/{number}/{which}"


async def show(request: Request) -> Response:
    """The incoming letters of one office and year."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    year = chosen_year(asked.get("year", ""), desk)
    wanted = asked.get("q", "").strip()
    office = asked.get("office", "")
    values = await desk.work(_view, desk, room_of(request), office, year, wanted)
    return page(request, "received_register.html", values, place="register")


def _view(desk: Desk, room: Workroom, office: str, year: int, wanted: str) -> dict[str, object]:
    offices = room.surroundings().offices
    chosen = chosen_office(office, offices)
    rows: tuple[receipts_shown.ReceiptShown, ...] = ()
    found: tuple[Any, ...] = ()
    try:
        here = receipts_shown.book_of_office(room.workspace, chosen, year)
        rows = receipts_shown.receipts_shown(here, desk.moment_told())
    except Rejected as refusal:
        found = letter_view.shown_faults(refusal.found)
    return {
        "offices": offices,
        "office": chosen,
        "year": year,
        "years": years_offered(desk, year),
        "rows": tuple(row for row in rows if not wanted or row.is_about(wanted)),
        "found": found,
        "wanted": wanted,
    }


async def give_file(request: Request) -> Response:
    """The kept file of an incoming letter, or its copy with the stamp."""
    desk: Desk = request.app.state.desk
    asked = request.path_params
    if asked["which"] not in ("original", "stamped"):
        raise HTTPException(404)
    try:
        given = await desk.work(
            _file,
            desk,
            room_of(request),
            asked["office"],
            number_in_address(request, "year", _LAST_YEAR),
            number_in_address(request, "number", MOST_ROWS),
            asked["which"],
        )
    except Rejected as refusal:
        raise http_refusal(refusal, 404) from None
    if given is None:
        raise HTTPException(404)
    return pdf_response(*given)


def _file(
    desk: Desk, room: Workroom, office: str, year: int, number: int, which: str
) -> tuple[str, bytes] | None:
    here = receipts_shown.book_of_office(room.workspace, office, year)
    stamped = which == "stamped"
    return receipts_shown.receipt_file(here, number, desk.moment_told(), stamped=stamped)


async def export(request: Request) -> Response:
    """The incoming letters as a table for Excel."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    year = chosen_year(asked.get("year", ""), desk)
    content = await desk.work(
        receipts_shown.receipts_table,
        receipts_shown.book_of_office(room_of(request).workspace, asked.get("office", ""), year),
        desk.moment_told(),
    )
    return attachment(f"received-{year}.csv", content)


ROUTES = [
    Route("/register/received", show, methods=["GET"]),
    Route("/register/received.csv", export, methods=["GET"]),
    Route(f"/register/received{_FILE}", give_file, methods=["GET"]),
]
