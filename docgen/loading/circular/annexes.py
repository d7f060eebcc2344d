"""The data of a circular's annexes: files or folders of submissions, aliases and status rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import standards, vocabulary
from docgen.diagnostics.rendering import Sources
from docgen.loading import submissions
from docgen.loading.circular.annex_data import AnnexData, FindFile
from docgen.loading.circular.crosschecks import date_of_letter
from docgen.loading.fields.field_reading import Reading
from docgen.loading.fields.suggestions import nearest_joined
from docgen.loading.submissions.request import Request
from docgen.loading.submissions.submission_list import SubmissionList
from docgen.loading.workspace import Workspace, aliases, programmes, statuses
from docgen.loading.workspace.snapshots import snapshot_of
from docgen.loading.workspace.statuses import RuleSets
from docgen.model.circular import AnnexRequest, AnnexTable, Circular
from docgen.model.dossier import ValuePath
from docgen.model.records import value_if_known
from docgen.model.submissions import Programme
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic
from docgen.thai.times import time_text

if TYPE_CHECKING:
    from docgen.loading.circular.as_written import AnnexAsWritten

_LAYOUTS_OF_DISTRICTS = ("by_district", "not_submitted", "plain_table")

_TABLE = "plain_table"


def as_of_sources(
    reading: Reading, annexes: Mapping[str, AnnexAsWritten], workspace: Workspace
) -> None:
    """Put the time at which data were fetched where an annex asks for it."""
    word = vocabulary.thai("programme_words", "as_of_source")
    for name, annex in annexes.items():
        if clean(str(annex.get("as_of") or "")) not in (word, "as_of_source"):
            continue
        path: ValuePath = ("annexes", name, "as_of")
        written = str(annex.get("data") or "")
        found = snapshot_of(workspace.config / written) if written else None
        if found is None or not found.is_whole():
            del annex["as_of"]
            reading.report("DG4418", reading.places.of(*path), path, name=written)
            continue
        reading.texts.pop(path, None)
        day, time = long_date(found.at.date), time_text(found.at.hour, found.at.minute)
        annex["as_of"] = to_arabic(f"{day} {time}")


def default_layouts(annexes: Mapping[str, AnnexAsWritten]) -> None:
    """An annex of a programme that names no layout is a table of the programme's own columns."""
    for annex in annexes.values():
        if annex.get("programme"):
            annex.setdefault("layout", _TABLE)


def read_annexes(
    reading: Reading, circular: Circular, workspace: Workspace, find: FindFile, sources: Sources
) -> AnnexData:
    """Every annex's data with its faults; ``find`` looks a file of ``config/`` up."""
    made = AnnexData()
    if not circular.annexes:
        return made
    known, sets = _words_of_data(workspace, sources)
    made.found += [*known.found, *sets.found]
    seen: dict[tuple[Path, str], SubmissionList] = {}
    for name, annex in circular.annexes.items():
        programme = _programme(reading, name, annex, workspace, sources)
        if programme is not None:
            made.programmes[name] = _with_rules(reading, circular, name, sets, programme)
        scope = _scope(reading, name, annex)
        path = find(reading, ("annexes", name, "data"), _file_of(annex))
        if path is None or programme is None:
            continue
        request = _request(annex, scope, known, circular, made.programmes[name])
        key = (path, repr(request))
        if key not in seen:
            seen[key] = submissions.read_submissions(path, request)
            made.found += seen[key].found
            for file, lines in seen[key].sources.items():
                sources.add(file, lines)
        made.submissions[name] = seen[key].submissions
        made.counts[name] = seen[key].counts
        made.near |= seen[key].near
        _fitting_layout(reading, name, annex, seen[key])
        _known_columns(reading, name, annex, seen[key], made.programmes[name])
    return made


def _words_of_data(workspace: Workspace, sources: Sources) -> tuple[aliases.Aliases, RuleSets]:
    """By which names data call a province, and by which rules it has a status."""
    known = aliases.read_aliases(workspace.config / "aliases.yaml", submissions.provinces())
    sources.add(str(workspace.config / "aliases.yaml"), known.lines)
    sets = statuses.read_statuses(workspace.config / "statuses.yaml")
    sources.add(str(workspace.config / "statuses.yaml"), sets.lines)
    return known, sets


def _request(
    annex: AnnexRequest,
    scope: tuple[str, ...],
    known: aliases.Aliases,
    circular: Circular,
    programme: Programme,
) -> Request:
    table = annex.table or AnnexTable()
    headings = (*table.columns, *table.totals, table.group or "")
    shown = tuple(clean(heading) for heading in headings if heading)
    until = _day_of_data(annex) or date_of_letter(circular)
    asked = request_of(annex, programme, known)
    return replace(asked, provinces=scope, until=until, shown=shown)


def request_of(annex: AnnexRequest, programme: Programme, known: aliases.Aliases) -> Request:
    """How an annex wants its data read, for all whom the data are of."""
    columns = dict(annex.columns)
    domains = tuple(columns.pop("domains", ()))
    texts = {name: column for name, column in columns.items() if isinstance(column, str)}
    until = _day_of_data(annex)
    return Request(annex.sheet, texts, domains, annex.provinces, known, until, programme)


