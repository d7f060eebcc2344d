"""A table as it came, with other texts in some of its cells; all else in it stays."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from docgen.diagnostics import Rejected
from docgen.formulas import harmless_cell
from docgen.light import regex
from docgen.loading.decoding import UTF_16, decode
from docgen.loading.tables.csv_source import delimiter_of, is_separator
from docgen.loading.tables.worksheet_scan import column_index, column_letters
from docgen.writers.told_tables import (
    DIMENSION,
    NUMBER,
    ROW,
    WORKBOOKS,
    text_cell,
    workbook_with_worksheet,
)

Cells = Mapping[tuple[int, int], str]
"""Texts by the number of the row, as a spreadsheet counts, and the column from 0."""

_CELL = regex(
    rb"<(?P<prefix>(?:\w{1,40}:)?)c\b(?P<attributes>[^<>]{0,400}?)"
    rb"(?:/>|>(?:[^<]|<(?!/?(?:\w{1,40}:)?c\b))*+</(?:\w{1,40}:)?c>)"
)
_PLACE = regex(rb'\br="([A-Z]{1,3})[0-9]{1,7}"')
_END_OF_ROWS = regex(rb"</((?:\w{1,40}:)?)sheetData>")
_STYLE = regex(rb'\bs="[0-9]{1,6}"')
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def changed_table(content: bytes, ending: str, cells: Cells, sheet: str) -> bytes:
    """The table with ``cells`` in their places; rows that it has not yet come at their numbers.

    Of a workbook only those cells of that sheet change, of a text only those records. Raises:
    Rejected, when it is no such table any more.
    """
    if not cells:
        return content
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        by_row.setdefault(row, {})[column] = text
    if ending.lower() in WORKBOOKS:
        return workbook_with_worksheet(content, sheet, lambda xml: _changed_worksheet(xml, by_row))
    return _changed_text(content, by_row)


def _changed_worksheet(xml: bytes, by_row: Mapping[int, dict[int, str]]) -> bytes:
    there = set(_row_numbers(xml))
    left = {row: texts for row, texts in by_row.items() if row not in there and any(texts.values())}
    state = {"row": 0}

    def with_texts(match: re.Match[bytes]) -> bytes:
        number = NUMBER.search(match[2])
        state["row"] = int(number[1]) if number else state["row"] + 1
        before = _new_rows(left, match[1], state["row"])
        texts = by_row.get(state["row"])
        if not texts:
            return before + match[0]
        prefix, attributes = match[1], match[2].rstrip(b"/ ")
        inside = b"".join(_row_cells(match[3] or b"", prefix, state["row"], texts))
        return before + b"<%srow%s>%s</%srow>" % (prefix, attributes, inside, prefix)

    changed = ROW.sub(with_texts, xml)
    if not left:
        return changed
    end = _END_OF_ROWS.search(changed)
    if end is None:
        return changed
    last = _new_rows(left, end[1], max(left) + 1)
    return DIMENSION.sub(b"", changed[: end.start()] + last + changed[end.start() :], count=1)


def _row_numbers(xml: bytes) -> Iterator[int]:
    last = 0
    for match in ROW.finditer(xml):
        number = NUMBER.search(match[2])
        last = int(number[1]) if number else last + 1
        yield last


def _new_rows(left: dict[int, dict[int, str]], prefix: bytes, until: int) -> bytes:
    """Rows that the sheet has not yet, up to that number; they are taken out of ``left``."""
    made = b""
    for row in sorted(number for number in left if number < until):
        inside = b"".join(_row_cells(b"", prefix, row, left.pop(row)))
        made += b'<%srow r="%d">%s</%srow>' % (prefix, row, inside, prefix)
    return made


def _row_cells(inside: bytes, prefix: bytes, row: int, texts: dict[int, str]) -> Iterator[bytes]:
    """The cells of a row in the order of their columns, the new texts among them."""
    left = dict(texts)
    column = -1
    for match in _CELL.finditer(inside):
        place = _PLACE.search(match["attributes"])
        column = column_index(place[1].decode("ascii")) if place else column + 1
        for earlier in sorted(number for number in left if number < column):
            yield _cell(prefix, earlier, row, left.pop(earlier), b"")
        if column in left:
            style = _STYLE.search(match["attributes"])
            yield _cell(prefix, column, row, left.pop(column), style[0] if style else b"")
        else:
            yield match[0]
    for later in sorted(left):
        yield _cell(prefix, later, row, left[later], b"")


def _cell(prefix: bytes, column: int, row: int, text: str, style: bytes) -> bytes:
    place = f"{column_letters(column)}{row}"
    return text_cell(prefix.decode("ascii"), place, text, style.decode("ascii"))


def _changed_text(content: bytes, by_row: Mapping[int, dict[int, str]]) -> bytes:
    text = decode(content, "", allow_foreign=True)
    if text.lines is None:
        raise Rejected(text.found)
    plain = content.decode("utf-16").encode() if content.startswith(UTF_16) else content
    ended = plain.replace(b"\r\n", b"").count(b"\n") == 0 and b"\r\n" in plain
    lines_of_file = list(text.lines)
    while lines_of_file and not lines_of_file[-1].strip():
        lines_of_file.pop()
    sign = delimiter_of(text.lines)
    made: list[str] = []
    last = 0
    for number, lines, cells in _records(lines_of_file):
        last = number
        made += _changed_row(cells, by_row[number], sign) if by_row.get(number) else lines
    for number in sorted(row for row in by_row if row > last):
        made += _changed_row([], by_row[number], sign)
    whole = ("\r\n" if ended else "\n").join([*made, *text.lines[len(lines_of_file) :]])
    is_marked = content.startswith((_BYTE_ORDER_MARK, *UTF_16)) or text.found
    mark = _BYTE_ORDER_MARK if is_marked else b""
    return mark + whole.encode("utf-8")


def _changed_row(cells: list[str], texts: Mapping[int, str], sign: str) -> list[str]:
    """The lines of a row with other ``texts`` in its cells; none where it says nothing then."""
    wide = max([len(cells), *(column + 1 for column in texts)])
    row = [*cells, *[""] * (wide - len(cells))]
    for column, changed in texts.items():
        row[column] = harmless_cell(changed)
    return _written_row(row, sign).split("\n") if any(row) else []


def _records(lines: list[str]) -> Iterator[tuple[int, list[str], list[str]]]:
    """Each record: its number, the lines that it takes, its cells."""
    first = 0
    if is_separator(lines):
        yield 0, lines[:1], []
        first = 1
    rest = lines[first:]
    reader = csv.reader((line + "\n" for line in rest), delimiter=delimiter_of(lines), strict=False)
    before = 0
    for number, cells in enumerate(reader, 1):
        yield number, rest[before : reader.line_num], cells
        before = reader.line_num


def _written_row(row: list[str], sign: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, lineterminator="").writerow(row)
    return stream.getvalue()
