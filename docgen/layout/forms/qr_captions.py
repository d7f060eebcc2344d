"""QR codes with their captions at the foot of a letter, beside the signature where that is free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from docgen.kinds.parts import BESIDE_CODES
from docgen.layout.model.form_rows import BlockRow
from docgen.layout.model.pages import Page, Picture, SetItem
from docgen.layout.model.set_text import Figure, Paragraph, ParagraphStyle, Piece
from docgen.layout.text.typesetter import Setter
from docgen.light import dataclass
from docgen.model.letter import Entry
from docgen.standards import table


@dataclass(frozen=True, slots=True)
class _CaptionedCode:
    """A code over its caption: where both begin, and how wide they are."""

    entry: Entry
    x: float
    width: float
    lines: tuple[str, ...]

    @property
    def centre(self) -> float:
        """The middle of the code and of every line of its caption."""
        return self.x + self.width / 2


def reply(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """Captions of codes side by side, each code above its own; then addresses, a line each."""
    style = setter.styles[row.part.style]
    entries = row.block.entries
    made = [
        caption
        for cells in _rows(setter, row, entries)
        for caption in _captions(setter, row, cells)
    ]
    for entry in entries:
        if not entry.code:
            made.append(setter.paragraph(row.block.role, style, entry.text, at=entry.at))
    space = setter.standard.pt(row.part.space)
    return [
        replace(caption, space_before=caption.space_before + (space if index == 0 else 0.0))
        for index, caption in enumerate(made)
    ]


def beside_signature(
    paragraphs: Sequence[SetItem],
    above: Sequence[SetItem],
    setter: Setter,
) -> list[SetItem]:
    """The first codes raised to the left of the signature, where nothing stands in their way."""
    first, *others = paragraphs
    if not isinstance(first, Paragraph) or not first.figures:
        return list(paragraphs)
    gap = setter.standard.pt("code_gap")
    clear = max(figure.x + figure.size for figure in first.figures) + setter.standard.pt(
        "code_clear"
    )
    height = max(figure.size for figure in first.figures)
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
        line.x + (line.limit - line.x - line.width) / 2 if is_centred else line.x
        for line in item.lines
    ]
    return min((*edges, *(piece.x for piece in item.head)))


def page_with_codes(page: Page, section_left: float, gap: float) -> Page:
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
    return any(isinstance(placed.item, Paragraph) and placed.item.figures for placed in page.placed)


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


def _rows(
    setter: Setter, row: BlockRow, entries: Sequence[Entry]
) -> Iterator[list[_CaptionedCode]]:
    """The codes in rows as wide as the text area."""
    style = setter.styles[row.part.style]
    size, gap = setter.standard.pt("code_size"), setter.gap("column_gap", style.text)
    widest = setter.standard.pt("code_caption_widest")
    cells: list[_CaptionedCode] = []
    x = 0.0
    for entry in entries:
        if not entry.code:
            continue
        lines = tuple(setter.lines_of(entry.text, style, width=widest))
        width = max(size, *(setter.width(line, style.text) for line in lines))
        if cells and x + width > setter.measure:
            yield cells
            cells, x = [], 0.0
        cells.append(_CaptionedCode(entry, x, width, lines))
        x += width + gap
    if cells:
        yield cells


def _captions(setter: Setter, row: BlockRow, cells: list[_CaptionedCode]) -> Iterator[Paragraph]:
    """The captions line by line, each in the middle under its code; the first has the codes."""
    style = setter.styles[row.part.style]
    size = setter.standard.pt("code_size")
    figures = tuple(
        Figure(cell.entry.code, cell.centre - size / 2, size, _described_code(cell.entry))
        for cell in cells
    )
    for number in range(max(len(cell.lines) for cell in cells)):
        pieces = [_line_of(setter, cell, number, style) for cell in cells if cell.lines[number:]]
        *before, last = pieces
        paragraph = setter.paragraph(
            row.block.role,
            style,
            last.text,
            first=last.x,
            hang=last.x,
            space=0.0 if number else size + setter.standard.pt("code_gap"),
            head=tuple(before),
            at=cells[-1].entry.at,
        )
        yield paragraph if number else replace(paragraph, figures=figures, keeps_room=True)


def _line_of(setter: Setter, cell: _CaptionedCode, number: int, style: ParagraphStyle) -> Piece:
    text = cell.lines[number]
    width = setter.width(text, style.text)
    return Piece(text, cell.centre - width / 2, style.text, width=width, at=cell.entry.at)


def _described_code(entry: Entry) -> str:
    wording: str = table("fixed_words")["code_described"]
    return wording.format(caption=entry.text, address=entry.code)
