"""What is asked of a command and cannot be: told in a whole sentence, with exit 2 and no file."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.loading.workspace import Workspace
from tests.helpers.workspaces import CIRCULAR, Write


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspace.root)
    write("ว1960.yaml", CIRCULAR)
    write("ว1961.yaml", CIRCULAR.replace("1960", "1961"))
    Path("เดิม.docx").write_bytes(b"")
    Path("รายชื่อ.csv").write_text("ชื่อ\n", encoding="utf-8")
    return workspace.root


def docgen(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def told(result: Result) -> str:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert not list(Path("output").iterdir())
    opening, _, said = result.stderr.partition(": ")
    assert opening == "ใช้คำสั่งไม่ถูกต้อง"
    return said.rstrip("\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("build ว1960 --approved เดิม.docx", "--approved ใช้กับ --final และหนังสือฉบับเดียว"),
        (
            "build ว1960 ว1961 --final --approved เดิม.docx",
            "--approved ใช้กับ --final และหนังสือฉบับเดียว",
        ),
        (
            "build ว1960 --sign-field",
            "--sign-field ใช้กับฉบับที่ออกเลข (--final หรือ --number-each) เท่านั้น",
        ),
        (
            "batch ว1960 --final --dry-run",
            "--final และ --number-each ใช้กับ --dry-run หรือ --proof ไม่ได้",
        ),
        (
            "batch ว1960 --number-each --proof",
            "--final และ --number-each ใช้กับ --dry-run หรือ --proof ไม่ได้",
        ),
        (
            "check รายชื่อ.csv ว1960",
            "ตรวจตารางได้ครั้งละแฟ้มเดียว และ docgen ไม่แก้ให้เอง (-o เขียนแฟ้มเดิมพร้อมคอลัมน์ที่บอกสิ่งที่ต้องแก้)",
        ),
        (
            "check --fix รายชื่อ.csv",
            "ตรวจตารางได้ครั้งละแฟ้มเดียว และ docgen ไม่แก้ให้เอง (-o เขียนแฟ้มเดิมพร้อมคอลัมน์ที่บอกสิ่งที่ต้องแก้)",
        ),
        ("verify", "บอกโฟลเดอร์หรือแฟ้มที่จะตรวจ หรือใช้ --qr หรือ --journal"),
        ("open เดิม.docx", "ต้องเป็นโฟลเดอร์ แต่ «เดิม.docx» เป็นแฟ้ม"),
        (
            "new หน่วยงาน --ask -o ใหม่.yaml",
            "หน่วยงานเพิ่มใน config/offices.yaml ไม่ใช้ -o",
        ),
        (
            "new ผู้ลงนาม --ask -o ใหม่.yaml",
            "ผู้ลงนามเพิ่มใน config/signatories.yaml ไม่ใช้ -o",
        ),
    ],
)
def test_what_does_not_go_together_is_told(arguments: str, said: str) -> None:
    assert told(docgen(*arguments.split())) == said


def test_a_file_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = os.access

    def access(path: Any, mode: int, **more: Any) -> bool:
        return not str(path).endswith("เดิม.docx") and usual(path, mode, **more)

    monkeypatch.setattr(os, "access", access)
    assert told(docgen("read", "เดิม.docx")) == "อ่าน «เดิม.docx» ไม่ได้ ตรวจสิทธิ์ของแฟ้ม"


def test_a_port_that_another_program_has_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = told(docgen("open", "--no-browser", "--port", str(port)))
    assert said.startswith(f"ใช้พอร์ต {port} ไม่ได้ (")
    assert said.endswith(") เว้น --port ไว้ให้เลือกเอง")


@pytest.mark.parametrize(
    "command",
    [
        *("init", "new", "show", "preview", "batch", "annex", "dispatch", "remind", "status"),
        *("forward", "read", "ruler", "explain", "list", "diff", "sign", "register receive"),
        *("register cancel", "register import", "register issue"),
    ],
)
def test_what_is_missing_is_told_with_a_command_that_can_be_typed(command: str) -> None:
    missing, _, sample = told(docgen(*command.split())).partition(" เช่น ")
    assert missing.startswith("ขาด ")
    assert not missing.removeprefix("ขาด ").isascii() or command == "sign", missing
    assert sample.startswith(f"docgen {command} ")
    told_of = docgen(*command.split(), "--help").output
    assert all(word in told_of for word in sample.split() if word.startswith("-"))


def test_a_word_for_several_kinds_is_answered_with_the_likeliest() -> None:
    result = docgen("new", "จดหมาย")
    assert result.exit_code == 2
    assert "หมายถึง «หนังสือภายนอก» หรือไม่" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "sample"),
    [
        ("check ว1960.yaml", "docgen build config/circulars/ว1960.yaml"),
        ("check", "docgen build"),
        ("build ว1960", "docgen preview config/circulars/ว1960.yaml"),
        ("new หนังสือภายนอก -o ใหม่.yaml", "docgen check ใหม่.yaml"),
    ],
)
def test_the_last_line_names_the_file_at_hand(arguments: str, sample: str) -> None:
    result = docgen(*arguments.split())
    assert result.exit_code == 0, result.output
    assert result.stderr.rstrip().endswith(sample)
