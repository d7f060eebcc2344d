"""A foot that had no room on the sheet of its letter: what stands alone on the next is its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from docgen.reading.contacts import is_contact
from docgen.reading.patterns import pattern
from docgen.reading.units import ReadUnit

_MOST = 6  # lines of such an end
_ABOVE = 8  # lines from the close to the end of the sheet
_LONGEST = 90
_NEAR = 40.0  # points: how far the middle of a post may be from that of the name above it
_MARGIN = 30.0  # points from the margin: where an office begins
_HEADS = (
    *("annex_title", "reply_title", "corner_label", "parts.recipient", "parts.subject"),
    *("memorandum", "close", "number", "issue_phrase", "cut_line", "row_of_list", "opinion"),
)


def with_feet_over(units: Sequence[ReadUnit]) -> list[ReadUnit]:
    """The lines; the sheet on which only the end of a foot stands begins none of its own."""
    turns = [at for at, unit in enumerate(units) if unit.begins_sheet]
    over = {
        at
        for at, end in pairwise([*turns, len(units)])
        if _is_end_of_foot(units[max(0, at - _ABOVE) : at], units[at:end])
    }
    return [replace(unit, is_over=at in over) for at, unit in enumerate(units)]


def _is_end_of_foot(above: Sequence[ReadUnit], below: Sequence[ReadUnit]) -> bool:
    """Whether a foot was begun, has told no telephone yet, and nothing else stands on the sheet."""
    closes = [at for at, unit in enumerate(above) if _is_close(unit)]
    if not closes or not below or len(below) > _MOST:
        return False
    begun = above[closes[-1] :]
    if any(_is_way(unit) for unit in begun) or any(_is_other(unit) for unit in below):
        return False
    rest = below
    if _is_post_of(below[0], begun[-1]):
        rest = below[1:]
        if not rest:
            return True
    is_office = all((unit.line.place.left or 0.0) < _MARGIN for unit in rest)
    return is_office and any(_is_way(unit) for unit in rest)


def _is_close(unit: ReadUnit) -> bool:
    return len(unit.text) < _LONGEST and pattern("close").fullmatch(unit.joined_pieces) is not None


def _is_way(unit: ReadUnit) -> bool:
    text = unit.joined_pieces
    is_both = pattern("office_and_telephone").fullmatch(text) is not None
    return is_contact(text) or is_both


def _is_other(unit: ReadUnit) -> bool:
    text = unit.joined_pieces
    is_head = any(pattern(name).fullmatch(text) for name in _HEADS)
    return is_head or unit.line.table > 0 or len(text) > _LONGEST


def _is_post_of(unit: ReadUnit, above: ReadUnit) -> bool:
    """Whether a line stands under a name as the post of its bearer does."""
    box, over = unit.line.place.box, above.line.place.box
    if box is None or over is None or pattern("any_name").fullmatch(above.joined_pieces) is None:
        return False
    return abs((box[0] + box[2]) - (over[0] + over[2])) < 2 * _NEAR
