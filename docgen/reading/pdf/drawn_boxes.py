"""Boxes to tick that a page draws as strokes or as small pictures, as the signs they are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from docgen.light import dataclass
from docgen.reading.lines import UNMAPPED
from docgen.reading.pdf.glyphs import Glyph, SheetOfPage
from docgen.reading.pdf.page_dots import PageDots
from docgen.reading.pdf.upright import on_sheet, upright
from docgen.thai.marking import EMPTY_BOX, TICKED_BOX

_LEAST, _MOST_SIDE = 4.5, 24.0  # points: the side of a box
_OF_SIZE = (0.35, 1.25)  # its side, of the letters beside it
_SQUARE = 0.25  # of its side: no box is longer one way than the other
_LOW, _HIGH = -0.25, 0.85  # of the size: where its middle stands over the line of letters
_SAME = 2.0  # points: boxes whose middles are so near are drawn twice
_TOUCHING = 1.0  # points: squares so near make one row, for the figures of a number
_TICKS = frozenset("✓✔✗✘☑☒×√xX/" + UNMAPPED)
_MOST = 200  # of one page; more are told in one
_MOST_DEPTH = 3
_DARK = 70  # shades under the paper round it
_BAND, _MIDDLE = 0.24, 0.3  # of its side: where its frame stands, and where its inside begins
_FRAMED = 0.7  # of a side that must be drawn
_CORNER = 0.12  # of its side: a circle does not come so near to a corner
_LEAST_DOTS = 8  # of its side
_TICKED = 0.015  # of its inside that is dark
EMPTY_RING, DOTTED_RING, FULL_RING = "○◉●"
_ANGLES = 36
_OUTER = (0.8, 0.86, 0.92, 0.98)  # of the way from the middle to the edge: where a ring is
_INNER, _BETWEEN = (0.0, 0.15, 0.3), (0.55, 0.65, 0.75)
_ROUND, _FEW = 0.9, 0.2
_FILLED = 0.9  # of all of it: a square that is no frame

_SquareBounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DrawnBoxes:
    """The boxes of a page: among its letters as signs, and those that stand beside no letter."""

    glyphs: list[Glyph]
    alone: list[str]


def with_boxes(page: Any, glyphs: Sequence[Glyph], turn: int, sheet: SheetOfPage) -> DrawnBoxes:
    """The letters of a page with a sign where it draws a box: ☐, or ☑ where something is in it.

    A square with a letter or a figure in it, and squares in a row for the figures of a number,
    are no boxes.
    """
    found = _once(_squares(page, turn, sheet))
    if len(found) > _MOST:
        return DrawnBoxes(list(glyphs), [f"{EMPTY_BOX} × {_MOST}+"])
    kept, alone, rings = list(glyphs), list[str](), 0
    picture: PageDots | None = None
    for drawn, box in found:
        inside = [glyph for glyph in kept if glyph.text.strip() and _is_inside(glyph, box)]
        beside = _beside(box, kept, inside)
        side = box[2] - box[0]
        if beside is not None and not _OF_SIZE[0] < side / beside.size < _OF_SIZE[1]:
            continue
        if any(glyph.text not in _TICKS for glyph in inside):
            continue
        picture = picture or PageDots(page)
        sign = _sign_in(picture.rows(drawn))
        if not sign:
            continue
        if inside:
            sign = TICKED_BOX if sign in (EMPTY_BOX, TICKED_BOX) else DOTTED_RING
        if beside is None:
            alone += [sign] if sign in (EMPTY_BOX, TICKED_BOX) else []
            continue
        kept = [glyph for glyph in kept if not any(glyph is other for other in inside)]
        rings += sign in (EMPTY_RING, DOTTED_RING)
        kept.append(
            Glyph(
                sign,
                box[0],
                beside.y,
                box[2],
                beside.size,
                beside.order,
                ink=sum(box[::2]) / 2,
                is_drawn=True,
            )
        )
    full = [glyph for glyph in kept if glyph.is_drawn and glyph.text == FULL_RING]
    if not rings:  # a point at the head of a line is no choice
        kept = [glyph for glyph in kept if not any(glyph is point for point in full)]
    for glyph in full:
        glyph.text = DOTTED_RING
    return DrawnBoxes(kept, alone)


def _squares(
    page: Any, turn: int, sheet: SheetOfPage
) -> Iterator[tuple[_SquareBounds, _SquareBounds]]:
    """What may be a box: where the file draws it, and where it stands when text lies level."""
    import pypdfium2.raw as pdfium

    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for item in page.get_objects(filter=kinds, max_depth=_MOST_DEPTH):
        drawn: _SquareBounds = item.get_bounds()
        holder = item.container
        while holder is not None:
            drawn = holder.get_matrix().on_rect(*drawn)
            holder = holder.container
        width, height = drawn[2] - drawn[0], drawn[3] - drawn[1]
        side = max(width, height)
        if _LEAST <= side <= _MOST_SIDE and abs(width - height) <= _SQUARE * side:
            yield drawn, on_sheet(upright(*drawn, turn), sheet.corner(turn))


def _once(
    squares: Iterator[tuple[_SquareBounds, _SquareBounds]],
) -> list[tuple[_SquareBounds, _SquareBounds]]:
    """Each square once, the largest of those on one place; none of a row that touch."""
    kept: list[tuple[_SquareBounds, _SquareBounds]] = []
    for drawn, box in sorted(squares, key=lambda pair: pair[1][0] - pair[1][2]):
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not any(
            larger[0] - _SAME < x < larger[2] + _SAME and larger[1] - _SAME < y < larger[3] + _SAME
            for _, larger in kept
        ):
            kept.append((drawn, box))
        if len(kept) > _MOST:
            return kept
    boxes = [box for _, box in kept]
    return [pair for pair in kept if not any(_is_joined(pair[1], box) for box in boxes)]


def _is_joined(box: _SquareBounds, other: _SquareBounds) -> bool:
    """Whether two squares on one line touch."""
    left, right = sorted((box, other))
    is_level = abs(left[1] - right[1]) < _SAME
    return is_level and left[0] < right[0] < left[2] + _TOUCHING


def _is_inside(glyph: Glyph, box: _SquareBounds) -> bool:
    middle = (glyph.x + max(glyph.right, glyph.x)) / 2
    return box[0] < middle < box[2] and box[1] - 0.3 * glyph.size < glyph.y < box[3]


def _beside(box: _SquareBounds, glyphs: Sequence[Glyph], inside: Sequence[Glyph]) -> Glyph | None:
    """The nearest letter of the line that a box stands on."""
    middle = (box[1] + box[3]) / 2
    level = [
        glyph
        for glyph in glyphs
        if glyph.text.strip()
        and _LOW * glyph.size < middle - glyph.y < _HIGH * glyph.size
        and not any(glyph is other for other in inside)
    ]
    return min(
        level,
        key=lambda glyph: max(glyph.x - box[2], box[0] - glyph.right, 0.0),
        default=None,
    )


def _sign_in(rows: Sequence[bytes]) -> str:
    """The sign that is seen in a place; nothing where no box is."""
    if not rows or not rows[0]:
        return ""
    least = max(map(max, rows)) - _DARK
    return _sign_of(_trimmed_dots([[dot < least for dot in row] for row in rows]))


def _trimmed_dots(dark: list[list[bool]]) -> list[list[bool]]:
    """The dots from the first that is dark to the last, down and across."""
    for _ in range(2):
        kept = [at for at, row in enumerate(dark) if any(row)]
        dark = dark[kept[0] : kept[-1] + 1] if kept else []
        dark = [list(column) for column in zip(*dark, strict=True)]
    return dark


def _sign_of(dark: list[list[bool]]) -> str:
    """The sign that dots make: a frame with four corners, with something in it or without."""
    high, wide = len(dark), len(dark[0]) if dark else 0
    if min(high, wide) < _LEAST_DOTS or abs(high - wide) > _SQUARE * max(high, wide):
        return ""
    if _is_round(dark):
        return _sign_of_ring(dark)
    is_filled = sum(map(sum, dark)) > _FILLED * high * wide
    if is_filled or not all(_is_framed(turned) for turned in _turns(dark)):
        return ""
    inner = [
        row[int(_MIDDLE * wide) : int((1 - _MIDDLE) * wide) + 1]
        for row in dark[int(_MIDDLE * high) : int((1 - _MIDDLE) * high) + 1]
    ]
    share = sum(map(sum, inner)) / sum(map(len, inner))
    return TICKED_BOX if share > _TICKED else EMPTY_BOX


def _is_round(dark: Sequence[list[bool]]) -> bool:
    """Whether a stroke goes round, and nothing is drawn outside it."""
    high, wide = len(dark), len(dark[0])
    end = max(1, round(_CORNER * min(high, wide)))
    corners = [row[:end] + row[-end:] for row in (*dark[:end], *dark[-end:])]
    if any(map(any, corners)):
        return False
    found = sum(
        any(_dot_at(dark, turn, far) for far in _OUTER) for turn in range(0, 360, 360 // _ANGLES)
    )
    return found >= _ROUND * _ANGLES


def _dot_at(dark: Sequence[Sequence[bool]], turn: int, far: float) -> bool:
    """The dot in a direction, so far out of the middle: 1 is the edge."""
    high, wide = len(dark), len(dark[0])
    across, down = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    column = round((wide - 1) / 2 * (1 + far * across))
    row = round((high - 1) / 2 * (1 + far * down))
    return dark[row][column]


def _sign_of_ring(dark: Sequence[Sequence[bool]]) -> str:
    """The sign of what goes round: nothing in it, a point in it, or filled all over."""
    turns = range(0, 360, 360 // _ANGLES)
    inner, between = (
        sum(_dot_at(dark, turn, far) for turn in turns for far in places)
        for places in (_INNER, _BETWEEN)
    )
    if inner < _FEW * _ANGLES * len(_INNER):
        return EMPTY_RING
    return FULL_RING if between > _FILLED * _ANGLES * len(_BETWEEN) else DOTTED_RING


def _turns(dark: list[list[bool]]) -> Iterator[list[list[bool]]]:
    """The same dots seen from each of the four sides."""
    across = [list(column) for column in zip(*dark, strict=True)]
    yield from (dark, dark[::-1], across, [column[::-1] for column in across[::-1]])


def _is_framed(dark: list[list[bool]]) -> bool:
    """Whether a stroke goes along the upper side, and a corner is at its left end."""
    band = dark[: max(2, int(_BAND * len(dark)))]
    columns = list(zip(*band, strict=True))
    middle = columns[len(columns) // 5 : len(columns) - len(columns) // 5]
    end = max(1, round(_CORNER * len(dark)))
    is_cornered = any(any(row[:end]) for row in dark[:end])
    return is_cornered and sum(map(any, middle)) >= _FRAMED * len(middle)
