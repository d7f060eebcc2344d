"""ทะเบียน: outgoing numbers by office and year; reserved, cancelled, given away as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Rejected
from docgen.services import register, register_export, register_files
from docgen.services.letter_form.form_fields import FieldChoice
from docgen.services.register_shown import row_shown
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.files_given import attachment, pdf_response
from docgen.web.html_pages import page
from docgen.web.page_words import page_words
from docgen.web.posted import number_in_address, posted_texts, room_of
from docgen.whole_numbers import MOST_ROWS, number_within

_ERA = 543
_MOST = 50


async def show(request: Request) -> Response:
    """The book of one office and year."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    office, year = asked.get("office", ""), chosen_year(asked.get("year", ""), desk)
    wanted = asked.get("q", "").strip()
    values = await desk.work(_view, desk, room_of(request), office, year, wanted)
    return page(request, "register.html", values, place="register")


def chosen_year(text: str, desk: Desk) -> int:
    """The Buddhist-era year that was asked for; this year where it is none."""
    this = desk.today().year + _ERA
    return number_within(text, this - 79, this + 1) or this


def chosen_office(asked: str, offices: Sequence[FieldChoice]) -> str:
    """The office that was asked for, or the first."""
    names = [office.value for office in offices]
    return asked if asked in names else (names[0] if names else "")


def years_offered(desk: Desk, year: int) -> list[int]:
    """The years to choose from, the latest first."""
    this = desk.today().year + _ERA
    years = list(range(this, this - 6, -1))
    return years if year in years else [*years, year]


def _view(desk: Desk, room: Workroom, office: str, year: int, wanted: str) -> dict[str, object]:
    offices = room.surroundings().offices
    chosen = chosen_office(office, offices)
    found: tuple[Any, ...] = ()
    rows: list[Any] = []
    try:
        shelf = register.book_of_office(room.workspace, chosen, year)
        rows, told = register.rows_of_book(shelf, desk.moment_told())
        found = tuple(letter_view.shown_fault(told_fault) for told_fault in told)
    except Rejected as refusal:
        found = tuple(letter_view.shown_fault(fault) for fault in refusal.found)
    space, known = room.workspace, register_files.circular_names(room.workspace)
    shown = [row_shown(row, register_files.circular_of(row, space, known)) for row in rows]
    if wanted:
        shown = [row for row in shown if row.is_about(wanted)]
    return {
        "offices": offices,
        "office": chosen,
        "year": year,
        "years": years_offered(desk, year),
        "rows": shown,
        "found": found,
        "wanted": wanted,
    }


async def change(request: Request) -> Response:
    """Reserve numbers, or cancel one with its reason."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts = await posted_texts(request)
    office, year = texts.get("office", ""), chosen_year(texts.get("year", ""), desk)
    await desk.work(_change_register, desk, room, office, year, dict(texts))
    return RedirectResponse(
        f"/register?{urlencode({'office': office, 'year': year})}", status_code=303
    )


def _change_register(
    desk: Desk, room: Workroom, office: str, year: int, texts: dict[str, str]
) -> None:
    shelf = register.book_of_office(room.workspace, office, year)
    circular = texts.get("circular", "") == "1"
    if texts.get("do") == "reserve":
        count = number_within(texts.get("count", "1"), 1, _MOST)
        if count is None:
            raise HTTPException(422)
        subject = texts.get("subject", "").strip()
        at = desk.moment_told()
        register.reserve_numbers(shelf, count, at, circular=circular, kind="", subject=subject)
    elif texts.get("do") == "cancel" and texts.get("reason", "").strip():
        number, reason = texts.get("number", ""), texts["reason"].strip()
        register.cancel_number(shelf, number, reason, desk.moment_told(), circular=circular)
    else:
        raise HTTPException(422)


async def export(request: Request) -> Response:
    """The book as a table for Excel."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    asked = request.query_params
    year = chosen_year(asked.get("year", ""), desk)
    content = await desk.work(_table, desk, room, asked.get("office", ""), year)
    name = quote(f"register-{year}.csv")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


def _table(desk: Desk, room: Workroom, office: str, year: int) -> bytes:
    shelf = register.book_of_office(room.workspace, office, year)
    return register_export.table_of_book(shelf, desk.moment_told())


async def show_files(request: Request) -> Response:
    """The files that went out under one number."""
    desk: Desk = request.app.state.desk
    key = _key_of(request)
    found = await desk.work(register_files.files_of_number, room_of(request).workspace, *key)
    if found is None:
        raise HTTPException(404)
    office, year, series, number = key
    book = {"office": office, "year": year}
    asked = urlencode(book | {"series": series, "number": number})
    values: dict[str, object] = {"found": found, "book": urlencode(book), "asked": asked}
    return page(request, "register_files.html", values, place="register")


async def give_file(request: Request) -> Response:
    """One of those files, while it stands as it went out."""
    desk: Desk = request.app.state.desk
    at = (
        number_in_address(request, "letter", MOST_ROWS),
        number_in_address(request, "file", MOST_ROWS),
    )
    space = room_of(request).workspace
    given = await desk.run_aside(register_files.issued_file, space, *_key_of(request), at)
    if given is None:
        raise HTTPException(404, page_words()["no_such_file"])
    return pdf_response(*given) if "open" in request.query_params else attachment(*given)


def _key_of(request: Request) -> tuple[str, int, str, int]:
    """The row that is asked for; HTTPException 404 where it cannot be one."""
    asked = request.query_params
    year = number_within(asked.get("year", ""), 0, MOST_ROWS)
    number = number_within(asked.get("number", ""), 0, MOST_ROWS)
    if year is None or number is None:
        raise HTTPException(404)
    return asked.get("office", ""), year, asked.get("series", ""), number


ROUTES = [
    Route("/register", show, methods=["GET"]),
    Route("/register/files", show_files, methods=["GET"]),
    Route("/register/files/{letter}/{file}", give_file, methods=["GET"]),
    Route("/register", change, methods=["POST"]),
    Route("/register/book.csv", export, methods=["GET"]),
]
