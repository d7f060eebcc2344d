"""A letter of ours that is checked as a Word file is what it was made to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.checks.word_file import opened_word_file, word_file_findings
from docgen.loading.workspace import Workspace
from docgen.press import Press
from tests.helpers.documents import pages_of


@pytest.mark.parametrize(
    "name", ["invitation-by-qr", "two-offices-request", "participants-memo", "survey-by-qr"]
)
def test_several_addressees_codes_and_lists_are_no_faults_of_a_word_file(
    documents: Workspace, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "letter.docx"
    target.write_bytes(Press().docx.write(pages_of(name, documents)))
    assert [one.code for one in word_file_findings(opened_word_file(target))] == []
