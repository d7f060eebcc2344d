"""CSV → rows of cells with places; strict where spreadsheets are forgiving."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.loading.fields import suggestions
from docgen.loading.text_source import decode, read_bytes
from docgen.thai import Fault
from docgen.thai.names import clean
from docgen.thai.text import problems

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_CHARACTERS = 10_000
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without spaces around it, and its place."""

    text: str
    at: Position


@dataclass(frozen=True, slots=True)
class Row:
    """A row by heading: English names for known columns, the file's own words for others."""

    cells: dict[str, Cell]
    at: Position

    def text(self, name: str) -> str:
        """The text under ``name``, empty where the column is not there."""
        return self.cells[name].text if name in self.cells else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows; ``rows`` is empty when its shape is wrong."""

    rows: tuple[Row, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


def read(path: Path, section: str, *, required: tuple[str, ...]) -> Table:
    """The table at ``path``; its headings are those of ``section`` in the vocabulary."""
    content, fault = read_bytes(path, MOST_BYTES)
    if content is None:
        return Table((), (fault,) if fault else (), ())
    return parse(content, str(path), section, required=required)


def parse(content: bytes, file: str, section: str, *, required: tuple[str, ...]) -> Table:
    """The table in ``content``, called ``file`` in the diagnostics."""
    text = decode(content, file, allow_cp874=True)
    if text.lines is None:
        return Table((), text.found, text.shown)
    reader = _Reader(text.lines, file, section, list(text.found))
    rows = reader.rows(required)
    return Table(tuple(rows), tuple(reader.found), text.shown)


@dataclass(slots=True)
class _Reader:
    lines: tuple[str, ...]
    file: str
    section: str
    found: list[Diagnostic]

    def rows(self, required: tuple[str, ...]) -> list[Row]:
        records = list(self._records())
        while records and not any(cell.strip() for cell in records[0][2]):
            records.pop(0)
        while records and not any(cell.strip() for cell in records[-1][2]):
            records.pop()
        if not records:
            if not any(one.is_error for one in self.found):
                self._report("DG4002", Position(self.file))
            return []
        number, line, heading = records[0]
        names = self._headings(heading, number, line, required)
        if names is None:
            return []
        rows = []
        for number, line, cells in records[1:]:
            row = self._row(names, number, line, cells)
            if row is not None:
                rows.append(row)
        return rows

    def _records(self) -> Iterator[tuple[int, int, list[str]]]:
        """Row number as a spreadsheet shows it, first line in the file, and the cells."""
        lines = list(self.lines)
        skipped = 0
        delimiter = ""
        if lines and lines[0].lower().startswith("sep=") and lines[0][4:] in _DELIMITERS:
            delimiter, skipped = lines[0][4], 1
        heading = next((line for line in lines[skipped:] if line.strip()), "")
        delimiter = delimiter or max(_DELIMITERS, key=heading.count)
        reader = csv.reader(
            (line + "\n" for line in lines[skipped:]), delimiter=delimiter, strict=True
        )
        number, line = 0, skipped + 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                at = Position(self.file, min(line, len(lines)), 1, 1, _row_name(number + 1))
                self._report("DG4006", at)
                return
            number += 1
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                at = Position(self.file, line, 1, 1, _row_name(number))
                self._report("DG4008", at, rows=MOST_ROWS, columns=MOST_COLUMNS)
                return
            yield number, line, cells
            line = skipped + reader.line_num + 1

    def _headings(
        self, cells: list[str], number: int, line: int, required: tuple[str, ...]
    ) -> list[str] | None:
        names: list[str] = []
        places = self._places(cells, number, line)
        for cell, at in zip(cells, places, strict=True):
            written = clean(cell)
            name = vocabulary.english(self.section, written) or written
            if name and name in names:
                first = places[names.index(name)]
                label = vocabulary.thai("words", "here_first")
                self.found.append(Diagnostic("DG4004", at, {"heading": written}, ((first, label),)))
                return None
            names.append(name)
        missing = [name for name in required if name not in names]
        for name in missing:
            heading = vocabulary.thai(self.section, name)
            others = [written for written in names if written and not written.isascii()]
            close = suggestions(heading, others)
            at = places[names.index(close)] if close in names else places[0]
            self._report("DG4003", at, heading=heading, written=close or ", ".join(names))
        return None if missing else names

    def _row(self, names: list[str], number: int, line: int, cells: list[str]) -> Row | None:
        at = Position(self.file, line, 1, max(1, len(self._line(line))), _row_name(number))
        if not any(cell.strip() for cell in cells):
            self._report("DG4007", at, row=number)
            return None
        if len(cells) != len(names):
            while len(cells) > len(names) and not cells[-1].strip():
                cells = cells[:-1]
            if len(cells) != len(names):
                self._report("DG4005", at, row=number, got=len(cells), expected=len(names))
                return None
        row: dict[str, Cell] = {}
        for name, cell, place in zip(names, cells, self._places(cells, number, line), strict=True):
            if len(cell) > MOST_CHARACTERS:
                self._report("DG4009", place, most=MOST_CHARACTERS)
                return None
            text, faults = _cleaned(cell)
            self._tell(faults, place)
            if name:
                row[name] = Cell(text, place)
        return Row(row, at)

    def _tell(self, faults: tuple[Fault, ...], at: Position) -> None:
        for fault in faults:
            end = fault.start + 1 if fault.end is None else fault.end
            place = Position(
                at.file, at.line, at.column + fault.start, max(1, end - fault.start), at.cell
            )
            self.found.append(Diagnostic(fault.code, place, fault.params))

    def _places(self, cells: list[str], number: int, line: int) -> list[Position]:
        """Where each cell begins: its text is looked for from left to right."""
        source, name = self._line(line), _row_name(number)
        places = []
        column = 0
        for cell in cells:
            text = cell.strip().split("\n")[0]
            found = source.find(text, column) if text else -1
            if found < 0:
                found = column
            places.append(Position(self.file, line, found + 1, max(1, len(text)), name))
            after = found + len(text)
            ahead = [source.find(one, after) for one in _DELIMITERS]
            column = min((one for one in ahead if one >= 0), default=after - 1) + 1
        return places

    def _line(self, line: int) -> str:
        return self.lines[line - 1] if line <= len(self.lines) else ""

    def _report(self, code: str, at: Position, **params: object) -> None:
        self.found.append(Diagnostic(code, at, params))


@lru_cache(maxsize=4096)
def _cleaned(text: str) -> tuple[str, tuple[Fault, ...]]:
    """A cell for comparison, and what is wrong with it; columns repeat the same few texts."""
    return clean(text), tuple(problems(text))


def _row_name(number: int) -> str:
    return f"{vocabulary.thai('words', 'row')} {number}"
