"""รับและส่งต่อ: a letter that came, its fields and doubts; received, sent on, or made a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Rejected
from docgen.services import receipts_shown, received_doubts, received_letter, received_tray
from docgen.services.letter_form import UneditableError
from docgen.services.received_letter import Forwarding
from docgen.services.received_tray import Arrived
from docgen.services.workroom import Workroom
from docgen.web import inbox_view, letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import page, page_or_part
from docgen.web.page_words import page_words
from docgen.web.posted import posted_texts, room_of, uploaded_files
from docgen.whole_numbers import MOST_ROWS, number_within

_MOST_LEAD = 60
_ONWARD = ("office", "date", "lead", "urgency")


async def show(request: Request) -> Response:
    """Where received letters are dropped, and those that wait."""
    return await _desk_of_letters(request, ())


async def _desk_of_letters(request: Request, found: Any) -> Response:
    desk: Desk = request.app.state.desk
    waiting = await desk.work(inbox_view.waiting_letters, room_of(request))
    status = 422 if found else 200
    values = {"waiting": waiting, "found": letter_view.shown_faults(found)}
    return page(request, "inbox.html", values, place="inbox", status=status)


async def take(request: Request) -> Response:
    """A letter that came: read, and kept on the desk until something is done with it."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    _, files = await uploaded_files(request)
    if not files or not files[0].filename:
        raise HTTPException(422)
    name, content = files[0].filename, await files[0].read()
    try:
        letter = await desk.run_aside(
            received_tray.keep_received, room.workspace, name, content, desk.moment()
        )
    except Rejected as refusal:
        return await _desk_of_letters(request, refusal.found)
    return _to(letter)


def _to(letter: Arrived, tail: str = "") -> Response:
    return RedirectResponse(f"/inbox/{letter.key}{tail}", status_code=303)


def _letter_of(request: Request, room: Workroom) -> Arrived:
    found = received_tray.arrived_letter(room.workspace, request.path_params["key"])
    if found is None:
        raise HTTPException(404)
    return found


async def show_letter(request: Request) -> Response:
    """The letter beside its drawn original: fields, doubts, what was not taken."""
    return await _page_shown(request, ())


async def _page_shown(
    request: Request, found: Any, asked: Mapping[str, str] | None = None
) -> Response:
    """The letter, with what was wrong and what was typed when it was."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    letter = _letter_of(request, room)
    values = await desk.work(inbox_view.letter_values, desk, room, letter)
    typed = dict(asked or {})
    values["told"] = {name: typed.get(name, text) for name, text in values["told"].items()}
    values["asked"] = {name: typed.get(name, "") for name in _ONWARD}
    values["found"] = letter_view.shown_faults(found)
    return page(request, "inbox_letter.html", values, place="inbox", status=422 if found else 200)


async def settle(request: Request) -> Response:
    """A doubt settled: what was typed stands in the draft, and the doubt is gone."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts = await posted_texts(request)
    letter = _letter_of(request, room)
    if texts.get("mark") != letter.mark:
        raise HTTPException(409, page_words()["changed_since_shown"])
    try:
        await desk.work(_settle_doubts, room, letter, texts)
    except UneditableError:
        raise HTTPException(422, page_words()["unreadable"]) from None
    except Rejected as refusal:
        return await _page_shown(request, refusal.found)
    return _to(letter, "#doubts")


def _settle_doubts(room: Workroom, letter: Arrived, texts: Mapping[str, str]) -> None:
    number = number_within(texts.get("line", ""), 1, MOST_ROWS) or 0
    groups = received_doubts.form_of_draft(room, letter.draft)
    doubts = received_doubts.doubts_of(letter.draft, groups)
    doubt = next((each_doubt for each_doubt in doubts if each_doubt.line == number), None)
    received_doubts.refuse_blank(doubt.field if doubt else None, texts)
    made = received_doubts.settled_draft(room, letter.draft, groups, number, texts)
    received_tray.keep_draft(room.workspace, letter, made)


async def act(request: Request) -> Response:
    """Receive the letter into the register, send it on, make it a draft, or put it away."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts = await posted_texts(request)
    letter = _letter_of(request, room)
    actions = {"receive": _receive, "forward": _forward, "draft": _draft, "away": _put_away}
    action = actions.get(texts.get("do", ""))
    if action is None:
        raise HTTPException(422)
    try:
        address = await desk.work(action, desk, room, letter, texts)
    except Rejected as refusal:
        return await _page_shown(request, refusal.found, texts)
    return RedirectResponse(address, status_code=303)


def _receive(desk: Desk, room: Workroom, letter: Arrived, texts: Mapping[str, str]) -> str:
    now = desk.now()
    year = now.year + 543
    here = receipts_shown.book_of_office(room.workspace, texts.get("office", ""), year)
    told = receipts_shown.IncomingEntry(
        office=here.key,
        year=year,
        number=0,
        arrived="",
        received="",
        **{name: texts.get(name, "").strip() for name in inbox_view.RECEIPT},
    )
    arrival = receipts_shown.Arrival(
        letter.file,
        now,
        on_paper=texts.get("paper") == "1",
        stamp=texts.get("stamp") == "1",
        told=told,
    )
    made = receipts_shown.receive_letter(here, arrival, desk.moment_told()).expected_value()
    receipt = f"{here.key}/{made.receipt.year}/{made.receipt.number}"
    received_tray.note_in_tray(room.workspace, letter, receipt=receipt)
    return f"/inbox/{letter.key}#receive"


def _forward(desk: Desk, room: Workroom, letter: Arrived, texts: Mapping[str, str]) -> str:
    lead = number_within(texts.get("lead", "0").strip() or "0", 0, _MOST_LEAD)
    if lead is None:
        raise HTTPException(422, page_words()["lead_is_days"])
    asked = Forwarding(
        office=texts.get("office", ""),
        date=texts.get("date", "").strip(),
        lead=lead,
        urgency=texts.get("urgency", ""),
    )
    made = received_letter.forward_letter(letter, room.workspace, asked, desk.today())
    return f"/letters/{quote(made.path.stem, safe='')}"


def _draft(desk: Desk, room: Workroom, letter: Arrived, texts: Mapping[str, str]) -> str:
    made = received_letter.draft_letter(letter, room.workspace)
    return f"/letters/{quote(made.path.stem, safe='')}"


def _put_away(desk: Desk, room: Workroom, letter: Arrived, texts: Mapping[str, str]) -> str:
    received_tray.put_away(room.workspace, letter)
    return "/inbox"


async def word_pages(request: Request) -> Response:
    """The pages of a Word file as LibreOffice draws them, where the machine has it."""
    desk: Desk = request.app.state.desk
    letter = _letter_of(request, room_of(request))
    sheets = await desk.run_aside(inbox_view.word_pages, desk, received_tray.content_of(letter))
    return page_or_part(request, "word_page.html", "word_pages.html", place="inbox", sheets=sheets)


ROUTES = [
    Route("/inbox", show, methods=["GET"]),
    Route("/inbox", take, methods=["POST"]),
    Route("/inbox/{key}", show_letter, methods=["GET"]),
    Route("/inbox/{key}", act, methods=["POST"]),
    Route("/inbox/{key}/settle", settle, methods=["POST"]),
    Route("/inbox/{key}/word", word_pages, methods=["GET"]),
]
