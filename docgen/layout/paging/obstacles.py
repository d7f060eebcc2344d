"""What stands at a fixed place of the first page, and the text that gives way to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.layout.model.pages import SetItem, SetTable
from docgen.layout.text.ink import InkBox, ink_of
from docgen.layout.text.measure import Ruler
from docgen.light import dataclass

_HAIR = 0.5
_CLEAR = 3.0  # points of white between what is in the way and the text under it


@dataclass(frozen=True, slots=True)
class Obstacles:
    """The emblem and a stamp: boxes counted from the left margin and the top of the sheet."""

    boxes: tuple[InkBox, ...]
    ruler: Ruler

    @property
    def foot(self) -> float:
        """Below it nothing is in the way."""
        return max((box.bottom for box in self.boxes), default=0.0)

    def cleared_row(self, row: Sequence[SetItem], y: float) -> Sequence[SetItem]:
        """The row, which follows on what ends at ``y``, moved down as far as it must."""
        made: list[SetItem] = []
        for item in row:
            more = self._room_to_clear(item, y)
            free = replace(item, space_before=item.space_before + more) if more else item
            made.append(free)
            y += free.space_before + height_of(free)
        changed = any(new is not old for new, old in zip(made, row, strict=True))
        return made if changed else row

    def _room_to_clear(self, item: SetItem, y: float) -> float:
        """How far down an item must go, until it touches nothing."""
        start = y = y + item.space_before
        inks = self._inks(item)
        moved = True
        while moved:
            moved = False
            for box in self.boxes:
                for ink in inks:
                    if ink.shift(0.0, y).touches(box, _HAIR):
                        y = box.bottom + _CLEAR - ink.top
                        moved = True
        return y - start

    def _inks(self, item: SetItem) -> list[InkBox]:
        if isinstance(item, SetTable):
            right = item.x + sum(item.widths)
            return [InkBox(item.x, 0.0, right, height_of(item), item.role)]
        inks: list[InkBox] = []
        top = 0.0
        for number, line in enumerate(ink_of(item, self.ruler)):
            inks += [ink.shift(0.0, top) for ink in line]
            top += item.height_of(number)
        return inks


def height_of(item: SetItem) -> float:
    """How high an item is, without the room before it, in points."""
    if isinstance(item, SetTable):
        return sum(row.height for row in item.rows)
    return sum(map(item.height_of, range(len(item.lines))))


def bottom_of(items: Sequence[SetItem], top: float) -> float:
    """Where items end that stand under each other from ``top`` on, all on one page."""
    y, after = top, 0.0
    for item in items:
        y += max(item.space_before, after) + height_of(item)
        after = item.space_after if isinstance(item, SetTable) else 0.0
    return y
