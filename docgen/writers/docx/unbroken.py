"""Spaces of a text at which Word must not end a line: those in dates, times and numbers."""

from __future__ import annotations

from functools import lru_cache

from docgen.layout.model.set_text import Paragraph
from docgen.thai.protected import figures

_NO_BREAK = "\u00a0"


def unbroken_text(item: Paragraph) -> str:
    """The running text of a paragraph, letter for letter, with no-break spaces in its figures.

    A space at which the layout itself ended a line stays as it is.
    """
    return unbroken_at(item.text, tuple(line.end for line in item.lines))


@lru_cache(maxsize=1024)
def unbroken_at(text: str, line_ends: tuple[int, ...] = ()) -> str:
    """``text`` in the same way, of which lines end at those places."""
    if " " not in text:
        return text
    letters = list(text)
    for start, end in figures(text):
        for place in range(start + 1, min(end, len(text)) - 1):
            if letters[place] == " ":
                letters[place] = _NO_BREAK
    for place in line_ends:
        while place < len(text) and text[place] == " ":
            letters[place] = " "
            place += 1
    return "".join(letters)
