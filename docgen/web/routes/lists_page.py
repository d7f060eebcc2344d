"""บัญชีผู้รับ: uploaded or pasted, its faults one class at a time, mended in a grid or in Excel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import regex
from docgen.services import (
    list_grid,
    list_pasting,
    list_rows,
    new_letter,
    recipients_list,
    worksheet_choice,
)
from docgen.services.letter_fields import with_field
from docgen.services.list_merging import ChangedUnderneathError
from docgen.services.workroom import Workroom
from docgen.services.workroom.listed import issued_names
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.files_given import attachment
from docgen.web.html_pages import page
from docgen.web.page_words import page_words
from docgen.web.posted import posted_texts, room_of, uploaded_files
from docgen.web.refusals import http_refusal
from docgen.whole_numbers import MOST_ROWS, number_within

_CELL = regex(r"cell/([0-9]{1,7})/([0-9]{1,3})")


async def show(request: Request) -> Response:
    """The letters that go to a list, and the lists."""
    return await _all(request, ())


async def _all(request: Request, found: tuple[Diagnostic, ...]) -> Response:
    desk: Desk = request.app.state.desk
    room = room_of(request)
    letters = await desk.work(room.letters)
    values = {
        "letters": tuple(letter for letter in letters if letter.about.recipients),
        "others": tuple(letter for letter in letters if not letter.about.recipients),
        "lists": room.surroundings().recipients,
        "found": letter_view.shown_faults(found),
    }
    status = 422 if found else 200
    return page(request, "batch.html", values, place="batch", status=status)


async def take_list(request: Request) -> Response:
    """An uploaded list, or one that was pasted."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts, files = await uploaded_files(request)
    sent = next((file for file in files if file.filename), None)
    if sent is not None:
        name, content = sent.filename or "", await sent.read()
    elif texts.get("rows", "").strip() and texts.get("name", "").strip():
        name = f"{texts['name'].strip()}.csv"
        content = list_pasting.pasted_table(texts["rows"], texts.get("before", ""))
    else:
        raise HTTPException(422)
    try:
        kept = await desk.run_aside(
            recipients_list.save_list, room.workspace, name, content, desk.moment()
        )
    except Rejected as refusal:
        return await _all(request, recipients_list.one_class(refusal.found))
    return RedirectResponse(f"/recipients/{quote(kept, safe='')}", status_code=303)


async def show_list(request: Request) -> Response:
    """One list: its rows, and one class of faults in a grid."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    values = await desk.work(
        _view, room_of(request), request.path_params["list"], asked.get("class", ""), asked
    )
    return page(request, "recipients.html", values, place="batch")


def _view(room: Workroom, name: str, code: str, asked: Mapping[str, str]) -> dict[str, object]:
    wanted = asked.get("q", "").strip()
    grid = list_grid.list_grid(room.workspace, name, code)
    start = number_within(asked.get("from", "0"), 0, MOST_ROWS) or 0
    window = list_rows.list_window(room.workspace, name, start, wanted)
    if grid is None or window is None:
        raise HTTPException(404)
    mended = number_within(asked.get("mended", ""), 0, MOST_ROWS)
    path = room.workspace.recipients(name)
    sheets: tuple[object, ...] = ()
    if path is not None and worksheet_choice.is_of_several(grid.whole):
        sheets = worksheet_choice.worksheets_to_choose(path)
    shown = letter_view.shown_fault
    return {
        "name": name,
        "sheets": sheets,
        "grid": grid,
        "classes": tuple((district, shown(district.first)) for district in grid.classes),
        "said": {row.number: tuple(map(shown, row.found)) for row in grid.rows},
        "whole": letter_view.shown_faults(grid.whole),
        "window": window,
        "wanted": wanted,
        "mended": -1 if mended is None else mended,
        **_letters_of_list(room, name),
    }


def _letters_of_list(room: Workroom, name: str) -> dict[str, object]:
    """The letters that go to the list, and others that were not issued yet."""
    letters = room.letters()
    issued = issued_names(letters, room.workspace)
    others = (letter for letter in letters if letter.about.recipients != name)
    return {
        "sent_by": tuple(letter for letter in letters if letter.about.recipients == name),
        "others": tuple(letter for letter in others if letter.name not in issued),
    }


async def mend(request: Request) -> Response:
    """Cells put right in the grid."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    name = request.path_params["list"]
    texts = await posted_texts(request)
    cells = {
        (int(match[1]), int(match[2])): text.strip()
        for key, text in texts.items()
        if (match := _CELL.fullmatch(key))
    }
    if heading := texts.get("heading", "").strip():
        place = _CELL.fullmatch(texts.get("head", ""))
        cells |= {(int(place[1]), int(place[2])): heading} if place else {}
    dropped = texts.get("drop", "")
    if dropped:
        cells = {key: ("" if str(key[0]) == dropped else text) for key, text in cells.items()}
    try:
        count = await desk.work(  # one after the other, also from two windows
            list_grid.mend_list, room.workspace, name, cells, texts.get("mark", ""), desk.moment()
        )
    except ChangedUnderneathError:
        raise HTTPException(409, page_words()["list_changed"]) from None
    except Rejected as refusal:
        raise http_refusal(refusal) from None
    kept = {key: texts[key] for key in ("q", "from") if texts.get(key)}
    if texts.get("go"):
        kept["from"] = texts["go"]
    query, part = urlencode({"mended": count, **kept}), "#who" if "head" in texts else ""
    return RedirectResponse(f"/recipients/{quote(name, safe='')}?{query}{part}", status_code=303)


