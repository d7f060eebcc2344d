"""Measures read from the PDF against the standard, a test a clause, within half a millimetre."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from docgen.layout.model.pages import Pages
from docgen.model.letter import Letter as ComposedLetter
from docgen.standards import Measure, Standard, typing_manual
from docgen.writers.pdf import PdfWriter
from tests.helpers.letters import block, external_letter, pages_of, paragraph
from tests.helpers.pdf_reader import Letter, PageText, read

STANDARD = typing_manual()
HALF_A_MILLIMETRE = 72 / 25.4 / 2
CLOSE = block("paragraph", "จึงเรียนมาเพื่อโปรดพิจารณา")
LEFT = STANDARD.pt("margin_left")


@cache
def writer() -> PdfWriter:
    return PdfWriter()


def two_pages() -> ComposedLetter:
    return external_letter(paragraph(6), paragraph(12), paragraph(2), CLOSE)


@cache
def drawn_bytes() -> bytes:
    return writer().pdf(pages_of(two_pages()))


@cache
def drawn() -> tuple[PageText, ...]:
    return tuple(read(drawn_bytes()))


def letter_at(words: str, page: int = 1) -> Letter:
    found = drawn()[page - 1].find(words)
    assert found is not None, words
    return found


def near(points: float) -> object:
    return pytest.approx(points, abs=HALF_A_MILLIMETRE)


def emblem_box(pdf: bytes) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the first picture, from the upper left corner."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    (picture,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = picture.get_bounds()
    page.close()
    document.close()
    return left, height - top, right, height - bottom


def test_clause_75_paper_is_a4() -> None:
    document = pypdfium2.PdfDocument(drawn_bytes())
    assert document.get_page_size(0) == (near(595.28), near(841.89))
    document.close()


def test_clause_1_1_left_margin_is_3_cm() -> None:
    for words in ("ที่มท", "เรื่อง", "เรียน", "กลุ่มพัฒนา"):
        pages = [page.find(words) for page in drawn()]
        (found, *_) = [one for one in pages if one]
        assert found.left == near(LEFT)


def test_clause_1_1_right_margin_is_2_cm_and_body_lines_are_flush() -> None:
    right = STANDARD.pt("paper_width") - STANDARD.pt("margin_right")
    lines: dict[int, Letter] = {}
    for one in drawn()[0].letters:
        if one.baseline >= letter_at("ขอให้สำนักงาน").baseline - 0.1:
            lines[round(one.baseline)] = one
    flush = [last.right for last in lines.values() if abs(last.right - right) < HALF_A_MILLIMETRE]
    # All but the ends of the two paragraphs and the catchword.
    assert len(flush) >= len(lines) - 3


def test_clause_1_2_paragraphs_are_indented_2_5_cm() -> None:
    assert letter_at("ขอให้สำนักงาน").left == near(LEFT + STANDARD.pt("paragraph_indent"))


def test_clause_1_3_type_is_16_points() -> None:
    for words in ("ที่มท", "เรื่อง", "ขอให้สำนักงาน"):
        assert letter_at(words).size == pytest.approx(STANDARD.pt("font_size"))


def test_clause_1_4_line_spacing_is_single() -> None:
    lines = sorted({round(one.baseline, 1) for one in drawn()[0].letters})
    body = [line for line in lines if line >= letter_at("ขอให้สำนักงาน").baseline - 0.1][:5]
    gaps = [after - before for before, after in pairwise(body)]
    assert gaps == [pytest.approx(STANDARD.pitch(16.0), abs=0.2)] * 4


@pytest.mark.parametrize("label", ["เรื่อง", "เรียน"])
def test_clause_2_parts_have_6_points_before(label: str) -> None:
    above = {"เรื่อง": "๘กันยายน", "เรียน": "เรื่อง"}[label]
    gap = letter_at(label).baseline - letter_at(above).baseline
    assert gap == near(STANDARD.pitch(16.0) + STANDARD.pt("space_before_part"))


def test_clause_2_the_name_stands_four_lines_below_the_closing() -> None:
    page = len(drawn())
    gap = letter_at("(นายขจร", page).baseline - letter_at("ขอแสดงความนับถือ", page).baseline
    assert gap == near(STANDARD.pt("room_to_sign") + STANDARD.pitch(16.0))


def test_form_1_the_closing_and_the_date_start_at_the_centre_line() -> None:
    axis = LEFT + STANDARD.pt("axis")
    assert letter_at("๘กันยายน").left == near(axis)
    assert letter_at("ขอแสดงความนับถือ", len(drawn())).left == near(axis)


def test_form_1_the_signature_block_is_centred_on_its_axis() -> None:
    page = drawn()[-1]
    axis = LEFT + STANDARD.pt("signature_axis")
    for words in ("(นายขจรศรีชวโนทัย)", "รองอธิบดีปฏิบัติราชการแทน", "อธิบดี"):
        start = page.text.rfind(words)
        first, last = page.letters[start], page.letters[start + len(words) - 1]
        assert (first.left + last.right) / 2 == near(axis)


def test_clause_71_the_emblem_is_3_cm_high_and_1_5_cm_from_the_top() -> None:
    left, top, right, bottom = emblem_box(drawn_bytes())
    assert bottom - top == near(STANDARD.pt("emblem_height_letter"))
    assert top == near(STANDARD.pt("emblem_top"))
    assert (left + right) / 2 == near(LEFT + STANDARD.pt("axis"))


def test_the_emblem_is_not_squeezed() -> None:
    left, top, right, bottom = emblem_box(drawn_bytes())
    assert (right - left) / (bottom - top) == pytest.approx(0.94, abs=0.01)


def test_form_1_the_number_is_level_with_the_foot_of_the_emblem() -> None:
    assert letter_at("ที่มท").baseline == near(emblem_box(drawn_bytes())[3])


def test_clause_28_urgency_is_red_bold_and_32_points() -> None:
    assert STANDARD.pt("urgency_size") >= 32
    urgency = letter_at("ด่วนมาก")
    assert urgency.size == pytest.approx(STANDARD.pt("urgency_size"))
    assert urgency.left == near(LEFT)
    assert urgency.colour == STANDARD["urgency_colour"].value == "ff0000"


def test_pages_after_the_first_are_numbered_3_cm_from_the_top() -> None:
    number = letter_at("-๒-", page=2)
    assert number.baseline == near(STANDARD.pt("page_number_from_top"))
    assert "-๑-" not in drawn()[0].text


def test_the_catchword_stands_at_the_right_below_the_last_line() -> None:
    page = drawn()[0]
    assert page.text.endswith("...")
    right = STANDARD.pt("paper_width") - STANDARD.pt("margin_right")
    assert page.letters[-1].left == pytest.approx(right, abs=4.0)
    assert page.letters[-1].baseline == max(one.baseline for one in page.letters)


def test_the_file_is_pdf_a_2b_and_pdf_ua_1_with_title_and_language() -> None:
    with pikepdf.open(io.BytesIO(drawn_bytes())) as pdf:
        metadata = pdf.open_metadata()
        assert metadata.pdfa_status == "2B"
        assert metadata.get("pdfuaid:part") == "1"
        assert metadata.get("dc:title") == "ขอความร่วมมือ"
        assert str(pdf.Root.Lang) == "th"
        assert "/StructTreeRoot" in pdf.Root


def test_every_face_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(drawn_bytes())) as pdf:
        fonts = [
            font.DescendantFonts[0].FontDescriptor
            for page in pdf.pages
            for font in page.Resources.Font.values()
        ]
        assert {str(font.FontName)[8:].partition("-")[0] for font in fonts} == {"SarabanMetric"}
        assert all("/FontFile2" in font for font in fonts)


def test_the_same_pages_give_the_same_bytes() -> None:
    assert PdfWriter().pdf(pages_of(two_pages())) == drawn_bytes()


def moved(name: str, value: str, place: Callable[[Pages], float]) -> tuple[float, float]:
    overridden = {name: Measure(name, value, "-", "test", "practice")}
    changed: Standard = STANDARD.with_house_style(overridden)
    return place(pages_of(two_pages())), place(pages_of(two_pages(), changed))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("margin_left", "25 mm", "เรื่อง"),
        ("paragraph_indent", "20 mm", "ขอให้สำนักงาน"),
        ("axis", "75 mm", "๘กันยายน"),
    ],
)
def test_a_changed_measure_moves_what_it_names(name: str, value: str, words: str) -> None:
    def left_of(pages: Pages) -> float:
        found = read(writer().pdf(pages))[0].find(words)
        assert found is not None
        return found.left

    before, after = moved(name, value, left_of)
    wanted = STANDARD.pt(name) - Measure(name, value, "-", "test", "practice").length.pt
    assert before - after == pytest.approx(wanted, abs=0.1)
