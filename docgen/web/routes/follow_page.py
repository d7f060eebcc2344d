"""ติดตาม: who answered a letter and who did not, with a map, and reminders round after round."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Diagnostic, Rejected
from docgen.services import followed, worksheet_choice
from docgen.services.following import Followed, follow
from docgen.services.remind import remind
from docgen.services.status import group_rows, status_picture
from docgen.services.workroom.about import about_text
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.files_given import attachment
from docgen.web.html_pages import page
from docgen.web.posted import posted_texts, room_of, uploaded_files
from docgen.web.routes.letter_page import letter_of
from docgen.web.routes.lists_page import keep_worksheet
from docgen.whole_numbers import number_within

_MOST_ROUNDS = 20


async def show(request: Request) -> Response:
    """The letters that can be followed."""
    desk: Desk = request.app.state.desk
    letters = await desk.work(room_of(request).letters)
    sent = tuple(letter for letter in letters if letter.about.recipients)
    return page(request, "follow.html", place="follow", letters=sent)


async def show_letter(request: Request) -> Response:
    """One letter: counts, map, groups, names, rounds of reminders."""
    return await _page_shown(request, ())


async def _page_shown(request: Request, refused: tuple[Diagnostic, ...]) -> Response:
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    values = await desk.work(_values, desk, letter, request.query_params)
    values["refused"] = letter_view.shown_faults(refused)
    return page(
        request, "follow_letter.html", place="follow", status=422 if refused else 200, **values
    )


def _values(desk: Desk, letter: OpenLetter, asked: Mapping[str, str]) -> dict[str, object]:
    workspace = letter.room.workspace
    data = _data(letter, asked.get("data", ""))
    report = follow(letter.path, workspace, data)
    case = report.value
    about = about_text(letter.file().text)
    told = [fault for fault in report.found if fault.severity != "note"]
    path = followed.data_path(workspace, data)
    sheets: tuple[worksheet_choice.SeenWorksheet, ...] = ()
    if path is not None and case is None and worksheet_choice.is_of_several(report.found):
        sheets = worksheet_choice.worksheets_to_choose(path)
    return {
        "sheets": sheets,
        "name": letter.path.stem,
        "about": about,
        "acting": letter.room.office_name(about.office) or desk.acting_office(),
        "data": data,
        "files": followed.data_offered(workspace, letter.path),
        "told": letter_view.shown_faults(told),
        **_case_values(case, asked.get("state", ""), asked.get("q", "").strip()),
        "rounds": followed.rounds(letter.path),
        "next_round": followed.next_round(letter.path),
    }


def _case_values(case: Followed | None, state: str, wanted: str) -> dict[str, object]:
    """The answers in counts, on the map, in groups, and by name as the filter lets see them."""
    return {
        "case": case,
        "as_of_said": followed.said_day(case.as_of) if case and case.as_of else "",
        "counts": followed.state_counts(case) if case else (),
        "tiles": followed.map_rows(case) if case else (),
        "groups": tuple(group_rows(case)) if case else (),
        "people": followed.shown_answers(case, state, wanted) if case else (),
        "wanted": wanted,
        "state_wanted": state,
        "owing": sum(1 for answer in case.answers if not answer.state.done) if case else 0,
    }


def _data(letter: OpenLetter, asked: str) -> str:
    """The file that was asked for, if it is one of the workspace's."""
    offered = followed.data_offered(letter.room.workspace, letter.path) if asked else ()
    return asked if asked in offered else ""


def _case(letter: OpenLetter, data: str) -> Followed:
    return follow(letter.path, letter.room.workspace, _data(letter, data)).expected_value()


async def take_answers(request: Request) -> Response:
    """A list of answers, such as a form on the web gives it."""
    desk: Desk = request.app.state.desk
    _, files = await uploaded_files(request)
    letter = letter_of(request)
    if not files or not files[0].filename:
        raise HTTPException(422)
    content = await files[0].read()
    workspace = letter.room.workspace
    try:
        data = await desk.run_aside(
            followed.keep_answers, workspace, files[0].filename, content, desk.moment()
        )
    except Rejected as refusal:
        return await _page_shown(request, refusal.found)
    address = f"/follow/{quote(letter.path.stem, safe='')}?{urlencode({'data': data})}"
    return RedirectResponse(address, status_code=303)


async def choose_sheet(request: Request) -> Response:
    """Which sheet of a workbook the answers are."""
    desk: Desk = request.app.state.desk
    texts = await posted_texts(request)
    letter = letter_of(request)
    data = _data(letter, texts.get("data", ""))
    path = followed.data_path(letter.room.workspace, data)
    if path is None:
        raise HTTPException(404)
    await keep_worksheet(desk, letter.room, path, texts.get("sheet", ""))
    address = f"/follow/{quote(letter.path.stem, safe='')}?{urlencode({'data': data})}"
    return RedirectResponse(address, status_code=303)


async def write_reminder(request: Request) -> Response:
    """The letter to those who have not answered."""
    desk: Desk = request.app.state.desk
    texts = await posted_texts(request)
    letter = letter_of(request)
    try:
        name = await desk.work(_write_reminder, desk, letter, texts)
    except Rejected as refusal:
        return await _page_shown(request, tuple(refusal.found))
    return RedirectResponse(f"/letters/{quote(name, safe='')}", status_code=303)


def _write_reminder(desk: Desk, letter: OpenLetter, texts: Mapping[str, str]) -> str:
    number = number_within(texts.get("round", ""), 1, _MOST_ROUNDS)
    if number is None:
        raise HTTPException(422)
    days = {name: texts.get(name, "").strip() for name in ("date", "as_of", "until")}
    asked = followed.asked_of(number, days, texts.get("urgency", ""), desk.today())
    written = remind(_case(letter, texts.get("data", "")), asked).expected_value()
    return next(path.stem for path in written if path.suffix == ".yaml")


async def give_rows(request: Request) -> Response:
    """Who answered, as a table for Excel."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    case = await desk.work(_case, letter, request.query_params.get("data", ""))
    return attachment(f"{letter.path.stem}-status.csv", followed.rows_as_csv(case))


async def give_picture(request: Request) -> Response:
    """The groups as bars, as ``docgen status -o`` writes them."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    case = await desk.work(_case, letter, request.query_params.get("data", ""))
    content = status_picture(case, followed.day_as_printed(desk.today())).encode("utf-8")
    return attachment(f"{letter.path.stem}-status.svg", content)


ROUTES = [
    Route("/follow", show, methods=["GET"]),
    Route("/follow/{name}", show_letter, methods=["GET"]),
    Route("/follow/{name}/answers", take_answers, methods=["POST"]),
    Route("/follow/{name}/sheet", choose_sheet, methods=["POST"]),
    Route("/follow/{name}/reminder", write_reminder, methods=["POST"]),
    Route("/follow/{name}/status.csv", give_rows, methods=["GET"]),
    Route("/follow/{name}/status.svg", give_picture, methods=["GET"]),
]
