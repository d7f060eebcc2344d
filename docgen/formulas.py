"""Text that a spreadsheet would take for a formula and run: kept as text in every table written."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
QUOTE = "'"


def harmless_cell(text: str) -> str:
    """``text`` for a cell of a CSV: a quote before it keeps ``=1+1`` a text."""
    return QUOTE + text if text.lstrip(QUOTE).startswith(_STARTS) else text


def cell_as_typed(cell: str) -> str:
    """The text that :func:`harmless` wrote so, when docgen reads its own CSV again."""
    is_quoted = cell.startswith(QUOTE) and cell.lstrip(QUOTE).startswith(_STARTS)
    return cell[1:] if is_quoted else cell
