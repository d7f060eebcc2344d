"""หนังสือ: the form of a letter, and the letter as it will be printed beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Rejected
from docgen.services.letter_files import LetterFile
from docgen.services.letter_form import UneditableError
from docgen.services.letter_form.form_fields import FieldGroup
from docgen.services.workroom.about import about_text
from docgen.services.workroom.judging import Judged
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import fragment, is_script, page
from docgen.web.page_words import PageValues, page_words
from docgen.web.posted import posted_texts, room_of
from docgen.web.refusals import http_refusal, sentence_of
from docgen.web.routes.lost_page import lost_page
from docgen.whole_numbers import number_within

_OWN = (
    *("token", "mark", "do", "name", "value", "mine", "open", "reason", "code", "line"),
    *("tab", "number", "fresh", "focus", "template", "density"),
)


_MOST_STROKES = 10**9
_DENSITIES = ("1", "2")


def letter_of(request: Request) -> OpenLetter:
    """The letter that the address names; HTTPException 404 when there is none such."""
    letter = room_of(request).letter_named(request.path_params["name"])
    if letter is None:
        raise HTTPException(404, page_words()["gone"])
    return letter


async def show(request: Request) -> Response:
    """The form, with the page beside it."""
    desk: Desk = request.app.state.desk
    room, name = room_of(request), request.path_params["name"]
    if room.letter_named(name) is None:
        lost = await lost_page(request, room, name)
        if lost is not None:
            return lost
    letter = letter_of(request)
    opened = tuple(request.query_params.getlist("open"))
    values = await desk.work(whole_view, desk, letter, opened)
    return page(request, "letter.html", values, place="desk", tab="form")


async def change(request: Request) -> Response:
    """What was typed, and the button that was pressed."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    texts = await posted_texts(request)
    overtaken = desk.arrival(letter.path.stem)
    told = await desk.work(_changed_letter, desk, letter, texts, overtaken)
    status = told.pop("status", 200)
    if is_script(request):
        return JSONResponse(told, status_code=status)
    if status == 200:
        return RedirectResponse(f"/letters/{letter.path.stem}", status_code=303)
    values = await desk.work(_unsaved_view, desk, letter, texts, told)
    return page(request, "letter.html", values, place="desk", tab="form", status=status)


def _changed_letter(
    desk: Desk, letter: OpenLetter, texts: Mapping[str, str], overtaken: Callable[[], bool]
) -> PageValues:
    if texts.get("density") in _DENSITIES:
        letter.room.drawing.density = int(texts["density"])
    try:
        if texts.get("do"):
            return _saved_change(desk, letter, texts, overtaken)
        # The answer waits for the disk, its work does not.
        with letter.room.looking_once(), letter.edited.saving_aside():
            return _saved_change(desk, letter, texts, overtaken)
    except UneditableError:
        return {"refused": page_words()["unreadable"], "waits": True, "status": 422}
    except Rejected as refusal:
        return {"refused": sentence_of(refusal.found[0]), "status": 422}
    except OSError:
        return {"refused": page_words()["no_disk"], "status": 507}


def _saved_change(
    desk: Desk, letter: OpenLetter, texts: Mapping[str, str], overtaken: Callable[[], bool]
) -> dict[str, object]:
    """What was typed put into the file, and what is told of it.

    Raises: UneditableError, Rejected and OSError, when it cannot be saved.
    """
    action, moment = texts.get("do", ""), desk.moment()
    tab, number = texts.get("tab", ""), number_within(texts.get("number", ""), 1, _MOST_STROKES)
    about: PageValues = {"tab": tab, "number": number or 0, "mine": "mine" in texts}
    done = letter.type_value(_typed_values(texts), texts.get("mark", ""), moment, **about)
    if done.conflicts:
        told = {"conflicts": list(done.conflicts), "said": page_words()["changed"]}
        return told | {"status": 409}
    file, place = done.file, ""
    if action:
        file, place = file_after_button(letter, texts, action, moment)
    elif overtaken():
        told = {"overtaken": True, "grown": done.has_grown}
        # A form that is behind and not drawn anew shows no text of the file; it keeps its mark.
        return told if done.is_ahead else told | {"mark": file.mark}
    opened = tuple(part for part in texts.get("open", "").split("\n") if part)
    redraws = bool(action) or done.is_ahead
    told = told_after_change(desk, letter, file, redraws=redraws, opened=opened)
    return told | {"grown": done.has_grown, "place": place}


def _typed_values(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: cleaned_text(text) for name, text in texts.items() if name not in _OWN}


def _unsaved_view(
    desk: Desk, letter: OpenLetter, texts: Mapping[str, str], told: Mapping[str, Any]
) -> dict[str, object]:
    """The page for a browser without scripts when saving was refused: what was typed stands in it.

    Raises: HTTPException, when the file is gone.
    """
    view = whole_view(desk, letter)
    trouble = {"trouble": told.get("refused") or page_words()["changed_plain"], "saved": ""}
    try:
        file = letter.unsaved_file(_typed_values(texts), texts.get("mark", ""))
    except UneditableError:
        return view | trouble
    unsaved = view_of(desk, letter, file, letter.judge_letter(file))
    shown = unsaved | {"mark": view["mark"]} | trouble
    return shown | form_view(letter, letter.form(file.text), shown, ())


