"""QR codes with their captions at the foot of a letter, beside the signature where that is free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from docgen.kinds.parts import BESIDE_CODES
from docgen.layout.model.pages import Figure, Page, Paragraph, Picture, Piece, SetTable
from docgen.layout.model.rows import Row
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Entry
from docgen.standards import table


class _Cell(NamedTuple):
    """A code over its caption: where both begin, and how wide they are."""

    entry: Entry
    x: float
    width: float
    caption: float


def reply(setter: Setter, row: Row) -> list[Paragraph]:
    """Captions of codes side by side, each code above its own; then addresses, a line each."""
    style = setter.styles[row.part.style]
    entries = row.block.entries
    made = [_captions(setter, row, cells) for cells in _rows(setter, row, entries)]
    for one in entries:
        if not one.code:
            made.append(setter.paragraph(row.block.role, style, one.text, at=one.at))
    space = setter.standard.pt(row.part.space)
    return [
        replace(one, space_before=one.space_before + (space if index == 0 else 0.0))
        for index, one in enumerate(made)
    ]


def beside_signature(
    paragraphs: Sequence[Paragraph | SetTable],
    above: Sequence[Paragraph | SetTable],
    setter: Setter,
) -> list[Paragraph | SetTable]:
    """The first codes raised to the left of the signature, where nothing stands in their way."""
    first, *others = paragraphs
    if not isinstance(first, Paragraph) or not first.figures:
        return list(paragraphs)
    gap = setter.standard.pt("code_gap")
    clear = max(one.x + one.size for one in first.figures) + setter.standard.pt("code_clear")
    height = max(one.size for one in first.figures)
    for item in reversed(above):
        if height <= 0:
            return [replace(first, space_before=gap), *others]
        if not isinstance(item, Paragraph) or BESIDE_CODES not in item.traits:
            break
        if _left_edge(item) < clear:
            break
        height -= item.space_before + sum(map(item.height_of, range(len(item.lines))))
    return list(paragraphs)


def _left_edge(item: Paragraph) -> float:
    """Where the ink of a paragraph begins, from the left margin."""
    is_centred = item.style.align == "center"
    edges = [
        one.x + (one.limit - one.x - one.width) / 2 if is_centred else one.x for one in item.lines
    ]
    return min((*edges, *(one.x for one in item.head)))


def drawn(page: Page, section_left: float, gap: float) -> Page:
    """The page with the codes of its paragraphs as pictures."""
    pictures = tuple(
        _picture(figure, section_left, placed.y - gap)
        for placed in page.placed
        if isinstance(placed.item, Paragraph) and placed.first_line == 0
        for figure in placed.item.figures
    )
    return replace(page, pictures=(*page.pictures, *pictures)) if pictures else page


def has_figures(page: Page) -> bool:
    """Whether any paragraph of the page has a code above it."""
    return any(isinstance(one.item, Paragraph) and one.item.figures for one in page.placed)


def _picture(figure: Figure, left: float, foot: float) -> Picture:
    name = f"qr-{sha256(figure.code.encode('utf-8')).hexdigest()[:16]}"
    return Picture(
        name=name,
        left=left + figure.x,
        y=foot - figure.size,
        width=figure.size,
        height=figure.size,
        description=figure.description,
        code=figure.code,
    )


def _rows(setter: Setter, row: Row, entries: Sequence[Entry]) -> Iterator[list[_Cell]]:
    """The codes in rows as wide as the text area."""
    style = setter.styles[row.part.style].text
    size, gap = setter.standard.pt("code_size"), setter.gap("column_gap", style)
    cells: list[_Cell] = []
    x = 0.0
    for entry in entries:
        if not entry.code:
            continue
        caption = setter.width(entry.text, style)
        width = min(max(size, caption), setter.measure)
        if cells and x + width > setter.measure:
            yield cells
            cells, x = [], 0.0
        cells.append(_Cell(entry, x, width, min(caption, width)))
        x += width + gap
    if cells:
        yield cells


def _captions(setter: Setter, row: Row, cells: list[_Cell]) -> Paragraph:
    style = setter.styles[row.part.style]
    size = setter.standard.pt("code_size")
    *before, last = cells
    starts = [one.x + (one.width - one.caption) / 2 for one in cells]
    head = tuple(
        Piece(one.entry.text, x, style.text) for one, x in zip(before, starts, strict=False)
    )
    figures = tuple(
        Figure(one.entry.code, one.x + (one.width - size) / 2, size, _described(one.entry))
        for one in cells
    )
    paragraph = setter.paragraph(
        row.block.role,
        style,
        last.entry.text,
        first=starts[-1],
        hang=starts[-1],
        space=size + setter.standard.pt("code_gap"),
        head=head,
        at=last.entry.at,
    )
    return replace(paragraph, figures=figures)


def _described(entry: Entry) -> str:
    wording: str = table("fixed_words")["code_described"]
    return wording.format(caption=entry.text, address=entry.code)
