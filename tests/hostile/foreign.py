"""Word files and PDF made to swell, to stall or to break their readers."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx

from tests.helpers.scale import times

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MANY = times(30_000, 2_000_000)


def word(body: str, before: str = "") -> bytes:
    """A Word file whose document has that body."""
    stream, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(made)
    text = f'<?xml version="1.0"?>{before}<w:document {_W}><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            is_document = name == "word/document.xml"
            new.writestr(name, text if is_document else old.read(name))
    return stream.getvalue()


def paragraph(text: str = "ก") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(operators: bytes) -> bytes:
    """A PDF of one page that draws by those operators."""
    packed = zlib.compress(operators, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + head + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)


def _cell(span: str) -> str:
    return f"<w:tc><w:tcPr>{span}</w:tcPr>{paragraph()}</w:tc>"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "many paragraphs.docx": lambda: word(paragraph() * _MANY),
    "twenty thousand paragraphs.docx": lambda: word(paragraph("ขอความร่วมมือ") * 20_000),
    "a cell over two milliard columns.docx": lambda: word(
        f'<w:tbl><w:tr>{_cell("""<w:gridSpan w:val="2000000000"/>""")}</w:tr></w:tbl>'
    ),
    "rows before and after without end.docx": lambda: word(
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>'
        + _cell("")
        + "</w:tr></w:tbl>"
    ),
    "tables within tables.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 5_000),
    "deep tables.docx": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 150 + paragraph() + "</w:tc></w:tr></w:tbl>" * 150
    ),
    "laughs.docx": lambda: word(
        paragraph("&b;"), '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>'
    ),
    "a file of this machine.docx": lambda: word(
        paragraph("&b;"), '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    ),
    "one word of millions of letters.docx": lambda: word(paragraph("ก" * 5_000_000)),
    "a line of spaces.docx": lambda: word(paragraph("ที่ " + " " * 200_000 + "ลงวันที่")),
    "text operators.pdf": lambda: pdf(b"BT /F 1 Tf (a) Tj ET\n" * times(200_000, 5_000_000)),
    "one endless text.pdf": lambda: pdf(b"BT /F 1 Tf (" + b"a" * 20_000_000 + b") Tj ET"),
    "forms that call themselves.pdf": lambda: pdf(b"q " * 1_000_000),
    "nothing at all.pdf": lambda: b"%PDF-1.4\n" + b"\0" * 1_000_000,
    "cut off.pdf": lambda: pdf(b"BT ET")[:200],
}


def put(name: str, folder: Path) -> Path:
    """The hostile file of that name."""
    path = folder / name
    path.write_bytes(HOSTILE[name]())
    return path
