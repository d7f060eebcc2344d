"""Names and posts under a signature in lines: as a typist parts them."""

from __future__ import annotations

from itertools import combinations, pairwise

from docgen.layout.model.set_text import ParagraphStyle
from docgen.layout.text.typesetter import Setter
from docgen.standards import table
from docgen.thai.words import line_break_places

# What a break costs beside the width of the longest line: before a phrase, at a space, elsewhere.
_PHRASE, _SPACE, _ELSEWHERE = -0.3, 0.0, 0.5


def sensible_lines(
    setter: Setter,
    text: str,
    style: ParagraphStyle,
    *,
    width: float,
    most: int,
    spaces_only: bool = False,
) -> list[str]:
    """``text`` in as few lines as it needs, ended where its sense does; as it is, if none fit.

    With ``spaces_only`` no line ends but at a space.
    """
    whole = setter.width(text, style.text)
    if whole <= width or whole > most * width:  # no lines, however ended, hold more
        return [text]
    starts = tuple(table("acting")["line_starts"])
    places = [place for place in line_break_places(text) if 0 < place < len(text)]
    if spaces_only:
        places = [place for place in places if text[place - 1] == " "]
    for count in range(1, most):
        ways = [
            (_cost(lines, widths, width, starts, text), lines)
            for chosen in combinations(places, count)
            for lines in ([text[a:b].strip() for a, b in pairwise((0, *chosen, len(text)))],)
            for widths in ([setter.width(line, style.text) for line in lines],)
            if max(widths) <= width
        ]
        if ways:
            return min(ways)[1]
    return [text]


def _cost(
    lines: list[str], widths: list[float], width: float, starts: tuple[str, ...], text: str
) -> float:
    cost, end = max(widths) / width, len(lines[0])
    for line in lines[1:]:
        at_space = text[end] == " "
        cost += _PHRASE if line.startswith(starts) else _SPACE if at_space else _ELSEWHERE
        end += len(line) + at_space
    return cost
