"""Forms of what is signed: on the signature's axis, in columns, under an opinion, on a copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.diagnostics import Position
from docgen.kinds.parts import further_role
from docgen.layout.forms.post_lines import sensible_lines
from docgen.layout.forms.signature_columns import in_columns
from docgen.layout.model.form_rows import BlockRow
from docgen.layout.model.pages import SetItem
from docgen.layout.model.set_text import Paragraph, ParagraphStyle
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block, Entry

_LINES_OF_A_POST = 3
_ROUND_RANK = 6.0


def on_axis(setter: Setter, row: BlockRow) -> list[SetItem]:
    """Every entry centred on the signature's axis; several blocks one under another or in rows."""
    blocks = [_with_label_said(block) for _, block in row.blocks]
    space = setter.standard.pt(row.part.space)
    columns = in_columns(setter, blocks, row.block.role, further_role(row.block.role))
    if columns:
        return columns
    axis = setter.standard.pt("signature_axis")
    room_over_dots = setter.standard.pt("room_to_sign_line")
    style = setter.styles[row.part.style]
    made: list[SetItem] = []
    for number, block in enumerate(blocks):
        roles = (_role(row, number), row.block.role)
        # A dotted line to sign on needs less room above it than a name alone.
        room = room_over_dots if block.entries[0].level else space
        made += _signature_lines(
            setter, roles, style, block.entries, axis=axis, space=room, at=block.at
        )
    return made


def opinion(setter: Setter, row: BlockRow) -> list[SetItem]:
    """Each superior's opinion or lines to write it on, then where he signs and dates it."""
    space = setter.standard.pt(row.part.space)
    style, heading = setter.styles[row.part.style], setter.styles["section_heading"]
    made: list[SetItem] = []
    blocks = [block for _, block in row.blocks]
    columns = in_columns(setter, blocks, "opinion", "opinion")
    if columns:
        return columns
    for block in blocks:
        if block.label:
            made.append(setter.paragraph("opinion", heading, block.label, space=space, at=block.at))
        said = [entry for entry in block.entries if not entry.level]
        rooms = [0.0 if block.label or index else space for index in range(len(said))]
        made += [_opinion_line(setter, text, room) for text, room in zip(said, rooms, strict=True)]
        signed = [entry for entry in block.entries if entry.level]
        axis, room = setter.standard.pt("signature_axis"), setter.standard.pt("room_to_sign_line")
        roles = ("opinion_signature", "opinion_signature")
        made += _signature_lines(setter, roles, style, signed, axis=axis, space=room, at=block.at)
    return made


def certified_copy(setter: Setter, row: BlockRow) -> list[SetItem]:
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


def at_right(setter: Setter, row: BlockRow) -> list[SetItem]:
    """Lines that start under each other, the longest ending at the right margin."""
    style = setter.styles[row.part.style]
    lines = [
        " ".join(
            filter(None, (row.block.label if not at else "", entry.number, entry.text, entry.aside))
        )
        for at, entry in enumerate(row.block.entries)
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
            at=entry.at,
            spans=entry.spans if lines[index] == entry.text else (),
        )
        for index, entry in enumerate(row.block.entries)
    ]


def _role(row: BlockRow, number: int) -> str:
    """The first paragraph of a further block says that a page may begin with it."""
    return further_role(row.block.role) if number else row.block.role


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
            start, end = _place_of_rank(setter, entry, style, axis)
            add(entry.number, start, end, space - style.pitch, place)
        lines = sensible_lines(setter, entry.text, style, width=2 * half, most=_LINES_OF_A_POST)
        for line in lines:
            add(line, axis - half, axis + half, 0.0 if made else space, place)
    return made


def _place_of_rank(
    setter: Setter, entry: Entry, style: ParagraphStyle, axis: float
) -> tuple[float, float]:
    """Where a rank begins and ends that stands before a name centred on ``axis``."""
    end = axis - setter.width(entry.text, style.text) / 2
    wide = setter.width(entry.number, style.text) + _ROUND_RANK
    start = max(0.0, end - wide)
    return start, start + wide


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
