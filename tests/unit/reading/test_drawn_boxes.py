"""Boxes to tick that a PDF draws: as strokes, as pictures, as fields; read as signs, or named."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from docgen.loading.workspace import Workspace
from docgen.making import Press, prepare
from docgen.reading import Recognised
from docgen.reading.lines import Why
from docgen.reading.recognise import recognised_here
from docgen.thai.marking import EMPTY_BOX, TICKED_BOX
from tests.helpers.lane import few_in_lane
from tests.helpers.pages_in_pdf import FILE, changed, codes_of, named, plain

AIM = "จึงเรียนมาเพื่อโปรดทราบ"
SIDE = 10.0
WORKSPACE = Workspace(Path(__file__).parents[2] / "documents")

FRAMES = {
    "a rectangle": "0.7 w {x} {y} 10 10 re S",
    "a closed stroke": "0.7 w {x} {y} m {r} {y} l {r} {t} l {x} {t} l h S",
    "filled white": "q 1 g 0.5 w {x} {y} 10 10 re B Q",
    "a shape with a hole": "{x} {y} 10 10 re {xi} {yi} 8.6 8.6 re f*",
    "moved": "q 1 0 0 1 {x} {y} cm 1 w 0 0 10 10 re S Q",
    "scaled": "q 0.1 0 0 0.1 {x} {y} cm 8 w 0 0 100 100 re S Q",
    "blue": "q 0 0 1 RG 0.7 w {x} {y} 10 10 re S Q",
}
TICKS = {
    "a tick": "q 1.2 w {xa} {m} m {xm} {ya} l {xb} {tb} l S Q",
    "a cross": "q 1 w {xa} {ya} m {xb} {tb} l S {xa} {tb} m {xb} {ya} l S Q",
    "filled": "q {xa} {ya} 6 6 re f Q",
}


@cache
def beside_aim() -> tuple[float, float]:
    """Where a box may stand: behind the last sentence of the letter."""
    lines = recognised_here(FILE, plain()).file.lines
    box = next(line.place.box for line in lines if line.text == AIM)
    assert box is not None
    return box[2] + 5, box[1] + 5


def strokes(form: str, x: float, y: float) -> bytes:
    inner = {"xi": x + 0.7, "yi": y + 0.7, "xa": x + 2, "xb": x + 8, "ya": y + 2, "tb": y + 8}
    middle = {"xm": x + 4, "m": y + 5}
    curves = {"xm2": x + 5, "xk": x + 7.76, "xj": x + 2.24, "yk": y + 2.24, "tk": y + 7.76}
    places = {"x": x, "y": y, "r": x + SIDE, "t": y + SIDE, **inner, **middle, **curves}
    return form.format(**{name: f"{place:.2f}" for name, place in places.items()}).encode()


def with_strokes(*drawn: bytes, rotate: int = 0) -> Recognised:
    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        page.contents_add(b"Q\nq\n" + b"\n".join(drawn) + b"\nQ\nq", prepend=False)
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q", prepend=False)
        page.Rotate = rotate

    return recognised_here(FILE, changed(change))


def aim_of(found: Recognised) -> str:
    assert found.letter is not None
    return found.letter.body[-1].text


@pytest.mark.parametrize("frame", FRAMES)
def test_a_square_beside_a_line_is_a_box(frame: str) -> None:
    found = with_strokes(strokes(FRAMES[frame], *beside_aim()))
    assert aim_of(found) == f"{AIM} {EMPTY_BOX}"
    assert not named(found)


@pytest.mark.parametrize(("tick", "frame"), few_in_lane(product(TICKS, FRAMES), 5))
def test_a_square_with_a_stroke_in_it_is_ticked(frame: str, tick: str) -> None:
    place = beside_aim()
    found = with_strokes(strokes(FRAMES[frame], *place), strokes(TICKS[tick], *place))
    assert aim_of(found) == f"{AIM} {TICKED_BOX}"


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_box_is_seen_on_a_page_that_is_turned(rotate: int) -> None:
    place = beside_aim()
    drawn = strokes(FRAMES["a rectangle"], *place), strokes(TICKS["a tick"], *place)
    assert aim_of(with_strokes(*drawn, rotate=rotate)) == f"{AIM} {TICKED_BOX}"


@pytest.mark.parametrize(("letter", "sign"), [("/", TICKED_BOX), ("1", "1"), ("ก", "ก")])
def test_a_letter_in_a_square_is_a_tick_only_where_it_can_be_one(letter: str, sign: str) -> None:
    x, y = beside_aim()

    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        font = next(iter(page.Resources.Font))
        codes = codes_of(document, letter)
        text = f"BT {font} 12 Tf {x + 2:.2f} {y:.2f} Td <{codes.decode()}> Tj ET"
        page.contents_add(b"q", prepend=True)
        box = strokes(FRAMES["a rectangle"], x, y)
        page.contents_add(b"Q\n" + box + b"\n" + text.encode(), prepend=False)

    assert aim_of(recognised_here(FILE, changed(change))) == f"{AIM} {sign}"


def test_squares_in_a_row_are_for_the_figures_of_a_number() -> None:
    x, y = beside_aim()
    row = [strokes(FRAMES["a rectangle"], x + at * SIDE, y) for at in range(13)]
    assert aim_of(with_strokes(*row)) == AIM


CIRCLE = (
    "{xm2} {y} m {xk} {y} {r} {yk} {r} {m} c {r} {tk} {xk} {t} {xm2} {t} c "
    "{xj} {t} {x} {tk} {x} {m} c {x} {yk} {xj} {y} {xm2} {y} c S"
)


POINT = "q {xm2} {m} m 5 w 1 J {xm2} {m} l S Q"


@pytest.mark.parametrize(("drawn", "sign"), [((CIRCLE,), "○"), ((CIRCLE, POINT), "◉")])
def test_a_ring_beside_a_line_is_a_choice(drawn: tuple[str, ...], sign: str) -> None:
    place = beside_aim()
    found = with_strokes(*(strokes(form, *place) for form in drawn))
    assert aim_of(found) == f"{AIM} {sign}"


def test_a_filled_ring_is_a_choice_beside_another_alone() -> None:
    x, y = beside_aim()
    filled = CIRCLE.removesuffix("S") + "f"
    assert aim_of(with_strokes(strokes(filled, x, y))) == AIM
    both = with_strokes(strokes(filled, x, y), strokes(CIRCLE, x + 20, y))
    assert "".join(aim_of(both).split()) == f"{AIM}◉○"


WHITE = "1 1 1 rg"
UNSEEN = {
    "white": f"q {WHITE} {{text}} Q",
    "nearly white": "q 0.97 0.96 0.98 rg {text} Q",
    "white on a tint as pale": f"q 0.97 g 100 600 300 40 re f Q q {WHITE} {{text}} Q",
}


@pytest.mark.parametrize("form", UNSEEN)
def test_letters_that_nobody_sees_are_named_and_not_taken(form: str) -> None:
    found = _with_letters(UNSEEN[form])
    assert "กกก" not in "".join(line.text for line in found.file.lines)
    assert [aside.text for aside in found.file.asides if aside.why is Why.HIDDEN] == ["กกก"]


def test_white_letters_on_a_dark_ground_are_read() -> None:
    found = _with_letters(f"q 0 g 100 600 300 40 re f {WHITE} {{text}} Q")
    assert "กกก" in "".join(line.text for line in found.file.lines)


def _with_letters(form: str) -> Recognised:
    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        font = next(iter(page.Resources.Font))
        text = f"BT {font} 16 Tf 120 610 Td <{codes_of(document, 'กกก').decode()}> Tj ET"
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q\n" + form.format(text=text).encode(), prepend=False)

    return recognised_here(FILE, changed(change))


@pytest.mark.parametrize("form", ["q 0 g {x} {y} 10 10 re f Q", "{x} {y} m {r} {t} l S"])
def test_what_is_no_frame_is_no_box(form: str) -> None:
    assert aim_of(with_strokes(strokes(form, *beside_aim()))) == AIM


@pytest.mark.parametrize("tick", [None, *TICKS])
def test_a_box_beside_no_line_is_named_with_its_page(tick: str | None) -> None:
    forms = [FRAMES["a rectangle"], *([TICKS[tick]] if tick else [])]
    found = with_strokes(*(strokes(form, 300, 60) for form in forms))
    assert named(found) == [(Why.SYMBOL, TICKED_BOX if tick else EMPTY_BOX)]
    assert found.file.asides[0].place.page == 1


@pytest.mark.parametrize(("state", "sign"), [("/Off", EMPTY_BOX), ("/Yes", TICKED_BOX)])
def test_a_field_to_tick_is_read_as_it_is_drawn(state: str, sign: str) -> None:
    x, y = beside_aim()

    def change(document: pikepdf.Pdf) -> None:
        looks = {}
        for name, inside in (("/Off", ""), ("/Yes", " 2 2 m 8 8 l S 2 8 m 8 2 l S")):
            made = document.make_stream(f"0.7 w 0.5 0.5 9 9 re S{inside}".encode())
            made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 10, 10])
            looks[name] = made
        field = document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Btn,
                T="box",
                F=4,
                Rect=Array([x, y, x + SIDE, y + SIDE]),
                V=Name(state),
                AS=Name(state),
                AP=Dictionary(N=Dictionary(looks)),
            )
        )
        document.pages[0].Annots = Array([field])
        document.Root.AcroForm = Dictionary(Fields=Array([field]))

    assert aim_of(recognised_here(FILE, changed(change))) == f"{AIM} {sign}"


@pytest.mark.parametrize("name", ["memo-inspection-checklist", "announcement-median-price"])
def test_docgens_own_boxes_are_read_back(name: str) -> None:
    circular = WORKSPACE.config / "circulars" / f"{name}.yaml"
    pages = prepare(circular, WORKSPACE).pages
    assert pages is not None
    press = Press.of(WORKSPACE, carries_data=False)
    signs = [
        [
            sign
            for line in recognised_here(FILE.with_suffix(f".{form}"), content).file.lines
            for sign in line.text
            if sign in (EMPTY_BOX, TICKED_BOX)
        ]
        for form, content in (("docx", press.docx.write(pages)), ("pdf", press.pdf.pdf(pages)))
    ]
    assert signs[0] == signs[1]
    assert {*signs[0]} == {EMPTY_BOX, TICKED_BOX}
