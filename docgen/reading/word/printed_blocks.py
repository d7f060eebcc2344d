"""Paragraphs and tables of a Word file as they print."""

from __future__ import annotations

from dataclasses import field

from docgen.light import dataclass
from docgen.reading.word import tags

Element = tags.Element


@dataclass(slots=True)
class PrintedParagraph:
    """A paragraph as it prints: text with tabs, line ends and page ends, and the boxes on it.

    ``index`` is its place among all paragraphs of the part, ``number`` its automatic number.
    """

    element: Element
    text: str
    number: str = ""
    boxes: tuple[PrintedBlock, ...] = ()
    joins_next: bool = False
    index: int = -1
    has_picture: bool = False


@dataclass(slots=True)
class PrintedTableRow:
    """A row of a table: its cells, each with its blocks; ``spans`` are columns a cell covers."""

    cells: list[list[PrintedBlock]] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)


@dataclass(slots=True)
class PrintedTable:
    """A table: its rows, without those that are deleted or hidden."""

    rows: list[PrintedTableRow] = field(default_factory=list)


PrintedBlock = PrintedParagraph | PrintedTable


def joined_blocks(blocks: list[PrintedBlock]) -> list[PrintedBlock]:
    """Paragraphs whose end was deleted, with what now follows them."""
    made: list[PrintedBlock] = []
    for block in blocks:
        before = made[-1] if made else None
        if (
            isinstance(before, PrintedParagraph)
            and before.joins_next
            and isinstance(block, PrintedParagraph)
        ):
            before.text += block.text
            before.number = before.number or block.number
            before.boxes += block.boxes
            before.joins_next = block.joins_next
            is_all = before.text.strip() == block.text.strip()
            before.index = block.index if is_all else before.index
        else:
            made.append(block)
    return made
