"""A workbook with several sheets on a page: which of them is meant is asked, and kept in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Position, Rejected, names_in
from docgen.light import dataclass
from docgen.loading import tables
from docgen.loading.file_kinds import WORKBOOKS
from docgen.loading.tables.grids import DataTable, Grid
from docgen.loading.workspace import Workspace
from docgen.services.files_beside import replaced_file
from docgen.services.list_grid import keep_former
from docgen.writers.chosen_worksheet import with_only_worksheet

SEVERAL = "DG4207"
_MOST_SHOWN = 6  # cells of a sheet's first row
_MOST_SHEETS = 30


@dataclass(frozen=True, slots=True)
class SeenWorksheet:
    """A sheet that may be meant: its name, how many rows it has, and what stands in the first."""

    name: str
    rows: int
    first: tuple[str, ...]


def is_of_several(found: Iterable[Diagnostic]) -> bool:
    """Whether what was read says that it does not know which sheet is meant."""
    return any(fault.code == SEVERAL for fault in found)


def worksheets_to_choose(path: Path) -> tuple[SeenWorksheet, ...]:
    """The sheets of a workbook, or of the workbooks of a folder, of which one must be chosen."""
    seen: dict[str, SeenWorksheet] = {}
    for book in _workbooks(path):
        made = tables.grid(book)
        if not isinstance(made, DataTable) or not is_of_several(made.found):
            continue
        fault = next(fault for fault in made.found if fault.code == SEVERAL)
        for name in names_in(fault.params, "sheets")[:_MOST_SHEETS]:
            seen.setdefault(name, _seen_worksheet(book, name))
    return tuple(seen.values())


def _seen_worksheet(path: Path, name: str) -> SeenWorksheet:
    grid = tables.grid(path, sheet=name)
    records = grid.records if isinstance(grid, Grid) else []
    filled = [record for record in records if any(cell.strip() for cell in record.cells)]
    first = [" ".join(cell.split()) for cell in filled[0].cells if cell.strip()] if filled else []
    return SeenWorksheet(name, len(filled), tuple(first[:_MOST_SHOWN]))


def keep_worksheet(workspace: Workspace, path: Path, sheet: str, moment: str) -> None:
    """Hide the other sheets in the workbook, or in those of a folder; as it was it is kept aside.

    Raises: Rejected, with DG4216, when there is no such sheet to choose; or what the disk refused.
    """
    if sheet not in [seen.name for seen in worksheets_to_choose(path)]:
        params = {"name": sheet, "suggestion": ""}
        raise Rejected([Diagnostic("DG4216", Position(str(path)), params)])
    for book in _workbooks(path):
        if sheet in [seen.name for seen in worksheets_to_choose(book)]:
            content = opening.content(book, tables.LISTS.bytes)
            keep_former(workspace, book, content, moment)
            replaced_file(book, with_only_worksheet(content, sheet))


def _workbooks(path: Path) -> tuple[Path, ...]:
    if opening.is_folder(path):
        return tuple(opening.names_in(path, *WORKBOOKS))
    return (path,) if path.suffix.lower() in WORKBOOKS else ()
