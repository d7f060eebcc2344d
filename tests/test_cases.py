"""Each folder of ``cases/`` is one circular and the letter it gives, as text.

The circular is the folder's ``circular.yaml``, or the one of that name in ``config/circulars/``,
each of which has a folder.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from docgen import kinds
from docgen.checks import rule_findings
from docgen.compose import letter
from docgen.diagnostics import Diagnostic
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace, wordings
from docgen.model.circular import Wording
from docgen.model.dossier import Dossier
from docgen.model.letter import Letter

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
EXAMPLES = {path.stem for path in (ROOT / "config" / "circulars").glob("*.yaml")}
NAMES = sorted({folder.name for folder in CASES.iterdir() if folder.is_dir()} | EXAMPLES)
ORIGINALS = sorted(path.parent.name for path in CASES.glob("*/original.txt"))
WORKSPACE = Workspace(ROOT)
COMPARED = {
    *("subject", "salutation", "references", "enclosures"),
    *("paragraph", "item", "complimentary_close"),
}


def circular_of(name: str) -> Path:
    own = CASES / name / "circular.yaml"
    return own if own.exists() else WORKSPACE.config / "circulars" / f"{name}.yaml"


@cache
def dossier_of(name: str) -> Dossier:
    loaded = circulars.load(circular_of(name), WORKSPACE)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    return loaded.dossier


def letter_of(name: str) -> tuple[Letter, list[Diagnostic]]:
    dossier = dossier_of(name)
    composed = letter(dossier)
    assert composed.letter is not None, [one.message() for one in composed.found]
    return composed.letter, [*composed.found, *rule_findings(dossier, composed.letter)]


def without_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_letter_says_what_its_golden_text_says(name: str, request: pytest.FixtureRequest) -> None:
    said = letter_of(name)[0].to_text()
    golden = CASES / name / "letter.txt"
    if request.config.getoption("--update", default=False):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ORIGINALS)
def test_letter_equals_the_original_from_subject_to_close(name: str) -> None:
    blocks = [block for block in letter_of(name)[0].blocks if block.role in COMPARED]
    said = "".join(
        block.label + "".join(entry.number + entry.text for entry in block.entries)
        for block in blocks
    )
    original = (CASES / name / "original.txt").read_text(encoding="utf-8")
    assert without_space(said) == without_space(original)


@pytest.mark.parametrize(
    ("name", "code", "severity"),
    [("dla-1960", "DG7003", "warning"), ("chiangmai-2564", "DG7004", "note")],
)
def test_original_is_warned_of_for_its_number_only(name: str, code: str, severity: str) -> None:
    found = letter_of(name)[1]
    assert [(one.code, one.severity) for one in found] == [(code, severity)]


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(ORIGINALS)))
def test_other_cases_hold_to_good_form(name: str) -> None:
    assert letter_of(name)[1] == []


def test_every_template_has_a_case() -> None:
    used = set()
    for name in NAMES:
        body = dossier_of(name).circular.body
        if isinstance(body, Wording):
            chosen = wordings.load(WORKSPACE).wording_named(body.template)
            assert chosen is not None
            used.add(chosen.thai)
    assert used == {one.thai for one in wordings.load(WORKSPACE).all_sound()}


def test_every_template_names_the_kinds_it_is_written_for() -> None:
    for one in wordings.load(WORKSPACE).all_sound():
        assert one.kinds
        assert set(one.kinds) <= set(kinds.names())


def test_every_kind_that_needs_words_has_a_template() -> None:
    offered = {kind for one in wordings.load(WORKSPACE).all_sound() for kind in one.kinds}
    bodies = {name: kinds.kind(name).part("body") for name in kinds.names()}
    assert {name for name, body in bodies.items() if body is not None and body.required} <= offered
