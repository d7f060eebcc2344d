"""Titles, what stands after a label, and cells of tables end their lines at spaces if they may."""

from __future__ import annotations

import pytest

from docgen.layout.forms.tables import set_cell
from docgen.layout.model.set_text import Paragraph, TextStyle
from docgen.layout.model.styles import Styles
from docgen.layout.text.faces import BUNDLED_FACE
from docgen.layout.text.line_filling import LineBounds, broken_lines
from docgen.layout.text.measure import ruler
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Cell
from docgen.standards import typing_manual
from tests.helpers.dossiers import BODY, composed
from tests.helpers.letters import pages_of, placed_of

PLACES = ("หมู่ที่ ๕ ตำบลหนองผึ้งใต้ อำเภอสารภี จังหวัดเชียงใหม่ เขตพื้นที่การศึกษามัธยมศึกษา " * 2).strip()
OWNER = "นายสมศักดิ์ วงศ์คำ เจ้าของหรือผู้ครอบครองอาคารเลขที่ 99/12 หมู่ที่ 5 ตำบลหนองผึ้งใต้ อำเภอสารภี"
FACE = ruler(BUNDLED_FACE)


def broken(width: float, at_space: float) -> list[str]:
    """The places in a column that wide, a text a line."""
    column = LineBounds(0.0, 0.0, width, loose=1.0, at_space=at_space)
    lines = broken_lines(PLACES, column, ruler=FACE, style=TextStyle(16.0), justify=False, terms=())
    return [PLACES[line.start : line.end] for line in lines]


@pytest.mark.parametrize("share", [0.1, 0.25, 0.4])
def test_lines_that_end_at_spaces_are_no_more_and_lose_nothing(share: float) -> None:
    for width in range(120, 460, 7):
        usual, kept = broken(width, 0.0), broken(width, share)
        assert len(kept) == len(usual)
        assert "".join(kept).replace(" ", "") == PLACES.replace(" ", "")
        assert all(FACE.width(line, 16.0) <= width + 0.1 for line in kept)


def test_a_district_is_not_parted_from_its_name() -> None:
    assert broken(250.0, 0.0)[1].endswith(" อำเภอ")
    assert broken(250.0, 0.25)[2].startswith("อำเภอสารภี ")


def test_no_line_ends_with_a_word_that_leads_on() -> None:
    title = "ขออนุมัติจัดโครงการฝึกอบรม การใช้ระบบ ณ สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดสุราษฎร์ธานี"
    for width in range(180, 420, 3):
        column = LineBounds(0.0, 0.0, width, loose=1.0, at_space=0.25)
        style = TextStyle(16.0)
        lines = broken_lines(title, column, ruler=FACE, style=style, justify=False, terms=())
        shown = [title[line.start : line.end] for line in lines]
        assert not any(line.endswith(" ณ") for line in shown), (width, shown)


def test_the_salutation_ends_its_line_before_the_district() -> None:
    letter = composed(BODY, recipient=OWNER).letter
    assert letter is not None
    ((_, placed),) = placed_of(pages_of(letter), "salutation")
    assert isinstance(placed.item, Paragraph)
    _, last = placed.item.lines
    assert placed.item.text[last.start : last.end] == "อำเภอสารภี"


def test_a_name_in_a_cell_is_parted_at_its_space() -> None:
    setter = Setter(typing_manual(), Styles(typing_manual()), FACE)
    style = setter.styles["part"]
    whole = setter.width("แพทย์หญิงกัลยา รัตนโชติ", style.text)
    cell = set_cell(setter, Cell("แพทย์หญิงกัลยา รัตนโชติ"), whole, "left", style, heading=False)
    assert cell.lines == ("แพทย์หญิงกัลยา", "รัตนโชติ")
