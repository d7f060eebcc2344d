"""Letters typed after those that offices really send, each with every field that it says."""

from __future__ import annotations

from tests.office import departments, directives, external, internal, more, titled, towns, villages
from tests.office.sheet import LETTERS, Sheet

__all__ = [
    "LETTERS",
    "Sheet",
    "departments",
    "directives",
    "external",
    "internal",
    "more",
    "titled",
    "towns",
    "villages",
]
