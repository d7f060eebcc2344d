"""Sentences for people, in Thai and in English, from ``messages.yaml``, and columns of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docgen import own_data
from docgen.thai.names import nearest_names
from docgen.thai.width import display_width

_FILE = Path(__file__).with_name("messages.yaml")


def sentence(name: str, language: str, /, **params: Any) -> str:
    """The sentence ``name`` in ``language`` (``th`` or ``en``); ``KeyError`` if there is none."""
    written = _sentences()[name][language]
    return written.format(**params) if params else written


def is_known(name: str) -> bool:
    """Whether there is a sentence of that name."""
    return name in _sentences()


def did_you_mean(written: str, known: list[str] | tuple[str, ...], language: str) -> str:
    """The end of a sentence that offers the nearest known name; empty when none is near."""
    near = nearest_names(written, known)
    return " " + sentence("did_you_mean", language, name=near[0]) if near else ""


def text_in_columns(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text in columns; Thai marks above and below take no room."""
    table = [tuple(row) for row in rows]
    widths = [max(map(width_on_screen, column)) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        cells = [
            cell + " " * (width - width_on_screen(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return "".join(line + "\n" for line in lines)


def width_on_screen(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return display_width(text)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    sentences: dict[str, dict[str, str]] = own_data.plain_data(_FILE)
    return sentences
