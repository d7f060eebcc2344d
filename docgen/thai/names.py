"""Comparing names: one spelling for one name, and what a misspelt one may have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LATE_TONE = re.compile("\u0e33([\u0e48-\u0e4b])")


def clean(name: str) -> str:
    """``name`` for comparison: single spaces, nothing invisible, and one way to write แ and ำ."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", name))
    text = text.replace("เเ", "แ")
    text = _SPLIT_AM.sub("\\1\u0e33", text)
    text = _LATE_TONE.sub("\\1\u0e33", text)
    return " ".join(text.split())


def nearest(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The candidates closest to ``name``, all of them on a tie, in the order given.

    Nothing farther than a third of the name's length (at least one edit) is offered.
    """
    wanted = clean(name)
    best = max(1, len(wanted) // 3)
    found: list[str] = []
    for candidate in candidates:
        edits = _edits(wanted, clean(candidate), best)
        if edits < best:
            found.clear()
            best = edits
        if edits <= best and candidate not in found:
            found.append(candidate)
    return tuple(found)


def _edits(left: str, right: str, most: int) -> int:
    """Edits between two words, neighbours swapped counting as one; ``most + 1`` when more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, one in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == right[j - 2] and left[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)
