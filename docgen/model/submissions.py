"""What units reported, and the statuses that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple, Protocol

from docgen.diagnostics import Position
from docgen.light import dataclass
from docgen.thai.dates import ThaiDate

UnitPath = tuple[str, ...]


class PlacedRow(Protocol):
    """A row of a file: where it stands, and what it says under a heading."""

    @property
    def position(self) -> Position:
        """Where the row stands."""


@dataclass(frozen=True, slots=True)
class At:
    """A place without a row."""

    position: Position


class Submission(NamedTuple):
    """What one unit reported on one item.

    ``units`` are the names of the unit and of those around it, the widest first. ``marked`` and
    ``marked_confirmed`` tell that it was done where no date says when; ``state`` is the name of
    the cell's state where a word says it, ``value`` its number, held against ``target``.
    """

    units: UnitPath
    item: str
    recorded: ThaiDate | None
    confirmed: ThaiDate | None
    row: PlacedRow
    marked: bool = False
    marked_confirmed: bool = False
    state: str = ""
    value: float | None = None
    target: float | None = None

    @property
    def at(self) -> Position:
        """The row that says so."""
        return self.row.position

    @property
    def is_recorded(self) -> bool:
        """Whether the work is recorded, with a date or without."""
        return self.marked or self.recorded is not None

    @property
    def is_confirmed(self) -> bool:
        """Whether it was confirmed, with a date or without."""
        return self.marked_confirmed or self.confirmed is not None

    @property
    def is_blank(self) -> bool:
        """Whether the cell says nothing at all."""
        return not (self.is_recorded or self.state) and self.value is None


@dataclass(frozen=True, slots=True)
class ProvinceCount:
    """How many districts of a province have recorded all, some or nothing, and are confirmed."""

    province: str
    full: int
    half: int
    empty: int
    confirmed: int
    at: Position


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a status: ``measure`` stands in relation ``sign`` to something.

    That is ``share`` of all that is asked for (0 to 1), ``number``, or a named deadline; a
    ``measure`` that is no name of docgen's is the name of a cell's state, which is counted.
    """

    measure: str
    sign: str
    share: float | None = None
    number: float = 0
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """One status: its name in sentences, word, mark and colour, and when it holds (all of it).

    ``done`` tells that nothing more is asked for. Of a cell, ``words`` are what may be written
    for it, and ``blank`` tells that an empty cell may have it.
    """

    name: str
    word: str
    mark: str
    colour: str
    when: tuple[Condition, ...] = ()
    done: bool = False
    words: tuple[str, ...] = ()
    blank: bool = False


@dataclass(frozen=True, slots=True)
class StatusRules:
    """Statuses in the order in which they are tried; the last one always holds."""

    name: str
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of units: ``key`` names its column, ``counter`` stands after a number of them.

    ``headings`` are what a file may call the column, ``before`` is printed before a name that is
    listed in a sentence, ``prefixes`` are words that do not count when names are compared.
    """

    key: str
    name: str
    counter: str
    headings: tuple[str, ...] = ()
    before: str = ""
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """Something every unit reports on; ``form`` is ``state``, ``number``, ``percent`` or ``date``.

    ``target`` is the heading of the column that a number is held against.
    """

    name: str
    form: str = "state"
    headings: tuple[str, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class RollUp:
    """How what is below makes a status: ``all``, ``any``, ``share`` of them, ``sum``, ``latest``.

    ``share`` is between 0 and 1.
    """

    how: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Complete:
    """The units that must be there, with all around them where the list tells; ``level`` is theirs.

    ``source`` is what a message calls the list.
    """

    level: int
    paths: tuple[UnitPath, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """What units report: their levels, items, what a cell may be, and how statuses follow.

    ``states`` are those of a cell, the best first. Where ``rules`` are given they make the status
    of a unit, else ``roll_ups`` do: by the key of a level, or ``items`` for a unit's own cells.
    ``items`` are empty where the file says which there are. ``absent`` is ``fault`` where a unit
    of the list without a row is wrong, ``blank`` where it has reported nothing; ``repeated`` is
    ``fault`` or ``last``. ``item_word`` heads numbered columns of items.
    """

    name: str
    levels: tuple[Level, ...]
    states: tuple[Status, ...]
    rules: StatusRules | None = None
    roll_ups: Mapping[str, RollUp] = field(default_factory=dict)
    items: tuple[ReportedItem, ...] = ()
    complete: Complete | None = None
    absent: str = "blank"
    repeated: str = "fault"
    item_word: str = ""
    item_key: str = ""
    owed_heading: str = ""
    deadlines: Mapping[str, ThaiDate] = field(default_factory=dict)
    tiles: tuple[str, ...] = ()
    is_district_work: bool = False

    @property
    def statuses(self) -> tuple[Status, ...]:
        """What a unit may have, in the order of the legend."""
        return self.rules.statuses if self.rules is not None else self.states

    @property
    def lowest_level(self) -> Level:
        """The level of those who report."""
        return self.levels[-1]

    @property
    def done_state(self) -> Status:
        """The state of a cell that says no more than that it is done."""
        return next((state for state in self.states if state.done), self.states[0])

    def roll_up(self, key: str) -> RollUp:
        """How the status of a unit of the level ``key`` follows; of its own cells for ``items``."""
        return self.roll_ups.get(key) or self.roll_ups.get("") or RollUp("all")

    def level_of(self, name: str) -> int | None:
        """The number of the level of that name or key."""
        found = (
            index for index, level in enumerate(self.levels) if name in (level.key, level.name)
        )
        return next(found, None)
