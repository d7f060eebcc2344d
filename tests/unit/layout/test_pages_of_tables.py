"""Where a page ends in and around the tables of a body."""

from __future__ import annotations

from itertools import pairwise

import pytest

from docgen.layout.model.pages import Page, Placed, SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.model.letter import Block, Cell, Column, Table
from docgen.standards import typing_manual
from tests.helpers.lane import few_in_lane
from tests.helpers.letters import block, external_letter, pages_of, paragraph

STANDARD = typing_manual()
BOTTOM = STANDARD.pt("paper_height") - STANDARD.pt("margin_bottom")
SLACK = STANDARD.pt("page_break_slack")
CLOSE = block("paragraph", "จึงเรียนมาเพื่อโปรดพิจารณา")
ANNOUNCED = "จึงแจ้งรายชื่อ ดังนี้"


def people(count: int, role: str) -> Block:
    columns = (Column("ที่"), Column("ชื่อ"), Column("ตำแหน่ง"))
    rows = tuple(
        (Cell(f"{number}."), Cell(f"นายกล้า ใจดี{number}"), Cell("กรรมการ"))
        for number in range(1, count + 1)
    )
    return Block("table", (), table=Table(columns, rows, "รายชื่อ", role=role))


def pages(before: int, count: int, role: str) -> tuple[Page, ...]:
    said = [paragraph(before), block("paragraph", ANNOUNCED)]
    letter = external_letter(*said, people(count, role), paragraph(4), CLOSE)
    return pages_of(letter).sections[0].pages


def tables_on(page: Page) -> list[Placed]:
    return [one for one in page.placed if isinstance(one.item, SetTable)]


def foot_of(placed: Placed) -> float:
    assert isinstance(placed.item, SetTable)
    headings = [row.height for row in placed.item.rows if row.heading]
    rows = [row.height for row in placed.item.rows if not row.heading]
    return placed.y + sum(headings) + sum(rows[placed.first_line : placed.last_line])


@pytest.mark.parametrize("role", ["body_table", "roster"])
@pytest.mark.parametrize("before", few_in_lane(range(4, 26, 3)))
def test_a_table_stands_with_the_sentence_that_announces_it(role: str, before: int) -> None:
    for page in pages(before, 6, role):
        for above, placed in pairwise((None, *page.placed)):
            if placed is not None and isinstance(placed.item, SetTable) and not placed.first_line:
                assert above is not None
                assert isinstance(above.item, Paragraph)
                assert above.item.text == ANNOUNCED


@pytest.mark.parametrize("role", ["body_table", "roster"])
@pytest.mark.parametrize("before", few_in_lane(range(4, 26), 5))
def test_no_row_of_a_table_stands_alone_on_a_page(role: str, before: int) -> None:
    for page in pages(before, 6, role):
        for placed in tables_on(page):
            assert placed.last_line - placed.first_line >= 2


def test_a_ruled_table_that_goes_on_fills_its_page() -> None:
    first, *_ = pages(4, 60, "body_table")
    (placed,) = tables_on(first)
    assert isinstance(placed.item, SetTable)
    one_more = foot_of(placed) + placed.item.rows[-1].height
    assert first.catchword is None
    assert one_more > BOTTOM - SLACK


def test_a_roster_that_goes_on_has_the_next_person_in_the_catchword() -> None:
    first, second, *_ = pages(4, 60, "roster")
    (placed,) = tables_on(second)
    assert first.catchword is not None
    assert isinstance(first.catchword.item, Paragraph)
    number = placed.first_line + 1
    assert first.catchword.item.text == f"/{number}. นายกล้า ใจดี{number}..."
    assert first.catchword.y + first.catchword.item.style.pitch <= BOTTOM
