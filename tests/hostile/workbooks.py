"""Workbooks made to swell, to stall or to break their reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="worksheets/sheet1.xml" Type="http://schemas.openxmlformats'
        '.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
}


def workbook(rows: str, around: str = "{}") -> bytes:
    """A workbook whose one sheet holds those rows as they are."""
    stream = io.BytesIO()
    sheet = (
        f'<worksheet xmlns="{_MAIN}">{around.format(f"<sheetData>{rows}</sheetData>")}</worksheet>'
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            archive.writestr(name, text)
    return stream.getvalue()


def cell(place: str, value: str = "1") -> str:
    return f"<c {place}><v>{value}</v></c>"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "far cells in single quotes": lambda: workbook(
        f"<row>{cell('r=' + chr(39) + 'A1' + chr(39))}"
        f"{cell('r=' + chr(39) + 'XFD1048576' + chr(39))}</row>"
    ),
    "a far cell named by a number for its letter": lambda: workbook(
        f"<row>{cell('r=' + chr(34) + '&#88;FD1048576' + chr(34))}</row>"
    ),
    "cells that are not closed": lambda: workbook("<row>" + "<c>" * 300_000),
    "cells that are not closed, with an error": lambda: workbook('<row><c t="e">' + "<c>" * 99_999),
    "rows without numbers": lambda: workbook(f"<row>{cell('')}</row>" * 1_000_000),
    "a row without end": lambda: workbook(f"<row>{cell('') * 1_000_000}</row>"),
    "a row far away": lambda: workbook(f'<row r="1048576">{cell("")}</row>'),
    "a row beyond all": lambda: workbook(f'<row r="4294967295">{cell("")}</row>'),
    "a value of millions of letters": lambda: workbook(
        f"<row>{cell('t=' + chr(34) + 'str' + chr(34), 'ก' * 9_000_000)}</row>"
    ),
    "values of many letters": lambda: workbook(
        "".join(
            f"<row>{cell('t=' + chr(34) + 'str' + chr(34), str(n) + 'ก' * 3_000)}</row>"
            for n in range(6_000)
        )
    ),
    "a dimension without end": lambda: workbook(
        f"<row>{cell('')}</row>", '<dimension ref="A1:XFD1048576"/>{}'
    ),
    "merged cells by the thousand": lambda: workbook(
        f"<row>{cell('')}</row>",
        "{}<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 99_999 + "</mergeCells>",
    ),
    "hidden columns without end": lambda: workbook(
        f"<row>{cell('')}</row>",
        "<cols>" + '<col min="1" max="999999999" hidden="1"/>' * 9_999 + "</cols>{}",
    ),
    "elements within elements": lambda: workbook("<row>" * 200_000),
}
