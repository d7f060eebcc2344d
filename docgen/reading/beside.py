"""Lines with things beside each other, parted into columns that are read one after another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from docgen.reading.units import ReadUnit


def columns_of_units(units: Sequence[ReadUnit]) -> list[list[ReadUnit]]:
    """The columns, each a list of lines; a line with one thing stands where its place is."""
    width = max((len(unit.cells) for unit in units), default=0)
    borders = _borders(units, width)
    columns: list[list[ReadUnit]] = [[] for _ in range(width)]
    for unit in units:
        alone = len(unit.cells) == 1 and width > 1
        for index, text in enumerate(unit.cells):
            place = _place_of(unit, borders) if alone else index
            if text:
                columns[place].append(ReadUnit(unit.line, text, ("", text)))
    return columns


def _borders(units: Sequence[ReadUnit], width: int) -> list[float]:
    """Half way between the beginnings of two columns, as far as the file tells where they stand."""
    rows = [unit.line.lefts for unit in units if len(unit.line.lefts) == width]
    if not rows:
        return []
    lasts = [max(row[at] for row in rows) for at in range(width)]
    firsts = [min(row[at] for row in rows) for at in range(width)]
    return sorted((last + first) / 2 for last, first in zip(lasts, firsts[1:], strict=False))


def _place_of(unit: ReadUnit, borders: Sequence[float]) -> int:
    left = unit.line.lefts[0] if unit.line.lefts else None
    return 0 if left is None else bisect_left(borders, left)
