"""Whatever is written of a secret letter is for its owner alone, and no journal tells of it."""

from __future__ import annotations

import os
import stat

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace
from tests.helpers.workspaces import CIRCULAR

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
SUBJECT, NAME = "เรื่องที่ไม่มีใครควรรู้", "ตรัง"
SECRET = CIRCULAR.replace("ขอความร่วมมือรายงานผล", SUBJECT).replace(
    "ชนิด:", "ชั้นความลับ: ลับ\nเวียนลับ: ใช่\nผู้รับ: provinces\nชนิด:", 1
)
COMMANDS = (
    *("build ก", "build ก --final", "preview ก", "batch ก -o output/ชุด", "batch ก --proof"),
    *("batch ข --final -o output/ออก", "dispatch ก -o output/ส่ง --labels --envelopes DL"),
    *("build ค --file-copy -o output/คู่ฉบับ", "batch ก -o output/ชุด --resume"),
)
OPEN_TO_ALL = (".docgen.lock", "journal.lock", "journal.jsonl")  # they hold no word of a letter


@pytest.fixture
def secret(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    folder = workspace.config / "circulars"
    folder.mkdir(exist_ok=True)
    for name, number in (("ก", "มท 0812/ว 1"), ("ข", "ว อัตโนมัติ"), ("ค", "มท 0812/ว 3")):
        text = SECRET.replace("มท 0812/ว 1960", number)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(workspace.root)
    return workspace


@pytest.mark.parametrize("command", COMMANDS)
def test_files_of_a_secret_letter_are_for_their_owner_alone(
    command: str, secret: Workspace
) -> None:
    before = os.umask(0o022)
    try:
        run = CliRunner().invoke(main, command.split())
    finally:
        os.umask(before)
    files = [path for path in secret.output.rglob("*") if path.is_file()]
    written = [path for path in files if path.name not in OPEN_TO_ALL]
    assert written, run.output
    assert not [path for path in written if stat.S_IMODE(path.stat().st_mode) & 0o077]
    for path in (*secret.output.rglob("*.jsonl"), *secret.root.glob("register/*.jsonl")):
        said = path.read_text(encoding="utf-8")
        assert SUBJECT not in said, path
        assert path.parent == secret.root / "register" or NAME not in said, path
