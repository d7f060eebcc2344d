"""The headers of a letter's sections: the page number at its height, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docgen.layout.pages import Paragraph, Section
from docgen.writers.docx import flow, oxml
from docgen.writers.docx.format import Format

_NUMBER = re.compile(r"\d+")
# LibreOffice gives even an empty header a millimetre.
_EMPTY_HEADER = 4.0


def properties(section: Section) -> str:
    """The section's properties, its headers not yet among them."""
    return oxml.section_properties(
        section,
        header=_from_top(section),
        number_format=_number_format(section),
        different_first=is_numbered(section) and section.pages[0].page_number is None,
    )


def fill(made: Sequence[Any], sections: Sequence[Section], family: str) -> None:
    """Give python-docx's sections their headers.

    A section without numbers still needs an empty one, or it takes that of the section before it.
    """
    headed = False
    for one, section in zip(made, sections, strict=True):
        if is_numbered(section):
            if section.pages[0].page_number is None:
                _fill(one.first_page_header, [oxml.spacer(0.0)])
            _fill(one.header, _page_number(section, family))
            headed = True
        elif headed:
            _fill(one.header, [oxml.spacer(0.0)])


def is_numbered(section: Section) -> bool:
    """Whether any page of the section prints its number."""
    return any(page.page_number is not None for page in section.pages)


def _fill(header: Any, content: Sequence[str]) -> None:
    header.is_linked_to_previous = False
    root = header.part.element
    oxml.empty_body(root)
    root.extend(oxml.parsed(*content))


def _page_number(section: Section, family: str) -> list[str]:
    """The page number at its height, then as much white as the text below it asks for."""
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
    form = Format(item.style.id, before=placed.y - _from_top(section))
    made = [oxml.paragraph(form, *content)]
    room = flow.text_top(section) - placed.y - item.height_of(0)
    if flow.text_top(section) > section.top and room > 0:
        made.append(oxml.spacer(room))
    return made


def _from_top(section: Section) -> float:
    """Never so low that the empty header of the first page pushes its text down."""
    lowest = section.top - _EMPTY_HEADER
    heights = [page.page_number.y for page in section.pages if page.page_number is not None]
    return max(0.0, min([lowest, *heights]))


def _number_format(section: Section) -> str:
    """Thai digits unless the layout printed Arabic ones."""
    for page in section.pages:
        if page.page_number is not None and isinstance(page.page_number.item, Paragraph):
            found = _NUMBER.search(page.page_number.item.text)
            return "decimal" if found and found[0].isascii() else "thaiNumbers"
    return "thaiNumbers"
