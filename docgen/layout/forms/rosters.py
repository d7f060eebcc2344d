"""A list of people in columns without lines, each long text hanging in its own column."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.forms.column_widths import shared_widths, word_width
from docgen.layout.forms.tables import height_of_row, parted_rows, set_cell
from docgen.layout.model.pages import SetTable, TableRow
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Cell, Table

_STEP = 0.5  # points; how finely the widest columns give way
_MOST_FOR_NAMES = 0.4  # of the room: beyond it even a name without a space is broken
_LONGEST_NAME = 24  # letters; what is longer is a post or an office, whose words may part


def set_roster(setter: Setter, table: Table) -> SetTable:
    """From where items begin; a column is as wide as its longest text where there is room."""
    style = setter.styles["roster"]
    indent = setter.standard.pt("item_indent_1") - setter.standard.pt("table_cell_padding")
    widths = _widths(setter, table, setter.measure - indent)
    terms = tuple(sorted(_whole_words(setter, table, widths[_name(table)])))

    def set_row(row: Sequence[Cell]) -> TableRow:
        cells = tuple(
            set_cell(setter, cell, width, "left", style, heading=False, terms=terms)
            for cell, width in zip(row, widths, strict=True)
        )
        return TableRow(cells, height_of_row(setter, cells, style))

    return SetTable(
        style=style,
        widths=widths,
        rows=tuple(parted_rows(setter, map(set_row, table.rows), style)),
        x=indent,
        summary=table.summary,
        room=setter.cell_room,
        borders=False,
        at=table.at,
        role=table.role,
        traits=setter.traits(table.role),
        upright="top",
    )


def _name(table: Table) -> int:
    """The column of names: the one after the numbers, which end in a full stop."""
    first = table.rows[0][0].text
    return 1 if len(table.columns) > 1 and first.endswith(".") else 0


def _whole_words(setter: Setter, table: Table, room: float) -> set[str]:
    """What stands between the spaces of the names and is not parted: what ``room`` holds."""
    words = {word for row in table.rows for word in row[_name(table)].text.split()}
    return {word for word in words if len(word) <= _LONGEST_NAME and _width(setter, word) <= room}


def _widths(setter: Setter, table: Table, room: float) -> tuple[float, ...]:
    """Natural widths; where they do not fit, the widest give way down to their longest word."""
    columns = list(zip(*table.rows, strict=True))
    style = setter.styles["roster"].text
    wanted = [max(_width(setter, cell.text) for cell in column) for column in columns]
    least = [max(word_width(setter, cell, style) for cell in column) for column in columns]
    names = [_width(setter, word) for word in _whole_words(setter, table, room * _MOST_FOR_NAMES)]
    least[_name(table)] = max(names, default=least[_name(table)])
    most = max(wanted)
    while sum(wanted) > room and most > 0:
        most -= _STEP
        wanted = [
            max(min(width, most), min(width, narrow))
            for width, narrow in zip(wanted, least, strict=True)
        ]
    # A word wider than there is room for is cut, as in any table.
    return shared_widths(wanted, room) if sum(wanted) > room else tuple(wanted)


def _width(setter: Setter, text: str) -> float:
    padding = 2 * setter.standard.pt("table_cell_padding")
    return setter.width(text, setter.styles["roster"].text) + padding
