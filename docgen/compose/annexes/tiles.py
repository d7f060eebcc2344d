"""The map of an annex: a tile a unit of the widest level, in the colour of its status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen import standards
from docgen.compose.annexes.board import Board, Unit
from docgen.model.letter import Cell
from docgen.thai.names import clean
from docgen.thai.numerals import thai_digits

_ACROSS = 10
_NOTHING = "."
TileRows = tuple[tuple[Cell, ...], ...]


def tiles(
    board: Board, words: dict[str, Any], units: Sequence[Unit] | None = None
) -> tuple[TileRows, str]:
    """The tiles row by row, and the sentence that says what they show.

    The provinces have their own map, a programme may draw one of its units; other units stand in
    their order, numbered as in the table: that of ``units`` where it has another.
    """
    statuses = {clean(unit.name): unit.status for unit in board.units}
    if board.programme.tiles:
        rows = [line.split() for line in board.programme.tiles if line.strip()]
        wide = max(map(len, rows))
        names = [
            [*(each_code.replace("_", " ") for each_code in row), *[_NOTHING] * (wide - len(row))]
            for row in rows
        ]
        return _drawn_tiles(
            [[(each_code, each_code) for each_code in row] for row in names], statuses
        ), words["map_summary"]
    if board.programme.levels[0].key == "province":
        table = standards.table("provinces")
        names_of = {
            code: name for name, code in (*table["provinces"].items(), *table["special"].items())
        }
        with_capital = any(name in statuses for name in table["special"])
        lines = standards.table("regions")["tiles_with_capital" if with_capital else "tiles"]
        marked = [
            [(word, names_of.get(word, "")) for word in line.split()] for line in lines.splitlines()
        ]
        return _drawn_tiles(marked, statuses), words["map_summary"]
    order = [
        (thai_digits(number), clean(each_unit.name))
        for number, each_unit in enumerate(units or board.units, 1)
    ]
    order += [(_NOTHING, "")] * (-len(order) % min(_ACROSS, max(1, len(order))))
    wide = min(_ACROSS, max(1, len(board.units)))
    rows_of = [order[at : at + wide] for at in range(0, len(order), wide)]
    return _drawn_tiles(rows_of, statuses), words["map_summary"]


def _drawn_tiles(rows: list[list[tuple[str, str]]], statuses: dict[str, Any]) -> TileRows:
    made = []
    for row in rows:
        cells = []
        for text, name in row:
            status = statuses.get(clean(name))
            look = ("", "") if status is None else (status.mark, status.colour)
            cells.append(Cell("" if text == _NOTHING else text, *look))
        made.append(tuple(cells))
    return tuple(made)
