"""Forms of what is signed: on the signature's axis, in columns, under an opinion, on a copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from docgen.diagnostics import Position
from docgen.kinds.parts import further
from docgen.layout.model.pages import Paragraph, ParagraphStyle, SetTable, TableCell, TableRow
from docgen.layout.model.rows import Row
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block, Entry
from docgen.standards import table
from docgen.thai.marking import BOXES, Span
from docgen.thai.words import break_places

Item = Paragraph | SetTable
_LINES_OF_A_POST, _LINES_IN_A_COLUMN = 3, 4
_ROUND_RANK = 6.0
_OF_SHEET = 0.45  # columns higher than this share of the sheet stand under each other
# What a break costs beside the width of the longest line: before a phrase, at a space, elsewhere.
_PHRASE, _SPACE, _ELSEWHERE = -0.3, 0.0, 0.5


def on_axis(setter: Setter, row: Row) -> list[Item]:
    """Every entry centred on the signature's axis; several blocks one under another or in rows."""
    blocks = [_with_label_said(block) for _, block in row.blocks]
    space = setter.standard.pt(row.part.space)
    columns = _in_columns(setter, blocks, row.block.role, further(row.block.role))
    if columns:
        return columns
    axis = setter.standard.pt("signature_axis")
    room_over_dots = setter.standard.pt("room_to_sign_line")
    style = setter.styles[row.part.style]
    made: list[Item] = []
    for number, block in enumerate(blocks):
        roles = (_role(row, number), row.block.role)
        # A dotted line to sign on needs less room above it than a name alone.
        room = room_over_dots if block.entries[0].level else space
        made += _signature_lines(
            setter, roles, style, block.entries, axis=axis, space=room, at=block.at
        )
    return made


def opinion(setter: Setter, row: Row) -> list[Item]:
    """Each superior's opinion or lines to write it on, then where he signs and dates it."""
    space = setter.standard.pt(row.part.space)
    style, heading = setter.styles[row.part.style], setter.styles["section_heading"]
    made: list[Item] = []
    blocks = [block for _, block in row.blocks]
    columns = _in_columns(setter, blocks, "opinion", "opinion")
    if columns:
        return columns
    for block in blocks:
        if block.label:
            made.append(setter.paragraph("opinion", heading, block.label, space=space, at=block.at))
        said = [entry for entry in block.entries if not entry.level]
        rooms = [0.0 if block.label or index else space for index in range(len(said))]
        made += [_opinion_line(setter, one, room) for one, room in zip(said, rooms, strict=True)]
        signed = [entry for entry in block.entries if entry.level]
        axis, room = setter.standard.pt("signature_axis"), setter.standard.pt("room_to_sign_line")
        roles = ("opinion_signature", "opinion_signature")
        made += _signature_lines(setter, roles, style, signed, axis=axis, space=room, at=block.at)
    return made


def certified_copy(setter: Setter, row: Row) -> list[Item]:
    """สำเนาถูกต้อง with who certifies it, at the right below everything else."""
    axis = setter.standard.pt("certified_axis")
    room = setter.standard.pt("room_to_sign_line")
    style = setter.styles[row.part.style]
    first, *signed = row.block.entries
    space = setter.standard.pt(row.part.space)
    roles, at = (row.block.role, "certified_signature"), row.block.at
    said = _signature_lines(setter, roles, style, [first], axis=axis, space=space, at=at)
    roles = (roles[1], roles[1])
    return [*said, *_signature_lines(setter, roles, style, signed, axis=axis, space=room, at=at)]


def at_right(setter: Setter, row: Row) -> list[Item]:
    """Lines that start under each other, the longest ending at the right margin."""
    style = setter.styles[row.part.style]
    lines = [
        " ".join(filter(None, (row.block.label if not at else "", one.number, one.text, one.aside)))
        for at, one in enumerate(row.block.entries)
    ]
    widest = max(setter.width(line, style.text) for line in lines)
    start = max(0.0, setter.measure - widest - _ROUND_RANK)
    return [
        setter.paragraph(
            row.block.role,
            style,
            lines[index],
            first=start,
            hang=start,
            space=setter.standard.pt(row.part.space) if index == 0 else 0.0,
            at=one.at,
            spans=one.spans if lines[index] == one.text else (),
        )
        for index, one in enumerate(row.block.entries)
    ]


def sensible(
    setter: Setter,
    text: str,
    style: ParagraphStyle,
    *,
    width: float,
    most: int,
    spaces_only: bool = False,
) -> list[str]:
    """``text`` in as few lines as it needs, ended where its sense does; as it is, if none fit.

    With ``spaces_only`` no line ends but at a space.
    """
    whole = setter.width(text, style.text)
    if whole <= width or whole > most * width:  # no lines, however ended, hold more
        return [text]
    starts = tuple(table("acting")["line_starts"])
    places = [place for place in break_places(text) if 0 < place < len(text)]
    if spaces_only:
        places = [place for place in places if text[place - 1] == " "]
    for count in range(1, most):
        ways = [
            (_cost(lines, widths, width, starts, text), lines)
            for chosen in combinations(places, count)
            for lines in ([text[a:b].strip() for a, b in pairwise((0, *chosen, len(text)))],)
            for widths in ([setter.width(line, style.text) for line in lines],)
            if max(widths) <= width
        ]
        if ways:
            return min(ways)[1]
    return [text]


