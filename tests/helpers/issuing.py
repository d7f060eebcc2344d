"""Circulars put out under numbers, and what the register then holds."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.register import Register, RegisterEntry, State
from docgen.services import final_letters, issue
from docgen.services.events import (
    Ended,
    FoundFaults,
    RunStatus,
    WorkEvent,
)
from docgen.services.make import Making
from tests.helpers.workspaces import CIRCULAR

AT = "2564-09-08 10:30:00"
AUTOMATIC = CIRCULAR.replace("มท 0812/ว 1960", "ว อัตโนมัติ")
ORDER = """\
ชนิด: คำสั่ง
ส่วนราชการ: สถ
ที่: อัตโนมัติ
วันที่: 10 กันยายน 2564
เรื่อง: แต่งตั้งคณะทำงาน
ข้อความ:
  - จึงแต่งตั้งคณะทำงาน ดังนี้
ผู้ลงนาม: รองอธิบดี
"""


def put(workspace: Workspace, name: str, text: str) -> Path:
    path = workspace.config / "circulars" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def rows(workspace: Workspace) -> list[RegisterEntry]:
    with Register(workspace.register) as register:
        return list(register.entries())


def numbers(workspace: Workspace) -> list[tuple[int, State]]:
    return [(row.number, row.state) for row in rows(workspace)]


def put_out(workspace: Workspace, *names: str, at: str = AT) -> list[WorkEvent]:
    orders = [(workspace.config / "circulars" / f"{name}.yaml", workspace) for name in names]
    return list(issue.issue_letters(orders, final_letters.Issuing(Making(at))))


def codes(events: list[WorkEvent]) -> list[str]:
    return [
        fault.code for event in events if isinstance(event, FoundFaults) for fault in event.found
    ]


def status(events: list[WorkEvent]) -> RunStatus:
    last = events[-1]
    assert isinstance(last, Ended)
    return last.status


TO_EACH = (
    CIRCULAR.replace("มท 0812/ว 1960", "ว อัตโนมัติ")
    .replace("ข้อความ:", "ผู้รับ: provinces\nข้อความ:")
    .replace("โปรดพิจารณา", "โปรดพิจารณา {{ ผู้รับ.ชื่อ }}")
)
