"""Submissions counted: every unit with its cells, its counts and its status, level by level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from docgen.compose.annexes.states import (
    Times,
    WorkCounts,
    cell_state,
    summed_counts,
    unit_status,
    work_counts_of,
)
from docgen.light import dataclass
from docgen.loading.submissions.submission_checks import bare_unit
from docgen.model.submissions import (
    Level,
    Programme,
    ProvinceCount,
    Status,
    Submission,
    UnitPath,
)

__all__ = ["Board", "LevelCounts", "StatusCounts", "Times", "Unit", "WorkCounts", "board"]

# A district that is only counted has two halves of work: all of it, one, or none is recorded.
_HALVES = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, the units within it, and for those who report themselves the cell of each item.

    ``cells`` are by item; a counted unit has no name.
    """

    path: UnitPath
    work_counts: WorkCounts
    status: Status
    parts: tuple[Unit, ...] = ()
    cells: Mapping[str, ItemState] | None = None

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path[-1]

    @property
    def level(self) -> int:
        """The number of its level, the widest being 0."""
        return len(self.path) - 1

    def missing_items(self, items: Iterable[str]) -> tuple[str, ...]:
        """The items that are not done."""
        cells = self.cells or {}
        return tuple(item for item in items if item not in cells or not cells[item].state.done)

    def units_within(self, level: int) -> Iterable[Unit]:
        """The units of that level in it, itself where it is of it."""
        if self.level == level:
            yield self
        for part in self.parts:
            yield from part.units_within(level)


