"""How wide the columns of a table are: as wide as their words ask, and no wider than the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from docgen.layout.model.set_text import TextStyle
from docgen.layout.text.line_filling import DrawnText
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Cell, Table
from docgen.thai.words import line_break_places

OF_BODY = ("body_table",)


def style_of(table: Table) -> str:
    """The named style of a table's text: that of its role, where there is one."""
    if not table.ruled:
        return "entry"
    return table.role if table.role in OF_BODY else "table"


def headings_of(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows of headings that say anything: a table may have none."""
    heads = table.heads or (tuple(Cell(column.heading) for column in table.columns),)
    return tuple(row for row in heads if any(cell.text for cell in row))


def column_widths(setter: Setter, table: Table, block_width: float) -> tuple[float, ...]:
    """Each column as wide as its widest cell; what is left goes to all but the first.

    Where that is too wide, columns give way down to their longest word, those with most to give
    the most.
    """
    wanted = _all_wanted(setter, table, _cell_width)
    spare = block_width - sum(wanted)
    if spare >= 0:
        growing = sum(wanted[1:]) or 1.0
        if len(wanted) == 1:
            return (block_width,)
        return (wanted[0], *(width + spare * width / growing for width in wanted[1:]))
    least = _all_wanted(setter, table, word_width)
    room = block_width - sum(least)
    if room < 0:
        return shared_widths(least, block_width)
    slack = sum(wanted) - sum(least) or 1.0
    return tuple(
        narrow + room * (width - narrow) / slack
        for narrow, width in zip(least, wanted, strict=True)
    )


def shared_widths(wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """Less room than all want: what wants little has it, and the others share the rest evenly."""
    most, left = 0.0, room
    for number, width in enumerate(sorted(wanted)):
        most = left / (len(wanted) - number)
        if width > most:
            break
        left -= width
    return tuple(min(width, most) for width in wanted)


OfCell = Callable[[Setter, Cell, TextStyle], float]


def _all_wanted(setter: Setter, table: Table, of_cell: OfCell) -> list[float]:
    """What each column wants; those below a wider heading want their share of it."""
    wanted = [_wanted_width(setter, table, index, of_cell) for index in range(len(table.columns))]
    bold = replace(setter.styles[style_of(table)].text, bold=True)
    for row in table.heads:
        for index, cell in enumerate(row):
            own = slice(index, index + cell.across)
            width = of_cell(setter, cell, bold)
            if cell.across > 1 and width > sum(wanted[own]):
                scale = width / sum(wanted[own])
                wanted[own] = [each_width * scale for each_width in wanted[own]]
    return wanted


def _wanted_width(setter: Setter, table: Table, index: int, of_cell: OfCell) -> float:
    """The widest of a column's headings and cells, each distinct text measured once."""
    style = setter.styles[style_of(table)].text
    bold = replace(style, bold=True)
    body = len(table.rows) - table.totals
    cells = {row[index] for row in table.rows[:body]}
    totals = {row[index] for row in table.rows[body:] if row[index].across == 1}
    heads = {row[index] for row in headings_of(table) if row[index].across == 1}
    return max(
        *(of_cell(setter, cell, bold) for cell in heads),
        *(of_cell(setter, cell, style) for cell in cells),
        *(of_cell(setter, cell, bold) for cell in totals),
        0.0,
    )


def word_width(setter: Setter, cell: Cell, style: TextStyle) -> float:
    """The cell with its text broken wherever it may be."""
    places = sorted({0, *line_break_places(cell.text), len(cell.text)})
    ink = DrawnText(cell.text, setter.ruler, style, cell.spans)
    widest = max((ink.ink_width(start, end) for start, end in pairwise(places)), default=0.0)
    return widest + mark_width(setter, cell.mark) + padding(setter)


def _cell_width(setter: Setter, cell: Cell, style: TextStyle) -> float:
    width = DrawnText(cell.text, setter.ruler, style, cell.spans).width(0, len(cell.text))
    return width + mark_width(setter, cell.mark) + padding(setter)


def padding(setter: Setter) -> float:
    """The room beside the text of a cell, both sides together, in points."""
    return 2 * setter.standard.pt("table_cell_padding")


def mark_width(setter: Setter, mark: str) -> float:
    """Marks are drawn square, with a space after."""
    if not mark:
        return 0.0
    return setter.standard.pt("mark_height") + setter.width(" ", setter.styles["table"].text)
