"""A list of recipients as a grid: one class of faults at a time, mended cell by cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen import opening, vocabulary
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.drafting.changed_records import changed_records
from docgen.drafting.yaml_tree import UneditableError
from docgen.light import dataclass, regex
from docgen.loading import tables
from docgen.loading.file_kinds import TEXTS
from docgen.loading.tables.file_rows import Record
from docgen.loading.tables.grids import DataTable, Grid
from docgen.loading.tables.rows_of_faults import row_of
from docgen.loading.tables.worksheet_scan import column_index
from docgen.loading.workspace import Workspace, recipients
from docgen.loading.workspace.recipients import RecipientList
from docgen.services.check_table import check_table, mailbox_faults
from docgen.services.files_beside import replaced_file
from docgen.services.list_merging import cells_for_latest, versions_of
from docgen.temporary import folder_aside
from docgen.writers.changed_tables import Cells, changed_table
from docgen.writers.files import write_together

_YAML = (".yaml", ".yml")
EDITABLE = (".xlsx", ".xlsm", *TEXTS, *_YAML)
_IN_A_SHEET = regex(r"!([A-Z]{1,3})[0-9]+$")
_SECTION = "recipients"
_OF_HEADINGS = ("DG4003",)
_HEAD_WITHIN = 15
_MOST_ROWS = 100
_MOST_NEW = 1_000  # rows that are added at once


@dataclass(frozen=True, slots=True)
class FaultClass:
    """Faults of one code: how many rows have them, and the first."""

    code: str
    count: int
    first: Diagnostic


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its number as the list's own program counts, its cells, and the faults in it.

    ``faulty`` are the columns in which they stand, from 0.
    """

    number: int
    cells: tuple[str, ...]
    found: tuple[Diagnostic, ...]
    faulty: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ListGrid:
    """The rows of a list that have faults of one class, under its own headings.

    ``classes`` are all classes of faults, errors first; ``whole`` are faults of the file that no
    row has; ``mark`` tells this state of the file from a later one. ``is_table`` says that the same
    file can be given back with a column of what is wrong.
    """

    headings: tuple[str, ...]
    rows: tuple[GridRow, ...]
    classes: tuple[FaultClass, ...]
    chosen: str
    whole: tuple[Diagnostic, ...]
    mark: str
    is_editable: bool
    is_table: bool = True


def list_grid(workspace: Workspace, name: str, code: str = "") -> ListGrid | None:
    """The rows with faults of the class ``code`` (the first of all where it is empty or unknown).

    ``None`` when there is no such list.
    """
    path = workspace.recipients(name)
    if path is None:
        return None
    read = recipients.read_recipients(path)
    every = _every_fault(read)
    classes = tuple(_classes(every))
    codes = [fault_class.code for fault_class in classes]
    chosen = code if code in codes else next(iter(codes), "")
    grid = recipients.grid_of(path)
    if not isinstance(grid, Grid):
        return ListGrid((), (), classes, chosen, read.found, mark_of(path), False)
    records = {record.number: record for record in grid.records}
    head = records.get(head_of(grid, read))
    rows = tuple(_rows(every, chosen, grid, records))
    return ListGrid(
        headings=tuple(shown_heading(cell) for cell in head.cells) if head is not None else (),
        rows=rows[:_MOST_ROWS],
        classes=classes,
        chosen=chosen,
        whole=tuple(fault for fault in every if row_of(fault.at) is None),
        mark=mark_of(path),
        is_editable=path.suffix.lower() in EDITABLE,
        is_table=path.suffix.lower() not in _YAML,
    )


def head_of(grid: Grid, read: RecipientList) -> int:
    """The number of the row of headings; 0 for the keys of a YAML list.

    Where headings are missing, it is the first of the widest rows near the top.
    """
    if not grid.records or not grid.records[0].number:
        return 0
    if read.recipients or read.spoilt:
        return read.head
    near = grid.records[:_HEAD_WITHIN]
    return max(near, key=lambda row: sum(bool(cell.strip()) for cell in row.cells)).number


def shown_heading(heading: str) -> str:
    """A heading as the clerk knows it: the keys of a YAML list come as their English names."""
    known = vocabulary.english(_SECTION, heading) == heading
    return vocabulary.thai(_SECTION, heading) if known else heading


def mark_of(path: Path) -> str:
    """A short hash of the file."""
    content = opening.content(path, recipients_limit(), within=tables.workspace_around(path))
    return hashlib.sha256(content).hexdigest()[:12]


def recipients_limit() -> int:
    """How many bytes a list may have."""
    return tables.LISTS.bytes


