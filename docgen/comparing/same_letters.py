"""What of a text counts when two are held against each other: letters and figures."""

from __future__ import annotations

from docgen.light import regex
from docgen.thai.numerals import to_arabic
from docgen.thai.text import as_meant

_NOT_SAID = regex(r"[\s.…_`☐☑☒•]+")


def letters_and_figures(text: str) -> str:
    """Letters and figures of a text alone, in Arabic digits."""
    return _NOT_SAID.sub("", to_arabic(as_meant(text)))
