"""ทำทั้งชุด: who is in, what to look at first, the run with its progress, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote, urlencode

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from docgen.services import batch_choice
from docgen.services.batch_choice import Candidates
from docgen.services.batch_wishes import Batch
from docgen.services.dispatch import Packing, Wishes
from docgen.services.reports import Report
from docgen.services.workroom import numbering
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import batch_view
from docgen.web.desk import Desk
from docgen.web.files_given import progress_response
from docgen.web.html_pages import is_script, page
from docgen.web.page_words import page_words
from docgen.web.posted import posted_form
from docgen.web.questions import unanswered_question
from docgen.web.routes.letter_page import letter_of
from docgen.web.run_worker import DISPATCH, ISSUE, MAKE, PLAN, PROOF, RunOrder
from docgen.whole_numbers import MOST_ROWS, number_within


async def show(request: Request) -> Response:
    """A letter's batch: who is in, what is to be looked at, the run and what came of it."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    values = await desk.work(batch_view.batch_values, desk, letter, request.query_params)
    return page(request, "batch_run.html", values, place="batch")


async def choose(request: Request) -> Response:
    """Who is in and who is out."""
    desk: Desk = request.app.state.desk
    form = await posted_form(request)
    letter = letter_of(request)
    known = (await _candidates(desk, letter)).value
    if known is None:
        raise HTTPException(422)
    rows = await desk.work(batch_choice.chosen_rows, known, letter.room.workspace, letter.path)
    texts = {name: str(form.get(name, "")) for name in (*batch_view.FILTERS, "from", "go")}
    wanted = _wanted_rows(form, rows, known, texts)
    if not wanted:
        raise HTTPException(422, page_words()["nobody_chosen"])
    workspace = letter.room.workspace
    await desk.work(batch_choice.keep_choice, known, wanted, workspace, letter.path)
    kept = {name: text for name, text in texts.items() if text and name != "go"}
    kept |= {"from": texts["go"]} if texts["go"] else {}
    return _back(letter, f"?{urlencode(kept)}" if kept else "", "people")


def _wanted_rows(
    form: FormData, rows: frozenset[int], known: Candidates, texts: Mapping[str, str]
) -> frozenset[int]:
    """The rows that are in after a button of the list was pressed: of all that the filter lets
    see, or of those that were shown with a tick each."""
    found = frozenset(recipient.row for recipient in batch_view.fitting(known, texts))
    seen, ticked = _numbers(form, "seen"), _numbers(form, "row")
    made = {
        "all": frozenset(recipient.row for recipient in known.everyone),
        "only": found,
        "add": rows | found,
        "drop": rows - found,
        "keep": (rows - seen) | (ticked & seen),
    }
    action = "keep" if texts["go"] else str(form.get("do", ""))
    if action not in made:
        raise HTTPException(422)
    return made[action]


def _numbers(form: FormData, name: str) -> frozenset[int]:
    given = (number_within(str(row), 0, MOST_ROWS) for row in form.getlist(name))
    return frozenset(row for row in given if row is not None)


async def change_run(request: Request) -> Response:
    """Begin, resume or stop."""
    desk: Desk = request.app.state.desk
    form = await posted_form(request)
    letter = letter_of(request)
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    name, action = letter.path.stem, texts.get("do", "")
    if action == "stop":
        await desk.run_aside(desk.runs.stop, name)
        return JSONResponse({}) if is_script(request) else _back(letter, "", "run")
    if action not in (PLAN, PROOF, MAKE, "resume", ISSUE, "each", DISPATCH):
        raise HTTPException(422)
    run = desk.runs.runs.get(name)
    if action in (ISSUE, "each") and not (run and run.is_running):
        sentence = await desk.work(batch_view.numbers_question, desk, letter, each=action == "each")
        # «?»: a link that differed from the question's address by «#run» alone would not leave it.
        back = f"/batch/{quote(name, safe='')}?#run"
        asked = await unanswered_question(request, texts, sentence, place="batch", back=back)
        if asked is not None:
            return asked
        await desk.work(numbering.ask_register_for_number, letter, desk.moment())
    order = await _order(desk, letter, action, texts)
    under_way = desk.runs.begin(name, order).order
    if not isinstance(under_way, RunOrder) or under_way.aim != order.aim:
        raise HTTPException(409, page_words()["run_under_way"])
    places = {PLAN: "look", PROOF: "look", DISPATCH: "take"}
    return _back(letter, "", places.get(action, "run"))


async def _order(desk: Desk, letter: OpenLetter, action: str, texts: Mapping[str, str]) -> RunOrder:
    """What a button asks for, for those who are in."""
    wishes = Batch(letter.path, letter.room.workspace, desk.moment_told(), keep_going=True)
    known = (await _candidates(desk, letter)).value
    if known is not None:
        rows = await desk.work(batch_choice.chosen_rows, known, wishes.workspace, letter.path)
        wishes = replace(wishes, only=batch_choice.only_of(known, rows))
    if action in (ISSUE, "each"):
        each = action == "each"
        wishes = replace(wishes, sign_field=texts.get("sign_field") == "1")
        return RunOrder(ISSUE, replace(wishes, final=not each, number_each=each, keep_going=False))
    if action == DISPATCH:
        return RunOrder(DISPATCH, replace(wishes, formats=("pdf",)), _dispatch_wishes(texts))
    return RunOrder(
        "make" if action == "resume" else action, replace(wishes, resume=action == "resume")
    )


def _dispatch_wishes(texts: Mapping[str, str]) -> Wishes:
    size = texts.get("envelopes", "")
    is_packed, ascii_names = (texts.get(name) == "1" for name in ("package", "ascii"))
    return Wishes(
        duplex=texts.get("sides") != "one",
        separators=texts.get("separators") == "1",
        envelopes=size if size in batch_view.SIZES else None,
        labels=texts.get("labels") == "1",
        mail=texts.get("mail") == "1",
        packing=Packing(zipped=True, ascii_names=ascii_names) if is_packed else None,
    )


async def _candidates(desk: Desk, letter: OpenLetter) -> Report[Candidates]:
    return await desk.work(batch_choice.candidates, letter.path, letter.room.workspace)


def _back(letter: OpenLetter, query: str, place: str) -> Response:
    address = f"/batch/{quote(letter.path.stem, safe='')}{query}#{place}"
    return RedirectResponse(address, status_code=303)


async def follow(request: Request) -> Response:
    """The progress as it goes on."""
    desk: Desk = request.app.state.desk
    return progress_response(desk.runs.runs.get(letter_of(request).path.stem))


ROUTES = [
    Route("/batch/{name}", show, methods=["GET"]),
    Route("/batch/{name}", change_run, methods=["POST"]),
    Route("/batch/{name}/people", choose, methods=["POST"]),
    Route("/batch/{name}/events", follow, methods=["GET"]),
]
