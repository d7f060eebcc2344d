"""ข้อมูล: dropped workbooks, sources with snapshots, programmes made by questions, forms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Diagnostic, Rejected
from docgen.model.submissions import RollUp
from docgen.services import data_desk, letter_annex, programme_questions, worksheet_choice
from docgen.services.letter_form import UneditableError
from docgen.services.programme_answers import Answers, Meaning, keep_programme
from docgen.services.programme_questions import Questions
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.files_given import attachment
from docgen.web.html_pages import page, page_words
from docgen.web.posted import posted_texts, room_of, uploaded_files
from docgen.web.routes import sources_page
from docgen.web.routes.lists_page import keep_worksheet
from docgen.whole_numbers import number_within

_MOST_FOUND = 60


async def show(request: Request) -> Response:
    """The data of the workspace, its sources and programmes."""
    return await _desk_of_data(request, ())


async def _desk_of_data(request: Request, found: tuple[Diagnostic, ...]) -> Response:
    desk: Desk = request.app.state.desk
    room = room_of(request)
    values = await desk.work(_desk_values, room)
    is_refused = any(fault.is_error for fault in found)
    values["run"] = run = sources_page.run_of(desk)
    told = run.found if run is not None and not run.is_running else ()
    values["run_found"] = letter_view.shown_faults(told)[:_MOST_FOUND]
    values["found"] = letter_view.shown_faults(found)[:_MOST_FOUND]
    return page(request, "data.html", place="data", status=422 if is_refused else 200, **values)


def _desk_values(room: Workroom) -> dict[str, Any]:
    space = room.workspace
    sources = data_desk.sources_shown(space)
    return {
        "data": data_desk.data_shown(space),
        "sources": tuple((source, letter_view.shown_faults(source.found)) for source in sources),
        "programmes": data_desk.programme_names(space),
    }


async def take(request: Request) -> Response:
    """Dropped tables: one by itself, several returned ones together."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts, files = await uploaded_files(request)
    given = {file.filename or "": await file.read() for file in files if file.filename}
    folder = texts.get("folder", "").strip()
    if not given or (len(given) > 1 and not folder):
        raise HTTPException(422)
    try:
        name = await desk.run_aside(
            data_desk.keep_data, room.workspace, folder, given, desk.moment()
        )
    except Rejected as refusal:
        return await _desk_of_data(request, refusal.found)
    return RedirectResponse(f"/data/{quote(name, safe='')}", status_code=303)


