"""Letters as offices type them, printed to PDF by another program: the same fields are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.reading import recognise
from tests.helpers import witness
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
