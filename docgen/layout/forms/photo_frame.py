"""A frame of fixed size with a few words in it, such as the place of a photograph."""

from __future__ import annotations

from docgen.layout.forms.tables import parted_rows
from docgen.layout.model.form_rows import BlockRow
from docgen.layout.model.pages import SetTable, TableCell, TableRow
from docgen.layout.model.set_text import ParagraphStyle
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block


def frame(setter: Setter, row: BlockRow) -> list[SetTable]:
    """The box of a photograph at the left margin, what belongs there written in it.

    Words that no sheet has the height for go on in boxes under it.
    """
    style, standard = setter.styles[row.part.style], setter.standard
    width = standard.pt("photo_width")
    made = []
    for _, block in row.blocks:
        lines = _lines_in(block, style, setter, width - 2 * setter.cell_room.beside)
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


def _lines_in(block: Block, style: ParagraphStyle, setter: Setter, width: float) -> tuple[str, ...]:
    """Everything that the block says, in lines of ``width`` points."""
    texts = [block.label]
    for entry in block.entries:
        texts += [entry.number, entry.text]
    return tuple(
        line.strip()
        for text in filter(None, texts)
        for line in setter.lines_of(text, style, width=width)
    )
