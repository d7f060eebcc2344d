"""Letters of a PDF by their places: six and more ways in which programs put them on a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.reading.lines import Why
from docgen.reading.pdf import read as pdf_read
from tests.helpers.foreign_pdf import Line, drawn
from tests.helpers.pages_in_pdf import BODY, FOOT, HEAD, TEXTS, is_whole, read


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_read_upright_however_it_lies(turn: int, rotate: int, tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", [HEAD + BODY + FOOT], turn=turn, rotate=rotate)
    is_whole(read(path))


@pytest.mark.parametrize("spaces", [False, True])
@pytest.mark.parametrize("marks_last", [False, True])
@pytest.mark.parametrize("twice", [False, True])
def test_marks_find_their_letters(
    spaces: bool, marks_last: bool, twice: bool, tmp_path: Path
) -> None:
    pages = [HEAD + BODY + FOOT]
    path = drawn(tmp_path / "a.pdf", pages, spaces=spaces, marks_last=marks_last, twice=twice)
    is_whole(read(path))


@pytest.mark.parametrize("tracking", [0.3, 1.0, 2.0, 4.2, 8.0])
@pytest.mark.parametrize("spaces", [False, True])
def test_a_spaced_line_keeps_its_words(tracking: float, spaces: bool, tmp_path: Path) -> None:
    spaced = Line("เข้าร่วมกิจกรรม การแข่งขัน แห่งชาติ", 0, tracking)
    body = [BODY[0], spaced, BODY[2]]
    path = drawn(tmp_path / "a.pdf", [HEAD + body + FOOT], spaces=spaces)
    assert read(path).body[0].text.endswith("เข้าร่วมกิจกรรม การแข่งขัน แห่งชาติ")


AM = [
    ("ก าหนด", "กำหนด"), ("น ้าหนัก", "น้ำหนัก"), ("น้ าหนัก", "น้ำหนัก"), ("ค าสั่ง", "คำสั่ง"),
    ("ท าการ", "ทำการ"), ("จ านวน", "จำนวน"), ("ก\u0e4dาหนด", "กำหนด"), ("ส าเนา", "สำเนา"),
    ("ซ้ า ๆ", "ซ้ำ ๆ"), ("น\u0e4d้าใจ", "น้ำใจ"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), AM)
def test_sara_am_out_of_a_space_and_aa(typed: str, meant: str, tmp_path: Path) -> None:
    body = [Line(f"ด้วยกรม{typed}ให้ทราบ", 71), BODY[2]]
    path = drawn(tmp_path / "a.pdf", [HEAD + body + FOOT], spaces=True)
    assert read(path).body[0].text == f"ด้วยกรม{meant}ให้ทราบ"


@pytest.mark.parametrize("indent", [28.3, 42.5, 56.7, 70.9, 85.0, 92.0])
def test_paragraphs_by_the_pages_own_indent(indent: float, tmp_path: Path) -> None:
    body = [Line(line.text, indent if line.indent else 0.0) for line in BODY]
    path = drawn(tmp_path / "a.pdf", [HEAD + body + FOOT])
    assert [one.text for one in read(path).body] == TEXTS


def test_a_space_at_the_end_of_a_line_stays(tmp_path: Path) -> None:
    body = [Line("ด้วยกรมกำหนดให้บันทึกข้อมูล ", 71), Line("ทุกเดือน"), BODY[2]]
    path = drawn(tmp_path / "a.pdf", [HEAD + body + FOOT], spaces=True)
    assert read(path).body[0].text == "ด้วยกรมกำหนดให้บันทึกข้อมูล ทุกเดือน"


def test_columns_are_not_interleaved(tmp_path: Path) -> None:
    order = [Line("คำสั่งจังหวัดตาก", 170), Line("ที่ ๑/๒๕๖๔", 190), Line("เรื่อง แต่งตั้งกรรมการ", 160)]
    body = [Line("เพื่อให้งานเรียบร้อย จึงแต่งตั้งคณะกรรมการ ดังนี้", 71)]
    names = [Line(f"{at}. {one}", 71) for at, one in zip("๑๒๓", NAMES, strict=True)]
    end = [Line("สั่ง ณ วันที่ ๑ กันยายน พ.ศ. ๒๕๖๔", 180), Line("(นายเอก ใจดี)", 215)]
    blank = [Line("")] * 4
    beside = [blank + [Line(one, 200) for one in POSTS], blank + [Line(one, 330) for one in DUTIES]]
    letter = read(drawn(tmp_path / "a.pdf", [order + body + names + end], beside=beside))
    assert letter.kind == "order"
    people = [one for part in letter.body for one in part.people]
    assert people == list(zip(NAMES, POSTS, DUTIES, strict=True))


NAMES = ("นายกล้า ใจดี", "นางโท ใจงาม", "นายตรี มีสุข")
POSTS = ("ปลัดจังหวัด", "นายอำเภอ", "ปลัดอำเภอ")
DUTIES = ("ประธาน", "กรรมการ", "เลขานุการ")
FURNITURE = ["- ๒ -", "/จึงเรียน...", "เลขที่รับ ๑๒๓๔", "เวลา ๑๐.๐๐ น.", "วันที่ ๙ ก.ย. ๖๔", "......"]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_of_sheets_and_stamps_stands_apart(line: str, tmp_path: Path) -> None:
    pages = [[*HEAD, *BODY[:2], Line(line, 380)], [*BODY[2:], *FOOT]]
    letter = read(drawn(tmp_path / "a.pdf", pages))
    is_whole(letter)
    assert any(one.why in (Why.PAGE, Why.STAMP) for one in letter.asides)


def test_a_letter_over_two_sheets_goes_on(tmp_path: Path) -> None:
    pages = [[*HEAD, BODY[0], Line("/ที่คำสั่ง...", 380)], [Line("- ๒ -", 210), *BODY[1:], *FOOT]]
    is_whole(read(drawn(tmp_path / "a.pdf", pages)))


def test_struck_letters_are_told_and_not_read() -> None:
    from docgen.reading.pdf.glyphs import Glyph
    from docgen.reading.pdf.ruled_tables import RuledLine
    from docgen.reading.pdf.strikes import without_struck

    glyphs = [
        Glyph(sign, 10.0 * at, 100.0, 10.0 * at + 8, 16.0, at) for at, sign in enumerate("กขคงจ")
    ]
    through = RuledLine(True, 103.4, 8.0, 40.0)
    under = RuledLine(True, 97.0, 0.0, 50.0)
    kept, struck = without_struck(glyphs, [through, under])
    assert ["".join(one.text for one in part) for part in (kept, struck)] == ["กจ", "ขคง"]


def test_pages_beyond_what_is_read_are_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long document of dense pages is no page with more letters than paper holds."""
    pages = [HEAD + BODY, BODY, BODY, FOOT]
    path = drawn(tmp_path / "a.pdf", pages)
    first = sum(len(line.text.replace(" ", "")) for line in HEAD + BODY)
    monkeypatch.setattr(pdf_read, "_MOST_ALL", first)
    made = pdf_read.read_pdf(path, path.read_bytes())
    assert [(aside.text, aside.place.page) for aside in made.asides if aside.why is Why.CUT] == [
        ("2-4", 2)
    ]
    assert any("กำหนดน้ำหนักคำตอบ" in line.text for line in made.lines)
