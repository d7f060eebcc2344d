"""How text shows in a terminal: cells taken, and a visible form for what cannot be seen."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_NO_CELLS = {"Mn", "Me", "Cf", "Cc"}


def display_width(text: str) -> int:
    """The terminal cells of ``text``: marks above and below take none, wide characters two."""
    return sum(map(_cells, text))


def printable_text(text: str) -> str:
    """``text`` with whatever does not show, or shows as a plain space, as ``<U+200B>``."""
    return "".join(
        f"<U+{ord(character):04X}>" if _is_hidden(character) else character for character in text
    )


@lru_cache(maxsize=4096)  # a text has the same few characters again and again
def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_CELLS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return category in _HIDDEN or (category == "Zs" and character != " ")
