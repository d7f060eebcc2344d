# ruff: noqa: E501 - a file of another program in one line
"""Received files spoilt at random: refused with what to do, or read; never a fault of docgen."""

from __future__ import annotations

import io
import random
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from docgen.diagnostics import Rejected
from docgen.reading import recognise
from tests.helpers.foreign_pdf import Line, drawn
from tests.helpers.foreign_word import indented, letter, packed, paragraph, table
from tests.helpers.scale import times

SECONDS = 5.0
COUNT = times(60, 2_000)


def judged(path: Path, content: bytes) -> str:
    """The code of the refusal, or nothing where the file was read; a refusal says what to do."""
    begun = time.process_time()
    try:
        recognise(path, content)
    except Rejected as error:
        (fault,) = error.found
        for language in ("th", "en"):
            assert fault.message(language)
            assert len(fault.remedy(language)) > 10
            assert "{" not in fault.message(language) + fault.remedy(language)
        return fault.code
    finally:
        assert time.process_time() - begun < SECONDS
    return ""


# -- spoilt at random ----------------------------------------------------------------------------


@cache
def word() -> bytes:
    return packed(letter(body=indented("ด้วยกรม") + table([["ที่", "ชื่อ"], ["๑", "ก"]])))


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def flipped(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randrange(1, 40)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def swollen(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    piece = content[at : at + chance.randrange(1, 200)]
    return content[:at] + piece * chance.randrange(1, 400) + content[at:]


def shuffled(content: bytes, chance: random.Random) -> bytes:
    at = sorted(chance.randrange(len(content)) for _ in range(4))
    a, b, c, d = at
    return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def emptied(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + b"\0" * chance.randrange(1, 500) + content[at:]


SPOILERS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(cut, flipped, swollen, shuffled, emptied),
)


def within(content: bytes, chance: random.Random) -> bytes:
    """The same Word file, one of its parts spoilt and packed again."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    parts[name] = chance.choice(SPOILERS)(parts[name], chance)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, part in parts.items():
            archive.writestr(key, part)
    return target.getvalue()


@pytest.mark.parametrize("part", range(4))
def test_a_spoilt_word_file_is_read_or_refused(part: int, tmp_path: Path) -> None:
    for seed in range(part, COUNT, 4):
        chance = random.Random(seed)
        spoil = chance.choice((*SPOILERS, within, within, within))
        judged(tmp_path / "letter.docx", spoil(word(), chance))


@pytest.mark.parametrize("part", range(4))
def test_a_spoilt_pdf_is_read_or_refused(part: int, tmp_path: Path) -> None:
    lines = [Line("ที่ มท ๐๘๑๒/๑"), Line("เรื่อง ทดสอบ"), Line("เรียน อธิบดี"), Line("ด้วยกรม", 71)]
    whole = drawn(tmp_path / "a.pdf", [lines, lines]).read_bytes()
    for seed in range(part, COUNT, 4):
        chance = random.Random(seed)
        judged(tmp_path / "letter.pdf", chance.choice(SPOILERS)(whole, chance))


# -- made to harm --------------------------------------------------------------------------------


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def pdf(*streams: bytes, pages: int = 1, extra: bytes = b"") -> bytes:
    """A PDF of pages that all draw the same packed streams."""
    parts = [b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"]
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    parts.append(b"2 0 obj <</Type/Pages/Count %d/Kids[%s]>> endobj\n" % (pages, kids))
    contents = b" ".join(b"%d 0 R" % (10 + at) for at in range(len(streams)))
    page = b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%s]%s>> endobj\n"
    parts.append(page % (contents, extra))
    for at, stream in enumerate(streams):
        made = zlib.compress(stream)
        head = b"%d 0 obj <</Length %d/Filter/FlateDecode>> stream\n" % (10 + at, len(made))
        parts.append(head + made + b"\nendstream endobj\n")
    return b"".join((*parts, b"trailer <</Root 1 0 R>>\n%%EOF"))


def swelling() -> bytes:
    many = b"<w:p/>" * 2_000_000
    name = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    return zipped(word__document_xml=name + b"<w:body>" + many + b"</w:body></w:document>")


DEEP = "<w:sdt><w:sdtContent>" * 5_000
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
HARM = {
    "two million paragraphs": ("a.docx", swelling, {"DG7200"}),
    "a span without end": (
        "a.docx",
        lambda: packed(letter(body=table([["ก", "ข"]], {(0, 0): '<w:gridSpan w:val="2000000000"/>'}))),
        {""},
    ),
    "controls in controls": ("a.docx", lambda: packed(DEEP), {"DG7200"}),
    "an entity": ("a.docx", lambda: zipped(word__document_xml=ENTITY), {"DG7200"}),
    "a bomb": ("a.docx", lambda: zipped(word__document_xml=b" " * 40_000_000), {"DG7200"}),
    "a style in a circle": ("a.docx", lambda: packed(letter(), {"styles": _CIRCLE}), {""}),
    "numbers of levels that are none": ("a.docx", lambda: packed(letter(), {"numbering": _ODD}), {""}),
    "text operators without end": ("a.pdf", lambda: pdf(b"BT (a) Tj ET " * 400_000), {"DG2221"}),
    "packed twice": ("a.pdf", lambda: pdf(zlib.compress(b"BT (a) Tj ET " * 900_000)), {"DG2221", "DG2220"}),
    "ten thousand pages": ("a.pdf", lambda: pdf(b"0 0 m", pages=10_000), {"DG2220"}),
    "a page in a circle": ("a.pdf", lambda: pdf(b"", extra=b"/Parent 3 0 R"), {"DG2220", "DG2221"}),
    "no pages": ("a.pdf", lambda: pdf(b"", pages=0), {"DG2220", "DG2221"}),
}  # fmt: skip
_CIRCLE = (
    '<w:styles XMLNS><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
)
_ODD = (
    '<w:numbering XMLNS><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="-3"/><w:lvl/>'
    '<w:lvl w:ilvl="99999999999"><w:start w:val="x"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride/></w:num></w:numbering>'
)


@pytest.mark.parametrize("name", HARM)
def test_a_file_made_to_harm_is_refused_in_time(name: str, tmp_path: Path) -> None:
    file, made, codes = HARM[name]
    assert judged(tmp_path / file, made()) in codes


# -- files of other programs ---------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
OTHERS = {
    "old.doc": (OLE + "WordDocument".encode("utf-16-le"), "DG7200", ".docx"),
    "named.docx": (OLE + "WordDocument".encode("utf-16-le"), "DG7200", ".docx"),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "DG7200", "รหัสผ่าน"),
    "book.xls": (OLE + "Workbook".encode("utf-16-le"), "DG7200", "หนังสือ"),
    "book.xlsx": (zipped(xl__workbook_xml=b"<a/>"), "DG7200", "หนังสือ"),
    "macros.docm": (zipped(word__document_xml=b"<a/>"), "DG7200", "Save As"),
    "macros.docx": (zipped(word__document_xml=b"<a/>", word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), "DG7200", "Save As"),
    "letter.odt": (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "DG7200", ".docx"),
    "letter.rtf": (b"{\\rtf1\\ansi letter}", "DG7200", ".docx"),
    "letter.html": (b"<!DOCTYPE html><html></html>", "DG7200", ".docx"),
    "scan.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "DG2220", "OCR"),
    "scan.jpg": (b"\xff\xd8\xff\xe0" + b"\0" * 100, "DG2220", "OCR"),
    "scan.pdf": (pdf(b"0 0 100 100 re f"), "DG2220", "OCR"),
    "letter.zip": (zipped(letter=b"x"), "DG7200", "แตกแฟ้ม"),
    "letter.rar": (b"Rar!\x1a\x07" + b"\0" * 50, "DG7200", "แตกแฟ้ม"),
    "empty.txt": (b"", "DG2220", "OCR"),
    "noise.bin": (bytes(range(256)) * 20, "DG2221", "บันทึก"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    content, code, word_of_remedy = OTHERS[name]
    with pytest.raises(Rejected) as refused:
        recognise(tmp_path / name, content)
    (fault,) = refused.value.found
    assert fault.code == code
    assert word_of_remedy in fault.remedy("th")


def test_a_locked_pdf_is_told_by_its_lock(tmp_path: Path) -> None:
    lock = (
        b"/Encrypt <</Filter/Standard/V 1/R 2/P -1/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>"
        b"/ID[(a)(a)]"
    )
    content = pdf(b"BT ET").replace(b"trailer <<", b"trailer <<" + lock)
    with pytest.raises(Rejected) as refused:
        recognise(tmp_path / "a.pdf", content)
    assert "รหัสผ่าน" in refused.value.found[0].remedy("th")


def test_a_word_file_of_pictures_alone_is_a_scan(tmp_path: Path) -> None:
    with pytest.raises(Rejected) as refused:
        recognise(tmp_path / "a.docx", packed(paragraph("")))
    assert refused.value.found[0].code == "DG2220"
