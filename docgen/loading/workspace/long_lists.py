"""Lists of recipients too long to be held: read in steps, each of them a list of its own.

A step is the head of the list with the rows that follow one another; whatever reads a short list
reads a step. Places in its faults are moved to where the rows stand in the whole file. A list in a
sheet is read in the lines that its rows are kept as.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.later import later
from docgen.light import dataclass, regex
from docgen.loading.workspace import recipients

if TYPE_CHECKING:
    from docgen.loading.tables import stored_rows
    from docgen.loading.workspace import long_sheets
    from docgen.loading.workspace.long_sheets import SheetLines
else:
    stored_rows = later("docgen.loading.tables.stored_rows")
    long_sheets = later("docgen.loading.workspace.long_sheets")

LONGEST_HELD = 20_000  # rows of a list that is read as a whole
MOST_BYTES = 4_000_000_000
_BLOCK = 1 << 20
_LONGEST_ROW = 1 << 20  # a mark of quotation that is never closed takes all that follows it
_CSV, _SHEETS = ".csv", (".xlsx", ".xlsm")
FIRST_ROWS = 100  # that stand for all where one only looks
_QUOTE, _NEWLINE = b'"', b"\n"
_HEAD_WITHIN = 15
_NUMBER = regex(r"(?<![0-9])[0-9]++$")


@dataclass(frozen=True, slots=True)
class ListStep:
    """Rows that follow one another: where they stand in the file, and which row is the first.

    ``first`` counts the recipients from 1; ``line`` and ``record`` are the lines and the rows of
    the file before the step, empty ones too.
    """

    number: int
    start: int
    end: int
    first: int
    rows: int
    line: int
    record: int


@dataclass(frozen=True, slots=True)
class LongList:
    """A list of a workspace that is read in steps; ``head`` are its bytes down to its headings.

    ``sheet`` is where the rows of a workbook are kept as lines, ``first`` the first of these.
    """

    name: str
    path: Path
    head: bytes
    head_lines: int
    sheet: SheetLines | None = None
    first: bytes = b""

    def steps(self, rows: int) -> Iterator[ListStep]:
        """The whole list in steps of so many rows; only one block of it is held at a time.

        Raises: Rejected, with DG4009 at a row that is longer than any row of a list is.
        """
        step = ListStep(1, len(self.head), 0, 1, 0, self.head_lines, 0)
        count, line, record = 0, step.line, 0
        for end, lines, is_row in self._records():
            line, record, count = line + lines, record + 1, count + is_row
            if count == rows:
                yield replace(step, end=end, rows=count)
                step = ListStep(step.number + 1, end, 0, step.first + count, 0, line, record)
                count = 0
        if count:
            yield replace(step, end=opening.byte_count(self._lines()), rows=count)

    def content(self, step: ListStep) -> bytes:
        """The step as a list of its own."""
        with opening.stream(self._lines()) as stream:
            stream.seek(step.start)
            return self.head + stream.read(step.end - step.start)

    def first_rows(self) -> bytes:
        """The first rows as a list of their own; they stand for all where one only looks."""
        if self.first:
            return self.first
        return self.content(next(self.steps(FIRST_ROWS)))

    def digest(self, step: ListStep) -> str:
        """SHA-256 of the step as a list of its own."""
        return hashlib.sha256(self.content(step)).hexdigest()

    def in_whole(self, fault: Diagnostic, step: ListStep) -> Diagnostic:
        """A fault of a step at its place in the whole file."""
        also = tuple((self.place_in_file(at, step), label) for at, label in fault.also)
        return replace(fault, at=fault.at and self.place_in_file(fault.at, step), also=also)

    def place_in_file(self, at: Position, step: ListStep) -> Position:
        """A place in a step as one in the whole file."""
        if self.sheet is not None or at.file != str(self.path) or at.line <= self.head_lines:
            return at
        lines = step.line - self.head_lines
        cell = _NUMBER.sub(lambda match: str(int(match[0]) + step.record), at.cell)
        return replace(at, line=at.line + lines, cell=cell)

    def _records(self) -> Iterator[tuple[int, int, bool]]:
        """Where each record ends, how many lines it has, and whether anything stands in it."""
        if self.sheet is not None:
            yield from self._kept_rows()
            return
        with opening.stream(self.path) as stream:
            stream.seek(len(self.head))
            end, lines, is_open, is_row = len(self.head), 0, False, False
            begin, line = end, self.head_lines
            while written := stream.readline(_LONGEST_ROW + 1):
                end += len(written)
                if end - begin > _LONGEST_ROW:
                    at, params = Position(str(self.path), line + 1), {"most": _LONGEST_ROW}
                    raise Rejected([Diagnostic("DG4009", at, params)])
                lines += 1
                is_open ^= written.count(_QUOTE) % 2 == 1
                is_row = is_row or bool(written.strip(b" \t\r\n,;"))
                if not is_open:
                    yield end, lines, is_row
                    line, begin = line + lines, end
                    lines, is_row = 0, False
            if lines:
                yield end, lines, is_row

    def _kept_rows(self) -> Iterator[tuple[int, int, bool]]:
        end = len(self.head)
        with opening.stream(self._lines()) as stream:
            stream.seek(end)
            for line in stream:
                end += len(line)
                yield end, 1, stored_rows.is_row(line)

    def _lines(self) -> Path:
        return self.path if self.sheet is None else self.sheet.all_lines()


def long_list(name: str, path: Path, within: Path, sheet: str | None = None) -> LongList | None:
    """The list at ``path``, where it has more rows than are held; else ``None``.

    So it is where the file leads out of the folder ``within``: who reads it tells that. ``sheet``
    is that of a workbook, where one is named.
    """
    kind = path.suffix.lower()
    if kind not in (_CSV, *_SHEETS) or not opening.is_file(path):
        return None
    if not opening.is_inside(path, within):
        return None
    if kind in _SHEETS:
        return _long_sheet(name, path, sheet)
    if not _is_long(path):
        return None
    head, lines = _head(path)
    return LongList(name, path, head, lines)


def _long_sheet(name: str, path: Path, sheet: str | None) -> LongList | None:
    """The list in a sheet; a sheet with cells joined below its headings is read as a whole."""
    kept = long_sheets.long_sheet(path, sheet, LONGEST_HELD, _HEAD_WITHIN + FIRST_ROWS)
    if kept is None:
        return None
    lines, first = kept
    head = recipients.read_recipients(path, content=first).head
    if stored_rows.last_joined_row(first) > head:
        return None
    told = [line for line in first.splitlines(keepends=True) if not stored_rows.is_told_last(line)]
    count = 1 + sum(1 for line in told[1:] if stored_rows.is_within(line, head))
    looked_at = b"".join(told[: count + FIRST_ROWS])
    return LongList(name, path, b"".join(told[:count]), count, lines, looked_at)


def _is_long(path: Path) -> bool:
    """Whether it has more lines than a list that is held may have rows."""
    found = 0
    with opening.stream(path) as stream:
        while block := stream.read(_BLOCK):
            found += block.count(_NEWLINE)
            if found > LONGEST_HELD:
                return True
    return False


def _head(path: Path) -> tuple[bytes, int]:
    """The bytes down to the headings, and how many lines these are."""
    with opening.stream(path) as stream:
        lines = [line for _ in range(_HEAD_WITHIN) if (line := stream.readline(_BLOCK))]
    head = recipients.read_recipients(path, content=b"".join(lines)).head
    return b"".join(lines[:head]), head
