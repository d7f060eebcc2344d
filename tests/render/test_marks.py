"""Secrecy, copies, form codes, mottoes and stamps stand at the same place in PDF and DOCX."""

from __future__ import annotations

import pytest

from docgen.loading.workspace import Workspace
from tests.helpers.documents import pages_of
from tests.helpers.pdf_reader import PageText
from tests.render.pairs import Pair, pairs

ONE_MILLIMETRE = 72 / 25.4
MARKS = {
    "secret-letter": ("ลับ",),
    "secret-memo": ("ลับมาก",),
    "letter-rank-and-copies": ("ตช.๑๒", "พิทักษ์รับใช้", "เลขรับ"),
    "memo-file-copy": ("สำเนาคู่ฉบับ", "ตช.๗", "พิทักษ์รับใช้", "เลขรับ๔๔๗๑"),
    "order-certified-copy": ("สำเนา",),
}


@pytest.fixture(scope="module")
def both(documents: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    pages = {name: pages_of(name, documents) for name in MARKS}
    return pairs(pages, tmp_path_factory.mktemp("marks"))


@pytest.mark.render
@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_within_1_mm(both: dict[str, Pair], name: str) -> None:
    _, ours, theirs = both[name]
    for mark in MARKS[name]:
        for our_page, their_page in zip(ours, theirs, strict=True):
            places, others = _at_the_edges(our_page, mark), _at_the_edges(their_page, mark)
            assert len(places) == len(others) > 0
            for (x, y), (x2, y2) in zip(places, others, strict=True):
                assert abs(x - x2) < ONE_MILLIMETRE
                assert abs(y - y2) < ONE_MILLIMETRE


def _at_the_edges(page: PageText, mark: str) -> list[tuple[float, float]]:
    """Where the mark stands outside the text, from the top of the sheet down."""
    found = []
    at = page.text.find(mark)
    while at >= 0:
        letter = page.letters[at]
        if not 90 < letter.baseline < 785:
            found.append((letter.left, letter.baseline))
        at = page.text.find(mark, at + 1)
    return sorted(found, key=lambda place: place[1])
