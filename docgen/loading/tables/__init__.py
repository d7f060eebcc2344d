"""A table by its file name's ending: CSV and its kin, or one sheet of a workbook."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.loading.tables import csv_source, xlsx_source
from docgen.loading.tables.grids import Grid, Headings, Limits, Table, table_of

WORKBOOKS = (".xlsx", ".xlsm", ".xls")  # the last only to say that it is too old
TEXTS = (".csv", ".tsv", ".txt")
LISTS = Limits()


def grid(
    path: Path,
    *,
    sheet: str | None = None,
    limits: Limits = LISTS,
    within: Path | None = None,
) -> Grid | Table:
    """The rows as they stand, or an empty table with the reason why there are none.

    ``within`` is the folder that the file must not lead out of.
    """
    content, fault = opening.content_or_fault(path, limits.bytes, within=within)
    if content is None:
        return Table((), (fault,) if fault else (), ())
    if path.suffix.lower() in WORKBOOKS:
        return xlsx_source.grid(content, str(path), sheet, limits)
    return csv_source.grid(content, str(path), limits)


def read(
    path: Path,
    section: str,
    *,
    required: tuple[str, ...],
    sheet: str | None = None,
    limits: Limits = LISTS,
    chosen: Headings | None = None,
    within: Path | None = None,
) -> Table:
    """The table at ``path``; its headings are those of ``section`` in the vocabulary."""
    made = grid(path, sheet=sheet, limits=limits, within=within)
    if isinstance(made, Table):
        return made
    return table_of(made, section, required=required, limits=limits, chosen=chosen)
