"""What is right less than nine times in ten on real letters is told only when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import standards
from docgen.codes import CODES
from docgen.making import prepare
from docgen.thai.spacing import slips
from tests.helpers.workspaces import CIRCULAR, make_workspace

ENCLOSED = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แบบสำรวจ, จำนวน: 1 ชุด}\n"


def codes(folder: Path, text: str, *, everything: bool = False) -> list[str]:
    workspace = make_workspace(folder)
    path = workspace.config / "circulars" / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return [one.code for one in prepare(path, workspace, everything=everything).found]


@pytest.mark.parametrize("everything", [False, True])
def test_a_remark_is_told_when_asked_for(tmp_path: Path, everything: bool) -> None:
    found = codes(tmp_path, CIRCULAR + ENCLOSED, everything=everything)
    assert ("DG7007" in found) == everything


def test_what_is_asked_for_binds_nobody() -> None:
    assert all(one.severity == "note" for one in CODES.values() if one.asked)


@pytest.mark.parametrize(
    "text",
    [
        "( ) อนุญาต    (    ) ไม่อนุญาต",
        "[ ] รับ    [ ] ไม่รับ",
        "(......) อื่น",
        "ห้อง อส๕ ชั้นสอง",
        "ชื่อ ..........    ตำแหน่ง ..........",
    ],
)
def test_boxes_codes_and_room_are_no_slips(text: str) -> None:
    assert [one.code for one in slips(text)] == []


def test_letters_that_no_source_settles_are_marked() -> None:
    table = standards.table("provinces")
    assert set(table["unsure"]) <= set(table["ministries"])
