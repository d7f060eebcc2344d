"""Which row of its table a fault stands in."""

from __future__ import annotations

from docgen.diagnostics import Position
from docgen.light import regex

_IN_A_SHEET = regex(r"!(?:[A-Z]{1,3})?([0-9]+)$")
_NUMBER = regex(r"(?<![0-9])([0-9]+)$")


def row_of(at: Position | None) -> int | None:
    """The number of the row as its program shows it; ``None`` for a whole file or a column."""
    if at is None or not at.cell:
        return None
    match = (_IN_A_SHEET if "!" in at.cell else _NUMBER).search(at.cell)
    return int(match[1]) if match else None
