"""The map of an annex: a tile a unit of the widest level, in the colour of its status."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    board: Board, words: Mapping[str, Any], units: Sequence[Unit] | None = None
) -> tuple[TileRows, str]:
    """The tiles row by row, and the sentence that says what they show.

    The provinces have their own map, a programme may draw one of its units; other units stand in
    their order, numbered as in the table: that of ``units`` where it has another.
    """
    statuses = {clean(unit.name): unit.status for unit in board.units}
    if board.programme.tiles:
        marks = _drawn_map(board.programme.tiles)
    elif board.programme.levels[0].key == "province":
        marks = _map_of_provinces(statuses)
    else:
        marks = _numbered_units(units or board.units, min(_ACROSS, max(1, len(board.units))))
    return _drawn_tiles(marks, statuses), words["map_summary"]


# The tiles row by row: what stands on each, and the name of its unit.
_MarkedTiles = list[list[tuple[str, str]]]


def _drawn_map(drawn: Iterable[str]) -> _MarkedTiles:
    """The map that a programme draws: a line a row, a name a tile, its spaces underlined."""
    rows = [line.split() for line in drawn if line.strip()]
    wide = max(map(len, rows))
    names = [[*(name.replace("_", " ") for name in row), *_gaps(wide - len(row))] for row in rows]
    return [[(name, name) for name in row] for row in names]


def _map_of_provinces(statuses: Collection[str]) -> _MarkedTiles:
    """The map of the country, with the capital where one of the units is it."""
    table, regions = standards.table("provinces"), standards.table("regions")
    names = {code: name for name, code in (*table["provinces"].items(), *table["special"].items())}
    with_capital = any(name in statuses for name in table["special"])
    lines = regions["tiles_with_capital" if with_capital else "tiles"].splitlines()
    return [[(code, names.get(code, "")) for code in line.split()] for line in lines]


def _numbered_units(units: Sequence[Unit], wide: int) -> _MarkedTiles:
    """Units in their order, so many in a row, the last one filled up."""
    marks = [(thai_digits(number), clean(unit.name)) for number, unit in enumerate(units, 1)]
    marks += [(gap, "") for gap in _gaps(-len(marks) % min(_ACROSS, max(1, len(marks))))]
    return [marks[at : at + wide] for at in range(0, len(marks), wide)]


def _gaps(count: int) -> list[str]:
    return [_NOTHING] * count


def _drawn_tiles(rows: list[list[tuple[str, str]]], statuses: Mapping[str, Any]) -> TileRows:
    made = []
    for row in rows:
        cells = []
        for text, name in row:
            status = statuses.get(clean(name))
            look = ("", "") if status is None else (status.mark, status.colour)
            cells.append(Cell("" if text == _NOTHING else text, *look))
        made.append(tuple(cells))
    return tuple(made)
