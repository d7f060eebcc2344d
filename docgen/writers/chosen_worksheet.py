"""A workbook of which one sheet is meant: the others are hidden in it, and stay as they are."""

from __future__ import annotations

import re
from html import unescape

from docgen.diagnostics import Rejected
from docgen.light import regex
from docgen.loading.tables.workbooks import Workbook, workbook
from docgen.writers.told_tables import workbook_with_parts

_BOOK = "xl/workbook.xml"
_SHEET = regex(rb"<((?:\w{1,40}:)?sheet)(\s[^<>]{1,2000}?)(/?>)")
_NAME = regex(rb"""\sname=(?:"([^"]{0,500})"|'([^']{0,500})')""")
_STATE = regex(rb"""\sstate=(?:"\w{0,20}"|'\w{0,20}')""")
_VIEW = regex(rb"<((?:\w{1,40}:)?workbookView)(\s[^<>]{0,2000}?)?(/?>)")
_SHOWN_FIRST = regex(rb"""\s(?:activeTab|firstSheet)=(?:"\d{0,9}"|'\d{0,9}')""")
_SELECTED = regex(rb"""\stabSelected=(?:"\w{0,5}"|'\w{0,5}')""")


def with_only_worksheet(content: bytes, sheet: str) -> bytes:
    """The workbook with no sheet to be seen but ``sheet``; cells and looks stay byte for byte.

    Raises: Rejected, when it is no workbook.
    """
    book = workbook(content, "")
    if not isinstance(book, Workbook):
        raise Rejected([book])
    names: list[str] = []

    def shown_or_hidden(match: re.Match[bytes]) -> bytes:
        name = _NAME.search(match[2])
        names.append(unescape((name[1] or name[2] or b"").decode()) if name else "")
        state = b"" if names[-1] == sheet else b' state="hidden"'
        return b"<" + match[1] + _STATE.sub(b"", match[2]) + state + match[3]

    def with_worksheet_in_front(match: re.Match[bytes]) -> bytes:
        place = b' activeTab="%d" firstSheet="%d"' % (names.index(sheet), names.index(sheet))
        return b"<" + match[1] + _SHOWN_FIRST.sub(b"", match[2] or b"") + place + match[3]

    changed = _SHEET.sub(shown_or_hidden, book.parts[_BOOK])
    if sheet in names:
        changed = _VIEW.sub(with_worksheet_in_front, changed)
    # A hidden sheet that is still selected would be typed into together with the one in front.
    others = {part for name, part in book.sheets.items() if name != sheet}
    parts = {part: _SELECTED.sub(b"", book.parts[part], count=1) for part in others}
    return workbook_with_parts(content, {**parts, _BOOK: changed})
