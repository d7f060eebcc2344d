"""Programmes: ``config/programmes/NAME.yaml``, or written in the circular that uses one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from docgen import opening, standards, vocabulary
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass, regex
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.complete_units import complete_units
from docgen.loading.workspace.programme_states import rules_of_units, states_of_cells
from docgen.loading.yaml import yaml_source
from docgen.model.dossier import ValuePath
from docgen.model.submissions import Level, Programme, ReportedItem, RollUp
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic

FOLDER = "programmes"
_OWN = Path(__file__).with_name("district_work.yaml")
_SECTION = "programme"
_SHARE = regex(r">=\s*([0-9]{1,3})\s*%")
_ITEMS_KEY = "items"


@dataclass(frozen=True, slots=True)
class ProgrammeFile:
    """A programme as it was read; ``None`` where a fault stands in its way."""

    programme: Programme | None
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...] = ()


def names(workspace: Workspace) -> tuple[str, ...]:
    """The programmes of the workspace, by name."""
    return tuple(file.stem for file in _files(workspace))


def programme_path(workspace: Workspace, name: str) -> Path | None:
    """The file of the programme ``name``, if there is one."""
    found = (file for file in _files(workspace) if clean(file.stem) == clean(name))
    return next(found, None)


def _files(workspace: Workspace) -> tuple[Path, ...]:
    found = opening.names_in(workspace.config / FOLDER, ".yaml", ".yml")
    return tuple(path for path in found if opening.is_file(path))


def read_programme(path: Path, workspace: Workspace) -> ProgrammeFile:
    """The programme at ``path``, with every fault of it at its place."""
    parsed = yaml_source.read_yaml(path, within=workspace.bounds(path))
    reading = Reading(str(path), complete=parsed.complete, doubtful=parsed.doubtful)
    reading.found += parsed.found
    made = None
    if parsed.root is not None:
        data = reading.mapping(parsed.root, _SECTION, ())
        made = programme(reading, data or {}, (), workspace, path.stem)
    if any(fault.is_error for fault in reading.found):
        made = None
    return ProgrammeFile(made, tuple(reading.found), parsed.lines)


@cache
def usual_programme() -> Programme:
    """What docgen takes where an annex names no programme: districts with their domains of work."""
    made = read_programme(_OWN, Workspace(_OWN.parent)).programme
    if made is None:
        raise AssertionError(_OWN)
    return made


def programme(
    reading: Reading, data: Mapping[str, Any], path: ValuePath, workspace: Workspace, name: str
) -> Programme | None:
    """The fields of a programme under ``path`` as a programme; ``None`` where it lacks levels."""
    reading.sections.setdefault(path, _SECTION)
    levels = _levels(reading, data.get("levels") or [], path)
    if not levels:
        _require_field(reading, path, "levels")
        return None
    is_district_work = [level.key for level in levels] == ["province", "district"]
    states = states_of_cells(reading, data.get("states") or [], (*path, "states"))
    rules = rules_of_units(reading, data.get("statuses"), (*path, "statuses"), states)
    if rules is None and data.get("states") is None:
        if (*path, "states") not in reading.faulted:
            _require_field(reading, path, "states")
        return None
    items, of_file = _items(reading, data, (*path, "items"))
    return Programme(
        name=str(data.get("title") or name),
        levels=levels,
        states=states,
        rules=rules,
        roll_ups=_roll_ups(reading, data.get("roll_up"), (*path, "roll_up"), levels),
        items=items,
        complete=complete_units(
            reading, data.get("complete"), (*path, "complete"), levels, workspace
        ),
        absent=data.get("absent") or "blank",
        repeated=data.get("repeated") or "fault",
        item_word=str(data.get("item_word") or ""),
        item_key=str(data.get("item_key") or ""),
        owed_heading=str(data.get("owed_heading") or ""),
        deadlines=_deadlines(reading, data.get("deadlines") or {}, (*path, "deadlines")),
        tiles=tuple((data.get("tiles") or "").splitlines()),
        is_district_work=is_district_work and of_file,
    )


def _require_field(reading: Reading, path: ValuePath, name: str) -> None:
    word = vocabulary.word(_SECTION, name)
    at = reading.places.keys.get(path) or reading.places.of(*path)
    params = {"key": word.thai, "title": word.title, "example": word.description}
    reading.report("DG2001", at, (*path, name), **params)


def _levels(reading: Reading, given: list[Any], path: ValuePath) -> tuple[Level, ...]:
    made: list[Level] = []
    for index, level in enumerate(given):
        data = {"name": level} if isinstance(level, str) else level
        at = (*path, "levels", index)
        if not data.get("name"):
            reading.report("DG4312", reading.places.of(*at), at, name="")
            continue
        level = _level(data)
        if any(level.key == other.key for other in made):
            reading.report("DG4312", reading.places.of(*at), at, name=level.name)
            continue
        made.append(level)
    return tuple(made)


def _level(data: Mapping[str, Any]) -> Level:
    name = clean(data["name"])
    known = vocabulary.english("submissions", name)
    key = known if known in ("province", "district") else name
    words = standards.table("statuses")
    prefixes = dict.fromkeys((name, *words["name_prefixes"].get(key, ())))
    before = data.get("before")
    if before is None:
        before = name if name in words["named_with"] else ""
    headings = (name, words["heading_of"].format(name=name), *data.get("headings", ()))
    counter = data.get("counter") or words["units"].get(key) or name
    return Level(key, name, counter, headings, before, tuple(prefixes))


def _items(
    reading: Reading, data: Mapping[str, Any], path: ValuePath
) -> tuple[tuple[ReportedItem, ...], bool]:
    """The items, and whether the file says which there are."""
    given = data.get("items")
    word = vocabulary.thai("programme_words", "of_file")
    if given == [word]:
        return (), True
    if not given or given == [vocabulary.thai("programme_words", "none")]:
        words = standards.table("statuses")["status_headings"]
        return (ReportedItem(words[0], headings=tuple(words)),), False
    made: list[ReportedItem] = []
    for index, given_item in enumerate(given):
        item = _item({"name": given_item} if isinstance(given_item, str) else given_item)
        if not item.name or any(item.name == other.name for other in made):
            at = (*path, index)
            reading.report("DG4312", reading.places.of(*at), at, name=item.name)
            continue
        made.append(item)
    return tuple(made), False


def _item(data: Mapping[str, Any]) -> ReportedItem:
    name = clean(data.get("name") or "")
    headings = (name, *data.get("headings", ()))
    form = data.get("form") or ("number" if data.get("target") else "state")
    return ReportedItem(name, form, headings, str(data.get("target") or ""))


def _roll_ups(
    reading: Reading, given: Any, path: ValuePath, levels: tuple[Level, ...]
) -> dict[str, RollUp]:
    if given is None:
        return {}
    if isinstance(given, str):
        made = _roll_up(reading, given, path)
        return {} if made is None else {"": made}
    found: dict[str, RollUp] = {}
    items_word = vocabulary.thai("programme_words", "items")
    for name, text in given.items():
        key = next((level.key for level in levels if name in (level.name, level.key)), None)
        if name in (items_word, _ITEMS_KEY):
            key = _ITEMS_KEY
        if key is None:
            known = (items_word, *(level.name for level in levels))
            at = reading.places.keys.get((*path, name)) or reading.places.of(*path)
            reading.unknown_name("DG4315", at, (*path, name), name, known)
            continue
        made = _roll_up(reading, text, (*path, name))
        if made is not None:
            found[key] = made
    return found


def _roll_up(reading: Reading, text: str, path: ValuePath) -> RollUp | None:
    how = vocabulary.english("roll_ups", text.strip())
    if how is not None:
        return RollUp(how)
    share = _SHARE.fullmatch(to_arabic(text.strip()))
    if share is not None and 0 < int(share[1]) <= 100:
        return RollUp("share", int(share[1]) / 100)
    known = ", ".join(vocabulary.names("roll_ups"))
    reading.report("DG4313", reading.places.of(*path), path, text=text, known=known)
    return None


def _deadlines(reading: Reading, given: Mapping[str, str], path: ValuePath) -> dict[str, ThaiDate]:
    found = {}
    for name, text in given.items():
        try:
            found[name] = parse_date(text)
        except Fault as fault:
            reading.fault(fault, (*path, name))
    return found
