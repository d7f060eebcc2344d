"""A table by its file name's ending: CSV and its kin, or one sheet of a workbook."""

from __future__ import annotations

from pathlib import Path

from docgen.loading.decoding import read_bytes
from docgen.loading.tables import csv_source, xlsx_source
from docgen.loading.tables.grids import Grid, Headings, Limits, Table, table_of

WORKBOOKS = (".xlsx", ".xlsm", ".xls")  # the last only to say that it is too old
TEXTS = (".csv", ".tsv", ".txt")
LISTS = Limits()


def grid(path: Path, *, sheet: str | None = None, limits: Limits = LISTS) -> Grid | Table:
    """The rows as they stand, or an empty table with the reason why there are none."""
    if path.suffix.lower() in WORKBOOKS:
        return xlsx_source.read_grid(path, sheet, limits)
    content, fault = read_bytes(path, limits.bytes)
    if content is None:
        return Table((), (fault,) if fault else (), ())
    return csv_source.grid(content, str(path), limits)


def read(
    path: Path,
    section: str,
    *,
    required: tuple[str, ...],
    sheet: str | None = None,
    limits: Limits = LISTS,
    chosen: Headings | None = None,
) -> Table:
    """The table at ``path``; its headings are those of ``section`` in the vocabulary."""
    made = grid(path, sheet=sheet, limits=limits)
    if isinstance(made, Table):
        return made
    return table_of(made, section, required=required, limits=limits, chosen=chosen)
