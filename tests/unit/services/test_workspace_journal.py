"""The journal: a line an act from every face, chained, whole under kills and many writers."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.services import workspace_journal
from docgen.services.verify_journal import verify_journal
from docgen.services.workroom import Workroom
from docgen.services.workspace_journal import FILE, journal_entries, record_act
from tests.helpers.workspaces import CIRCULAR

ROOT = Path(__file__).parents[3]
TO_EACH = CIRCULAR + "ผู้รับ: provinces\n"
Write = Callable[..., Path]


def path_of(workspace: Workspace) -> Path:
    return workspace.output / FILE


def told(workspace: Workspace) -> list[dict[str, Any]]:
    found = [entry for _, entry in journal_entries(path_of(workspace))]
    assert None not in found
    return [entry for entry in found if entry is not None]


def faults(workspace: Workspace) -> list[tuple[str, Any]]:
    found = verify_journal(workspace).found
    return [(one.code, one.params.get("line", one.params.get("number"))) for one in found]


def five(workspace: Workspace) -> list[bytes]:
    for number in range(5):
        assert not record_act(
            workspace, "change", "หนังสือ", f"2564-09-08 10:00:0{number}", f"{number}"
        )
    lines = path_of(workspace).read_bytes().splitlines(keepends=True)
    assert len(lines) == 5
    assert verify_journal(workspace).is_sound
    return lines


@pytest.mark.parametrize(
    ("spoil", "at"),
    [
        (lambda lines: [*lines[:2], lines[2].replace(b"change", b"issue_"), *lines[3:]], 3),
        (lambda lines: [*lines[:1], *lines[2:]], 2),
        (lambda lines: [*lines[:3], lines[1], *lines[3:]], 4),
        (lambda lines: [*lines[:4], lines[4].replace(b"10:00:04", b"10:00:05")], 5),
        (lambda lines: [lines[1], lines[0], *lines[2:]], 1),
        (lambda lines: [b"{}\n", *lines], 1),
    ],
)
def test_dg5460_a_line_changed_taken_out_or_put_in_shows(
    workspace: Workspace, spoil: Callable[[list[bytes]], list[bytes]], at: int
) -> None:
    path_of(workspace).write_bytes(b"".join(spoil(five(workspace))))
    assert faults(workspace)[0] == ("DG5460", at)


def test_dg5461_no_journal_is_told(workspace: Workspace) -> None:
    assert faults(workspace) == [("DG5461", None)]


def test_dg5463_what_a_kill_left_of_a_line_is_told_and_then_cut(workspace: Workspace) -> None:
    whole = b"".join(five(workspace))
    path_of(workspace).write_bytes(whole + b'{"act": "bui')
    assert faults(workspace) == [("DG5463", 6)]
    record_act(workspace, "build", "ก", "2564-09-08 11:00:00")
    assert path_of(workspace).read_bytes().startswith(whole + b"{")
    assert [one["act"] for one in told(workspace)][-2:] == ["change", "build"]
    assert not faults(workspace)


def test_a_last_line_that_only_lacks_its_end_is_kept(workspace: Workspace) -> None:
    path_of(workspace).write_bytes(b"".join(five(workspace)).rstrip(b"\n"))
    record_act(workspace, "build", "ก", "2564-09-08 11:00:00")
    assert len(told(workspace)) == 6


def test_dg5465_a_journal_that_leads_elsewhere_is_not_written_through(
    workspace: Workspace, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_text("mine", "utf-8")
    path_of(workspace).symlink_to(other)
    assert [one.code for one in record_act(workspace, "build", "ก", "")] == ["DG5465"]
    assert other.read_text("utf-8") == "mine"


def test_a_long_line_is_followed_by_another(workspace: Workspace) -> None:
    record_act(workspace, "build", "ก" * 9_000, "")
    record_act(workspace, "build", "ข", "")
    assert not faults(workspace)


def test_every_command_writes_a_line(write: Write, workspace: Workspace) -> None:
    path = write("ว1960.yaml", TO_EACH)
    for arguments in (
        ("build", path),
        ("batch", path, "--to", "pdf"),
        ("dispatch", path, "--package"),
        ("build", path, "--final"),
    ):
        result = CliRunner().invoke(main, [str(one) for one in arguments])
        assert result.exit_code == 0, result.output
    lines = told(workspace)
    assert [one["act"] for one in lines] == ["build", "draft_batch", "dispatch", "issue"]
    assert {one["letter"] for one in lines} == {"config/circulars/ว1960.yaml"}
    assert lines[3]["number"] == "มท 0812/ว 1960"
    assert lines[1]["count"] == 3
    names = {path.name for path in (workspace.output / "ว1960").iterdir()}
    assert set(lines[3]["files"]) <= names
    assert not faults(workspace)


def test_a_batch_that_goes_out_names_its_numbers(write: Write, workspace: Workspace) -> None:
    path = write("ว1960.yaml", TO_EACH.replace("มท 0812/ว 1960", "มท 0812/ว อัตโนมัติ"))
    result = CliRunner().invoke(main, ["batch", str(path), "--number-each", "--to", "pdf"])
    assert result.exit_code == 0, result.output
    (line,) = told(workspace)
    assert (line["act"], line["count"]) == ("batch", 3)
    assert (line["first"], line["last"]) == ("มท 0812/ว 1", "มท 0812/ว 3")


def test_the_page_writes_the_same_lines(write: Write, workspace: Workspace) -> None:
    path = write("ว1960.yaml", CIRCULAR)
    letter = Workroom(workspace).letter(path)
    assert letter.drawn_file("pdf", "2564-09-08 10:00:00")
    assert letter.issue("2564-09-08 10:00:00", "20210908100000").is_done
    assert [one["act"] for one in told(workspace)] == ["build", "issue"]


def test_nothing_of_a_secret_letter_stands_in_a_line(write: Write, workspace: Workspace) -> None:
    text = CIRCULAR.replace("ขอความร่วมมือรายงานผล", "แผนปฏิบัติการลับเฉพาะ") + "ชั้นความลับ: ลับ\n"
    path = write("แผนปฏิบัติการลับเฉพาะ.yaml", text)
    for more in ((), ("--final",)):
        result = CliRunner().invoke(main, ["build", str(path), *more])
        assert result.exit_code == 0, result.output
    content = path_of(workspace).read_text("utf-8")
    assert len(told(workspace)) == 2
    assert "แผนปฏิบัติการ" not in content
    assert not faults(workspace)


def test_dg5462_a_cut_end_is_told_by_the_register(write: Write, workspace: Workspace) -> None:
    for number in (1960, 1961):
        path = write(f"ว{number}.yaml", CIRCULAR.replace("1960", str(number)))
        assert CliRunner().invoke(main, ["build", str(path), "--final"]).exit_code == 0
    assert not faults(workspace)
    lines = path_of(workspace).read_bytes().splitlines(keepends=True)
    path_of(workspace).write_bytes(lines[0])
    assert faults(workspace) == [("DG5462", "มท 0812/ว 1961")]


@pytest.mark.skipif(os.name == "nt", reason="modes of files are another thing on Windows")
def test_its_mode_is_that_of_other_files(workspace: Workspace) -> None:
    record_act(workspace, "build", "ก", "")
    other = workspace.output / "other"
    other.write_text("x", "utf-8")
    mode = stat.S_IMODE(path_of(workspace).stat().st_mode)
    assert mode == stat.S_IMODE(other.stat().st_mode) & 0o644


MANY = """
import sys
from pathlib import Path
from docgen.loading.workspace import Workspace
from docgen.services.workspace_journal import record_act
for number in range(25):
    assert not record_act(Workspace(Path(sys.argv[1])), "build", f"{sys.argv[2]}-{number}", "")
