"""Submissions: one row a district and domain, for all 76 provinces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen import standards, vocabulary
from docgen.circular import Submission
from docgen.diagnostics import Diagnostic, Position
from docgen.loading import csv_source
from docgen.loading.grids import Cell, Row
from docgen.loading.fields import suggestions
from docgen.thai import Fault
from docgen.thai.dates import ThaiDate, parse_date

_COLUMNS = ("province", "district", "domain", "recorded", "confirmed")
_NAMES_SHOWN = 10
_ROWS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class SubmissionList:
    """The rows of one file that could be read."""

    submissions: tuple[Submission, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


@cache
def provinces() -> tuple[str, ...]:
    """The 76 provinces, in Thai dictionary order; the capital is no province."""
    return tuple(standards.table("provinces")["provinces"])


def read(path: Path) -> SubmissionList:
    """The submissions at ``path``, held against the list of provinces and each other."""
    table = csv_source.read(path, "submissions", required=_COLUMNS)
    found = list(table.found)
    is_whole = not any(one.is_error for one in found)
    missing = _not_among(table.rows)
    unknown, meant = _unknown(table.rows, missing)
    found += unknown
    rows = [one for row in table.rows if (one := _submission(row, found)) is not None]
    found += _doubled(table.rows)
    if is_whole:
        found += _missing(path, table.rows, [name for name in missing if name not in meant])
    return SubmissionList(tuple(rows), tuple(found), table.lines)


def _not_among(rows: Iterable[Row]) -> tuple[str, ...]:
    given = {row.text("province") for row in rows}
    return tuple(name for name in provinces() if name not in given)


def _unknown(
    rows: Iterable[Row], missing: tuple[str, ...]
) -> tuple[list[Diagnostic], frozenset[str]]:
    """A fault for each name that is no province, and the provinces that were surely meant."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row.text("province"), []).append(row)
    found = []
    meant = set()
    for name, own in by_name.items():
        if not name or name in provinces():
            continue
        close = suggestions(name, missing)
        meant |= {close} & set(missing)
        close = close or suggestions(name, provinces())
        params = {"name": name, "rows": _rows(own), "suggestion": close}
        code = "DG4102" if close else "DG4103"
        found.append(Diagnostic(code, own[0].cells["province"].at, params))
    return found, frozenset(meant)


def _rows(rows: list[Row]) -> str:
    shown = ", ".join(row.at.cell for row in rows[:_ROWS_SHOWN])
    rest = len(rows) - _ROWS_SHOWN
    return shown + (f", ... (+{rest})" if rest > 0 else "")


def _submission(row: Row, found: list[Diagnostic]) -> Submission | None:
    before = len(found)
    for name in ("province", "district", "domain"):
        if not row.text(name):
            heading = vocabulary.thai("submissions", name)
            found.append(Diagnostic("DG4011", row.cells[name].at, {"heading": heading}))
    recorded = _date(row.cells["recorded"], found)
    confirmed = _date(row.cells["confirmed"], found)
    province = row.text("province")
    if len(found) > before or province not in provinces():
        return None
    return Submission(
        province=province,
        district=row.text("district"),
        domain=row.text("domain"),
        recorded=recorded,
        confirmed=confirmed,
        at=row.at,
    )


def _date(cell: Cell, found: list[Diagnostic]) -> ThaiDate | None:
    if not cell.text:
        return None
    at = cell.at
    try:
        date = _day(cell.text)
    except Fault as fault:
        end = len(cell.text) if fault.end is None else fault.end
        length = max(1, end - fault.start)
        at = Position(at.file, at.line, at.column + fault.start, length, at.cell)
        found.append(Diagnostic(fault.code, at, fault.params))
        return None
    if date.day is None:
        found.append(Diagnostic("DG4108", at, {"text": cell.text}))
        return None
    return date


@cache
def _day(text: str) -> ThaiDate:
    """The same few dates stand in thousands of rows."""
    return parse_date(text)


def _doubled(rows: Iterable[Row]) -> list[Diagnostic]:
    first: dict[tuple[str, str, str], Row] = {}
    found = []
    label = vocabulary.thai("words", "here_first")
    for row in rows:
        key = (row.text("province"), row.text("district"), row.text("domain"))
        twin = first.setdefault(key, row)
        if twin is not row and all(key):
            params = {
                **{"province": key[0], "district": key[1], "domain": key[2]},
                **{"first": twin.at.cell, "second": row.at.cell},
            }
            found.append(Diagnostic("DG4104", row.at, params, ((twin.at, label),)))
    return found


def _missing(path: Path, rows: tuple[Row, ...], missing: list[str]) -> list[Diagnostic]:
    found = []
    whole = Position(str(path))
    if rows and missing:
        params = {"count": len(missing), "names": _listed(missing)}
        found.append(Diagnostic("DG4105", whole, params))
    domains = list(dict.fromkeys(row.text("domain") for row in rows if row.text("domain")))
    given: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        given.setdefault((row.text("province"), row.text("district")), []).append(row)
    for (province, district), own in given.items():
        has = {row.text("domain") for row in own}
        absent = [domain for domain in domains if domain not in has]
        if absent and all((province, district, *has)):
            params = {"province": province, "district": district, "names": _listed(absent)}
            found.append(Diagnostic("DG4106", own[0].at, params))
    if not rows:
        found.append(Diagnostic("DG4010", whole, {"name": path.name}))
    return found


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    rest = len(shown) - _NAMES_SHOWN
    return ", ".join(shown[:_NAMES_SHOWN]) + (f", ... (+{rest})" if rest > 0 else "")
