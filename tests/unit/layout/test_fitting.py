"""A letter that must fit its pages gives up only what the standard's data name, and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.diagnostics import Diagnostic
from docgen.kinds import kind
from docgen.layout import Laid, set_pages
from docgen.layout.model.fitting import tightened_standards
from docgen.layout.model.pages import SetTable
from docgen.layout.model.styles import Styles
from docgen.layout.paging.reuse import Memory
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.letter import Annex, Block, Cell, Column, Entry, Letter, Table
from docgen.standards import table, typing_manual
from tests.helpers.dossiers import ROOT
from tests.helpers.letters import EMBLEM, block, external_letter, paragraph

STANDARD = typing_manual()
FORM = kind("external_letter")
CLOSE = block("paragraph", "จึงเรียนมาเพื่อโปรดพิจารณา")


def laid_out(letter: Letter) -> Laid:
    return set_pages(letter, standard=STANDARD, emblem=EMBLEM, family="TH SarabunPSK")


def page_count(laid: Laid) -> int:
    return len(laid.pages.sections[0].pages)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found]


def letter_of(lines: int, **fields: object) -> Letter:
    return replace(external_letter(paragraph(lines), CLOSE), **fields)  # type: ignore[arg-type]


def test_a_letter_that_fits_already_departs_from_nothing() -> None:
    laid = laid_out(letter_of(3, fit_pages=1))
    assert not laid.departures
    assert not laid.found


def test_the_first_tightening_that_fits_is_taken_and_noted() -> None:
    laid = laid_out(letter_of(16, fit_pages=1))
    assert page_count(laid_out(letter_of(16, fits=False))) == 2
    assert page_count(laid) == 1
    assert codes(laid.found) == ["DG7501"]
    names = {step["measure"] for step in table("fitting")}
    assert {one.name for one in laid.departures} <= names
    steps = list(tightened_standards(STANDARD, FORM))
    assert len(laid.departures) < len({step["measure"] for step in table("fitting")})
    assert steps


def test_type_size_and_side_margins_are_never_given_up() -> None:
    for tighter in tightened_standards(STANDARD, FORM):
        for kept in ("font_size", "margin_left", "margin_right", "paragraph_indent"):
            assert tighter[kept] == STANDARD[kept]


def test_the_least_is_given_up_last() -> None:
    *_, last = tightened_standards(STANDARD, FORM)
    assert last.pt("line_pitch") == 18.1
    assert last["margin_bottom"].value == "10 mm"
    assert last["room_to_sign"].value == "2 line"


def test_a_fitted_letter_keeps_an_exact_pitch() -> None:
    laid = laid_out(letter_of(16, fit_pages=1))
    body = next(style for style in laid.pages.styles if style.id == "body")
    assert body.exact
    assert 18.1 <= body.pitch < 20.96


def test_every_style_of_body_size_keeps_the_fitted_pitch_exactly() -> None:
    pitch = replace(STANDARD["line_pitch"], value="19 pt")
    styles = Styles(STANDARD.with_house_style({"line_pitch": pitch}))
    named = [styles[name] for name, row in table("styles").items() if "pitch" not in row]
    assert {"title", "annex_title", "body"} <= {one.id for one in named if one.exact}
    for style in named:
        assert style.exact == (style.pitch == 19.0), style.id


def test_a_letter_that_cannot_fit_keeps_the_standard_and_says_so() -> None:
    laid = laid_out(letter_of(45, fit_pages=1))
    assert codes(laid.found) == ["DG7507"]
    assert not laid.departures
    assert not next(style for style in laid.pages.styles if style.id == "body").exact


SIZES = range(8, 24)


def test_a_letter_that_runs_over_by_little_is_fitted_by_itself_and_that_is_said() -> None:
    plain = {size: laid_out(letter_of(size, fits=False)) for size in SIZES}
    fitted = {size: laid_out(letter_of(size)) for size in SIZES}
    told = [size for size in SIZES if "DG7501" in codes(fitted[size].found)]
    assert told
    for size in SIZES:
        assert page_count(fitted[size]) == page_count(plain[size]) - (size in told)
        assert bool(fitted[size].departures) == (size in told)
        assert not plain[size].departures


def test_a_last_page_that_holds_more_than_little_stays() -> None:
    """The rule is ``last_page_lines`` of the standard."""
    laid = laid_out(letter_of(24))
    assert page_count(laid) == 2
    assert not laid.found
    more = STANDARD.with_house_style(
        {"last_page_lines": replace(STANDARD["last_page_lines"], value="0")}
    )
    assert all(
        not set_pages(letter_of(size), standard=more, emblem=EMBLEM, family="x").departures
        for size in SIZES
    )


def test_no_more_is_given_up_than_is_needed() -> None:
    """With a little less of what was given up last, the letter would not fit."""
    pitches = set()
    for size in SIZES:
        laid = laid_out(letter_of(size))
        if not laid.departures:
            continue
        *before, last = laid.departures
        number, _, unit = last.value.partition(" ")
        looser = replace(last, value=f"{float(number) + (0.5 if unit == 'mm' else 0.1)} {unit}")
        standard = STANDARD.with_house_style({one.name: one for one in (*before, looser)})
        pages = set_pages(
            letter_of(size, fits=False), standard=standard, emblem=EMBLEM, family="TH SarabunPSK"
        ).pages
        assert len(pages.sections[0].pages) == page_count(laid) + 1, last
        pitches.add(laid.departures[0].value)
    assert pitches - {"20 pt", "19 pt", "18.1 pt"}


def test_an_office_that_switches_it_off_is_told_dg7502() -> None:
    off = STANDARD.with_house_style(
        {"fits_by_itself": replace(STANDARD["fits_by_itself"], value="no")}
    )
    for size in SIZES:
        usual = laid_out(letter_of(size))
        laid = set_pages(letter_of(size), standard=off, emblem=EMBLEM, family="TH SarabunPSK")
        assert not laid.departures
        assert (codes(laid.found) == ["DG7502"]) == bool(usual.departures)


def test_a_letter_of_a_batch_is_fitted_as_it_is_alone() -> None:
    """What a memory keeps of other letters changes no page."""
    memory = Memory()
    letters = [letter_of(size, title=f"{number}") for number in range(2) for size in SIZES]
    for letter in letters:
        kept = set_pages(
            letter, standard=STANDARD, emblem=EMBLEM, family="TH SarabunPSK", memory=memory
        )
        assert kept == laid_out(letter)


@pytest.mark.parametrize("name", ["chiangmai-2564", "dla-1960"])
def test_the_letters_that_were_sent_on_one_page_come_out_on_one(name: str) -> None:
    made = prepare(ROOT / "config" / "circulars" / f"{name}.yaml", Workspace(ROOT))
    assert made.pages is not None
    (page,) = made.pages.sections[0].pages
    assert {one.item.role for one in page.placed} >= {"paragraph", "signature"}
    assert "DG7501" in codes(made.found)


def test_a_long_subject_is_told() -> None:
    letter = external_letter(paragraph(2), subject="ขอความร่วมมือรายงานผลการดำเนินงาน " * 10)
    (found,) = laid_out(letter).found
    assert (found.code, found.params["lines"] > 3) == ("DG7503", True)


@pytest.mark.parametrize(("role", "code"), [("issuing_agency", "DG7504"), ("signature", "DG7505")])
def test_a_line_too_wide_for_its_place_is_told_dg7504_dg7505(role: str, code: str) -> None:
    letter = external_letter(paragraph(2))
    wide = Block(role, (Entry("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดเชียงใหม่ " * 12),))
    blocks = tuple(wide if one.role == role else one for one in letter.blocks)
    assert codes(laid_out(replace(letter, blocks=blocks)).found) == [code]


def test_a_word_wider_than_its_cell_is_told_dg7506() -> None:
    rows = ((Cell("1"), Cell("X" * 200)),)
    made = Table((Column("ที่"), Column("ชื่อ")), rows, "ตาราง")
    letter = replace(external_letter(paragraph(2)), annexes=(Annex("ก", "ก", (made,)),))
    laid = laid_out(letter)
    assert codes(laid.found) == ["DG7506"]
    tables = [one.item for one in laid.pages.sections[1].pages[0].placed]
    (found,) = [one for one in tables if isinstance(one, SetTable)]
    assert "".join(found.rows[1].cells[1].lines) == "X" * 200


def test_a_line_loose_to_the_eye_is_told() -> None:
    text = "ดูรายละเอียดที่ https://www.example.go.th/" + "a" * 45 + " และแจ้งให้ทราบ " * 5
    laid = laid_out(external_letter(block("paragraph", text)))
    assert "DG7508" in codes(laid.found)
