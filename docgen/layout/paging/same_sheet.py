"""Documents that share a sheet: the next one stands under the last text of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from docgen.layout.model.pages import Page, Placed, Section
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging import laws
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.measure import Ruler
from docgen.model.letter import Letter

_HAIR = 0.01


def height(section: Section) -> float:
    """How high a document of one page stands on it, its emblem too, in points."""
    page = section.pages[0]
    return _foot(page) - _top(page)


def height_of_last(section: Section) -> float:
    """How high what stands on its last page is, in points."""
    return _foot(section.pages[-1]) - _top(section.pages[-1])


def free_room(section: Section) -> float:
    """How much of its last page is free, above the margin, in points."""
    return section.height - section.bottom - _foot(section.pages[-1])


def joined_section(upper: Section, lower: Section, gap: float, memory: Memory) -> Section | None:
    """Both as one section, the lower one ``gap`` points under the upper one.

    ``None`` where it has no room there, or bears marks of its own around its text.
    """
    *before, last = upper.pages
    geometry = ("width", "height", "left", "right")
    if any(getattr(upper, name) != getattr(lower, name) for name in geometry):
        return None
    if len(lower.pages) > 1 or not _marks(lower.pages[0]) <= _marks(last):
        return None
    if gap + height(lower) > free_room(upper) + _HAIR:
        return None
    page = memory.kept_or_made([last, lower], partial(_under, last, lower.pages[0], gap), gap)
    return replace(upper, pages=(*before, page))


def joined_sheet_obeys(
    documents: Sequence[Letter], section: Section, ruler: Ruler, memory: Memory
) -> None:
    """Whether the section holds all of them, the first of whom gave it its marks.

    Raises: BrokenLawError, when a law of layout is broken.
    """
    blocks = [block for letter in documents for block in letter.blocks]
    laws.sections_obey(blocks, documents[0], [section], ruler, memory)


def _under(upper: Page, lower: Page, gap: float) -> Page:
    down = _foot(upper) + gap - _top(lower)
    placed = tuple(replace(placed_item, y=placed_item.y + down) for placed_item in lower.placed)
    pictures = tuple(replace(picture, y=picture.y + down) for picture in lower.pictures)
    return replace(upper, placed=(*upper.placed, *placed), pictures=(*upper.pictures, *pictures))


def _marks(page: Page) -> set[str]:
    """The texts around the text of a page."""
    around = (page.above, page.below, page.stamp)
    items = (placed.item for placed in around if placed is not None)
    texts = (
        [item.text, *(piece.text for piece in item.head)]
        if isinstance(item, Paragraph)
        else [item.summary]
        for item in items
    )
    return {text for several in texts for text in several if text}


def _top(page: Page) -> float:
    return min([placed.y for placed in page.placed] + [picture.y for picture in page.pictures])


def _foot(page: Page) -> float:
    return max(
        [_end(placed) for placed in page.placed]
        + [picture.y + picture.height for picture in page.pictures]
    )


def _end(placed: Placed) -> float:
    item = placed.item
    if isinstance(item, Paragraph):
        return placed.y + sum(map(item.height_of, range(placed.first_line, placed.last_line)))
    heads = sum(row.height for row in item.rows if row.heading)
    rows = [row.height for row in item.rows if not row.heading]
    return placed.y + heads + sum(rows[placed.first_line : placed.last_line])
