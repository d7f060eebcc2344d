"""Our DOCX through LibreOffice agrees with our PDF on words, pages and places."""

from __future__ import annotations

import pytest

from tests.helpers.letters import pages_of
from tests.helpers.parity_letters import thirty
from tests.render.pairs import Pair, assert_same_places, assert_same_words, pairs
from tests.render.parity import same_line_starts, starts

pytestmark = pytest.mark.render

LETTERS = thirty()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    """Every letter on its pages, as our PDF and as LibreOffice's."""
    pages = {name: pages_of(letter) for name, letter in LETTERS.items()}
    return pairs(pages, tmp_path_factory.mktemp("parity"))


def test_there_are_thirty() -> None:
    assert len(LETTERS) == 30


@pytest.mark.parametrize("name", LETTERS)
def test_pages_and_words_are_the_same(both: dict[str, Pair], name: str) -> None:
    assert_same_words(both[name])


@pytest.mark.parametrize("name", LETTERS)
def test_every_part_stands_within_3_mm(both: dict[str, Pair], name: str) -> None:
    assert_same_places(both[name])


@pytest.mark.parametrize("name", LETTERS)
def test_no_page_is_over_two_lines_longer_in_our_file(both: dict[str, Pair], name: str) -> None:
    assert {one.lines_apart for one in starts(*both[name])} <= {0, 1, 2}


def test_most_letters_agree_line_for_line(both: dict[str, Pair]) -> None:
    moved = [name for name, one in both.items() if any(s.lines_apart for s in starts(*one))]
    assert len(moved) <= len(LETTERS) // 5, moved


def test_most_body_lines_start_with_the_same_word(both: dict[str, Pair]) -> None:
    counted = [same_line_starts(pages, theirs) for pages, _, theirs in both.values()]
    same, total = (sum(column) for column in zip(*counted, strict=True))
    assert same / total >= 0.75, f"{same} of {total}"
