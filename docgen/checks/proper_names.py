"""Names in the text of letters, and which known name a misspelt one stands for."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from docgen import standards
from docgen.later import later
from docgen.light import regex
from docgen.thai.names import nearest_names

if TYPE_CHECKING:
    import difflib
else:
    difflib = later("difflib")

ALIKE = 0.8


def latin_names(text: str) -> list[str]:
    """Names of systems and the like, in Latin letters."""
    return pattern("latin_name").findall(text)


def likeness(one: str, other: str) -> float:
    """From 0 for nothing in common to 1 for the same."""
    return difflib.SequenceMatcher(None, one, other).ratio()


def misspelt_name(name: str, known: Collection[str]) -> str | None:
    """The known name that ``name`` misspells."""
    if name in known:
        return None
    near = [
        suggestion
        for suggestion in nearest_names(name, known)
        if likeness(name, suggestion) >= ALIKE
    ]
    return near[0] if near else None


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One expression of ``standards/reading.yaml``."""
    return regex(standards.table("reading")[name])
