"""A letter on the pages of a PDF, how it is read, and what other programs do to the file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from docgen.reading import ReadLetter, Recognised, recognise
from docgen.reading.lines import Why
from tests.helpers.foreign_pdf import Line, drawn
from tests.office.right import fields

HEAD = [
    Line("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔"),
    Line("กรมส่งเสริมการปกครองท้องถิ่น", 250),
    Line("๘ กันยายน ๒๕๖๔", 190),
    Line("เรื่อง การกำหนดน้ำหนักคำตอบ"),
    Line("เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด"),
]
BODY = [
    Line("ด้วยกรมกำหนดประชุมชี้แจงเรื่องน้ำและป่าไม้ให้จังหวัดทราบก่อน", 71),
    Line("ที่คำสั่งจะออกใช้ ณ ห้องประชุม ๑"),
    Line("จึงเรียนมาเพื่อโปรดทราบ", 71),
]
FOOT = [
    Line("ขอแสดงความนับถือ", 215),
    Line("(นายกล้า ใจดี)", 215),
    Line("อธิบดีกรมส่งเสริมการปกครองท้องถิ่น", 190),
    Line("กองคลัง"),
    Line("โทร. ๐ ๒๒๔๑ ๙๐๐๐"),
]
TEXTS = [
    "ด้วยกรมกำหนดประชุมชี้แจงเรื่องน้ำและป่าไม้ให้จังหวัดทราบก่อนที่คำสั่งจะออกใช้ ณ ห้องประชุม 1",
    "จึงเรียนมาเพื่อโปรดทราบ",
]


def read(path: Path) -> ReadLetter:
    letter = recognise(path).letter
    assert letter is not None
    return letter


def is_whole(letter: ReadLetter) -> None:
    assert (letter.number.text, letter.date.text) == ("มท 0810.3/ว 1234", "8 กันยายน 2564")
    assert letter.subject.text == "การกำหนดน้ำหนักคำตอบ"
    assert letter.recipient.text == "ผู้ว่าราชการจังหวัด ทุกจังหวัด"
    assert [one.text for one in letter.body] == TEXTS
    assert (letter.signatory.text, len(letter.position_title)) == ("นายกล้า ใจดี", 1)
    assert (letter.responsible_office, letter.telephone) == (("กองคลัง",), "0 2241 9000")


FILE = Path("letter.pdf")


@cache
def plain() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return drawn(Path(folder) / "a.pdf", [HEAD + BODY + FOOT]).read_bytes()


def said(found: Recognised) -> dict[str, object]:
    assert found.letter is not None
    return fields(found.letter)


def named(found: Recognised) -> list[tuple[Why, str]]:
    return [(aside.why, aside.text) for aside in found.file.asides]


def saved(document: pikepdf.Pdf, **how: Any) -> bytes:
    target = io.BytesIO()
    document.save(target, **how)
    return target.getvalue()


def changed(change: Callable[[pikepdf.Pdf], object], **how: Any) -> bytes:
    with pikepdf.open(io.BytesIO(plain())) as document:
        change(document)
        return saved(document, **how)


def font_of(document: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(document.pages[0].Resources.Font.values()))


def told_letters(font: pikepdf.Object) -> dict[int, str]:
    """What the codes of a font say, by its own map."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for first, last, one, several in re.findall(
        r"<(\w+)>\s*(?:<(\w+)>\s*)?(?:<(\w+)>|\[([^]]*)\])", text.partition("endcodespacerange")[2]
    ):
        if not several and not last:
            found[int(first, 16)] = one
        elif several:
            for at, each_one in enumerate(re.findall(r"<(\w+)>", several)):
                found[int(first, 16) + at] = each_one
        else:
            for at in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + at] = f"{int(one, 16) + at:04X}"
    return found


def codes_of(document: pikepdf.Pdf, letters: str) -> bytes:
    """Letters as the codes of the page's font."""
    known = told_letters(font_of(document))
    codes = (
        next(code for code, said in known.items() if int(said, 16) == ord(letter))
        for letter in letters
    )
    return "".join(f"{code:04X}" for code in codes).encode()