def _cost(
    lines: list[str], widths: list[float], width: float, starts: tuple[str, ...], text: str
) -> float:
    cost, end = max(widths) / width, len(lines[0])
    for line in lines[1:]:
        at_space = text[end] == " "
        cost += _PHRASE if line.startswith(starts) else _SPACE if at_space else _ELSEWHERE
        end += len(line) + at_space
    return cost


def _role(row: Row, number: int) -> str:
    """The first paragraph of a further block says that a page may begin with it."""
    return further(row.block.role) if number else row.block.role


def _signature_lines(
    setter: Setter,
    roles: tuple[str, str],
    style: ParagraphStyle,
    entries: Sequence[Entry],
    *,
    axis: float,
    space: float,
    at: Position | None,
) -> list[Paragraph]:
    """Lines centred on ``axis``, room before the first; ``roles`` are of the first and the others.

    A rank stands on the line of the signature, before it.
    """
    half = min(axis, setter.measure - axis)
    made: list[Paragraph] = []

    def add(text: str, left: float, limit: float, room: float, place: Position | None) -> None:
        role = roles[1] if made else roles[0]
        line = setter.paragraph(
            role, style, text, first=left, hang=left, limit=limit, space=room, at=place
        )
        made.append(line if made else replace(line, keeps_room=True))

    for entry in entries:
        place = entry.at or at
        if entry.number:
            end = axis - setter.width(entry.text, style.text) / 2
            start = max(0.0, end - setter.width(entry.number, style.text) - _ROUND_RANK)
            end = start + setter.width(entry.number, style.text) + _ROUND_RANK
            add(entry.number, start, end, space - style.pitch, place)
        for line in sensible(setter, entry.text, style, width=2 * half, most=_LINES_OF_A_POST):
            add(line, axis - half, axis + half, 0.0 if made else space, place)
    return made


def _opinion_line(setter: Setter, entry: Entry, above: float) -> Paragraph:
    """A paragraph of the opinion, or a dotted line to write on."""
    style = setter.styles["body"]
    if not entry.text:
        room = max(above, setter.standard.pt("room_to_write"))
        return setter.paragraph(
            "opinion_text", style, "", space=room, leader_to=setter.measure, at=entry.at
        )
    indent = setter.standard.pt("paragraph_indent")
    return setter.paragraph(
        "opinion_text",
        style,
        entry.text,
        first=indent,
        space=above,
        at=entry.at,
        spans=entry.spans,
    )


def _in_columns(setter: Setter, blocks: Sequence[Block], role: str, of_others: str) -> list[Item]:
    """The blocks beside each other in rows; none where one of these would fill a page."""
    across = blocks[0].beside
    if across == 1:
        return []
    groups = [blocks[start : start + across] for start in range(0, len(blocks), across)]
    made = [
        _beside(setter, of_others if number else role, group, across)
        for number, group in enumerate(groups)
    ]
    most = _OF_SHEET * setter.standard.pt("paper_height")
    return [] if any(one.rows[0].height > most for one in made) else [*made]


def _beside(setter: Setter, role: str, blocks: Sequence[Block], across: int) -> SetTable:
    """Blocks next to each other in columns of one width; fewer than that stand in the middle."""
    style = setter.styles["signature_column"]
    width = setter.measure / across
    room = width - 2 * setter.standard.pt("table_cell_padding")
    columns = [
        [
            line
            for text in _texts_of(block)
            for part in sensible(setter, text, style, width=room, most=_LINES_IN_A_COLUMN)
            for line in setter.lines_of(part, style, width=room)
        ]
        for block in blocks
    ]
    depth = max(map(len, columns))
    cells = tuple(
        TableCell(said, "center", spans=tuple(map(_boxes_in, said)))
        for lines in columns
        for said in ((*lines, *[" "] * (depth - len(lines))),)
    )
    return SetTable(
        style=style,
        widths=(width,) * len(blocks),
        rows=(TableRow(cells, depth * style.pitch),),
        x=(setter.measure - width * len(blocks)) / 2,
        summary=" ".join(_texts_of(block)[0] for block in blocks),
        room=setter.cell_room,
        borders=False,
        space_before=setter.standard.pt("room_to_sign_line"),
        at=blocks[0].at,
        role=role,
        traits=setter.traits(role),
        keeps_room=True,
    )


def _with_label_said(block: Block) -> Block:
    """The block with its label as the beginning of its first line."""
    if not block.label:
        return block
    first, *others = block.entries
    said = f"{block.label} {first.text}".strip()
    spans = tuple(
        replace(span, start=span.start + len(said) - len(first.text),
                end=span.end + len(said) - len(first.text))
        for span in first.spans
    )  # fmt: skip
    return replace(block, label="", entries=(replace(first, text=said, spans=spans), *others))


def _texts_of(block: Block) -> list[str]:
    """What stands in a column: the heading, if any, then the lines."""
    return [*filter(None, (block.label,)), *(entry.text for entry in block.entries)]


def _boxes_in(line: str) -> tuple[Span, ...]:
    """The boxes to tick in a line."""
    places = (at for at, sign in enumerate(line) if sign in BOXES)
    return tuple(Span(at, at + 1, box=BOXES[line[at]]) for at in places)
