"""Rows under headings, whatever file they came from; strict where spreadsheets are forgiving."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.loading.fields.reading import suggestions
from docgen.thai import Fault
from docgen.thai.names import clean
from docgen.thai.text import problems

_HEADING_WITHIN = 10
Headings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be: bytes of the file, rows, columns, characters of a cell."""

    bytes: int = 20_000_000
    rows: int = 20_000
    columns: int = 60
    characters: int = 10_000


class Record(NamedTuple):
    """A row as it stands: its number as a spreadsheet shows it, its line (0: none), its cells."""

    number: int
    line: int
    cells: list[str]


@dataclass(slots=True)
class Grid:
    """A whole file or sheet as records, with what tells the place of a cell or a row.

    ``kinds`` names the cells that are no text, by row number and column index: ``number``,
    ``date``, ``era`` (a Buddhist-era year in a date of the Common Era), ``time``, ``truth``.
    """

    file: str
    locate: Callable[[Record], list[Position]]
    locate_row: Callable[[Record], Position]
    records: list[Record] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    lines: tuple[str, ...] = ()
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def headings(self) -> str:
        """What the heading row says, for a message; titles above it are taken off by then."""
        return ", ".join(written for one in self.records[0].cells if (written := clean(one)))

    @property
    def whole(self) -> Position:
        """The file itself."""
        return Position(self.file)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without spaces around it, and its place."""

    text: str
    at: Position


class Row(NamedTuple):
    """A row by heading: English names for known columns, the file's own words for others."""

    columns: Mapping[str, int]
    values: tuple[str, ...]
    record: Record
    grid: Grid

    def text(self, name: str) -> str:
        """The text under ``name``, empty where the column is not there."""
        index = self.columns.get(name)
        return "" if index is None else self.values[index]

    def place(self, name: str) -> Position:
        """Where the cell under ``name`` stands."""
        return self.grid.locate(self.record)[self.columns[name]]

    def kind(self, name: str) -> str:
        """What the cell holds when it is no text; see :class:`Grid`."""
        if not self.grid.kinds or name not in self.columns:
            return ""
        return self.grid.kinds.get((self.record.number, self.columns[name]), "")

    @property
    def at(self) -> Position:
        """The whole row."""
        return self.grid.locate_row(self.record)

    @property
    def cells(self) -> dict[str, Cell]:
        """Every cell by its column's name."""
        places = self.grid.locate(self.record)
        return {
            name: Cell(self.values[index], places[index]) for name, index in self.columns.items()
        }


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows; ``rows`` is empty when its shape is wrong.

    ``headings`` are the names of its columns in order, ``at`` the place of its heading row.
    """

    rows: tuple[Row, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    headings: tuple[str, ...] = ()
    at: Position | None = None


def heading_name(section: str, written: str, chosen: Headings) -> str:
    """The English name of a heading: as the circular maps it, or as the vocabulary knows it."""
    if written in chosen:
        return chosen[written]
    known = vocabulary.english(section, written) or vocabulary.english(section, written.lower())
    return written if known is None or known in chosen.values() else known


def table_of(
    grid: Grid,
    section: str,
    *,
    required: Iterable[str],
    limits: Limits,
    chosen: Headings | None = None,
) -> Table:
    """The grid as rows under the headings of ``section``; ``chosen`` maps a file's own words."""
    return _Reader(grid, section, limits, chosen or {}).table(tuple(required))


