"""The lines of a letter made ready to be told: in Arabic digits, furniture apart, with roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import cached_property

from docgen.light import dataclass
from docgen.reading.found_letter import ReadLetter
from docgen.reading.lines import Aside, ReadFile, ReadLine, TextRows, Where, Why
from docgen.reading.patterns import (
    copy_kind,
    nearest_urgency,
    noise_pattern,
    pattern,
    without_filler,
)
from docgen.reading.sheet_marks import form_code, lines_without_marks
from docgen.thai.numerals import to_arabic

_LONGEST_BEFORE = 20  # letters before a mark of secrecy, such as a page number
_HANGING, _FURTHEST = 10.0, 110.0  # points from the margin: where lines under a label begin
SAME_PLACE = 3.0  # points
_MIDDLE = 225.0  # points from the margin: half of a line
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

    def hangs_under_label(self, unit: ReadUnit) -> bool:
        """Whether a line stands under the text of a label, less far in than paragraphs begin."""
        left = unit.line.place.left
        if left is None or unit.is_of_word or unit.line.is_set_off or not self.indent:
            return False
        return _HANGING < left < _FURTHEST and abs(left - self.indent) > SAME_PLACE

    def goes_on(self, unit: ReadUnit) -> bool:
        """Whether a line may go on with the labelled part that the line above it belongs to."""
        if self.hangs_under_label(unit):
            return True
        before = self.units[self.at - 1].line if self.at else unit.line
        return not unit.line.starts and before.is_full and not unit.line.is_set_off

    def leave(self, unit: ReadUnit, why: Why) -> None:
        """Name a unit as what no field takes."""
        self.asides.append(Aside(unit.line.text, why, unit.line.place))


def begin_recognition(file: ReadFile) -> Recognition:
    """The recognition of a file, with the furniture of its sheets set apart."""
    letter = ReadLetter()
    every = [*_head_in_header(file), *file.lines]
    lines = lines_without_marks(every, letter)
    tables = {
        number: tuple(tuple(map(to_arabic, row)) for row in rows)
        for number, rows in file.tables.items()
    }
    made = Recognition([], tables, letter, to_arabic("\n".join(line.text for line in every)))
    taken = {line.text for line in _head_in_header(file)}
    for aside in file.asides:
        if aside.why is not Why.HEADER or aside.text not in taken:
            made.asides.append(_of_sheet(made, aside))
    ends = _ends_of_sheets(lines)
    for number, line in enumerate(lines):
        unit = _unit(line)
        secrecy = pattern("secrecy_line").fullmatch(unit.text) if number in ends else None
        secrecy = secrecy or pattern("secrecy_alone").fullmatch(unit.text)
        if secrecy and len(secrecy.groupdict().get("before", "")) < _LONGEST_BEFORE:
            made.made.secrecy = secrecy["secrecy"]
            made.leave(unit, Why.PAGE)
            continue
        if number in ends and (_take_copy_mark(made, unit) or _take_form_code(made, unit)):
            continue
        if _is_furniture(unit):
            _take_stamp(made, unit)
            made.leave(unit, Why.PAGE)
        elif unit.text:
            unit.is_continued = made.turned
            unit.is_under_rule = made.ruled
            made.units.append(unit)
        made.turned = _is_furniture(unit) and unit.text.startswith("/")
        made.ruled = re.fullmatch(r"[\s_\-.*=]{4,}", unit.text) is not None
    lefts = Counter(
        round(unit.line.place.left)
        for unit in made.units
        if unit.line.place.left is not None and _HANGING < unit.line.place.left < _FURTHEST
    )
    made.indent = float(lefts.most_common(1)[0][0]) if lefts else 0.0
    return made


def _take_copy_mark(state: Recognition, unit: ReadUnit) -> bool:
    """The mark of a copy at the head of a sheet; what stands beside it is a stamp."""
    first, *beside = unit.filled_pieces or ("",)
    kind = copy_kind(first)
    if not kind:
        return False
    state.made.copy_kind = kind
    state.asides.append(Aside(first, Why.PAGE, unit.line.place))
    state.asides += [Aside(cell, Why.STAMP, unit.line.place) for cell in beside]
    return True


def _take_form_code(state: Recognition, unit: ReadUnit) -> bool:
    """The code of a form alone at the head or the foot of a sheet."""
    code, rest = form_code(unit.text)
    is_top = not state.units
    if not code or (rest and is_top):
        return False
    _keep_form_code(state, code, is_top=is_top, left=unit.line.place.left)
    state.asides.append(Aside(rest or code, Why.FOOTER if rest else Why.PAGE, unit.line.place))
    return True


def _keep_form_code(state: Recognition, code: str, *, is_top: bool, left: float | None) -> None:
    is_right = left is not None and left > _MIDDLE
    corners = {(True, True): "top_right", (True, False): "top_left", (False, True): "bottom_right"}
    state.made.form_code = state.made.form_code or code
    state.made.form_corner = state.made.form_corner or corners.get((is_top, is_right), "")


def _ends_of_sheets(lines: Sequence[ReadLine]) -> set[int]:
    """The first and last line of every sheet of a PDF."""
    if any(line.place.paragraph >= 0 for line in lines) or not any(line.new_page for line in lines):
        is_sheet = bool(lines) and lines[0].place.left is not None and lines[0].place.paragraph < 0
        return {0, len(lines) - 1} if is_sheet else set()
    turns = [at for at, line in enumerate(lines) if line.new_page]
    return {0, len(lines) - 1, *turns, *(at - 1 for at in turns)}


def _of_sheet(state: Recognition, aside: Aside) -> Aside:
    """A header or footer: the marks of secrecy and haste are fields, page numbers furniture."""
    text = to_arabic(aside.text)
    if aside.why not in (Why.HEADER, Why.FOOTER):
        return aside
    match = pattern("secrecy_line").fullmatch(text)
    if match and len(match["before"]) < 20:
        state.made.secrecy = match["secrecy"]
        return replace(aside, why=Why.PAGE)
    if aside.why is Why.HEADER and (kind := copy_kind(text)):
        state.made.copy_kind = kind
        return replace(aside, why=Why.PAGE)
    if aside.why is Why.HEADER and pattern("urgency_line").fullmatch(text):
        state.made.urgency = nearest_urgency(text)
        return replace(aside, why=Why.PAGE)
    code, rest = form_code(text)
    if code:
        is_top = aside.why is Why.HEADER
        _keep_form_code(state, code, is_top=is_top, left=aside.place.left)
        return replace(aside, text=rest) if rest else replace(aside, why=Why.PAGE)
    is_number = noise_pattern().fullmatch(text) or re.fullmatch(r"[0-9]{1,3}", text)
    return replace(aside, why=Why.PAGE) if is_number else aside


def _take_stamp(state: Recognition, unit: ReadUnit) -> None:
    """The office that received the letter stands in its stamp above the number of receipt."""
    before = state.units[-1] if state.units else None
    if before is None or pattern("receipt").fullmatch(unit.text) is None:
        return
    if before.is_at_axis and not pattern("number").match(before.text):
        state.units.pop()
        state.leave(before, Why.STAMP)


def _unit(line: ReadLine) -> ReadUnit:
    cells = tuple(map(without_filler, line.cells)) or (without_filler(line.text),)
    return ReadUnit(line, without_filler(line.text), cells)


def _is_furniture(unit: ReadUnit) -> bool:
    line = unit.line
    if line.table or not noise_pattern().fullmatch(unit.text):
        is_number = re.fullmatch(r"[0-9]{1,3}", unit.text) is not None
        return is_number and line.new_page and not line.table
    return True


def _head_in_header(file: ReadFile) -> Sequence[ReadLine]:
    """The header of the first sheet, where it holds the head of the letter."""
    said = [to_arabic(line.text) for line in file.head_lines]
    in_text = any(pattern("number").match(to_arabic(line.text)) for line in file.lines[:8])
    has_head = any(
        pattern("number").match(text)
        or pattern("memorandum").search(text)
        or pattern("memorandum_office").fullmatch(text)
        for text in said
    )
    return file.head_lines if has_head and not in_text else ()
