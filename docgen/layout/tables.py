"""Tables: columns as wide as their words ask, blocks side by side, legends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from docgen.layout.lines import Column, broken
from docgen.layout.pages import SetTable, TableCell, TableRow, TextStyle
from docgen.layout.setter import Setter
from docgen.letter import Block, Cell, Entry, Table
from docgen.thai.words import break_places


def set_table(setter: Setter, table: Table) -> SetTable:
    """A table over the whole text width; its rows are dealt over the side-by-side blocks."""
    blocks = table.side_by_side
    gap = setter.standard.pt("table_block_gap") if blocks > 1 else 0.0
    block_width = (setter.measure - gap * (blocks - 1)) / blocks
    widths = _column_widths(setter, table, block_width)
    count = len(table.columns)
    gaps = tuple(count + block * (count + 1) for block in range(blocks - 1))
    heading = [Cell(column.heading) for column in table.columns]
    depth = -(-len(table.rows) // blocks)
    empty = tuple(Cell("") for _ in table.columns)
    rows = [_row(setter, table, [heading] * blocks, widths, heading=True)]
    for index in range(depth):
        dealt = [
            table.rows[index + block * depth] if index + block * depth < len(table.rows) else empty
            for block in range(blocks)
        ]
        is_total = index >= depth - table.totals
        rows.append(_row(setter, table, dealt, widths, heading=False, bold=is_total))
    return SetTable(
        style=setter.styles["table"],
        widths=_with_gaps(widths, blocks, gap),
        rows=tuple(rows),
        x=0.0,
        summary=table.summary,
        gaps=gaps,
        space_before=setter.standard.pt("table_space"),
        at=table.at,
    )


def set_legend(setter: Setter, block: Block) -> SetTable:
    """The entries of a legend beside each other, without lines, each with its mark.

    As many stand in a row as fit, one under the other.
    """
    style = setter.styles["table"]
    wanted = [_entry_width(setter, entry, style.text) for entry in block.entries]
    across = next(
        (
            count
            for count in range(len(wanted), 1, -1)
            if sum(_dealt(wanted, count)) <= setter.measure
        ),
        1,
    )
    least = _dealt(wanted, across)
    spare = max(0.0, setter.measure - sum(least)) / across
    widths = tuple(width + spare for width in least)
    cells = [Cell(entry.text, entry.mark, entry.colour) for entry in block.entries]
    cells += [Cell("")] * (-len(cells) % across)
    rows = []
    for start in range(0, len(cells), across):
        own = zip(cells[start : start + across], widths, strict=True)
        row = tuple(_cell(setter, cell, width, "left", heading=False) for cell, width in own)
        rows.append(TableRow(row, _height(setter, row)))
    return SetTable(
        style=style,
        widths=widths,
        rows=tuple(rows),
        x=0.0,
        summary=" ".join(entry.text for entry in block.entries),
        borders=False,
        space_before=setter.standard.pt("table_space"),
        at=block.at,
    )


def _dealt(wanted: Sequence[float], across: int) -> list[float]:
    """The widest of those that come to stand in each column."""
    return [max(wanted[column::across]) for column in range(across)]


def _row(
    setter: Setter,
    table: Table,
    dealt: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    heading: bool,
    bold: bool = False,
) -> TableRow:
    cells: list[TableCell] = []
    for number, block in enumerate(dealt):
        if number:
            cells.append(TableCell(("",), "left"))
        for cell, column, width in zip(block, table.columns, widths, strict=True):
            align = "center" if heading else column.align
            cells.append(_cell(setter, cell, width, align, heading=heading or bold))
    return TableRow(tuple(cells), _height(setter, cells), heading)


def _cell(setter: Setter, cell: Cell, width: float, align: str, *, heading: bool) -> TableCell:
    style = setter.styles["table"].text
    text_style = TextStyle(style.size, bold=heading)
    room = width - 2 * setter.standard.pt("table_cell_padding") - _mark_width(setter, cell.mark)
    column = Column(0.0, 0.0, room, loose=1.0)
    lines = broken(cell.text, column, ruler=setter.ruler, style=text_style, justify=False, terms=())
    texts = tuple(cell.text[line.start : line.end] for line in lines)
    places = {*break_places(cell.text), len(cell.text)}
    cut = any(_next_start(cell.text, line.end) not in places for line in lines)
    return TableCell(texts, align, cell.mark, cell.colour, heading, cut)


def _next_start(text: str, end: int) -> int:
    while end < len(text) and text[end] == " ":
        end += 1
    return end


def _height(setter: Setter, cells: Sequence[TableCell]) -> float:
    lines = max(len(cell.lines) for cell in cells)
    return lines * setter.styles["table"].pitch + setter.standard.pt("table_row_padding")


def _column_widths(setter: Setter, table: Table, block_width: float) -> tuple[float, ...]:
    """Each column as wide as its widest cell; what is left goes to all but the first.

    Where that is too wide, columns give way down to their longest word, those with most to give
    the most.
    """
    wanted = [_wanted(setter, table, index, _cell_width) for index in range(len(table.columns))]
    spare = block_width - sum(wanted)
    if spare >= 0:
        growing = sum(wanted[1:]) or 1.0
        return (wanted[0], *(width + spare * width / growing for width in wanted[1:]))
    least = [_wanted(setter, table, index, _word_width) for index in range(len(table.columns))]
    room = block_width - sum(least)
    if room < 0:
        return tuple(width * block_width / sum(least) for width in least)
    slack = sum(wanted) - sum(least) or 1.0
    return tuple(
        narrow + room * (width - narrow) / slack
        for narrow, width in zip(least, wanted, strict=True)
    )


def _wanted(
    setter: Setter, table: Table, index: int, of_cell: Callable[[Setter, Cell, TextStyle], float]
) -> float:
    """The widest of a column's heading and cells, each distinct text measured once."""
    style = setter.styles["table"].text
    bold = TextStyle(style.size, bold=True)
    body = len(table.rows) - table.totals
    cells = {row[index] for row in table.rows[:body]}
    totals = {row[index] for row in table.rows[body:]}
    return max(
        of_cell(setter, Cell(table.columns[index].heading), bold),
        *(of_cell(setter, cell, style) for cell in cells),
        *(of_cell(setter, cell, bold) for cell in totals),
        0.0,
    )


def _word_width(setter: Setter, cell: Cell, style: TextStyle) -> float:
    """The cell with its text broken wherever it may be."""
    places = sorted({0, *break_places(cell.text), len(cell.text)})
    words = [cell.text[start:end].strip() for start, end in pairwise(places)]
    widest = max((setter.width(word, style) for word in words), default=0.0)
    return widest + _mark_width(setter, cell.mark) + _padding(setter)


def _cell_width(setter: Setter, cell: Cell, style: TextStyle) -> float:
    return setter.width(cell.text, style) + _mark_width(setter, cell.mark) + _padding(setter)


def _entry_width(setter: Setter, entry: Entry, style: TextStyle) -> float:
    return setter.width(entry.text, style) + _mark_width(setter, entry.mark) + _padding(setter)


def _padding(setter: Setter) -> float:
    return 2 * setter.standard.pt("table_cell_padding")


def _mark_width(setter: Setter, mark: str) -> float:
    """Marks are drawn square, with a space after."""
    if not mark:
        return 0.0
    return setter.standard.pt("mark_height") + setter.width(" ", setter.styles["table"].text)


def _with_gaps(widths: Sequence[float], blocks: int, gap: float) -> tuple[float, ...]:
    laid: list[float] = []
    for block in range(blocks):
        if block:
            laid.append(gap)
        laid += widths
    return tuple(laid)
