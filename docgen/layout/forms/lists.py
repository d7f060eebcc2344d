"""Forms of lists: names beside posts, and lines to fill in by hand."""

from __future__ import annotations

from docgen.layout.model.form_rows import BlockRow
from docgen.layout.model.set_text import Paragraph, ParagraphStyle, Piece
from docgen.layout.text.typesetter import Setter


def columns(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """A heading, then numbered entries of columns, each beginning at the same place in all rows."""
    style = setter.styles[row.part.style]
    numbered = setter.gap("number_gap", style.text)
    number = max(setter.width(entry.number, style.text) for entry in row.block.entries)
    start = number + numbered if number else 0.0
    rows = [entry.text.split("\t") for entry in row.block.entries]
    places = _places(setter, rows, start, style)
    space = setter.standard.pt(row.part.space)
    label = setter.styles["section_heading"]
    made = [setter.paragraph(row.block.role, label, row.block.label, space=space, at=row.block.at)]
    for entry, texts in zip(row.block.entries, rows, strict=True):
        head: tuple[Piece, ...] = (Piece(entry.number, 0.0, style.text),) if entry.number else ()
        *before, text = _in_columns(texts, len(places))
        left = places[0]
        for name, place in zip(before, places, strict=False):
            head = (*head, Piece(name, max(place, left), style.text))
            left = max(place, left) + setter.width(name, style.text) + numbered
        left = max(left, places[len(before)])
        if left > setter.measure - setter.standard.pt("last_column") and before:
            head, left, text = head[: bool(entry.number)], places[0], " ".join(texts)
        made.append(
            setter.paragraph(
                row.block.role, style, text, first=left, hang=left, head=head, at=entry.at
            )
        )
    return made if row.block.label else made[1:]


def _places(
    setter: Setter, rows: list[list[str]], start: float, style: ParagraphStyle
) -> list[float]:
    """Where each column begins; where there is no room for all, the last ones are one text."""
    gap = setter.gap("column_gap", style.text)
    room = setter.standard.pt("last_column")
    places = [start]
    for column in range(max(map(len, rows)) - 1):
        widest = max(setter.width(row[column], style.text) for row in rows if row[column + 1 :])
        place = places[-1] + widest + gap
        if column and place > setter.measure - room:
            break
        places.append(place if column else min(place, setter.measure / 2))
    return places


def _in_columns(texts: list[str], count: int) -> list[str]:
    """The texts of a row for so many columns."""
    return [*texts[: count - 1], " ".join(texts[count - 1 :])] if len(texts) >= count else texts


def fill(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """Every entry a label with dots to the end of its line, to be filled in by hand."""
    style = setter.styles[row.part.style]
    space = setter.standard.pt(row.part.space)
    return [
        setter.paragraph(
            block.role,
            style,
            " ".join(filter(None, (block.label if index == 0 else "", entry.number, entry.text))),
            leader_to=setter.measure,
            space=space,
            at=entry.at,
        )
        for _, block in row.blocks
        for index, entry in enumerate(block.entries)
    ]
