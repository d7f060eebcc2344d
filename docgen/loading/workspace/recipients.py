"""Lists of recipients: ``config/recipients/``, as CSV, XLSX or YAML."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from docgen import opening, standards, vocabulary
from docgen.codes import reasons
from docgen.diagnostics import Diagnostic, Position
from docgen.later import later
from docgen.light import dataclass
from docgen.loading import tables
from docgen.loading.kept_by_content import KeptByContent
from docgen.loading.tables import csv_source, outside, yaml_grid
from docgen.loading.tables.grids import DataTable, Grid, Row
from docgen.loading.tables.headed_rows import table_of
from docgen.loading.tables.heading_rows import heading_name
from docgen.loading.tables.repeated_faults import gathered_faults
from docgen.loading.tables.rows_of_faults import row_of
from docgen.loading.workspace import LISTS
from docgen.loading.workspace.recipient_rows import (
    ADDRESS,
    NUMBER,
    POST,
    POSTAL,
    SECTION,
    addressee_text,
    identity,
    row_faults,
)
from docgen.loading.workspace.unit_heads import unit_head
from docgen.model.dossier import Recipient
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.names import clean, nearest_names
from docgen.thai.numerals import to_arabic

if TYPE_CHECKING:
    from docgen.loading.tables import stored_rows
else:
    stored_rows = later("docgen.loading.tables.stored_rows")

_OWN = ("name", "addressee")
_EMAIL = "email"
# Columns that docgen reads by itself, those that hold texts, and those that hold codes.
_OF_ITSELF = {"name", "addressee", "post", "group", "class"}
_YAML = (".yaml", ".yml")
_HEADING_WITHIN = 15


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A row that cannot be written to, as far as it can be read, and what is wrong with it."""

    recipient: Recipient
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class RecipientList:
    """The recipients of one file, in its order; ``found`` has the faults of ``spoilt`` too.

    ``of_file`` are the faults without those of ``spoilt``, ``head`` is the row of headings.
    """

    recipients: tuple[Recipient, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    spoilt: tuple[Spoilt, ...] = ()
    of_file: tuple[Diagnostic, ...] = ()
    head: int = 1


# Lists whose file was read as it lies, kept until it changes.
_KEPT: KeptByContent[RecipientList] = KeptByContent(8)


def read_recipients(
    path: Path,
    *,
    within: Path | None = None,
    content: bytes | None = None,
    sheet: str | None = None,
    used: Collection[str] | None = None,
) -> RecipientList:
    """The list at ``path``: a name and the line after เรียน for each, other columns kept.

    The post stands for that line where none is given. ``within`` is the folder that the file must
    not lead out of, ``content`` what a CSV file will hold that is not written yet, or rows
    of a sheet that were kept as lines.
    ``used`` are the columns that letters name: no other is judged, but for docgen's own.
    """

    within = within or tables.workspace_around(path)

    def reading() -> RecipientList:
        return _read(path, within, content, sheet, used)

    if content is not None:
        return reading()
    asked = (within, sheet, used if used is None else frozenset(used))
    return _KEPT.kept_or_read((path,), asked, reading, within=within)


def _read(
    path: Path,
    within: Path | None,
    content: bytes | None,
    sheet: str | None,
    used: Collection[str] | None,
) -> RecipientList:
    table = _with_heads(_table(path, within, content, sheet, used))
    found = list(table.found)
    first: dict[tuple[str, ...], Row] = {}
    recipients = []
    spoilt = []
    judged = _OF_ITSELF if used is None else {*_OF_ITSELF, *used}
    for row in _without_totals(table.rows):
        faults = list(row_faults(row, first, judged))
        if any(fault.is_error for fault in faults):
            spoilt.append(Spoilt(_recipient(row), tuple(faults)))
        else:
            first[identity(row)] = row
            recipients.append(_recipient(row))
            found += faults
    if not recipients and not spoilt and not any(fault.is_error for fault in found):
        found.append(Diagnostic("DG4010", Position(str(path)), {"name": path.name}))
    whole = gathered_faults(found)
    of_rows = [fault for row in spoilt for fault in row.found]
    every = gathered_faults([*found, *of_rows])
    return RecipientList(
        tuple(recipients),
        tuple(every),
        table.lines,
        tuple(spoilt),
        tuple(whole),
        row_of(table.at) or 1,
    )


def grid_of(
    path: Path, *, sheet: str | None = None, within: Path | None = None
) -> Grid | DataTable:
    """The cells of the list as they stand in its file, or an empty table with the reason."""
    if path.suffix.lower() in _YAML:
        within = within or tables.workspace_around(path)
        return yaml_grid.grid(path, SECTION, within=within)
    every = {clean(synonym): _OWN[0] for synonym in _synonyms()}
    return tables.grid_with(path, SECTION, _OWN[:1], every, sheet=sheet, within=within)


def is_headed_as_list(path: Path) -> bool:
    """Whether a table from anywhere says after whose name and to whom, or where, it is written."""
    grid = grid_of(path)
    if isinstance(grid, DataTable):
        return False
    written = [clean(cell) for record in grid.records[:_HEADING_WITHIN] for cell in record.cells]
    named = _english(written)
    is_mailed = bool({ADDRESS, POSTAL, _EMAIL} & named)
    return set(_OWN) <= named or (is_mailed and (_OWN[0] in named or bool(_names_by(written))))


def where_it_lies(name: str, folders: Sequence[Path]) -> dict[str, object]:
    """Under what name a missing list would be kept, and that its file lies in one of ``folders``.

    Both are parameters of DG2014.
    """
    file = PurePath(name)
    is_named = file.suffix.lower() in LISTS
    is_there = is_named and any(opening.is_file(folder / name) for folder in folders)
    moved = {"meant": reasons.moved_list(file.name)} if is_there else {}
    return {"file": file.stem if is_named else name, **moved}


def _table(
    path: Path,
    within: Path | None,
    content: bytes | None,
    sheet: str | None,
    used: Collection[str] | None,
) -> DataTable:
    grid = (
        grid_of(path, sheet=sheet, within=within)
        if content is None
        else _grid_of_content(path, content)
    )
    if isinstance(grid, DataTable):
        return grid
    written = [clean(cell) for record in grid.records[:_HEADING_WITHIN] for cell in record.cells]
    required = _OWN if _is_addressee_wanted(written) else ("name",)
    judged = {*_OF_ITSELF, *(used or ())}
    return table_of(
        grid,
        SECTION,
        required=required,
        limits=tables.LISTS,
        chosen=_names_by(written),
        used=judged,
    )


def _grid_of_content(path: Path, content: bytes) -> Grid | DataTable:
    if stored_rows.is_kept(content):
        return stored_rows.grid(content, str(path))
    return csv_source.grid(content, str(path), tables.LISTS)


def _is_addressee_wanted(written: Sequence[str]) -> bool:
    """Whether the line after เรียน must have a column: its heading is there, or nearly so."""
    named = _english(written)
    if POST in named or _OWN[1] in named:
        return POST not in named
    return bool(nearest_names(vocabulary.thai(SECTION, _OWN[1]), written))


def _with_heads(table: DataTable) -> DataTable:
    """A list without a line after เรียน, written to the heads of its units; that is told.

    Where the head of one is not sure, the column is missing.
    """
    if not table.headings or {_OWN[1], POST} & set(table.headings) or not table.rows:
        return table
    head, place = table.rows[0].grid.records[0].cells, table.rows[0].columns[_OWN[0]]
    heading = clean(head[place]) if place < len(head) else ""
    rows = [_with_head(row, heading) for row in _without_totals(table.rows)]
    first = next((row for row in rows if row.text(_OWN[0])), rows[0])
    wanted = vocabulary.thai(SECTION, _OWN[1])
    if any(row.text(_OWN[0]) and not row.text(_OWN[1]) for row in rows):
        written = first.grid.headings
        fault = Diagnostic("DG4003", table.at, {"heading": wanted, "written": written})
        return replace(table, rows=(), found=(*table.found, fault))
    params = {"heading": wanted, "name": first.text(_OWN[0]), "head": first.text(_OWN[1])}
    note = Diagnostic("DG4018", table.at, params)
    return replace(table, rows=tuple(rows), found=(*table.found, note))


def _with_head(row: Row, heading: str) -> Row:
    """The row with the head of its unit as the line after เรียน, where that is sure."""
    head = unit_head(row.text(_OWN[0]), heading)
    if not head:
        return row
    columns = {**row.columns, _OWN[1]: len(row.values)}
    return row._replace(columns=columns, values=(*row.values, head))


def _english(written: Sequence[str]) -> set[str]:
    return {heading_name(SECTION, heading, {}) for heading in written}


def _names_by(written: Sequence[str]) -> dict[str, str]:
    """The heading of names, where none is so called but another is that of the offices."""
    if _OWN[0] in _english(written):
        return {}
    close = {heading.replace(" ", ""): heading for heading in reversed(written)}
    known = (synonym.replace(" ", "") for synonym in _synonyms())
    found = next((close[synonym] for synonym in known if synonym in close), None)
    return {} if found is None else {found: _OWN[0]}


@cache
def _synonyms() -> tuple[str, ...]:
    return tuple(standards.table("statuses")["name_headings"])


def _without_totals(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that somebody may be written to: a sum has a count, or nothing, after เรียน."""
    kept = [row for row in rows if not _is_sum(row)]
    return kept or rows


def _is_sum(row: Row) -> bool:
    if not outside.is_total(row.values):
        return False
    addressee = to_arabic(addressee_text(row))
    return not addressee or addressee[0].isdigit() or outside.is_total([addressee])


def _recipient(row: Row) -> Recipient:
    """Days are written out; a postal code of its own ends the address."""
    fields = {name: _value(row, name) for name in row.columns if name not in (*_OWN, NUMBER)}
    code = fields.get(POSTAL, "")
    if code and fields.get(ADDRESS) and code not in to_arabic(fields[ADDRESS]):
        fields[ADDRESS] = f"{fields[ADDRESS]} {code}"
    email_at = row.place(_EMAIL) if row.text(_EMAIL) else None
    return Recipient(row.text("name"), addressee_text(row), fields, row.position, email_at)


def _value(row: Row, name: str) -> str:
    text = row.text(name)
    if row.kind(name) != "date":
        return text
    day, month, year = (int(number) for number in text.split("/"))
    return to_arabic(long_date(ThaiDate(year, month, day)))