def file_after_button(
    letter: OpenLetter, texts: Mapping[str, str], action: str, moment: str
) -> tuple[LetterFile, str]:
    """The file after a button (undo, redo, an exception, one of the form's own), and its place."""
    if action == "undo":
        return letter.edited.undo(moment), ""
    if action == "redo":
        return letter.edited.redo(moment), ""
    if action == "except":
        line = number_within(texts.get("line", ""), 1, len(letter.file().text)) or 1
        return letter.except_finding(
            line, texts.get("code", ""), texts.get("reason", ""), moment
        ), ""
    if action == "draw":
        return letter.file(), ""
    verb, _, name = action.partition(":")
    return letter.press_button(verb, name or texts.get("name", ""), moment, texts.get("value", ""))


def cleaned_text(text: str) -> str:
    """What was typed, without characters that no letter may hold."""
    return "".join(
        sign if sign in "\n\t" or (sign >= " " and not "\x7f" <= sign <= "\x9f") else " "
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign not in "\ufeff\u2028\u2029\ufdd0\ufdd1" and not "\ud800" <= sign <= "\udfff"
    )


def told_after_change(
    desk: Desk,
    letter: OpenLetter,
    file: LetterFile,
    *,
    redraws: bool = False,
    opened: tuple[str, ...] = (),
) -> dict[str, object]:
    """What the page needs after a change."""
    judged = letter.judge_letter(file)
    view = view_of(desk, letter, file, judged)
    told = {
        "mark": file.mark,
        "saved": view["saved"],
        "state": fragment("state.html", **view),
        "findings": fragment("findings.html", **view),
        "notes": letter_view.notes_by_field(view["findings"]),
        "history": fragment("history.html", **view),
        "title": view["title"],
    }
    if not judged.is_former:
        told["pages"] = fragment("pages.html", **view)
    if redraws:
        groups = letter.form(file.text)
        told["form"] = fragment("form.html", **form_view(letter, groups, view, opened))
    return letter_view.answer_to_script(**told)


def whole_view(desk: Desk, letter: OpenLetter, opened: tuple[str, ...] = ()) -> PageValues:
    """All that the page of a letter shows.

    Raises: HTTPException, when the file is gone.
    """
    try:
        file = letter.file()
    except Rejected as refusal:
        raise http_refusal(refusal, 404) from None
    judged = letter.judge_letter(file)
    view = view_of(desk, letter, file, judged)
    return view | form_view(letter, letter.form(file.text), view, opened)


def form_view(
    letter: OpenLetter,
    groups: tuple[FieldGroup, ...] | None,
    view: PageValues,
    opened: tuple[str, ...],
) -> dict[str, object]:
    """What the form shows; ``opened`` are fields not there yet that were asked for."""
    return {
        "groups": groups,
        "opened": opened,
        "notes": letter_view.notes_by_field(view["findings"]),
        "kinds": letter.room.surroundings().kinds,
    }


def view_of(desk: Desk, letter: OpenLetter, file: LetterFile, judged: Judged) -> PageValues:
    """What is shown around the form: state, findings, pages."""
    desk.keep_pictures(judged.pages)
    about = about_text(file.text)
    moment = desk.moment()
    return {
        "letter": letter,
        "name": letter.path.stem,
        "trouble": "",
        "title": about.subject or about.kind or letter.path.stem,
        "about": about,
        "acting": letter.room.office_name(about.office) or desk.acting_office(),
        "mark": file.mark,
        "saved": f"{page_words()['saved']} {moment[9:11]}.{moment[11:13]}",
        "state": letter_view.state_of(judged, issued=letter.is_issued(judged)),
        "findings": letter_view.shown_findings(judged.findings),
        "drawn": letter_view.shown_pages(judged),
        "is_sound": judged.is_sound,
        "is_former": judged.is_former,
    }


async def mark(request: Request) -> Response:
    """The mark of the file as it stands, so that an open page sees a change underneath."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    try:
        file = await desk.work(letter.file)
    except Rejected:
        raise HTTPException(404, page_words()["gone"]) from None
    return JSONResponse({"mark": file.mark})


async def picture(request: Request) -> Response:
    """The picture of a band of a page, as soon as it is drawn."""
    desk: Desk = request.app.state.desk
    band = desk.pictures.band(request.path_params["mark"])
    if band is None:
        raise HTTPException(404)
    return Response(await desk.run_aside(band.picture), media_type="image/png")


ROUTES = [
    Route("/letters/{name}", show, methods=["GET"]),
    Route("/letters/{name}", change, methods=["POST"]),
    Route("/letters/{name}/mark", mark, methods=["GET"]),
    Route("/pictures/{mark}.png", picture, methods=["GET"]),
]
