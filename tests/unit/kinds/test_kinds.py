"""Kinds are data: what they name is known, and their examples hold to their form."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from docgen import kinds
from docgen.compose import replies
from docgen.compose.parts import PARTS
from docgen.compose.signing import SEVERAL
from docgen.compose.written_parts import NAMES
from docgen.kinds import Kind, known
from docgen.layout.forms import FORMS
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.thai import Fault
from docgen.thai.reference_numbers import number_of_year
from tests.helpers.lane import few_in_lane

ROOT = Path(__file__).parents[3]
WORKSPACE = Workspace(ROOT)
EXAMPLES = tuple(path for path in WORKSPACE.circulars() if path.stem.endswith("-example"))


@pytest.fixture(params=kinds.names())
def form(request: pytest.FixtureRequest) -> Kind:
    return kinds.kind(request.param)


def test_what_a_kind_may_say_is_what_the_rooms_know() -> None:
    assert set(known.FORMS) == set(FORMS)
    assert set(known.made_roles()) == {*PARTS, *SEVERAL, "body", replies.ROLE}
    assert set(known.VALUES) == set(NAMES)


def test_every_part_has_words_of_its_own_or_a_role_that_makes_them(form: Kind) -> None:
    fields = {name for one in form.fields for name in (one.name, one.english)}
    for part in form.parts:
        assert part.text or part.role in known.made_roles()
        assert part.names <= fields | set(known.VALUES)


def test_every_kind_names_form_clause_and_certainty(form: Kind) -> None:
    assert form.form_number
    assert form.clause
    assert form.certainty in ("regulation", "manual", "practice", "unverified")


def test_roles_of_a_kind_are_told_apart(form: Kind) -> None:
    roles = [part.role for part in form.parts]
    assert len(roles) == len(set(roles))


def test_every_kind_has_an_example() -> None:
    shown = {prepared(path).dossier.circular.kind for path in EXAMPLES}
    assert shown == set(kinds.names())


@pytest.mark.parametrize("path", few_in_lane(EXAMPLES, 4), ids=lambda path: path.stem)
def test_an_example_is_sound_and_its_docx_valid(path: Path, tmp_path: Path) -> None:
    made = prepared(path)
    assert made.is_sound
    assert [one.code for one in made.found if one.severity != "note"] == []
    assert made.pages is not None
    files = Press().draw_files(made.pages, ("docx", "pdf"), "x")
    docx = tmp_path / "x.docx"
    docx.write_bytes(files["x.docx"])
    assert [str(one) for one in OpenXmlValidator().validate(docx).errors] == []
    assert files["x.pdf"].startswith(b"%PDF")


def prepared(path: Path):  # type: ignore[no-untyped-def]
    return prepare(path, WORKSPACE)


@pytest.mark.parametrize(
    ("text", "said"), [("125/2564", "๑๒๕/๒๕๖๔"), ("ที่ ๑/๒๕๗๐", "๑/๒๕๗๐"), ("/2564", "      /๒๕๖๔")]
)
def test_an_order_is_counted_within_its_year(text: str, said: str) -> None:
    assert number_of_year(text) == said


@pytest.mark.parametrize("text", ["125", "0125/2564", "125/64", "125-2564", "มท 0812/1"])
def test_dg3027_a_number_without_its_year_is_refused(text: str) -> None:
    with pytest.raises(Fault) as refused:
        number_of_year(text)
    assert refused.value.code == "DG3027"
