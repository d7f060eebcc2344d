"""Submissions as files for tests: CSV text and workbooks and what offices do to them."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from docgen.loading.submissions import provinces

LONG = ("จังหวัด", "อำเภอ", "ด้าน", "วันที่บันทึก", "วันที่ยืนยัน")
WIDE = ("จังหวัด", "อำเภอ", "การคลัง", "การศึกษา", "วันที่ยืนยัน")
COUNTS = ("ลำดับ", "จังหวัด", "จำนวนอำเภอ", "ครบ", "อยู่ระหว่าง", "ยังไม่บันทึก")
Change = Callable[[Any, Any], None]


def wide_rows() -> list[list[Any]]:
    """A district a province, some with all, some with one, some with no domain recorded."""
    rows = []
    for index, province in enumerate(provinces()):
        done = ["บันทึกแล้ว" if index % 3 > number else "" for number in range(2)]
        rows.append([province, "เมือง", *done, ""])
    return rows


def csv_text(heading: Sequence[str], rows: Sequence[Sequence[Any]], delimiter: str = ",") -> str:
    """Rows under a heading; nothing in them needs quotation marks."""
    return "".join(delimiter.join(map(str, row)) + "\n" for row in (heading, *rows))


def workbook(
    heading: Sequence[str] = WIDE,
    rows: Sequence[Sequence[Any]] | None = None,
    *,
    change: Change | None = None,
    sheets: Sequence[str] = ("แผ่น1",),
    above: int = 0,
    **options: Any,
) -> bytes:
    """The table on the first sheet; ``change`` gets that sheet and the workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **options})
    pages = [book.add_worksheet(name) for name in sheets]
    for number, row in enumerate((heading, *(wide_rows() if rows is None else rows)), above):
        for column, value in enumerate(row):
            if isinstance(value, datetime.date):
                form = book.add_format({"num_format": "d/m/yyyy"})
                pages[0].write_datetime(number, column, value, form)
            elif value != "":
                pages[0].write(number, column, value)
    if change is not None:
        change(pages[0], book)
    book.close()
    return stream.getvalue()


def swollen(content: bytes, name: str, at: bytes, megabytes: int) -> bytes:
    """The workbook with so many spaces behind ``at`` in a part, packed as they are made."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in archive.namelist():
            before, found, after = archive.read(member).partition(at)
            with target.open(member, "w") as part:
                part.write(before + found)
                for _ in range(megabytes if member == name and found else 0):
                    part.write(b" " * 1_000_000)
                part.write(after)
    return stream.getvalue()


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The workbook with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()
