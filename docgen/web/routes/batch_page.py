"""ผู้รับและทำทั้งชุด: lists of recipients, their faults, and a run with its progress."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from docgen.diagnostics import Rejected
from docgen.services import batch, issue_batch, recipients_list
from docgen.services.batch import Batch
from docgen.services.workroom.about import about_text
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.pages import page, words
from docgen.web.posted import posted, room_of, uploaded
from docgen.web.routes.letter_page import letter_of

_PAUSE = 0.3


async def show(request: Request) -> Response:
    """The letters that go to a list, and the lists."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    letters = await desk.work(room.letters)
    lists = room.surroundings().recipients
    sent = tuple(one for one in letters if one.about.recipients)
    return page(request, "batch.html", place="batch", letters=sent, lists=lists, found=())


async def show_list(request: Request) -> Response:
    """One list: its rows, and one class of faults."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    name = request.path_params["list"]
    shown = await desk.work(recipients_list.list_shown, room.workspace, name)
    if shown is None:
        raise HTTPException(404)
    found = tuple(letter_view.shown_fault(one) for one in shown.found)
    cells = tuple(one.at.cell or str(one.at.line) if one.at else "" for one in shown.found)
    faults = tuple(zip(cells, found, strict=True))
    return page(request, "recipients.html", place="batch", shown=shown, faults=faults)


async def take_list(request: Request) -> Response:
    """An uploaded list."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    _, files = await uploaded(request)
    if not files or not files[0].filename:
        raise HTTPException(422)
    content = await files[0].read()
    try:
        name = await desk.work(
            recipients_list.save_list, room.workspace, files[0].filename, content
        )
    except Rejected as refusal:
        faults = recipients_list.one_class(tuple(refusal.found))
        found = tuple(letter_view.shown_fault(one) for one in faults)
        letters = await desk.work(room.letters)
        sent = tuple(one for one in letters if one.about.recipients)
        values = {"letters": sent, "lists": room.surroundings().recipients, "found": found}
        return page(request, "batch.html", place="batch", status=422, **values)
    return RedirectResponse(f"/recipients/{quote(name, safe='')}", status_code=303)


async def show_run(request: Request) -> Response:
    """A letter's batch: how many, what is wrong, the run and what came of it."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    values = await desk.work(_run_view, desk, letter)
    return page(request, "batch_run.html", place="batch", **values)


def _run_view(desk: Desk, letter: OpenLetter) -> dict[str, Any]:
    about = about_text(letter.file().text)
    wishes = _wishes(desk, letter)
    run = desk.runs.runs.get(letter.path.stem)
    found: tuple[letter_view.ShownFinding, ...] = ()
    count = refused = 0
    if run is None or not run.is_running:
        try:
            plan = batch.plan_of(wishes, letter.room.press)
            count = sum(1 for job in plan.jobs if job.chosen)
            refused = plan.refused
            told = recipients_list.one_class(plan.found)
        except Rejected as refusal:
            told = tuple(refusal.found)
        found = tuple(letter_view.shown_fault(one) for one in told[:20])
    return {
        "name": letter.path.stem,
        "about": about,
        "count": count,
        "refused": refused,
        "found": found,
        "run": run,
        "ended": tuple(letter_view.shown_fault(one) for one in run.found if one.is_error)[:20]
        if run is not None
        else (),
        "has_files": wishes.target.is_dir(),
    }


def _wishes(desk: Desk, letter: OpenLetter, **more: Any) -> Batch:
    return Batch(letter.path, letter.room.workspace, desk.moment_told(), **more)


async def change_run(request: Request) -> Response:
    """Begin, resume or stop."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    texts = await posted(request)
    name, action = letter.path.stem, texts.get("do", "")
    if action == "stop":
        desk.runs.stop(name)
    elif action in ("make", "resume", "issue"):
        wishes = _wishes(
            desk, letter, resume=action == "resume", final=action == "issue", keep_going=True
        )
        events = issue_batch.issued if wishes.goes_out else batch.made
        desk.runs.begin(name, wishes.target, lambda: events(wishes))
    else:
        raise HTTPException(422)
    return RedirectResponse(f"/batch/{quote(name, safe='')}", status_code=303)


async def follow(request: Request) -> Response:
    """The progress as it goes on."""
    desk: Desk = request.app.state.desk
    name = letter_of(request).path.stem

    async def events() -> AsyncIterator[str]:
        last: dict[str, object] = {}
        while not await request.is_disconnected():
            run = desk.runs.runs.get(name)
            if run is None:
                return
            told = run.told()
            if told != last:
                last = told
                yield f"data: {json.dumps(told)}\n\n"
            if not run.is_running:
                return
            await asyncio.sleep(_PAUSE)

    return StreamingResponse(events(), media_type="text/event-stream")


async def give_zip(request: Request) -> Response:
    """The letters of the last run in one file."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    folder = _wishes(desk, letter).target
    run = desk.runs.runs.get(letter.path.stem)
    if not folder.is_dir() or (run is not None and run.is_running):
        raise HTTPException(404, words()["no_letters_yet"])
    content = await desk.work(recipients_list.zipped, folder)
    name = quote(f"{letter.path.stem}.zip")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, media_type="application/zip", headers=headers)


ROUTES = [
    Route("/batch", show, methods=["GET"]),
    Route("/recipients", take_list, methods=["POST"]),
    Route("/recipients/{list}", show_list, methods=["GET"]),
    Route("/batch/{name}", show_run, methods=["GET"]),
    Route("/batch/{name}", change_run, methods=["POST"]),
    Route("/batch/{name}/events", follow, methods=["GET"]),
    Route("/batch/{name}/letters.zip", give_zip, methods=["GET"]),
]
