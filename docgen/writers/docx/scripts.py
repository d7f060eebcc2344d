"""Which stretches of a text Word must treat as complex script."""

from __future__ import annotations

import re

_THAI_FIRST, _THAI_LAST = "\u0e00", "\u0e7f"
_THAI = re.compile(f"[{_THAI_FIRST}-{_THAI_LAST}]")
_OTHER = re.compile(rf"[^\W\d_{_THAI_FIRST}-{_THAI_LAST}]")  # any letter of another script


def runs(text: str) -> list[tuple[str, bool]]:
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
