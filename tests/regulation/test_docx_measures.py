"""Measures read from the DOCX against the standard; a changed measure moves what it names."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx as python_docx
import pytest

from docgen.standards import Measure, Standard, table, typing_manual
from docgen.writers import docx
from tests.helpers.letters import block, external_letter, pages_of, paragraph

STANDARD = typing_manual()
HALF_A_MILLIMETRE = 72 / 25.4 / 2
CLOSE = block("paragraph", "จึงเรียนมาเพื่อโปรดพิจารณา")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_TO_A_POINT = 12700


def document(standard: Standard = STANDARD) -> Any:
    letter = replace(external_letter(paragraph(6), paragraph(12), CLOSE), fits=False)
    return python_docx.Document(io.BytesIO(docx.write(pages_of(letter, standard))))


@pytest.fixture(scope="module")
def letter() -> Any:
    return document()


def starting(letter: Any, words: str) -> Any:
    """The paragraph that begins so; the spaces in its dates are no-break ones."""
    texts = ((one, one.text.replace("\u00a0", " ")) for one in letter.paragraphs)
    return next(one for one, text in texts if text.lstrip("\t").startswith(words))


def near(points: float) -> Any:
    return pytest.approx(points, abs=HALF_A_MILLIMETRE)


def anchor(letter: Any) -> Any:
    (found,) = letter.element.body.iter(f"{DRAWING}anchor")
    return found


def emblem_top(letter: Any) -> float:
    found = anchor(letter).find(f"{DRAWING}positionV/{DRAWING}posOffset")
    return int(found.text) / EMU_TO_A_POINT


def emblem_height(letter: Any) -> float:
    return int(anchor(letter).find(f"{DRAWING}extent").get("cy")) / EMU_TO_A_POINT


def first_line(letter: Any) -> float:
    indent: float = starting(letter, "ขอให้สำนักงาน").paragraph_format.first_line_indent.pt
    return indent


def left_of(words: str) -> Callable[[Any], float]:
    def read(letter: Any) -> float:
        indent: float = starting(letter, words).paragraph_format.left_indent.pt
        return indent

    return read


def signature_centre(letter: Any) -> float:
    form = starting(letter, "(นาย").paragraph_format
    section = letter.sections[0]
    width = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    right = form.right_indent.pt if form.right_indent is not None else 0.0
    centre: float = (form.left_indent.pt + width - right) / 2
    return centre


def size_of(style: str) -> Callable[[Any], float]:
    def read(letter: Any) -> float:
        size: float = letter.styles[table("styles")[style]["name"]].font.size.pt
        return size

    return read


MEASURES: dict[str, Callable[[Any], float]] = {
    "paper_width": lambda letter: letter.sections[0].page_width.pt,
    "paper_height": lambda letter: letter.sections[0].page_height.pt,
    "margin_left": lambda letter: letter.sections[0].left_margin.pt,
    "margin_right": lambda letter: letter.sections[0].right_margin.pt,
    "paragraph_indent": first_line,
    "axis": left_of("๘ กันยายน"),
    "signature_axis": signature_centre,
    "font_size": size_of("body"),
    "urgency_size": size_of("urgency"),
    "emblem_top": emblem_top,
    "emblem_height_letter": emblem_height,
    "space_before_part": lambda one: starting(one, "เรียน").paragraph_format.space_before.pt,
    "space_before_close": lambda one: starting(one, "ขอแสดง").paragraph_format.space_before.pt,
    "room_to_sign": lambda one: starting(one, "(นาย").paragraph_format.space_before.pt,
}
OTHER_VALUES = {
    "margin_left": "27 mm",
    "margin_right": "18 mm",
    "paragraph_indent": "20 mm",
    "axis": "75 mm",
    "signature_axis": "90 mm",
    "font_size": "14 pt",
    "urgency_size": "36 pt",
    "emblem_height_letter": "28 mm",
    "space_before_part": "9 pt",
    "space_before_close": "18 pt",
}


@pytest.mark.parametrize("name", MEASURES)
def test_the_document_has_the_measure_of_the_standard(letter: Any, name: str) -> None:
    assert MEASURES[name](letter) == near(STANDARD.pt(name))


@pytest.mark.parametrize("name", OTHER_VALUES)
def test_a_changed_measure_moves_what_it_names(name: str) -> None:
    own = {name: Measure(name, OTHER_VALUES[name], "-", "test", "practice")}
    standard = STANDARD.with_house_style(own)
    assert standard.pt(name) != near(STANDARD.pt(name))
    assert MEASURES[name](document(standard)) == near(standard.pt(name))
