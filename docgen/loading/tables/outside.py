"""What stands in a sheet around its table: notes, totals, signatures, repeated headings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from docgen import standards
from docgen.loading.tables.file_rows import Record
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
    while end:
        if _is_blank(records[end - 1]) or is_note(records[end - 1].cells, least):
            end -= 1
            continue
        begin = _begin_of_signature(records, end, least)
        if begin == end:
            break
        end = begin
    after = [record for record in records[end:] if not _is_blank(record)]
    return records[:end], after


def _begin_of_signature(records: Sequence[Record], end: int, least: int) -> int:
    """Where the lines of who signs a table begin, which an empty row parts from it; or ``end``.

    Each is one cell alone, and one of them is a note or a name in brackets.
    """
    begin, is_signed = end, False
    while begin and not _is_blank(records[begin - 1]):
        begin -= 1
        texts = set(_texts(records[begin].cells))
        if least < 2 or len(texts) != 1:  # a row of the table
            return end
        (text,) = texts
        is_signed |= _begins_as_note(text) or _is_bracketed(text)
    return begin if begin and is_signed else end


def _texts(cells: Sequence[str]) -> list[str]:
    return [text for cell in cells if (text := clean(cell))]


def _begins_as_note(text: str) -> bool:
    return any(text.casefold().startswith(word) for word in _words("note_words"))


def _is_bracketed(text: str) -> bool:
    return text.startswith("(") and text.endswith(")")


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
    for cell in cells:
        is_one = _is_one(cell)
        if is_one:
            break
        if is_one is not None:  # as in nearly every row
            return False
    else:
        return False
    texts = [to_arabic(text) for cell in cells if (text := clean(cell))]
    numbers = [str(number) for number in range(1, len(texts) + 1)]
    if len(texts) > 1 and texts in (
        [f"({number})" for number in numbers],
        [f"[{number}]" for number in numbers],
    ):
        return True
    return bare_too and len(texts) > 2 and len(texts) == len(cells) and texts == numbers


@lru_cache(maxsize=10_000)
def _is_one(cell: str) -> bool | None:
    """Whether the number of a first column stands in a cell; ``None`` where nothing does."""
    text = clean(cell)
    return to_arabic(text) in _FIRST_COLUMN if text else None


def is_note(cells: Sequence[str], least: int) -> bool:
    """Whether a row says something about the table: one cell alone, or a word for notes first.

    A row of totals is part of the table.
    """
    texts = _texts(cells)
    if not texts or is_total(texts):
        return False
    if _begins_as_note(texts[0]):
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
