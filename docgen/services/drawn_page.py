"""The letter as pictures of its pages, each with the places of what stands on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.diagnostics import Position
from docgen.layout.model.pages import Page, Pages, Paragraph, Placed, Section, SetTable
from docgen.making import Press

PPI = 96


@dataclass(frozen=True, slots=True)
class Region:
    """A place on a page, in points from the sheet's corner, and where its text was typed."""

    at: Position
    x: float
    y: float
    width: float
    height: float
    role: str


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page: its PNG, that picture's SHA-256 (short), the sheet in points, and the regions."""

    picture: bytes
    mark: str
    width: float
    height: float
    regions: tuple[Region, ...]


def drawn_pages(pages: Pages, press: Press, ppi: float = PPI) -> tuple[DrawnPage, ...]:
    """Every page of the letter and of what follows it."""
    pictures = press.pdf.images(pages, ppi)
    sheets = [(section, page) for section in pages.sections for page in section.pages]
    return tuple(
        DrawnPage(
            picture=picture,
            mark=hashlib.sha256(picture).hexdigest()[:16],
            width=section.width,
            height=section.height,
            regions=tuple(_regions(section, page)),
        )
        for picture, (section, page) in zip(pictures, sheets, strict=True)
    )


def _regions(section: Section, page: Page) -> Iterator[Region]:
    for placed in page.placed:
        at = placed.item.at
        if at is not None and at.line:
            x, width, height = _box(placed)
            yield Region(at, section.left + x, placed.y, width, height, placed.item.role)


def _box(placed: Placed) -> tuple[float, float, float]:
    """Where a thing starts beside the margin, how wide and how high it is, in points."""
    item = placed.item
    if isinstance(item, SetTable):
        rows = [row for row in item.rows if not row.heading][placed.first_line : placed.last_line]
        heads = [row for row in item.rows if row.heading]
        return item.x, sum(item.widths), sum(row.height for row in (*heads, *rows))
    lines = range(placed.first_line, placed.last_line)
    starts = [item.lines[at].x for at in lines]
    starts += [piece.x for piece in item.head] if placed.first_line == 0 else []
    ends = [max(item.lines[at].x + item.lines[at].width, _end(item, at)) for at in lines]
    x = min(starts, default=item.first)
    return x, max(ends, default=item.limit) - x, sum(item.height_of(at) for at in lines)


def _end(paragraph: Paragraph, line: int) -> float:
    return paragraph.lines[line].limit if paragraph.lines[line].justify else 0.0
