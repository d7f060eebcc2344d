"""What a paragraph of a Word file is called decides nothing: what the rules ask of it is data."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.shared import Pt

from docgen.checks.word_file import opened_word_file, word_file_findings
from docgen.kinds import typed_parts as data
from tests.helpers.typed_letters import MEMORANDUM, Typed

NAMED_BY_NO_RULE = ("title", "after")


@pytest.fixture(autouse=True)
def kept_again() -> Iterator[None]:
    """What is kept of the data is read again before and after."""
    kept = (data.parts_that, data.parts_said, data._by_role)
    for one in kept:
        one.cache_clear()
    yield
    for one in kept:
        one.cache_clear()


def spoilt(typed: Typed) -> Typed:
    """Every paragraph in another size, at another place, with wide lines and two slips."""
    for number, (_, paragraph) in enumerate(typed.roles):
        paragraph.paragraph_format.line_spacing = 1.5
        paragraph.paragraph_format.left_indent = Pt(7 + number)
        for run in paragraph.runs:
            run.font.size = Pt(15 + number)
            run._r.rPr.find(f"{{{run._r.nsmap['w']}}}szCs").set(
                f"{{{run._r.nsmap['w']}}}val", str(30 + 2 * number)
            )
    for role in ("title", "body"):
        typed.of(role).add_run(" ( เดือน12 )")
    return typed


def told(path: Path) -> list[tuple[str, str]]:
    """Every finding of a file: its code and its place."""
    return [(fault.code, str(fault.at)) for fault in word_file_findings(opened_word_file(path))]


@pytest.mark.parametrize("lines", [None, MEMORANDUM], ids=["letter", "memorandum"])
def test_renamed_parts_are_judged_alike(
    lines: tuple[tuple[str, str], ...] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = Typed() if lines is None else Typed(lines)
    path = spoilt(typed).save(tmp_path / "letter.docx")
    before, chance = told(path), random.Random(path.stem)
    names = {name: f"part_{chance.randrange(10**9)}" for name in NAMED_BY_NO_RULE}
    rows = {
        names.get(name, name): replace(
            part, name=names.get(name, name), of=(*part.of, *([name] if name in names else ()))
        )
        for name, part in data.typed_parts().items()
    }
    monkeypatch.setattr(data, "typed_parts", lambda: rows)
    for kept in (data.parts_that, data.parts_said, data._by_role):
        kept.cache_clear()
    assert told(path) == before
    assert {"DG7205", "DG7206", "DG7133"} <= {code for code, _ in before}
