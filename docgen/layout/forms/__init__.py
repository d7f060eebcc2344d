"""The forms a part can take on the page: each turns a Block into paragraphs.

A kind names a form for each of its parts; a new kind is a new list of these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from docgen.layout.forms.body import body, english_body
from docgen.layout.forms.lists import columns, fill
from docgen.layout.forms.photo_frame import frame
from docgen.layout.forms.qr_captions import reply
from docgen.layout.forms.signatures import at_right, certified, on_axis, opinion
from docgen.layout.model.pages import Paragraph, ParagraphStyle, Piece, SetTable
from docgen.layout.model.rows import Emblem, Row
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block, Entry

__all__ = ["FORMS", "Emblem", "Row", "labelled"]


def line(setter: Setter, row: Row) -> list[Paragraph]:
    """Every entry a paragraph from the left margin."""
    return _entries(setter, row, left=0.0)


def at_axis(setter: Setter, row: Row) -> list[Paragraph]:
    """Every entry starts at the letter's centre line."""
    return _entries(setter, row, left=setter.standard.pt("axis"))


def centred(setter: Setter, row: Row) -> list[Paragraph]:
    """Lines across the text area; an urgency mark may stand beside the emblem before the first."""
    part, block = row.blocks[-1]
    beside = row.of_form("beside_emblem")
    text = block.entries[0].text
    if beside is None:
        return _entries(setter, row, left=0.0)
    mark_style = setter.styles[row.part.style].text
    style = setter.styles[f"{part.style}_beside"]
    x = row.emblem.right + setter.standard.pt("urgency_beside_emblem")
    mark = Piece(beside.entries[0].text, x, mark_style)
    centre = (setter.measure - setter.width(text, style.text)) / 2
    start = max(centre, x + setter.width(mark.text, mark_style) + setter.width(" ", style.text))
    return [setter.paragraph(block.role, style, text, first=start, hang=start, head=(mark,))]


def hanging(setter: Setter, row: Row) -> list[Paragraph]:
    """A label, then its content in a column of its own; several entries are numbered."""
    space = setter.standard.pt(row.part.space)
    return labelled(setter, row.block, setter.styles[row.part.style], space=space)


def head_row(setter: Setter, row: Row) -> list[Paragraph]:
    """The reference number at the left and the issuing agency's lines at the right."""
    style = setter.styles[row.part.style]
    left, right = row.of_form("row_left"), row.of_form("row_right")
    number = f"{left.label} {left.entries[0].text}" if left else ""
    lines = right.entries if right else (Entry(""),)
    clear = setter.standard.pt("agency_block_clear")
    widest = max(setter.width(entry.text, style.text) for entry in lines)
    nearest = max(setter.width(number, style.text), row.emblem.right) + clear
    x = max(nearest, min(setter.standard.pt("agency_block"), setter.measure - widest))
    return [
        setter.paragraph(
            "issuing_agency",
            style,
            entry.text,
            first=x,
            hang=x,
            head=(Piece(number, 0.0, style.text),) if index == 0 and number else (),
            at=entry.at or row.block.at,
        )
        for index, entry in enumerate(lines)
    ]


def leader(setter: Setter, row: Row) -> list[Paragraph]:
    """A bold label, its content, and dots to the end of the line."""
    style, label = setter.styles[row.part.style], setter.styles.label(row.part.style)
    start = setter.width(row.block.label, label) + setter.gap("label_gap", style.text)
    return [
        setter.paragraph(
            row.block.role,
            style,
            " ".join(entry.text for entry in row.block.entries),
            first=start,
            hang=start,
            head=(Piece(row.block.label, 0.0, label),),
            leader_to=setter.measure,
            at=row.block.at,
        )
    ]


def leader_row(setter: Setter, row: Row) -> list[Paragraph]:
    """Two labelled contents on one dotted line."""
    style, label = setter.styles[row.part.style], setter.styles.label(row.part.style)
    gap = setter.gap("label_gap", style.text)
    left, right = row.of_form("leader_left"), row.of_form("leader_right")
    middle = setter.standard.pt("memorandum_date")
    head: tuple[Piece, ...] = ()
    if left:
        start = setter.width(left.label, label) + gap
        text = left.entries[0].text
        width = setter.width(text, style.text)
        number = Piece(text, start, style.text, leader_to=middle - gap, width=width)
        head = (Piece(left.label, 0.0, label), number)
    text, start = "", middle
    if right:
        head = (*head, Piece(right.label, middle, label))
        text, start = right.entries[0].text, middle + setter.width(right.label, label) + gap
        start, text = start + _room(setter, text, style), text.lstrip()
    return [
        setter.paragraph(
            "reference_number",
            style,
            text,
            first=start,
            hang=start,
            head=head,
            leader_to=setter.measure,
            at=row.block.at,
        )
    ]


