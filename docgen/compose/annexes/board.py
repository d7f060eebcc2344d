"""Submissions counted: every district and province with its facts and its status."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from docgen import standards
from docgen.loading.submissions.submission_checks import bare_name
from docgen.model.circular import Deadline
from docgen.model.dossier import Condition, ProvinceCount, Status, StatusRules, Submission
from docgen.thai.dates import ThaiDate

# A district that is only counted has two halves of work: all of it, one, or none is recorded.
_HALVES = 2
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """How much is asked for, recorded and confirmed, and when last."""

    asked: int = 0
    recorded: int = 0
    confirmed: int = 0
    last_recorded: ThaiDate | None = None
    last_confirmed: ThaiDate | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """What dates are held against: the named deadlines and the day the data stand for."""

    deadlines: Mapping[str, ThaiDate]
    as_of: ThaiDate | None = None

    @classmethod
    def of(cls, deadlines: Mapping[str, Deadline], as_of: ThaiDate | None) -> Times:
        """Each deadline by its name, and the day it had before as ``NAME.previous``."""
        days = {name: one.until for name, one in deadlines.items()}
        days |= {
            f"{name}.previous": one.previous for name, one in deadlines.items() if one.previous
        }
        return cls(days, as_of)


@dataclass(frozen=True, slots=True)
class District:
    """A district; ``missing`` are the domains not recorded. Counted ones have no name."""

    province: str
    name: str
    facts: Facts
    status: Status
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its districts in the order of the file."""

    name: str
    facts: Facts
    status: Status
    districts: tuple[District, ...]


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """The provinces of each status, in Thai dictionary order, and the districts of each."""

    provinces: dict[str, tuple[str, ...]]
    districts: dict[str, tuple[str, ...]]
    district_numbers: dict[str, int]
    done: frozenset[str]

    @property
    def total(self) -> int:
        """How many provinces there are."""
        return sum(len(names) for names in self.provinces.values())

    def of(self, province: str) -> str:
        """The status of one province."""
        return next(status for status, names in self.provinces.items() if province in names)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything an annex counts; ``named`` tells whether the districts are known by name."""

    rules: StatusRules
    provinces: tuple[Province, ...]
    domains: tuple[str, ...]
    named: bool

    @property
    def districts(self) -> tuple[District, ...]:
        """The districts of all provinces."""
        return tuple(one for province in self.provinces for one in province.districts)

    def counts(self) -> StatusCounts:
        """Who has which status."""
        provinces: dict[str, list[str]] = {one.name: [] for one in self.rules.statuses}
        districts: dict[str, list[str]] = {one.name: [] for one in self.rules.statuses}
        numbers = dict.fromkeys(provinces, 0)
        for province in self.provinces:
            provinces[province.status.name].append(province.name)
            for one in province.districts:
                numbers[one.status.name] += 1
                if one.name:
                    districts[one.status.name].append(one.name)
        return StatusCounts(
            {name: tuple(found) for name, found in provinces.items()},
            {name: tuple(found) for name, found in districts.items()},
            numbers,
            frozenset(one.name for one in self.rules.statuses if one.done),
        )

    def only(self, recipient: str, province: str = "") -> Board | None:
        """The rows of one recipient: a province by its name, or a district that stands alone."""
        wanted = bare_name(recipient, "province")
        own = [one for one in self.provinces if bare_name(one.name, "province") == wanted]
        if own:
            return replace(self, provinces=tuple(own))
        wanted = bare_name(recipient, "district")
        within = [one for one in self.provinces if province in ("", one.name)]
        found = [
            (one, district)
            for one in within
            for district in one.districts
            if district.name and bare_name(district.name, "district") == wanted
        ]
        if len(found) != 1:
            return None
        [(around, district)] = found
        alone = replace(around, facts=district.facts, status=district.status, districts=(district,))
        return replace(self, provinces=(alone,))


def board(
    submissions: Iterable[Submission],
    counts: Iterable[ProvinceCount],
    rules: StatusRules,
    times: Times,
    provinces: Iterable[str] = (),
) -> Board:
    """The board of all ``provinces``, or of the 76; those without rows have nothing recorded."""
    tally = _Tally(rules, times)
    for row in submissions:
        tally.take(row)
    for count in counts:
        tally.count(count)
    names = tuple(provinces) or tuple(standards.table("provinces")["provinces"])
    order = [name for name in standards.table("provinces")["provinces"] if name in set(names)]
    return Board(
        rules,
        tuple(tally.province(name) for name in order),
        tuple(tally.domains),
        named=not tally.counted,
    )


@dataclass(slots=True)
class _District:
    done: set[str]
    confirmed: int = 0
    last_recorded: ThaiDate | None = None
    last_confirmed: ThaiDate | None = None


class _Tally:
    def __init__(self, rules: StatusRules, times: Times) -> None:
        self.rules = rules
        self.times = times
        self.domains: dict[str, None] = {}
        self.open: dict[str, dict[str, _District]] = {}
        self.counted: dict[str, ProvinceCount] = {}

    def take(self, row: Submission) -> None:
        self.domains.setdefault(row.domain)
        districts = self.open.get(row.province)
        if districts is None:
            districts = self.open[row.province] = {}
        own = districts.get(row.district)
        if own is None:
            own = districts[row.district] = _District(set())
        recorded = row.recorded
        if row.is_recorded:
            own.done.add(row.domain)
        if recorded is not None and recorded is not own.last_recorded:
            own.last_recorded = _later(own.last_recorded, recorded)
        if row.is_confirmed:
            own.confirmed += 1
            own.last_confirmed = _later(own.last_confirmed, row.confirmed)

    def count(self, row: ProvinceCount) -> None:
        self.counted[row.province] = row

    def province(self, name: str) -> Province:
        if name in self.counted:
            districts = self._counted(self.counted[name])
        else:
            districts = [self._district(name, *one) for one in self.open.get(name, {}).items()]
        facts = _sum(one.facts for one in districts)
        return Province(name, facts, self._status(facts), tuple(districts))

    def _district(self, province: str, name: str, own: _District) -> District:
        facts = Facts(
            len(self.domains),
            len(own.done),
            own.confirmed,
            own.last_recorded,
            own.last_confirmed,
        )
        missing = tuple(one for one in self.domains if one not in own.done)
        return District(province, name, facts, self._status(facts), missing)

    def _counted(self, row: ProvinceCount) -> list[District]:
        made = []
        for number, recorded in ((row.full, 2), (row.half, 1), (row.empty, 0)):
            for index in range(number):
                confirmed = _HALVES if recorded == _HALVES and index < row.confirmed else 0
                facts = Facts(_HALVES, recorded, confirmed)
                made.append(District(row.province, "", facts, self._status(facts)))
        return made

    def _status(self, facts: Facts) -> Status:
        return next(
            one
            for one in self.rules.statuses
            if all(_holds(condition, facts, self.times) for condition in one.when)
        )


def _holds(condition: Condition, facts: Facts, times: Times) -> bool:
    compare = _SIGNS[condition.sign]
    if condition.deadline:
        day = times.as_of if condition.measure == "as_of" else getattr(facts, condition.measure)
        deadline = times.deadlines.get(condition.deadline)
        return day is not None and deadline is not None and compare(day, deadline)
    value: int = getattr(facts, condition.measure)
    if condition.share is None:
        return compare(value, condition.number)
    return facts.asked > 0 and compare(value, condition.share * facts.asked)


def _sum(every: Iterable[Facts]) -> Facts:
    total = Facts()
    for one in every:
        total = Facts(
            total.asked + one.asked,
            total.recorded + one.recorded,
            total.confirmed + one.confirmed,
            _later(total.last_recorded, one.last_recorded),
            _later(total.last_confirmed, one.last_confirmed),
        )
    return total


def _later(one: ThaiDate | None, other: ThaiDate | None) -> ThaiDate | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)
