"""What the letter says, in order: roles, labels and final Thai text; no measures, no YAML."""

from __future__ import annotations

import datetime

from docgen.diagnostics import Position
from docgen.kinds.form_changes import UNCHANGED, Changes
from docgen.kinds.parts import DRAWN, OF_BODY, traits
from docgen.light import dataclass
from docgen.thai.marking import Span, typed_text


@dataclass(frozen=True, slots=True)
class Entry:
    """One line or paragraph of a block.

    ``number`` is printed before it (``๑.``, ``(๑)``, ``-``); ``level`` counts from 1 for items;
    ``mark`` names a drawn mark (legend entries) and ``colour`` is ``rrggbb``; ``aside`` stands in
    a column of its own at the end of the last line; ``code`` is what a QR code says above the text;
    ``spans`` are what stands out in the text, in order and apart from each other.
    """

    text: str
    number: str = ""
    level: int = 0
    at: Position | None = None
    mark: str = ""
    colour: str = ""
    aside: str = ""
    code: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the letter. ``role`` is a glossary name such as ``subject`` or ``paragraph``.

    So many blocks as ``beside`` says stand next to each other, where there are several of a role.
    A block of the role ``table`` has a ``table``, and its entry, if any, is the caption.
    """

    role: str
    entries: tuple[Entry, ...]
    label: str = ""
    at: Position | None = None
    beside: int = 1
    table: Table | None = None

    @property
    def is_of_body(self) -> bool:
        """Whether it is one of the blocks that make up the body."""
        return OF_BODY in traits(self.role)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text, and for a status its drawn ``mark`` and ``colour`` (``rrggbb``).

    ``said`` stands for a mark without text where no mark can be drawn. It stands over so many
    columns and rows as ``across`` and ``down`` say; 0 is a place that another cell covers.
    """

    text: str
    mark: str = ""
    colour: str = ""
    said: str = ""
    spans: tuple[Span, ...] = ()
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and how its cells stand (``left``, ``center``, ``right``)."""

    heading: str
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; ``side_by_side`` blocks are drawn beside each other on the page.

    The last ``totals`` rows sum up those above. The role ``bar`` is one row whose cells are as
    wide as their ``shares``, ``tiles`` a map of small cells; neither shows headings. ``heads`` are
    rows of headings that stand instead of the columns' own; a ``body_table`` is one between
    paragraphs.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summary: str
    side_by_side: int = 1
    at: Position | None = None
    role: str = "table"
    totals: int = 0
    shares: tuple[float, ...] = ()
    heads: tuple[tuple[Cell, ...], ...] = ()
    ruled: bool = True


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
    pages it must fit (``fits`` is off where it keeps the standard instead), and ``fit_at`` where
    that was asked; ``changes`` are those by which a letter departs from its kind, ``arabic``
    says that its digits are; ``size`` is one
    of the kind's; ``sheets`` are documents that follow it, each on sheets of its own but where it
    asks for the ``same_sheet`` (there); ``secrecy``, ``copy_mark``,
    ``form_code`` and ``motto`` are printed on every page, ``receipt_stamp`` on the first, in a
    box if it has a ``stamp_frame``, as it is written ``stamp_at``; ``signature_picture`` and
    ``seal`` are files of pictures; ``check_code`` keeps room at the foot for the code by which an
    issued letter is checked.
    """

    kind: str
    title: str
    agency: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    date: datetime.date | None = None
    terms: tuple[str, ...] = ()
    fit_pages: int | None = None
    fits: bool = True
    same_sheet: Position | None = None
    fit_at: Position | None = None
    changes: Changes = UNCHANGED
    arabic: bool = False
    size: str = ""
    sheets: tuple[Letter, ...] = ()
    secrecy: str = ""
    copy_mark: str = ""
    form_code: str = ""
    form_corner: str = "bottom_left"
    motto: str = ""
    receipt_stamp: tuple[str, ...] = ()
    stamp_frame: bool = True
    stamp_at: Position | None = None
    signature_picture: str = ""
    seal: str = ""
    check_code: bool = False

    def to_text(self) -> str:
        """The letter as plain text: one line a paragraph, a tab between label and content."""
        marks = {"secrecy": self.secrecy, "copy": self.copy_mark}
        marks |= {"form_code": self.form_code, "motto": self.motto}
        marks |= {"receipt_stamp": "; ".join(self.receipt_stamp)}
        lines = [f"{role:>22} | {mark}" for role, mark in marks.items() if mark]
        for block in self.blocks:
            lines += _block_lines(block)
            lines += _table_lines(block.table) if block.table is not None else []
        for annex in self.annexes:
            lines += ["", f"==== {annex.title}"]
            for part in annex.parts:
                lines += _table_lines(part) if isinstance(part, Table) else _block_lines(part)
        sheets = (f"\n==== {sheet.title}\n{sheet.to_text()}" for sheet in self.sheets)
        return "\n".join(lines) + "\n" + "".join(sheets)


def _block_lines(block: Block) -> list[str]:
    lines = []
    for index, entry in enumerate(block.entries):
        label = block.label if index == 0 else ""
        indent = "  " * entry.level
        text = typed_text(entry.text, entry.spans)
        pieces = [piece for piece in (label, entry.number, text, entry.aside) if piece]
        head = f"[{entry.mark}] " if entry.mark else ""
        head += f"[QR {entry.code}] " if entry.code else ""
        lines.append(f"{block.role:>22} | {indent}{head}" + "\t".join(pieces))
    return lines


def _table_lines(table: Table) -> list[str]:
    if DRAWN in traits(table.role):
        return [f"{table.role:>22} | {table.summary}"]
    heads = table.heads or (tuple(Cell(column.heading) for column in table.columns),)
    heads = tuple(row for row in heads if any(cell.text for cell in row))
    rows = [[typed_text(cell.text, cell.spans) or cell.said for cell in row] for row in heads]
    rows += [[typed_text(cell.text, cell.spans) or cell.said for cell in row] for row in table.rows]
    return [f"{table.role:>22} | " + "\t".join(row) for row in rows]
