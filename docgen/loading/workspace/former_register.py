"""An office's former register of outgoing letters, as a table in the columns of the form."""

from __future__ import annotations

from pathlib import Path

from docgen import standards
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.loading.tables import csv_source
from docgen.loading.tables.grids import Row
from docgen.register import MOST, Given, RegisterEntry, State
from docgen.register.entries import StoredBook
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class FormerRegister:
    """The rows by book and number; holes between them are told."""

    entries: tuple[RegisterEntry, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


def read_former_register(path: Path, office: str, *, together: bool = False) -> FormerRegister:
    """The register at ``path`` of ``office``; ``together`` when ว and others share one count."""
    table = csv_source.read_csv(path, "register", required=("reference_number", "dated", "subject"))
    found = list(table.found)
    rows: dict[tuple[int, str, int], RegisterEntry] = {}
    for row in table.rows:
        number = _read_number(row.text("reference_number"), row.place("reference_number"), found)
        dated = _dated_cell(row.text("dated"), row.place("dated"), found)
        if number is None or dated is None:
            continue
        entry = _entry(row, office, number, dated, together=together)
        key = (entry.year, entry.series, entry.number)
        if number.number > MOST:
            reason = Diagnostic("DG5419", None, {"number": number.number, "most": MOST}).message()
            found.append(Diagnostic("DG5410", row.place("reference_number"), {"reason": reason}))
            continue
        if key in rows:
            params = {"reason": f"{number.text} = {rows[key].subject}"}
            found.append(Diagnostic("DG5410", row.place("reference_number"), params))
        rows[key] = entry
    entries, holes = _in_order(rows)
    if holes:
        more = f" (+{len(holes) - _SHOWN})" if len(holes) > _SHOWN else ""
        numbers = ", ".join(holes[:_SHOWN]) + more
        found.append(Diagnostic("DG5409", Position(str(path)), {"numbers": numbers}))
    return FormerRegister(entries, tuple(found), table.lines)


def _entry(
    one: Row, office: str, number: ReferenceNumber, dated: ThaiDate, *, together: bool
) -> RegisterEntry:
    actions = standards.table("register")["actions"]
    is_cancelled = one.text("action") == actions["cancelled"]
    series = StoredBook(office, dated.year, together).series(circular=number.circular)
    return RegisterEntry(
        office=office,
        year=dated.year,
        series=series,
        number=number.number,
        mark=number.circular,
        item="",
        state=State.CANCELLED if is_cancelled else State.ISSUED,
        prefix=f"{number.letters} {number.office_code}",
        dated=to_arabic(long_date(dated)),
        sender=one.text("sender"),
        addressee=one.text("addressee"),
        subject=one.text("subject"),
        remark=one.text("remark"),
        given=Given.IMPORTED,
    )


def _in_order(
    rows: dict[tuple[int, str, int], RegisterEntry],
) -> tuple[tuple[RegisterEntry, ...], list[str]]:
    """The rows by book and number, and the holes between them as ranges."""
    entries: list[RegisterEntry] = []
    holes = []
    for key in sorted(rows):
        entry = rows[key]
        last = entries[-1] if entries else None
        if last is not None and (last.year, last.series) == key[:2]:
            first, end = last.number + 1, entry.number - 1
            if first <= end:
                numbers = str(first) if first == end else f"{first}-{end}"
                holes.append(f"{numbers}/{entry.year}")
        entries.append(entry)
    return tuple(entries), holes


def _read_number(text: str, at: Position, found: list[Diagnostic]) -> ReferenceNumber | None:
    try:
        return parse_reference_number(text)
    except Fault as fault:
        found.append(_refused_cell(fault, at))
        return None


def _dated_cell(text: str, at: Position, found: list[Diagnostic]) -> ThaiDate | None:
    try:
        return parse_date(text)
    except Fault as fault:
        found.append(_refused_cell(fault, at))
        return None


def _refused_cell(fault: Fault, at: Position) -> Diagnostic:
    reason = Diagnostic(fault.code, at, fault.params).message()
    return Diagnostic("DG5410", at, {"reason": reason})
