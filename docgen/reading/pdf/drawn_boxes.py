"""Boxes to tick that a page draws as strokes or as small pictures, as the signs they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.light import dataclass
from docgen.reading.lines import UNMAPPED
from docgen.reading.pdf.glyphs import Glyph, SheetOfPage
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
_SCALE = 4.0  # dots of a point, to look at a box
_MOST_DOTS = 4_000  # of one side of a sheet
_DARK = 70  # shades under the paper round it
_BAND, _MIDDLE = 0.24, 0.3  # of its side: where its frame stands, and where its inside begins
_FRAMED = 0.7  # of a side that must be drawn
_CORNER = 0.12  # of its side: a circle does not come so near to a corner
_LEAST_DOTS = 8  # of its side
_TICKED = 0.015  # of its inside that is dark
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
    kept, alone = list(glyphs), []
    picture: _PageDots | None = None
    for drawn, box in found:
        inside = [glyph for glyph in kept if glyph.text.strip() and _is_inside(glyph, box)]
        beside = _beside(box, kept, inside)
        side = box[2] - box[0]
        if beside is not None and not _OF_SIZE[0] < side / beside.size < _OF_SIZE[1]:
            continue
        if any(glyph.text not in _TICKS for glyph in inside):
            continue
        picture = picture or _PageDots(page)
        sign = picture.sign_in(drawn)
        if not sign:
            continue
        sign = TICKED_BOX if inside else sign
        if beside is None:
            alone.append(sign)
            continue
        kept = [glyph for glyph in kept if not any(glyph is other for other in inside)]
        kept.append(
            Glyph(sign, box[0], beside.y, box[2], beside.size, beside.order, ink=sum(box[::2]) / 2)
        )
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


class _PageDots:
    """A page as it is seen, in shades of grey."""

    def __init__(self, page: Any) -> None:
        width, height = page.get_size()
        scale = min(_SCALE, _MOST_DOTS / max(width, height, 1.0))
        picture = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
        self._size = picture.width, picture.height
        self._stride = picture.stride
        self._dots = bytes(picture.buffer)
        self._page = page
        picture.close()

    def sign_in(self, box: _SquareBounds) -> str:
        """The sign that is seen in a place of the file; nothing where no box is."""
        rows = self._rows(box)
        if not rows or not rows[0]:
            return ""
        least = max(map(max, rows)) - _DARK
        return _sign_of(_trimmed_dots([[dot < least for dot in row] for row in rows]))

    def _rows(self, box: _SquareBounds) -> list[bytes]:
        (left, top), (right, bottom) = self._dot(box[0], box[3]), self._dot(box[2], box[1])
        left, right = sorted((left, right))
        top, bottom = sorted((top, bottom))
        across = slice(max(0, left), min(self._size[0], right + 1))
        return [
            self._dots[row * self._stride :][: self._size[0]][across]
            for row in range(max(0, top), min(self._size[1], bottom + 1))
        ]

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        import ctypes

        import pypdfium2.raw as pdfium

        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page.raw, 0, 0, *self._size, 0, x, y, across, down)
        return across.value, down.value


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
    is_filled = sum(map(sum, dark)) > _FILLED * high * wide
    if is_filled or not all(_is_framed(turned) for turned in _turns(dark)):
        return ""
    inner = [
        row[int(_MIDDLE * wide) : int((1 - _MIDDLE) * wide) + 1]
        for row in dark[int(_MIDDLE * high) : int((1 - _MIDDLE) * high) + 1]
    ]
    share = sum(map(sum, inner)) / sum(map(len, inner))
    return TICKED_BOX if share > _TICKED else EMPTY_BOX


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
