"""File copies from the command line: ``docgen build --file-copy``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace
from tests.helpers.pdf_reader import read
from tests.helpers.workspaces import CIRCULAR

MADE_BY = "ผู้จัดทำ: {ร่าง: นางสาวรณพร อินทร์แก้ว, พิมพ์: นางสาวสมหญิง ใจงาม}\n"


@pytest.fixture
def built(write: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with a letter and its file copy, built in the workspace."""
    monkeypatch.chdir(workspace.root)
    path = write("ว1960.yaml", CIRCULAR + MADE_BY)
    result = CliRunner().invoke(main, ["build", str(path), "--file-copy"])
    assert result.exit_code == 0, result.output
    return workspace.output / "ว1960"


def text(path: Path) -> str:
    return "".join(page.text for page in read(path.read_bytes()))


def test_the_file_copy_is_beside_the_letter(built: Path) -> None:
    assert sorted(path.name for path in built.glob("*.pdf")) == [
        "มท ๐๘๑๒-ว ๑๙๖๐-สำเนาคู่ฉบับ.pdf",
        "มท ๐๘๑๒-ว ๑๙๖๐.pdf",
    ]


def test_only_the_copy_says_what_it_is_and_who_made_it(built: Path) -> None:
    copy = text(built / "มท ๐๘๑๒-ว ๑๙๖๐-สำเนาคู่ฉบับ.pdf")
    letter = text(built / "มท ๐๘๑๒-ว ๑๙๖๐.pdf")
    for said in ("สำเนาคู่ฉบับ", "นางสาวรณพรอินทร์แก้ว", "ตรวจ."):
        assert said in copy
        assert said not in letter


def test_the_manifest_lists_both(built: Path) -> None:
    record = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    assert [len(one["files"]) for one in record["letters"]] == [2, 2]
    assert record["complete"]
