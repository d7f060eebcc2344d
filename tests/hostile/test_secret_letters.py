"""Whatever is written of a secret letter is for its owner alone, and no journal tells of it."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.register import Register
from docgen.services.workroom import Workroom
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
BODY = "เนื้อความที่ปิดไว้มิดชิด"
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


ONE = "ชั้นความลับ: ลับ\n" + CIRCULAR.replace("ขอความร่วมมือรายงานผล", SUBJECT).replace(
    "จึงเรียนมาเพื่อโปรดพิจารณา", BODY
)
CAME = (
    *("read {came} -o config/circulars/ร่าง.yaml", "read {word} -o config/circulars/ร่าง2.yaml"),
    *("forward {came} --office สถ -o config/circulars/ส่งต่อ.yaml", "build {word}"),
    *("register receive {came} --office สถ", "register receive {word} --office สถ"),
    *("check {word} --fix -o output/แก้.docx", "diff ก {word}", "verify {came}", "check ก"),
)


def texts_in(path: Path) -> Iterator[bytes]:
    """What a file holds, packed or not."""
    content = path.read_bytes()
    yield content
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            yield from map(package.read, package.namelist())
    for piece in content.split(b"stream\n")[1:]:
        try:
            yield zlib.decompressobj().decompress(piece)
        except zlib.error:
            continue


def told_of(folder: Path) -> list[Path]:
    """Files of a folder that others may read and in which something of the letter stands."""
    words = [word.encode(code) for word in (SUBJECT, BODY) for code in ("utf-8", "utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        path
        for path in files
        if stat.S_IMODE(path.stat().st_mode) & 0o077
        and any(word in text for text in texts_in(path) for word in words)
    ]


def test_nothing_that_is_made_of_a_received_secret_letter_is_for_others(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, came = tmp_path / "บ้าน", tmp_path / "มา"
    for folder in (home, came, workspace.config / "circulars"):
        folder.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.chdir(workspace.root)
    before = os.umask(0o022)
    try:
        path = workspace.config / "circulars" / "ก.yaml"
        path.write_text(ONE, encoding="utf-8")
        path.chmod(0o600)
        built = CliRunner().invoke(main, ["build", "ก", "-o", str(came), "--to", "docx,pdf"])
        assert built.exit_code == 0, built.output
        names = {"came": next(came.glob("*.pdf")), "word": next(came.glob("*.docx"))}
        for command in CAME:
            words = [word.format(**names) for word in command.split()]
            assert CliRunner().invoke(main, words).exit_code in (0, 1, 3), words
    finally:
        os.umask(before)
    assert not told_of(workspace.root)
    assert not told_of(home)
    for name in ("ร่าง.yaml", "ร่าง2.yaml", "ส่งต่อ.yaml"):
        assert SUBJECT in (workspace.config / "circulars" / name).read_text("utf-8")
    with Register(workspace.register) as register:
        subjects = {receipt.subject for receipt in register.receipts("สถ", register_year(register))}
    assert subjects == {"ลับ"}


def register_year(register: Register) -> int:
    """The year of the one book of incoming letters that there is."""
    return next(year for year in range(2560, 2640) if register.receipts("สถ", year))


def test_a_letter_that_becomes_secret_is_for_its_owner_alone(workspace: Workspace) -> None:
    path = workspace.config / "circulars" / "ก.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(CIRCULAR, encoding="utf-8")
    path.chmod(0o644)
    letter = Workroom(workspace).letter(path)
    letter.edited.save(letter.file(), CIRCULAR + "# ก\n", "20210908-100000")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    letter.edited.save(letter.file(), ONE, "20210908-100100")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
