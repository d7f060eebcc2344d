"""Signatures and opinions beside each other, in columns of one width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.layout.forms.post_lines import sensible_lines
from docgen.layout.model.pages import SetItem, SetTable, TableCell, TableRow
from docgen.layout.model.set_text import ParagraphStyle
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block
from docgen.thai.marking import BOXES, Span

_LINES_IN_A_COLUMN = 4
_OPINION = "opinion"
_OF_SHEET = 0.45  # columns higher than this share of the sheet stand under each other


def in_columns(setter: Setter, blocks: Sequence[Block], role: str, of_others: str) -> list[SetItem]:
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
    return [] if any(table.rows[0].height > most for table in made) else [*made]


def _beside(setter: Setter, role: str, blocks: Sequence[Block], across: int) -> list[SetTable]:
    """Blocks next to each other in columns of one width; fewer than that stand in the middle.

    Boxes to tick begin under each other: what is said with them stands above what is signed.
    """
    texts = [_texts_of(block) for block in blocks]
    said = [_texts_of(_without_signature(block)) for block in blocks]
    signed = [[entry.text for entry in block.entries if entry.level] for block in blocks]
    ticked = [_begins_with_box(lines) for lines in said]
    if not any(ticked):
        groups = (said, signed) if role == _OPINION else (texts,)
        return [_columns_of(setter, role, blocks, groups, across)]
    aligned = ["left" if has_box else "center" for has_box in ticked]
    upper = _columns_of(setter, role, blocks, (said,), across, aligned)
    if not any(signed):
        return [upper]
    lower = _columns_of(setter, "opinion_signature", blocks, (signed,), across)
    return [upper, replace(lower, space_before=0.0)]


def _columns_of(
    setter: Setter,
    role: str,
    blocks: Sequence[Block],
    groups: Sequence[Sequence[Sequence[str]]],
    across: int,
    aligned: Sequence[str] = (),
) -> SetTable:
    """The texts of the blocks in columns, centred unless they are ``aligned`` otherwise.

    Each group of texts begins on one line in all columns, and so does each text of a group that
    has as many in each.
    """
    style = setter.styles["signature_column"]
    width = setter.measure / across
    columns = _lines_of_columns(setter, style, width, groups, len(blocks))
    cells = tuple(
        TableCell(tuple(lines), align, spans=tuple(map(_boxes_in, lines)))
        for lines, align in zip(columns, aligned or ["center"] * len(columns), strict=True)
    )
    return SetTable(
        style=style,
        widths=(width,) * len(blocks),
        rows=(TableRow(cells, len(columns[0]) * style.pitch),),
        x=(setter.measure - width * len(blocks)) / 2,
        summary=" ".join(column[0] for column in columns if column),
        room=setter.cell_room,
        borders=False,
        space_before=setter.standard.pt("room_to_sign_line"),
        at=blocks[0].at,
        role=role,
        traits=setter.traits(role),
        keeps_room=True,
    )


def _lines_of_columns(
    setter: Setter,
    style: ParagraphStyle,
    width: float,
    groups: Sequence[Sequence[Sequence[str]]],
    count: int,
) -> list[list[str]]:
    """The lines of so many columns of ``width`` points, group under group."""
    room = width - 2 * setter.standard.pt("table_cell_padding")

    def lines_of(text: str) -> list[str]:
        parts = sensible_lines(setter, text, style, width=room, most=_LINES_IN_A_COLUMN)
        return [line for part in parts for line in setter.lines_of(part, style, width=room)]

    columns: list[list[str]] = [[] for _ in range(count)]
    for group in groups:
        level = _level([list(map(lines_of, texts)) for texts in group])
        for column, lines in zip(columns, level, strict=True):
            column += lines
    return columns


def _level(columns: list[list[list[str]]]) -> list[list[str]]:
    """The lines of columns of texts, so many empty ones among them that all end on one line."""
    counts = {len(texts) for texts in columns}
    if len(counts) == 1:
        depths = [max(map(len, texts)) for texts in zip(*columns, strict=True)]
        columns = [
            [_filled_lines(lines, depth) for lines, depth in zip(texts, depths, strict=True)]
            for texts in columns
        ]
    whole = [[line for lines in texts for line in lines] for texts in columns]
    return [_filled_lines(lines, max(map(len, whole))) for lines in whole]


def _filled_lines(lines: list[str], depth: int) -> list[str]:
    return [*lines, *[" "] * (depth - len(lines))]


def _texts_of(block: Block) -> list[str]:
    """What stands in a column: the heading, if any, then the lines."""
    return [*filter(None, (block.label,)), *(entry.text for entry in block.entries)]


def _without_signature(block: Block) -> Block:
    return replace(block, entries=tuple(entry for entry in block.entries if not entry.level))


def _begins_with_box(lines: Sequence[str]) -> bool:
    return any(line[:1] in BOXES for line in lines if line)


def _boxes_in(line: str) -> tuple[Span, ...]:
    """The boxes to tick in a line."""
    places = (at for at, sign in enumerate(line) if sign in BOXES)
    return tuple(Span(at, at + 1, box=BOXES[line[at]]) for at in places)
