"""What stands in a sheet around its table: notes, totals, signatures, repeated headings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from docgen import standards
from docgen.loading.tables.records import Record
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic

_FIRST_COLUMN = ("(1)", "[1]", "1")
_A_SENTENCE = 60  # characters; no name of a unit is so long


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(clean(word).casefold() for word in standards.table("statuses")[name])


def split_records(records: list[Record], *, least: int) -> tuple[list[Record], list[Record]]:
    """The records of the table, and those after it that are no rows of it.

    A table has rows with ``least`` cells; below an empty row stands what is said about it.
    """
    end = len(records)
    while end and (_is_blank(records[end - 1]) or is_note(records[end - 1].cells, least)):
        end -= 1
    after = [record for record in records[end:] if not _is_blank(record)]
    return records[:end], after


def without_column_numbers(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """The records without those that only number the columns, and these.

    Numbers in brackets stand under the headings, and again on each page; bare ones count only in
    the first row, and where there are three or more.
    """
    kept: list[Record] = []
    counted: list[Record] = []
    for place, record in enumerate(records):
        is_count = _numbers_columns(record.cells, bare_too=place == 0)
        (counted if is_count else kept).append(record)
    return kept, counted


def _numbers_columns(cells: Sequence[str], *, bare_too: bool) -> bool:
    first = next((text for cell in cells if (text := clean(cell))), "")
    if to_arabic(first) not in _FIRST_COLUMN:  # as in nearly every row
        return False
    texts = [to_arabic(text) for cell in cells if (text := clean(cell))]
    numbers = [str(number) for number in range(1, len(texts) + 1)]
    if len(texts) > 1 and texts in (
        [f"({number})" for number in numbers],
        [f"[{number}]" for number in numbers],
    ):
        return True
    return bare_too and len(texts) > 2 and len(texts) == len(cells) and texts == numbers


def is_note(cells: Sequence[str], least: int) -> bool:
    """Whether a row says something about the table: one cell alone, or a word for notes first.

    A row of totals is part of the table.
    """
    texts = [text for cell in cells if (text := clean(cell))]
    if not texts:
        return False
    first = texts[0].casefold()
    if is_total(texts):
        return False
    if any(first.startswith(word) for word in _words("note_words")):
        return len(texts) < max(3, least)
    distinct = set(texts)
    return len(distinct) == 1 and least > 1 and len(texts[0]) > _A_SENTENCE


def is_total(texts: Sequence[str]) -> bool:
    """Whether a row calls itself a sum, of all or of a group."""
    first = next((clean(text).casefold() for text in texts if clean(text)), "")
    words = _words("total_words")
    return (
        first in words
        or any(first.startswith(f"{word} ") for word in words)
        or (first.startswith(words[0]) and len(first) < _A_SENTENCE and _has_numbers(texts[1:]))
    )


def _has_numbers(texts: Sequence[str]) -> bool:
    return any(any(sign.isdigit() for sign in text) for text in texts)


def _is_blank(record: Record) -> bool:
    return not any(cell.strip() for cell in record.cells)
