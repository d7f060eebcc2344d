"""What docgen itself draws around a letter is nothing that its check of Word files minds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.checks.word_file import opened_word_file, word_file_findings
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press

FOLDER = Path(__file__).parents[2] / "documents" / "config"
TEMPLATES = Path(__file__).parents[3] / "templates"
KEYS = (
    *("ชั้นความลับ:", "ลงนามร่วม:", "ความเห็น:", "สำเนาส่ง:", "สำเนาถูกต้อง:"),
    *("ฉบับ:", "ตรารับ:", "รหัสแบบ:"),
)
OWN_KIND = "ชนิด: บันทึกข้อตกลง"  # of an office, which the check of any Word file cannot know
NAMES = sorted(
    path.stem
    for path in (FOLDER / "circulars").glob("*.yaml")
    if any(f"\n{key}" in path.read_text(encoding="utf-8") for key in KEYS)
    # Those are to be minded, as their offices are; these leave their form, unknown to Word files.
    and not path.stem.startswith(("practice-", "form-"))
    and OWN_KIND not in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", NAMES)
def test_signatures_marks_and_stamps_are_known(name: str, tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "config")
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    workspace, press = Workspace(tmp_path), Press()
    made = prepare(workspace.config / "circulars" / f"{name}.yaml", workspace, press)
    assert made.pages is not None
    path = tmp_path / "a.docx"
    path.write_bytes(press.docx.write(made.pages))
    assert [one.message() for one in word_file_findings(opened_word_file(path))] == []
