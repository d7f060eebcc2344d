"""A table that is given to the page: read aside before it is kept, refused with what helps."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.loading import tables
from docgen.loading.file_kinds import is_table_name
from docgen.loading.tables.grids import Grid
from docgen.temporary import folder_aside

_SEVERAL_SHEETS = ["DG4207"]  # which is meant is said later


def faults_of_given(name: Path, content: bytes) -> tuple[Diagnostic, ...]:
    """Why the file is no table; nothing where it is one."""
    if not is_table_name(name):
        return (Diagnostic("DG4229", None, {"file": name.name}),)
    with folder_aside() as folder:
        aside = folder / f"table{name.suffix.lower()}"
        aside.write_bytes(content)
        grid = tables.grid(aside)
    if isinstance(grid, Grid):
        has_cells = any(cell.strip() for record in grid.records for cell in record.cells)
        return () if has_cells else (Diagnostic("DG4002", None),)
    return () if [fault.code for fault in grid.found] == _SEVERAL_SHEETS else grid.found
