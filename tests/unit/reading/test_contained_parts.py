"""Files that a Word file holds (altChunk): read in their place, or named."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from docgen.reading.lines import ReadFile, Why
from docgen.reading.recognise import recognised_here

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
TYPES = {
    "html": "text/html",
    "txt": "text/plain",
    "rtf": "application/rtf",
    "mht": "message/rfc822",
}
TYPES["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PAGE = """<html><head><title>ชื่อแฟ้ม</title><style>p{}</style></head><body>
<p>ย่อหน้า<b>หนา</b> &amp; บาง</p><p style="display: none">ซ่อนไว้</p>
<ol><li>ข้อแรก</li><li>ข้อสอง</li></ol><ul><li>จุดนำ</li></ul>
<table><tr><th>จังหวัด</th><th>จำนวน</th></tr><tr><td>แพร่</td><td>๑๒</td></tr></table>
<script>document.write("ไม่พิมพ์")</script></body></html>"""
SAID = ["ย่อหน้าหนา & บาง", "1. ข้อแรก", "2. ข้อสอง", "• จุดนำ", "จังหวัด จำนวน", "แพร่ ๑๒"]
MESSAGE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    "<p>จากหน้าเว็บที่เก็บไว้</p>\r\n--x--\r\n"
)


def _word(*texts: str) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ช่องหนึ่ง", "ช่องสอง"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _read(ending: str, content: bytes, target: str = "") -> ReadFile:
    """A letter that holds a file between its paragraphs."""
    target = target or f"chunk.{ending}"
    document = Document()
    for text in ("เรื่อง  รายงาน", "เรียน  นายอำเภอแม่ริม", "ก่อนหน้า", "@@", "หลังจากนั้น"):
        document.add_paragraph(text)
    plain = io.BytesIO()
    document.save(plain)
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as package, zipfile.ZipFile(made, "w") as changed:
        for name in package.namelist():
            text = package.read(name)
            if name == "word/document.xml":
                held = b'<w:altChunk r:id="rIdHeld"/>'
                text = re.sub(rb"<w:p><w:r><w:t>@@</w:t></w:r></w:p>", held, text)
                assert held in text
            elif name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdHeld" Type="{KIND}" Target="{target}"/>'
                text = text.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
            elif name == "[Content_Types].xml":
                default = f'<Default Extension="{ending}" ContentType="{TYPES[ending]}"/>'
                text = text.replace(b"<Override", f"{default}<Override".encode(), 1)
            changed.writestr(name, text)
        changed.writestr(f"word/chunk.{ending}", content)
    return recognised_here(Path("letter.docx"), made.getvalue()).file


def _between(file: ReadFile) -> list[str]:
    texts = [line.text for line in file.lines]
    return texts[texts.index("ก่อนหน้า") + 1 : texts.index("หลังจากนั้น")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_stands_in_its_place(encoding: str) -> None:
    file = _read("html", PAGE.encode(encoding))
    assert _between(file) == SAID
    assert [(aside.text, aside.why) for aside in file.asides] == [("ซ่อนไว้", Why.HIDDEN)]


def test_a_web_page_in_the_old_thai_encoding_is_read() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-874"><p>ภาษาไทย</p>'
    assert _between(_read("html", page.encode("cp874"))) == ["ภาษาไทย"]


def test_a_text_stands_in_its_place() -> None:
    assert _between(_read("txt", "บรรทัดหนึ่ง\n\nบรรทัดสอง\n".encode())) == ["บรรทัดหนึ่ง", "บรรทัดสอง"]


def test_a_page_kept_with_its_pictures_is_read() -> None:
    assert _between(_read("mht", MESSAGE.encode())) == ["จากหน้าเว็บที่เก็บไว้"]


def test_a_word_file_stands_in_its_place() -> None:
    assert _between(_read("docx", _word("ย่อหน้าข้างใน"))) == ["ย่อหน้าข้างใน", "ช่องหนึ่ง ช่องสอง"]


@pytest.mark.parametrize(
    ("ending", "content", "target"),
    [
        ("rtf", b"{\\rtf1 x}", ""),
        ("docx", b"PK no package", ""),
        ("html", PAGE.encode(), "../../../etc/passwd.html"),
        ("html", PAGE.encode(), "http://example.go.th/page.html"),
    ],
)
def test_what_cannot_be_read_is_named(ending: str, content: bytes, target: str) -> None:
    file = _read(ending, content, target)
    assert _between(file) == []
    assert [(aside.text, aside.why) for aside in file.asides] == [("altChunk", Why.OBJECT)]
