"""Lines of a file → units to recognise, with the numbers, marks and stamps of sheets apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from docgen.reading.found_letter import ReadLetter
from docgen.reading.lines import Aside, ReadFile, ReadLine, Why
from docgen.reading.patterns import (
    copy_kind,
    nearest_urgency,
    noise_pattern,
    pattern,
    without_filler,
)
from docgen.reading.sheet_marks import form_code, lines_without_marks
from docgen.reading.units import FURTHEST, HANGING, ReadUnit, Recognition
from docgen.thai.numerals import to_arabic

_LONGEST_BEFORE = 20  # letters before a mark of secrecy, such as a page number
_MIDDLE = 225.0  # points from the margin: half of a line


def begin_recognition(file: ReadFile) -> Recognition:
    """The recognition of a file, with the furniture of its sheets set apart."""
    letter = ReadLetter()
    head = _head_in_header(file)
    every = [*head, *file.lines]
    tables = {
        number: tuple(tuple(map(to_arabic, row)) for row in rows)
        for number, rows in file.tables.items()
    }
    made = Recognition([], tables, letter, to_arabic("\n".join(line.text for line in every)))
    lines = lines_without_marks(every, letter)
    taken = {line.text for line in head}
    for aside in file.asides:
        if aside.why is not Why.HEADER or aside.text not in taken:
            made.asides.append(_of_sheet(made, aside))
    ends = _ends_of_sheets(lines)
    for number, line in enumerate(lines):
        unit = _unit(line)
        if not _take_mark(made, unit, is_at_end=number in ends):
            _add_unit(made, unit)
    made.indent = _indent_under_labels(made.units)
    return made


def _take_mark(state: Recognition, unit: ReadUnit, *, is_at_end: bool) -> bool:
    """The mark of secrecy; at an end of a sheet also that of a copy, and the code of a form."""
    secrecy = pattern("secrecy_line").fullmatch(unit.text) if is_at_end else None
    secrecy = secrecy or pattern("secrecy_alone").fullmatch(unit.text)
    if secrecy and len(secrecy.groupdict().get("before", "")) < _LONGEST_BEFORE:
        state.made.secrecy = secrecy["secrecy"]
        state.leave(unit, Why.PAGE)
        return True
    return is_at_end and (_take_copy_mark(state, unit) or _take_form_code(state, unit))


def _add_unit(state: Recognition, unit: ReadUnit) -> None:
    """One more unit to recognise; a page number, a catchword or a rule is left aside."""
    is_furniture = _is_furniture(unit)
    if is_furniture:
        _take_stamp(state, unit)
        state.leave(unit, Why.PAGE)
    elif unit.text:
        unit.is_continued = state.turned
        unit.is_under_rule = state.ruled
        state.units.append(unit)
    state.turned = is_furniture and unit.text.startswith("/")
    state.ruled = re.fullmatch(r"[\s_\-.*=]{4,}", unit.text) is not None


def _indent_under_labels(units: Sequence[ReadUnit]) -> float:
    """How far in most lines begin that stand under the text of a label; 0 where none does."""
    lefts = Counter(
        round(unit.line.place.left)
        for unit in units
        if unit.line.place.left is not None and HANGING < unit.line.place.left < FURTHEST
    )
    return float(lefts.most_common(1)[0][0]) if lefts else 0.0


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
