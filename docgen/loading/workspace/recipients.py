"""Lists of recipients: ``config/recipients/``, as CSV, XLSX or YAML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.loading import tables
from docgen.loading.tables import csv_source, yaml_grid
from docgen.loading.tables.grids import Grid, Row, Table, table_of
from docgen.loading.tables.heads import heading_name
from docgen.model.dossier import Recipient
from docgen.thai.names import clean, nearest

_OWN = ("name", "addressee")
_POST = "post"
_LINE_SIGN = "|"
_SECTION = "recipients"
_YAML = (".yaml", ".yml")
_HEADING_WITHIN = 10
# What tells two recipients of one name apart, as the file names of their letters do.
APART = ("post", "group", "code", "addressee")


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A row that cannot be written to, as far as it can be read, and what is wrong with it."""

    recipient: Recipient
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class RecipientList:
    """The recipients of one file, in its order; ``found`` has the faults of ``spoilt`` too."""

    recipients: tuple[Recipient, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    spoilt: tuple[Spoilt, ...] = ()


def read(path: Path, *, within: Path | None = None, content: bytes | None = None) -> RecipientList:
    """The list at ``path``: a name and the line after เรียน for each, other columns kept.

    The post stands for that line where none is given. ``within`` is the folder that the file must
    not lead out of, ``content`` what a CSV file will hold that is not written yet.
    """
    table = _table(path, within, content)
    found = list(table.found)
    first: dict[tuple[str, ...], Row] = {}
    recipients = []
    spoilt = []
    for row in table.rows:
        faults = list(_faults(row, first))
        found += faults
        if not faults:
            first[_identity(row)] = row
            recipients.append(_recipient(row))
        else:
            spoilt.append(Spoilt(_recipient(row), tuple(faults)))
    if not recipients and not any(one.is_error for one in found):
        found.append(Diagnostic("DG4010", Position(str(path)), {"name": path.name}))
    return RecipientList(tuple(recipients), tuple(found), table.lines, tuple(spoilt))


def choice(written: str) -> tuple[str, tuple[str, ...]]:
    """The list's name and the names left out of it: ``provinces ยกเว้น กระบี่ ตรัง``.

    ``ทุกจังหวัด`` is the list ``provinces``.
    """
    name, _, rest = written.partition(f" {vocabulary.thai('words', 'except')} ")
    everyone = vocabulary.word("words", "all_provinces")
    names = rest.replace(",", " ").split()
    return (everyone.title if name.strip() == everyone.thai else name.strip()), tuple(names)


def without(
    recipients: tuple[Recipient, ...], left_out: Sequence[str]
) -> tuple[tuple[Recipient, ...], tuple[str, ...]]:
    """The recipients but those, and the names that none of them has."""
    names = {one.name for one in recipients}
    unknown = tuple(one for one in left_out if one not in names)
    return tuple(one for one in recipients if one.name not in left_out), unknown


def _table(path: Path, within: Path | None, content: bytes | None) -> Table:
    if content is not None:
        grid = csv_source.grid(content, str(path), tables.LISTS)
    elif path.suffix.lower() in _YAML:
        grid = yaml_grid.grid(path, _SECTION, within=within)
    else:
        grid = tables.grid(path, within=within)
    if isinstance(grid, Table):
        return grid
    required = ("name",) if _has_posts(grid) else _OWN
    return table_of(grid, _SECTION, required=required, limits=tables.LISTS)


def _has_posts(grid: Grid) -> bool:
    """Whether a column of posts may stand for that of addressees."""
    headings = (cell for record in grid.records[:_HEADING_WITHIN] for cell in record.cells)
    return any(heading_name(_SECTION, clean(one), {}) == _POST for one in headings)


def _addressee(row: Row) -> str:
    """The line after เรียน, or several, which a cell parts by ``|``."""
    text = row.text("addressee") or row.text(_POST)
    return "\n".join(filter(None, map(str.strip, text.split(_LINE_SIGN))))


def _identity(row: Row) -> tuple[str, ...]:
    return (row.text("name"), *map(row.text, APART))


def _faults(row: Row, first: dict[tuple[str, ...], Row]) -> list[Diagnostic]:
    empty = ["name"] if not row.text("name") else []
    if not _addressee(row):
        empty.append("addressee" if "addressee" in row.columns else _POST)
    found = [
        Diagnostic("DG4011", row.place(name), {"heading": vocabulary.thai(_SECTION, name)})
        for name in empty
    ]
    found += _misspelt_rank(row)
    found += [
        Diagnostic("DG4109", row.place(name), {"heading": _heading(name), "text": row.text(name)})
        for name in row.columns
        if row.kind(name)
    ]
    twin = first.get(_identity(row))
    if twin is not None:
        label = vocabulary.thai("words", "here_first")
        params = {"name": row.text("name"), "first": twin.at.cell, "second": row.at.cell}
        also = ((twin.place("name"), label),)
        found.append(Diagnostic("DG4012", row.place("name"), params, also))
    return found


def _misspelt_rank(row: Row) -> list[Diagnostic]:
    """A class that all but names a rank would give the wrong salutation without a word."""
    text = row.text("class")
    known = vocabulary.both("addressee_ranks")
    if not text or text in known:
        return []
    near = nearest(text, known)
    if not near:
        return []
    return [Diagnostic("DG4016", row.place("class"), {"text": text, "suggestion": near[0]})]


def _heading(name: str) -> str:
    known = vocabulary.names(_SECTION, "en")
    return vocabulary.thai(_SECTION, name) if name in known else name


def _recipient(row: Row) -> Recipient:
    fields = {name: row.text(name) for name in row.columns if name not in _OWN}
    return Recipient(row.text("name"), _addressee(row), fields, row.at)
