"""Submissions by a programme: a row a unit with a column an item, or a row a unit and item.

Units are held against the list that must be complete; a word or a column is told once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import field
from pathlib import Path

from docgen import standards, vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.loading import tables
from docgen.loading.submissions.request import LIMITS, Request
from docgen.loading.submissions.submission_list import SubmissionList
from docgen.loading.submissions.told_once import ToldOnce
from docgen.loading.submissions.unit_cells import CellReader, ItemReport
from docgen.loading.submissions.unit_names import UnitNames
from docgen.loading.tables import outside
from docgen.loading.tables.grids import DataTable, Row
from docgen.loading.tables.headed_rows import table_of
from docgen.loading.tables.repeated_faults import gathered_faults
from docgen.loading.tables.rows_of_faults import row_of
from docgen.model.submissions import Programme, ReportedItem, Submission, UnitPath
from docgen.thai.names import clean
from docgen.thai.quantities import quantity

_SECTION = "submissions"
_ITEM, _VALUE = "domain", "recorded"
_HEADING_WITHIN = 20
# Columns of every file that say nothing of any item.
_NO_ITEMS = ("number", "remark", "confirmed")


def read_unit_rows(files: Sequence[Path], request: Request, programme: Programme) -> SubmissionList:
    """The submissions in ``files``, read as one, by ``programme``."""
    return _UnitRowsReader(request, programme).run(files)


@dataclass(slots=True)
class _UnitRowsReader:
    request: Request
    programme: Programme
    found: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows: list[Submission] = field(default_factory=list)
    once: ToldOnce = field(default_factory=ToldOnce)
    names: UnitNames = field(init=False)
    seen: dict[tuple[UnitPath, str], Row] = field(default_factory=dict)
    items: dict[str, None] = field(default_factory=dict)
    headings: dict[str, None] = field(default_factory=dict)
    head: int = 1

    def __post_init__(self) -> None:
        self.names = UnitNames(self.programme, self.request, self.once)
        self.items = dict.fromkeys(item.name for item in self.programme.items)

    def run(self, files: Sequence[Path]) -> SubmissionList:
        is_whole = bool(files)
        for file in files:
            table = self._table(file)
            self.sources[str(file)] = table.lines
            self.found += table.found
            is_whole = is_whole and not any(fault.is_error for fault in table.found)
            self.headings |= dict.fromkeys(table.headings)
            self.head = row_of(table.at) or 1
            self._take(table)
        if is_whole and self.rows:
            self.found += self.names.missing_units(Position(str(files[0])))
        found = (*gathered_faults(self.found), *self.once.faults())
        lines = next(iter(self.sources.values()), ())
        every = (*self.found, *self.once.by_row()) if self.request.each else ()
        return SubmissionList(
            tuple(self.rows),
            found,
            lines,
            sources=self.sources,
            headings=tuple(self.headings),
            every=every,
            head=self.head,
        )

    # -- the table ---------------------------------------------------------------------------

    def _table(self, file: Path) -> DataTable:
        required = (self.programme.lowest_level.key,)
        sheet = self.request.sheet
        grid = tables.grid_with(
            file, _SECTION, required, self._chosen_columns(), sheet=sheet, limits=LIMITS
        )
        if isinstance(grid, DataTable):
            return grid
        top = grid.records[:_HEADING_WITHIN]
        cells = {clean(cell) for record in top for cell in record.cells}
        chosen = self._chosen_columns({*cells, *(cell.replace(" ", "") for cell in cells)})
        used = {*chosen.values(), *self.request.shown, _ITEM, _VALUE, "confirmed"}
        table = table_of(
            grid,
            _SECTION,
            required=required,
            limits=LIMITS,
            chosen=chosen,
            used=None if not self.programme.items else used,
        )
        return self._without_rows_where_lacking(table)

    def _without_rows_where_lacking(self, table: DataTable) -> DataTable:
        """The table; where it lacks a column of the programme that is told, and no row is read."""
        missing = list(self._lacking(table.headings)) if table.headings else []
        if not missing or table.at is None:
            return table
        written = ", ".join(self._written_heading(heading) for heading in table.headings)
        told = [
            Diagnostic("DG4003", table.at, {"heading": name, "written": written})
            for name in missing
        ]
        return DataTable((), (*table.found, *told), table.lines, table.headings, table.at)

    def _written_heading(self, name: str) -> str:
        return vocabulary.thai(_SECTION, name) if name in vocabulary.names(_SECTION, "en") else name

    def _chosen_columns(self, written: Collection[str] | None = None) -> dict[str, str]:
        """Names of columns by the headings that a file may have for them.

        Of several that stand in the file, which are ``written``, the first is taken.
        """
        found = dict(self.request.chosen_columns)
        for level in self.programme.levels:
            found |= {each_heading: level.key for each_heading in _first(level.headings, written)}
        for item in self.programme.items:
            found |= {each_heading: item.name for each_heading in _first(item.headings, written)}
            if item.target and quantity(item.target) is None:
                found[clean(item.target)] = clean(item.target)
        word = self.programme.item_word or vocabulary.thai("programme_words", "items")
        found.setdefault(clean(word), _ITEM)
        for heading in _first(standards.table("statuses")["status_headings"], written):
            found.setdefault(heading, _VALUE)
        return found

    def _lacking(self, headings: Sequence[str]) -> list[str]:
        """Headings without which the file cannot be read."""
        given = set(headings)
        levels = self.programme.levels
        missing = [
            level.name
            for level in levels[:-1]
            if level.key not in given and not self.names.can_place(level)
        ]
        if {_ITEM, _VALUE} <= given:
            return missing
        if not self.programme.items:
            return missing if self._other(headings) else [*missing, self._written_heading(_ITEM)]
        lacking = [item for item in self.programme.items if item.name not in given]
        if len(self.programme.items) == 1 and _VALUE in given:
            lacking = []
        missing += [lacking_item.headings[0] for lacking_item in lacking]
        targets = {item.target for item in self.programme.items if item.target}
        return missing + [
            target for target in targets if quantity(target) is None and clean(target) not in given
        ]

    def _other(self, headings: Sequence[str]) -> list[str]:
        """The columns that are items where the file says which there are."""
        levels = {level.key for level in self.programme.levels}
        return [
            heading for heading in headings if heading not in levels and heading not in _NO_ITEMS
        ]

    # -- rows --------------------------------------------------------------------------------

    def _take(self, table: DataTable) -> None:
        if not table.rows:
            if not any(fault.is_error for fault in table.found) and table.at is not None:
                name = Path(table.at.file).name
                self.found.append(Diagnostic("DG4010", Position(table.at.file), {"name": name}))
            return
        rows = [row for row in table.rows if not outside.is_total(row.values) and self._is_row(row)]
        self.once.rows_outside([row for row in table.rows if outside.is_total(row.values)])
        headings = table.headings
        if {_ITEM, _VALUE} <= set(headings):
            self._long(rows)
            return
        items = self.programme.items or tuple(
            ReportedItem(heading) for heading in self._other(headings)
        )
        columns = [(each_item, self._column(each_item, headings)) for each_item in items]
        readers = [(item, column, self._reader(item)) for item, column in columns]
        last: list[str] = []
        for row in rows:
            path, last = self.names.path(row, last)
            if path is None:
                continue
            for item, column, reader in readers:
                self._add(path, item, row, reader.cell(row, column))

    def _is_row(self, row: Row) -> bool:
        """Whether a row names a unit, or else a fault; what only repeats the headings is none."""
        if row.text(self.programme.lowest_level.key):
            return True
        said = [value for value in row.values if value]
        if len(said) == 1 or outside.is_note(row.values, 2):
            self.once.rows_outside([row])
        else:
            name = self.programme.lowest_level
            self.once.tell(
                "DG4011", name.name, row, name.key, heading=row.heading(name.key, _SECTION)
            )
        return False

    def _column(self, item: ReportedItem, headings: Sequence[str]) -> str:
        if item.name not in headings and len(self.programme.items) == 1:
            return _VALUE
        return item.name

    def _reader(self, item: ReportedItem) -> CellReader:
        return CellReader(item, self.programme, self.once)

    def _long(self, rows: Sequence[Row]) -> None:
        known = {clean(each_item).casefold(): each_item for each_item in self.items}
        for item in self.programme.items:
            known |= {clean(heading).casefold(): item.name for heading in item.headings}
        readers: dict[str, tuple[ReportedItem, CellReader]] = {}
        items = {each_item.name: each_item for each_item in self.programme.items}
        last: list[str] = []
        for row in rows:
            path, last = self.names.path(row, last)
            written = row.text(_ITEM)
            name = known.get(clean(written).casefold()) or (written if not items else None)
            if name is None:
                self.once.item(written, row, _ITEM, tuple(items))
            if path is None or not name:
                continue
            if name not in readers:
                item = items.get(name) or ReportedItem(name)
                readers[name] = item, self._reader(item)
            item, reader = readers[name]
            self._add(path, item, row, reader.cell(row, _VALUE))

    def _add(self, path: UnitPath, item: ReportedItem, row: Row, cell: ItemReport | None) -> None:
        twin = self.seen.get((path, item.name))
        if twin is not None and self.programme.repeated == "fault":
            if twin.record is not row.record:
                self.names.report_twice(path, twin, row)
            return
        self.seen[path, item.name] = row
        if cell is None:
            return
        made = Submission(
            path,
            item.name,
            cell.date,
            None,
            row,
            cell.date is not None or bool(cell.state),
            False,
            cell.state,
            cell.value,
            cell.target,
        )
        self.rows.append(made)


def _first(headings: Sequence[str], written: Collection[str] | None) -> Sequence[str]:
    """The first of the headings that the file has; all of them where that is not known."""
    cleaned = [clean(heading) for heading in headings]
    if written is None:
        return cleaned
    return [text for text in cleaned if text in written or text.replace(" ", "") in written][:1]
