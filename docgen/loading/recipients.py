"""Lists of recipients: ``config/recipients/``, as CSV or XLSX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.dossier import Recipient
from docgen.loading import tables
from docgen.loading.grids import Row

_OWN = ("name", "addressee")


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


def read(path: Path) -> RecipientList:
    """The list at ``path``: a name and the line after เรียน for each, other columns kept."""
    table = tables.read(path, "recipients", required=_OWN)
    found = list(table.found)
    first: dict[str, Row] = {}
    recipients = []
    spoilt = []
    for row in table.rows:
        faults = list(_faults(row, first))
        found += faults
        if not faults:
            first[row.text("name")] = row
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


def _faults(row: Row, first: dict[str, Row]) -> list[Diagnostic]:
    found = [
        Diagnostic("DG4011", row.place(name), {"heading": vocabulary.thai("recipients", name)})
        for name in _OWN
        if not row.text(name)
    ]
    found += [
        Diagnostic("DG4109", row.place(name), {"heading": _heading(name), "text": row.text(name)})
        for name in row.columns
        if row.kind(name)
    ]
    twin = first.get(row.text("name"))
    if twin is not None:
        label = vocabulary.thai("words", "here_first")
        params = {"name": row.text("name"), "first": twin.at.cell, "second": row.at.cell}
        also = ((twin.place("name"), label),)
        found.append(Diagnostic("DG4012", row.place("name"), params, also))
    return found


def _heading(name: str) -> str:
    known = vocabulary.names("recipients", "en")
    return vocabulary.thai("recipients", name) if name in known else name


def _recipient(row: Row) -> Recipient:
    fields = {name: row.text(name) for name in row.columns if name not in _OWN}
    return Recipient(row.text("name"), row.text("addressee"), fields, row.at)