def _day_of_data(annex: AnnexRequest) -> ThaiDate | None:
    return value_if_known(annex, lambda annex: annex.as_of.date)


def _file_of(annex: AnnexRequest) -> str | None:
    return value_if_known(annex, lambda annex: annex.data)


def _scope(reading: Reading, name: str, annex: AnnexRequest) -> tuple[str, ...]:
    """The provinces that an annex is for, those that are none reported."""
    known = submissions.provinces()
    good = []
    for index, province in enumerate(annex.provinces):
        if clean(province) in known:
            good.append(clean(province))
            continue
        path: ValuePath = ("annexes", name, "provinces", index)
        near = nearest_joined(province, known) or known[0]
        reading.report("DG4120", reading.places.of(*path), path, text=province, suggestion=near)
    return tuple(good)


def _programme(
    reading: Reading,
    name: str,
    annex: AnnexRequest,
    workspace: Workspace,
    sources: Sources,
) -> Programme | None:
    """The programme that the annex names or writes out; the usual one where it does neither."""
    given = annex.programme
    path: ValuePath = ("annexes", name, "programme")
    if given is None:
        return None if path in reading.faulted else programmes.usual_programme()
    if isinstance(given, dict):
        return programmes.programme(reading, given, path, workspace, name)
    file = programmes.programme_path(workspace, given)
    if file is None:
        known = programmes.names(workspace)
        reading.unknown_name("DG4310", reading.places.of(*path), path, given, known)
        return None
    read = programmes.read_programme(file, workspace)
    sources.add(str(file), read.lines)
    reading.found += read.found
    return read.programme


def _with_rules(
    reading: Reading, circular: Circular, name: str, sets: RuleSets, programme: Programme
) -> Programme:
    """The programme with the rules that the annex asks for, whose deadlines must be there."""
    path: ValuePath = ("annexes", name, "rules")
    annex = circular.annexes[name]
    wanted = annex.rules
    if wanted is None and annex.programme is None:
        wanted = statuses.usual_rules().name
    if wanted is not None:
        if wanted not in sets.sets:
            reading.unknown_name("DG4301", reading.places.of(*path), path, wanted, tuple(sets.sets))
            return programme
        programme = replace(programme, rules=sets.sets[wanted])
    for deadline in statuses.deadlines_of_statuses((*programme.statuses, *programme.states)):
        base, _, previous = deadline.partition(".")
        if not previous and base in programme.deadlines:
            continue
        if not _has_deadline(reading, circular, base, previous=bool(previous)):
            reading.report("DG4303", reading.places.of(*path), path, name=deadline)
    return programme


def _has_deadline(reading: Reading, circular: Circular, name: str, *, previous: bool) -> bool:
    """Whether the circular names the deadline, and where ``previous`` counts, the one before."""
    if name not in circular.deadlines:
        return False
    is_told = ("deadlines", name, "previous") in reading.faulted
    return not previous or is_told or circular.deadlines[name].previous is not None


def _fitting_layout(reading: Reading, name: str, annex: AnnexRequest, read: SubmissionList) -> None:
    layout = value_if_known(annex, lambda annex: annex.layout)
    if read.counts and layout in _LAYOUTS_OF_DISTRICTS:
        path: ValuePath = ("annexes", name, "layout")
        text = reading.texts[path].text if path in reading.texts else str(layout)
        reading.report("DG4304", reading.places.of(*path), path, layout=text)


def _known_columns(
    reading: Reading,
    name: str,
    annex: AnnexRequest,
    read: SubmissionList,
    programme: Programme,
) -> None:
    """The columns of a plain table must be of the programme, or of the file."""
    table = annex.table or AnnexTable()
    if not read.submissions:
        return
    given: dict[tuple[str | int, ...], str] = {
        ("columns", n): column for n, column in enumerate(table.columns)
    }
    given |= {("totals", n): total for n, total in enumerate(table.totals)}
    if table.group:
        given["group",] = table.group
    known = _table_columns(read, programme) if given else ()
    for place, text in given.items():
        key = vocabulary.english("submissions", clean(text))
        if clean(text) not in known and key not in read.headings:
            path: ValuePath = ("annexes", name, "table", *place)
            reading.unknown_name("DG4317", reading.places.of(*path), path, text, known)
    level = table.rows
    if level is not None and programme.level_of(clean(level)) is None:
        path = ("annexes", name, "table", "rows")
        levels = tuple(each_level.name for each_level in programme.levels)
        reading.unknown_name("DG4315", reading.places.of(*path), path, level, levels)


def _table_columns(read: SubmissionList, programme: Programme) -> tuple[str, ...]:
    """Every column that a plain table may have."""
    words = standards.table("statuses")["plain_columns"].values()
    levels = [each_level.name for each_level in programme.levels]
    items = dict.fromkeys(submission.item for submission in read.submissions)
    english = vocabulary.names("submissions", "en")
    file = [
        vocabulary.thai("submissions", heading) if heading in english else heading
        for heading in read.headings
    ]
    return tuple(dict.fromkeys((*words, *levels, *items, *file)))
