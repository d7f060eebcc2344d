"""A letter that has no close is drafted without one, and the draft says so beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.drafting.received import draft_yaml
from docgen.loading.workspace import Workspace, offices
from docgen.making import MadeLetter, prepare
from docgen.reading import recognise
from tests.helpers.foreign_pdf import Line, drawn
from tests.helpers.pages_in_pdf import BODY, FOOT, HEAD

WORKSPACE = Workspace(Path(__file__).parents[2] / "documents")
CLOSE = "ขอแสดงความนับถือ"
HEADS = {
    "เรียน": HEAD,
    "กราบเรียน": [*HEAD[:-1], Line("กราบเรียน นายกรัฐมนตรี")],
    "นมัสการ": [*HEAD[:-1], Line("นมัสการ เจ้าอาวาสวัดพระสิงห์")],
}


def draft_of(path: Path, keys: str = "th") -> str:
    letter = recognise(path).letter
    assert letter is not None
    known = offices.offices(WORKSPACE).models
    people = offices.signatories(WORKSPACE).models
    return draft_yaml(letter, source=path.name, offices=known, signatories=people, keys=keys)


def made_of(text: str) -> MadeLetter:
    circular = WORKSPACE.config / "circulars" / "drafted.yaml"
    return prepare(circular, WORKSPACE, content=text.encode("utf-8"))


@pytest.mark.parametrize("keys", ["th", "en"])
@pytest.mark.parametrize("salutation", HEADS)
def test_no_close_is_drafted_where_the_file_has_none(
    salutation: str, keys: str, tmp_path: Path
) -> None:
    text = draft_of(drawn(tmp_path / "a.pdf", [HEADS[salutation] + BODY + FOOT[1:]]), keys)
    without = next(line for line in text.splitlines() if "ตัดออก" in line or "without" in line)
    assert without.endswith("# ตรวจ: ไม่พบในหนังสือ")
    made = made_of(text)
    assert made.letter is not None
    assert not [fault for fault in made.found if fault.is_error], text
    roles = {block.role for block in made.letter.blocks}
    assert "complimentary_close" not in roles
    said = " ".join(
        line
        for block in made.letter.blocks
        for line in (block.label, *(entry.text for entry in block.entries))
    )
    assert salutation in said


def test_a_close_of_the_file_is_drafted(tmp_path: Path) -> None:
    text = draft_of(drawn(tmp_path / "a.pdf", [HEAD + BODY + FOOT]))
    assert "ตัดออก" not in text
    made = made_of(text)
    assert made.letter is not None
    assert "complimentary_close" in {block.role for block in made.letter.blocks}
