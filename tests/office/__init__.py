"""Letters typed after those that offices really send, each with every field that it says."""

from __future__ import annotations

from tests.office import (
    bureaus,
    counters,
    departments,
    desks,
    directives,
    external,
    habits,
    internal,
    more,
    registries,
    titled,
    towns,
    villages,
)
from tests.office.sheet import LETTERS, Sheet

__all__ = [
    "LETTERS",
    "Sheet",
    "bureaus",
    "counters",
    "departments",
    "desks",
    "directives",
    "external",
    "habits",
    "internal",
    "more",
    "registries",
    "titled",
    "towns",
    "villages",
]
