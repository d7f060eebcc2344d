"""Fitting: a letter that must end on a given page gives up what the data allow, in their order."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from docgen.standards import Measure, Standard, table


@lru_cache(maxsize=32)
def tightened(standard: Standard) -> tuple[Standard, ...]:
    """The standard with one more tightening each time, in the order of ``fitting.yaml``."""
    overrides: dict[str, Measure] = {}
    steps = []
    for step in table("fitting"):
        name = step["measure"]
        overrides[name] = replace(standard[name], value=step["value"])
        steps.append(standard.with_house_style(overrides))
    return tuple(steps)


def departures(fitted: Standard, standard: Standard) -> tuple[Measure, ...]:
    """The measures in which a fitted letter leaves the standard."""
    return tuple(one for one in fitted if one != standard[one.name])


def described(given_up: tuple[Measure, ...]) -> str:
    """The departures in the clerk's words: ``ระยะบรรทัด 18.1 pt, ขอบล่าง 10 mm``."""
    names = {step["measure"]: step["name"] for step in table("fitting")}
    return ", ".join(f"{names[one.name]} {one.value}" for one in given_up)