@dataclass(frozen=True, slots=True)
class ItemState:
    """What a unit reported on one item, and the state that this makes."""

    state: Status
    submission: Submission | None = None


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """The units of one level by status: their names, where they have any, and how many."""

    level: Level
    names: dict[str, tuple[str, ...]]
    numbers: dict[str, int]

    @property
    def total(self) -> int:
        """How many units there are."""
        return sum(self.numbers.values())


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """Who has which status, on every level from the widest down; ``done`` need no more."""

    levels: tuple[LevelCounts, ...]
    done: frozenset[str]
    words: dict[str, str]

    @property
    def widest(self) -> LevelCounts:
        """The first level."""
        return self.levels[0]

    @property
    def lowest_level(self) -> LevelCounts:
        """The level of those who report."""
        return self.levels[-1]

    def of(self, name: str) -> str:
        """The status of one unit of the widest level."""
        return next(status for status, names in self.widest.names.items() if name in names)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything an annex counts; ``named`` tells whether those who report are known by name."""

    programme: Programme
    units: tuple[Unit, ...]
    items: tuple[str, ...]
    named: bool

    def level(self, number: int) -> tuple[Unit, ...]:
        """The units of a level."""
        return tuple(unit for top in self.units for unit in top.units_within(number))

    @property
    def reporting_units(self) -> tuple[Unit, ...]:
        """The units of the lowest level."""
        return self.level(len(self.programme.levels) - 1)

    def counts(self) -> StatusCounts:
        """Who has which status."""
        statuses = self.programme.statuses
        made = []
        for number, level in enumerate(self.programme.levels):
            names: dict[str, list[str]] = {status.name: [] for status in statuses}
            numbers = dict.fromkeys(names, 0)
            for unit in self.level(number):
                numbers[unit.status.name] += 1
                if unit.name:
                    names[unit.status.name].append(unit.name)
            tuples = {name: tuple(found) for name, found in names.items()}
            made.append(LevelCounts(level, tuples, numbers))
        done = frozenset(status.name for status in statuses if status.done)
        return StatusCounts(tuple(made), done, {status.name: status.word for status in statuses})

    def only(self, name: str, around: str = "") -> Board | None:
        """The rows of one recipient: a unit by its name, if there is one alone of that name.

        ``around`` is a wider unit that it must lie in.
        """
        for number, level in enumerate(self.programme.levels):
            wanted = bare_unit(name, level)
            found = [
                chain
                for top in self.units
                for chain in _chains(top, number)
                if chain[-1].name
                and bare_unit(chain[-1].name, level) == wanted
                and (number == 0 or around in ("", *(link.name for link in chain[:-1])))
            ]
            if len(found) == 1:
                return replace(self, units=(_alone(found[0]),))
            if found:
                return None
        return None


def _chains(unit: Unit, level: int) -> Iterable[tuple[Unit, ...]]:
    """Every unit of that level, with those around it before it."""
    if unit.level == level:
        yield (unit,)
    for part in unit.parts:
        for chain in _chains(part, level):
            yield (unit, *chain)


def _alone(chain: tuple[Unit, ...]) -> Unit:
    """The last of the chain within those around it, who then count it alone."""
    made = chain[-1]
    for unit in reversed(chain[:-1]):
        made = replace(unit, work_counts=made.work_counts, status=made.status, parts=(made,))
    return made


def board(
    submissions: Iterable[Submission],
    counts: Iterable[ProvinceCount],
    programme: Programme,
    times: Times,
    chosen: Iterable[str] = (),
) -> Board:
    """The board of every unit that must be there or has rows, in the order of the list.

    ``chosen`` are the units of the widest level that it is for; those without rows have nothing
    recorded.
    """
    tally = _UnitTally(programme, times)
    tally.expect(tuple(chosen))
    for row in submissions:
        tally.take(row)
    for count in counts:
        tally.counted[count.province] = count
    return tally.board()


class _UnitTally:
    """Cells by unit and item, and the tree of units."""

    def __init__(self, programme: Programme, times: Times) -> None:
        self.programme = programme
        self.times = times
        self.depth = len(programme.levels)
        self.items: dict[str, None] = dict.fromkeys(item.name for item in programme.items)
        self.cells: dict[UnitPath, dict[str, Submission]] = {}
        self.order: dict[UnitPath, None] = {}
        self.counted: dict[str, ProvinceCount] = {}
        self.closed = False
        self._states: dict[tuple[Any, ...], Status] = {}

    def expect(self, chosen: tuple[str, ...]) -> None:
        """The units that must be there stand first, in their order."""
        complete = self.programme.complete
        if complete is None or complete.level + 1 != len((complete.paths or ((),))[0]):
            return
        for path in complete.paths:
            if not chosen or path[0] in chosen:
                self.order.setdefault(path)
        self.closed = complete.level == 0

    def take(self, row: Submission) -> None:
        cells = self.cells.get(row.units)
        if cells is None:
            cells = self.cells[row.units] = {}
        cells[row.item] = row
        if row.item not in self.items:
            self.items[row.item] = None

    def board(self) -> Board:
        tree: dict[UnitPath, dict[UnitPath, None]] = {}
        tops: dict[UnitPath, None] = {}
        for path in (*self.order, *self.cells):
            if self.closed and path[:1] not in self.order:
                continue
            tops.setdefault(path[:1])
            for end in range(1, len(path)):
                tree.setdefault(path[:end], {}).setdefault(path[: end + 1])
        units = tuple(self._unit(path, tree) for path in tops)
        return Board(self.programme, units, tuple(self.items), named=not self.counted)

    def _unit(self, path: UnitPath, tree: Mapping[UnitPath, dict[UnitPath, None]]) -> Unit:
        if len(path) == self.depth:
            return self._reporting(path)
        if path[0] in self.counted:
            parts = self._counted_units(self.counted[path[0]])
        else:
            parts = tuple(self._unit(unit, tree) for unit in tree.get(path, ()))
        work_counts = summed_counts(each_part.work_counts for each_part in parts)
        below = [unit.status for part in parts for unit in part.units_within(self.depth - 1)]
        key = self.programme.levels[len(path) - 1].key
        return Unit(
            path,
            work_counts,
            unit_status(self.programme, key, work_counts, below, self.times),
            parts,
        )

    def _reporting(self, path: UnitPath) -> Unit:
        given = self.cells.get(path, {})
        reported = [(item, given.get(item)) for item in self.items]
        cells = {item: ItemState(self._state_of(cell), cell) for item, cell in reported}
        work_counts = work_counts_of([(cell.state, cell.submission) for cell in cells.values()])
        below = [cell.state for cell in cells.values()]
        status = unit_status(self.programme, "items", work_counts, below, self.times)
        return Unit(path, work_counts, status, (), cells)

    def _state_of(self, cell: Submission | None) -> Status:
        """The state of a cell; that of all cells that say the same is worked out once."""
        said = (cell.recorded, cell.marked, cell.state, cell.value, cell.target) if cell else ()
        state = self._states.get(said)
        if state is None:
            state = self._states[said] = cell_state(self.programme, cell, self.times)
        return state

    def _counted_units(self, row: ProvinceCount) -> tuple[Unit, ...]:
        made = []
        for number, recorded in ((row.full, 2), (row.half, 1), (row.empty, 0)):
            for index in range(number):
                confirmed = _HALVES if recorded == _HALVES and index < row.confirmed else 0
                work_counts = WorkCounts(_HALVES, recorded, confirmed)
                status = unit_status(self.programme, "items", work_counts, [], self.times)
                made.append(Unit((row.province, ""), work_counts, status))
        return tuple(made)
