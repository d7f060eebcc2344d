"""Where pages end: nothing is lost or left alone, and a page tells what comes on the next."""

from __future__ import annotations

from itertools import pairwise

import pytest

from docgen.layout.model.pages import Page, Pages
from docgen.layout.model.set_text import Paragraph
from tests.helpers.lane import few_in_lane
from tests.helpers.letters import block, external_letter, item, pages_of, paragraph, placed_of

CLOSE = block("paragraph", "จึงเรียนมาเพื่อโปรดพิจารณา")


def letter_pages(pages: Pages) -> tuple[Page, ...]:
    return pages.sections[0].pages


def lines_on(page: Page, *roles: str) -> int:
    return sum(
        placed.last_line - placed.first_line
        for placed in page.placed
        if isinstance(placed.item, Paragraph) and placed.item.role in roles
    )


@pytest.fixture(scope="module", params=few_in_lane(range(4, 60, 3), 7))
def long_letter(request: pytest.FixtureRequest) -> Pages:
    sizes = [3, request.param, 1, 2]
    return pages_of(external_letter(*(paragraph(size) for size in sizes), CLOSE))


def test_a_short_letter_is_one_page_without_number_or_catchword() -> None:
    (page,) = letter_pages(pages_of(external_letter(paragraph(3), CLOSE)))
    assert page.page_number is None
    assert page.catchword is None


def test_every_line_stands_on_exactly_one_page(long_letter: Pages) -> None:
    seen: dict[int, list[int]] = {}
    for page in letter_pages(long_letter):
        for placed in page.placed:
            lines = range(placed.first_line, placed.last_line)
            seen.setdefault(id(placed.item), []).extend(lines)
    for page in letter_pages(long_letter):
        for placed in page.placed:
            assert isinstance(placed.item, Paragraph)
            assert seen[id(placed.item)] == list(range(len(placed.item.lines)))


def test_nothing_stands_below_the_bottom_margin(long_letter: Pages) -> None:
    section = long_letter.sections[0]
    for page in letter_pages(long_letter):
        for placed in (*page.placed, *([page.catchword] if page.catchword else [])):
            assert isinstance(placed.item, Paragraph)
            height = (placed.last_line - placed.first_line) * placed.item.style.pitch
            assert placed.y + height <= section.height - section.bottom + 0.01


def test_lines_never_overlap(long_letter: Pages) -> None:
    for page in letter_pages(long_letter):
        bottom = 0.0
        for placed in page.placed:
            assert isinstance(placed.item, Paragraph)
            assert placed.y >= bottom - 0.01
            height = (placed.last_line - placed.first_line) * placed.item.style.pitch
            bottom = placed.y + height


def test_at_least_two_lines_of_a_paragraph_stay_together(long_letter: Pages) -> None:
    for page in letter_pages(long_letter):
        for placed in page.placed:
            assert isinstance(placed.item, Paragraph)
            if len(placed.item.lines) >= 2 and placed.item.role == "paragraph":
                assert placed.last_line - placed.first_line >= 2


def test_the_signature_stands_with_its_closing_and_two_lines_of_body(long_letter: Pages) -> None:
    last = letter_pages(long_letter)[-1]
    for role in ("complimentary_close", "signature", "responsible_office"):
        assert {page for page, _ in placed_of(long_letter, role)} == {last.number}
    assert lines_on(last, "paragraph", "item") >= 2


def test_pages_before_the_last_carry_the_first_words_of_the_next(long_letter: Pages) -> None:
    pages = letter_pages(long_letter)
    for page, after in pairwise(pages):
        assert page.catchword is not None
        assert isinstance(page.catchword.item, Paragraph)
        words = page.catchword.item.text.removeprefix("/").removesuffix("...")
        first = after.placed[0]
        assert isinstance(first.item, Paragraph)
        line = first.item.lines[first.first_line]
        assert first.item.text[line.start : line.end].startswith(words)
        assert len(words) >= 6
    assert pages[-1].catchword is None


def test_pages_after_the_first_are_numbered_in_thai_digits(long_letter: Pages) -> None:
    numbers = [
        page.page_number.item.text if page.page_number else ""
        for page in letter_pages(long_letter)
        if page.page_number is None or isinstance(page.page_number.item, Paragraph)
    ]
    assert numbers[0] == ""
    assert numbers[1:] == ["- ๒ -", "- ๓ -", "- ๔ -"][: len(numbers) - 1]


def test_a_list_does_not_leave_the_sentence_that_announces_it() -> None:
    for size in range(8, 30):
        body = [paragraph(size), block("paragraph", "จึงขอความร่วมมือ ดังนี้")]
        items = [item("๑.", "ข้อแรก"), item("๒.", "ข้อที่สอง " * 30)]
        pages = pages_of(external_letter(*body, *items, CLOSE))
        announcing = [
            page for page, placed in placed_of(pages, "paragraph")
            if isinstance(placed.item, Paragraph) and placed.item.text.endswith("ดังนี้")
        ]  # fmt: skip
        (first_item, *_) = placed_of(pages, "item")
        assert announcing[-1] == first_item[0]


def test_a_catchword_names_a_numbered_item_with_its_number() -> None:
    for size in range(10, 90, 4):
        items = [item("๑.", "แจ้งให้ทราบ " * size), item("๒.", "รายงานผลการดำเนินงาน " * 20)]
        pages = letter_pages(pages_of(external_letter(paragraph(12), *items, CLOSE)))
        for page, after in pairwise(pages):
            first = after.placed[0]
            if first.first_line == 0 and first.item.head and page.catchword:  # type: ignore[union-attr]
                assert page.catchword.item.text.startswith("/๒. รายงาน")  # type: ignore[union-attr]
                return
    pytest.fail("no page began with an item")
