"""The other sides of a letter: its YAML, its text, its versions, its files."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Rejected
from docgen.services import batch_choice, letter_files
from docgen.services.formats import MEDIA_TYPES, OF_LETTERS
from docgen.services.letter_files import LetterFile
from docgen.services.sign import can_sign
from docgen.services.workroom.about import about_text
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import page
from docgen.web.page_words import PageValues, page_words
from docgen.web.posted import posted_texts
from docgen.web.refusals import http_refusal, sentence_of
from docgen.web.routes.letter_page import cleaned_text, letter_of, view_of

_AROUND = 2


def letter_values(desk: Desk, letter: OpenLetter) -> PageValues:
    try:
        file = letter.file()
    except Rejected as refusal:
        raise http_refusal(refusal, 404) from None
    return view_of(desk, letter, file, letter.judge_letter(file)) | {"text": file.text}


async def show_yaml(request: Request) -> Response:
    """The file itself, with its faults at their lines."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    values = await desk.work(_yaml_view, desk, letter)
    return page(request, "letter_yaml.html", values, place="desk", tab="yaml", conflict=False)


def _yaml_view(desk: Desk, letter: OpenLetter) -> dict[str, object]:
    view = letter_values(desk, letter)
    lines = sorted(
        (finding for finding in view["findings"] if finding.line),
        key=lambda each_finding: each_finding.line,
    )
    return view | {"lines": lines, "keys": letter.keys_left(view["text"])}


async def save_yaml(request: Request) -> Response:
    """The whole file typed anew."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    texts = await posted_texts(request)
    typed = cleaned_text(texts.get("text", ""))
    file = await desk.work(letter.file)
    text = typed.replace("\n", "\r\n") if "\r\n" in file.text else typed
    kept = f"\ufeff{text}" if file.text.startswith("\ufeff") else text
    mine = "mine" in texts
    mark, status, trouble = texts.get("mark", ""), 200, ""
    try:
        done = await desk.work(letter.replace_text, kept, mark, desk.moment(), mine=mine)
        status = 409 if done.conflicts else 200
    except OSError:
        status, trouble = 507, page_words()["no_disk"]
    if status != 200:
        values = await desk.work(_yaml_view, desk, letter)
        values |= {"text": typed, "conflict": status == 409, "trouble": trouble}
        return page(request, "letter_yaml.html", values, place="desk", tab="yaml", status=status)
    return RedirectResponse(f"{_address(letter)}/yaml", status_code=303)


async def show_text(request: Request) -> Response:
    """The letter as text, part by part."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    values = await desk.work(_text_view, desk, letter)
    return page(request, "letter_text.html", values, place="desk", tab="text")


def _text_view(desk: Desk, letter: OpenLetter) -> dict[str, object]:
    return letter_values(desk, letter) | {"lines": letter.as_text()}


async def show_versions(request: Request) -> Response:
    """The versions of the file, or one of them beside the file as it stands."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    wanted = request.query_params.get("with", "")
    values = await desk.work(_versions_view, desk, letter, wanted)
    return page(request, "letter_versions.html", values, place="desk", tab="versions")


def _versions_view(desk: Desk, letter: OpenLetter, wanted: str) -> dict[str, object]:
    view = letter_values(desk, letter)
    room = letter.room
    known = letter_view.shown_versions(letter_files.versions(room.workspace, letter.path))
    chosen = next((version for version in known if version.name == wanted), None)
    if wanted and chosen is None:
        raise HTTPException(404)
    former = letter_files.version_text(room.workspace, letter.path, chosen.name) if chosen else None
    changes = None if former is None else list(_changes(former, view["text"]))
    return view | {"versions": known, "chosen": chosen, "changes": changes}


def _changes(former: str, now: str) -> Iterator[tuple[str, str]]:
    """The lines that went (``-``) and came (``+``), with a few that stayed around them."""
    old, new = former.splitlines(), now.splitlines()
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for at, group in enumerate(matcher.get_grouped_opcodes(_AROUND)):
        if at:
            yield "…", ""
        for tag, first, last, begin, end in group:
            if tag == "equal":
                yield from ((" ", line) for line in old[first:last])
            else:
                yield from (("-", line) for line in old[first:last])
                yield from (("+", line) for line in new[begin:end])


async def restore(request: Request) -> Response:
    """Bring a version back; what stands now is kept as another one."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    texts = await posted_texts(request)
    found = await desk.work(_restored_version, letter, texts.get("version", ""), desk.moment())
    if found is None:
        raise HTTPException(404)
    return RedirectResponse(_address(letter), status_code=303)


