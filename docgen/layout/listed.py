"""Forms of lists: names beside posts, and lines to fill in by hand."""

from __future__ import annotations

from docgen.layout.pages import Paragraph, Piece
from docgen.layout.rows import Row
from docgen.layout.setter import Setter


def columns(setter: Setter, row: Row) -> list[Paragraph]:
    """A heading, then numbered entries of columns: the first beside the text of the others."""
    style = setter.styles[row.part.style]
    gap = setter.gap("column_gap", style.text)
    numbered = setter.gap("number_gap", style.text)
    number = max(setter.width(one.number, style.text) for one in row.block.entries)
    start = number + numbered if number else 0.0
    names = [one.text.split("\t") for one in row.block.entries]
    widest = max(setter.width(name[0], style.text) for name in names if name[1:] or name[:1])
    column = min(start + widest + gap, setter.measure / 2)
    space = setter.standard.pt(row.part.space)
    label = setter.styles["section_heading"]
    made = [setter.paragraph(row.block.role, label, row.block.label, space=space)]
    for one, (name, *others) in zip(row.block.entries, names, strict=True):
        head = (Piece(one.number, 0.0, style.text),) if one.number else ()
        text, left = name, start
        if others:
            head = (*head, Piece(name, start, style.text))
            text = " ".join(others)
            left = max(column, start + setter.width(name, style.text) + numbered)
        made.append(setter.paragraph(row.block.role, style, text, first=left, hang=left, head=head))
    return made if row.block.label else made[1:]


def fill(setter: Setter, row: Row) -> list[Paragraph]:
    """Every entry a label with dots to the end of its line, to be filled in by hand."""
    style = setter.styles[row.part.style]
    space = setter.standard.pt(row.part.space)
    return [
        setter.paragraph(
            row.block.role, style, one.text, leader_to=setter.measure, space=space, at=one.at
        )
        for one in row.block.entries
    ]