def entry(setter: Setter, row: Row) -> list[Paragraph]:
    """Every entry starts where a paragraph is indented, its other lines below the first word."""
    return _entries(setter, row, left=setter.standard.pt("entry_indent"))


FORMS: dict[str, Callable[[Setter, Row], Sequence[Paragraph | SetTable]]] = {
    "line": line,
    "at_axis": at_axis,
    "on_axis": on_axis,
    "centred": centred,
    "beside_emblem": centred,
    "hanging": hanging,
    "row_left": head_row,
    "row_right": head_row,
    "leader": leader,
    "leader_left": leader_row,
    "leader_right": leader_row,
    "body": body,
    "english_body": english_body,
    "columns": columns,
    "fill": fill,
    "entry": entry,
    "opinion": opinion,
    "certified": certified,
    "at_right": at_right,
    "reply": reply,
    "frame": frame,
}


def _room(setter: Setter, text: str, style: ParagraphStyle) -> float:
    """Spaces before a text are room to write in."""
    return setter.width(text[: len(text) - len(text.lstrip())], style.text)


def _entries(setter: Setter, row: Row, *, left: float) -> list[Paragraph]:
    style = setter.styles[row.part.style]
    alike = [block for _, block in row.blocks if block.role == row.block.role]
    return [
        setter.paragraph(
            block.role,
            style,
            entry.text.lstrip(),
            first=left + _room(setter, entry.text, style),
            hang=left,
            space=setter.standard.pt(row.part.space) if index == 0 else 0.0,
            at=entry.at or block.at,
        )
        for block in alike
        for index, entry in enumerate(block.entries)
    ]


def labelled(
    setter: Setter, block: Block, style: ParagraphStyle, *, space: float
) -> list[Paragraph]:
    """The block's label, then its entries in a column beside it, each after its number if any."""
    column = 0.0
    aside = _aside(setter, block, style)
    if block.label:
        column = setter.width(block.label, style.text) + setter.gap("label_gap", style.text)
    paragraphs = []
    for index, entry in enumerate(block.entries):
        head = (Piece(block.label, 0.0, style.text),) if block.label and index == 0 else ()
        start = column
        if entry.number:
            head = (*head, Piece(entry.number, column, style.text))
            start += setter.width(entry.number, style.text) + setter.gap("number_gap", style.text)
        paragraphs.append(
            setter.paragraph(
                block.role,
                style,
                entry.text,
                first=start,
                hang=start,
                limit=aside.limit,
                space=space if index == 0 else 0.0,
                head=head,
                at=entry.at or block.at,
            )
        )
    return _with_asides(setter, paragraphs, block, aside)


class _Aside(NamedTuple):
    """The column at the end of a block's lines: where it begins, and where the text ends."""

    x: float
    limit: float


def _aside(setter: Setter, block: Block, style: ParagraphStyle) -> _Aside:
    widest = max(setter.width(entry.aside, style.text) for entry in block.entries)
    if not widest:
        return _Aside(setter.measure, setter.measure)
    x = setter.measure - widest
    return _Aside(x, x - setter.gap("column_gap", style.text))


def _with_asides(
    setter: Setter, paragraphs: list[Paragraph], block: Block, aside: _Aside
) -> list[Paragraph]:
    """What is said aside begins at one place, as near to the texts as the longest allows."""
    if not any(entry.aside for entry in block.entries):
        return paragraphs
    furthest = max(line.x + line.width for one in paragraphs for line in one.lines)
    x = min(aside.x, furthest + aside.x - aside.limit)
    return [
        replace(
            one,
            limit=setter.measure,
            tail=(Piece(entry.aside, x, one.style.text),) if entry.aside else (),
        )
        for one, entry in zip(paragraphs, block.entries, strict=True)
    ]
