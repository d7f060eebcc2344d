"""Lines: greedy, between Thai words, by the advance widths of the face."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import field, replace
from functools import lru_cache

from docgen.layout.model.set_text import Line, TextStyle
from docgen.layout.text.measure import Ruler
from docgen.light import dataclass
from docgen.thai.marking import Span, spans_within, stretches_of
from docgen.thai.protected import latin_in_brackets
from docgen.thai.words import (
    ends_at_space,
    gentle_places,
    last_places,
    line_break_places,
    places_of_others,
    weak_places,
)

_NEVER_STARTS_A_LINE = "ะาำๅๆฯ"
_NEVER_ENDS_A_LINE = "เแโใไ"
_HAIR = 0.01
_OPENING = 160  # letters that hardly any line holds
_MOST_IN_LINE = 600  # letters that no line holds, unless most of them are marks on others


@dataclass(frozen=True, slots=True)
class LineBounds:
    """Where a paragraph's lines may stand: first and other lines from the left, all to ``limit``.

    ``spread`` is the share of a line that may stay empty before a long name is parted between its
    words, ``loose`` that before any protected term is, and ``stretch`` that beyond which a line
    stays ragged: letters torn apart are worse. ``bracket`` is the share that may stay empty so
    that words in Latin letters in brackets stand on one line, ``at_space`` that so that a line
    ends at a space, where no more lines are needed for it.
    """

    first: float
    hang: float
    limit: float
    loose: float
    stretch: float = 1.0
    spread: float = 1.0
    bracket: float = 0.0
    at_space: float = 0.0


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text as it is drawn: how wide any part of it is, in points.

    What is bold is measured in the bold face; a box is as wide as it is drawn.
    """

    text: str
    ruler: Ruler
    style: TextStyle
    spans: tuple[Span, ...] = ()
    _pieces: dict[tuple[int, int], tuple[float, float]] = field(
        default_factory=dict, init=False, compare=False
    )

    def width(self, start: int, end: int) -> float:
        """The width of ``text[start:end]``."""
        return self.part(self.text[start:end], start)

    def part(self, piece: str, start: int) -> float:
        """The width of ``piece``, which stands at ``start`` of the text."""
        style = self.style
        if not self.spans:
            return self.ruler.width(piece, style.size, bold=style.bold)
        parts = stretches_of(piece, spans_within(self.spans, start, start + len(piece)))
        return sum(self._width(part, span) for part, span in parts)

    def piece(self, start: int, end: int) -> tuple[float, float]:
        """The width of ``text[start:end]``, and that without the spaces at its end."""
        kept = self._pieces.get((start, end))
        if kept is None:
            said = self.text[start:end]
            whole = shown = self.part(said, start)
            if said[-1:] == " ":
                shown = self.part(said.rstrip(" "), start)
            kept = self._pieces[(start, end)] = (whole, shown)
        return kept

    def fits(self, room: float) -> bool:
        """Whether all of the text takes no more than ``room``, so far as its opening tells."""
        end = self.text.find(" ", _OPENING)
        return end < 0 or self.width(0, end) <= room

    def ink_width(self, start: int, end: int) -> float:
        """The width of ``text[start:end]`` without the spaces at its end."""
        return self.width(start, start + len(self.text[start:end].rstrip(" ")))

    def _width(self, part: str, span: Span) -> float:
        if span.box:
            return self.style.box
        return self.ruler.width(part, self.style.size, bold=self.style.bold or span.bold)


@lru_cache(maxsize=1024)
def broken_lines(
    text: str,
    column: LineBounds,
    *,
    ruler: Ruler,
    style: TextStyle,
    justify: bool,
    terms: tuple[str, ...],
    spans: tuple[Span, ...] = (),
) -> tuple[Line, ...]:
    """``text`` in lines. An empty text is one empty line.

    What was broken last is kept: the search for a tighter page breaks most texts as before.
    """
    ink = DrawnText(text, ruler, style, spans)
    whole = len(text.rstrip(" "))
    room = column.limit - column.first
    if ink.fits(room) and (width := ink.width(0, whole)) <= room:
        # Where it might end does not matter.
        return (Line(0, whole, column.first, width, column.limit, justify=False),)
    lines = _greedy_lines(ink, replace(column, at_space=0.0), justify, terms)
    if not column.at_space or all(ends_at_space(text, line.end) for line in lines[:-1]):
        return lines
    at_spaces = _greedy_lines(ink, column, justify, terms)
    return at_spaces if len(at_spaces) == len(lines) else lines


