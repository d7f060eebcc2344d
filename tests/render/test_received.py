"""Our letters as another program prints them are read back: every field, no false certainty."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.comparing.sides import changes_between
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.letter import Letter
from docgen.press import Press
from docgen.reading import recognise
from tests.helpers import witness

ROOT = Path(__file__).parents[2]
SEED = ("dla-1960", "chiangmai-2564")
OTHERS = ("order-example", "announcement-example", "regulation-example", "memo-example")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Letter, Path]]:
    """The letters that were composed, and the PDFs that LibreOffice prints of their DOCX."""
    witness.require()
    press, letters, documents = Press(carries_data=False), {}, {}
    for name in (*SEED, *OTHERS):
        made = prepare(ROOT / "config" / "circulars" / f"{name}.yaml", Workspace(ROOT), press)
        assert made.letter is not None
        assert made.pages is not None
        letters[name] = made.letter
        documents[name] = press.docx.write(made.pages)
    pdfs = witness.to_pdfs(documents, tmp_path_factory.mktemp("received"))
    return {name: (letters[name], pdfs[name]) for name in letters}


@pytest.mark.render
@pytest.mark.parametrize("name", [*SEED, *OTHERS])
def test_nothing_differs(name: str, printed: dict[str, tuple[Letter, Path]]) -> None:
    letter, pdf = printed[name]
    assert changes_between(recognise(pdf), letter) == ()


@pytest.mark.render
def test_every_field_of_the_seed_is_sure(printed: dict[str, tuple[Letter, Path]]) -> None:
    for name, number, day, signer in (
        ("dla-1960", "มท 0812/ว 1960", "8 กันยายน 2564", "นายขจร ศรีชวโนทัย"),
        ("chiangmai-2564", "ชม 0023.6/ว 2564", "13 กันยายน 2564", "นายวิษณุ วิทยวรวัฒน์"),
    ):
        found = recognise(printed[name][1]).letter
        assert found is not None
        assert (found.kind, found.kind_doubts, found.urgency) == ("external_letter", (), "ด่วนมาก")
        assert (found.number.text, found.number.doubts) == (number, ())
        assert (found.date.text, found.date.doubts) == (day, ())
        assert (found.signatory.text, found.signatory.doubts) == (signer, ())
        assert len(found.position_title) == 2
        assert found.quantities == ("1 ชุด",)
        assert [(one.until.month, one.until.day) for one in found.deadlines] == [(9, 30), (10, 8)]
        assert not found.references[0].doubts
        assert found.telephone
