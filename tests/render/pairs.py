"""Circulars on their pages, as our PDF and as LibreOffice's PDF of our DOCX."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.layout.model.pages import Pages
from docgen.press import Press
from tests.helpers import witness
from tests.helpers.pdf_reader import PageText, read
from tests.render.parity import starts, words

THREE_MILLIMETRES = 3 * 72 / 25.4
Pair = tuple[Pages, list[PageText], list[PageText]]


def pairs(pages: Mapping[str, Pages], folder: Path) -> dict[str, Pair]:
    """Each letter's pages with the text of both files; ``folder`` is scratch."""
    witness.require()
    press = Press()
    documents = {name: press.docx.write(one) for name, one in pages.items()}
    theirs = witness.to_pdfs(documents, folder)
    return {
        name: (one, read(press.pdf.pdf(one)), read(Path(theirs[name])))
        for name, one in pages.items()
    }


def assert_same_words(pair: Pair) -> None:
    """The same words on the same pages."""
    _, ours, theirs = pair
    assert len(ours) == len(theirs)
    for our_page, their_page in zip(ours, theirs, strict=True):
        assert sorted(words(our_page)) == sorted(words(their_page))


def assert_same_places(pair: Pair) -> None:
    """Every part within 3 mm, but for whole lines."""
    far = [
        f"{one.role} {one.ours.text} {one.apart:.1f} pt"
        for one in starts(*pair)
        if one.apart > THREE_MILLIMETRES
    ]
    assert not far
