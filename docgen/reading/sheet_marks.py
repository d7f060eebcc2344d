"""Marks on a sheet beside the letter: stamps of receipt, corners to register in, forms' codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.reading.found_letter import ReadLetter
from docgen.reading.lines import ReadLine, Where
from docgen.reading.patterns import date_of, pattern
from docgen.thai.numerals import to_arabic

_MOST_LINES = 16  # from the first of a file: stamps stand at the head of a letter
_FAR = 200.0  # points from the margin: where stamps stand, as far as that is known
_DOTS = " .…_:-"
_UNDER = ("date", "time")  # what stands under the number of a receipt, each once


def lines_without_marks(lines: Sequence[ReadLine], made: ReadLetter) -> list[ReadLine]:
    """The lines of a file without the marks beside its head, which become fields of ``made``.

    A stamp without an office above its number is nobody's: it is left where it stands.
    """
    kept = list(lines)
    at = _receipt_line(kept)
    if at is not None:
        _take_receipt(kept, at, made)
    has_number = any(_is_number(cell) for line in kept[:_MOST_LINES] for cell in _cells(line))
    for number, line in enumerate(kept[:_MOST_LINES]):
        cells = _cells(line)
        if cells and _is_aside(line) and _is_corner(cells[-1], has_number=has_number):
            made.corner += (cells[-1],)
            kept[number] = _without_last(line)
    return [line for line in kept if line.text or not line.cells]


def form_code(text: str) -> tuple[str, str]:
    """The code of a form that a line at the edge of a sheet begins with, and what follows it."""
    match = pattern("form_code").fullmatch(to_arabic(text))
    return (match["code"], (match["rest"] or "").strip()) if match else ("", "")


def _cells(line: ReadLine) -> list[str]:
    return [to_arabic(cell) for cell in line.pieces]


def _is_number(cell: str) -> bool:
    match = pattern("number_any").fullmatch(cell)
    names = ("number_open", "number_whole")
    is_whole = match and any(pattern(name).fullmatch(match["number"]) for name in names)
    return pattern("number").match(cell) is not None or bool(is_whole)


def _is_aside(line: ReadLine) -> bool:
    """Whether the last piece of a line stands in a box, or beside others, or far to the right."""
    left = line.lefts[-1] if line.lefts else line.place.left
    return line.place.where is Where.BOX or (left is not None and left > _FAR)


def _receipt_line(lines: Sequence[ReadLine]) -> int | None:
    for at, line in enumerate(lines[:_MOST_LINES]):
        if at and _is_aside(line) and pattern("receipt_number").fullmatch(_cells(line)[-1]):
            above = _cells(lines[at - 1])[-1]
            is_office = _is_aside(lines[at - 1]) and not _is_label(above)
            return at if is_office else None
    return None


def _is_label(text: str) -> bool:
    names = ("number_any", "urgency_line", "secrecy_line", "date", "postcode")
    return any(pattern(name).fullmatch(text) for name in names) or date_of(text) is not None


def _take_receipt(lines: list[ReadLine], at: int, made: ReadLetter) -> None:
    """The office above the number, the number, and what stands under it."""
    match = pattern("receipt_number").fullmatch(_cells(lines[at])[-1])
    made.receipt["agency"] = _cells(lines[at - 1])[-1]
    made.receipt["number"] = match["number"].strip(_DOTS) if match else ""
    taken = [at - 1, at, *_lines_under(lines, at, made)]
    for number in taken:
        lines[number] = _without_last(lines[number])


def _lines_under(lines: Sequence[ReadLine], at: int, made: ReadLetter) -> Iterator[int]:
    left = list(_UNDER)
    for number in range(at + 1, min(at + 1 + len(_UNDER), len(lines))):
        text = _cells(lines[number])[-1]
        matches = {name: pattern(f"receipt_{name}").fullmatch(text) for name in left}
        name = next((name for name, match in matches.items() if match), "")
        match = matches.get(name)
        if match is None or not _is_aside(lines[number]):
            return
        value = match["value"].strip(" …_:-") if match["value"].strip(_DOTS) else ""
        if name == "date" and value and date_of(value) is None:
            return
        made.receipt[name] = value
        left.remove(name)
        yield number


def _is_corner(text: str, *, has_number: bool) -> bool:
    """Whether a line is room to register a letter in; «ที่» alone is where it has another number."""
    if pattern("registration").fullmatch(text):
        return True
    blank = pattern("number_blank").fullmatch(text)
    return blank is not None and has_number and "/" in text


def _without_last(line: ReadLine) -> ReadLine:
    cells = line.pieces[:-1]
    lefts, members = line.lefts[: len(cells)], line.members[: len(cells)]
    text = " ".join(filter(None, cells))
    return replace(line, text=text, cells=cells or ("",), lefts=lefts, members=members)
