"""Blocks with a label, numbers or a column aside: each piece at its own place on the line."""

from __future__ import annotations

from dataclasses import replace

from docgen.layout.model.set_text import Paragraph, ParagraphStyle, Piece
from docgen.layout.text.typesetter import Setter
from docgen.light import dataclass
from docgen.model.letter import Block, Entry

_MOST_OF_LINE = 0.6  # a label that takes more of it runs on into its text


def labelled_block(
    setter: Setter, block: Block, style: ParagraphStyle, *, space: float, left: float = 0.0
) -> list[Paragraph]:
    """The block's label at ``left``, then its entries in a column beside it, each after its number.

    A label too long to stand beside anything is the beginning of the text.
    """
    block = _with_short_asides(setter, block, style, left)
    aside = _aside(setter, block, style)
    column, label, entries = left, block.label, block.entries
    if label:
        column += setter.width(label, style.text) + setter.gap("label_gap", style.text)
        if entries and column > left + _MOST_OF_LINE * (aside.limit - left):
            column, label, entries = left, "", _with_label_inside(block)
    paragraphs = []
    for index, entry in enumerate(entries):
        head = _piece(setter, label if index == 0 else "", left, style)
        start = column
        if entry.number:
            head = (*head, *_piece(setter, entry.number, column, style))
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
                spans=entry.spans,
            )
        )
    return _with_asides(setter, paragraphs, block, aside)


def _with_label_inside(block: Block) -> tuple[Entry, ...]:
    """The entries of a block, of which the first begins with the label and its number."""
    first, *others = block.entries
    text = f"{block.label} {_numbered_text(first)}"
    return _shifted_entry(replace(first, text=text, number=""), first), *others


def _piece(setter: Setter, text: str, x: float, style: ParagraphStyle) -> tuple[Piece, ...]:
    return (Piece(text, x, style.text, width=setter.width(text, style.text)),) if text else ()


def _with_short_asides(setter: Setter, block: Block, style: ParagraphStyle, left: float) -> Block:
    """The block; what is said aside is the end of the text where it would leave that no room."""
    widest = max((setter.width(entry.aside, style.text) for entry in block.entries), default=0.0)
    if widest <= (1 - _MOST_OF_LINE) * (setter.measure - left):
        return block
    entries = (
        replace(entry, text=f"{entry.text} {entry.aside}".strip(), aside="")
        for entry in block.entries
    )
    return replace(block, entries=tuple(entries))


def _numbered_text(entry: Entry) -> str:
    return f"{entry.number} {entry.text}" if entry.number else entry.text


def _shifted_entry(entry: Entry, original: Entry) -> Entry:
    """What stands out in a text that has got something before it."""
    more = len(entry.text) - len(original.text)
    spans = (replace(span, start=span.start + more, end=span.end + more) for span in original.spans)
    return replace(entry, spans=tuple(spans))


@dataclass(frozen=True, slots=True)
class _AsideColumn:
    """The column at the end of a block's lines: where it begins, and where the text ends."""

    x: float
    limit: float


def _aside(setter: Setter, block: Block, style: ParagraphStyle) -> _AsideColumn:
    widest = max((setter.width(entry.aside, style.text) for entry in block.entries), default=0.0)
    if not widest:
        return _AsideColumn(setter.measure, setter.measure)
    x = setter.measure - widest
    return _AsideColumn(x, x - setter.gap("column_gap", style.text))


def _with_asides(
    setter: Setter, paragraphs: list[Paragraph], block: Block, aside: _AsideColumn
) -> list[Paragraph]:
    """What is said aside begins at one place, as near to the texts as the longest allows."""
    if not any(entry.aside for entry in block.entries):
        return paragraphs
    furthest = max(line.x + line.width for paragraph in paragraphs for line in paragraph.lines)
    x = min(aside.x, furthest + aside.x - aside.limit)
    return [
        replace(
            paragraph,
            limit=setter.measure,
            tail=_piece(setter, entry.aside, x, paragraph.style),
        )
        for paragraph, entry in zip(paragraphs, block.entries, strict=True)
    ]
