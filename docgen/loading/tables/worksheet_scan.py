"""What the values of a worksheet do not tell: how far it reaches, what it hides, what failed.

One pass of the XML's own parser, so that a cell is seen however its place is written; it stops at
the first cell out of bounds, before any reader makes room for what lies between.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field
from xml.parsers import expat

from docgen.light import dataclass, regex

_REFERENCE = regex(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_ELEMENTS = 4_000_000
_TRUE = ("1", "true")
_LAST_COLUMN = 16_384


class _EnoughError(Exception):
    """There is no more to be known."""


@dataclass(slots=True)
class ScannedWorksheet:
    """Cells and rows by their names in the program: ``C14``, ``3``, ``B``.

    ``far`` is the first filled cell beyond the limits; nothing behind it was looked at.
    """

    far: str = ""
    hidden_rows: list[str] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    unworked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def scan_worksheet(part: bytes, most_rows: int, most_columns: int) -> ScannedWorksheet:
    """What stands in a worksheet's XML.

    Raises: expat.ExpatError, when it is not XML, or has a document type.
    """
    scan = _Scan(most_rows, most_columns)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scan.begin
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    parser.StartDoctypeDeclHandler = _refuse_worksheet
    with suppress(_EnoughError):
        parser.Parse(part, True)
    return scan.scanned


def column_letters(index: int) -> str:
    """``0`` → ``A``, ``27`` → ``AB``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """``A`` → ``0``, ``AB`` → ``27``."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _refuse_worksheet(*_: object) -> None:
    raise expat.ExpatError("a document type")


class _Scan:
    """The walk over one sheet: where it stands, and what the cell it stands in holds."""

    def __init__(self, most_rows: int, most_columns: int) -> None:
        self.scanned = ScannedWorksheet()
        self._most = most_rows, most_columns
        self._elements = 0
        self._row, self._column = 0, -1
        self._in_value = False
        self._has_value = self._has_formula = self._is_error = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._elements += 1
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "f":
            self._has_formula = True
        elif name in ("v", "t"):
            self._in_value = True
        elif name == "col":
            self._hide_columns(attributes)
        if self._elements > _MOST_ELEMENTS:
            self._stop_at_far()

    def text(self, text: str) -> None:
        """Text within an element."""
        if self._in_value and text:
            self._has_value = True

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.rpartition(":")[2]
        if name in ("v", "t"):
            self._in_value = False
        elif name == "c":
            self._end_cell()

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
        self._column = -1
        if attributes.get("hidden") in _TRUE:
            self.scanned.hidden_rows.append(str(self._row))

    def _cell(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = column_index(match[1]) if match else self._column + 1
        self._row = int(match[2]) if match else self._row
        self._is_error = attributes.get("t") == "e"
        self._has_value = self._has_formula = False

    def _end_cell(self) -> None:
        if not (self._has_value or self._has_formula):
            return
        rows, columns = self._most
        if self._row > rows or self._column >= columns:
            self._stop_at_far()
        if self._is_error:
            self.scanned.errors.append(self._place())
        elif not self._has_value:
            self.scanned.unworked.append(self._place())

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        first = attributes.get("min", "")
        is_told = first.isdecimal() and len(first) < 6
        if attributes.get("hidden") in _TRUE and is_told and 0 < int(first) <= _LAST_COLUMN:
            last = attributes.get("max", "")
            is_span = last.isdecimal() and len(last) < 6
            end = min(int(last), _LAST_COLUMN) if is_span else int(first)
            columns = range(int(first) - 1, min(end, int(first) - 1 + self._most[1]))
            self.scanned.hidden_columns += map(column_letters, columns)

    def _stop_at_far(self) -> None:
        self.scanned.far = self._place()
        raise _EnoughError

    def _place(self) -> str:
        return f"{column_letters(max(0, self._column))}{self._row}"
