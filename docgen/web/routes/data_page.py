"""ข้อมูล: dropped workbooks, sources with snapshots, programmes made by questions, forms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Diagnostic, Rejected
from docgen.services import data_desk, letter_annex, programme_questions, worksheet_choice
from docgen.services.letter_form import UneditableError
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.files_given import attachment
from docgen.web.html_pages import page
from docgen.web.page_words import page_words
from docgen.web.posted import posted_texts, room_of, uploaded_files
from docgen.web.posted_answers import programme_of_posted
from docgen.web.routes import sources_page
from docgen.web.routes.lists_page import keep_worksheet

_MOST_FOUND = 60


async def show(request: Request) -> Response:
    """The data of the workspace, its sources and programmes."""
    return await _desk_of_data(request, ())


async def _desk_of_data(request: Request, found: tuple[Diagnostic, ...]) -> Response:
    desk: Desk = request.app.state.desk
    room = room_of(request)
    values = await desk.work(_desk_values, room)
    is_refused = any(fault.is_error for fault in found)
    values["run"] = run = sources_page.last_fetching(desk)
    told = run.found if run is not None and not run.is_running else ()
    values["run_found"] = letter_view.shown_faults(told)[:_MOST_FOUND]
    values["found"] = letter_view.shown_faults(found)[:_MOST_FOUND]
    return page(request, "data.html", values, place="data", status=422 if is_refused else 200)


def _desk_values(room: Workroom) -> dict[str, object]:
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
    return page(request, "data_file.html", values, place="data", status=422 if refused else 200)


def _data_values(
    desk: Desk, room: Workroom, path: Path, asked: Mapping[str, str]
) -> dict[str, object]:
    space = room.workspace
    values: dict[str, object] = {
        "name": path.name,
        "stem": path.stem,
        "programme": "",
        "programmes": data_desk.programme_names(space),
        "questions": None,
        "checked": None,
        "sheets": (),
        "told": (),
        "letters": room.letters(),
        "layouts": letter_annex.layouts(),
        "as_of": letter_annex.moment_of_annex(desk.now(), page_words()["hours"]),
    }
    table = data_desk.first_table(path)
    try:
        came_back = table is not None and table != path
        programme = _programme_of(room, table if came_back else None, asked)
        values["programme"] = programme
        return values | _table_values(room, path, table, asked, programme)
    except Rejected as refusal:
        if worksheet_choice.is_of_several(refusal.found):
            values["sheets"] = worksheet_choice.worksheets_to_choose(path)
        values["told"] = tuple(("", fault) for fault in letter_view.shown_faults(refusal.found))
    return values


def _programme_of(room: Workroom, forms: Path | None, asked: Mapping[str, str]) -> str:
    """The programme that was asked for; else that of the ``forms`` that came back."""
    if "programme" in asked:
        known = data_desk.programme_names(room.workspace)
        return asked["programme"] if asked["programme"] in known else ""
    if forms is None:
        return ""
    headings = [seen.heading for seen in programme_questions.questions_of(forms).columns]
    return data_desk.programme_of_headings(headings, room.workspace)


def _table_values(
    room: Workroom, path: Path, table: Path | None, asked: Mapping[str, str], programme: str
) -> dict[str, object]:
    """What is wrong with a table by its programme, or the questions over one that has none."""
    if programme:
        checked = data_desk.checked_data(path, room.workspace, programme)
        found = letter_view.shown_faults(checked.found)[:_MOST_FOUND]
        places = [_place(fault) for fault in sorted(checked.found, key=_gravity)][:_MOST_FOUND]
        return {"checked": checked, "told": tuple(zip(places, found, strict=True))}
    if table is None:
        return {}
    items = tuple(part for part in asked.get("items", "").split("\n") if part)
    return {"questions": programme_questions.questions_of(table, items)}


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
        name = await desk.work(programme_of_posted, room, table, texts)
    except Rejected as refusal:
        return await _page_shown(request, tuple(refusal.found))
    address = f"/data/{quote(path.name, safe='')}?{urlencode({'programme': name})}"
    return RedirectResponse(address, status_code=303)


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
