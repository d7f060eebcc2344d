"""ตั้งค่า: offices, signatories, house style with its reasons, holidays, the emblem."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from docgen.diagnostics import Diagnostic, Rejected
from docgen.services import explanations, house_style_form, settings, workspace_journal
from docgen.services.letter_form import UneditableError
from docgen.services.workroom import Workroom
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import fragment, page
from docgen.web.page_words import PageValues, page_words
from docgen.web.posted import posted_texts, room_of, uploaded_files
from docgen.web.questions import unanswered_question
from docgen.web.routes.letter_page import cleaned_text

_MOST_NAME = 60


async def show(request: Request) -> Response:
    """One section of the settings."""
    section = request.path_params.get("section", "offices")
    desk: Desk = request.app.state.desk
    room = room_of(request)
    try:
        values = await desk.work(_view, desk, room, section)
    except UneditableError:
        raise HTTPException(422, page_words()["unreadable_settings"]) from None
    return _settings_page(request, section, values)


def _settings_page(
    request: Request, section: str, values: Mapping[str, object], *, status: int = 200
) -> Response:
    said = page_words()["settings_said"].get(request.query_params.get("said", ""), "")
    name = f"settings_{values['template']}.html"
    return page(request, name, values, place="settings", status=status, section=section, said=said)


def _view(desk: Desk, room: Workroom, section: str) -> PageValues:
    if section in settings.SECTIONS:
        return _entries_view(room, section)
    if section == "style":
        return _style_view(room)
    if section == "holidays":
        return _holidays_view(desk, room)
    if section == "emblem":
        offices = room.surroundings().offices
        return {"template": "emblem", "offices": offices, "found": (), "chosen": ""}
    raise HTTPException(404)


def _entries_view(room: Workroom, section: str) -> dict[str, object]:
    """What the workspace names one by one, such as offices, and room for a new one."""
    around = room.surroundings()
    entries = settings.settings_entries(room.workspace, section, around)
    shown = [(entry, _notes(entry.found)) for entry in entries]
    blank = settings.groups_of(section, "", {}, around)
    new = {"blank": blank, "new_name": "", "not_added": ""}
    return {"template": "entries", "entries": shown, "notes": {}, "kinds": (), **new}


def _style_view(room: Workroom) -> dict[str, object]:
    """The measures that an office may change, and its rules."""
    groups = [
        (group, [(measure, _notes(measure.found)) for measure in group.measures])
        for group in house_style_form.measure_groups(room.workspace)
    ]
    found = _notes(house_style_form.other_faults(room.workspace))
    rules = house_style_form.rules(room.workspace)
    return {"template": "style", "measure_groups": groups, "rules": rules, "found": found}


def _holidays_view(desk: Desk, room: Workroom) -> dict[str, object]:
    """The days off, and the feasts of this year month by month."""
    today = desk.today()
    months = [
        (
            name,
            explanations.month_of(room.workspace, f"{today.year + 543}-{number}", "", today).feasts,
        )
        for number, name in enumerate(page_words()["months"], 1)
    ]
    return {
        "template": "holidays",
        "groups": settings.holiday_groups(room.workspace),
        "months": months,
        "year": today.year + 543,
        "notes": {},
        "kinds": (),
        "found": _notes(settings.holiday_faults(room.workspace)),
    }


def _notes(found: tuple[Diagnostic, ...]) -> tuple[letter_view.ShownFinding, ...]:
    return tuple(letter_view.shown_fault(fault) for fault in found)


async def save(request: Request) -> Response:
    """What was typed in one section."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    section = request.path_params["section"]
    texts = {name: cleaned_text(text) for name, text in (await posted_texts(request)).items()}
    if section in settings.SECTIONS and texts.get("do") == "remove":
        words, name = page_words(), texts.get("entry", "")
        sentence = words["removes"].format(what=words["settings_entry"][section], name=name)
        back = f"/settings/{section}"
        asked = await unanswered_question(request, texts, sentence, place="settings", back=back)
        if asked is not None:
            return asked
    if section in settings.SECTIONS and texts.get("is_new"):
        values = await desk.work(_not_added, desk, room, section, texts)
        if values:
            return _settings_page(request, section, values, status=422)
    try:
        await desk.work(_save_section, room, section, texts)
        await desk.work(
            workspace_journal.record_act, room.workspace, "settings", section, desk.moment()
        )
    except UneditableError:
        raise HTTPException(422, page_words()["unreadable_settings"]) from None
    style = section == "style" and await desk.work(house_style_form.is_faulty, room.workspace)
    said = "faulty" if style else "saved"
    return RedirectResponse(f"/settings/{section}?said={said}", status_code=303)