"""


@pytest.mark.slow
def test_many_processes_write_one_chain(workspace: Workspace) -> None:
    here = str(workspace.root)
    runs = [
        subprocess.Popen([sys.executable, "-c", MANY, here, str(one)], cwd=ROOT) for one in range(3)
    ]
    assert [run.wait() for run in runs] == [0, 0, 0]
    lines = told(workspace)
    assert len({one["letter"] for one in lines}) == len(lines) == 75


WRITER = """
import sys
from pathlib import Path
from docgen.loading.workspace import Workspace
from docgen.services.workspace_journal import record_act
number = 0
while True:
    number += 1
    record_act(Workspace(Path(sys.argv[1])), "build", "x" * 3000 + str(number), "")
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.slow
def test_a_killed_writer_leaves_a_journal_that_goes_on(workspace: Workspace) -> None:
    for _ in range(4):
        before = path_of(workspace).stat().st_size if path_of(workspace).exists() else 0
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(workspace.root)], cwd=ROOT)
        for _ in range(600):
            if path_of(workspace).exists() and path_of(workspace).stat().st_size > before + 9000:
                break
            time.sleep(0.05)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert {code for code, _ in faults(workspace)} <= {"DG5463"}
    record_act(workspace, "build", "last", "")
    assert told(workspace)[-1]["letter"] == "last"
    assert not faults(workspace)


def test_what_names_a_letter_leads_nowhere(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace_journal.name_in(workspace, tmp_path / "elsewhere" / "ก.yaml") == "ก.yaml"
    secret = workspace_journal.name_in(workspace, workspace.config / "ก.yaml", is_secret=True)
    assert secret.startswith("#")
    assert json.dumps(secret).isascii()


def test_every_number_that_is_given_or_taken_back_has_its_line(
    workspace: Workspace, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.root)
    write("ก.yaml", CIRCULAR)
    Path("มา.txt").write_text("เรื่อง ขอเชิญ", encoding="utf-8")
    Path("นอก.pdf").write_bytes(b"%PDF-1.4 x")
    here = ("--office", "สถ", "--year", "2564")
    for command in (
        ("build", "ก", "--final", "--to", "pdf"),
        ("register", "reserve", *here),
        ("register", "reserve", *here, "--count", "3", "--circular"),
        ("register", "cancel", "1", *here, "--reason", "พิมพ์ผิด"),
        ("register", "issue", "2", "นอก.pdf", *here, "--subject", "นอก"),
        ("register", "receive", "มา.txt", "--office", "สถ"),
    ):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
    lines = [
        (line["act"], line.get("number") or (line.get("first"), line.get("last")))
        for line in told(workspace)
    ]
    year = lines[-1][1].partition("/")[2]
    assert lines == [
        ("issue", "มท 0812/ว 1960"),
        ("reserve", "มท 0812/1"),
        ("reserve", ("มท 0812/ว 1961", "มท 0812/ว 1963")),
        ("cancel", "มท 0812/1"),
        ("issue", "มท 0812/2"),
        ("receive", f"1/{year}"),
    ]
    assert "เชิญ" not in path_of(workspace).read_text(encoding="utf-8")
    assert verify_journal(workspace).is_sound
    assert not verify_journal(workspace).found
