"""Headers and footers of sections: page number and marks at their heights, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.layout.model.pages import Placed, Section
from docgen.layout.model.set_text import Paragraph, Piece
from docgen.light import regex
from docgen.writers.docx import oxml, word_blocks
from docgen.writers.docx.paragraph_format import ParagraphFormat, Tab

_NUMBER = regex(r"\d+")
# LibreOffice gives even an empty header a millimetre.
_EMPTY_HEADER = 4.0


def properties_of_section(section: Section) -> str:
    """The section's properties, its headers not yet among them."""
    return oxml.section_properties(
        section,
        header=_from_top(section),
        footer=_from_bottom(section),
        number_format=_number_format(section),
        different_first=is_numbered(section) and section.pages[0].page_number is None,
    )


def fill_headers(made: Sequence[Any], sections: Sequence[Section], family: str) -> None:
    """Give python-docx's sections their headers and footers.

    A section without any still needs empty ones, or it takes those of the section before it.
    """
    headed = footed = False
    empty = [oxml.spacer(0.0)]
    for properties, section in zip(made, sections, strict=True):
        first_differs = is_numbered(section) and section.pages[0].page_number is None
        above = _above(section, family)
        below = _below(section, family)
        if is_numbered(section) or above:
            if first_differs:
                _fill(properties.first_page_header, above or empty)
            _fill(
                properties.header,
                _numbered_header(section, family) if is_numbered(section) else above,
            )
            headed = True
        elif headed:
            _fill(properties.header, empty)
        if below or footed:
            if first_differs:
                _fill(properties.first_page_footer, below or empty)
            _fill(properties.footer, below or empty)
            footed = True


def is_numbered(section: Section) -> bool:
    """Whether any page of the section prints its number."""
    return any(page.page_number is not None for page in section.pages)


def _fill(header: Any, content: Sequence[str]) -> None:
    header.is_linked_to_previous = False
    root = header.part.element
    oxml.empty_body(root)
    root.extend(oxml.parsed_elements(*content))


def _above(section: Section, family: str) -> list[str]:
    """The mark over the text of every page, if there is one."""
    placed = section.pages[0].above
    return [] if placed is None else [_mark(placed, family, _from_top(section))]


def _below(section: Section, family: str) -> list[str]:
    placed = section.pages[0].below
    return [] if placed is None else [_mark(placed, family, placed.y)]


def _mark(placed: Placed, family: str, start: float) -> str:
    """A mark; what has no room beside what stands before it begins on the next line."""
    item = placed.item
    assert isinstance(item, Paragraph)
    style = item.style.text
    pieces = (*item.head, Piece(item.text, item.first, style))
    runs: list[str] = []
    for number, piece in enumerate(pieces):
        if number:
            runs.append(oxml.run(style, family, oxml.tab(), base=style))
        runs += oxml.text_runs(piece.text, piece.style, family, base=style)
    tabs = tuple(Tab(piece.x) for piece in pieces[1:])
    first = pieces[0].x
    form = ParagraphFormat(
        item.style.id, left=item.hang, first=first - item.hang, before=placed.y - start, tabs=tabs
    )
    return oxml.paragraph(form, *runs)


def _numbered_header(section: Section, family: str) -> list[str]:
    """Mark and page number at their heights, then as much white as the text below asks for."""
    above, mark = _above(section, family), section.pages[0].above
    start = _from_top(section)
    if mark is not None and isinstance(mark.item, Paragraph):
        start = mark.y + _height(mark.item)
    placed = next(page.page_number for page in section.pages if page.page_number is not None)
    item = placed.item
    assert isinstance(item, Paragraph)
    style = item.style.text
    found = _NUMBER.search(item.text)
    before, number, after = (
        (item.text[: found.start()], found[0], item.text[found.end() :])
        if found
        else (item.text, "", "")
    )
    content = [
        *oxml.text_runs(before, style, family, base=style),
        oxml.page_field(oxml.text_runs(number, style, family, base=style)),
        *oxml.text_runs(after, style, family, base=style),
    ]
    form = ParagraphFormat(item.style.id, before=placed.y - start)
    made = [*above, oxml.paragraph(form, *content)]
    room = word_blocks.text_top(section) - placed.y - item.height_of(0)
    if word_blocks.text_top(section) > section.top and room > 0:
        made.append(oxml.spacer(room))
    return made


def _from_top(section: Section) -> float:
    """Never so low that the empty header of the first page pushes its text down."""
    lowest = section.top - _EMPTY_HEADER
    marks = [each_mark for page in section.pages for each_mark in (page.page_number, page.above)]
    return max(0.0, min([lowest, *(mark.y for mark in marks if mark is not None)]))


def _from_bottom(section: Section) -> float:
    """Where the mark below the text ends; without one, no lower than the header is high."""
    placed = section.pages[0].below
    if placed is None or not isinstance(placed.item, Paragraph):
        return min(_from_top(section), section.bottom)
    return section.height - placed.y - _height(placed.item)


def _height(item: Paragraph) -> float:
    return sum(map(item.height_of, range(len(item.lines))))


def _number_format(section: Section) -> str:
    """Thai digits unless the layout printed Arabic ones."""
    for page in section.pages:
        if page.page_number is not None and isinstance(page.page_number.item, Paragraph):
            found = _NUMBER.search(page.page_number.item.text)
            return "decimal" if found and found[0].isascii() else "thaiNumbers"
    return "thaiNumbers"
