"""An annex as an Excel workbook: every cell is text, so nothing in it can act as a formula."""

from __future__ import annotations

import datetime
import io
import unicodedata
from typing import Any

import xlsxwriter

from docgen.layout.forms.bar_and_map import light_tint
from docgen.light import regex
from docgen.model.letter import Annex, Block, Cell, Table

_SIZE = 16
_WIDEST = 60
# A fixed day, so that the same annex gives the same bytes.
_MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001
_NOT_IN_SHEET_NAMES = regex(r"[\[\]:*?/\\]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_ALIGN = {"left": "left", "center": "center", "right": "right"}


def write(annex: Annex, *, agency: str, family: str) -> bytes:
    """The annex as XLSX: title, table with filter and frozen heading, notes beneath."""
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    workbook = xlsxwriter.Workbook(stream, options)
    workbook.set_properties({"title": annex.title, "author": agency, "created": _MADE})
    workbook.formats[0].set_font_name(family)
    workbook.formats[0].set_font_size(_SIZE)
    _WorksheetWriter(workbook, annex, family).draw()
    workbook.close()
    return stream.getvalue()


class _WorksheetWriter:
    def __init__(self, workbook: Any, annex: Annex, family: str) -> None:
        self.book = workbook
        self.annex = annex
        self.family = family
        self.sheet = workbook.add_worksheet(_worksheet_name(annex.name))
        self.row = 0
        self.filtered = False
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def draw(self) -> None:
        self._line(self.annex.title, bold=True)
        for part in self.annex.parts:
            if isinstance(part, Table):
                if part.role == "table":  # A drawn figure says nothing that the legend does not.
                    self._table(part)
            else:
                self._block(part)
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _block(self, block: Block) -> None:
        for index, entry in enumerate(block.entries):
            label = block.label if index == 0 else ""
            text = " ".join(
                each_text for each_text in (label, entry.number, entry.text) if each_text
            )
            self._line(text, **_colours(entry.colour))

    def _line(self, text: str, **form: Any) -> None:
        self._text(self.row, 0, text, **form)
        self.row += 1

    def _table(self, table: Table) -> None:
        head = self.row
        for column, each_column in enumerate(table.columns):
            self._text(head, column, each_column.heading, bold=True, align="center", border=1)
        for index, row in enumerate(table.rows):
            self.row += 1
            is_total = index >= len(table.rows) - table.totals
            for column, (cell, each_column) in enumerate(zip(row, table.columns, strict=True)):
                look = {"align": _ALIGN[each_column.align], "border": 1, **_colours(cell.colour)}
                if is_total:
                    look["bold"] = True
                self._text(self.row, column, cell.text or cell.said, **look)
        for column, width in enumerate(_widths(table)):
            self.sheet.set_column(column, column, width)
        if not self.filtered:
            last = self.row - table.totals  # a filter must not hide the sum
            self.sheet.autofilter(head, 0, last, len(table.columns) - 1)
            self.sheet.freeze_panes(head + 1, 0)
            self.sheet.repeat_rows(head)
            self.filtered = True
        self.row += 2

    def _text(self, row: int, column: int, text: str, **form: Any) -> None:
        if text.startswith(_FORMULA_STARTS):
            # Excel reads an edited cell anew; the quote keeps it text even then.
            form["quote_prefix"] = True
        key = tuple(sorted(form.items()))
        if key not in self.formats:
            look = {"font_name": self.family, "font_size": _SIZE, "num_format": "@", **form}
            self.formats[key] = self.book.add_format(look)
        self.sheet.write_string(row, column, text, self.formats[key])


def _colours(colour: str) -> dict[str, object]:
    """A status in its dark colour on a light tint of it; the word stands there as well."""
    if not colour:
        return {}
    return {"font_color": f"#{colour}", "bg_color": f"#{light_tint(colour)}"}


def _widths(table: Table) -> list[int]:
    cells = [tuple(Cell(each_column.heading) for each_column in table.columns), *table.rows]
    return [
        min(_WIDEST, 4 + max(_length(row[column].text or row[column].said) for row in cells))
        for column in range(len(table.columns))
    ]


def _length(text: str) -> int:
    return sum(1 for sign in text if unicodedata.category(sign) != "Mn")


def _worksheet_name(name: str) -> str:
    return _NOT_IN_SHEET_NAMES.sub("-", name).strip(" '")[:31] or "1"
