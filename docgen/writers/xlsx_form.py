"""An empty workbook for submissions, to send out and collect: headings, drop-downs, a row each."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

_SIZE = 16
_GROUND = "#E8E8E8"
_WIDE, _NARROW = 24, 18
# A fixed day, so that the same rows give the same bytes.
_MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True, slots=True)
class FormWords:
    """Words of the form: its sheet, its first headings, the last one, and what a cell may say."""

    sheet: str
    first: tuple[str, str]
    last: str
    choices: tuple[str, ...]
    how: str
    how_date: str


def write_form(
    rows: Sequence[tuple[str, str]], domains: Sequence[str], words: FormWords, *, family: str
) -> bytes:
    """A row for each province and district, a column for each domain, all cells as text."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": words.sheet, "created": _MADE})
    sheet = book.add_worksheet(words.sheet)
    text = {"font_name": family, "font_size": _SIZE, "num_format": "@", "border": 1}
    plain, given = book.add_format(text), book.add_format({**text, "bg_color": _GROUND})
    head = book.add_format({**text, "bold": True, "align": "center", "text_wrap": True})
    headings = (*words.first, *domains, words.last)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, head)
        sheet.set_column(column, column, _WIDE if column < len(words.first) else _NARROW)
    for row, names in enumerate(rows, 1):
        for column in range(len(headings)):
            if column < len(names):
                sheet.write_string(row, column, names[column], given)
            else:
                sheet.write_blank(row, column, None, plain)
    _choices(sheet, len(rows), len(words.first), len(domains), words)
    sheet.freeze_panes(1, len(words.first))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return stream.getvalue()


def _choices(sheet: Any, rows: int, first: int, domains: int, words: FormWords) -> None:
    """A list to choose from; a date may be typed instead, so that another text only warns."""
    if not rows:
        return
    if domains:
        sheet.data_validation(
            1,
            first,
            rows,
            first + domains - 1,
            {
                "validate": "list",
                "source": list(words.choices),
                "error_type": "warning",
                "error_message": words.how,
                "input_message": words.how,
            },
        )
    last = first + domains
    sheet.data_validation(1, last, rows, last, {"validate": "any", "input_message": words.how_date})
