"""A table by its file name's ending: CSV and its kin, or one sheet of a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.diagnostics import Diagnostic, Position, names_in
from docgen.later import later
from docgen.loading.file_kinds import WORKBOOKS
from docgen.loading.tables import csv_source
from docgen.loading.tables.file_rows import Headings
from docgen.loading.tables.grids import DataTable, Grid, Limits
from docgen.loading.tables.headed_rows import has_headings, table_of

if TYPE_CHECKING:
    from docgen.loading.tables import xlsx_source
else:
    xlsx_source = later("docgen.loading.tables.xlsx_source")

LISTS = Limits()
_SEVERAL = "DG4207"
_OWN_FOLDERS = ("recipients", "submissions")
_DEEPEST = 3  # folders of data within one another


def grid(
    path: Path,
    *,
    sheet: str | None = None,
    limits: Limits = LISTS,
    within: Path | None = None,
) -> Grid | DataTable:
    """The rows as they stand, or an empty table with the reason why there are none.

    ``within`` is the folder that the file must not lead out of; a list or data of a workspace
    never lead out of it.
    """
    within = within or workspace_around(path)
    content, fault = opening.content_or_fault(path, limits.bytes, within=within)
    if content is None:
        return DataTable((), (fault,) if fault else (), ())
    if path.suffix.lower() in WORKBOOKS:
        return xlsx_source.grid(content, str(path), sheet, limits)
    return csv_source.grid(content, str(path), limits)


def workspace_around(path: Path) -> Path | None:
    """The workspace whose list or data it is, whoever asks; ``None`` for a file from elsewhere."""
    for folder in path.parents[:_DEEPEST]:
        if folder.name in _OWN_FOLDERS and folder.parent.name == "config":
            return folder.parents[1]
    return None


def grid_with(
    path: Path,
    section: str,
    required: tuple[str, ...],
    chosen: Headings,
    *,
    sheet: str | None = None,
    limits: Limits = LISTS,
    within: Path | None = None,
) -> Grid | DataTable:
    """The rows as they stand; of several sheets, the only one that has the headings required."""
    made = grid(path, sheet=sheet, limits=limits, within=within)
    if not isinstance(made, DataTable) or [fault.code for fault in made.found] != [_SEVERAL]:
        return made
    names = names_in(made.found[0].params, "sheets")
    grids = {name: grid(path, sheet=name, limits=limits, within=within) for name in names}
    fitting = {
        name: each_grid
        for name, each_grid in grids.items()
        if isinstance(each_grid, Grid) and has_headings(each_grid, section, required, chosen)
    }
    if len(fitting) != 1:
        return made
    [(name, found)] = fitting.items()
    others = ", ".join(each_name for each_name in names if each_name != name)
    found.found.append(Diagnostic("DG4219", Position(str(path)), {"name": name, "others": others}))
    return found


def read_table(
    path: Path,
    section: str,
    *,
    required: tuple[str, ...],
    sheet: str | None = None,
    limits: Limits = LISTS,
    chosen: Headings | None = None,
    within: Path | None = None,
) -> DataTable:
    """The table at ``path``; its headings are those of ``section`` in the vocabulary."""
    made = grid(path, sheet=sheet, limits=limits, within=within)
    if isinstance(made, DataTable):
        return made
    return table_of(made, section, required=required, limits=limits, chosen=chosen)
