"""Where the body of a letter ends, and its foot: close, signatures, opinions, whom to ask."""

from __future__ import annotations

import re

from docgen.reading.contacts import read_contacts
from docgen.reading.copies import read_copies
from docgen.reading.found_letter import ReadField
from docgen.reading.opinions import read_opinions
from docgen.reading.patterns import pattern
from docgen.reading.position_titles import is_ranked
from docgen.reading.signatures import NEAR, signers
from docgen.reading.units import ReadUnit, Recognition

_LONGEST_SIGN_LINE = 100


def closes_body(state: Recognition, unit: ReadUnit) -> bool:
    """Whether the body of a letter ends before a line: its close, or a signature."""
    text = unit.joined_pieces
    if len(text) < 70 and pattern("close").fullmatch(text):
        return True
    if _is_sign_line(text):
        return True
    if _is_name(state, unit) or is_ranked(text) or pattern("rank_and_dots").fullmatch(text):
        return True
    if pattern("rank_line").fullmatch(text) and _is_name_next(state):
        return True
    return _is_unknown_close(state, unit)


def _is_unknown_close(state: Recognition, unit: ReadUnit) -> bool:
    """A short line after what the letter is for, right before a name in brackets."""
    before = state.units[state.at - 1] if state.at else None
    is_after_aim = before is not None and pattern("always_begins").match(before.text) is not None
    if not is_after_aim or len(unit.text) > 50 or re.search("[0-9()]", unit.text):
        return False
    if any(pattern(name).fullmatch(unit.text) for name in ("rank_line", "rank_and_dots")):
        return False
    if _is_sign_line(unit.joined_pieces):
        return False
    if unit.line.place.left is not None and not unit.is_at_axis:
        return False
    following = [line for u in state.units_ahead(NEAR + 1)[1:] for line in u.filled_pieces]
    is_close_below = any(pattern("close").fullmatch(line) for line in following)
    return not is_close_below and any(pattern("any_name").fullmatch(line) for line in following)


def _is_name_next(state: Recognition) -> bool:
    """Whether the next line is a name in brackets, under a rank or what stands for a signature."""
    following = [unit.joined_pieces for unit in state.units_ahead(3)[1:]]
    return any(pattern("any_name").fullmatch(text) for text in following)


def _is_sign_line(text: str) -> bool:
    """A line to sign on, and not a sentence that begins with its word."""
    match = pattern("sign_line").fullmatch(text)
    if match is None or len(text) > _LONGEST_SIGN_LINE:
        return False
    rest = match["rest"].strip()
    is_filled = any(pattern(name).fullmatch(rest) for name in ("any_name", "bare_name"))
    return not rest or is_filled or text.startswith("(") or re.search("[.…_]{4,}", rest) is not None


def _is_name(state: Recognition, unit: ReadUnit) -> bool:
    """A name in brackets: by its title, or by standing where names stand."""
    if pattern("blank_name").fullmatch(unit.text):
        return True
    names = [line for line in unit.filled_pieces if pattern("any_name").fullmatch(line)]
    if not names or len(names) != len(unit.filled_pieces):
        return False
    if any(pattern("name").fullmatch(name) for name in names):
        return True
    before = state.units[state.at - 1] if state.at else None
    is_after_aim = before is not None and pattern("always_begins").match(before.text) is not None
    is_thai = all(re.search("[ก-๙]", name) for name in names)
    return is_thai and (unit.is_at_axis or unit.line.is_set_off or is_after_aim)


def read_foot(state: Recognition) -> None:
    """Close, signatures, then opinions, whom to ask and marks of copies, down to its end."""
    _close(state)
    state.made.signers = tuple(signers(state))
    read_opinions(state)
    read_contacts(state)
    start = state.at
    read_copies(state)
    if state.at > start and not state.made.contacts_of:
        read_contacts(state)
        read_copies(state)


def _close(state: Recognition) -> None:
    unit = state.next_unit
    if unit is None:
        return
    text = unit.joined_pieces
    known = len(text) < 70 and pattern("close").fullmatch(text)
    if known or _is_unknown_close(state, unit):
        state.made.close = ReadField(text)
        state.take_units("complimentary_close")
