"""The lines of a letter made ready to be told: in Arabic digits, furniture apart, with roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from docgen.light import dataclass
from docgen.reading.found_letter import ReadLetter
from docgen.reading.lines import Aside, ReadLine, TextRows, Where, Why
from docgen.reading.patterns import pattern

HANGING, FURTHEST = 10.0, 110.0  # points from the margin: where lines under a label begin
SAME_PLACE = 3.0  # points
_AXIS = 110.0  # points from the margin: what begins further in stands at the axis of the sheet


@dataclass(slots=True)
class ReadUnit:
    """A line with its pieces in Arabic digits; ``role`` is the part of the letter it was taken for.

    ``is_continued`` says that a catchword stood before it: it may go on with a paragraph;
    ``is_under_rule`` that a rule of typed signs did. ``member`` is the one paragraph that it is of,
    where it was parted from what stands beside it; -1 where it is the whole line. ``is_over`` says
    that the foot of a letter goes on with it over the end of a sheet.
    """

    line: ReadLine
    text: str
    cells: tuple[str, ...]
    role: str = ""
    is_continued: bool = False
    is_under_rule: bool = False
    member: int = -1
    is_over: bool = False

    @property
    def begins_sheet(self) -> bool:
        """Whether a sheet begins with it, and not only the end of what stands on the one before."""
        return self.line.new_page and not self.is_over

    @property
    def filled_pieces(self) -> tuple[str, ...]:
        """The pieces that say something."""
        return tuple(filter(None, self.cells))

    @property
    def joined_pieces(self) -> str:
        """The same as one text, a space between them."""
        return " ".join(self.filled_pieces)

    @property
    def is_at_axis(self) -> bool:
        """Whether it stands in the middle of the sheet or right of it, as far as is known."""
        line = self.line
        left_empty = len(self.cells) > 1 and not self.cells[0] and len(self.filled_pieces) == 1
        is_far = line.place.left is not None and line.place.left > _AXIS
        return line.is_centred or is_far or left_empty or line.place.where is Where.BOX

    @property
    def is_of_word(self) -> bool:
        """Whether it is a paragraph of a Word file, whose end is told and not guessed."""
        return self.line.place.paragraph >= 0


@dataclass
class Recognition:
    """What is being recognised: the units, how far one has come, the letter so far.

    ``whole_lines`` are units of which every word is a field's or the form's own.
    """

    units: list[ReadUnit]
    tables: dict[int, TextRows]
    made: ReadLetter
    whole: str
    at: int = 0
    asides: list[Aside] = field(default_factory=list)
    data_tables: set[int] = field(default_factory=set)
    whole_lines: set[int] = field(default_factory=set)
    rest: str = ""
    indent: float = 0.0
    turned: bool = False
    ruled: bool = False

    @cached_property
    def indent_of_text(self) -> float:
        """How far in the paragraphs of the text begin, by those that open as texts do.

        It is counted once, over the lines as they stand when it is first asked for.
        """
        lefts = Counter(
            round(unit.line.place.left)
            for unit in self.units
            if unit.line.place.left is not None
            and (pattern("opener").match(unit.text) or pattern("always_begins").match(unit.text))
        )
        return float(lefts.most_common(1)[0][0]) if lefts else self.indent

    @property
    def next_unit(self) -> ReadUnit | None:
        """The unit that is to be told next; ``None`` at the end."""
        return self.units[self.at] if self.at < len(self.units) else None

    @property
    def next_text(self) -> str:
        """What its pieces say; empty at the end."""
        unit = self.next_unit
        return unit.joined_pieces if unit is not None else ""

    @property
    def units_left(self) -> list[ReadUnit]:
        """The units that are still to be told."""
        return self.units[self.at :]

    def each_unit_left(self) -> Iterator[ReadUnit]:
        """The same one by one: who stops soon does not pay for all of them."""
        for at in range(self.at, len(self.units)):
            yield self.units[at]

    def units_ahead(self, count: int) -> list[ReadUnit]:
        """The next units that are still to be told."""
        return self.units[self.at : self.at + count]

    def take_units(self, role: str, count: int = 1) -> None:
        """Take the next units for a part of the letter."""
        for unit in self.units[self.at : self.at + count]:
            unit.role = role
        self.at += count

    def give_back(self, first: int) -> None:
        """Leave the units from the place ``first`` on to be told anew."""
        for unit in self.units[first : self.at]:
            unit.role = ""
        self.at = first

    def hangs_under_label(self, unit: ReadUnit) -> bool:
        """Whether a line stands under the text of a label, less far in than paragraphs begin."""
        left = unit.line.place.left
        if left is None or unit.is_of_word or unit.line.is_set_off or not self.indent:
            return False
        return HANGING < left < FURTHEST and abs(left - self.indent) > SAME_PLACE

    def goes_on(self, unit: ReadUnit) -> bool:
        """Whether a line may go on with the labelled part that the line above it belongs to."""
        if self.hangs_under_label(unit):
            return True
        before = self.units[self.at - 1].line if self.at else unit.line
        return not unit.line.starts and before.is_full and not unit.line.is_set_off

    def leave(self, unit: ReadUnit, why: Why) -> None:
        """Name a unit as what no field takes."""
        self.asides.append(Aside(unit.line.text, why, unit.line.place))
