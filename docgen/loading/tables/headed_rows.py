"""A grid as rows under headings: known columns by their names, others by the file's own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import cast

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.light import dataclass
from docgen.loading.fields.suggestions import nearest_joined
from docgen.loading.tables import outside
from docgen.loading.tables.file_rows import Headings, Merge, Record
from docgen.loading.tables.grids import SHOWN_NAMES, DataTable, Grid, Limits, Row, usual_heading
from docgen.loading.tables.heading_rows import heading_name, heading_row, joined_heads
from docgen.loading.tables.worksheet_scan import column_letters
from docgen.thai import Fault
from docgen.thai.names import clean
from docgen.thai.text import problems

_LONGEST = 40
_MOST_SPOILT = 2_000  # cells with faults of their text; whoever mends so many sees the others then


def has_headings(grid: Grid, section: str, required: Iterable[str], chosen: Headings) -> bool:
    """Whether a row near the top has all headings that must be there."""
    needed = set(required)
    given = {key.replace(" ", ""): name for key, name in chosen.items()} | dict(chosen)
    records = [record for record in grid.records if not _is_blank(record)]
    if not records:
        return False
    return any(_names_all(records, section, needed, words) for words in (given, {}))


def _names_all(records: Sequence[Record], section: str, needed: set[str], chosen: Headings) -> bool:
    head = records[heading_row(records, section, chosen, needed)]
    return needed <= {heading_name(section, clean(cell), chosen) for cell in head.cells}


def table_of(
    grid: Grid,
    section: str,
    *,
    required: Iterable[str],
    limits: Limits,
    chosen: Headings | None = None,
    used: Collection[str] | None = None,
) -> DataTable:
    """The grid as rows under the headings of ``section``; ``chosen`` maps a file's own words.

    Only columns of ``used`` are judged, or all; of the others nothing is said.
    """
    given = {key.replace(" ", ""): name for key, name in (chosen or {}).items()} | dict(
        chosen or {}
    )
    return _TableReader(grid, section, limits, given, used).table(tuple(required))


@dataclass(slots=True)
class _TableReader:
    grid: Grid
    section: str
    limits: Limits
    chosen: Headings
    used: Collection[str] | None = None
    known: dict[str, str] = field(default_factory=dict)
    blank: list[Record] = field(default_factory=list)
    spoilt: int = 0

    def table(self, required: tuple[str, ...]) -> DataTable:
        grid = self.grid
        records = grid.records
        self._trim(records)
        if not records:
            if not any(fault.is_error for fault in grid.found):
                self._report("DG4002", grid.whole_file)
            return self._table_of(())
        del records[: heading_row(records, self.section, self.chosen, required)]
        head, second = records[0], records[1] if len(records) > 1 else None
        heads = joined_heads(head, second, grid.merges, self.section, self.chosen, required)
        names = self._headings(head, heads or head.cells, required)
        if names is None:
            return self._table_of(())
        columns = {name: index for index, name in enumerate(names) if name}
        self._tell_hidden(names)
        again = [cell.strip() for cell in head.cells]  # as on every printed page
        below = records[2 if heads is not None else 1 :]
        body = [record for record in below if not _says(record, again)]
        body, counted = outside.without_column_numbers(body)
        body, after = outside.split_records(body, least=2 if len(columns) > 1 else 1)
        self._fill(body, names)
        rows = [row for record in body if (row := self._row(names, columns, record)) is not None]
        self._forget_gap_above_total(rows)
        self._tell_outside([*counted, *after])
        at = grid.locate_row(head)
        return replace(self._table_of(rows), headings=tuple(name for name in names if name), at=at)

    def _tell_hidden(self, names: list[str]) -> None:
        """Columns that are hidden in the workbook and read all the same."""
        hidden = [
            index
            for index, name in enumerate(names)
            if index in self.grid.hidden_columns and self._is_used(name)
        ]
        if hidden:
            self.grid.found.append(self.grid.hidden_fault(hidden))

    def _forget_gap_above_total(self, rows: list[Row]) -> None:
        """What parts a total from its rows is no gap."""
        if rows and outside.is_total(rows[-1].values):
            before = rows[-2].record.number if len(rows) > 1 else 0
            self.blank = [record for record in self.blank if record.number < before]

    def _table_of(self, rows: Iterable[Row]) -> DataTable:
        return DataTable(tuple(rows), tuple(self.grid.found), self.grid.lines)

    def _trim(self, records: list[Record]) -> None:
        """Blank rows before and after are nothing."""
        while records and _is_blank(records[-1]):
            records.pop()
        first = next((i for i, record in enumerate(records) if not _is_blank(record)), len(records))
        del records[:first]

    def _headings(
        self, record: Record, cells: list[str], required: tuple[str, ...]
    ) -> list[str] | None:
        """What each column has, by the names of the section; ``None`` where one is told.

        A column that is not ``used`` may have the heading of another.
        """
        while len(cells) > 1 and not cells[-1].strip():
            cells.pop()
        names: list[str] = []
        self.grid.heads = tuple(map(clean, cells))
        places = self.grid.locate(record)
        places += [places[-1]] * (len(cells) - len(places))
        for cell, at in zip(cells, places, strict=False):
            written = clean(cell)
            name = heading_name(self.section, written, self.chosen)
            if name and name in names:
                if self._is_used(name):
                    first = places[names.index(name)]
                    label = vocabulary.thai("words", "here_first")
                    fault = Diagnostic("DG4004", at, {"heading": written}, ((first, label),))
                    self.grid.found.append(fault)
                    return None
                name = ""
            names.append(name)
        missing = [name for name in required if name not in names]
        for name in missing:
            self._tell_missing(name, names, places)
        return None if missing else names

    def _tell_missing(self, name: str, names: list[str], places: list[Position]) -> None:
        """That a column is not there, at the heading that is most like its own."""
        others = [written for written in names if written and not written.isascii()]
        heading = usual_heading(name, self.section)
        close = nearest_joined(heading, others)
        at = places[names.index(close)] if close in names else places[0]
        self._report("DG4003", at, heading=heading, written=close or self.grid.headings)

    def _fill(self, body: list[Record], names: list[str]) -> None:
        """What stands in a cell joined over several rows, in each of them.

        A number so joined would count several times.
        """
        by_number = {record.number: record for record in body} if self.grid.merges else {}
        for merge in self.grid.merges:
            top = by_number.get(merge.top)
            if top is None or merge.left >= min(len(top.cells), len(names)):
                continue
            text, kind = top.cells[merge.left], self.grid.kinds.get((merge.top, merge.left), "")
            reached = [
                by_number[at] for at in range(merge.top + 1, merge.bottom + 1) if at in by_number
            ]
            if not text or not reached:
                continue
            if kind == "number" and self._is_used(names[merge.left]):
                self._report("DG4210", self.grid.locate(top)[merge.left], names=_span(merge))
                continue
            for record in reached:
                record.cells.extend([""] * (merge.left + 1 - len(record.cells)))
                record.cells[merge.left] = text
                if kind:
                    self.grid.kinds[record.number, merge.left] = kind

    def _is_used(self, name: str) -> bool:
        return bool(name) and (self.used is None or name in self.used)

    def _tell_outside(self, after: list[Record]) -> None:
        if self.blank:
            rows = listed_names([str(column.number) for column in self.blank], SHOWN_NAMES)
            self._report("DG4007", self.grid.locate_row(self.blank[0]), row=rows)
        if after:
            texts = [next(clean(cell) for cell in record.cells if cell.strip()) for record in after]
            shown = listed_names([text[:_LONGEST] for text in texts], SHOWN_NAMES)
            at = self.grid.locate_row(after[0])
            self._report("DG4139", at, count=len(after), texts=shown)

    def _row(self, names: list[str], columns: Mapping[str, int], record: Record) -> Row | None:
        cells = record.cells
        if len(cells) != len(names):
            while len(cells) > len(names) and not cells[-1].strip():
                cells.pop()
            if len(cells) > len(names) and not self.grid.lines:
                del cells[len(names) :]  # a sheet says by itself what stands under which heading
            if len(cells) != len(names) and any(cell.strip() for cell in cells):
                at = self.grid.locate_row(record)
                params = {"row": record.number, "got": len(cells), "expected": len(names)}
                self._report("DG4005", at, **params)
                return None
        values = list(map(self.known.get, cells))
        if None in values:
            values = self._new(record, names)
            values = [value for value in values if value is not None]
        texts = cast(tuple[str, ...], tuple(values))
        if not any(texts):
            if not any(cell.strip() for cell in cells):
                self.blank.append(record)
            return None
        if len(texts) != len(names):
            return None
        return Row(columns, texts, record, self.grid)

    def _new(self, record: Record, names: list[str]) -> list[str | None]:
        """Cells not met before: cleaned, checked, and remembered where nothing is wrong."""
        values: list[str | None] = []
        for index, cell in enumerate(record.cells):
            if cell not in self.known:
                if len(cell) > self.limits.characters and self._is_used(names[index]):
                    place = self.grid.locate(record)[index]
                    self._report("DG4009", place, most=self.limits.characters)
                    return [None] * (len(names) + 1)
                faults = tuple(problems(cell)) if any(problems(cell.strip())) else ()
                if faults:
                    if self._is_used(names[index]) and self.spoilt < _MOST_SPOILT:
                        self.spoilt += 1
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


def _span(merge: Merge) -> str:
    left, right = column_letters(merge.left), column_letters(merge.right)
    return f"{left}{merge.top}:{right}{merge.bottom}"


def _says(record: Record, texts: list[str]) -> bool:
    cells = record.cells
    if len(cells) != len(texts) or (cells and cells[0].strip() != texts[0]):
        return False
    return [cell.strip() for cell in cells] == texts


def _is_blank(record: Record) -> bool:
    return not any(cell.strip() for cell in record.cells)