def _greedy_lines(
    ink: DrawnText, column: LineBounds, justify: bool, terms: tuple[str, ...]
) -> tuple[Line, ...]:
    """Each line as long as it may be."""
    text = ink.text
    places = line_break_places(text, terms)
    whole_brackets = _outside_brackets(ink, places, column) if column.bracket else places
    others = () if justify else places_of_others(text)
    gentler: tuple[int, ...] | None = None
    every: tuple[int, ...] | None = None
    lines: list[Line] = []
    start = 0
    while True:
        x = column.hang if lines else column.first
        room = column.limit - x
        end = _furthest(ink, start, whole_brackets, room)
        if whole_brackets != places and room - ink.ink_width(start, end) > column.bracket * room:
            end = _furthest(ink, start, places, room)
        if end < len(text) and room - ink.ink_width(start, end) > column.spread * room:
            gentler = gentler or _together(places, gentle_places(text, terms))
            end = _furthest(ink, start, gentler, room)
        if end < len(text) and room - ink.ink_width(start, end) > column.loose * room:
            every = every or _together(places, weak_places(text, terms))
            end = _furthest(ink, start, every, room)
        if end == start:
            end = _furthest(ink, start, last_places(text, terms), room)
        if end == start:
            end = _forced_break(ink, start, room)
        if column.at_space and end < len(text):
            end = _last_space(ink, start, end, places, room * (1 - column.at_space)) or end
        shown = start + len(text[start:end].rstrip(" "))
        width = ink.width(start, shown)
        last = end >= len(text)
        stretched = justify and not last and room - width <= column.stretch * room
        firm = not (justify or last) and _furthest(ink, start, others, room) != end
        lines.append(Line(start, shown, x, width, column.limit, stretched, firm))
        if last:
            return tuple(lines)
        start = end


def _together(places: tuple[int, ...], more: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({*places, *more}))


def _outside_brackets(
    ink: DrawnText, places: tuple[int, ...], column: LineBounds
) -> tuple[int, ...]:
    """The places that part no words in Latin letters in brackets which one line would hold."""
    room = column.limit - column.hang
    kept = [
        (start, end) for start, end in latin_in_brackets(ink.text) if ink.width(start, end) <= room
    ]
    return tuple(place for place in places if not any(start < place < end for start, end in kept))


def _furthest(ink: DrawnText, start: int, places: tuple[int, ...], room: float) -> int:
    """The last place whose line fits; ``start`` when not even the first one does."""
    best = start
    filled = 0.0
    end = len(ink.text)
    for index in range(bisect_right(places, start), len(places) + 1):
        place = places[index] if index < len(places) else end
        if place - best > _MOST_IN_LINE:  # the whole of it need not be measured line after line
            opening = ink.width(best, best + _MOST_IN_LINE)
            if filled + opening > room + _HAIR and ink.text[best:place].strip(" "):
                return best
        width, shown = ink.piece(best, place)
        if filled + shown > room + _HAIR:
            return best
        filled += width
        best = place
    return best


def _last_space(
    ink: DrawnText, start: int, end: int, places: tuple[int, ...], least: float
) -> int | None:
    """The last place up to ``end`` that is at a space, if the line is then ``least`` long."""
    for place in reversed(places[bisect_right(places, start) : bisect_right(places, end)]):
        if ink.ink_width(start, place) < least:
            return None
        if ends_at_space(ink.text, start + len(ink.text[start:place].rstrip(" "))):
            return place
    return None


def _forced_break(ink: DrawnText, start: int, room: float) -> int:
    """A word wider than the line is cut between letters, never before a mark on one.

    Where no letter that fits may end a line, as in a row of ๆ, the last that fits ends it.
    """
    text = ink.text
    wide = _too_wide(ink, start, room)
    if wide > len(text):
        return len(text)
    fitting = range(wide - 1, start, -1)
    for may_end in (_is_letter_boundary, _is_letter_end):
        for end in fitting:
            if may_end(text, end):
                return end
    after = (end for end in range(max(wide, start + 1), len(text)) if _is_letter_end(text, end))
    return next(after, len(text))


def _too_wide(ink: DrawnText, start: int, room: float) -> int:
    """The first place to which the text from ``start`` is wider than ``room``, or its end."""
    narrow, step, end = 0, 64, len(ink.text)
    while start + step < end and ink.width(start, start + step) <= room:
        narrow, step = step, step * 2
    places = range(start + narrow + 1, min(start + step, end) + 1)
    return places.start + bisect_right(places, room, key=lambda place: ink.width(start, place))


def _is_letter_end(text: str, place: int) -> bool:
    return unicodedata.category(text[place]) != "Mn"


def _is_letter_boundary(text: str, place: int) -> bool:
    following, preceding = text[place], text[place - 1]
    return (
        _is_letter_end(text, place)
        and following not in _NEVER_STARTS_A_LINE
        and preceding not in _NEVER_ENDS_A_LINE
    )
