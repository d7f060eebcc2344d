"""What the letter says, in order: roles, labels and final Thai text; no measures, no YAML."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docgen.diagnostics import Position


@dataclass(frozen=True, slots=True)
class Entry:
    """One line or paragraph of a block.

    ``number`` is printed before it (``๑.``, ``๑.๑``); ``level`` is 1 or 2 for numbered items;
    ``mark`` names a drawn mark (legend entries) and ``colour`` is ``rrggbb``.
    """

    text: str
    number: str = ""
    level: int = 0
    at: Position | None = None
    mark: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the letter. ``role`` is a glossary name such as ``subject`` or ``paragraph``."""

    role: str
    entries: tuple[Entry, ...]
    label: str = ""
    at: Position | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text, and for a status its drawn ``mark`` and ``colour`` (``rrggbb``).

    ``said`` stands for a mark without text where no mark can be drawn.
    """

    text: str
    mark: str = ""
    colour: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and how its cells stand (``left``, ``center``, ``right``)."""

    heading: str
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; ``side_by_side`` blocks are drawn beside each other on the page.

    The last ``totals`` rows sum up those above. The role ``bar`` is one row whose cells are as
    wide as their ``shares``, ``tiles`` a map of small cells; neither shows headings.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summary: str
    side_by_side: int = 1
    at: Position | None = None
    role: str = "table"
    totals: int = 0
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """A sheet after the letter that starts its own page."""

    name: str
    title: str
    parts: tuple[Block | Table, ...]
    at: Position | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter, ready to be set.

    ``date`` is Gregorian (``None`` for an undated draft); ``terms`` are names, offices and
    numbers of this circular that a line should not break inside; ``fit_pages`` is the number of
    pages it must fit, and ``fit_at`` where that was asked.
    """

    kind: str
    title: str
    agency: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    date: datetime.date | None = None
    terms: tuple[str, ...] = ()
    fit_pages: int | None = None
    fit_at: Position | None = None

    def to_text(self) -> str:
        """The letter as plain text: one line a paragraph, a tab between label and content."""
        lines: list[str] = []
        for block in self.blocks:
            lines += _block_lines(block)
        for annex in self.annexes:
            lines += ["", f"==== {annex.title}"]
            for part in annex.parts:
                lines += _table_lines(part) if isinstance(part, Table) else _block_lines(part)
        return "\n".join(lines) + "\n"


def _block_lines(block: Block) -> list[str]:
    lines = []
    for index, entry in enumerate(block.entries):
        label = block.label if index == 0 else ""
        indent = "  " * entry.level
        pieces = [piece for piece in (label, entry.number, entry.text) if piece]
        head = f"[{entry.mark}] " if entry.mark else ""
        lines.append(f"{block.role:>22} | {indent}{head}" + "\t".join(pieces))
    return lines


def _table_lines(table: Table) -> list[str]:
    if table.role != "table":
        return [f"{table.role:>22} | {table.summary}"]
    rows = [tuple(column.heading for column in table.columns)]
    rows += [tuple(cell.text or cell.said for cell in row) for row in table.rows]
    return [f"{table.role:>22} | " + "\t".join(row) for row in rows]
