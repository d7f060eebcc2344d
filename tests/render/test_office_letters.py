"""Letters as offices type them, printed to PDF by another program: the same fields are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.reading import recognise
from docgen.reading.recognise import recognised_here
from tests.helpers import witness
from tests.helpers.reprinted_pdf import printed_as_by_word
from tests.office import LETTERS
from tests.office.right import unaccounted, wrong


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, dict[str, Any]]]:
    witness.require()
    sheets = {name: typed() for name, typed in LETTERS.items()}
    documents = {name: sheet.bytes() for name, sheet in sheets.items()}
    pdfs = witness.to_pdfs(documents, tmp_path_factory.mktemp("office"))
    return {name: (pdfs[name], sheet.right) for name, sheet in sheets.items()}


@pytest.mark.render
@pytest.mark.parametrize("name", LETTERS)
def test_every_field_is_right(name: str, printed: dict[str, tuple[Path, dict[str, Any]]]) -> None:
    pdf, right = printed[name]
    read = recognise(pdf)
    assert wrong(read, right, spaced=False) == []
    assert unaccounted(read) == []


# Their boxes to tick and shifted marks are of a face that is not here.
_OF_OTHER_FACES = ("symbols-and-boxes", "memo-answered-on-its-face", "old-font-and-zero-width")


@pytest.mark.render
@pytest.mark.parametrize("name", [name for name in LETTERS if name not in _OF_OTHER_FACES])
def test_every_field_is_right_as_word_prints_it(
    name: str, printed: dict[str, tuple[Path, dict[str, Any]]]
) -> None:
    pdf, right = printed[name]
    read = recognised_here(pdf, printed_as_by_word(pdf.read_bytes()))
    assert wrong(read, right, spaced=False) == []
    assert unaccounted(read) == []
