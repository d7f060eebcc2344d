"""Our DOCX through LibreOffice agrees with our PDF on words, pages and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.layout.pages import Pages
from docgen.writers import docx
from docgen.writers.pdf import PdfWriter
from tests import witness
from tests.letters import pages_of
from tests.parity_letters import thirty
from tests.pdf_reader import PageText, read
from tests.render.parity import same_line_starts, starts, words

pytestmark = pytest.mark.render

THREE_MILLIMETRES = 3 * 72 / 25.4
LETTERS = thirty()
Both = tuple[Pages, list[PageText], list[PageText]]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Both]:
    """Every letter on its pages, as our PDF and as LibreOffice's."""
    witness.require()
    writer = PdfWriter()
    pages = {name: pages_of(letter) for name, letter in LETTERS.items()}
    documents = {name: docx.write(one) for name, one in pages.items()}
    made = witness.to_pdfs(documents, tmp_path_factory.mktemp("parity"))
    return {
        name: (one, read(writer.pdf(one)), read(Path(made[name]))) for name, one in pages.items()
    }


def test_there_are_thirty() -> None:
    assert len(LETTERS) == 30


@pytest.mark.parametrize("name", LETTERS)
def test_pages_and_words_are_the_same(both: dict[str, Both], name: str) -> None:
    _, ours, theirs = both[name]
    assert len(ours) == len(theirs)
    for our_page, their_page in zip(ours, theirs, strict=True):
        assert sorted(words(our_page)) == sorted(words(their_page))


@pytest.mark.parametrize("name", LETTERS)
def test_every_part_stands_within_3_mm(both: dict[str, Both], name: str) -> None:
    far = [
        f"{one.role} {one.ours.text} {one.apart:.1f} pt"
        for one in starts(*both[name])
        if one.apart > THREE_MILLIMETRES
    ]
    assert not far


@pytest.mark.parametrize("name", LETTERS)
def test_no_page_is_over_two_lines_longer_in_our_file(both: dict[str, Both], name: str) -> None:
    assert {one.lines_apart for one in starts(*both[name])} <= {0, 1, 2}


def test_most_letters_agree_line_for_line(both: dict[str, Both]) -> None:
    moved = [name for name, one in both.items() if any(s.lines_apart for s in starts(*one))]
    assert len(moved) <= len(LETTERS) // 5, moved


def test_most_body_lines_start_with_the_same_word(both: dict[str, Both]) -> None:
    counted = [same_line_starts(pages, theirs) for pages, _, theirs in both.values()]
    same, total = (sum(column) for column in zip(*counted, strict=True))
    assert same / total >= 0.75, f"{same} of {total}"
