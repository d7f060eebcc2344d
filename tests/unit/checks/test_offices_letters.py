"""Letters of offices in Word: no fault is told of a number or a sentence that is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.checks.word_file import opened_word_file, word_file_findings
from tests.office import LETTERS


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("changes-across-paragraphs", "DG7005"),  # the end of a paragraph was deleted
        ("memo-confidential", "DG7220"),  # its number stands in the cell beside its label
    ],
)
def test_what_is_right_is_no_fault(name: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(LETTERS[name]().bytes())
    assert code not in {fault.code for fault in word_file_findings(opened_word_file(path))}
