"""Lists of recipients: ``config/recipients/*.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen import vocabulary
from docgen.circular import Recipient
from docgen.diagnostics import Diagnostic, Position
from docgen.loading import csv_source
from docgen.loading.grids import Row


@dataclass(frozen=True, slots=True)
class RecipientList:
    """The recipients of one file, in its order."""

    recipients: tuple[Recipient, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


def read(path: Path) -> RecipientList:
    """The list at ``path``: a name and the line after เรียน for each, other columns kept."""
    table = csv_source.read(path, "recipients", required=("name", "addressee"))
    found = list(table.found)
    first: dict[str, Row] = {}
    recipients = []
    for row in table.rows:
        faults = list(_faults(row, first))
        found += faults
        if not faults:
            first[row.text("name")] = row
            recipients.append(_recipient(row))
    if not recipients and not any(one.is_error for one in found):
        found.append(Diagnostic("DG4010", Position(str(path)), {"name": path.name}))
    return RecipientList(tuple(recipients), tuple(found), table.lines)


def _faults(row: Row, first: dict[str, Row]) -> list[Diagnostic]:
    found = [
        Diagnostic("DG4011", row.cells[name].at, {"heading": vocabulary.thai("recipients", name)})
        for name in ("name", "addressee")
        if not row.text(name)
    ]
    twin = first.get(row.text("name"))
    if twin is not None:
        label = vocabulary.thai("words", "here_first")
        params = {"name": row.text("name"), "first": twin.at.cell, "second": row.at.cell}
        at = row.cells["name"].at
        found.append(Diagnostic("DG4012", at, params, ((twin.cells["name"].at, label),)))
    return found


def _recipient(row: Row) -> Recipient:
    own = ("name", "addressee")
    fields = {name: cell.text for name, cell in row.cells.items() if name not in own}
    return Recipient(row.text("name"), row.text("addressee"), fields, row.at)
