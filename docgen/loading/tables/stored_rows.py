"""Rows of a sheet kept as lines of JSON: written when a long sheet is read, read as a table."""

from __future__ import annotations

import json
from dataclasses import field, replace
from typing import IO, Any

from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.light import dataclass, regex
from docgen.loading.tables.file_rows import Merge
from docgen.loading.tables.grids import DataTable, Grid
from docgen.loading.tables.xlsx_source import WorksheetCells, grid_of_cells

_NUMBER = regex(r"[0-9]{1,9}$")
_WHOLE = ("DG4209", "DG4211", "DG4215")  # told once of a sheet, with how many there are
_NAMED = 5
_ROW, _EMPTY = b"[", b" "  # what begins a line of a row, and of one in which nothing stands


@dataclass(slots=True)
class RowsWriter:
    """Writes the rows of a sheet, thousand after thousand; what is wrong with it comes last.

    ``looked_for_heads`` are the rows at its top that are kept though they may be empty.
    """

    stream: IO[bytes]
    file: str
    sheet: str
    merges: tuple[Merge, ...] = ()
    looked_for_heads: int = 15
    _is_begun: bool = False
    _cells: dict[str, list[str]] = field(default_factory=dict)

    def place(self, cell: str) -> Position:
        """A cell of the sheet."""
        return Position(self.file, cell=f"{self.sheet}!{cell}")

    def write(self, cells: WorksheetCells, before: int) -> None:
        """The rows of a short sheet that begins after so many rows of the long one."""
        if not self._is_begun:
            self._begin(cells)
        kinds: dict[int, dict[str, str]] = {}
        for (row, column), kind in cells.kinds.items():
            kinds.setdefault(row, {})[str(column)] = kind
        for code, names in cells.counted.items():
            self._cells.setdefault(code, []).extend(_moved_cell(name, before) for name in names)
        faults: dict[int, list[Any]] = {}
        for fault in cells.found:
            if fault.at is not None:
                moved = _moved_cell(fault.at.cell, before)
                place = [moved, fault.at.column, fault.at.length]
                row = int(_NUMBER.search(fault.at.cell)[0])  # type: ignore[index]
                faults.setdefault(row, []).append([fault.code, place, fault.params])
        for number, texts in cells.rows or ():
            whole = before + number
            if any(texts) or whole <= self.looked_for_heads:
                told = [whole, texts, kinds.get(number, {}), faults.get(number, [])]
                self._line(told, begins=b"" if any(texts) else _EMPTY)

    def moved_fault(self, fault: Diagnostic, before: int) -> Diagnostic:
        """A fault of a short sheet at its place in the long one."""
        if fault.at is None:
            return fault
        return replace(fault, at=replace(fault.at, cell=_moved_cell(fault.at.cell, before)))

    def end(self) -> None:
        """Say what is wrong with the whole sheet."""
        self._line(
            {"found": {code: self._count_of(code) for code in _WHOLE if self._cells.get(code)}}
        )

    def _count_of(self, code: str) -> list[Any]:
        names = self._cells[code]
        return [names[0], {"count": len(names), "names": listed_names(names, _NAMED)}]

    def _begin(self, cells: WorksheetCells) -> None:
        self._is_begun = True
        about = {"hidden_columns": cells.hidden_columns, "merges": self.merges}
        self._line({"sheet": self.sheet, **about})

    def _line(self, told: Any, *, begins: bytes = b"") -> None:
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        self.stream.write(begins + text.encode("utf-8") + b"\n")


def is_told_last(line: bytes) -> bool:
    """Whether a line says what is wrong with all the lines before it."""
    return line.startswith(b'{"found":')


def is_row(line: bytes) -> bool:
    """Whether a line is a row of the sheet in which anything stands."""
    return line.startswith(_ROW)


def is_within(line: bytes, last: int) -> bool:
    """Whether a line is one of the rows down to the ``last``."""
    return line.startswith((_ROW, _EMPTY)) and int(json.loads(line)[0]) <= last


def last_joined_row(content: bytes) -> int:
    """The last row into which a cell reaches that is joined with one above; 0 where none is."""
    merges = json.loads(content.partition(b"\n")[0])["merges"]
    return max((Merge(*merge).bottom for merge in merges), default=0)


def is_kept(content: bytes) -> bool:
    """Whether these are rows of a sheet that were kept as lines."""
    return content.startswith(b'{"sheet":')


def grid(content: bytes, file: str) -> Grid | DataTable:
    """The rows as they stand, with the faults of the sheet."""
    cells = WorksheetCells(file, rows=[])
    rows: list[tuple[int, list[str]]] = []
    name = ""
    hidden: tuple[int, ...] = ()
    merges: tuple[Merge, ...] = ()
    for line in content.split(b"\n"):
        if not line:
            continue
        told = json.loads(line)
        if isinstance(told, dict):
            if "sheet" in told:
                name, hidden = told["sheet"], tuple(told["hidden_columns"])
                merges = tuple(Merge(*merge) for merge in told["merges"])
            for code, (cell, params) in told.get("found", {}).items():
                cells.found.append(Diagnostic(code, Position(file, cell=f"{name}!{cell}"), params))
            continue
        number, texts, kinds, faults = told
        rows.append((number, texts))
        cells.kinds.update({(number, int(column)): kind for column, kind in kinds.items()})
        for code, (cell, column, length), params in faults:
            at = Position(file, column=column, length=length, cell=cell)
            cells.found.append(Diagnostic(code, at, params))
    return grid_of_cells(replace(cells, name=name, rows=rows, hidden_columns=hidden, merges=merges))


def _moved_cell(cell: str, before: int) -> str:
    return _NUMBER.sub(lambda match: str(int(match[0]) + before), cell)
