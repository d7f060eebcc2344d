"""Where the ink of a set paragraph lies: a box for every piece of text on every line."""

from __future__ import annotations

from typing import NamedTuple

from docgen.layout.model.set_text import Line, Paragraph
from docgen.layout.text.measure import Ruler

_AIR = 0.2  # of a line's height, above and below, where no letter reaches
_SHOWN = 40


class InkBox(NamedTuple):
    """A box with ink in it, in points: ``left`` and ``right`` from the left margin."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def shift(self, x: float, y: float) -> InkBox:
        """The same box so much further to the right and down."""
        return InkBox(self.left + x, self.top + y, self.right + x, self.bottom + y, self.text)

    def touches(self, other: InkBox, hair: float) -> bool:
        """Whether both have a place in common that is more than a ``hair`` wide and high."""
        return (
            self.left < other.right - hair
            and other.left < self.right - hair
            and self.top < other.bottom - hair
            and other.top < self.bottom - hair
        )


def ink_of(item: Paragraph, ruler: Ruler) -> tuple[tuple[InkBox, ...], ...]:
    """The boxes of every line, ``top`` counted from the top of that line."""
    return tuple(tuple(_line_ink(item, number, ruler)) for number in range(len(item.lines)))


def _line_ink(item: Paragraph, number: int, ruler: Ruler) -> list[InkBox]:
    line = item.lines[number]
    height = item.height_of(number)
    top, bottom = height * _AIR, height * (1 - _AIR)
    boxes = []
    if line.end > line.start:
        left = _start(item, line)
        right = line.limit if line.justify else left + line.width
        text = item.text[line.start : line.end]
        boxes.append(InkBox(left, top, right, bottom, text[:_SHOWN]))
    pieces = (
        *(item.head if number == 0 else ()),
        *(item.tail if number == len(item.lines) - 1 else ()),
    )
    for piece in pieces:
        if piece.text:
            width = ruler.width(piece.text, piece.style.size, bold=piece.style.bold)
            boxes.append(InkBox(piece.x, top, piece.x + width, bottom, piece.text[:_SHOWN]))
    return boxes


def _start(item: Paragraph, line: Line) -> float:
    if item.style.align == "center":
        return line.x + (line.limit - line.x - line.width) / 2
    if item.style.align == "right":
        return line.limit - line.width
    return line.x
