"""Empty workbooks for units to fill in: one, or one for each unit of the widest level."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen import standards, vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading import submissions
from docgen.loading.submissions import submission_files
from docgen.loading.submissions.districts import read_districts
from docgen.loading.submissions.request import Request
from docgen.loading.workspace import Workspace, programmes
from docgen.model.submissions import Programme, ReportedItem, Submission, UnitPath
from docgen.services.asked import existing_file
from docgen.services.counting import CountParts, count_nothing
from docgen.services.files_beside import new_files
from docgen.services.reports import Report, as_report, misasked_argument
from docgen.standards import typing_manual
from docgen.thai.names import clean
from docgen.thai.quantities import quantity
from docgen.writers.safe_names import safe_name
from docgen.writers.xlsx_form import FormColumn, write_form

_NAME = "submissions"


@as_report
def submission_forms(
    output: Path | None,
    workspace: Workspace,
    rows: Path | None = None,
    provinces: Sequence[str] = (),
    domains: Sequence[str] = (),
    programme: str = "",
) -> Report[tuple[Path, ...]]:
    """Write one workbook (``.xlsx``), or in a folder one for each unit of the widest level.

    ``rows`` is the file that lists the units; without it a programme's list that must be complete
    is taken, or the only file of submissions of the workspace. ``domains`` are the items asked
    for. Nothing that stands there is replaced (DG5002). DG4310 says that there is no such
    programme, DG5207, DG5212 to DG5215 what was not asked rightly.

    Raises: Rejected, when there is nobody to ask, nothing to ask, or no file to write.
    """
    if output is None:
        raise Rejected([misasked_argument("DG5212", "output")])
    made = made_forms(output, workspace, rows, provinces, domains, programme)
    return Report(new_files(made.expected_value()), made.found)


def made_forms(
    output: Path,
    workspace: Workspace,
    rows: Path | None = None,
    provinces: Sequence[str] = (),
    domains: Sequence[str] = (),
    programme: str = "",
    count_parts: CountParts = count_nothing,
) -> Report[dict[Path, bytes]]:
    """What ``submission_forms`` writes, not written yet; ``count_parts`` hears of each workbook.

    Raises: Rejected, as there.
    """
    if programme:
        named = programme_named(programme, workspace)
        file = None if rows is None and named.complete else _rows(rows, workspace)
        asked, found = _of_programme(named, file, provinces, domains)
    else:
        asked, found = _of_districts(_rows(rows, workspace), provinces, domains)
    return Report(_workbooks(output, asked, count_parts), found)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The rows of all forms, the columns of each, and the name of its sheet."""

    rows: Sequence[Sequence[str]]
    columns: Sequence[FormColumn]
    sheet: str


_FormFaults = tuple[Diagnostic, ...]


def _of_districts(
    rows: Path, provinces: Sequence[str], domains: Sequence[str]
) -> tuple[_Asked, _FormFaults]:
    found = read_districts(rows, tuple(provinces))
    asked = tuple(domains) or found.domains
    if not found.rows:
        raise Rejected(found.found or [misasked_argument("DG5214", "provinces")])
    if not asked:
        raise Rejected([misasked_argument("DG5215", "domains")])
    sheet = vocabulary.thai("forms", _NAME)
    return _Asked(found.rows, _district_columns(asked), sheet), found.found


def _of_programme(
    programme: Programme, file: Path | None, widest: Sequence[str], wanted: Sequence[str]
) -> tuple[_Asked, _FormFaults]:
    given, found = _given_units(programme, file)
    items = programme.items or tuple(
        ReportedItem(name)
        for name in dict.fromkeys(row.item for own in given.values() for row in own)
    )
    items = tuple(each_item for each_item in items if not wanted or each_item.name in wanted)
    paths = [path for path in given if not widest or path[0] in widest]
    if not paths:
        raise Rejected([misasked_argument("DG5214", "provinces")])
    if not items:
        raise Rejected([misasked_argument("DG5215", "domains")])
    targets = [
        each_item.target
        for each_item in items
        if each_item.target and quantity(each_item.target) is None
    ]
    targets = list(dict.fromkeys(targets))
    columns = [FormColumn(level.name, is_given=True) for level in programme.levels]
    columns += [FormColumn(target, is_given=True) for target in targets]
    columns += [_column(item, programme) for item in items]
    rows = [(*path, *(_target(given[path], target) for target in targets)) for path in paths]
    return _Asked(rows, columns, programme.name), found