def mend_list(workspace: Workspace, name: str, cells: Cells, mark: str, moment: str) -> int:
    """Put ``cells`` into the list, whose former state is kept; how many are another text now.

    Rows after the last are new. A row whose cells are all empty is taken out of a text file or a
    YAML list, and stays as a blank row in a workbook. Where the file is not that of ``mark`` any
    more, the cells go into rows that nobody else changed. Raises: ChangedUnderneathError, when
    somebody did; Rejected, when it cannot be read or written, or there is none of
    that name.
    """
    path = workspace.recipients(name)
    grid = recipients.grid_of(path) if path is not None else None
    if path is None or not isinstance(grid, Grid) or path.suffix.lower() not in EDITABLE:
        spoilt = grid.found if isinstance(grid, DataTable) else ()
        raise Rejected(spoilt or [Diagnostic("DG1001", None, {"name": name})])
    content = opening.content(path, recipients_limit(), within=tables.workspace_around(path))
    if hashlib.sha256(content).hexdigest()[:12] != mark:
        cells = cells_for_latest(workspace, path, grid, cells, mark)
    known = {record.number: record for record in grid.records}
    last = max(known, default=0)
    changed = {
        (row, column): text
        for (row, column), text in cells.items()
        if (row in known and text != _cell_of(known[row], column))
        or (last < row <= last + _MOST_NEW and text)
    }
    if changed:
        keep_former(workspace, path, content, moment)
        replaced_file(path, _changed_list(path, content, changed, grid))
    return len(changed)


def _changed_list(path: Path, content: bytes, changed: Cells, grid: Grid) -> bytes:
    if path.suffix.lower() not in _YAML:
        return changed_table(content, path.suffix, changed, _worksheet_of(grid))
    keys = grid.records[0].cells
    fitting = {place: text for place, text in changed.items() if place[1] < len(keys)}
    try:
        return changed_records(content.decode("utf-8"), fitting, keys, _SECTION).encode("utf-8")
    except (UneditableError, UnicodeDecodeError):
        raise Rejected([Diagnostic("DG1004", Position(str(path)), {"line": 1})]) from None


def keep_former(workspace: Workspace, path: Path, content: bytes, moment: str) -> None:
    """Keep a list as it was before it is changed or replaced.

    Raises: Rejected, when the disk refuses.
    """
    folder = versions_of(workspace, path)
    file = f"{moment}-{hashlib.sha256(content).hexdigest()[:12]}{path.suffix}"
    opening.make_folder(folder)
    write_together(folder, {file: content}, replace=(file,))


def told_list(workspace: Workspace, name: str) -> tuple[str, bytes] | None:
    """The very file of the list with a column of what is wrong, and its name.

    Byte for byte what ``docgen check LIST -o FILE`` writes; ``None`` when there is no such list.
    Raises: Rejected, when it is no table.
    """
    path = workspace.recipients(name)
    if path is None:
        return None
    with folder_aside() as folder:
        output = folder / path.name
        check_table(path, workspace, output=output).expected_value()
        return path.name, opening.content(output, 2 * recipients_limit())


def _every_fault(read: RecipientList) -> list[Diagnostic]:
    every = [*read.of_file, *(fault for row in read.spoilt for fault in row.found)]
    every += mailbox_faults(read)
    return [fault for fault in every if fault.severity != "note"]


def _classes(every: Iterable[Diagnostic]) -> Iterable[FaultClass]:
    by_code: dict[str, list[Diagnostic]] = {}
    for fault in every:
        by_code.setdefault(fault.code, []).append(fault)
    ordered = sorted(by_code.items(), key=lambda pair: not pair[1][0].is_error)
    return (FaultClass(code, len(own), own[0]) for code, own in ordered)


def _rows(
    every: Iterable[Diagnostic], code: str, grid: Grid, records: Mapping[int, Record]
) -> Iterable[GridRow]:
    by_row: dict[int, list[Diagnostic]] = {}
    places: dict[int, list[Position]] = {}
    for fault in every:
        for at in (fault.at, *(place for place, _ in fault.also)) if fault.code == code else ():
            number = row_of(at)
            if at is not None and number is not None and number in records:
                places.setdefault(number, []).append(at)
                own = by_row.setdefault(number, [])
                own += [fault] if fault not in own else []
    for number in sorted(by_row):
        record, found = records[number], tuple(by_row[number])
        columns = {_column_of(at, grid, record) for at in places[number]} - {-1}
        # A heading that is missing stands in no cell.
        faulty = () if code in _OF_HEADINGS else tuple(sorted(columns))
        yield GridRow(number, tuple(record.cells), found, faulty)


def _column_of(at: Position, grid: Grid, record: Record) -> int:
    """The column in which a fault stands, from 0; -1 for the whole row."""
    match = _IN_A_SHEET.search(at.cell)
    if match is not None:
        return column_index(match[1])
    if "!" in at.cell:
        return -1
    places = grid.locate(record)
    same = [index for index, place in enumerate(places) if place.column == at.column]
    return same[-1] if same and len(record.cells) > 1 else (0 if same else -1)


def _worksheet_of(grid: Grid) -> str:
    place = grid.locate_row(grid.records[0]).cell
    return place.partition("!")[0] if "!" in place else ""


def _cell_of(record: Record, column: int) -> str:
    return record.cells[column].strip() if column < len(record.cells) else ""
