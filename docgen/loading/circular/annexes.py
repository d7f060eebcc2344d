"""The data of a circular's annexes: files or folders of submissions, aliases and status rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic
from docgen.diagnostics.rendering import Sources
from docgen.loading import submissions
from docgen.loading.fields.reading import Reading, suggestions
from docgen.loading.submissions import Request, SubmissionList
from docgen.loading.workspace import Workspace, aliases, statuses
from docgen.loading.workspace.statuses import RuleSets
from docgen.model.dossier import ProvinceCount, StatusRules, Submission, ValuePath
from docgen.thai import Fault
from docgen.thai.dates import Moment, ThaiDate, parse_date, parse_moment
from docgen.thai.names import clean

_LAYOUTS_OF_DISTRICTS = ("by_district", "not_submitted")
FindFile = Callable[[Reading, ValuePath, str | None], Path | None]


@dataclass(slots=True)
class AnnexData:
    """What the annexes of one circular are made from, by the annex's name."""

    submissions: dict[str, tuple[Submission, ...]] = field(default_factory=dict)
    counts: dict[str, tuple[ProvinceCount, ...]] = field(default_factory=dict)
    rules: dict[str, StatusRules] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def read(
    reading: Reading,
    data: dict[str, Any],
    workspace: Workspace,
    find: FindFile,
    sources: Sources,
) -> AnnexData:
    """Every annex's data with its faults; ``find`` looks a file of ``config/`` up."""
    made = AnnexData()
    wanted = data.get("annexes", {})
    if not wanted:
        return made
    known = aliases.read(workspace.config / "aliases.yaml", submissions.provinces())
    sources.add(str(workspace.config / "aliases.yaml"), known.lines)
    sets = statuses.read(workspace.config / "statuses.yaml")
    sources.add(str(workspace.config / "statuses.yaml"), sets.lines)
    made.found += [*known.found, *sets.found]
    seen: dict[tuple[Path, str], SubmissionList] = {}
    for name, annex in wanted.items():
        _rules(reading, data, name, annex, sets, made)
        scope = _scope(reading, name, annex)
        path = find(reading, ("annexes", name, "data"), annex.get("data"))
        if path is None:
            continue
        request = _request(annex, scope, known, data.get("date"))
        key = (path, repr(request))
        if key not in seen:
            seen[key] = submissions.read(path, request)
            made.found += seen[key].found
            for file, lines in seen[key].sources.items():
                sources.add(file, lines)
        made.submissions[name] = seen[key].submissions
        made.counts[name] = seen[key].counts
        made.near |= seen[key].near
        _fitting_layout(reading, name, annex, seen[key])
    return made


def _request(
    annex: dict[str, Any], scope: tuple[str, ...], known: aliases.Aliases, letter: str | None
) -> Request:
    columns = dict(annex.get("columns") or {})
    domains = tuple(columns.pop("domains", ()))
    texts = {name: one for name, one in columns.items() if isinstance(one, str)}
    until = _day(parse_moment, annex.get("as_of")) or _day(parse_date, letter)
    return Request(annex.get("sheet"), texts, domains, scope, known, until)


def _day(read: Callable[[str], Moment | ThaiDate], text: str | None) -> ThaiDate | None:
    """The day of a text that has been told of elsewhere where it is none."""
    try:
        made = read(text or "")
    except Fault:
        return None
    return made.date if isinstance(made, Moment) else made


def _scope(reading: Reading, name: str, annex: dict[str, Any]) -> tuple[str, ...]:
    """The provinces that an annex is for, those that are none reported."""
    known = submissions.provinces()
    good = []
    for index, one in enumerate(annex.get("provinces") or ()):
        if clean(one) in known:
            good.append(clean(one))
            continue
        path: ValuePath = ("annexes", name, "provinces", index)
        near = suggestions(one, known) or known[0]
        reading.report("DG4120", reading.places.of(*path), path, text=one, suggestion=near)
    return tuple(good)


def _rules(
    reading: Reading,
    data: dict[str, Any],
    name: str,
    annex: dict[str, Any],
    sets: RuleSets,
    made: AnnexData,
) -> None:
    wanted = annex.get("rules") or statuses.usual().name
    path: ValuePath = ("annexes", name, "rules")
    if wanted not in sets.sets:
        reading.unknown("DG4301", reading.places.of(*path), path, wanted, tuple(sets.sets))
        return
    rules = sets.sets[wanted]
    deadlines = data.get("deadlines", {})
    for deadline in statuses.deadlines_of(rules):
        base, _, previous = deadline.partition(".")
        if base not in deadlines or (previous and not deadlines[base].get("previous")):
            reading.report("DG4303", reading.places.of(*path), path, name=deadline)
    made.rules[name] = rules


def _fitting_layout(
    reading: Reading, name: str, annex: dict[str, Any], read: SubmissionList
) -> None:
    layout = annex.get("layout")
    if read.counts and layout in _LAYOUTS_OF_DISTRICTS:
        path: ValuePath = ("annexes", name, "layout")
        text = reading.texts[path].text if path in reading.texts else str(layout)
        reading.report("DG4304", reading.places.of(*path), path, layout=text)