def _given_units(
    programme: Programme, file: Path | None
) -> tuple[dict[UnitPath, list[Submission]], tuple[Diagnostic, ...]]:
    """The units with what the file says of them, or those of the programme's list."""
    given: dict[UnitPath, list[Submission]] = {}
    if file is None:
        paths = programme.complete.paths if programme.complete else ()
        return {path: [] for path in paths if len(path) == len(programme.levels)}, ()
    read_rows = submissions.read_submissions(file, Request(programme=programme))
    if any(fault.is_error for fault in read_rows.found):
        raise Rejected(read_rows.found)
    for submission in read_rows.submissions:
        given.setdefault(submission.units, []).append(submission)
    return given, read_rows.found


def programme_named(name: str, workspace: Workspace) -> Programme:
    """The programme of that name.

    Raises: Rejected, when there is none such, or its file has errors.
    """
    path = programmes.programme_path(workspace, name)
    if path is None:
        known = ", ".join(programmes.names(workspace)) or "-"
        raise Rejected([Diagnostic("DG4310", None, {"text": name, "suggestion": known})])
    read = programmes.read_programme(path, workspace)
    if read.programme is None:
        raise Rejected(read.found)
    return read.programme


def _rows(asked: Path | None, workspace: Workspace) -> Path:
    """The file that was named, or the one file of submissions in the workspace."""
    found = submission_files.files_within(workspace.config / "submissions")
    if asked is not None:
        return existing_file(asked, "rows", str(asked), tuple(path.name for path in found))
    if len(found) != 1:
        names = ", ".join(path.name for path in found) or "-"
        raise Rejected([misasked_argument("DG5213", "rows", names=names)])
    return found[0]


def _workbooks(output: Path, asked: _Asked, count_parts: CountParts) -> dict[Path, bytes]:
    family = typing_manual()["font_family"].value
    columns, sheet = asked.columns, asked.sheet
    if output.suffix.lower() == ".xlsx":
        return {output: write_form(asked.rows, columns, sheet, family=family)}
    made: dict[Path, bytes] = {}
    units: dict[str, list[Sequence[str]]] = {}
    for row in asked.rows:
        units.setdefault(row[0], []).append(row)
    for number, (first, own) in enumerate(units.items()):
        count_parts(number, len(units))
        made[output / f"{safe_name(first)}.xlsx"] = write_form(own, columns, sheet, family=family)
    return made


def _district_columns(domains: Sequence[str]) -> list[FormColumn]:
    words = standards.table("statuses")
    entry_words = words["entry_words"]
    choices = (entry_words["done"][0], entry_words["not_yet"][0])
    thai = {name: vocabulary.thai(_NAME, name) for name in vocabulary.names(_NAME, "en")}
    return [
        FormColumn(thai["province"], is_given=True),
        FormColumn(thai["district"], is_given=True),
        *(FormColumn(domain, choices=choices, how=words["form_how"]) for domain in domains),
        FormColumn(thai["confirmed"], how=words["form_how_date"]),
    ]


def _column(item: ReportedItem, programme: Programme) -> FormColumn:
    words = standards.table("statuses")
    how = words["form_hows"][item.form]
    if item.form != "state":
        return FormColumn(item.name, how=how, form=item.form)
    choices = tuple(state.name for state in programme.states)
    return FormColumn(item.name, choices=choices, how=how)


def _target(rows: Sequence[Submission], heading: str) -> str:
    """What the data says under the heading of a target."""
    for row in rows:
        text = getattr(row.row, "text", None)
        if text is not None:
            return str(text(clean(heading)))
    return ""
