"""The lines of a post under the name of who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.contacts import is_contact
from docgen.reading.line_texts import joined_lines
from docgen.reading.lines import ReadLine, Where
from docgen.reading.patterns import pattern
from docgen.reading.units import ReadUnit, Recognition

_LONGEST_TITLE = 110
_LONGEST_POST = 600  # characters, over all the lines that it goes on over
_MOST_TITLES = 4
_FLUSH = 8.0  # points: lines that begin so near each other have one margin
_AXIS_WIDE = 6.0  # points: what stands in one middle differs by no more
_WORD = 45.0  # points: no word that is broken off is longer
_NO_TITLES = (  # lines that stand under a name and are no post
    *("any_name", "sign_line", "copies", "opinion", "date", "date_blank", "certified", "dotted"),
    "blank_name",
    *("choice", "memorandum", "maker", "maker_after", "remark", "cut_line", "photograph"),
)


def position_titles(state: Recognition) -> tuple[str, ...]:
    """The lines of a post under a name: what stands at the axis, or goes on with an acting form."""
    found: list[str] = []
    above: ReadLine | None = None
    while (unit := state.next_unit) is not None and len(found) < _MOST_TITLES:
        text = unit.joined_pieces
        is_open = above is not None and len(found[-1]) < _LONGEST_POST
        if above and is_open and (_is_wrapped(above, unit) or _parts_acting(found[-1], text)):
            found[-1] = joined_lines([found[-1], text], [above.ends_in_space])
        elif _is_title(state, unit, text, found):
            found.append(text)
        else:
            break
        above = unit.line
        state.take_units("position_title")
    return tuple(found)


def _parts_acting(above: str, text: str) -> bool:
    """Whether the words of an acting form stand on both lines, and on neither whole."""
    acting = pattern("acting")
    whole = acting.search(above + text.split()[0])
    return whole is not None and whole.start() < len(above) < whole.end()


def _is_wrapped(above: ReadLine, unit: ReadUnit) -> bool:
    """Whether a line of a post goes on with the one above, which had no room for its first word."""
    box, over = unit.line.place.box, above.place.box
    if above.room is None or box is None or over is None or len(unit.filled_pieces) != 1:
        return False
    if pattern("acting").match(unit.text) or is_contact(unit.text):
        return False
    if pattern("acting_ends").search(above.text):
        return False
    is_same_axis = abs((box[0] + box[2]) - (over[0] + over[2])) < 2 * _AXIS_WIDE
    word = (box[2] - box[0]) * len(unit.text.split()[0]) / len(unit.text)
    sides = 2 if is_same_axis else 1
    is_below = is_same_axis or abs(box[0] - over[0]) < _FLUSH
    return is_below and not unit.line.is_set_off and min(word, _WORD) > sides * above.room


def _is_title(state: Recognition, unit: ReadUnit, text: str, found: Sequence[str]) -> bool:
    if len(text) > _LONGEST_TITLE or is_contact(text) or unit.begins_sheet:
        return False
    if any(pattern(name).fullmatch(text) for name in _NO_TITLES):
        return False
    if is_ranked(text) or (found and pattern("rank_line").fullmatch(text)):
        return False
    name = state.units[state.at - len(found) - 1]
    if found:
        is_sure = _goes_on_acting(found[-1], text)
    else:
        has_title = pattern("titled_blank").fullmatch(name.joined_pieces) is not None
        is_sure = has_title or pattern("blank_name").fullmatch(name.joined_pieces) is None
    if is_sure:
        return True
    if not (name.is_at_axis or name.line.place.where is Where.BOX):
        return False
    return unit.is_at_axis and not unit.line.is_set_off


def _goes_on_acting(above: str, text: str) -> bool:
    """Whether an acting form ends the line above, or begins this one."""
    acting = pattern("acting").pattern
    ends_open = re.search(rf"(?:{acting}|{pattern('and_or').pattern})$", above)
    return ends_open is not None or re.match(acting, text) is not None


def is_ranked(text: str) -> bool:
    """Whether a rank and a name in brackets stand on one line."""
    return pattern("ranked_name").fullmatch(text) is not None
