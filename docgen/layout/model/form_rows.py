"""The blocks that stand on one line of the form, and the emblem beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from docgen.kinds import Part
from docgen.light import dataclass
from docgen.model.letter import Block


class Box(Protocol):
    """Something with edges, in points: at the sides from the left margin, below from the top."""

    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def bottom(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Emblem:
    """The emblem's box on the sheet, from the left margin and the top edge, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge, from the left margin."""
        return self.x + self.width

    def clear_of(self, boxes: Iterable[Box]) -> Emblem:
        """The emblem, or a lower one where any of the boxes stands in its way."""
        feet = (box.bottom for box in boxes if box.left < self.right and box.right > self.x)
        lowest = max((self.y, *feet))
        return replace(self, y=lowest) if self.height and lowest > self.y else self

    @property
    def foot(self) -> float:
        """Its lower edge, from the top of the sheet."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class BlockRow:
    """The blocks that one line of the form holds, with their parts and the emblem beside them."""

    blocks: tuple[tuple[Part, Block], ...]
    emblem: Emblem

    @property
    def part(self) -> Part:
        """The first part: its style and space are the row's."""
        return self.blocks[0][0]

    @property
    def block(self) -> Block:
        """The first block."""
        return self.blocks[0][1]

    def of_form(self, form: str) -> Block | None:
        """The first block set in that form, if the row has one."""
        return next(iter(self.all_of_form(form)), None)

    def all_of_form(self, form: str) -> list[Block]:
        """The blocks set in that form, in order."""
        return [block for part, block in self.blocks if part.form == form]
