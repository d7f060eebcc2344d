"""Lists of recipients that are given to the page: kept, or refused with one class of faults."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.loading.tables.grids import Grid
from docgen.loading.workspace import Workspace, recipients
from docgen.services.given_tables import faults_of_given, name_of_given
from docgen.services.list_grid import keep_former
from docgen.services.worksheet_choice import is_of_several
from docgen.temporary import folder_aside
from docgen.writers.files import write_together

ENDINGS = (".xlsx", ".csv", ".tsv", ".txt")
_MOST_LIST = 20_000_000


def one_class(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The faults of the code that comes first, errors before all else."""
    ordered = [fault for fault in found if fault.is_error] or list(found)
    return tuple(fault for fault in ordered if fault.code == ordered[0].code) if ordered else ()


def _has_rows(path: Path) -> bool:
    grid = recipients.grid_of(path)
    if is_of_several(grid.found):
        return True
    records = grid.records if isinstance(grid, Grid) else []
    return sum(1 for record in records if sum(map(bool, record.cells)) > 1) > 1


def save_list(workspace: Workspace, file_name: str, content: bytes, moment: str) -> str:
    """Keep an uploaded list under its own name; the name by which letters call it.

    A list of that name is replaced, and kept as it was of ``moment``. A table whose headings are
    other words is kept too, to be mended, unless it would take the place of a list. Raises:
    Rejected, with the faults that leave no row to write to; then nothing is kept.
    """
    path = name_of_given(file_name, content)
    faults = faults_of_given(path, content)
    if faults:
        raise Rejected(faults)
    folder = workspace.place_in_config("recipients")
    with folder_aside() as beside:
        aside = beside / f"{path.stem}{path.suffix.lower()}"
        aside.write_bytes(content)
        _refuse_no_list(aside, takes_place=workspace.recipients(path.stem) is not None)
    opening.make_folder(folder)
    former = workspace.recipients(path.stem)
    if former is not None:
        keep_former(workspace, former, opening.content(former, _MOST_LIST), moment)
    name = f"{path.stem}{path.suffix.lower()}"
    write_together(folder, {name: content}, replace=(name,))
    if former is not None and former.name != name:
        former.unlink()
    return path.stem


def _refuse_no_list(path: Path, *, takes_place: bool) -> None:
    """Raises: Rejected, for a table with no row to write to that cannot be mended where it lies."""
    read = recipients.read_recipients(path)
    is_list = bool(read.recipients or read.spoilt)
    is_asked = is_of_several(read.found)  # which sheet is the list
    if not is_list and not is_asked and (takes_place or not _has_rows(path)):
        raise Rejected(read.found or [Diagnostic("DG1004", None, {"line": 1})])
