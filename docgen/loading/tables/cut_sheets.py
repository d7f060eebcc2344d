"""A long sheet cut into short ones: rows by the thousand, with the texts that they name."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import field, replace
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass, regex
from docgen.loading.tables.grids import Limits
from docgen.loading.tables.stored_rows import RowsWriter
from docgen.loading.tables.workbooks import Workbook
from docgen.loading.tables.worksheet_scan import column_index
from docgen.loading.tables.xlsx_source import cells_of_sheet

_ROWS = 1_000  # of a short sheet
_WIDEST = 3_000  # rows that a short sheet reaches over, empty ones too
_REFERENCE = regex(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = regex(r"[0-9]{1,7}$")
_KEPT_OF_CELL = ("s", "t")
_MOST_OF_CELL = 200  # elements
_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_TEXTS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'

ReadPart = Callable[[bytes, bytes], tuple[Workbook, str]]


class SheetTooOddError(Exception):
    """The sheet is written in a way that is read only as a whole."""


@dataclass(slots=True)
class TextsShared:
    """The texts of a workbook on the disk: where each begins, and where the last one ends."""

    stream: IO[bytes]
    places: array[int]

    def part(self, numbers: dict[int, int]) -> bytes:
        """The part of a workbook with these texts alone, in that order.

        Raises: SheetTooOddError, where there is no such text.
        """
        found = [_TEXTS]
        for number in numbers:
            if not 0 <= number < len(self.places) - 1:
                raise SheetTooOddError
            self.stream.seek(self.places[number])
            found.append(self.stream.read(self.places[number + 1] - self.places[number]))
        return b"".join([*found, b"</sst>"])


@dataclass(slots=True)
class CutSheet:
    """The walk over a long sheet; each short one is read and written when it is whole.

    The first ``most`` rows are read; behind them it is only seen whether anything stands beyond
    the row ``held``. ``last_filled`` is the last row in which anything was seen to stand.
    """

    read_part: ReadPart
    texts: TextsShared
    writer: RowsWriter
    limits: Limits
    most: int
    held: int
    last_filled: int = 0
    _columns: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _of_row: list[str] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _row: int = 0
    _before: int = 0
    _rows: int = 0
    _depth: int = 0
    _elements: int = 0
    _is_shared: bool = False
    _value: list[str] | None = None
    _is_filled: bool = False
    _is_in_rows: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        if self._depth:
            self._begin_in_cell(name, attributes)
        elif name == "c" and self._is_in_rows:
            self._begin_cell(attributes)
        elif name == "row" and self._is_in_rows:
            self._begin_row(attributes)
        elif name == "sheetData":
            self._is_in_rows = True
        elif name == "col":
            self._columns.append(_element("col", attributes))

    def text(self, text: str) -> None:
        """Text within an element."""
        if not self._depth:
            return
        if self._value is not None:
            self._value.append(text)
            return
        self._is_filled = self._is_filled or bool(text.strip())
        self._of_row.append(escape(text))

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.rpartition(":")[2]
        if self._depth:
            self._end_in_cell(name)
        elif name == "row" and self._is_in_rows:
            self._end_row()
        elif name == "sheetData":
            self._is_in_rows = False

    def end_part(self) -> None:
        """Read and write the rows that are gathered.

        Raises: Rejected, with what is wrong with them; SheetTooOddError, for a text that is not
        there.
        """
        if not self._rows:
            return
        columns = f"<cols>{''.join(self._columns)}</cols>" if self._columns else ""
        written = f"{_HEAD}{columns}<sheetData>{''.join(self._pieces)}</sheetData></worksheet>"
        book, name = self.read_part(written.encode("utf-8"), self.texts.part(self._numbers))
        limits = replace(self.limits, rows=_WIDEST + 1)
        cells = cells_of_sheet(book, self.writer.file, name, limits)
        if cells.rows is None:
            raise Rejected([self.writer.moved_fault(fault, self._before) for fault in cells.found])
        self.writer.write(cells, self._before)
        self._pieces, self._numbers, self._rows = [], {}, 0

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        row = int(number) if _NUMBER.fullmatch(number) else self._row + 1
        if row <= self._row:
            raise SheetTooOddError
        if row > self.most:
            self.end_part()
            if self.last_filled > self.held:
                raise StopIteration
        elif self._rows >= _ROWS or (self._rows and row - self._before > _WIDEST):
            self.end_part()
        if not self._rows:
            self._before = row - 1
        self._row, self._is_filled = row, False
        kept = {"r": str(row - self._before)}
        if "hidden" in attributes:
            kept["hidden"] = attributes["hidden"]
        self._of_row = [_element("row", kept, is_open=True)]

    def _end_row(self) -> None:
        if self._is_filled and self._row > self.limits.rows:
            at = self.writer.place(f"A{self._row}")
            params = {"rows": self.limits.rows, "columns": self.limits.columns}
            raise Rejected([Diagnostic("DG4008", at, params)])
        is_wanted = self._is_filled or self._row <= self.writer.looked_for_heads
        if is_wanted and self._row <= self.most:
            self._pieces += [*self._of_row, "</row>"]
            self._rows += 1
        if self._is_filled:
            self.last_filled = self._row

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        kept = {name: attributes[name] for name in _KEPT_OF_CELL if name in attributes}
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match:
            if int(match[2]) != self._row or column_index(match[1]) > 16_383:
                raise SheetTooOddError
            kept = {"r": f"{match[1]}{self._row - self._before}", **kept}
        elif "r" in attributes:
            raise SheetTooOddError
        self._is_shared = attributes.get("t") == "s"
        self._depth, self._elements = 1, 0
        self._of_row.append(_element("c", kept, is_open=True))

    def _begin_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._elements > _MOST_OF_CELL:
            raise SheetTooOddError
        if name == "f":
            self._is_filled, attributes = True, {}
        if name == "v" and self._is_shared:
            self._value = []
        self._of_row.append(_element(name, attributes, is_open=True))

    def _end_in_cell(self, name: str) -> None:
        self._depth -= 1
        if self._value is not None and name == "v":
            number = "".join(self._value)
            self._value = None
            if not _NUMBER.fullmatch(number):
                raise SheetTooOddError
            self._is_filled = True
            here = self._numbers.setdefault(int(number), len(self._numbers))
            self._of_row.append(str(here))
        self._of_row.append(f"</{name}>")


def _element(name: str, attributes: dict[str, str], *, is_open: bool = False) -> str:
    shown = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{shown}>" if is_open else f"<{name}{shown}/>"
