"""The state of a cell, and the status of a unit: by conditions, or from what is below it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from docgen.light import dataclass
from docgen.model.circular import Deadline
from docgen.model.submissions import Condition, Programme, RollUp, Status, Submission
from docgen.thai.dates import ThaiDate

_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
_HUNDRED = 100
_NO_STATES: Mapping[str, int] = {}
# A state between the first and the last is what has begun but is not done.
_WITH_A_MIDDLE = 3


@dataclass(frozen=True, slots=True)
class WorkCounts:
    """How much is asked for, recorded and confirmed, and when last.

    ``states`` counts the cells of each state; ``value`` and ``target`` are the sums of numbers.
    """

    asked: int = 0
    recorded: int = 0
    confirmed: int = 0
    last_recorded: ThaiDate | None = None
    last_confirmed: ThaiDate | None = None
    states: Mapping[str, int] = field(default_factory=lambda: _NO_STATES)
    value: float | None = None
    target: float | None = None

    @property
    def percent(self) -> float | None:
        """``value`` of ``target`` in hundredths; ``None`` where there is no target."""
        if self.value is None or not self.target:
            return None
        return _HUNDRED * self.value / self.target


@dataclass(frozen=True, slots=True)
class Times:
    """What dates are held against: the named deadlines and the day the data stand for."""

    deadlines: Mapping[str, ThaiDate]
    as_of: ThaiDate | None = None

    @classmethod
    def of(
        cls,
        deadlines: Mapping[str, Deadline],
        as_of: ThaiDate | None,
        usual: Mapping[str, ThaiDate] | None = None,
    ) -> Times:
        """Each deadline by its name, and the day it had before as ``NAME.previous``.

        ``usual`` are the programme's own, where the circular has none of that name.
        """
        days = dict(usual or {})
        days |= {name: deadline.until for name, deadline in deadlines.items()}
        days |= {
            f"{name}.previous": deadline.previous
            for name, deadline in deadlines.items()
            if deadline.previous
        }
        return cls(days, as_of)


def cell_state(programme: Programme, cell: Submission | None, times: Times) -> Status:
    """What a cell is: by its word, else by the conditions of the states, tried in their order.

    An empty cell has the first state for empty ones that holds, or else the last.
    """
    states = programme.states
    if cell is None or cell.is_blank:
        counts = WorkCounts()
        empty = (state for state in states if state.blank and _all_hold(state, counts, times))
        return next(empty, states[-1])
    if cell.state:
        return next(state for state in states if state.name == cell.state)
    counts = WorkCounts(1, 1, last_recorded=cell.recorded, value=cell.value, target=cell.target)
    judged = (state for state in states if state.when and not state.blank)
    found = next((status for status in judged if _all_hold(status, counts, times)), None)
    if found is not None:
        return found
    return states[-1] if cell.value is not None else programme.done_state


def work_counts_of(cells: Sequence[tuple[Status, Submission | None]]) -> WorkCounts:
    """The cells of one unit, summed up."""
    states: dict[str, int] = {}
    recorded = confirmed = 0
    last_recorded = last_confirmed = None
    value = target = None
    for state, cell in cells:
        states[state.name] = states.get(state.name, 0) + 1
        recorded += state.done
        if cell is None:
            continue
        last_recorded = later_day(last_recorded, cell.recorded)
        if cell.is_confirmed:
            confirmed += 1
            last_confirmed = later_day(last_confirmed, cell.confirmed)
        value, target = _added_numbers(value, cell.value), _added_numbers(target, cell.target)
    return WorkCounts(
        len(cells), recorded, confirmed, last_recorded, last_confirmed, states, value, target
    )


def summed_counts(every: Iterable[WorkCounts]) -> WorkCounts:
    """The counts of several units together."""
    asked = recorded = confirmed = 0
    last_recorded = last_confirmed = None
    states: dict[str, int] = {}
    value = target = None
    for counts in every:
        asked, recorded, confirmed = (
            asked + counts.asked,
            recorded + counts.recorded,
            confirmed + counts.confirmed,
        )
        last_recorded = later_day(last_recorded, counts.last_recorded)
        last_confirmed = later_day(last_confirmed, counts.last_confirmed)
        for name, number in counts.states.items():
            states[name] = states.get(name, 0) + number
        value, target = _added_numbers(value, counts.value), _added_numbers(target, counts.target)
    return WorkCounts(
        asked, recorded, confirmed, last_recorded, last_confirmed, states, value, target
    )


def unit_status(
    programme: Programme, key: str, counts: WorkCounts, below: Sequence[Status], times: Times
) -> Status:
    """The status of a unit of the level ``key``, or of one by its own cells for ``items``.

    ``below`` are the statuses of the reporting units in it, or the states of its own cells.
    """
    if programme.rules is not None:
        statuses = programme.rules.statuses
        return next(status for status in statuses if _all_hold(status, counts, times))
    rule = programme.roll_up(key)
    if rule.how == "sum":
        return _of_sum(programme, counts, times)
    return _rolled_status(rule, programme.states, below)


def _of_sum(programme: Programme, counts: WorkCounts, times: Times) -> Status:
    states = programme.states
    if counts.value is None:
        return states[-1]
    judged = (state for state in states if state.when and not state.blank)
    return next((status for status in judged if _all_hold(status, counts, times)), states[-1])


def _rolled_status(rule: RollUp, states: Sequence[Status], below: Sequence[Status]) -> Status:
    """All: the worst, begun where some have nothing; any: the best; share: what so many reach."""
    last = len(states) - 1
    rank = {state.name: number for number, state in enumerate(states)}
    ranks = [rank[status.name] for status in below]
    if not ranks:
        return states[last]
    if rule.how == "any":
        return states[min(ranks)]
    if rule.how == "latest":
        return states[next((each_rank for each_rank in reversed(ranks) if each_rank < last), last)]
    if rule.how == "share":
        ranks.sort()
        enough = -(-rule.share * len(ranks) // 1)  # rounded up
        return states[ranks[max(0, int(enough) - 1)]]
    worst = max(ranks)
    if worst == last and min(ranks) < last and len(states) >= _WITH_A_MIDDLE:
        return states[_last_begun_state(states)]
    return states[worst]


def _last_begun_state(states: Sequence[Status]) -> int:
    """The last state of work that has begun, which no empty cell has; else the very last."""
    open_ones = [n for n, state in enumerate(states[:-1]) if not state.done and not state.blank]
    return open_ones[-1] if open_ones else len(states) - 1


def _all_hold(status: Status, counts: WorkCounts, times: Times) -> bool:
    return all(_holds(condition, counts, times) for condition in status.when)


def _holds(condition: Condition, counts: WorkCounts, times: Times) -> bool:
    compare = _SIGNS[condition.sign]
    measure = condition.measure
    if condition.deadline:
        day = times.as_of if measure == "as_of" else getattr(counts, measure)
        deadline = times.deadlines.get(condition.deadline)
        return day is not None and deadline is not None and compare(day, deadline)
    if measure in ("last_recorded", "last_confirmed"):
        return getattr(counts, measure) is not None
    if measure in ("percent", "value", "target"):
        number = getattr(counts, measure)
        return number is not None and compare(number, condition.number)
    value = getattr(counts, measure) if measure in _COUNTED else counts.states.get(measure, 0)
    if condition.share is None:
        return compare(value, condition.number)
    return counts.asked > 0 and compare(value, condition.share * counts.asked)


_COUNTED = ("asked", "recorded", "confirmed")


def later_day(one: ThaiDate | None, other: ThaiDate | None) -> ThaiDate | None:
    """The later of two days, either of which may be missing."""
    if one is None or other is None:
        return other if one is None else one
    return other if one is not other and one < other else one


def _added_numbers(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other
