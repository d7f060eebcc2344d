"""A page in bands of its whole width, cut between lines, so that of a change little is drawn anew.

What a picture costs is its size. Whoever types changes a line or two: of a page in bands only those
that changed are drawn, and the others stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from docgen.layout.model.pages import Page, Picture, Placed, Section, SetTable
from docgen.light import dataclass

_HIGH = 100.0  # points: no band is lower but the last
_DOT = 0.75  # points: a dot of a common screen; every band begins at one
_HAIR = 0.4  # points: what rounding to a dot may add up to

_Drawn = TypeVar("_Drawn", Placed, Picture)


@dataclass(frozen=True, slots=True)
class _Extent:
    """What is drawn from ``top`` to ``bottom``; its ink reaches so far ``beyond`` both."""

    top: float
    bottom: float
    beyond: float = 0.0

    def has_inside(self, y: float) -> bool:
        return self.top + _HAIR < y < self.bottom - _HAIR

    def reaches(self, top: float, bottom: float) -> bool:
        return self.top - self.beyond < bottom - _HAIR and self.bottom + self.beyond > top + _HAIR


def page_bands(page: Page, section: Section) -> tuple[Section, ...]:
    """The page as sections of one low page each, which joined from above show what it shows."""
    known = {id(placed): _extents(placed) for placed in _all_placed(page)}
    extents = [extent for of_placed in known.values() for extent in of_placed]
    extents += map(_extent_of_picture, page.pictures)
    edges = [*_upper_edges(extents, section), section.height]
    return tuple(_band(page, section, known, top, bottom) for top, bottom in pairwise(edges))


def _upper_edges(extents: Sequence[_Extent], section: Section) -> Iterator[float]:
    """Where bands begin: at lines through which nothing is drawn, far enough from each other."""
    edge = 0.0
    yield edge
    for y in sorted({extent.top for extent in extents}):
        dot = round(y / _DOT) * _DOT
        is_free = not any(extent.has_inside(y) for extent in extents)
        if dot - edge >= _HIGH and section.height - dot >= _HIGH / 2 and is_free:
            edge = dot
            yield edge


def _all_placed(page: Page) -> Iterator[Placed]:
    around = (page.above, page.below, page.stamp, page.page_number, page.catchword)
    yield from page.placed
    yield from (placed for placed in around if placed is not None)


def _extents(placed: Placed) -> Sequence[_Extent]:
    """Of a table all of it, of a paragraph each of its lines, whose ink may exceed its pitch."""
    if isinstance(placed.item, SetTable):
        return (_extent_of_frame(placed.y, sum(placed.heights())),)
    style = placed.item.style
    ink = style.text.size * (style.baseline.ascent + style.baseline.descent)
    extents, y = [], placed.y
    for height in placed.heights():
        extents.append(_Extent(y, y + height, max(0.0, ink - height)))
        y += height
    return extents


def _extent_of_picture(picture: Picture) -> _Extent:
    return _extent_of_frame(picture.y, picture.height)


def _extent_of_frame(y: float, height: float) -> _Extent:
    """What has edges to be seen, with the dots into which they reach."""
    return _Extent(y - _DOT, y + height + _DOT)


def _band(
    page: Page, section: Section, known: Mapping[int, Sequence[_Extent]], top: float, bottom: float
) -> Section:
    """The page from ``top`` to ``bottom``; ``known`` has the extents of each part, by identity."""

    def part(placed: Placed | None) -> Placed | None:
        return None if placed is None else _part_of(placed, known[id(placed)], top, bottom)

    parts = map(part, page.placed)
    low = replace(
        page,
        placed=tuple(placed for placed in parts if placed is not None),
        pictures=tuple(
            _moved_up(picture, top)
            for picture in page.pictures
            if _extent_of_picture(picture).reaches(top, bottom)
        ),
        catchword=part(page.catchword),
        page_number=part(page.page_number),
        above=part(page.above),
        below=part(page.below),
        stamp=part(page.stamp),
    )
    return replace(section, height=bottom - top, pages=(low,))


def _part_of(
    placed: Placed, extents: Sequence[_Extent], top: float, bottom: float
) -> Placed | None:
    """The lines that reach into a band, counted from its upper edge; ``None`` for none."""
    inside = [number for number, extent in enumerate(extents) if extent.reaches(top, bottom)]
    if not inside:
        return None
    if isinstance(placed.item, SetTable):
        return _moved_up(placed, top)
    first, last = inside[0], inside[-1]
    return Placed(
        placed.item,
        extents[first].top - top,
        placed.first_line + first,
        placed.first_line + last + 1,
    )


def _moved_up(drawn: _Drawn, by: float) -> _Drawn:
    return replace(drawn, y=drawn.y - by)
