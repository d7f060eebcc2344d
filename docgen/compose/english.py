"""What a letter in English prints otherwise: Arabic figures, and dates of the Common Era."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from docgen.model.letter import Block, Cell, Entry, Table
from docgen.thai.dates import ERA, ThaiDate
from docgen.thai.numerals import to_arabic

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_OPEN_DAY = " " * 6
_OPEN_DATE = "." * 30


def english_date(date: ThaiDate) -> str:
    """``10 September 2021``; room stands for a day that is still open."""
    if date.is_blank:
        return _OPEN_DATE
    day = _OPEN_DAY if date.day is None else f"{date.day} "
    return f"{day}{_MONTHS[date.month - 1]} {date.year - ERA}"


@lru_cache(maxsize=256)
def in_arabic(block: Block) -> Block:
    """The block with all its figures Arabic; equal blocks of a batch become the same object."""
    table = None if block.table is None else _table(block.table)
    return replace(block, entries=tuple(map(_entry, block.entries)), table=table)


def _entry(entry: Entry) -> Entry:
    return replace(
        entry,
        text=to_arabic(entry.text),
        number=to_arabic(entry.number),
        aside=to_arabic(entry.aside),
    )


def _table(table: Table) -> Table:
    rows = tuple(tuple(map(_cell, row)) for row in table.rows)
    heads = tuple(tuple(map(_cell, row)) for row in table.heads)
    return replace(table, rows=rows, heads=heads, summary=to_arabic(table.summary))


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=to_arabic(cell.text))
