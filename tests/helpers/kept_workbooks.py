"""Workbooks as offices keep them, drawn cell by cell."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

Draw = Callable[[Any, Any], None]


def book(draw: Draw) -> bytes:
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    draw(made.add_worksheet("ข้อมูล"), made)
    made.close()
    return stream.getvalue()


def put(sheet: Any, made: Any, rows: list[list[Any]], top: int = 0, left: int = 0) -> None:
    day = made.add_format({"num_format": "d/m/yyyy"})
    money = made.add_format({"num_format": "#,##0.00"})
    for number, row in enumerate(rows, top):
        for column, value in enumerate(row, left):
            if isinstance(value, datetime.date):
                sheet.write_datetime(number, column, value, day)
            elif isinstance(value, float):
                sheet.write_number(number, column, value, money)
            elif value != "":
                sheet.write(number, column, value)
