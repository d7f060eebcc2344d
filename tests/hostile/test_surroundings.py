"""Closed pipes, full disks, bare languages, no home: the same letters and Thai messages."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace
from tests.helpers.scale import times
from tests.helpers.workspaces import CIRCULAR, recipients_csv

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
DOCGEN = [sys.executable, "-m", "docgen"]


@pytest.fixture
def batch(workspace: Workspace) -> Path:
    """A workspace with a circular to three provinces."""
    (workspace.config / "recipients").mkdir(exist_ok=True)
    (workspace.config / "recipients" / "three.csv").write_text(recipients_csv(), encoding="utf-8")
    text = CIRCULAR.replace("ข้อความ:", "ผู้รับ: three\nข้อความ:")
    path = workspace.config / "circulars" / "ก.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return workspace.root


def shell(root: Path, line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """A line of the shell in the workspace; ``docgen`` is this one."""
    path = os.pathsep.join(filter(None, sys.path))
    environment = {**os.environ, "PYTHONPATH": path, **more}
    line = line.replace("docgen", f"{sys.executable} -m docgen", 1)
    return subprocess.run(
        ["bash", "-c", line],
        cwd=root,
        env=environment,
        capture_output=True,
        timeout=300,
        check=False,
    )


def letters(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "output").rglob("*.docx"))


def test_reader_that_closes_the_pipe_stops_no_batch(batch: Path) -> None:
    done = shell(batch, "docgen batch ก -o output/x --to docx | head -c 1; echo ${PIPESTATUS[0]}")
    assert done.stdout.decode().endswith("\n0\n") or done.stdout.decode().endswith("0\n")
    assert len(letters(batch)) == 3
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("end", ["2>&-", "2>/dev/full", ">&- 2>&-", "<&-"])
def test_closed_or_full_streams_are_no_fault(batch: Path, end: str) -> None:
    done = shell(batch, f"docgen batch ก -o output/x --to docx {end}")
    assert done.returncode == 0
    assert len(letters(batch)) == 3


def test_full_disk_under_the_output_is_told_by_the_exit_code(batch: Path) -> None:
    assert shell(batch, "docgen show ก > /dev/full").returncode == 1


def test_bare_surroundings_give_the_same_bytes_and_thai(batch: Path) -> None:
    usual = shell(batch, "docgen build ก -o output/a --to docx,pdf")
    assert usual.returncode == 0, usual.stderr.decode()
    first = {path.name: path.read_bytes() for path in (batch / "output" / "a").glob("*.*")}
    for number, odd in enumerate(
        (
            {"LC_ALL": "C", "LANG": "C"},
            {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0"},
            {"HOME": "", "USER": "", "XDG_CACHE_HOME": "", "TZ": "America/New_York"},
            {"HOME": "/nowhere", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
            {"HOME": "/proc", "TZ": "Etc/GMT+12", "PYTHONHASHSEED": "99"},
        )
    ):
        done = shell(batch, f"docgen build ก -o output/{number} --to docx,pdf", **odd)
        assert done.returncode == 0, done.stderr.decode()
        folder = batch / "output" / str(number)
        assert {path.name: path.read_bytes() for path in folder.glob("*.*")} == first
        told = shell(batch, "docgen check no-such-file", **odd)
        assert "ไม่" in told.stderr.decode("utf-8")


def test_interrupt_with_several_processes_shows_no_traceback(batch: Path) -> None:
    rows = "".join(f"จ{number},ผู้ว่าราชการจังหวัดจ{number}\n" for number in range(1, 400))
    (batch / "config" / "recipients" / "three.csv").write_text(f"ชื่อ,เรียน\n{rows}", encoding="utf-8")
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(
        [*DOCGEN, "batch", "ก", "-o", "output/x", "--to", "docx", "--jobs", "2"],
        cwd=batch,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=300)
    assert b"Traceback" not in errors, errors.decode()
    assert process.returncode in (130, 0)


def test_arguments_that_are_no_text_are_told(batch: Path) -> None:
    for verb in ("check", "show", "build", "verify", "read"):
        done = subprocess.run(
            [*DOCGEN, verb, b"\xff\xfe\x80.yaml"],
            cwd=batch,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            timeout=300,
            check=False,
        )
        assert done.returncode in (1, 2), done.stderr
        assert b"Traceback" not in done.stderr
    reserved = CliRunner().invoke(main, ["register", "reserve", "--subject", "\udc80\udcff"])
    assert reserved.exit_code == 2
    assert "??" in reserved.output


REGISTERS = {
    "a folder": ".",
    "the folder above": "..",
    "no disk's": "x" * 5_000,
    "a pipe": "ท่อ",
    "a loop": "วน",
    "a text": "ข้อความ",
    "another's data": "อื่น.sqlite",
    "nothing of that name": "ไม่มี/ไม่มี.sqlite",
    "a line end": "ก\nข",
    "the nothing": "/dev/null",
}
ASKED = (
    *("register list --office สถ", "register reserve --office สถ", "doctor", "check ก"),
    *("build ก --final", "verify --qr BCDFGHJKLMNPQRST"),
)


@pytest.mark.parametrize("name", list(REGISTERS)[:: times(4, 1)])
def test_a_register_that_is_none_is_told(
    name: str, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ที่อื่น"
    place.mkdir()
    (workspace.config / "circulars").mkdir(exist_ok=True)
    circular = workspace.config / "circulars" / "ก.yaml"
    circular.write_text(CIRCULAR.replace("มท 0812/ว 1960", "ว อัตโนมัติ"), encoding="utf-8")
    os.mkfifo(place / "ท่อ")
    (place / "วน").symlink_to("วน")
    (place / "ข้อความ").write_text("ก" * 9_000, encoding="utf-8")
    with closing(sqlite3.connect(place / "อื่น.sqlite")) as other:
        other.execute("CREATE TABLE ของเขา (ก TEXT)")
        other.commit()
    before = (place / "อื่น.sqlite").read_bytes()
    monkeypatch.chdir(place)
    monkeypatch.setenv("DOCGEN_REGISTER", REGISTERS[name])
    for words in ASKED:
        command = [str(circular) if word == "ก" else word for word in words.split()]
        with monkeypatch.context() as there:
            if command[0] in ("register", "doctor", "verify"):
                there.chdir(workspace.root)
                there.setenv("DOCGEN_REGISTER", as_seen_from_there(place, REGISTERS[name]))
            result = CliRunner().invoke(main, command)
        assert result.exit_code in (0, 1), (words, result.output)
    assert (place / "อื่น.sqlite").read_bytes() == before


def as_seen_from_there(place: Path, register: str) -> str:
    """The same register for who works in another folder; what has no name keeps none."""
    return register if register in (".", "..") or "/" in register else str(place / register)
