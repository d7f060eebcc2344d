"""A frame of fixed size with a few words in it, such as the place of a photograph."""

from __future__ import annotations

from docgen.layout.model.pages import SetTable, TableCell, TableRow
from docgen.layout.model.rows import Row
from docgen.layout.text.typesetter import Setter


def frame(setter: Setter, row: Row) -> list[SetTable]:
    """The box of a photograph at the left margin, what belongs there written in it."""
    standard, block = setter.standard, row.block
    style = setter.styles[row.part.style]
    width, padding = standard.pt("photo_width"), standard.pt("table_cell_padding")
    texts = [
        set_.text[line.start : line.end].strip()
        for entry in block.entries
        for set_ in (setter.paragraph(block.role, style, entry.text, limit=width - 2 * padding),)
        for line in set_.lines
    ]
    cell = TableCell(tuple(texts), "center")
    return [
        SetTable(
            style=style,
            widths=(width,),
            rows=(TableRow((cell,), standard.pt("photo_height")),),
            x=0.0,
            summary=" ".join(entry.text for entry in block.entries),
            room=setter.cell_room,
            space_before=standard.pt(row.part.space),
            at=block.at,
            role="frame",
        )
    ]