def _not_added(
    desk: Desk, room: Workroom, section: str, texts: dict[str, str]
) -> dict[str, object]:
    """The section with what was typed for a new entry, and why it cannot be one; else nothing."""
    name = new_name(texts)
    typed = {key[1:]: text for key, text in texts.items() if key.startswith("/") and text.strip()}
    view = _view(desk, room, section)
    if not name:
        why = "needs_name"
    elif any(entry.name == name for entry, _ in view["entries"]):
        why = "name_taken"
    elif not typed:
        why = "needs_content"
    else:
        return {}
    blank = settings.groups_of(section, "", dict(typed), room.surroundings())
    return view | {"blank": blank, "new_name": name, "not_added": page_words()[why]}


def new_name(texts: Mapping[str, str]) -> str:
    """The name that was typed for something new; empty where it can be none."""
    name = texts.get("entry", "").strip()[:_MOST_NAME]
    return "" if name.startswith(("#", "-", "?")) else name


def _save_section(room: Workroom, section: str, texts: dict[str, str]) -> None:
    space = room.workspace
    if section in settings.SECTIONS:
        name = new_name(texts)
        if not name:
            raise HTTPException(422, page_words()["needs_name"])
        if texts.get("do") == "remove":
            settings.remove_entry(space, section, name)
            return
        if texts.get("is_new"):
            texts = {
                f"{name}{key}" if key.startswith("/") else key: text for key, text in texts.items()
            }
        settings.save_entry(space, section, name, texts, room.surroundings())
    elif section == "style" and texts.get("measure"):
        own = "" if texts.get("clear") else texts.get("own", "")
        try:
            house_style_form.save_measure(space, texts["measure"], own, texts.get("reason", ""))
        except KeyError:
            raise HTTPException(404) from None
    elif section == "style" and texts.get("rule"):
        reason = "" if texts.get("clear") else texts.get("reason", "")
        house_style_form.save_rule(space, texts["rule"], reason)
    elif section == "holidays":
        settings.save_holidays(space, texts)
    else:
        raise HTTPException(404)


async def save_emblem(request: Request) -> Response:
    """A picture as an office's emblem; what is wrong with one is said at its field."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts, files = await uploaded_files(request)
    office = texts.get("office", "")
    if office not in [each_office.value for each_office in room.surroundings().offices]:
        raise HTTPException(422)
    content = await files[0].read() if files else b""
    try:
        await desk.work(settings.save_emblem, room.workspace, office, content)
        await desk.work(
            workspace_journal.record_act, room.workspace, "settings", "emblem", desk.moment()
        )
    except Rejected as refusal:
        values = await desk.work(_view, desk, room, "emblem")
        values |= {"found": _notes(tuple(refusal.found)), "chosen": office}
        return _settings_page(request, "emblem", values, status=422)
    except UneditableError:
        raise HTTPException(422, page_words()["unreadable_settings"]) from None
    return RedirectResponse("/settings/emblem?said=saved", status_code=303)


async def emblem(request: Request) -> Response:
    """The picture that letters of an office bear."""
    desk: Desk = request.app.state.desk
    office = request.query_params.get("office", "")
    content = await desk.work(settings.emblem_content, room_of(request).workspace, office)
    if content is None:
        raise HTTPException(404)
    return Response(content, media_type="image/png")


async def calendar(request: Request) -> Response:
    """A month of the Thai calendar, for a date's field."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    asked = request.query_params
    month = await desk.work(
        explanations.month_of,
        room.workspace,
        asked.get("month", ""),
        asked.get("near", ""),
        desk.today(),
    )
    title = f"{page_words()['months'][month.number - 1]} {month.year}"
    html = fragment(
        "calendar.html",
        title=title,
        weeks=month.weeks,
        before=month.before,
        after=month.after,
        feasts=" · ".join(month.feasts),
    )
    return JSONResponse({"label": title, "html": str(html)})


ROUTES = [
    Route("/settings", show, methods=["GET"]),
    Route("/emblem.png", emblem, methods=["GET"]),
    Route("/settings/emblem", save_emblem, methods=["POST"]),
    Route("/settings/{section}", show, methods=["GET"]),
    Route("/settings/{section}", save, methods=["POST"]),
    Route("/calendar", calendar, methods=["GET"]),
]
