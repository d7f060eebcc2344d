"""Circulars with long, many and odd fields, as files: all that can be read is laid out lawfully."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from tests.helpers.random_circulars import Fields, circular, read
from tests.helpers.scale import times

TESTS = Path(__file__).parents[2]
ROOT = TESTS.parent
EACH = times(12, 1250)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("documents")
    shutil.copytree(TESTS / "documents" / "config", root / "config")
    shutil.copytree(ROOT / "templates", root / "templates")
    return Workspace(root)


@pytest.fixture(scope="module")
def bases(documents: Workspace) -> list[Fields]:
    return read((*documents.circulars(), *Workspace(ROOT).circulars()))


@pytest.mark.parametrize("seed", range(8))
def test_no_circular_breaks_a_law_of_layout(
    documents: Workspace, bases: list[Fields], seed: int
) -> None:
    """Setting one asks: a breach is raised."""
    chance, press = random.Random(seed), Press()
    path = documents.config / "circulars" / "random.yaml"
    laid = 0
    for number in range(EACH):
        made = prepare(path, documents, press, content=circular(bases, chance))
        laid += made.pages is not None
        if made.pages is not None and number % 6 == 0:
            press.pdf.pdf(made.pages)
            press.docx.write(made.pages)
    assert laid > EACH / 2
