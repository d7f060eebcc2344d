"""A section of pages: one geometry, as the standard has it."""

from __future__ import annotations

from docgen.layout.model.pages import Page, Section
from docgen.layout.text.typesetter import Setter


def section_of(
    name: str, setter: Setter, top: float, bottom: float, pages: tuple[Page, ...]
) -> Section:
    """The pages under one margin: that of the first, or of a later one whose text begins higher."""
    later = (page.placed[0].y for page in pages[1:] if page.placed)
    top = min((top, *later))
    standard = setter.standard
    return Section(
        name=name,
        width=standard.pt("paper_width"),
        height=standard.pt("paper_height"),
        left=standard.pt("margin_left"),
        right=standard.pt("margin_right"),
        top=top,
        bottom=bottom,
        pages=pages,
    )
