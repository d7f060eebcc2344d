"""Which stretches of a text Word must treat as complex script, and which are signs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from docgen.layout.text.faces import SIGNS
from docgen.layout.text.measure import letters_of
from docgen.light import regex
from docgen.standards import table

_THAI_FIRST, _THAI_LAST = "\u0e00", "\u0e7f"
_THAI = regex(f"[{_THAI_FIRST}-{_THAI_LAST}]")
_OTHER = regex(rf"[^\W\d_{_THAI_FIRST}-{_THAI_LAST}]")  # any letter of another script

_MAY_BE_SIGN = regex("[\u0370-\u03ff\u2010-\u2012\u2015-\u2017\u2023-\u2025\u2027-\u27bf]")


def signs_apart(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` cut where signs begin and end that TH SarabunPSK has not: arrows, ticks, stars."""
    if not _MAY_BE_SIGN.search(text):
        yield text, False
        return
    for is_sign, letters in groupby(text, key=_signs().__contains__):
        yield "".join(letters), is_sign


def sign_face(size: float) -> tuple[str, float]:
    """The face that Word draws signs with, and their size beside letters of ``size`` points."""
    wording = table("wording")
    return wording["sign_face"]["value"], size * float(wording["sign_size"]["value"])


@cache
def _signs() -> frozenset[str]:
    return letters_of(SIGNS)


def script_stretches(text: str) -> list[tuple[str, bool]]:
    """``text`` cut where its script changes, each stretch with whether it is Thai.

    Spaces, digits and signs belong to no script: they stay with what stands before them, at the
    start with what follows, so that no run ends inside a word.
    """
    if text and not _OTHER.search(text):
        return [(text, bool(_THAI.search(text)))]
    found: list[tuple[str, bool]] = []
    start = 0
    current: bool | None = None
    for place, letter in enumerate(text):
        thai = _is_thai(letter)
        if thai is None or thai == current:
            continue
        if current is not None:
            found.append((text[start:place], current))
            start = place
        current = thai
    if text:
        found.append((text[start:], bool(current)))
    return found


def _is_thai(letter: str) -> bool | None:
    if _THAI_FIRST <= letter <= _THAI_LAST:
        return True
    return False if letter.isalpha() else None
