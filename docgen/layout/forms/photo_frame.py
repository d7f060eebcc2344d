"""A frame of fixed size with a few words in it, such as the place of a photograph."""

from __future__ import annotations

from docgen.layout.forms.tables import parted_rows
from docgen.layout.model.form_rows import BlockRow
from docgen.layout.model.pages import SetTable, TableCell, TableRow
from docgen.layout.text.typesetter import Setter


def frame(setter: Setter, row: BlockRow) -> list[SetTable]:
    """The box of a photograph at the left margin, what belongs there written in it.

    Words that no sheet has the height for go on in boxes under it.
    """
    standard = setter.standard
    style, around = setter.styles[row.part.style], 2 * setter.cell_room.beside
    width = standard.pt("photo_width")
    made = []
    for _, block in row.blocks:
        texts = [
            block.label,
            *(
                text
                for each_entry in block.entries
                for text in (each_entry.number, each_entry.text)
            ),
        ]
        lines = tuple(
            line.strip()
            for text in filter(None, texts)
            for line in setter.lines_of(text, style, width=width - around)
        )
        height = max(standard.pt("photo_height"), len(lines) * style.pitch + setter.cell_room.above)
        whole = TableRow((TableCell(lines, "center"),), height)
        made.append(
            SetTable(
                style=style,
                widths=(width,),
                rows=tuple(parted_rows(setter, [whole], style)),
                x=0.0,
                summary=" ".join(entry.text for entry in block.entries),
                room=setter.cell_room,
                space_before=standard.pt(row.part.space),
                at=block.at,
                role="frame",
            )
        )
    return made
