"""XLSX → rows of cells with places; what a spreadsheet hides or has not worked out is a fault."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from docgen import opening
from docgen.diagnostics import Diagnostic, Position, listed
from docgen.loading.decoding import forbidden
from docgen.loading.fields.reading import suggestions
from docgen.loading.tables.grids import Grid, Limits, Record, Table
from docgen.loading.tables.workbooks import Workbook, workbook
from docgen.thai.dates import ERA
from docgen.thai.names import clean

_FIRST_ERA_YEAR = 2400
_NAMED = 5
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\b((?:[^>/]|/(?!>))*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_FAR_ROW = re.compile(rb'\br="[A-Z]{1,3}([0-9]{5,7})"')
_FAR_COLUMN = re.compile(rb'\br="([A-Z]{2,3})[0-9]')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
_SPAN = re.compile(rb'\bm(?:in|ax)="([0-9]{1,5})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>[^<]")
_ERROR = re.compile(rb'\bt="e"')


def read_grid(path: Path, sheet: str | None, limits: Limits) -> Grid | Table:
    """One sheet of the workbook at ``path``, or an empty table with the reason."""
    content, fault = opening.content_or_fault(path, limits.bytes)
    if content is None:
        return Table((), (fault,) if fault else (), ())
    return grid(content, str(path), sheet, limits)


def grid(content: bytes, file: str, sheet: str | None, limits: Limits) -> Grid | Table:
    """One sheet of the workbook in ``content``; without ``sheet`` the only one that is seen."""
    book = workbook(content, file)
    if isinstance(book, Diagnostic):
        return Table((), (book,), ())
    try:
        return _Sheet(book, file, limits).grid(sheet)
    except Exception:  # the reader of a foreign format: whatever it raises, the file is damaged
        return Table((), (Diagnostic("DG4203", Position(file)),), ())


@dataclass(slots=True)
class _Sheet:
    book: Workbook
    file: str
    limits: Limits
    name: str = ""
    found: list[Diagnostic] = field(default_factory=list)

    def grid(self, wanted: str | None) -> Grid | Table:
        calamine = CalamineWorkbook.from_filelike(io.BytesIO(self.book.packed()))
        name = self._chosen(calamine, wanted)
        if name is None:
            return Table((), tuple(self.found), ())
        self.name = name
        if not self._scanned(self.book.parts[self.book.sheets[name]]):
            return Table((), tuple(self.found), ())
        sheet = calamine.get_sheet_by_name(name)
        made = Grid(self.file, self.places, self.row_place, found=self.found)
        for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
            made.records.append(Record(number, 0, self._texts(number, row, made)))
        merged = sheet.merged_cell_ranges or ()
        self._merges(merged, made)
        return made

    def places(self, record: Record) -> list[Position]:
        return [self.place(record.number, index) for index in range(len(record.cells))]

    def row_place(self, record: Record) -> Position:
        return Position(self.file, cell=f"{self.name}!{record.number}")

    def place(self, row: int, column: int) -> Position:
        return Position(self.file, cell=f"{self.name}!{column_letters(column)}{row}")

    def _chosen(self, calamine: Any, wanted: str | None) -> str | None:
        """The sheet asked for; hidden ones are not read."""
        at = Position(self.file)
        seen: dict[str, bool] = {
            str(one.name): one.visible == SheetVisibleEnum.Visible
            for one in calamine.sheets_metadata
            if one.name in self.book.sheets
        }
        shown = [name for name, visible in seen.items() if visible]
        if wanted is None:
            filled = [
                name for name in shown if b"<v" in self._part(name) or b"<is" in self._part(name)
            ]
            if len(filled) == 1 or len(shown) == 1:
                return (filled or shown)[0]
            params = {"names": ", ".join(shown)}
            self.found.append(Diagnostic("DG4207" if shown else "DG4208", at, params))
            return None
        name = next((one for one in seen if clean(one) == clean(wanted)), None)
        if name is None:
            near = suggestions(wanted, shown) or ", ".join(shown)
            self.found.append(Diagnostic("DG4216", at, {"name": wanted, "suggestion": near}))
            return None
        if not seen[name]:
            self.found.append(Diagnostic("DG4208", at, {"names": name}))
            return None
        return name

    def _part(self, name: str) -> bytes:
        return self.book.parts[self.book.sheets[name]]

    def _scanned(self, part: bytes) -> bool:
        """What the values do not tell: size, hidden rows and columns, formulas, errors."""
        self._hidden(part)
        far = self._may_be_far(part)
        if not far and b'"e"' not in part and not _FORMULA.search(part):
            return True
        empty: list[str] = []
        errors: list[str] = []
        for match in _CELL.finditer(part):
            inside = match[2]
            if not inside or not (_VALUE.search(inside) or _FORMULA.search(inside)):
                continue
            reference = _REFERENCE.search(match[1])
            if far and reference is not None and self._is_far(reference):
                at = Position(self.file, cell=f"{self.name}!{_text(reference[1] + reference[2])}")
                params = {"rows": self.limits.rows, "columns": self.limits.columns}
                self.found.append(Diagnostic("DG4008", at, params))
                return False
            where = _text(reference[1] + reference[2]) if reference else "?"
            if _ERROR.search(match[1]):
                errors.append(where)
            elif _FORMULA.search(inside) and not _VALUE.search(inside):
                empty.append(where)
        self._tell("DG4211", empty)
        self._tell("DG4215", errors)
        return True

    def _may_be_far(self, part: bytes) -> bool:
        """Whether any cell is named beyond the limits; it may be an empty one."""
        rows = {int(one) for one in set(_FAR_ROW.findall(part))}
        columns = {column_index(_text(one)) for one in set(_FAR_COLUMN.findall(part))}
        return max(rows, default=0) > self.limits.rows or max(columns, default=0) >= (
            self.limits.columns
        )

    def _is_far(self, reference: re.Match[bytes]) -> bool:
        column = column_index(_text(reference[1]))
        return int(reference[2]) > self.limits.rows or column >= self.limits.columns

    def _hidden(self, part: bytes) -> None:
        rows = [
            _text(number[1])
            for match in _ROW.finditer(part)
            if b"hidden" in match[1]
            and _HIDDEN.search(match[1])
            and (number := _NUMBER.search(match[1])) is not None
        ]
        columns = [
            column_letters(int(span[0]) - 1)
            for match in _COLUMN.finditer(part)
            if _HIDDEN.search(match[1]) and (span := _SPAN.findall(match[1]))
        ]
        for names, code in ((rows, "DG4209"), (columns, "DG4217")):
            if names:
                at = Position(self.file, cell=f"{self.name}!{names[0]}")
                params = {"count": len(names), "names": listed(names, _NAMED)}
                self.found.append(Diagnostic(code, at, params))

    def _tell(self, code: str, cells: list[str]) -> None:
        if cells:
            at = Position(self.file, cell=f"{self.name}!{cells[0]}")
            self.found.append(
                Diagnostic(code, at, {"count": len(cells), "names": listed(cells, _NAMED)})
            )

    def _texts(self, number: int, row: Iterable[Any], made: Grid) -> list[str]:
        texts = []
        for index, value in enumerate(row):
            if isinstance(value, str):
                texts.append(self._checked(value, number, index))
            else:
                text, kind = _as_text(value)
                made.kinds[number, index] = kind
                texts.append(text)
        return texts

    def _checked(self, value: str, number: int, index: int) -> str:
        if value.isprintable():
            return value
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        self.found += forbidden(text, self.place(number, index))
        return " ".join(text.split("\n"))

    def _merges(
        self, merged: Iterable[tuple[tuple[int, int], tuple[int, int]]], made: Grid
    ) -> None:
        """Cells joined over several rows, or below the title, hide what stands where."""
        last = max((one.number for one in made.records if any(one.cells)), default=0)
        rows = [one.number for one in made.records if sum(map(bool, one.cells)) > 1]
        first = rows[0] if rows else last + 1
        for (top, left), (bottom, right) in merged:
            if first <= bottom + 1 and top < last:
                names = f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
                at = self.place(top + 1, left)
                self.found.append(Diagnostic("DG4210", at, {"names": names}))


def column_letters(index: int) -> str:
    """``0`` → ``A``, ``27`` → ``AB``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """``A`` → ``0``, ``AB`` → ``27``."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


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


def _text(found: bytes) -> str:
    return found.decode("ascii")
