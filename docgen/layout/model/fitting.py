"""Fitting: a letter that must end on a given page gives up what the data allow, in their order.

It gives up no more of the last measure than it needs: the values between what stands and what the
data name are tried too.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from docgen.kinds import Kind
from docgen.light import dataclass
from docgen.standards import Measure, Standard, table

_SINGLE = "line_pitch"
_OF_EVERY_KIND = (_SINGLE, "margin_bottom")
# How finely a measure is given up, by its unit.
_GRAINS = {"pt": 0.1, "mm": 0.5, "line": 0.1}

Overrides = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _FittingStep:
    """One measure made smaller, ``before`` and ``after`` in ``unit``."""

    name: str
    before: float
    after: float
    unit: str

    def values(self) -> list[str]:
        """What the measure may become, from just under what it was to what the data name."""
        grain = _GRAINS[self.unit]
        count = max(1, math.ceil(round((self.before - self.after) / grain, 6)))
        values = [self.after + grain * number for number in range(count)]
        return [f"{round(value, 3):g} {self.unit}" for value in reversed(values)]


def least_tightened(
    standard: Standard, form: Kind, fits: Callable[[Overrides], bool]
) -> Overrides | None:
    """The fewest and smallest departures from the standard with which a letter ``fits``.

    ``None`` where it does not fit with all of them.
    """
    steps = _steps(standard, _measures_of(form))
    whole = [(step.name, step.values()[-1]) for step in steps]
    if not steps or not fits(_merged_overrides(whole)):
        return None
    count = _first(len(steps), lambda number: fits(_merged_overrides(whole[: number + 1])))
    *before, _ = whole[: count + 1]
    last = steps[count]
    ways = [_merged_overrides([*before, (last.name, value)]) for value in last.values()]
    return ways[_first(len(ways), lambda number: fits(ways[number]))]


def tightened_standards(standard: Standard, form: Kind) -> tuple[Standard, ...]:
    """The standard with one more whole tightening each time, in the order of ``fitting.yaml``."""
    whole = [(step.name, step.values()[-1]) for step in _steps(standard, _measures_of(form))]
    return tuple(
        with_overrides(standard, _merged_overrides(whole[: number + 1]))
        for number in range(len(whole))
    )


@lru_cache(maxsize=256)
def with_overrides(standard: Standard, overrides: Overrides) -> Standard:
    """The standard with those values in place of its own."""
    return standard.with_house_style(
        {name: replace(standard[name], value=value) for name, value in overrides}
    )


@lru_cache(maxsize=256)
def fitted_measures(standard: Standard, overrides: Overrides) -> tuple[Measure, ...]:
    """The measures in which a fitted letter leaves the standard."""
    return tuple(replace(standard[name], value=value) for name, value in overrides)


def described_departures(given_up: tuple[Measure, ...]) -> str:
    """The departures in the clerk's words: ``ระยะบรรทัด 18.1 pt, ขอบล่าง 10 mm``."""
    names = {step["measure"]: step["name"] for step in table("fitting")}
    return ", ".join(f"{names[measure.name]} {measure.value}" for measure in given_up)


@lru_cache(maxsize=32)
def _measures_of(form: Kind) -> frozenset[str]:
    """The measures that decide how high a document of that kind is."""
    spaces = (part.space for part in form.parts)
    return frozenset((*_OF_EVERY_KIND, form.text_top, form.emblem_top, *spaces))


@lru_cache(maxsize=64)
def _steps(standard: Standard, measures: frozenset[str]) -> tuple[_FittingStep, ...]:
    """What may be given up of the measures, less what an office has made smaller by itself."""
    stands: dict[str, float] = {}
    steps = []
    for row in table("fitting"):
        name, value = row["measure"], row["value"]
        if name not in measures:
            continue
        number, _, unit = value.partition(" ")
        after = float(number)
        before = stands.get(name)
        before = _in_unit(standard, name, unit) if before is None else before
        if after < before:
            steps.append(_FittingStep(name, before, after, unit))
            stands[name] = after
    return tuple(steps)


def _in_unit(standard: Standard, name: str, unit: str) -> float:
    """The value of a measure, counted in ``unit``."""
    if name == _SINGLE:
        return standard.pitch(standard.pt("font_size"))
    number, _, own = standard[name].value.partition(" ")
    if own == unit:
        return float(number)
    if unit == "line":
        return standard.pt(name) / standard.pitch(standard.pt("font_size"))
    return standard[name].length.to(unit) if own != "line" else standard.pt(name)


def _merged_overrides(steps: list[tuple[str, str]]) -> Overrides:
    """Each measure with the last of its values."""
    return tuple(dict(steps).items())


def _first(count: int, holds: Callable[[int], bool]) -> int:
    """The first number that ``holds``, where the last one does and those after it do."""
    low, high = 0, count - 1
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
