"""Lists of names: columns begin at one place, and no word is lost where there is no room."""

from __future__ import annotations

import pytest

from docgen.checks.emblem import EMBLEM
from docgen.layout import set_pages
from docgen.layout.model.pages import Page
from docgen.layout.model.set_text import Paragraph
from docgen.model.letter import Block, Entry, Letter
from docgen.standards import typing_manual

SHORT = ("นายกมล ใจดี\tผู้อำนวยการ\tประธาน", "นางสาวดวงใจ รักไทย\tนักวิชาการ\tกรรมการ")
LONG = "นางสาวดวงใจ รักไทย\tผู้อำนวยการสำนักพัฒนาและส่งเสริมการบริหารงานท้องถิ่นประจำเขต\tกรรมการและเลขานุการ"


def pages_of(*rows: str) -> tuple[Page, ...]:
    entries = tuple(Entry(row, f"{number}.") for number, row in enumerate(rows, 1))
    letter = Letter("annex_list", "บัญชี", "กรม", (Block("rows", entries),))
    standard = typing_manual()
    family = standard["font_family"].value
    laid = set_pages(letter, standard=standard, emblem=EMBLEM, family=family)
    return laid.pages.sections[0].pages


def rows_of(page: Page) -> list[Paragraph]:
    items = [one.item for one in page.placed]
    return [one for one in items if isinstance(one, Paragraph) and one.role == "rows"]


def test_every_column_begins_at_one_place() -> None:
    made = rows_of(pages_of(*SHORT)[0])
    assert len({one.first for one in made}) == 1
    for places in zip(*([piece.x for piece in one.head] for one in made), strict=True):
        assert len(set(places)) == 1
    assert [len(one.head) for one in made] == [3, 3]


def test_a_row_with_fewer_columns_keeps_to_them() -> None:
    first, second = rows_of(pages_of(SHORT[0], "นางสาวดวงใจ รักไทย\tนักวิชาการ")[0])
    assert second.first == first.head[2].x


@pytest.mark.parametrize("others", [(), SHORT])
def test_columns_without_room_become_one_text(others: tuple[str, ...]) -> None:
    made = rows_of(pages_of(LONG, *others)[0])
    name, post, duty = LONG.split("\t")
    assert [piece.text for piece in made[0].head] == ["1.", name]
    assert made[0].text == f"{post} {duty}"
    for one in made:
        for line in one.lines:
            assert line.x + line.width <= line.limit + 0.01


def test_the_catchword_of_a_row_is_its_number_and_first_words() -> None:
    page = pages_of(*(SHORT * 30))[0]
    assert page.catchword is not None
    assert isinstance(page.catchword.item, Paragraph)
    said = page.catchword.item.text
    number, name = said.removeprefix("/").removesuffix("...").split(" ", 1)
    assert number.removesuffix(".").isdecimal()
    assert SHORT[0].startswith(name) or SHORT[1].startswith(name)
