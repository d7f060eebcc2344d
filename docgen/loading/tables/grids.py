"""Rows under headings, whatever file they came from; strict where spreadsheets are forgiving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.light import dataclass
from docgen.loading.tables.file_rows import Merge, Record
from docgen.loading.tables.worksheet_scan import column_letters
from docgen.thai.names import clean

SHOWN_NAMES = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be: bytes of the file, rows, columns, characters of a cell."""

    bytes: int = 20_000_000
    rows: int = 20_000
    columns: int = 60
    characters: int = 10_000


@dataclass(slots=True)
class Grid:
    """A whole file or sheet as records, with what tells the place of a cell or a row.

    ``kinds`` names the cells that are no text, by row number and column index: ``number``,
    ``date``, ``era`` (a Buddhist-era year in a date of the Common Era), ``time``, ``truth``.
    ``merges`` are cells joined into one, ``hidden_columns`` those that nobody sees; ``heads`` are
    the headings as they are written.
    """

    file: str
    locate: Callable[[Record], list[Position]]
    locate_row: Callable[[Record], Position]
    records: list[Record] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    lines: tuple[str, ...] = ()
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def headings(self) -> str:
        """What the heading row says, for a message; titles above it are taken off by then."""
        return ", ".join(written for cell in self.records[0].cells if (written := clean(cell)))

    def hidden_fault(self, columns: Sequence[int]) -> Diagnostic:
        """That these columns are hidden, though they are read."""
        names = [column_letters(column) for column in columns]
        first = self.records[0] if self.records else Record(1, 0, [])
        place = self.locate_row(first)
        at = replace(place, cell=f"{place.cell.partition('!')[0]}!{names[0]}")
        return Diagnostic(
            "DG4217", at, {"count": len(names), "names": listed_names(names, SHOWN_NAMES)}
        )

    @property
    def whole_file(self) -> Position:
        """The file itself."""
        return Position(self.file)


@dataclass(frozen=True, slots=True)
class GridCell:
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
        columns = self.columns
        return self.values[columns[name]] if name in columns else ""

    def place(self, name: str) -> Position:
        """Where the cell under ``name`` stands."""
        return self.grid.locate(self.record)[self.columns[name]]

    def heading(self, name: str, section: str) -> str:
        """What the file itself calls the column; where it has none, what ``section`` calls it."""
        index, heads = self.columns.get(name, -1), self.grid.heads
        written = heads[index] if 0 <= index < len(heads) else ""
        return written or usual_heading(name, section)

    def kind(self, name: str) -> str:
        """What the cell holds when it is no text; see :class:`Grid`."""
        if not self.grid.kinds or name not in self.columns:
            return ""
        return self.grid.kinds.get((self.record.number, self.columns[name]), "")

    @property
    def position(self) -> Position:
        """The whole row."""
        return self.grid.locate_row(self.record)

    @property
    def cells(self) -> dict[str, GridCell]:
        """Every cell by its column's name."""
        places = self.grid.locate(self.record)
        return {
            name: GridCell(self.values[index], places[index])
            for name, index in self.columns.items()
        }


@dataclass(frozen=True, slots=True)
class DataTable:
    """A file of rows; ``rows`` is empty when its shape is wrong.

    ``headings`` are the names of its columns in order, ``at`` the place of its heading row.
    """

    rows: tuple[Row, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    headings: tuple[str, ...] = ()
    at: Position | None = None


def usual_heading(name: str, section: str) -> str:
    """What a file would call the column."""
    known = vocabulary.names(section, "en")
    return vocabulary.thai(section, name) if name in known else name
