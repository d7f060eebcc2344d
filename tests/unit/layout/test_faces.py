"""The bundled face has the advance widths and line height that the page model rests on."""

from __future__ import annotations

import io

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from docgen.layout.text.faces import BUNDLED_FACE, SIGNS, face_for, installed_face
from docgen.layout.text.measure import ruler
from tests.makers.make_fonts import clusters

FOLDER = BUNDLED_FACE.regular.parent
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
NOT_IN_THE_FACE = "\u200b\u2060☐✓"


@pytest.fixture(params=STYLES)
def font(request: pytest.FixtureRequest) -> TTFont:
    return TTFont(FOLDER / f"SarabanMetric-{request.param}.ttf")


def width(font: TTFont, letter: str) -> int:
    advance: int = font["hmtx"][font.getBestCmap()[ord(letter)]][0]
    return advance


def test_the_em_and_the_line_height(font: TTFont) -> None:
    assert font["head"].unitsPerEm == 1000
    assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (850, -460, 0)
    assert (font["OS/2"].usWinAscent, font["OS/2"].usWinDescent) == (850, 460)


def test_all_thai_and_ascii_letters_are_there(font: TTFont) -> None:
    wanted = [*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]
    assert set(wanted) <= set(font.getBestCmap())


def test_boxes_and_ticks_are_not_so_they_are_drawn(font: TTFont) -> None:
    assert not {ord(letter) for letter in NOT_IN_THE_FACE} & set(font.getBestCmap())


def test_regular_widths_are_those_of_th_sarabun_psk() -> None:
    font = TTFont(BUNDLED_FACE.regular)
    known = {"๐": 449, "๙": 449, "0": 362, " ": 216, "ก": 386, "ช": 380, "ซ": 384}
    assert {letter: width(font, letter) for letter in known} == known


def test_bold_digits_have_the_published_width() -> None:
    assert width(TTFont(BUNDLED_FACE.bold), "๑") == 456


def test_a_consonant_and_its_marks_are_one_glyph_as_wide_as_the_consonant(font: TTFont) -> None:
    content = io.BytesIO()
    font.save(content)
    face = hb.Font(hb.Face(content.getvalue()))
    for cluster in clusters():
        buffer = hb.Buffer()
        buffer.add_str(cluster)
        buffer.guess_segment_properties()
        hb.shape(face, buffer, {"kern": False, "liga": False, "clig": False})
        wide = [one for one in cluster if one == cluster[0] or one == "\u0e33"]
        advances = [one.x_advance for one in buffer.glyph_positions]
        assert advances == [sum(width(font, one) for one in wide)], cluster


SIGNS_OF_OFFICES = "←↑→↓↔⇒✓✔✗★☆●■▪◆○①②③αβμΩ℃№☎✉♦▶◀‑"


@pytest.mark.parametrize("sign", SIGNS_OF_OFFICES)
def test_a_sign_that_the_face_lacks_is_measured_in_the_one_that_draws_it(sign: str) -> None:
    measured = ruler(BUNDLED_FACE)
    assert measured.missing_characters(sign) == ""
    own = width(TTFont(SIGNS), sign) / 1000
    alone, beside = (measured.width(text, 10.0) for text in (sign, f"ก{sign}ข"))
    assert alone == pytest.approx(own * 10)
    assert beside == pytest.approx(own * 10 + measured.width("ก", 10) + measured.width("ข", 10))


def test_signs_stand_on_the_line_of_the_letters_and_only_where_the_face_has_none() -> None:
    signs, letters = TTFont(SIGNS), TTFont(BUNDLED_FACE.regular)
    assert (signs["hhea"].ascent, signs["hhea"].descent) == (850, -460)
    assert not set(signs.getBestCmap()) & set(letters.getBestCmap())
    assert signs["OS/2"].fsType == 0


def test_what_no_face_draws_is_told() -> None:
    assert ruler(BUNDLED_FACE).missing_characters("20 ㎡ 😀 → ก") == "㎡😀"


def test_embedding_is_allowed(font: TTFont) -> None:
    assert font["OS/2"].fsType == 0


def test_a_face_that_the_machine_lacks_is_replaced_by_the_bundled_one() -> None:
    assert installed_face("No Such Face PSK") is None
    assert face_for("No Such Face PSK") is BUNDLED_FACE