async def choose_sheet(request: Request) -> Response:
    """Which sheet of its workbook the list is."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    name = request.path_params["list"]
    sheet = (await posted_texts(request)).get("sheet", "")
    path = room.workspace.recipients(name)
    if path is None:
        raise HTTPException(404)
    await keep_worksheet(desk, room, path, sheet)
    return RedirectResponse(f"/recipients/{quote(name, safe='')}", status_code=303)


async def keep_worksheet(desk: Desk, room: Workroom, path: Path, sheet: str) -> None:
    """Let only one sheet of a workbook be read.

    Raises: Rejected, when there is no such sheet to choose.
    """
    await desk.work(worksheet_choice.keep_worksheet, room.workspace, path, sheet, desk.moment())


async def give_told(request: Request) -> Response:
    """The same file with a column of what is wrong."""
    desk: Desk = request.app.state.desk
    name = request.path_params["list"]
    with desk.makings.begin_file(request):
        given = await desk.run_aside(list_grid.told_list, room_of(request).workspace, name)
    if given is None:
        raise HTTPException(404)
    return attachment(*given)


async def use_list(request: Request) -> Response:
    """The list as that of a letter; of a new one where none is named."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    name = request.path_params["list"]
    texts = await posted_texts(request)
    wanted = texts.get("letter", "")
    if room.workspace.recipients(name) is None:
        raise HTTPException(404)
    letter = room.letter_named(wanted) if wanted else await desk.work(_new_letter, desk, room)
    if letter is None:
        raise HTTPException(404)
    await desk.work(with_field, letter, "recipients", name, desk.moment())
    address = f"/{'batch' if wanted else 'letters'}/{quote(letter.path.stem, safe='')}"
    return RedirectResponse(address, status_code=303)


def _new_letter(desk: Desk, room: Workroom) -> OpenLetter | None:
    """A letter that is begun for a list."""
    kind = page_words()["first_kind"]
    path = new_letter.started_letter(room.workspace, kind, desk.today(), to_many=True)
    return None if path is None else room.letter(path)


ROUTES = [
    Route("/batch", show, methods=["GET"]),
    Route("/recipients", take_list, methods=["POST"]),
    Route("/recipients/{list}", show_list, methods=["GET"]),
    Route("/recipients/{list}/mend", mend, methods=["POST"]),
    Route("/recipients/{list}/sheet", choose_sheet, methods=["POST"]),
    Route("/recipients/{list}/told", give_told, methods=["GET"]),
    Route("/recipients/{list}/use", use_list, methods=["POST"]),
]
