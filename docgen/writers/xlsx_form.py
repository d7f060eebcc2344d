"""An empty workbook for submissions, to send out and collect: headings, drop-downs, a row each."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from docgen.light import dataclass, regex

_SIZE = 16
_GROUND = "#E8E8E8"
_WIDE, _NARROW = 24, 18
_MOST_CHOICES = 255  # characters that Excel takes for a list
_MOST_MESSAGE = 255
# A fixed day, so that the same rows give the same bytes.
_MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001
_NOT_IN_SHEET_NAMES = regex(r"[\[\]:*?/\\]")
_NUMBERS = ("number", "percent")


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column: its heading, whether it comes filled in, what a cell may say and how that is said.

    ``form`` is ``text``, ``number``, ``percent`` or ``date``.
    """

    heading: str
    is_given: bool = False
    choices: tuple[str, ...] = ()
    how: str = ""
    form: str = "text"


def write_form(
    rows: Sequence[Sequence[str]], columns: Sequence[FormColumn], title: str, *, family: str
) -> bytes:
    """A row for each of ``rows``, which fill the first columns; what is typed in is text.

    A number or a percent may be typed as such.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": title, "created": _MADE})
    sheet = book.add_worksheet(_NOT_IN_SHEET_NAMES.sub("-", title)[:31])
    text = {"font_name": family, "font_size": _SIZE, "num_format": "@", "border": 1}
    plain, given = book.add_format(text), book.add_format({**text, "bg_color": _GROUND})
    number = book.add_format({**text, "num_format": "#,##0.##"})
    head = book.add_format({**text, "bold": True, "align": "center", "text_wrap": True})
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column.heading, head)
        sheet.set_column(index, index, _WIDE if column.is_given else _NARROW)
        look = number if column.form in _NUMBERS else plain
        for row, names in enumerate(rows, 1):
            if index < len(names):
                sheet.write_string(row, index, names[index], given)
            else:
                sheet.write_blank(row, index, None, look)
        _hints(sheet, len(rows), index, column)
    _set_up_sheet(sheet, sum(column.is_given for column in columns))
    book.close()
    return stream.getvalue()


def _set_up_sheet(sheet: Any, given: int) -> None:
    """The heading and the columns that come filled in stay in sight; A4 across when printed."""
    sheet.freeze_panes(1, given)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _hints(sheet: Any, rows: int, index: int, column: FormColumn) -> None:
    """A list to choose from; a date may be typed instead, so that another text only warns."""
    how = column.how[:_MOST_MESSAGE]
    if not rows or not how:
        return
    rule: dict[str, object] = {"validate": "any", "input_message": how}
    if column.choices and len(",".join(column.choices)) <= _MOST_CHOICES:
        rule |= {"validate": "list", "source": list(column.choices)}
        rule |= {"error_type": "warning", "error_message": how}
    sheet.data_validation(1, index, rows, index, rule)
