"""The laws of layout: nothing is lost, nothing lies on anything, nothing leaves its sheet.

``DOCGEN_LONG=1`` asks them of ten thousand random letters.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.layout.model.pages import Page, Picture, Placed, Section
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging import laws, laws_of_series
from docgen.layout.paging.laws import BrokenLawError, sections_obey
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.faces import BUNDLED_FACE
from docgen.layout.text.measure import ruler
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.letter import Letter
from docgen.press import Press
from tests.helpers.letters import external_letter, pages_of, paragraph
from tests.helpers.parity_letters import annex, thirty
from tests.helpers.random_letters import changed
from tests.helpers.scale import times

TESTS = Path(__file__).parents[2]
ROOT = TESTS.parent
EACH = times(25, 1250)
LETTER = replace(external_letter(paragraph(30)), annexes=(annex(76, 2),), secrecy="ลับ")


def ask(letter: Letter, sections: tuple[Section, ...]) -> None:
    parts = [*letter.blocks, *letter.annexes]
    sections_obey(parts, letter, sections, ruler(BUNDLED_FACE), Memory())


@cache
def sections() -> tuple[Section, ...]:
    return pages_of(LETTER).sections


def with_first_page(page: Page) -> tuple[Section, ...]:
    first, *others = sections()
    return (replace(first, pages=(page, *first.pages[1:])), *others)


def first_page() -> Page:
    return sections()[0].pages[0]


def test_a_letter_as_it_is_laid_out_keeps_them() -> None:
    ask(LETTER, sections())


def test_a_lost_character_is_a_breach() -> None:
    page = first_page()
    placed = next(one for one in page.placed if one.item.role == "subject")
    assert isinstance(placed.item, Paragraph)
    (line,) = placed.item.lines
    shorter = replace(placed.item, lines=(replace(line, end=line.end - 1),))
    changed_page = tuple(
        replace(one, item=shorter) if one is placed else one for one in page.placed
    )
    with pytest.raises(BrokenLawError, match="characters lost: «อ»"):
        ask(LETTER, with_first_page(replace(page, placed=changed_page)))


def test_a_part_on_no_page_is_a_breach() -> None:
    page = first_page()
    with pytest.raises(BrokenLawError, match="lost"):
        ask(LETTER, with_first_page(replace(page, placed=page.placed[1:])))


def test_a_line_on_no_page_and_one_on_two_are_breaches() -> None:
    page = first_page()
    *before, last = page.placed
    for line in (last.last_line - 1, last.last_line + 1):
        other = replace(page, placed=(*before, replace(last, last_line=line)))
        with pytest.raises(BrokenLawError, match="on no page"):
            ask(LETTER, with_first_page(other))


def test_text_drawn_twice_is_a_breach() -> None:
    page = first_page()
    again = replace(page.placed[0], y=20.0)
    with pytest.raises(BrokenLawError, match="too often"):
        ask(LETTER, with_first_page(replace(page, placed=(again, *page.placed))))


def test_text_on_text_and_text_on_a_picture_are_breaches() -> None:
    page = first_page()
    first, second, *others = page.placed
    over = (first, replace(second, y=first.y), *others)
    with pytest.raises(BrokenLawError, match="overlap"):
        ask(LETTER, with_first_page(replace(page, placed=over)))
    picture = Picture("emblem", 100.0, 300.0, 200.0, 100.0, "ครุฑ")
    with pytest.raises(BrokenLawError, match="«emblem»"):
        ask(LETTER, with_first_page(replace(page, pictures=(picture,))))


@pytest.mark.parametrize("y", [-20.0, 835.0])
def test_text_beyond_the_sheet_is_a_breach(y: float) -> None:
    page = first_page()
    moved: tuple[Placed, ...] = (replace(page.placed[0], y=y), *page.placed[1:])
    with pytest.raises(BrokenLawError, match="leaves the sheet"):
        ask(LETTER, with_first_page(replace(page, placed=moved)))


def test_a_page_without_its_mark_of_secrecy_is_a_breach() -> None:
    with pytest.raises(BrokenLawError, match="ลับ"):
        ask(LETTER, with_first_page(replace(first_page(), below=None)))


def test_a_letter_whose_layout_breaks_a_law_is_never_a_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("docgen.layout.section_with_stamp", lambda section, letter, setter: section)
    with pytest.raises(BrokenLawError):
        pages_of(replace(LETTER, receipt_stamp=("รับที่", "วันที่")))


LONG_CODE = "FM-สนย-12/2564 แก้ไขครั้งที่ 3"


@pytest.mark.parametrize("corner", ["top_left", "top_right", "bottom_left", "bottom_right"])
@pytest.mark.parametrize("secrecy", ["", "ลับที่สุด"])
@pytest.mark.parametrize("times_said", [1, 4, 20])
@pytest.mark.parametrize("motto", ["", "คำขวัญของจังหวัด " * 12])
def test_long_marks_around_the_text_stand_beside_nothing(
    corner: str, secrecy: str, times_said: int, motto: str
) -> None:
    """Setting it asks: a breach is raised."""
    said = " ".join([LONG_CODE] * times_said)
    marks = replace(LETTER, secrecy=secrecy, copy_mark="สำเนาคู่ฉบับ", motto=motto.strip())
    pages_of(replace(marks, form_code=said, form_corner=corner))
    pages_of(replace(marks, form_code=said, form_corner=corner, fit_pages=1, annexes=()))


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[Letter]:
    """The letter of every document, of every example of a kind, and thirty of all lengths."""
    root = tmp_path_factory.mktemp("documents")
    shutil.copytree(TESTS / "documents" / "config", root / "config")
    shutil.copytree(ROOT / "templates", root / "templates")
    found = list(thirty().values())
    for workspace in (Workspace(root), Workspace(ROOT)):
        press = Press()
        made = (prepare(path, workspace, press) for path in workspace.circulars())
        found += [one.letter for one in made if one.letter is not None]
    assert len(found) > 90
    return found


@pytest.mark.parametrize("seed", range(8))
def test_random_letters_keep_the_laws(letters: list[Letter], seed: int) -> None:
    """Setting them asks: a breach is raised."""
    chance = random.Random(seed)
    memory = Memory()
    for _ in range(EACH):
        letter = changed(chance.choice(letters), chance)
        pages_of(letter, memory=memory)


def in_series(sections_of_next: tuple[Section, ...], letter: Letter = LETTER) -> None:
    """Ask the laws of a letter that comes after one that keeps them."""
    memory, measured = Memory(), ruler(BUNDLED_FACE)
    laws_of_series.series_obeys(
        [*LETTER.blocks, *LETTER.annexes], LETTER, sections(), measured, memory
    )
    parts = [*letter.blocks, *letter.annexes]
    laws_of_series.series_obeys(parts, letter, sections_of_next, measured, memory)


def exchanged(**changes: Any) -> Page:
    """The first page with another salutation on it."""
    page = first_page()
    placed = tuple(
        replace(one, item=replace(one.item, **changes)) if one.item.role == "salutation" else one
        for one in page.placed
    )
    return replace(page, placed=placed)


def salutation() -> Paragraph:
    item = next(one.item for one in first_page().placed if one.item.role == "salutation")
    assert isinstance(item, Paragraph)
    return item


def test_the_next_of_a_series_with_the_same_text_keeps_them() -> None:
    in_series(with_first_page(exchanged()))


def test_the_next_of_a_series_may_say_another_name_where_it_draws_it() -> None:
    text = salutation().text
    other = text[1:] + text[0]  # the same characters, in another order
    in_series(with_first_page(exchanged(text=other)))


def test_of_the_next_of_a_series_the_laws_are_asked_only_where_it_differs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Letter] = []
    whole = laws.sections_obey

    def counted(parts: Any, letter: Letter, *others: Any) -> None:
        asked.append(letter)
        whole(parts, letter, *others)

    monkeypatch.setattr(laws, "sections_obey", counted)
    in_series(with_first_page(exchanged()))
    assert len(asked) == 1


@pytest.mark.parametrize("lost", ["text", "said", "aside", "under", "moved", "twice"])
def test_the_next_of_a_series_is_asked_what_changed(lost: str) -> None:
    line, *others = salutation().lines
    page, letter = first_page(), LETTER
    if lost == "text":
        page = exchanged(text=salutation().text[:-1] + " ")
    elif lost == "said":
        block = next(one for one in LETTER.blocks if one.role == "salutation")
        more = replace(block, entries=(replace(block.entries[0], text="เรียน"),))
        blocks = tuple(more if one is block else one for one in LETTER.blocks)
        letter = replace(LETTER, blocks=blocks)
    elif lost == "aside":
        page = exchanged(lines=(replace(line, x=line.x + 500, limit=line.limit + 500), *others))
    elif lost == "under":
        # As wide as it says, over its own label.
        label = salutation().head[0]
        page = exchanged(lines=(replace(line, x=label.x), *others))
    elif lost == "moved":
        above = page.placed[0]
        placed = tuple(
            replace(one, item=replace(one.item), y=above.y)
            if one.item.role == "salutation"
            else one
            for one in page.placed
        )
        page = replace(page, placed=placed)
    else:
        again = next(one for one in page.placed if one.item.role == "salutation")
        subject = next(n for n, one in enumerate(page.placed) if one.item.role == "subject")
        placed = (*page.placed[:subject], again, *page.placed[subject + 1 :])
        page = replace(page, placed=placed)
    with pytest.raises(BrokenLawError):
        in_series(with_first_page(page), letter)
