"""CSV → rows of cells with places: comma, semicolon or tab, with or without ``sep=``."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path

from docgen import opening, vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.formulas import QUOTE, cell_as_typed
from docgen.light import dataclass
from docgen.loading.decoding import decode
from docgen.loading.tables.file_rows import Headings, Record
from docgen.loading.tables.grids import DataTable, Grid, Limits
from docgen.loading.tables.headed_rows import table_of

LIMITS = Limits()
_DELIMITERS = (",", ";", "\t")
_NEAR = 15  # lines that tell what parts the cells


def read_csv(
    path: Path,
    section: str,
    *,
    required: tuple[str, ...],
    limits: Limits = LIMITS,
    chosen: Headings | None = None,
) -> DataTable:
    """The table at ``path``; its headings are those of ``section`` in the vocabulary."""
    content, fault = opening.content_or_fault(path, limits.bytes)
    if content is None:
        return DataTable((), (fault,) if fault else (), ())
    return parse(content, str(path), section, required=required, limits=limits, chosen=chosen)


def parse(
    content: bytes,
    file: str,
    section: str,
    *,
    required: tuple[str, ...],
    limits: Limits = LIMITS,
    chosen: Headings | None = None,
) -> DataTable:
    """The table in ``content``, called ``file`` in the diagnostics."""
    made = grid(content, file, limits)
    if isinstance(made, DataTable):
        return made
    return table_of(made, section, required=required, limits=limits, chosen=chosen)


def grid(content: bytes, file: str, limits: Limits) -> Grid | DataTable:
    """The rows as they stand, or an empty table with the reason why there are none."""
    text = decode(content, file, allow_foreign=True)
    if text.lines is None:
        return DataTable((), text.found, text.shown)
    reader = _CsvReader(text.lines, file, limits, list(text.found))
    records = list(reader.records())
    return Grid(file, reader.places, reader.row_place, records, reader.found, text.shown)


def delimiter_of(lines: Sequence[str]) -> str:
    """What parts the cells of a text: as its first line says, or most of the first lines.

    A title above the headings may have another sign, or none.
    """
    if is_separator(lines):
        return lines[0][4]
    near = [line for line in lines[:_NEAR] if line.strip()]
    heading = near[0] if near else ""

    def weight(sign: str) -> tuple[int, int]:
        return sum(sign in line for line in near), heading.count(sign)

    return max(_DELIMITERS, key=weight)


def is_separator(lines: Sequence[str]) -> bool:
    """Whether the first line only says what parts the cells."""
    return bool(lines) and lines[0].lower().startswith("sep=") and lines[0][4:] in _DELIMITERS


@dataclass(slots=True)
class _CsvReader:
    lines: tuple[str, ...]
    file: str
    limits: Limits
    found: list[Diagnostic] = field(default_factory=list)

    def records(self) -> Iterator[Record]:
        lines = self.lines
        skipped, delimiter = int(is_separator(lines)), delimiter_of(lines)
        rest = lines[skipped:] if skipped else lines
        reader = csv.reader((line + "\n" for line in rest), delimiter=delimiter, strict=True)
        is_quoted = any(QUOTE in line for line in rest)
        number, line = 0, skipped + 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                at = Position(self.file, min(line, len(lines)), 1, 1, _row_name(number + 1))
                # The reader's own limit, which is above ours, has no class of its own.
                is_long = "field larger" in str(error)
                params = {"most": self.limits.characters} if is_long else {}
                self.found.append(Diagnostic("DG4009" if is_long else "DG4006", at, params))
                return
            number += 1
            if cells and (number > self.limits.rows or len(cells) > self.limits.columns):
                at = Position(self.file, line, 1, 1, _row_name(number))
                params = {"rows": self.limits.rows, "columns": self.limits.columns}
                self.found.append(Diagnostic("DG4008", at, params))
                return
            yield Record(
                number, line, [cell_as_typed(cell) for cell in cells] if is_quoted else cells
            )
            line = skipped + reader.line_num + 1

    def row_place(self, record: Record) -> Position:
        length = max(1, len(self._line(record.line)))
        return Position(self.file, record.line, 1, length, _row_name(record.number))

    def places(self, record: Record) -> list[Position]:
        """Where each cell begins: its text is looked for from left to right."""
        source, name = self._line(record.line), _row_name(record.number)
        places = []
        column = 0
        for cell in record.cells:
            text = cell.strip().split("\n")[0]
            found = source.find(text, column) if text else -1
            if found < 0:
                found = column
            places.append(Position(self.file, record.line, found + 1, max(1, len(text)), name))
            after = found + len(text)
            ahead = [source.find(sign, after) for sign in _DELIMITERS]
            column = min((row for row in ahead if row >= 0), default=after - 1) + 1
        return places

    def _line(self, line: int) -> str:
        return self.lines[line - 1] if line <= len(self.lines) else ""


def _row_name(number: int) -> str:
    return f"{_row_word()} {number}"


@cache
def _row_word() -> str:
    return vocabulary.thai("words", "row")
