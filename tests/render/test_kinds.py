"""Every kind's example, our DOCX through LibreOffice beside our PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.layout.model.pages import Pages
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from tests.render.pairs import Pair, assert_same_places, assert_same_words, pairs

pytestmark = pytest.mark.render

WORKSPACE = Workspace(Path(__file__).parents[2])
EXAMPLES = [path.stem for path in WORKSPACE.circulars() if path.stem.endswith("-example")]


def pages_of(name: str) -> Pages:
    made = prepare(WORKSPACE.config / "circulars" / f"{name}.yaml", WORKSPACE, Press())
    assert made.pages is not None
    return made.pages


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    return pairs({name: pages_of(name) for name in EXAMPLES}, tmp_path_factory.mktemp("kinds"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_pages_and_words_are_the_same(both: dict[str, Pair], name: str) -> None:
    assert_same_words(both[name])


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_part_stands_within_3_mm(both: dict[str, Pair], name: str) -> None:
    assert_same_places(both[name])


def test_an_envelope_is_a_c5_sheet_in_both(both: dict[str, Pair]) -> None:
    pages, _, _ = both["envelope-example"]
    section = pages.sections[0]
    assert section.width == pytest.approx(229 * 72 / 25.4, abs=0.1)
    assert section.height == pytest.approx(162 * 72 / 25.4, abs=0.1)
