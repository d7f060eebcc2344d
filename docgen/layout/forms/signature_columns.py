"""Signatures and opinions beside each other, in columns of one width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.layout.forms.post_lines import sensible
from docgen.layout.model.pages import Paragraph, SetTable, TableCell, TableRow
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block
from docgen.thai.marking import BOXES, Span

Item = Paragraph | SetTable
_LINES_IN_A_COLUMN = 4
_OF_SHEET = 0.45  # columns higher than this share of the sheet stand under each other


def in_columns(setter: Setter, blocks: Sequence[Block], role: str, of_others: str) -> list[Item]:
    """The blocks beside each other in rows; none where one of these would fill a page."""
    across = blocks[0].beside
    if across == 1:
        return []
    groups = [blocks[start : start + across] for start in range(0, len(blocks), across)]
    made = [
        table
        for number, group in enumerate(groups)
        for table in _beside(setter, of_others if number else role, group, across)
    ]
    most = _OF_SHEET * setter.standard.pt("paper_height")
    return [] if any(one.rows[0].height > most for one in made) else [*made]


def _beside(setter: Setter, role: str, blocks: Sequence[Block], across: int) -> list[SetTable]:
    """Blocks next to each other in columns of one width; fewer than that stand in the middle.

    Boxes to tick begin under each other: what is said with them stands above what is signed.
    """
    texts = [_texts_of(block) for block in blocks]
    said = [_texts_of(_without_signature(block)) for block in blocks]
    ticked = [_begins_with_box(lines) for lines in said]
    if not any(ticked):
        return [_columns_of(setter, role, blocks, texts, across)]
    aligned = ["left" if one else "center" for one in ticked]
    upper = _columns_of(setter, role, blocks, said, across, aligned)
    signed = [whole[len(first) :] for whole, first in zip(texts, said, strict=True)]
    if not any(signed):
        return [upper]
    lower = _columns_of(setter, "opinion_signature", blocks, signed, across)
    return [upper, replace(lower, space_before=0.0)]


def _columns_of(
    setter: Setter,
    role: str,
    blocks: Sequence[Block],
    texts: Sequence[Sequence[str]],
    across: int,
    aligned: Sequence[str] = (),
) -> SetTable:
    """The texts of the blocks in columns, centred unless they are ``aligned`` otherwise."""
    style = setter.styles["signature_column"]
    width = setter.measure / across
    room = width - 2 * setter.standard.pt("table_cell_padding")
    columns = [
        [
            line
            for text in column
            for part in sensible(setter, text, style, width=room, most=_LINES_IN_A_COLUMN)
            for line in setter.lines_of(part, style, width=room)
        ]
        for column in texts
    ]
    depth = max(map(len, columns))
    cells = tuple(
        TableCell(said, align, spans=tuple(map(_boxes_in, said)))
        for lines, align in zip(columns, aligned or ["center"] * len(columns), strict=True)
        for said in ((*lines, *[" "] * (depth - len(lines))),)
    )
    return SetTable(
        style=style,
        widths=(width,) * len(blocks),
        rows=(TableRow(cells, depth * style.pitch),),
        x=(setter.measure - width * len(blocks)) / 2,
        summary=" ".join(column[0] for column in texts if column),
        room=setter.cell_room,
        borders=False,
        space_before=setter.standard.pt("room_to_sign_line"),
        at=blocks[0].at,
        role=role,
        traits=setter.traits(role),
        keeps_room=True,
    )


def _texts_of(block: Block) -> list[str]:
    """What stands in a column: the heading, if any, then the lines."""
    return [*filter(None, (block.label,)), *(entry.text for entry in block.entries)]


def _without_signature(block: Block) -> Block:
    return replace(block, entries=tuple(one for one in block.entries if not one.level))


def _begins_with_box(lines: Sequence[str]) -> bool:
    return any(line[:1] in BOXES for line in lines if line)


def _boxes_in(line: str) -> tuple[Span, ...]:
    """The boxes to tick in a line."""
    places = (at for at, sign in enumerate(line) if sign in BOXES)
    return tuple(Span(at, at + 1, box=BOXES[line[at]]) for at in places)
