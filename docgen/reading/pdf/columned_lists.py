"""Numbered lists in columns without rules: people with their posts, parted by empty corridors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from docgen.light import regex
from docgen.reading.pdf.glyphs import Glyph
from docgen.reading.pdf.page_rows import PageRow, text_of_glyphs
from docgen.reading.pdf.ruled_tables import PageGrid

_NUMBERED = regex(
    r"([0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){1,2}[.)]?(?=\s|$)|[0-9๐-๙]{1,3}[.)])\s*(.*)", re.DOTALL
)
_CATCHWORD = regex(r"/.*(?:\.\.\.|…)$")
_SAME = 6.0  # points: numbers under each other; ๑๐. may begin a little before ๙.
_DEEPER = 14.0  # points: a line that goes on begins so much further in
_UNDER = 5.0  # points: and so near to where a column begins
_AFTER_NUMBER = 0.15  # of the size of type: the least room after a number
_STEP = 1.6  # of the size of type: lines of one list stand no further apart
_CORRIDOR = 0.4  # of the size of type: what stands so far apart in every line are columns
_BETWEEN = 0.35  # of the size of type: more room than a space between two columns
_ROOM = 1.5  # of the size of type: a cell that ends so near the next one is full
_FULL = 3.0  # of the size of type: a line that ends so near the right margin is full
_LONGEST_NUMBER = 6
_LEAST_ROWS = 2
_OF_ONE = 3  # pieces: a single line of a list, which the end of a sheet parted from the others
_MOST_COLUMNS = 6


def lists_in_columns(rows: Sequence[PageRow]) -> list[PageGrid]:
    """The lists in columns among the lines of a page, as tables."""
    found = []
    right = max((row.right for row in rows), default=0.0)
    at = 0
    while at < len(rows):
        block = _block(rows, at)
        grid = _grid(block, right) if block else None
        if grid is not None:
            found.append(grid)
            at += len(block)
        else:
            at += 1
    return found


def _block(rows: Sequence[PageRow], start: int) -> list[PageRow]:
    """A numbered line with those under it that are numbered too or go on with it."""
    first = rows[start]
    if not _NUMBERED.match(first.pieces[0].text):
        return []
    block, starts = [first], _starts(first)
    for row in rows[start + 1 :]:
        is_near = block[-1].y - row.y <= _STEP * row.size
        text = row.pieces[0].text
        if _NUMBERED.match(text):
            goes_on = abs(row.left - first.left) <= _SAME
        else:
            is_under = any(abs(row.left - left) <= _UNDER for left in starts)
            is_deeper = row.left > first.left + _DEEPER
            goes_on = is_deeper and is_under and not _CATCHWORD.match(text)
        if not is_near or not goes_on:
            break
        block.append(row)
        starts |= _starts(row) if _NUMBERED.match(text) else set()
    while block and not _NUMBERED.match(block[0].pieces[0].text):
        block.pop(0)
    return block


def _starts(row: PageRow) -> set[float]:
    """Where the columns of a numbered line begin, the one after the number too."""
    lefts = {piece.left for piece in row.pieces[1:]}
    inked = [glyph for glyph in row.glyphs if glyph.text.strip()]
    gap = _AFTER_NUMBER * row.size
    after = (two.x for left, two in pairwise(inked) if two.x - left.right > gap)
    wide = {two.x for left, two in pairwise(inked) if two.x - left.right > _BETWEEN * row.size}
    return lefts | wide | set(islice(after, 1))


def _grid(block: Sequence[PageRow], right: float) -> PageGrid | None:
    numbered = [row for row in block if _NUMBERED.match(row.pieces[0].text)]
    widest = max(len(row.pieces) for row in numbered)
    if widest < 2 or (len(numbered) < _LEAST_ROWS and widest < _OF_ONE):
        return None
    columns = _corridors(block)
    if not 2 <= len(columns) <= _MOST_COLUMNS:
        return None
    made: list[list[list[str]]] = []
    before = block[0]
    for row in block:
        if row in numbered:
            made.append([[] for _ in columns])
        if row not in numbered and _ends_line_above(row, before, right):
            made[-1][-1].append(text_of_glyphs(row.glyphs, row.size))
            continue
        for index, (left, end) in enumerate(columns):
            text = text_of_glyphs(
                [glyph for glyph in row.glyphs if left <= glyph.x < end], row.size
            )
            if text:
                made[-1][index].append(text)
        before = row
    rows = tuple(_parted_cells(cells) for cells in made)
    if any(len(row) < 3 or not row[1] for row in rows):
        return None
    return PageGrid(block[0].y + block[0].size, block[-1].y - 2, block[0].left, 10_000.0, rows)


def _ends_line_above(row: PageRow, before: PageRow, right: float) -> bool:
    """Whether a line goes on with the whole of the line above it, which was full, and no cell."""
    is_full = before.right > right - _FULL * before.size
    names = sorted(_starts(before))[:1]
    is_under_name = bool(names) and row.left < names[0] + _UNDER
    return is_full and len(row.pieces) == 1 and is_under_name and not _fills(before)


def _fills(row: PageRow) -> bool:
    """Whether the first cell of a numbered line leaves no room before the next one."""
    first = row.pieces[:2] if len(row.pieces[0].text) > _LONGEST_NUMBER else row.pieces[1:3]
    return len(first) < 2 or first[1].left - first[0].right < _ROOM * row.size


def _parted_cells(cells: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A row with its number in a cell of its own."""
    texts = ["\n".join(lines) for lines in cells]
    match = _NUMBERED.match(texts[0])
    if match is None:
        return tuple(texts)
    return (match[1], match[2], *texts[1:]) if match[2] else (match[1], *texts[1:])


def _corridors(block: Sequence[PageRow]) -> list[tuple[float, float]]:
    """Where columns stand: between stretches in which no line has a letter."""
    inked = sorted(_inked_stretches(block))
    size = max(row.size for row in block)
    columns: list[list[float]] = []
    for left, right in inked:
        if columns and left - columns[-1][1] <= _CORRIDOR * size:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    ends = [column[0] for column in columns[1:]] + [float("inf")]
    return [(column[0] - 0.1, end - 0.1) for column, end in zip(columns, ends, strict=True)]


def _inked_stretches(block: Sequence[PageRow]) -> list[tuple[float, float]]:
    """The stretches that words cover, the spaces between two words of a cell too."""
    found: list[tuple[float, float]] = []
    for row in block:
        before: Glyph | None = None
        for glyph in row.glyphs:
            if glyph.text.strip():
                found.append((glyph.x, max(glyph.right, glyph.x + 0.1)))
                before = glyph
            elif before is not None:
                found.append((before.right, max(glyph.right, before.right)))
    return found