def _path_of(request: Request, room: Workroom) -> Path:
    path = data_desk.data_path(room.workspace, request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return path


async def show_data(request: Request) -> Response:
    """One table: the questions over it, or what is wrong with it by a programme."""
    return await _page_shown(request, ())


async def _page_shown(request: Request, refused: tuple[Diagnostic, ...]) -> Response:
    desk: Desk = request.app.state.desk
    room = room_of(request)
    path = _path_of(request, room)
    values = await desk.work(_data_values, desk, room, path, request.query_params)
    values["refused"] = letter_view.shown_faults(refused)
    return page(request, "data_file.html", place="data", status=422 if refused else 200, **values)


def _data_values(
    desk: Desk, room: Workroom, path: Path, asked: Mapping[str, str]
) -> dict[str, Any]:
    space = room.workspace
    known = data_desk.programme_names(space)
    programme = asked.get("programme", "")
    programme = programme if programme in known else ""
    values: dict[str, Any] = {
        "name": path.name,
        "stem": path.stem,
        "programme": programme,
        "programmes": known,
        "questions": None,
        "checked": None,
        "sheets": (),
        "told": (),
        "letters": room.letters(),
        "layouts": letter_annex.layouts(),
        "as_of": letter_annex.moment_text(desk.now(), page_words()["hours"]),
    }
    table = data_desk.first_table(path)
    try:
        if table is not None and table != path and "programme" not in asked:  # forms that came back
            headings = [seen.heading for seen in programme_questions.questions_of(table).columns]
            programme = values["programme"] = data_desk.programme_of_headings(headings, space)
        if programme:
            checked = data_desk.checked_data(path, space, programme)
            found = letter_view.shown_faults(checked.found)[:_MOST_FOUND]
            places = [_place(fault) for fault in sorted(checked.found, key=_gravity)][:_MOST_FOUND]
            return values | {"checked": checked, "told": tuple(zip(places, found, strict=True))}
        if table is not None:
            items = tuple(part for part in asked.get("items", "").split("\n") if part)
            values["questions"] = programme_questions.questions_of(table, items)
    except Rejected as refusal:
        if worksheet_choice.is_of_several(refusal.found):
            values["sheets"] = worksheet_choice.worksheets_to_choose(path)
        values["told"] = tuple(("", fault) for fault in letter_view.shown_faults(refusal.found))
    return values


async def choose_sheet(request: Request) -> Response:
    """Which sheet of a workbook the data are."""
    room = room_of(request)
    sheet = (await posted_texts(request)).get("sheet", "")
    path = _path_of(request, room)
    await keep_worksheet(request.app.state.desk, room, path, sheet)
    return RedirectResponse(f"/data/{quote(path.name, safe='')}", status_code=303)


def _gravity(fault: Diagnostic) -> int:
    return {"error": 0, "warning": 1, "note": 2}[fault.severity]


def _place(fault: Diagnostic) -> str:
    return fault.at.cell if fault.at is not None else ""


async def answer(request: Request) -> Response:
    """The questions answered: the programme is made."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts = await posted_texts(request)
    path = _path_of(request, room)
    table = data_desk.first_table(path)
    if table is None:
        raise HTTPException(404)
    try:
        name = await desk.work(_save_answers, room, table, texts)
    except Rejected as refusal:
        return await _page_shown(request, tuple(refusal.found))
    address = f"/data/{quote(path.name, safe='')}?{urlencode({'programme': name})}"
    return RedirectResponse(address, status_code=303)


def _save_answers(room: Workroom, table: Path, texts: Mapping[str, str]) -> str:
    asked = programme_questions.questions_of(table)
    roles = {
        column.heading: texts.get(f"role/{column.index}", column.role) for column in asked.columns
    }
    roles = {key: role for key, role in roles.items() if role in programme_questions.ROLES}
    name = texts.get("title", "").strip()
    if not name or programme_questions.LEVEL not in roles.values():
        raise HTTPException(422, page_words()["needs_unit"])
    items = [key for key, role in roles.items() if role == programme_questions.ITEM]
    meant = programme_questions.questions_of(table, items or ("",)).words
    meanings = tuple(
        Meaning(
            word_seen.text,
            texts.get(f"state/{word_seen.text}", word_seen.text).strip() or word_seen.text,
            texts.get(f"done/{word_seen.text}") == "1",
        )
        for word_seen in meant
    )
    share = texts.get("share", "100").strip()
    answers = Answers(
        name=name,
        roles={key: role for key, role in roles.items() if role != programme_questions.NONE},
        meanings=meanings,
        blank=texts.get("blank", "").strip() or page_words()["blank_state"],
        done=page_words()["done_state"],
        begun=page_words()["begun_state"],
        share=number_within(share, 1, 1000) or 100,
        rules=_rules(asked, roles, texts),
        tiles="\n".join(line.rstrip() for line in texts.get("tiles", "").strip("\n").splitlines()),
    )
    return keep_programme(room.workspace, answers)[0]


def _rules(
    asked: Questions, roles: Mapping[str, str], texts: Mapping[str, str]
) -> dict[str, RollUp]:
    """How the status of each level follows from what is below it."""
    rules = {}
    for column in asked.columns:
        how = texts.get(f"rule/{column.index}", programme_questions.ALL)
        if roles.get(column.heading) != programme_questions.LEVEL:
            continue
        if how not in programme_questions.RULES:
            raise HTTPException(422)
        if how == programme_questions.SUM and programme_questions.NUMBER not in roles.values():
            raise HTTPException(422, page_words()["sum_needs_numbers"])
        share = texts.get(f"rule-share/{column.index}", "").strip().rstrip("%")
        if how != programme_questions.SHARE:
            rules[column.heading] = RollUp(how)
        elif enough := number_within(share, 1, 100):
            rules[column.heading] = RollUp(how, enough / 100)
        else:
            raise HTTPException(422, page_words()["rule_share"])
    return rules


async def give_told(request: Request) -> Response:
    """The same file with a column of what is wrong."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    path = _path_of(request, room)
    programme = request.query_params.get("programme", "")
    with desk.makings.begin_file(request):
        given = await desk.run_aside(data_desk.told_data, path, room.workspace, programme)
    return attachment(*given)


async def give_forms(request: Request) -> Response:
    """Forms to send out: one workbook for each unit of the widest level."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    path = _path_of(request, room)
    programme = request.query_params.get("programme", "")
    with desk.makings.begin_file(request) as making:
        task, asked = data_desk.forms_zipped, (room.workspace, programme, path)
        content = await desk.run_aside(task, *asked, making.count_parts)
    return attachment(f"{programme or path.stem}-forms.zip", content)


async def put_into_letter(request: Request) -> Response:
    """The data as an annex of a letter."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts = await posted_texts(request)
    path = _path_of(request, room)
    letter = room.letter_named(texts.get("letter", ""))
    layout, title = texts.get("layout", ""), texts.get("title", "").strip()
    if letter is None or layout not in letter_annex.layouts() or not title:
        raise HTTPException(422)
    programme = texts.get("programme", "")
    asked = letter_annex.AnnexAsked(
        name=path.stem.replace(" ", "-"),
        programme=programme if programme in data_desk.programme_names(room.workspace) else "",
        data=f"submissions/{path.name}",
        layout=layout,
        title=title,
        as_of=texts.get("as_of", "").strip(),
        quantity=page_words()["one_set"],
    )
    try:
        await desk.work(letter_annex.add_annex, letter, asked, desk.moment())
    except UneditableError:
        raise HTTPException(422, page_words()["unreadable"]) from None
    return RedirectResponse(f"/letters/{quote(letter.path.stem, safe='')}/annexes", status_code=303)


ROUTES = [
    Route("/data", show, methods=["GET"]),
    Route("/data", take, methods=["POST"]),
    Route("/data/{name}", show_data, methods=["GET"]),
    Route("/data/{name}", answer, methods=["POST"]),
    Route("/data/{name}/sheet", choose_sheet, methods=["POST"]),
    Route("/data/{name}/told", give_told, methods=["GET"]),
    Route("/data/{name}/forms.zip", give_forms, methods=["GET"]),
    Route("/data/{name}/annex", put_into_letter, methods=["POST"]),
]
