"""Lines break between words, fill the measure, and lose nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.layout.model.set_text import Line, TextStyle
from docgen.layout.text.faces import BUNDLED_FACE
from docgen.layout.text.line_filling import LineBounds, broken_lines
from docgen.layout.text.measure import ruler
from tests.helpers.lane import few_in_lane

BODY = TextStyle(16.0)
MEASURE = 453.54
SENTENCE = (
    "ตามที่กรมส่งเสริมการปกครองท้องถิ่น กำหนดให้มีระบบการติดตามข้อมูลปริมาณงานของท้องถิ่นอำเภอ "
    "(Workload Tracking System) โดยได้มอบ Password การใช้งานระบบฯ ให้ท้องถิ่นอำเภอแล้ว "
    "เมื่อวันที่ ๑๙ กรกฎาคม ๒๕๖๔ เวลา ๑๓.๓๐ น. ตามหนังสือ ที่ มท ๐๘๑๒/ว ๑๙๖๐ และอื่น ๆ นั้น"
)


def lines_of(text: str, width: float, *, terms: tuple[str, ...] = ()) -> tuple[Line, ...]:
    column = LineBounds(0.0, 0.0, width, loose=0.18)
    measure = ruler(BUNDLED_FACE)
    return broken_lines(text, column, ruler=measure, style=BODY, justify=True, terms=terms)


def shown(text: str, lines: tuple[Line, ...]) -> list[str]:
    return [text[line.start : line.end] for line in lines]


@pytest.mark.parametrize("width", [200.0, 260.0, 333.0, 400.0, MEASURE])
def test_no_line_is_wider_than_its_measure(width: float) -> None:
    assert all(line.width <= width + 0.01 for line in lines_of(SENTENCE, width))


@pytest.mark.parametrize("width", [200.0, 260.0, 333.0, 400.0, MEASURE])
def test_lines_joined_are_the_text(width: float) -> None:
    lines = shown(SENTENCE, lines_of(SENTENCE, width))
    assert "".join("".join(lines).split()) == "".join(SENTENCE.split())


@pytest.mark.parametrize("width", few_in_lane(range(180, 454, 7), 10))
def test_marks_that_belong_to_a_word_never_start_a_line(width: int) -> None:
    for line in shown(SENTENCE, lines_of(SENTENCE, float(width))):
        assert not line.startswith(("ๆ", "ฯ", " "))
        assert not line.endswith("การใช้งา")


@pytest.mark.parametrize("width", few_in_lane(range(300, 454, 7), 6))
def test_a_date_stays_whole_where_the_line_can_still_be_filled(width: int) -> None:
    lines = lines_of(SENTENCE, float(width))
    for line, after in pairwise(lines):
        if SENTENCE[line.end :].lstrip().startswith(("กรกฎาคม", "๒๕๖๔")):
            whole = SENTENCE.index("วันที่ ๑๙")
            loose = 1 - ruler(BUNDLED_FACE).width(SENTENCE[line.start : whole], 16.0) / width
            assert loose > 0.18, after


def test_terms_of_the_circular_stay_whole() -> None:
    text = "ขอให้ติดต่อ สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดเชียงใหม่ ภายในเวลาที่กำหนด"
    term = "ปกครองท้องถิ่น"
    for width in range(300, 454, 3):
        for line in shown(text, lines_of(text, float(width), terms=(term,)))[:-1]:
            assert not line.endswith(("ปกครอง", "ปกครองท้อง"))


def test_only_the_last_line_is_not_stretched() -> None:
    *others, last = lines_of(SENTENCE, MEASURE)
    assert others
    assert all(line.justify for line in others)
    assert not last.justify


def test_a_word_wider_than_the_line_is_cut_between_letters() -> None:
    text = "https://www.example.go.th/" + "a" * 120
    lines = shown(text, lines_of(text, 200.0))
    assert len(lines) > 2
    assert "".join(lines) == text


@pytest.mark.parametrize("word", ["ก", "x", "ที่", "www.example.go.th/a-", "."])
@pytest.mark.parametrize("width", [26.0, 55.0, 110.0, 230.0, 400.0])
def test_a_long_word_is_cut_to_lines_as_wide_as_the_narrowest_cell(word: str, width: float) -> None:
    text = word * (1500 // len(word))
    lines = lines_of(text, width)
    assert "".join(shown(text, lines)) == text
    assert all(line.width <= width + 0.01 for line in lines)
    widest = max(ruler(BUNDLED_FACE).width(letter, 16.0) for letter in word)
    fuller = [line.width for line in lines[:-1]]
    assert min(fuller) > width - 12 * widest if len(word) > 4 else min(fuller) > width - 2 * widest


def test_an_empty_text_is_one_empty_line() -> None:
    assert shown("", lines_of("", MEASURE)) == [""]


@given(st.text(alphabet="กขคงจา่้ีืุำเแใฯๆ ๑๒(),/.aZ", max_size=120))
def test_any_text_is_kept_and_fits(text: str) -> None:
    lines = lines_of(text, 150.0)
    assert "".join("".join(shown(text, lines)).split()) == "".join(text.split())
    assert all(line.width <= 150.01 for line in lines)


def test_widths_are_those_of_th_sarabun_psk() -> None:
    # 1000 units to the em: Thai digits 449, ASCII digits 362, space 216.
    measure = ruler(BUNDLED_FACE)
    assert measure.width("๐", 1000.0) == 449
    assert measure.width("0", 1000.0) == 362
    assert measure.width(" ", 1000.0) == 216


@pytest.mark.parametrize("width", few_in_lane(range(180, 454, 7), 10))
def test_words_in_latin_in_brackets_are_parted_only_where_a_ragged_line_would_be_short(
    width: int,
) -> None:
    said = "(Workload Tracking System)"
    measure = ruler(BUNDLED_FACE)
    column = LineBounds(0.0, 0.0, float(width), loose=1.0, bracket=0.2)
    lines = broken_lines(SENTENCE, column, ruler=measure, style=BODY, justify=False, terms=())
    opened = next(line for line in lines if "(" in SENTENCE[line.start : line.end])
    if said not in SENTENCE[opened.start : opened.end]:
        before = SENTENCE[opened.start : SENTENCE.index("(")]
        assert 1 - measure.width(before.rstrip(), 16.0) / width > 0.2


def test_words_in_brackets_that_no_line_holds_fill_the_lines() -> None:
    text = "ระบบ (" + "Workload Tracking System " * 5 + ")"
    measure = ruler(BUNDLED_FACE)
    either = [
        broken_lines(
            text,
            LineBounds(0.0, 0.0, 300.0, loose=1.0, bracket=bracket),
            ruler=measure,
            style=BODY,
            justify=False,
            terms=(),
        )
        for bracket in (0.0, 0.9)
    ]
    assert either[0] == either[1]
