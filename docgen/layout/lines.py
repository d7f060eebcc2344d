"""Lines: greedy, between Thai words, by the advance widths of the face."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from docgen.layout.measure import Ruler
from docgen.layout.pages import Line, TextStyle
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


def broken(
    text: str,
    column: Column,
    *,
    ruler: Ruler,
    style: TextStyle,
    justify: bool,
    terms: tuple[str, ...],
) -> tuple[Line, ...]:
    """``text`` in lines. An empty text is one empty line."""
    whole = text.rstrip(" ")
    width = ruler.width(whole, style.size, bold=style.bold)
    if width <= column.limit - column.first:  # Where it might end does not matter.
        return (Line(0, len(whole), column.first, width, column.limit, justify=False),)
    places = break_places(text, terms)
    weak: tuple[int, ...] | None = None
    lines: list[Line] = []
    start = 0
    while True:
        x = column.hang if lines else column.first
        room = column.limit - x
        end = _furthest(text, start, places, room, ruler, style)
        if end < len(text) and _slack(text, start, end, room, ruler, style) > column.loose * room:
            weak = weak_places(text, terms) if weak is None else weak
            every = tuple(sorted({*places, *weak}))
            end = _furthest(text, start, every, room, ruler, style)
        if end == start:
            end = _forced(text, start, room, ruler, style)
        shown = text[start:end].rstrip(" ")
        width = ruler.width(shown, style.size, bold=style.bold)
        last = end >= len(text)
        stretched = justify and not last and room - width <= column.stretch * room
        lines.append(Line(start, start + len(shown), x, width, column.limit, stretched))
        if last:
            return tuple(lines)
        start = end


def _furthest(
    text: str, start: int, places: tuple[int, ...], room: float, ruler: Ruler, style: TextStyle
) -> int:
    """The last place whose line fits; ``start`` when not even the first one does."""
    best = start
    filled = 0.0
    since = start
    for place in (*(place for place in places if start < place < len(text)), len(text)):
        piece = text[since:place]
        ink = ruler.width(piece.rstrip(" "), style.size, bold=style.bold)
        if filled + ink > room + _HAIR:
            return best
        filled += ruler.width(piece, style.size, bold=style.bold)
        since = best = place
    return best


def _slack(text: str, start: int, end: int, room: float, ruler: Ruler, style: TextStyle) -> float:
    return room - ruler.width(text[start:end].rstrip(" "), style.size, bold=style.bold)


def _forced(text: str, start: int, room: float, ruler: Ruler, style: TextStyle) -> int:
    """A word wider than the line is cut between letters, never before a mark on one."""
    best = 0
    for end in range(start + 1, len(text) + 1):
        if ruler.width(text[start:end], style.size, bold=style.bold) > room and best:
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
