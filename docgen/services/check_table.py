"""A table of data by itself: everything that is wrong with it, and the same file back with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from docgen import opening
from docgen.batch.local_mailboxes import odd_mailboxes, wrong_mailboxes
from docgen.diagnostics import Diagnostic, Position
from docgen.diagnostics.rendering import Sources
from docgen.light import dataclass
from docgen.loading import submissions, tables
from docgen.loading.fields.field_reading import Reading
from docgen.loading.submissions.request import LIMITS, Request
from docgen.loading.tables.grids import Grid
from docgen.loading.tables.rows_of_faults import row_of
from docgen.loading.workspace import Workspace, programmes, recipients
from docgen.loading.workspace.recipients import RecipientList
from docgen.loading.yaml import yaml_source
from docgen.model.submissions import Programme
from docgen.services.files_beside import new_file
from docgen.services.reports import Report, as_report
from docgen.services.submission_forms import programme_named
from docgen.thai.names import clean
from docgen.writers.changed_tables import changed_table
from docgen.writers.told_tables import faults_heading, told_table

_LIST_FOLDER = "recipients"


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """A table that was checked: how many rows have faults, and where it was written back."""

    path: Path
    rows: int
    written: Path | None = None


@as_report
def check_table(
    path: Path, workspace: Workspace, *, programme: str = "", output: Path | None = None
) -> Report[CheckedTable]:
    """What is wrong with the table at ``path``: a list of recipients, or data of a programme.

    The programme is the one named, or that of an annex which takes the file, or the usual one.
    With ``output`` the same file is written there with a column that says what is wrong in each
    row; nothing that stands there is replaced (DG5002).
    """
    found, every, lines, head = _read_table(path, workspace, programme)
    sources = Sources()
    for file, own in lines.items():
        sources.add(file, own)
    rows = _wrong_in_rows(every)
    written = None
    if output is not None:
        content = opening.content(path, LIMITS.bytes, within=tables.workspace_around(path))
        told = {number: "; ".join(texts) for number, texts in rows.items()}
        sheet = _sheet(every) or None
        before = _told_before(path, sheet, head, told)
        if before is None:
            made = told_table(content, path.suffix, told, sheet or "", head)
        else:
            made = changed_table(content, path.suffix, before, sheet or "")
        written = new_file(output, made)
    return Report(CheckedTable(path, len(rows), written), tuple(found), sources)


def _wrong_in_rows(found: Iterable[Diagnostic]) -> dict[int, list[str]]:
    """What is wrong in each row, said once."""
    rows: dict[int, list[str]] = {}
    for fault in found:
        number = row_of(fault.at)
        if number is not None and (fault.is_error or fault.severity == "warning"):
            texts = rows.setdefault(number, [])
            if fault.message() not in texts:
                texts.append(fault.message())
    return rows


def _told_before(
    path: Path, sheet: str | None, head: int, told: Mapping[int, str]
) -> dict[tuple[int, int], str] | None:
    """What changes in the column of faults, where the table has one already; else ``None``."""
    grid = tables.grid(path, sheet=sheet, limits=LIMITS)
    records = (
        {record.number: record.cells for record in grid.records} if isinstance(grid, Grid) else {}
    )
    heads = [clean(cell) for cell in records.get(head, ())]
    if faults_heading() not in heads:
        return None
    column = heads.index(faults_heading())
    cells = {
        number: row[column] if column < len(row) else ""
        for number, row in records.items()
        if number != head
    }
    return {
        (number, column): told.get(number, "")
        for number, text in cells.items()
        if text != told.get(number, "")
    }


TableFaults = tuple[Iterable[Diagnostic], list[Diagnostic], dict[str, tuple[str, ...]], int]


def _read_table(path: Path, workspace: Workspace, name: str) -> TableFaults:
    """The faults as they are told, each by itself, their lines, and the row of headings."""
    is_listed = not name and opening.is_inside(path, workspace.config / _LIST_FOLDER)
    programme = programme_named(name, workspace) if name else None
    if not name and not is_listed:
        programme = _of_annex(path, workspace)
        is_outside = not opening.is_inside(path, workspace.config)
        is_listed = programme is None and is_outside and recipients.is_headed_as_list(path)
    if is_listed:
        listed = recipients.read_recipients(path)
        of_mail = mailbox_faults(listed)
        every = [*listed.of_file, *(fault for row in listed.spoilt for fault in row.found)]
        return (*listed.found, *of_mail), [*every, *of_mail], {str(path): listed.lines}, listed.head
    read = submissions.read_submissions(path, Request(programme=programme, each=True))
    return read.found, list(read.every or read.found), read.sources, read.head


def mailbox_faults(listed: RecipientList) -> list[Diagnostic]:
    """What is wrong with the mailboxes of a list; letters on paper go out all the same."""
    everyone = (*listed.recipients, *(row.recipient for row in listed.spoilt))
    return [*wrong_mailboxes(everyone), *odd_mailboxes(everyone)]


def _of_annex(path: Path, workspace: Workspace) -> Programme | None:
    """The programme of an annex that takes this file; none where no annex names one."""
    for circular in workspace.circulars():
        parsed = yaml_source.read_yaml(circular, within=workspace.root)
        reading = Reading(str(circular))
        data: dict[str, Any] = {}
        if parsed.root is not None:
            data = reading.mapping(parsed.root, "circular", ()) or {}
        for name, annex in (data.get("annexes") or {}).items():
            given = annex.get("programme")
            if not annex.get("data") or given is None:
                continue
            if opening.resolved_path(workspace.config / annex["data"]) != opening.resolved_path(
                path
            ):
                continue
            if isinstance(given, dict):
                key = ("annexes", name, "programme")
                return programmes.programme(reading, given, key, workspace, name)
            file = programmes.programme_path(workspace, given)
            return (
                programmes.read_programme(file, workspace).programme if file is not None else None
            )
    return None


def _sheet(found: Iterable[Diagnostic]) -> str:
    """The sheet that the faults stand in."""
    cells = (
        fault.at.cell for fault in found if isinstance(fault.at, Position) and "!" in fault.at.cell
    )
    return next((cell.partition("!")[0] for cell in cells), "")
