"""A piece of text as it was meant, parted where a line leaves room, its spaces made one."""

from __future__ import annotations

from docgen.light import regex
from docgen.thai.text import as_meant

_APART = regex(r"\t+ *| {4,}|\u3000+")
_SPACES = regex(r"[ \t\r\v]+")
_SPECKS = " |~`"  # what a reader of pictures makes of dirt and rules at the ends of a line
_LEADER = regex(r"(?<=\S)\s*[._…]{25,}\s*")


def cleaned_line(text: str) -> str:
    """One line in the usual form: hidden characters mended, single-spaced."""
    return _SPACES.sub(" ", as_meant(text)).strip()


def unmarked_line(text: str) -> str:
    """A line of plain text without marks of Markdown and the specks of a scan."""
    return cleaned_line(text).lstrip("#").strip(_SPECKS)


def is_parted(text: str) -> bool:
    """Whether something stands beside something else in a line."""
    return _APART.search(text.strip()) is not None


def parted_pieces(text: str) -> tuple[str, ...]:
    """What stands beside each other in a line: tabs and much room part it."""
    return tuple(line for line in map(cleaned_line, _APART.split(text)) if line)
