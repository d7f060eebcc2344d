"""A foot whose office stands at the left and whose signature at the right: one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.lines import ReadLine
from docgen.reading.patterns import pattern
from docgen.reading.units import ReadUnit

_AXIS = 110.0  # points: what begins so far from the margin stands at the right
_NEAR = 14  # lines from the close within which such a foot ends
_SIGNED = ("close", "any_name", "blank_name")


def with_feet_parted(units: list[ReadUnit]) -> list[ReadUnit]:
    """The lines, those of such a foot column by column: the signature, then the office."""
    block = _block(units)
    if block is None:
        return units
    start, end = block
    right: list[ReadUnit] = []
    left: list[ReadUnit] = []
    for unit in units[start:end]:
        for index, text in enumerate(unit.cells):
            is_right = index > 0 or _is_far(unit.line)
            if text:
                member = unit.line.members[index] if index < len(unit.line.members) else -1
                cells = ("", text) if is_right else (text,)
                (right if is_right else left).append(
                    ReadUnit(unit.line, text, cells, member=member)
                )
    return [*units[:start], *right, *left, *units[end:]]


def _block(units: Sequence[ReadUnit]) -> tuple[int, int] | None:
    """Where such a foot begins and ends: some line of it has a thing at either side."""
    start = next((at for at, unit in enumerate(units) if _has_close(unit)), None)
    if start is None:
        return None
    both = [at for at in range(start, min(start + _NEAR, len(units))) if _is_both(units[at])]
    if not both or not any(_signs(units[at].cells[-1]) for at in range(start, both[-1] + 1)):
        return None
    if any(sum(map(_signs, unit.filled_pieces)) > 1 for unit in units[start : start + _NEAR]):
        return None  # two sign beside each other
    end = both[-1] + 1
    while end < len(units) and units[start].line.table and units[end].line.table:
        end += 1
    lines = units[start:end]
    is_whole = all(len(unit.cells) <= 2 and not unit.line.new_page for unit in lines[1:])
    return (start, end) if is_whole else None


def _has_close(unit: ReadUnit) -> bool:
    return any(len(cell) < 70 and pattern("close").fullmatch(cell) for cell in unit.cells)


def _is_both(unit: ReadUnit) -> bool:
    """Whether something stands at the left that signs nothing, and something at the right."""
    if len(unit.filled_pieces) != 2 or len(unit.cells) != 2 or _signs(unit.cells[0]):
        return False
    if not re.search("[ก-๙]{3}", unit.cells[0]) or _is_label(unit.cells[0]):
        return False
    if pattern("telephone").fullmatch(unit.cells[1]):
        return False  # an office with its own telephone beside it
    return not unit.line.lefts or unit.line.lefts[-1] > _AXIS


def _is_label(text: str) -> bool:
    """Whether it is only the word before what stands beside it («สำเนาส่ง», «โทร.»), or a choice.

    What stands under a code that leads to an answer is no office either.
    """
    names = ("contact_label", "choice", "reply_caption")
    return any(pattern(name).fullmatch(text) for name in names)


def _signs(text: str) -> bool:
    return any(pattern(name).fullmatch(text) for name in _SIGNED)


def _is_far(line: ReadLine) -> bool:
    return line.is_centred or (line.place.left is not None and line.place.left > _AXIS)
