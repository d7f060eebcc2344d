"""Cells typed over an earlier state of a list, for the list as two windows made it meanwhile."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.light import regex
from docgen.loading.tables.file_rows import Record
from docgen.loading.tables.grids import Grid
from docgen.loading.workspace import Workspace, recipients
from docgen.services.letter_files import versions_folder
from docgen.writers.changed_tables import Cells

_MARK = regex(r"[0-9a-f]{12}")


class ChangedUnderneathError(Exception):
    """A row is no longer what was shown when it was changed."""


def versions_of(workspace: Workspace, path: Path) -> Path:
    """The folder of a list's earlier states; the name of each ends with its mark."""
    return versions_folder(workspace, Path(f"{path.stem} {path.suffix.removeprefix('.')}"))


def cells_for_latest(
    workspace: Workspace, path: Path, latest: Grid, cells: Cells, mark: str
) -> Cells:
    """Those of the ``cells`` that were changed in the state of ``mark``, where they stand now.

    New rows come after those that came meanwhile. Raises: ChangedUnderneathError, when that state
    was not kept, or one of their rows was changed too.
    """
    former = _former_rows(workspace, path, mark)
    now = _filled_rows(latest)
    last, moved = max(former, default=0), max(now, default=0) - max(former, default=0)
    changed: dict[tuple[int, int], str] = {}
    for (row, column), text in cells.items():
        if row > last and text:
            changed[row + moved, column] = text
        if row not in former or text == former[row].get(column, ""):
            continue
        if now.get(row) != former[row]:
            raise ChangedUnderneathError
        changed[row, column] = text
    return changed


def _former_rows(workspace: Workspace, path: Path, mark: str) -> dict[int, dict[int, str]]:
    folder = versions_of(workspace, path)
    if not _MARK.fullmatch(mark) or not opening.is_folder(folder):
        raise ChangedUnderneathError
    ending = f"-{mark}{path.suffix}"
    kept = (version for version in opening.names_in(folder) if version.name.endswith(ending))
    version = next(iter(kept), None)
    grid = recipients.grid_of(version) if version is not None else None
    if not isinstance(grid, Grid):
        raise ChangedUnderneathError
    return _filled_rows(grid)


def _filled_rows(grid: Grid) -> dict[int, dict[int, str]]:
    return {record.number: texts for record in grid.records if (texts := _texts(record))}


def _texts(record: Record) -> dict[int, str]:
    cells = ((column, cell.strip()) for column, cell in enumerate(record.cells))
    return {column: text for column, text in cells if text}
