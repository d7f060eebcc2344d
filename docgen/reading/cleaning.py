"""A piece of text as it was meant, parted where a line leaves room, its spaces made one."""

from __future__ import annotations

from docgen.light import regex
from docgen.thai.text import as_meant

_APART = regex(r"\t+ *| {4,}|\u3000+")
_SPACES = regex(r"[ \t\r\v]+")
_SPECKS = " |~`"  # what a reader of pictures makes of dirt and rules at the ends of a line
_LEADER = regex(r"(?<=\S)\s*[._…]{25,}\s*")


def cleaned(text: str) -> str:
    """One line in the usual form: hidden characters mended, single-spaced."""
    return _SPACES.sub(" ", as_meant(text)).strip()


def unmarked(text: str) -> str:
    """A line of plain text without marks of Markdown and the specks of a scan."""
    return cleaned(text).lstrip("#").strip(_SPECKS)


def parted(text: str) -> tuple[str, ...]:
    """What stands beside each other in a line: tabs and much room part it."""
    return tuple(one for one in map(cleaned, _APART.split(text)) if one)