@dataclass(slots=True)
class _Reader:
    grid: Grid
    section: str
    limits: Limits
    chosen: Headings
    known: dict[str, str] = field(default_factory=dict)

    def table(self, required: tuple[str, ...]) -> Table:
        grid = self.grid
        records = grid.records
        self._trim(records)
        if not records:
            if not any(one.is_error for one in grid.found):
                self._report("DG4002", grid.whole)
            return self._made(())
        del records[: self._heading(records, required)]
        names = self._headings(records[0], required)
        if names is None:
            return self._made(())
        columns = {name: index for index, name in enumerate(names) if name}
        rows = [
            row for record in records[1:] if (row := self._row(names, columns, record)) is not None
        ]
        at = grid.locate_row(records[0])
        return replace(self._made(rows), headings=tuple(name for name in names if name), at=at)

    def _made(self, rows: Iterable[Row]) -> Table:
        return Table(tuple(rows), tuple(self.grid.found), self.grid.lines)

    def _trim(self, records: list[Record]) -> None:
        """Blank rows before and after are nothing; only those within are a fault."""
        while records and _is_blank(records[-1]):
            records.pop()
        first = next((i for i, one in enumerate(records) if not _is_blank(one)), len(records))
        del records[:first]

    def _heading(self, records: list[Record], required: tuple[str, ...]) -> int:
        """The heading row: the first that names two known columns; titles may stand above it."""
        best = 0
        for index, record in enumerate(records[:_HEADING_WITHIN]):
            names = {heading_name(self.section, clean(one), self.chosen) for one in record.cells}
            known = names & set(vocabulary.names(self.section, "en"))
            if len(known) > 1 or (known & set(required)):
                return index
        return best

    def _headings(self, record: Record, required: tuple[str, ...]) -> list[str] | None:
        cells = record.cells
        while len(cells) > 1 and not cells[-1].strip():
            cells.pop()
        names: list[str] = []
        places = self.grid.locate(record)
        for cell, at in zip(cells, places, strict=False):
            written = clean(cell)
            name = heading_name(self.section, written, self.chosen)
            if name and name in names:
                first = places[names.index(name)]
                label = vocabulary.thai("words", "here_first")
                fault = Diagnostic("DG4004", at, {"heading": written}, ((first, label),))
                self.grid.found.append(fault)
                return None
            names.append(name)
        missing = [name for name in required if name not in names]
        for name in missing:
            heading = vocabulary.thai(self.section, name)
            others = [written for written in names if written and not written.isascii()]
            close = suggestions(heading, others)
            at = places[names.index(close)] if close in names else places[0]
            self._report("DG4003", at, heading=heading, written=close or self.grid.headings)
        return None if missing else names

    def _row(self, names: list[str], columns: Mapping[str, int], record: Record) -> Row | None:
        cells = record.cells
        if len(cells) != len(names):
            while len(cells) > len(names) and not cells[-1].strip():
                cells.pop()
            if len(cells) != len(names) and any(cell.strip() for cell in cells):
                at = self.grid.locate_row(record)
                params = {"row": record.number, "got": len(cells), "expected": len(names)}
                self._report("DG4005", at, **params)
                return None
        values = [self.known.get(cell) for cell in cells]
        if None in values:
            values = self._new(record, names)
        texts = tuple(one for one in values if one is not None)
        if len(texts) != len(names):
            if not any(cell.strip() for cell in cells):
                self._report("DG4007", self.grid.locate_row(record), row=record.number)
            return None
        if not any(texts):
            self._report("DG4007", self.grid.locate_row(record), row=record.number)
            return None
        return Row(columns, texts, record, self.grid)

    def _new(self, record: Record, names: list[str]) -> list[str | None]:
        """Cells not met before: cleaned, checked, and remembered where nothing is wrong."""
        values: list[str | None] = []
        for index, cell in enumerate(record.cells):
            if cell not in self.known:
                if len(cell) > self.limits.characters:
                    place = self.grid.locate(record)[index]
                    self._report("DG4009", place, most=self.limits.characters)
                    return [None] * (len(names) + 1)
                faults = tuple(problems(cell))
                if faults:
                    if names[index]:
                        self._tell(faults, self.grid.locate(record)[index])
                    values.append(clean(cell))
                    continue
                self.known[cell] = clean(cell)
            values.append(self.known[cell])
        return values

    def _tell(self, faults: tuple[Fault, ...], at: Position) -> None:
        for fault in faults:
            end = fault.start + 1 if fault.end is None else fault.end
            place = at
            if at.line:
                place = replace(
                    at, column=at.column + fault.start, length=max(1, end - fault.start)
                )
            self.grid.found.append(Diagnostic(fault.code, place, fault.params))

    def _report(self, code: str, at: Position, **params: object) -> None:
        self.grid.found.append(Diagnostic(code, at, params))


def _is_blank(record: Record) -> bool:
    return not any(cell.strip() for cell in record.cells)
