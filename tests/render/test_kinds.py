"""Every kind's example, our DOCX through LibreOffice beside our PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.build import Press, prepare
from docgen.layout.pages import Pages
from docgen.loading.workspace import Workspace
from tests import witness
from tests.pdf_reader import PageText, read
from tests.render.parity import starts, words

pytestmark = pytest.mark.render

ROOT = Path(__file__).parents[2]
WORKSPACE = Workspace(ROOT)
EXAMPLES = [path.stem for path in WORKSPACE.circulars() if path.stem.endswith("-example")]
THREE_MILLIMETRES = 3 * 72 / 25.4
Both = tuple[Pages, list[PageText], list[PageText]]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Both]:
    """Every example on its pages, as our PDF and as LibreOffice's."""
    witness.require()
    press = Press()
    pages: dict[str, Pages] = {}
    for name in EXAMPLES:
        made = prepare(WORKSPACE.config / "circulars" / f"{name}.yaml", WORKSPACE, press)
        assert made.pages is not None
        pages[name] = made.pages
    documents = {name: press.docx.write(one) for name, one in pages.items()}
    theirs = witness.to_pdfs(documents, tmp_path_factory.mktemp("kinds"))
    return {
        name: (one, read(press.pdf.pdf(one)), read(Path(theirs[name])))
        for name, one in pages.items()
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_pages_and_words_are_the_same(both: dict[str, Both], name: str) -> None:
    _, ours, theirs = both[name]
    assert len(ours) == len(theirs)
    for our_page, their_page in zip(ours, theirs, strict=True):
        assert sorted(words(our_page)) == sorted(words(their_page))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_part_stands_within_3_mm(both: dict[str, Both], name: str) -> None:
    far = [
        f"{one.role} {one.ours.text} {one.apart:.1f} pt"
        for one in starts(*both[name])
        if one.apart > THREE_MILLIMETRES
    ]
    assert not far


def test_an_envelope_is_a_c5_sheet_in_both(both: dict[str, Both]) -> None:
    pages, _, _ = both["envelope-example"]
    section = pages.sections[0]
    assert section.width == pytest.approx(229 * 72 / 25.4, abs=0.1)
    assert section.height == pytest.approx(162 * 72 / 25.4, abs=0.1)
