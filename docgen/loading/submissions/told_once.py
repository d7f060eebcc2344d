"""Faults of many rows that are one of a word or a column: told once, with where and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.diagnostics import Diagnostic, listed_names
from docgen.loading.fields.suggestions import nearest_joined
from docgen.loading.tables.grids import Row
from docgen.thai.names import clean

_ROWS_SHOWN = 3
_MOST = 50  # of one code; the rest are counted
_MOST_SUGGESTED = 20
_LONGEST = 40


class ToldOnce:
    """Faults by code and by what they are about, each at its first place."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], Diagnostic] = {}
        self._rows: dict[tuple[str, str], list[Row]] = {}
        self._columns: dict[tuple[str, str], str] = {}
        self._given: dict[tuple[str, str], dict[str, object]] = {}
        self._count: dict[str, int] = {}
        self._extra: dict[str, int] = {}
        self._outside: list[Row] = []
        self._in_a_row: list[tuple[Row, str, Diagnostic]] = []

    def tell(self, code: str, about: str, row: Row, column: str, **params: Any) -> None:
        """A fault of a whole column or word; only its first place is told."""
        self._add(code, about, row, column, params)

    counted = tell

    def item(self, written: str, row: Row, column: str, known: Sequence[str]) -> None:
        """A name of an item that is none."""
        about = clean(written)
        if ("DG4137", about) not in self._first:
            near = self._nearest_name("DG4137", about, known) or ", ".join(known)
            self._add("DG4137", about, row, column, {"name": written, "suggestion": near})
        else:
            self._add("DG4137", about, row, column, {})

    def unit(self, name: str, row: Row, column: str, known: Sequence[str], **params: Any) -> None:
        """A name of a unit that the list does not have."""
        if ("DG4130", name) not in self._first:
            near = self._nearest_name("DG4130", name, known) or "-"
            self._add("DG4130", name, row, column, {"name": name, "suggestion": near, **params})
        else:
            self._add("DG4130", name, row, column, {})

    def rows_outside(self, rows: Sequence[Row]) -> None:
        """Rows that are none of the table."""
        self._outside += rows

    def faults(self) -> list[Diagnostic]:
        """Every fault once, in the order in which they were met; too many of a code are counted."""
        made = []
        for key, first in self._first.items():
            rows = self._rows[key]
            shown = ", ".join(self._place(each_row, key) for each_row in rows[:_ROWS_SHOWN])
            more = len(rows) - _ROWS_SHOWN
            shown += f", ... (+{more})" if more > 0 else ""
            params = {"count": len(rows), "rows": shown}
            made.append(
                Diagnostic(first.code, first.at, {**params, **self._given[key]}, first.also)
            )
        made += [
            Diagnostic("DG4134", None, {"code": code, "count": count})
            for code, count in self._extra.items()
        ]
        if self._outside:
            texts = [
                next(value for value in row.values if value)[:_LONGEST] for row in self._outside
            ]
            params = {"count": len(texts), "texts": listed_names(texts, _ROWS_SHOWN)}
            made.append(Diagnostic("DG4139", self._outside[0].position, params))
        return made

    def by_row(self) -> tuple[Diagnostic, ...]:
        """Every fault of every row by itself, for a file that goes back."""
        told = []
        for key, rows in self._rows.items():
            first = self._first[key]
            params = {"count": len(rows), "rows": "", **self._given[key]}
            told += [Diagnostic(first.code, row.position, params) for row in rows]
        told += [
            Diagnostic(fault.code, row.position, fault.params) for row, _, fault in self._in_a_row
        ]
        return tuple(told)

    def _add(self, code: str, about: str, row: Row, column: str, params: dict[str, object]) -> None:
        key = (code, about)
        if key in self._first:
            self._rows[key].append(row)
            return
        count = self._count.get(code, 0)
        at = row.place(column) if column in row.columns else row.position
        diagnostic = Diagnostic(code, at, {"count": 1, "rows": "", **params})
        if count >= _MOST:
            self._extra[code] = self._extra.get(code, 0) + 1
            self._in_a_row.append((row, column, diagnostic))
            return
        self._count[code] = count + 1
        self._first[key] = diagnostic
        self._rows[key] = [row]
        self._columns[key] = column
        self._given[key] = params

    def _place(self, row: Row, key: tuple[str, str]) -> str:
        column = self._columns[key]
        at = row.place(column) if column in row.columns else row.position
        return at.cell or str(at.line)

    def _nearest_name(self, code: str, name: str, known: Sequence[str]) -> str:
        """The nearest name; looked for a few times only, for it takes time."""
        return nearest_joined(name, known) if self._count.get(code, 0) < _MOST_SUGGESTED else ""