def _restored_version(letter: OpenLetter, name: str, moment: str) -> LetterFile | None:
    text = letter_files.version_text(letter.room.workspace, letter.path, name)
    return None if text is None else letter.restore_text(text, moment)


async def give_file(request: Request) -> Response:
    """The letter as it would be built now, to take away or to print."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    form = request.path_params["form"]
    if form not in OF_LETTERS:
        raise HTTPException(404)
    with desk.makings.begin_file(request):
        content = await desk.work(letter.drawn_file, form, desk.moment_told())
    if content is None:
        raise HTTPException(422, page_words()["not_yet"])
    prints = request.url.path.endswith("/print.pdf")
    name = quote(f"{letter.path.stem}.{form}")
    way = "inline" if prints else "attachment"
    headers = {"content-disposition": f"{way}; filename*=UTF-8''{name}"}
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)


async def show_number(request: Request) -> Response:
    """The one question before a number is given."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    values = await desk.work(_number_view, desk, letter)
    return page(request, "letter_number.html", values, place="desk", tab="number", refused="")


def _number_view(desk: Desk, letter: OpenLetter) -> dict[str, object]:
    view = letter_values(desk, letter)
    shown = letter.number(desk.moment_told())
    lacking = tuple(letter_view.shown_fault(fault) for fault in shown.found if fault.is_error)
    row = shown.row
    asked = row and {
        "office": row.office,
        "year": row.year,
        "series": row.series,
        "number": row.number,
    }
    return view | {
        "number": shown.text,
        "issued": shown.is_issued,
        "lacking": lacking,
        "office_prefix": shown.office_prefix,
        "files": (),
        "files_asked": urlencode(asked) if asked else "",
        "can_sign": can_sign(),
        "addressees": letter_addressees(letter),
    }


def letter_addressees(letter: OpenLetter) -> int:
    """How many the list of the letter names; 0 where it has none, or none that can be read."""
    if not about_text(letter.file().text).recipients:
        return 0
    known = batch_choice.candidates(letter.path, letter.room.workspace).value
    return len(known.everyone) if known is not None else 0


async def issue(request: Request) -> Response:
    """Issue the letter, if it is still the one that was looked at."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    texts = await posted_texts(request)
    has_field = texts.get("sign_field") == "1"
    values = await desk.work(_issue_letter, desk, letter, texts.get("mark", ""), has_field)
    status = 200 if values["issued"] else 422
    return page(request, "letter_number.html", values, place="desk", tab="number", status=status)


def _issue_letter(desk: Desk, letter: OpenLetter, mark: str, has_field: bool) -> dict[str, object]:
    if letter.file().mark != mark:
        return _number_view(desk, letter) | {"refused": page_words()["changed_since"]}
    done = letter.issue(desk.moment_told(), desk.moment(), sign_field=has_field)
    view = _number_view(desk, letter)
    errors = [sentence_of(fault) for fault in done.found if fault.is_error]
    files = tuple(path.name for path in done.files)
    refused = "" if done.is_done else " ".join(errors) or page_words()["not_yet"]
    return view | {"files": files, "refused": refused}


def _address(letter: OpenLetter) -> str:
    return f"/letters/{quote(letter.path.stem, safe='')}"


ROUTES = [
    Route("/letters/{name}/yaml", show_yaml, methods=["GET"]),
    Route("/letters/{name}/yaml", save_yaml, methods=["POST"]),
    Route("/letters/{name}/text", show_text, methods=["GET"]),
    Route("/letters/{name}/versions", show_versions, methods=["GET"]),
    Route("/letters/{name}/versions", restore, methods=["POST"]),
    Route("/letters/{name}/number", show_number, methods=["GET"]),
    Route("/letters/{name}/number", issue, methods=["POST"]),
    Route("/letters/{name}/file.{form}", give_file, methods=["GET"]),
    Route("/letters/{name}/print.{form}", give_file, methods=["GET"]),
]
