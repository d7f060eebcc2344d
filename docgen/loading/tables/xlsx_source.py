"""XLSX → rows of cells with places; what a spreadsheet hides or has not worked out is a fault."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from docgen import isolation, opening
from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.light import dataclass
from docgen.loading.decoding import forbidden_characters
from docgen.loading.fields.suggestions import nearest_joined
from docgen.loading.tables.file_rows import Merge, Record
from docgen.loading.tables.grids import DataTable, Grid, Limits
from docgen.loading.tables.number_formats import formats_of, formatted_number
from docgen.loading.tables.workbooks import Workbook, workbook
from docgen.loading.tables.worksheet_scan import column_index, column_letters, scan_worksheet
from docgen.thai.dates import ERA
from docgen.thai.names import clean

_FIRST_ERA_YEAR = 2400
_NAMED = 5


def read_grid(path: Path, sheet: str | None, limits: Limits) -> Grid | DataTable:
    """One sheet of the workbook at ``path``, or an empty table with the reason."""
    content, fault = opening.content_or_fault(path, limits.bytes)
    if content is None:
        return DataTable((), (fault,) if fault else (), ())
    return grid(content, str(path), sheet, limits)


def grid(content: bytes, file: str, sheet: str | None, limits: Limits) -> Grid | DataTable:
    """One sheet of the workbook in ``content``; without ``sheet`` the only one that is seen.

    It is read in a process of its own, be it ever so small: a few hundred bytes can make the reader
    abort whatever process it runs in.
    """
    try:
        return grid_of_cells(isolation.run(worksheet_cells, content, file, sheet, limits))
    except isolation.OverrunError:
        return DataTable((), (Diagnostic("DG4218", Position(file)),), ())
    except isolation.IsolatedError:
        return DataTable((), (Diagnostic("DG4203", Position(file)),), ())


@dataclass(frozen=True, slots=True)
class WorksheetCells:
    """A sheet as it was read: its name, its rows by number, kinds of cells, and what is wrong.

    ``rows`` is ``None`` where it could not be read at all. ``merges`` are cells joined into one,
    ``hidden_columns`` those that nobody sees; ``counted`` are those of a part of a sheet that
    have a fault which is counted over the whole.
    """

    file: str
    name: str = ""
    rows: list[tuple[int, list[str]]] | None = None
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    merges: tuple[Merge, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    counted: dict[str, list[str]] = field(default_factory=dict)


def worksheet_cells(content: bytes, file: str, sheet: str | None, limits: Limits) -> WorksheetCells:
    """One sheet of a workbook; whatever its reader raises, the file is damaged."""
    book = workbook(content, file)
    if isinstance(book, Diagnostic):
        return WorksheetCells(file, found=[book])
    try:
        return _WorksheetReader(book, file, limits).cells(sheet)
    except MemoryError:
        raise
    except Exception:
        return WorksheetCells(file, found=[Diagnostic("DG4203", Position(file))])


def chosen_worksheet(book: Workbook, file: str, wanted: str | None) -> str | None:
    """The sheet of a workbook that is meant; ``None`` where that is not sure."""
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(book.packed_archive()))
    return _WorksheetReader(book, file, Limits()).chosen_worksheet(calamine, wanted)


def cells_of_sheet(book: Workbook, file: str, sheet: str, limits: Limits) -> WorksheetCells:
    """A sheet that was cut from a long one; what counts over all of it is told cell by cell."""
    return _ShortSheet(book, file, limits).cells(sheet)


def grid_of_cells(cells: WorksheetCells) -> Grid | DataTable:
    """A sheet that was read, as a table is made from it."""
    if cells.rows is None:
        return DataTable((), tuple(cells.found), ())

    def row_place(record: Record) -> Position:
        return Position(cells.file, cell=f"{cells.name}!{record.number}")

    def places(record: Record) -> list[Position]:
        return [
            _place(cells.file, cells.name, record.number, index)
            for index in range(len(record.cells))
        ]

    records = [Record(number, 0, texts) for number, texts in cells.rows]
    return Grid(
        cells.file,
        places,
        row_place,
        records,
        found=cells.found,
        kinds=cells.kinds,
        merges=cells.merges,
        hidden_columns=cells.hidden_columns,
    )


def _place(file: str, sheet: str, row: int, column: int) -> Position:
    return Position(file, cell=f"{sheet}!{column_letters(column)}{row}")


@dataclass(slots=True)
class _WorksheetReader:
    book: Workbook
    file: str
    limits: Limits
    name: str = ""
    found: list[Diagnostic] = field(default_factory=list)
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_columns: tuple[int, ...] = ()
    counted: dict[str, list[str]] = field(default_factory=dict)

    def cells(self, wanted: str | None) -> WorksheetCells:
        calamine = CalamineWorkbook.from_filelike(io.BytesIO(self.book.packed_archive()))
        name = self.chosen_worksheet(calamine, wanted)
        if name is None:
            return WorksheetCells(self.file, found=self.found)
        self.name = name
        if not self._scan_part(self.book.parts[self.book.sheets[name]]):
            return WorksheetCells(self.file, found=self.found)
        sheet = calamine.get_sheet_by_name(name)
        self.formats = formats_of(self.book, self.book.parts[self.book.sheets[name]])
        rows = [
            (number, self._texts(number, row))
            for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1)
        ]
        merges = tuple(
            Merge(top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        return WorksheetCells(
            self.file,
            name,
            rows,
            self.kinds,
            self.found,
            merges,
            self.hidden_columns,
            self.counted,
        )

    def place(self, row: int, column: int) -> Position:
        return _place(self.file, self.name, row, column)

    def chosen_worksheet(self, calamine: Any, wanted: str | None) -> str | None:
        """The sheet asked for; hidden ones are not read."""
        at = Position(self.file)
        seen: dict[str, bool] = {
            str(sheet.name): sheet.visible == SheetVisibleEnum.Visible
            for sheet in calamine.sheets_metadata
            if sheet.name in self.book.sheets
        }
        shown = [name for name, visible in seen.items() if visible]
        if wanted is None:
            filled = [
                name for name in shown if b"<v" in self._part(name) or b"<is" in self._part(name)
            ]
            if len(filled) == 1 or len(shown) == 1:
                return (filled or shown)[0]
            params = {"names": ", ".join(shown), "sheets": filled or shown}
            self.found.append(Diagnostic("DG4207" if shown else "DG4208", at, params))
            return None
        name = next((seen_name for seen_name in seen if clean(seen_name) == clean(wanted)), None)
        if name is None:
            near = nearest_joined(wanted, shown) or ", ".join(shown)
            self.found.append(Diagnostic("DG4216", at, {"name": wanted, "suggestion": near}))
            return None
        if not seen[name]:
            self.found.append(Diagnostic("DG4208", at, {"names": name}))
            return None
        return name

    def _part(self, name: str) -> bytes:
        return self.book.parts[self.book.sheets[name]]

    def _scan_part(self, part: bytes) -> bool:
        """What the values do not tell: size, hidden rows and columns, formulas, errors."""
        facts = scan_worksheet(part, self.limits.rows, self.limits.columns)
        self._tell("DG4209", facts.hidden_rows)
        self.hidden_columns = tuple(map(column_index, facts.hidden_columns))
        if facts.far:
            at = Position(self.file, cell=f"{self.name}!{facts.far}")
            params = {"rows": self.limits.rows, "columns": self.limits.columns}
            self.found.append(Diagnostic("DG4008", at, params))
            return False
        self._tell("DG4211", facts.unworked)
        self._tell("DG4215", facts.errors)
        return True

    def _tell(self, code: str, cells: list[str]) -> None:
        if cells:
            at = Position(self.file, cell=f"{self.name}!{cells[0]}")
            self.found.append(
                Diagnostic(code, at, {"count": len(cells), "names": listed_names(cells, _NAMED)})
            )

    def _texts(self, number: int, row: Iterable[Any]) -> list[str]:
        texts = []
        for index, value in enumerate(row):
            if isinstance(value, str):
                texts.append(self._checked_value(value, number, index))
            else:
                text, kind = _as_text(value)
                shown = self.formats.get((number, index), "") if kind == "number" else ""
                text = formatted_number(float(value), shown) or text if shown else text
                self.kinds[number, index] = kind
                texts.append(text)
        return texts

    def _checked_value(self, value: str, number: int, index: int) -> str:
        if value.isprintable():
            return value
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        self.found += forbidden_characters(text, self.place(number, index))
        return " ".join(text.split("\n"))


class _ShortSheet(_WorksheetReader):
    """A part of a long sheet: faults that are counted over the whole name all their cells."""

    __slots__ = ()

    def _tell(self, code: str, cells: list[str]) -> None:
        if cells:
            self.counted[code] = cells


def _as_text(value: Any) -> tuple[str, str]:
    """A value that is no text, as text, and its kind."""
    if isinstance(value, bool):
        return str(value).upper(), "truth"
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return (str(int(value)) if whole else repr(value)), "number"
    if isinstance(value, datetime.date):  # a datetime is one as well
        era = value.year >= _FIRST_ERA_YEAR
        year = value.year if era else value.year + ERA
        return f"{value.day}/{value.month}/{year}", "era" if era else "date"
    return str(value), "time"
