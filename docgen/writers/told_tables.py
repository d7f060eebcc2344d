"""A table as it came, with one more column that says what is wrong in each row."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from html import escape

from docgen import standards
from docgen.diagnostics import Rejected
from docgen.light import regex
from docgen.loading.decoding import decode
from docgen.loading.tables.csv_source import delimiter_of, is_separator
from docgen.loading.tables.workbooks import Workbook, workbook
from docgen.loading.tables.worksheet_scan import column_index, column_letters

WORKBOOKS = (".xlsx", ".xlsm")
ROW = regex(
    rb"<((?:\w{1,40}:)?)row\b([^<>]*?)(?:/>|>((?:[^<]|<(?!/?(?:\w{1,40}:)?row\b))*)</(?:\w{1,40}:)?row>)"
)
NUMBER = regex(rb'\br="([0-9]{1,7})"')
_SPANS = regex(rb'\sspans="[^"]*"')
_CELL = regex(rb'<(?:\w{1,40}:)?c\b[^<>]{0,400}?\br="([A-Z]{1,3})[0-9]{1,7}"')
DIMENSION = regex(rb"<(?:\w+:)?dimension\b[^<>]*/>")


def told_table(
    content: bytes, ending: str, told: Mapping[int, str], sheet: str, head: int = 1
) -> bytes:
    """The table with ``told`` by row number in its own column, headed in the row ``head``.

    Of a workbook only that sheet changes; all else in it stays byte for byte.
    """
    if ending.lower() in WORKBOOKS:
        headed = {head: faults_heading(), **told}
        return workbook_with_worksheet(content, sheet, lambda xml: _told_worksheet(xml, headed))
    return _told_text(content, {head: faults_heading(), **told})


def faults_heading() -> str:
    """The heading of the column that says what is wrong."""
    return str(standards.table("statuses")["what_is_wrong"])


def _told_text(content: bytes, told: Mapping[int, str]) -> bytes:
    text = decode(content, "", allow_foreign=True)
    lines = list(text.lines or ())
    sign = delimiter_of(lines)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=sign, lineterminator="\r\n")
    first = 1 if is_separator(lines) else 0
    stream.write("".join(f"{line}\r\n" for line in lines[:first]))
    rows = list(csv.reader((line + "\n" for line in lines[first:]), delimiter=sign))
    while rows and not rows[-1]:
        rows.pop()
    wide = max(map(len, rows), default=0)
    for number, row in enumerate(rows, 1):
        writer.writerow([*row, *[""] * (wide - len(row)), told.get(number, "")])
    return stream.getvalue().encode("utf-8-sig")


def workbook_with_worksheet(content: bytes, sheet: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with the XML of one sheet changed, all else byte for byte.

    Of the first sheet where none is called ``sheet``. Raises: Rejected, when it is no workbook.
    """
    book = workbook(content, "")
    if not isinstance(book, Workbook):
        raise Rejected([book])
    part = book.sheets.get(sheet) or next(iter(book.sheets.values()))
    return workbook_with_parts(content, {part: change(book.parts[part])})


def workbook_with_parts(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The workbook with other content in some of its parts, all else byte for byte."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            body = changed.get(member.filename)
            body = source.read(member) if body is None else body
            about = zipfile.ZipInfo(member.filename, member.date_time)
            target.writestr(about, body, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _told_worksheet(xml: bytes, told: Mapping[int, str]) -> bytes:
    columns = {column_index(each_cell.decode("ascii")) for each_cell in set(_CELL.findall(xml))}
    letters = column_letters(max(columns, default=0) + 1)
    state = {"row": 0}

    def with_cell(match: re.Match[bytes]) -> bytes:
        number = NUMBER.search(match[2])
        state["row"] = int(number[1]) if number else state["row"] + 1
        text = told.get(state["row"])
        if text is None:
            return match[0]
        prefix, attributes = match[1], _SPANS.sub(b"", match[2])
        cell = text_cell(prefix.decode("ascii"), f"{letters}{state['row']}", text)
        inside = match[3] or b""
        return b"<%srow%s>%s%s</%srow>" % (prefix, attributes.rstrip(b"/ "), inside, cell, prefix)

    return DIMENSION.sub(b"", ROW.sub(with_cell, xml), count=1)


def text_cell(prefix: str, place: str, text: str, style: str = "") -> bytes:
    """A cell that holds a text; ``style`` is the attribute of its look, where it has one."""
    said = escape(text, quote=False)
    look = f" {style}" if style else ""
    return (
        f'<{prefix}c r="{place}"{look} t="inlineStr"><{prefix}is>'
        f'<{prefix}t xml:space="preserve">{said}</{prefix}t></{prefix}is></{prefix}c>'
    ).encode()
