"""Drawn figures of an annex, as tables of tinted cells: the bar of counts and the map of tiles."""

from __future__ import annotations

from docgen.layout.model.pages import SetTable, TableCell, TableRow
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Cell, Table

_TINT = 0.85


def light_tint(colour: str) -> str:
    """A light ground for text in the dark ``colour``, both ``rrggbb``."""
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * _TINT):02X}" for part in parts)


def set_bar(setter: Setter, table: Table) -> SetTable:
    """One row over the whole text width; a cell is never narrower than what stands in it."""
    least = setter.standard.pt("bar_least")
    widths = [max(least, share * setter.measure) for share in table.shares]
    room = sum(width - least for width in widths) or 1.0
    over = sum(widths) - setter.measure
    fitted = tuple(width - over * (width - least) / room for width in widths)
    cells = tuple(_cell(cell) for cell in table.rows[0])
    row = TableRow(cells, setter.standard.pt("bar_height"))
    return _figure(setter, table, fitted, (row,), 0.0)


def set_tiles(setter: Setter, table: Table) -> SetTable:
    """The map in the middle of the page, every tile of one size."""
    width, height = setter.standard.pt("tile_width"), setter.standard.pt("tile_height")
    widths = (width,) * len(table.columns)
    rows = tuple(TableRow(tuple(_cell(cell) for cell in row), height) for row in table.rows)
    return _figure(setter, table, widths, rows, (setter.measure - sum(widths)) / 2)


def _figure(
    setter: Setter, table: Table, widths: tuple[float, ...], rows: tuple[TableRow, ...], x: float
) -> SetTable:
    return SetTable(
        style=setter.styles["table"],
        widths=widths,
        rows=rows,
        x=x,
        summary=table.summary,
        room=setter.cell_room,
        borders=False,
        space_before=setter.standard.pt("table_space"),
        at=table.at,
    )


def _cell(cell: Cell) -> TableCell:
    fill = light_tint(cell.colour) if cell.colour else ""
    framed = bool(cell.text or cell.mark)
    return TableCell((cell.text,), "center", cell.mark, cell.colour, fill=fill, framed=framed)
