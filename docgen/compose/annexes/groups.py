"""Units in groups: provinces by region, others by the widest level around them."""

from __future__ import annotations

from collections.abc import Iterable

from docgen import standards
from docgen.compose.annexes.annex_columns import UnitGroup
from docgen.compose.annexes.board import Board, Unit


def groups(board: Board, total: str) -> list[UnitGroup]:
    """A row a group that has any units, and the row of all of them, called ``total``."""
    made = list(_regions(board) if board.programme.levels[0].key == "province" else _widest(board))
    return [*made, UnitGroup(total, board.units, board.reporting_units, is_total=True)]


def _regions(board: Board) -> Iterable[UnitGroup]:
    """Regions in their order; the capital, which is of none, stands alone."""
    units = {each_unit.name: each_unit for each_unit in board.units}
    for name, members in standards.table("regions")["regions"].items():
        own = tuple(units.pop(member) for member in members if member in units)
        if own:
            yield _group(name, own, board)
    for name, unit in units.items():
        yield _group(name, (unit,), board)


def _widest(board: Board) -> Iterable[UnitGroup]:
    if len(board.programme.levels) > 1:
        for unit in board.units:
            yield _group(unit.name, (unit,), board)


def _group(name: str, units: tuple[Unit, ...], board: Board) -> UnitGroup:
    lowest = len(board.programme.levels) - 1
    return UnitGroup(
        name, units, tuple(each_unit for unit in units for each_unit in unit.units_within(lowest))
    )
