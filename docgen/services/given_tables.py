"""A table that is given to the page: read aside before it is kept, refused with what helps."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.loading import tables
from docgen.loading.file_kinds import is_table_name
from docgen.loading.tables.grids import Grid
from docgen.services.worksheet_choice import is_of_several
from docgen.temporary import folder_aside
from docgen.writers.safe_names import safe_file_name

_ZIP = b"PK\x03\x04"
_ZIPPED = (".xlsx", ".xlsm")


def name_of_given(name: str, content: bytes) -> Path:
    """The name under which a table is kept: a workbook's ending where it is one after all."""
    path = Path(safe_file_name(name))
    is_workbook = content.startswith(_ZIP) and is_table_name(path)
    return path if not is_workbook or path.suffix.lower() in _ZIPPED else path.with_suffix(".xlsx")


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
    return () if is_of_several(grid.found) else grid.found  # which sheet is meant is asked later
