"""Annex layouts: YAML files that name their rows, columns and parts; the parts are made here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docgen import own_data
from docgen.compose.annexes.annex_columns import Shown, UnitGroup, columns_of_annex, status_cell
from docgen.compose.annexes.board import Board, LevelCounts, Unit
from docgen.compose.annexes.groups import groups
from docgen.compose.annexes.plain_tables import plain_table, units_in_order
from docgen.compose.annexes.tiles import tiles
from docgen.compose.phrases import moment_text, ordinal
from docgen.diagnostics import Position
from docgen.model.circular import AnnexRequest
from docgen.model.letter import Annex, Block, Cell, Column, Entry, Table
from docgen.thai.numerals import to_thai

_FOLDER = Path(__file__).parent
# What a layout may name as its rows and parts; its columns are those of ``annex_columns``.
ROWS = ("widest", "groups", "reporting", "owing", "plain")
PARTS = ("bar", "map", "table", "plain_table", "item_key", "notes", "legend", "as_of")


@cache
def annex_layout(name: str) -> Mapping[str, Any]:
    """The layout of that name; all scalars as text."""
    found: dict[str, object] = own_data.plain_data(_FOLDER / f"{name}.yaml")
    return found


def names() -> tuple[str, ...]:
    """Every layout there is."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def annex(name: str, request: AnnexRequest, board: Board, at: Position) -> Annex:
    """The annex in its layout: what is drawn, table, notes, legend and moment, as the file says."""
    drawn = _AnnexInLayout(request, board, at)
    parts = (part for each_part in drawn.layout["parts"] for part in drawn.part(each_part))
    return Annex(name, drawn.title, tuple(parts), at)


class _AnnexInLayout:
    def __init__(self, request: AnnexRequest, board: Board, at: Position) -> None:
        self.layout = annex_layout(request.layout)
        self.request = request
        self.board = board
        self.at = at
        self.shown = Shown(board, request)
        self.words = self.shown.words
        self.counts = board.counts()
        own = "" if board.programme.is_district_work else board.programme.name
        self.title = to_thai(request.title or own or self.words["title"])

    def part(self, name: str) -> list[Block | Table]:
        made: Block | Table | None = getattr(self, f"_{name}")()
        return [] if made is None else [made]

    @property
    def _counted_units(self) -> LevelCounts:
        """The units that legend and bar count."""
        if self.layout["rows"] in ("reporting", "owing"):
            return self.counts.lowest_level
        if self.layout["rows"] == "plain":
            wanted = self.request.table.rows if self.request.table else None
            number = self.board.programme.level_of(wanted) if wanted else None
            return self.counts.levels[-1 if number is None else number]
        if self.layout["rows"] == "groups" and self.counts.widest.level.key != "province":
            return self.counts.lowest_level
        return self.counts.widest

    def _table(self) -> Table:
        alone = len(self.board.units) == 1
        hidden = self.layout.get("hidden_when_alone", ()) if alone else ()
        chosen = columns_of_annex(
            self.shown,
            [each_column for each_column in self.layout["columns"] if each_column not in hidden],
        )
        rows = self._rows()
        return Table(
            tuple(column for column, _ in chosen),
            tuple(
                tuple(show(index, row) for _, show in chosen) for index, row in enumerate(rows, 1)
            ),
            self._summary(),
            side_by_side=int(self.layout.get("side_by_side", "1")),
            at=self.at,
            totals=sum(isinstance(row, UnitGroup) and row.is_total for row in rows),
        )

    def _summary(self) -> str:
        counted = self._counted_units
        count = self.shown.figure(counted.total)
        unit = counted.level.counter
        return str(self.words["summary"].format(title=self.title, count=count, unit=unit))

    def _plain_table(self) -> Table:
        return plain_table(self.shown, self._summary(), self.at)

    def _rows(self) -> Sequence[Unit | UnitGroup]:
        which = self.layout["rows"]
        if which == "widest":
            return self.board.units
        if which == "groups":
            return groups(self.board, self.words["total"])
        rows = self.board.reporting_units
        if which == "owing":
            return [row for row in rows if not row.status.done]
        return rows

    def _bar(self) -> Table | None:
        found = self._counted_units.numbers
        if not self.request.bar or not any(found.values()):
            return None
        cells, shares = [], []
        for status in self.board.programme.statuses:
            count = found[status.name]
            if count:
                cells.append(Cell(self.shown.figure(count), status.mark, status.colour))
                shares.append(count / sum(found.values()))
        summary = self.words["bar_summary"].format(counts=", ".join(self._in_words(found)))
        heads = tuple(Column("", "center") for _ in cells)
        return Table(heads, (tuple(cells),), summary, role="bar", shares=tuple(shares), at=self.at)

    def _map(self) -> Table | None:
        if not self.request.map:
            return None
        rows, summary = tiles(self.board, self.words, units_in_order(self.shown))
        if not rows:
            return None
        counts = self._in_words(self.counts.widest.numbers)
        heads = tuple(Column("", "center") for _ in rows[0])
        text = summary.format(counts=", ".join(counts), unit=self.counts.widest.level.name)
        return Table(heads, rows, text, role="tiles", at=self.at)

    def _in_words(self, found: dict[str, int]) -> list[str]:
        return [
            f"{status.word} {self.shown.figure(found[status.name])}"
            for status in self.board.programme.statuses
        ]

    def _item_key(self) -> Block | None:
        programme = self.board.programme
        if not programme.item_word:
            return None
        entries = tuple(
            Entry(self.shown.digits(item), self.shown.digits(ordinal(index)))
            for index, item in enumerate(self.board.items, 1)
        )
        label = self.words["item_key"].format(words=programme.item_key or programme.item_word)
        return Block("note", entries, label) if entries else None

    def _notes(self) -> Block | None:
        notes = self.request.notes
        many = len(notes) > 1
        entries = tuple(
            Entry(self.shown.digits(note), self.shown.digits(ordinal(index)) if many else "")
            for index, note in enumerate(notes, 1)
        )
        return Block("note", entries, self.words["notes"]) if notes else None

    def _legend(self) -> Block:
        counted = self._counted_units
        entries = []
        for status in self.board.programme.statuses:
            cell = status_cell(status)
            count = self.shown.figure(counted.numbers[status.name])
            unit = counted.level.counter
            text = self.words["legend_count"].format(word=cell.text, count=count, unit=unit)
            entries.append(Entry(text, mark=cell.mark, colour=cell.colour))
        return Block("legend", tuple(entries))

    def _as_of(self) -> Block:
        day, time = moment_text(self.request.as_of)
        form = self.words["as_of" if time else "as_of_day"]
        text = self.shown.digits(form.format(day=day, time=time))
        return Block("as_of", (Entry(text),))
