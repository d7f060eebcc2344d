"""Real documents spoilt at random, through all the stages: nothing is raised.

``DOCGEN_LONG=1`` spoils ten thousand.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from docgen.diagnostics.rendering import full_report
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from tests.helpers.mutations import PIECES, mutated
from tests.helpers.scale import times

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
EACH = times(15, 1250)
MARKS = (
    *("**", "__", "....", "[ ]", "[x]", "`", "| ก | ข |\n", "|---|\n", "(๑) ", "ก. ", "๑.๑ "),
    *("- ต่อ: ", "- ตาราง: ", "- รายชื่อ: ", "=", "{{ งาน.ข้อความ }}", "{{ '5' | บาท }}", "«", "»"),
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("spoilt")
    shutil.copytree(TESTS / "documents" / "config", root / "config")
    shutil.copytree(ROOT / "templates", root / "templates")
    return Workspace(root)


@pytest.mark.parametrize("seed", range(8))
def test_spoilt_document_is_never_an_exception(documents: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    press = Press()
    paths = documents.circulars()
    spoilt = 0
    for _ in range(EACH):
        path = chance.choice(paths)
        text = path.read_text(encoding="utf-8")
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice((*MARKS, *PIECES)) + text[place:]
        content = mutated(text, chance) if chance.random() < 0.5 else text.encode("utf-8")
        try:
            made = prepare(path, documents, press, content=content)
        except Exception as error:
            raise AssertionError(f"{path.name}\n{content.decode(errors='replace')}") from error
        shown = full_report(made.found, made.sources, base=documents.root)
        assert all(line.isprintable() for line in shown.split("\n")), content
        assert all(one.message() and one.remedy() for one in made.found)
        spoilt += not made.is_sound
    assert spoilt > EACH / 4
