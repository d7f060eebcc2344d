"""Tables: columns as wide as their words ask, blocks side by side, legends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docgen.layout.forms.column_widths import (
    OF_BODY,
    column_widths,
    headings_of,
    mark_width,
    padding,
    style_of,
)
from docgen.layout.model.pages import SetTable, TableCell, TableRow
from docgen.layout.model.set_text import Line, ParagraphStyle, TextStyle
from docgen.layout.text.line_filling import LineBounds, broken_lines
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block, Cell, Entry, Table
from docgen.thai.marking import spans_within
from docgen.thai.words import line_break_places

# Of the sheet: a row higher than this is parted, and headings higher than that do not return.
_OF_SHEET, _HEADS_OF_SHEET = 0.45, 0.25


def set_table(setter: Setter, table: Table) -> SetTable:
    """A table over the whole text width; its rows are dealt over the side-by-side blocks."""
    blocks = table.side_by_side
    gap = setter.standard.pt("table_block_gap") if blocks > 1 else 0.0
    block_width = (setter.measure - gap * (blocks - 1)) / blocks
    widths = column_widths(setter, table, block_width)
    count = len(table.columns)
    gaps = tuple(count + block * (count + 1) for block in range(blocks - 1))
    in_body = table.role in OF_BODY
    space = setter.standard.pt("table_space")
    return SetTable(
        style=setter.styles[style_of(table)],
        widths=_with_gaps(widths, blocks, gap),
        rows=tuple(
            parted_rows(setter, _rows_set(setter, table, widths), setter.styles[style_of(table)])
        ),
        x=0.0,
        summary=table.summary,
        room=setter.cell_room,
        gaps=gaps,
        space_before=space,
        at=table.at,
        role=table.role,
        traits=setter.traits(table.role),
        space_after=space if in_body else 0.0,
        totals=table.totals if in_body else 0,
        borders=table.ruled,
        upright="center" if table.ruled else "top",
    )


def parted_rows(
    setter: Setter, rows: Iterable[TableRow], style: ParagraphStyle
) -> Iterator[TableRow]:
    """The rows; one too high for any page in several, its texts going on from one to the next."""
    most = int(_OF_SHEET * setter.standard.pt("paper_height") / style.pitch)
    for row in rows:
        depth = max(len(cell.lines) for cell in row.cells)
        if depth <= most or any(cell.down != 1 for cell in row.cells):
            yield row
            continue
        for start in range(0, depth, most):
            cells = [_stretch(cell, start, start + most) for cell in row.cells]
            yield TableRow(tuple(cells), height_of_row(setter, cells, style), row.heading)


def _stretch(cell: TableCell, start: int, end: int) -> TableCell:
    """Some lines of a cell; its mark stands before the first of all."""
    return replace(
        cell,
        lines=cell.lines[start:end] or ("",),
        spans=cell.spans[start:end],
        mark="" if start else cell.mark,
    )


def _rows_set(setter: Setter, table: Table, widths: Sequence[float]) -> list[TableRow]:
    """The rows with their headings, which are rows like others where they take much of a page.

    So they are where nothing stands under them.
    """
    rows = list(_rows(setter, table, widths))
    heads = sum(row.height for row in rows if row.heading)
    has_rows = not all(row.heading for row in rows)
    if has_rows and heads <= _HEADS_OF_SHEET * setter.standard.pt("paper_height"):
        return rows
    return [_apart(setter, row, setter.styles[style_of(table)]) for row in rows]


def _apart(setter: Setter, row: TableRow, style: ParagraphStyle) -> TableRow:
    """A row of headings as a row like others, its cells reaching down into none."""
    cells = [replace(cell, down=1) for cell in row.cells]
    return TableRow(tuple(cells), height_of_row(setter, cells, style))


def _rows(setter: Setter, table: Table, widths: Sequence[float]) -> Iterator[TableRow]:
    blocks = table.side_by_side
    depth = -(-len(table.rows) // blocks)
    empty = tuple(Cell("") for _ in table.columns)
    for heads in headings_of(table):
        yield _row(setter, table, [heads] * blocks, widths, heading=True)
    for index in range(depth):
        dealt = [
            table.rows[index + block * depth] if index + block * depth < len(table.rows) else empty
            for block in range(blocks)
        ]
        is_total = index >= depth - table.totals
        yield _row(setter, table, dealt, widths, heading=False, bold=is_total)


def set_legend(setter: Setter, block: Block) -> SetTable:
    """The entries of a legend beside each other, without lines, each with its mark.

    As many stand in a row as fit, one under the other.
    """
    style = setter.styles["table"]
    wanted = [_entry_width(setter, entry, style.text) for entry in block.entries]
    counts = range(len(wanted), 1, -1)
    across = next((count for count in counts if sum(_dealt(wanted, count)) <= setter.measure), 1)
    least = _dealt(wanted, across)
    spare = max(0.0, setter.measure - sum(least)) / across
    widths = tuple(width + spare for width in least)
    return SetTable(
        style=style,
        widths=widths,
        rows=tuple(_legend_rows(setter, block, widths, style)),
        x=0.0,
        summary=" ".join(entry.text for entry in block.entries),
        room=setter.cell_room,
        borders=False,
        space_before=setter.standard.pt("table_space"),
        at=block.at,
    )


def _legend_rows(
    setter: Setter, block: Block, widths: Sequence[float], style: ParagraphStyle
) -> Iterator[TableRow]:
    across = len(widths)
    cells = [Cell(entry.text, entry.mark, entry.colour) for entry in block.entries]
    cells += [Cell("")] * (-len(cells) % across)
    for start in range(0, len(cells), across):
        own = zip(cells[start : start + across], widths, strict=True)
        row = tuple(
            set_cell(setter, cell, width, "left", style, heading=False) for cell, width in own
        )
        yield TableRow(row, height_of_row(setter, row, style))


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
    style = setter.styles[style_of(table)]
    cells: list[TableCell] = []
    for number, block in enumerate(dealt):
        if number:
            cells.append(TableCell(("",), "left"))
        for index, (cell, column) in enumerate(zip(block, table.columns, strict=True)):
            is_label = bold and index == 0 and table.role in OF_BODY
            align = "center" if heading or is_label else column.align
            width = sum(widths[index : index + max(1, cell.across)])
            cells.append(set_cell(setter, cell, width, align, style, heading=heading or bold))
    return TableRow(tuple(cells), height_of_row(setter, cells, style), heading)


def set_cell(
    setter: Setter,
    cell: Cell,
    width: float,
    align: str,
    style: ParagraphStyle,
    *,
    heading: bool,
    terms: tuple[str, ...] = (),
) -> TableCell:
    """One cell in lines; it does not break inside ``terms``."""
    room = width - 2 * setter.standard.pt("table_cell_padding") - mark_width(setter, cell.mark)
    lines = broken_lines(
        cell.text,
        LineBounds(0.0, 0.0, room, loose=1.0, at_space=setter.standard["cell_space_line"].number),
        ruler=setter.ruler,
        style=replace(style.text, bold=heading),
        justify=False,
        terms=terms,
        spans=cell.spans,
    )
    texts = tuple(cell.text[line.start : line.end] for line in lines)
    spans = [spans_within(cell.spans, line.start, line.end) for line in lines if cell.spans]
    return TableCell(
        texts,
        align,
        cell.mark,
        cell.colour,
        heading,
        _is_cut(cell.text, lines),
        spans=tuple(spans),
        across=cell.across,
        down=cell.down,
    )


def _is_cut(text: str, lines: Sequence[Line]) -> bool:
    """Whether a line ends within a word."""
    places = {*line_break_places(text), len(text)}
    return any(_next_start(text, line.end) not in places for line in lines)


def _next_start(text: str, end: int) -> int:
    while end < len(text) and text[end] == " ":
        end += 1
    return end


def height_of_row(setter: Setter, cells: Sequence[TableCell], style: ParagraphStyle) -> float:
    """As high as its highest cell; one that goes on below takes half its lines here."""
    lines = max(-(-len(cell.lines) // max(1, cell.down)) for cell in cells)
    return lines * style.pitch + setter.standard.pt("table_row_padding")


def _entry_width(setter: Setter, entry: Entry, style: TextStyle) -> float:
    return setter.width(entry.text, style) + mark_width(setter, entry.mark) + padding(setter)


def _with_gaps(widths: Sequence[float], blocks: int, gap: float) -> tuple[float, ...]:
    laid: list[float] = []
    for block in range(blocks):
        if block:
            laid.append(gap)
        laid += widths
    return tuple(laid)
