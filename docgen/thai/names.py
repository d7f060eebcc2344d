"""Comparing names: one spelling for one name, and what a misspelt one may have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from docgen.light import regex

_INVISIBLE = regex("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPLIT_AM = regex("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LATE_TONE = regex("\u0e33([\u0e48-\u0e4b])")
# A letter with what is typed before, above, below and after it: แม่, กา, ฎ.
_CLUSTER = regex("[เ-ไ]?[ก-ฮ][ัิ-ฺ็-๎]*[ะาำ]?[่-๋]?|.", re.DOTALL)
# Letters and marks that look or sound alike, so that one is easily typed for another.
_ALIKE = tuple(
    frozenset(group)
    for group in (
        *("ฎฏ", "ดตฎฏ", "คศฅ", "ขชฃซ", "ถภ", "ผพภฝฟ", "บป", "นณ", "ลฬ", "รฤ", "สศษซ", "ทธฑฒ", "ยญ"),
        *("ใไ", "ิีึื", "ุู", "็่้๊๋", "เแ", "ะา"),
    )
)
_NUMBER_BEHIND = regex(r"(?<![\s0-9๐-๙.])\s*+(?:ที่)?\s*+[0-9๐-๙.]*+$")
_LIKE, _OTHER = 0.5, 1.0


@lru_cache(maxsize=10_000)  # the same names stand in thousands of rows
def clean(name: str) -> str:
    """``name`` for comparison: single spaces, nothing invisible, and one way to write แ and ำ."""
    if name.isascii():
        return " ".join(name.split())
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", name))
    text = text.replace("เเ", "แ")
    text = _SPLIT_AM.sub("\\1\u0e33", text)
    text = _LATE_TONE.sub("\\1\u0e33", text)
    return " ".join(text.split())


def bare_name(name: str) -> str:
    """A person's name without the brackets that a letter prints around it: ``(นาย ก)``."""
    bare = name.strip()
    inner = bare[1:-1].strip()
    is_whole = bare.startswith("(") and bare.endswith(")") and not set("()") & set(inner)
    return inner if is_whole and inner else bare


def without_number_behind(name: str) -> str:
    """A name without the number that counts it: ``วาระที่ 4.1`` → ``วาระ``."""
    return _NUMBER_BEHIND.sub("", name.strip())


def nearest_names(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The candidates closest to ``name``, all of them on a tie, in the order given.

    Distance is counted in clusters, each a letter with its marks; a mark or a look-alike
    (``ฎ`` for ``ฏ``) counts as part of one. Nothing farther than a third of the name (at least
    one cluster) is offered, nor what has no cluster in common with it.
    """
    wanted = clusters(clean(name))
    best = max(_OTHER if len("".join(wanted)) > 1 else _LIKE, len(wanted) / 3)
    found: list[str] = []
    for candidate in candidates:
        offered = clusters(clean(candidate))
        edits = _edits(wanted, offered, best)
        if edits >= max(len(wanted), len(offered)):
            continue
        if edits < best:
            found.clear()
            best = edits
        if edits <= best and candidate not in found:
            found.append(candidate)
    return tuple(found)


def clusters(text: str) -> tuple[str, ...]:
    """``text`` in letters with their marks: ``กรกฎาคม`` → ``ก ร ก ฎา ค ม``."""
    return tuple(_CLUSTER.findall(text))


def _edits(left: tuple[str, ...], right: tuple[str, ...], most: float) -> float:
    """What turns one word into the other, neighbours swapped counting as one."""
    if abs(len(left) - len(right)) > most:
        return most + _OTHER
    before: list[float] = []
    row = [float(at) for at in range(len(right) + 1)]
    for i, letter in enumerate(left, 1):
        before, last, row = row, before, [float(i)]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + _unlike(letter, other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


@lru_cache(maxsize=8192)
def _unlike(one: str, other: str) -> float:
    """How much of a cluster differs: nothing, a mark or a look-alike, the letter, or all of it."""
    if one == other:
        return 0.0
    apart = set(one) ^ set(other)
    here, there = apart & set(one), apart & set(other)
    if all(_is_mark(sign) for sign in apart) or any(here | there <= group for group in _ALIKE):
        return _LIKE
    letters = [sign for sign in apart if not _is_mark(sign)]
    return _OTHER if len(letters) == len(apart) or not letters else _OTHER + _LIKE


def _is_mark(sign: str) -> bool:
    return not ("ก" <= sign <= "ฮ" or sign.isascii() or "๐" <= sign <= "๙")
