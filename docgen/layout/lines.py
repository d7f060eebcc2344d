"""Lines: greedy, between Thai words, by the advance widths of the face."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from docgen.layout.measure import Ruler
from docgen.layout.pages import Line, TextStyle
from docgen.standards import typing_manual
from docgen.thai.marking import Span, cut, within
from docgen.thai.words import break_places, weak_places

_NEVER_STARTS_A_LINE = "ะาำๅๆฯ"
_NEVER_ENDS_A_LINE = "เแโใไ"
_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """Where a paragraph's lines may stand: first and other lines from the left, all to ``limit``.

    ``loose`` is the share of a line that may stay empty before a protected term is broken, and
    ``stretch`` the share beyond which a line stays ragged: letters torn apart are worse.
    """

    first: float
    hang: float
    limit: float
    loose: float
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class Ink:
    """A text as it is drawn: how wide any part of it is, in points.

    What is bold is measured in the bold face; a box is as wide as it is drawn.
    """

    text: str
    ruler: Ruler
    style: TextStyle
    spans: tuple[Span, ...] = ()

    def width(self, start: int, end: int) -> float:
        """The width of ``text[start:end]``."""
        return self.part(self.text[start:end], start)

    def part(self, piece: str, start: int) -> float:
        """The width of ``piece``, which stands at ``start`` of the text."""
        style = self.style
        if not self.spans:
            return self.ruler.width(piece, style.size, bold=style.bold)
        parts = cut(piece, within(self.spans, start, start + len(piece)))
        return sum(self._width(part, span) for part, span in parts)

    def ink(self, start: int, end: int) -> float:
        """The width of ``text[start:end]`` without the spaces at its end."""
        return self.width(start, start + len(self.text[start:end].rstrip(" ")))

    def _width(self, part: str, span: Span) -> float:
        if span.box:
            return box_width(self.style)
        return self.ruler.width(part, self.style.size, bold=self.style.bold or span.bold)


def box_width(style: TextStyle) -> float:
    """The width, and height, of a box drawn in a text of that style, in points."""
    return style.size * typing_manual()["box_height"].number


def broken(
    text: str,
    column: Column,
    *,
    ruler: Ruler,
    style: TextStyle,
    justify: bool,
    terms: tuple[str, ...],
    spans: tuple[Span, ...] = (),
) -> tuple[Line, ...]:
    """``text`` in lines. An empty text is one empty line."""
    ink = Ink(text, ruler, style, spans)
    whole = len(text.rstrip(" "))
    width = ink.width(0, whole)
    if width <= column.limit - column.first:  # Where it might end does not matter.
        return (Line(0, whole, column.first, width, column.limit, justify=False),)
    places = break_places(text, terms)
    weak: tuple[int, ...] | None = None
    lines: list[Line] = []
    start = 0
    while True:
        x = column.hang if lines else column.first
        room = column.limit - x
        end = _furthest(ink, start, places, room)
        if end < len(text) and room - ink.ink(start, end) > column.loose * room:
            weak = weak_places(text, terms) if weak is None else weak
            every = tuple(sorted({*places, *weak}))
            end = _furthest(ink, start, every, room)
        if end == start:
            end = _forced(ink, start, room)
        shown = start + len(text[start:end].rstrip(" "))
        width = ink.width(start, shown)
        last = end >= len(text)
        stretched = justify and not last and room - width <= column.stretch * room
        lines.append(Line(start, shown, x, width, column.limit, stretched))
        if last:
            return tuple(lines)
        start = end


def _furthest(ink: Ink, start: int, places: tuple[int, ...], room: float) -> int:
    """The last place whose line fits; ``start`` when not even the first one does."""
    best = start
    filled = 0.0
    since = start
    text = ink.text
    end = len(text)
    for place in (*(place for place in places if start < place < end), end):
        piece = text[since:place]
        width = ink.part(piece, since)
        shown = ink.part(piece.rstrip(" "), since) if piece[-1:] == " " else width
        if filled + shown > room + _HAIR:
            return best
        filled += width
        since = best = place
    return best


def _forced(ink: Ink, start: int, room: float) -> int:
    """A word wider than the line is cut between letters, never before a mark on one."""
    best = 0
    text = ink.text
    for end in range(start + 1, len(text) + 1):
        if ink.width(start, end) > room and best:
            return best
        if end == len(text) or _is_letter_boundary(text, end):
            best = end
    return len(text)


def _is_letter_boundary(text: str, place: int) -> bool:
    following, preceding = text[place], text[place - 1]
    return (
        unicodedata.category(following) != "Mn"
        and following not in _NEVER_STARTS_A_LINE
        and preceding not in _NEVER_ENDS_A_LINE
    )
