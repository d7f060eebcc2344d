"""Opinions beside each other of which one has no heading: two, in a PDF and in a table of Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.reading import ReadLetter
from docgen.reading.recognise import recognised_here
from tests.helpers.foreign_pdf import Line, drawn
from tests.office.right import fields, unaccounted
from tests.office.sheet import Sheet

HEAD = [
    "บันทึกข้อความ",
    "ส่วนราชการ  งานพัสดุ โรงพยาบาลชุมชนตัวอย่าง",
    "ที่  นค ๐๐๓๓.๓๐๑/๙๙",
    "วันที่  ๙ เมษายน ๒๕๖๙",
    "เรื่อง  รายงานขอซื้อวัสดุ",
    "เรียน  ผู้อำนวยการโรงพยาบาลชุมชนตัวอย่าง",
]
BODY = "ด้วยงานพัสดุขอซื้อวัสดุ จำนวน ๒ รายการ จึงเรียนมาเพื่อโปรดพิจารณา"
SIGNER = ["(นางเพ็ญศรี เรียบร้อย)", "เจ้าหน้าที่พัสดุ"]
HEADING = "ความเห็นของหัวหน้าเจ้าหน้าที่"
HEADED = [HEADING, "เห็นควรอนุมัติ", "(นายเจริญ มั่งมี)", "หัวหน้าเจ้าหน้าที่"]
BARE = ["อนุมัติ", "ให้ดำเนินการต่อไป", "(นางวิไล ใจเย็น)", "ผู้อำนวยการ"]
RIGHT = {
    "headed": (HEADING, "เห็นควรอนุมัติ", "นายเจริญ มั่งมี", ("หัวหน้าเจ้าหน้าที่",)),
    "bare": ("", "อนุมัติให้ดำเนินการต่อไป", "นางวิไล ใจเย็น", ("ผู้อำนวยการ",)),
}
SIDES = {"left": ("headed", "bare"), "right": ("bare", "headed")}
COLUMNS = {"headed": HEADED, "bare": BARE}


def pdf_of(place: Path, one: list[str], other: list[str]) -> Path:
    """A memorandum with two columns under it; the second begins at half of the line."""
    above = [Line(HEAD[0], 160, size=24), *map(Line, HEAD[1:]), Line(BODY, 71)]
    above += [Line(text, 250) for text in SIGNER]
    left = [Line(text, 4 if at < 2 else 30) for at, text in enumerate(one)]
    right = [Line(text, 234 if at < 2 else 260) for at, text in enumerate(other)]
    beside = [*(Line("") for _ in above), *right]
    return drawn(place / "a.pdf", [above + left], beside=[beside], spaces=True)


def opinions_of(letter: ReadLetter | None) -> object:
    assert letter is not None
    return fields(letter)["opinions"]


@pytest.mark.parametrize("side", SIDES)
def test_in_a_pdf(side: str, tmp_path: Path) -> None:
    one, other = (COLUMNS[name] for name in SIDES[side])
    path = pdf_of(tmp_path, one, other)
    found = recognised_here(path, path.read_bytes())
    assert opinions_of(found.letter) == tuple(RIGHT[name] for name in SIDES[side])
    assert unaccounted(found) == []


@pytest.mark.parametrize("rows", ["one cell", "row by row"])
@pytest.mark.parametrize("side", SIDES)
def test_in_a_table_of_word(side: str, rows: str) -> None:
    one, other = (COLUMNS[name] for name in SIDES[side])
    s = Sheet()
    s.emblem(1.5)
    s.line(HEAD[0], align="centre", bold=True, size=29)
    s.lines(*HEAD[1:])
    s.body(BODY)
    s.lines(*SIGNER, left=8, align="centre")
    s.gap()
    cells = list(zip(one, other, strict=True))
    s.table([("\n".join(one), "\n".join(other))] if rows == "one cell" else cells, (8, 8))
    found = recognised_here(Path("a.docx"), s.bytes())
    assert opinions_of(found.letter) == tuple(RIGHT[name] for name in SIDES[side])
    assert unaccounted(found) == []


def test_one_opinion_with_words_beside_its_heading_stays_one(tmp_path: Path) -> None:
    path = pdf_of(tmp_path, HEADED, ["เสนอ"])
    found = recognised_here(path, path.read_bytes())
    said = opinions_of(found.letter)
    assert isinstance(said, tuple)
    assert len(said) == 1
