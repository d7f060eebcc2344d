"""Annex layouts: YAML files that name a unit, columns and parts; the parts are made here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from docgen import standards
from docgen.compose.annexes.board import Board, StatusCounts
from docgen.compose.annexes.columns import Region, Shown, Unit, columns, status_cell
from docgen.compose.phrases import moment_text, ordinal
from docgen.diagnostics import Position
from docgen.model.circular import AnnexRequest
from docgen.model.letter import Annex, Block, Cell, Column, Entry, Table
from docgen.thai.numerals import to_thai

_FOLDER = Path(__file__).parent


@cache
def layout(name: str) -> dict[str, Any]:
    """The layout of that name; all scalars as text."""
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def names() -> tuple[str, ...]:
    """Every layout there is."""
    return tuple(sorted(one.stem for one in _FOLDER.glob("*.yaml")))


def annex(name: str, request: AnnexRequest, board: Board, at: Position) -> Annex:
    """The annex in its layout: what is drawn, table, notes, legend and moment, as the file says."""
    drawn = _Sheet(request, board, at)
    parts = (part for one in drawn.layout["parts"] for part in drawn.part(one))
    return Annex(name, drawn.title, tuple(parts), at)


class _Sheet:
    def __init__(self, request: AnnexRequest, board: Board, at: Position) -> None:
        self.layout = layout(request.layout)
        self.request = request
        self.board = board
        self.at = at
        self.shown = Shown(board, request)
        self.words = self.shown.words
        self.counts = board.counts()
        self.title = to_thai(request.title or self.words["title"])

    def part(self, name: str) -> list[Block | Table]:
        made: Block | Table | None = getattr(self, f"_{name}")()
        return [] if made is None else [made]

    @property
    def _unit(self) -> str:
        """What legend and bar count."""
        return "district" if self.layout["unit"] == "district" else "province"

    def _numbers(self) -> dict[str, int]:
        return numbers(self.counts, self._unit)

    def _table(self) -> Table:
        alone = len(self.board.provinces) == 1
        hidden = self.layout.get("hidden_when_alone", ()) if alone else ()
        chosen = columns(self.shown, [one for one in self.layout["columns"] if one not in hidden])
        rows = self._rows()
        unit = self.words["units"][self._unit]
        count = self.shown.figure(sum(self._numbers().values()))
        return Table(
            tuple(column for column, _ in chosen),
            tuple(
                tuple(show(index, row) for _, show in chosen) for index, row in enumerate(rows, 1)
            ),
            self.words["summary"].format(title=self.title, count=count, unit=unit),
            side_by_side=int(self.layout.get("side_by_side", "1")),
            at=self.at,
            totals=sum(isinstance(row, Region) and row.is_total for row in rows),
        )

    def _rows(self) -> Sequence[Unit]:
        unit = self.layout["unit"]
        if unit == "province":
            return self.board.provinces
        if unit == "region":
            return self._regions()
        rows = self.board.districts
        if self.layout.get("rows") == "not_done":
            return [one for one in rows if not one.status.done]
        return rows

    def _regions(self) -> list[Region]:
        provinces = {one.name: one for one in self.board.provinces}
        made = []
        for name, members in standards.table("regions")["regions"].items():
            own = tuple(provinces[one] for one in members if one in provinces)
            if own:
                made.append(Region(name, own))
        return [*made, Region(self.words["total"], self.board.provinces, is_total=True)]

    def _bar(self) -> Table | None:
        found = self._numbers()
        if not self.request.bar or not any(found.values()):
            return None
        cells, shares = [], []
        for status in self.board.rules.statuses:
            count = found[status.name]
            if count:
                cells.append(Cell(self.shown.figure(count), status.mark, status.colour))
                shares.append(count / sum(found.values()))
        summary = self.words["bar_summary"].format(counts=", ".join(self._said(found)))
        heads = tuple(Column("", "center") for _ in cells)
        return Table(heads, (tuple(cells),), summary, role="bar", shares=tuple(shares), at=self.at)

    def _map(self) -> Table | None:
        if not self.request.map:
            return None
        codes = {code: name for name, code in standards.table("provinces")["provinces"].items()}
        statuses = {one.name: one.status for one in self.board.provinces}
        rows = []
        for line in standards.table("regions")["tiles"].splitlines():
            row = []
            for code in line.split():
                status = statuses.get(codes.get(code, ""))
                drawn = ("", "") if status is None else (status.mark, status.colour)
                row.append(Cell("" if code == "." else code, *drawn))
            rows.append(tuple(row))
        found = numbers(self.counts, "province")
        summary = self.words["map_summary"].format(counts=", ".join(self._said(found)))
        heads = tuple(Column("", "center") for _ in rows[0])
        return Table(heads, tuple(rows), summary, role="tiles", at=self.at)

    def _said(self, found: dict[str, int]) -> list[str]:
        return [
            f"{one.word} {self.shown.figure(found[one.name])}" for one in self.board.rules.statuses
        ]

    def _domain_key(self) -> Block | None:
        entries = tuple(
            Entry(self.shown.digits(domain), self.shown.digits(ordinal(index)))
            for index, domain in enumerate(self.board.domains, 1)
        )
        return Block("note", entries, self.words["domain_key"]) if entries else None

    def _notes(self) -> Block | None:
        notes = self.request.notes
        many = len(notes) > 1
        entries = tuple(
            Entry(self.shown.digits(note), self.shown.digits(ordinal(index)) if many else "")
            for index, note in enumerate(notes, 1)
        )
        return Block("note", entries, self.words["notes"]) if notes else None

    def _legend(self) -> Block:
        unit = self.words["units"][self._unit]
        found = self._numbers()
        entries = []
        for status in self.board.rules.statuses:
            cell = status_cell(status)
            count = self.shown.figure(found[status.name])
            text = self.words["legend_count"].format(word=cell.text, count=count, unit=unit)
            entries.append(Entry(text, mark=cell.mark, colour=cell.colour))
        return Block("legend", tuple(entries))

    def _as_of(self) -> Block:
        day, time = moment_text(self.request.as_of)
        text = self.shown.digits(self.words["as_of"].format(day=day, time=time))
        return Block("as_of", (Entry(text),))


def numbers(counts: StatusCounts, unit: str) -> dict[str, int]:
    """How many provinces or districts have each status."""
    if unit == "district":
        return counts.district_numbers
    return {name: len(found) for name, found in counts.provinces.items()}
