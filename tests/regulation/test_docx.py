"""The typing manual's clauses, read from a DOCX."""

from __future__ import annotations

import io
from typing import Any

import docx as python_docx
import pytest
from docx.enum.section import WD_ORIENTATION

from docgen.writers import docx
from tests.helpers import sample_pages as sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def letter() -> Any:
    return python_docx.Document(io.BytesIO(docx.write(sample.letter())))


def test_clause_75_the_sheet_is_a4_upright(letter: Any) -> None:
    section = letter.sections[0]
    assert section.page_width.mm == pytest.approx(210, abs=0.1)
    assert section.page_height.mm == pytest.approx(297, abs=0.1)
    assert section.orientation == WD_ORIENTATION.PORTRAIT


def test_clause_1_1_margins_are_3_cm_left_and_2_cm_right(letter: Any) -> None:
    section = letter.sections[0]
    assert section.left_margin.cm == pytest.approx(3, abs=0.01)
    assert section.right_margin.cm == pytest.approx(2, abs=0.01)


def test_clause_1_2_paragraphs_begin_2_5_cm_in(letter: Any) -> None:
    found = next(p for p in letter.paragraphs if p.text.startswith("ตามที่"))
    assert found.paragraph_format.first_line_indent.cm == pytest.approx(2.5, abs=0.01)


def test_clause_1_3_text_is_th_sarabun_psk_16_in_both_scripts(letter: Any) -> None:
    face = letter.styles["docgen body"].element.find(f"{W}rPr")
    fonts = face.find(f"{W}rFonts")
    assert (fonts.get(f"{W}ascii"), fonts.get(f"{W}cs")) == ("TH SarabunPSK", "TH SarabunPSK")
    sizes = [face.find(W + size).get(f"{W}val") for size in ("sz", "szCs")]
    assert sizes == ["32", "32"]


def test_clause_1_4_lines_are_single_spaced(letter: Any) -> None:
    assert letter.styles["docgen body"].paragraph_format.line_spacing == 1.0


def test_clause_2_text_is_in_thai_distribution(letter: Any) -> None:
    found = letter.styles["docgen body"].element.find(f"{W}pPr/{W}jc")
    assert found.get(f"{W}val") == "thaiDistribute"


def test_clause_2_the_close_has_12_pt_before_it_and_the_name_three_lines(letter: Any) -> None:
    close = next(p for p in letter.paragraphs if p.text == "ขอแสดงความนับถือ")
    name = next(p for p in letter.paragraphs if p.text.startswith("(นาย"))
    assert close.paragraph_format.space_before.pt == 12
    assert name.paragraph_format.space_before.pt == pytest.approx(3 * sample.PITCH, abs=0.1)


def test_clause_28_urgency_is_red_bold_32_pt(letter: Any) -> None:
    font = letter.styles["docgen urgency"].font
    assert (font.bold, font.size.pt, str(font.color.rgb)) == (True, 32, "FF0000")


def test_clause_3_the_memorandum_heading_is_29_pt_on_exactly_35_pt(letter: Any) -> None:
    style = letter.styles["docgen memorandum_heading"]
    assert style.font.size.pt == 29
    assert style.paragraph_format.line_spacing.pt == 35


def test_page_numbers_stand_between_hyphens_3_cm_from_the_top_in_thai(letter: Any) -> None:
    section = letter.sections[0]
    number = section.header.paragraphs[0]
    assert "".join(node.text for node in number._p.iter(f"{W}t")) == "- ๒ -"
    top = section.header_distance.pt + number.paragraph_format.space_before.pt
    baseline = top + 16 * 0.85
    assert baseline == pytest.approx(85.04, abs=0.5)
