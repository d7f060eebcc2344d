"""A fault points at the text that the clerk must change, in whichever file it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.diagnostics import Diagnostic
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.helpers.workspaces import CIRCULAR

LONG_LINE = "ถนนนครราชสีมา แขวงดุสิต เขตดุสิต กรุงเทพมหานคร อาคารที่หนึ่ง 10300"
LONG_POST = "รองอธิบดีฝ่ายบริหารงานบุคคลและการคลังท้องถิ่นและการพัฒนาระบบสารสนเทศของท้องถิ่น" * 2


def found(workspace: Workspace, write: Any, text: str, code: str) -> Diagnostic:
    path = write("ว1960.yaml", text)
    (one,) = (one for one in prepare(path, workspace).found if one.code == code)
    return one


def spoilt(workspace: Workspace, name: str, right: str, wrong: str) -> tuple[Path, int, int]:
    """The file, and the line and column where what is now wrong stands."""
    path = workspace.config / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    text = text.replace(right, wrong, 1)
    path.write_text(text, encoding="utf-8")
    before = text[: text.index(wrong)]
    return path, before.count("\n") + 1, len(before) - before.rfind("\n")


def place(one: Diagnostic) -> tuple[Path, int, int]:
    assert one.at is not None
    return Path(one.at.file), one.at.line, one.at.column


def test_dg7504_a_wide_line_of_the_letterhead_stands_in_the_file_of_offices(
    workspace: Workspace, write: Any
) -> None:
    where = spoilt(workspace, "offices.yaml", "ถนนนครราชสีมา เขตดุสิต กทม. 10300", LONG_LINE * 2)
    assert place(found(workspace, write, CIRCULAR, "DG7504")) == where


def test_dg7505_a_wide_post_stands_in_the_file_of_signatories(
    workspace: Workspace, write: Any
) -> None:
    where = spoilt(workspace, "signatories.yaml", "ตำแหน่ง: รองอธิบดี", f"ตำแหน่ง: {LONG_POST * 3}")
    one = found(workspace, write, CIRCULAR, "DG7505")
    assert place(one)[:2] == where[:2]


@pytest.mark.parametrize("empty", ["  เพื่อ:\n", "  เพื่อ: ''\n"])
def test_dg6007_an_empty_slot_is_pointed_at(workspace: Workspace, write: Any, empty: str) -> None:
    body = "ข้อความ:\n  แม่แบบ: แจ้งเวียน\n  เหตุ: กรมจะจัดการประชุม\n" + empty
    text = CIRCULAR[: CIRCULAR.index("ข้อความ:")] + body + "ผู้ลงนาม: รองอธิบดี\n"
    one = found(workspace, write, text, "DG6007")
    line = text[: text.index("  เพื่อ:")].count("\n") + 1
    assert place(one)[1:] == (line, 3)
