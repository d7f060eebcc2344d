"""The documents of ``tests/documents/``: what real letters contain, built from YAML alone.

Each file of ``config/circulars/`` there has its golden text ``NAME.txt`` beside the folder; the
wording templates are the project's own.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from docgen.loading.workspace import Workspace
from docgen.press import Press
from tests.helpers.documents import FOLDER, NAMES, built, pages_of
from tests.render.pairs import Pair, assert_same_places, assert_same_words, pairs


@pytest.mark.parametrize("name", NAMES)
def test_document_says_what_its_golden_text_says(
    documents: Workspace, name: str, *, update: bool
) -> None:
    made = built(name, documents)
    assert made.letter is not None, [one.message() for one in made.found]
    said = made.letter.to_text()
    golden = FOLDER / f"{name}.txt"
    if update:
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_docx_is_valid(documents: Workspace, name: str, tmp_path: Path) -> None:
    target = tmp_path / "letter.docx"
    target.write_bytes(Press().docx.write(pages_of(name, documents)))
    assert [str(error) for error in OpenXmlValidator().validate(target).errors] == []


@pytest.fixture(scope="module")
def both(documents: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    pages = {name: pages_of(name, documents) for name in NAMES}
    return pairs(pages, tmp_path_factory.mktemp("pairs"))


@pytest.mark.render
@pytest.mark.parametrize("name", NAMES)
def test_pages_and_words_are_the_same(both: dict[str, Pair], name: str) -> None:
    assert_same_words(both[name])


@pytest.mark.render
@pytest.mark.parametrize("name", NAMES)
def test_every_part_stands_within_3_mm(both: dict[str, Pair], name: str) -> None:
    assert_same_places(both[name])
