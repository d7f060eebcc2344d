"""สถานะและชุดข้อมูล: what cells may say, how levels follow, rules of one's own, the map's tiles."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen import vocabulary
from docgen.services import status_form, workspace_journal
from docgen.services.letter_form import UneditableError
from docgen.services.status_form import RefusedStatusesError, StatusFile
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import page
from docgen.web.page_words import page_words
from docgen.web.posted import posted_texts, room_of
from docgen.web.questions import unanswered_question
from docgen.web.routes.letter_page import cleaned_text
from docgen.web.routes.settings import new_name


async def show(request: Request) -> Response:
    """Every programme and every set of rules."""
    return await _page(request, None)


async def _page(
    request: Request,
    refused: tuple[str, str, RefusedStatusesError] | None,
    new_name: str = "",
    not_added: str = "",
) -> Response:
    desk: Desk = request.app.state.desk
    try:
        values = await desk.work(_values, room_of(request), refused)
    except UneditableError:
        raise HTTPException(422, page_words()["unreadable_settings"]) from None
    said = page_words()["settings_said"].get(request.query_params.get("said", ""), "")
    values |= {"said": said, "opened": request.query_params.get("open", "")}
    values |= {"new_name": new_name, "not_added": not_added}
    return page(
        request,
        "settings_statuses.html",
        values,
        place="settings",
        status=422 if refused or not_added else 200,
        section="statuses",
    )


def _values(
    room: Workroom, refused: tuple[str, str, RefusedStatusesError] | None
) -> dict[str, object]:
    shown: list[tuple[StatusFile, tuple[Any, ...]]] = []
    for file in status_form.status_files(room.workspace):
        found = file.found
        if refused is not None and (file.kind, file.name) == refused[:2]:
            kind, name, error = refused
            file = status_form.status_file(room.workspace, kind, name, error.text) or file
            found = tuple(error.found)
        shown.append((file, letter_view.shown_faults(found)))
    return {
        "files": shown,
        "refused": refused[:2] if refused else (),
        "marks": vocabulary.names("marks"),
        "rules": status_form.rules_to_begin_with(),
    }


async def save(request: Request) -> Response:
    """What was typed for one of them, and its button."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts = {name: cleaned_text(text) for name, text in (await posted_texts(request)).items()}
    kind, name, button = texts.get("kind", ""), texts.get("entry", ""), texts.get("do", "")
    if button == "new":
        return await _begin(request, texts)
    if button == "remove" and kind == status_form.RULES:
        return await _remove(request, texts, name)
    try:
        task = status_form.save_statuses
        is_there = await desk.work(task, room.workspace, kind, name, texts, button)
        await desk.work(
            workspace_journal.record_act, room.workspace, "settings", "statuses", desk.moment()
        )
    except RefusedStatusesError as refusal:
        return await _page(request, (kind, name, refusal))
    except UneditableError:
        raise HTTPException(422, page_words()["unreadable_settings"]) from None
    if not is_there:
        raise HTTPException(404)
    return _back(name)


async def _begin(request: Request, texts: dict[str, str]) -> Response:
    desk: Desk = request.app.state.desk
    room = room_of(request)
    name, after = new_name(texts), texts.get("after", "")
    known = [file.name for file in await desk.work(status_form.status_files, room.workspace)]
    if not name or name in known:
        why = page_words()["name_taken" if name else "needs_name"]
        return await _page(request, None, name, why)
    if after not in status_form.rules_to_begin_with():
        raise HTTPException(422)
    try:
        await desk.work(status_form.new_rules, room.workspace, name, after)
    except UneditableError:
        raise HTTPException(422, page_words()["unreadable_settings"]) from None
    return _back(name)


async def _remove(request: Request, texts: dict[str, str], name: str) -> Response:
    desk: Desk = request.app.state.desk
    space, words = room_of(request).workspace, page_words()
    used = await desk.work(status_form.letters_with_rules, space, name)
    sentence = words["removes"].format(what=words["settings_entry"]["statuses"], name=name)
    if used:
        sentence = f"{sentence} {words['rules_used'].format(count=used)}"
    back = f"/settings/statuses?open={quote(name)}"
    asked = await unanswered_question(request, texts, sentence, place="settings", back=back)
    if asked is not None:
        return asked
    try:
        was_there = await desk.work(status_form.remove_rules, space, name)
    except UneditableError:
        raise HTTPException(422, words["unreadable_settings"]) from None
    if was_there:
        await desk.work(workspace_journal.record_act, space, "settings", "statuses", desk.moment())
    return _back("")


def _back(name: str) -> Response:
    query = urlencode({"said": "saved", "open": name}, quote_via=quote)
    return RedirectResponse(f"/settings/statuses?{query}", status_code=303)


ROUTES = [
    Route("/settings/statuses", show, methods=["GET"]),
    Route("/settings/statuses", save, methods=["POST"]),
]
