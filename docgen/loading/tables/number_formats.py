"""Numbers of a sheet as their cells show them: thousands, decimals, percent, leading zeros."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from html import unescape

from docgen.light import regex
from docgen.loading.tables.workbooks import Workbook
from docgen.thai.numerals import thai_digits

# ECMA-376, part 1, 18.8.30: the formats that every workbook has by number.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
}
_FORMAT = regex(rb"<(?:\w+:)?numFmt\b([^<>]*)/?>")
_XFS = regex(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_XF = regex(rb"<(?:\w+:)?xf\b([^<>]*)>")
_ATTRIBUTE = regex(rb'\b(numFmtId|formatCode)="([^"]*)"')
_CELL = regex(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})" s="([0-9]{1,5})"')
_LITERAL = regex(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
_DIGITS = regex(r"[#0?,]{0,60}[#0?](?:\.[0#?]+)?")
_OTHER = regex(r"[ymdhsEe@/]")
_LONGEST = 9  # digits of the number of a format
_STYLES = "xl/styles.xml"


def formats_of(book: Workbook, part: bytes) -> dict[tuple[int, int], str]:
    """The number format of every cell of a sheet that has one, by row number and column index."""
    codes = _codes(book.parts.get(_STYLES, b""))
    if not codes:
        return {}
    found: dict[tuple[int, int], str] = {}
    columns: dict[bytes, int] = {}
    for letters, row, style in _CELL.findall(part):
        code = codes.get(int(style))
        if code is None:
            continue
        if letters not in columns:
            columns[letters] = _column(letters)
        found[int(row), columns[letters]] = code
    return found


def _codes(styles: bytes) -> dict[int, str]:
    """The code of each style that shows numbers in a way of its own."""
    own: dict[int, str] = {}
    for match in _FORMAT.finditer(styles):
        given = dict(_ATTRIBUTE.findall(match[1]))
        number, code = given.get(b"numFmtId", b""), given.get(b"formatCode", b"")
        if number.isdigit() and len(number) < _LONGEST:
            own[int(number)] = unescape(code.decode("utf-8", "replace"))
    block = _XFS.search(styles)
    found = {}
    for index, match in enumerate(_XF.finditer(block[0]) if block else ()):
        given = dict(_ATTRIBUTE.findall(match[1]))
        number = given.get(b"numFmtId", b"0")
        is_known = number.isdigit() and len(number) < _LONGEST
        code = own.get(int(number)) or _BUILT_IN.get(int(number)) if is_known else None
        if code and code != "General" and _shape(code) is not None:
            found[index] = code
    return found


def formatted_number(number: float, code: str) -> str:
    """The number as a cell of that format shows it; empty where the format is not of numbers.

    ``#,##0.00`` → ``12,500.50``, ``0%`` → ``85%``, ``00000`` → ``01234``.
    """
    sections = code.split(";")
    is_second = number < 0 and len(sections) > 1
    shape = _shape(sections[1] if is_second else code)
    if shape is None:
        return ""
    decimals, with_commas, least, is_percent, is_thai, is_bracketed = shape
    value = abs(Decimal(repr(number)) * (100 if is_percent else 1))
    value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{value:,f}" if with_commas else f"{value:f}"
    whole = text.partition(".")[0]
    if len(whole) < least:
        text = "0" * (least - len(whole)) + text
    text += "%" if is_percent else ""
    if number < 0 and value:
        text = f"-{text}" if not is_bracketed else f"({text})"
    return thai_digits(text) if is_thai else text


@lru_cache(maxsize=256)
def _shape(code: str) -> tuple[int, bool, int, bool, bool, bool] | None:
    """Decimals, commas, least digits, percent, Thai digits, brackets; ``None`` for other codes."""
    section = code.split(";")[0]
    bare = _LITERAL.sub("", section)
    is_thai = bare.startswith("t") or "[$-D00" in section.upper()
    bare = bare.removeprefix("t")
    match = _DIGITS.search(bare)
    if match is None or _OTHER.search(bare):
        return None
    whole, _, decimals = match[0].partition(".")
    return (
        len(decimals),
        "," in whole.rstrip(","),
        whole.replace(",", "").count("0"),
        "%" in bare,
        is_thai,
        "(" in bare,
    )


def _column(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1
