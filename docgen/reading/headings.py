"""Which lines of a body are headings: short numbered lines with their text under them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from docgen.reading.found_letter import ReadParagraph
from docgen.reading.patterns import pattern

LONGEST_HEADING = 60


def with_headings(parts: Sequence[ReadParagraph]) -> list[ReadParagraph]:
    """Short numbered lines with text under them are headings: «1. เรื่องเดิม».

    The numbers of headings follow each other; under some stand items of the second level. One
    whose number follows no heading is an item, as those before it are.
    """
    made = [_heading_or_part(parts, at) for at in range(len(parts))]
    places: dict[int, list[int]] = {}  # of what stands so far, by its number
    last = 0
    for at, part in enumerate(made):
        number = _number(part)
        if not part.is_heading and number > 1 and number == last + 1 and _may_head(made, at):
            made[at] = _as_heading(part)
        elif part.is_heading and number > 1 and number != last + 1:
            _put_in_turn(made, at, places)
        places.setdefault(number, []).append(at)
        if made[at].is_heading and number:
            last = number
    return made


def _heading_or_part(parts: Sequence[ReadParagraph], at: int) -> ReadParagraph:
    part = parts[at]
    following = parts[at + 1] if at + 1 < len(parts) else None
    if following is None or following.level or not _may_head(parts, at):
        return part
    is_row = bool(following.rows) and _begins_with(following.rows[0][0], _number(part) + 1)
    return part if is_row else _as_heading(part)


def _may_head(parts: Sequence[ReadParagraph], at: int) -> bool:
    """Whether a part is short, numbered, says no figure, and no item goes on from it beside it."""
    part = parts[at]
    if len(part.text) > LONGEST_HEADING:
        return False
    before = _number(parts[at - 1]) if at else 0
    after = _number(parts[at + 1]) if at + 1 < len(parts) else _number(part) + 1
    is_alone = before != _number(part) - 1 or not before
    is_alone = is_alone and after != _number(part) + 1
    is_name = pattern("tells").search(part.text) is None
    return is_alone and is_name and _number(part) > 0


def _number(part: ReadParagraph) -> int:
    """The number of an item of the first level, or of a heading; 0 for another part."""
    match = re.fullmatch(r"([0-9]+)\.", part.mark)
    return int(match[1]) if match and (part.level == 1 or part.is_heading) else 0


def _put_in_turn(parts: list[ReadParagraph], at: int, places: dict[int, list[int]]) -> None:
    """Make the item before a heading one too, and those before it; else the heading an item.

    ``places`` are those of the parts before it, by their number.
    """
    changed: list[int] = []
    number = _number(parts[at])
    while number > 1:
        number -= 1
        same = places.get(number, [])
        before = bisect_left(same, changed[-1] if changed else at) - 1
        found = same[before] if before >= 0 else -1
        if found < 0 or not (parts[found].is_heading or _may_head(parts, found)):
            parts[at] = replace(parts[at], level=1, is_heading=False)
            return
        changed.append(found)
    for place in changed:
        parts[place] = _as_heading(parts[place])


def _as_heading(part: ReadParagraph) -> ReadParagraph:
    return ReadParagraph(part.text, mark=part.mark, is_heading=True)


def _begins_with(text: str, number: int) -> bool:
    match = re.match("[0-9]+", text)
    return match is not None and int(match[0]) == number
