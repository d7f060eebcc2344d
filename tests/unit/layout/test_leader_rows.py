"""Two labelled contents on the dotted lines of a memorandum's head."""

from __future__ import annotations

import io
from dataclasses import replace

import docx as python_docx

from docgen.layout.model.pages import Pages
from docgen.layout.model.set_text import Paragraph
from docgen.model.letter import Entry, Letter
from docgen.services.regions import FieldFinder, regions
from docgen.writers.docx import write
from tests.helpers.dossiers import BODY, composed, dossier
from tests.helpers.letters import pages_of, placed_of

ON_THE_FIRST_LINE = """\
ต่างจากแบบ:
  ที่ของ: {วันที่: แถวเดียวกับ ส่วนราชการ}
  เหตุผล: แบบของสำนักงาน
"""
OFFICE = "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดสุราษฎร์ธานี กลุ่มงานส่งเสริมและพัฒนาท้องถิ่น "
SHORT_END = "โทร. ๐ ๗๗๒๗ ๒๑๐๙"
LONG_END = "และการมีส่วนร่วมของประชาชนในพื้นที่ฝ่ายที่สอง โทร. ๐ ๗๗๒๗ ๒๑๐๙ ต่อ ๑๒"


def memorandum(office: str) -> Letter:
    """A memorandum with its date on the row of that office."""
    letter = composed(ON_THE_FIRST_LINE + BODY, kind="บันทึกข้อความ").letter
    assert letter is not None
    blocks = (
        replace(block, entries=(Entry(office),)) if block.role == "originating_office" else block
        for block in letter.blocks
    )
    return replace(letter, blocks=tuple(blocks))


def rows(pages: Pages, role: str) -> list[Paragraph]:
    """The paragraphs of a role."""
    return [one.item for _, one in placed_of(pages, role) if isinstance(one.item, Paragraph)]


def test_the_date_stands_on_the_last_line_of_an_office_of_two_lines() -> None:
    pages = pages_of(memorandum(OFFICE + SHORT_END))
    (office,) = rows(pages, "originating_office")
    label, date = office.tail
    assert (len(office.lines), label.text, date.text) == (2, "วันที่", "๘ กันยายน ๒๕๖๔")
    assert date.leader_to == office.limit
    assert office.lines[1].x + office.lines[1].width < (office.leader_to or 0.0) < label.x
    assert office.height_of(1) > office.style.pitch  # the label is greater than the text
    assert rows(pages, "date") == []


def test_a_last_line_without_room_leaves_the_date_a_row_of_its_own() -> None:
    pages = pages_of(memorandum(OFFICE + LONG_END))
    (office,), (date,) = rows(pages, "originating_office"), rows(pages, "date")
    assert (office.tail, date.text) == ((), "๘ กันยายน ๒๕๖๔")


def test_a_row_that_the_date_has_left_is_dotted_in_one_stroke() -> None:
    (number,) = rows(pages_of(memorandum("กรม กอง")), "reference_number")
    assert [piece.text for piece in number.head] == ["ที่"]
    assert number.leader_to == number.limit


def test_word_has_the_dots_after_the_last_line_and_the_date_after_them() -> None:
    document = python_docx.Document(io.BytesIO(write(pages_of(memorandum(OFFICE + SHORT_END)))))
    (line,) = [one for one in document.paragraphs if "กลุ่มงานส่งเสริม" in one.text]
    said, dots, *others = line.text.replace("\u00a0", " ").split(SHORT_END)[-1].partition("\t")
    assert (said, dots, others) == ("", "\t", ["\tวันที่\t๘ กันยายน ๒๕๖๔\t"])
    assert line.paragraph_format.tab_stops[-1].alignment is not None


def test_the_date_on_that_line_leads_to_its_own_field() -> None:
    asked = dossier(ON_THE_FIRST_LINE + BODY, kind="บันทึกข้อความ")
    (section, *_) = pages_of(memorandum(OFFICE + SHORT_END)).sections
    found = list(regions(section.pages[0], section, FieldFinder(asked)))
    (date,) = [one for one in found if one.path == ("date",)]
    (office,) = [one for one in found if one.role == "originating_office" and one is not date]
    assert office.y < date.y < office.y + office.height
