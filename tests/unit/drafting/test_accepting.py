"""A change of an approver is put into the circular by its words, and by nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.comparing.differences import differences, parts_of
from docgen.drafting.accepting import (
    CircularText,
    UnacceptableError,
    renumbered_item,
    text_with_change,
)
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.helpers.lane import few_in_lane

ROOT = Path(__file__).parents[3]
OURS = """\
ชนิด: หนังสือภายนอก   # ชนิด
ส่วนราชการ: สถ
ที่: มท 0812/ว 96
วันที่: 8 กันยายน 2564
เรื่อง: แจ้งการจัดสรรเงินอุดหนุน
เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด
กำหนด:
  รายงาน: {ถึง: 30 กันยายน 2564}
ข้อความ:
  - ด้วยกรมจัดสรร**เงินอุดหนุน**แล้ว ขอให้รายงานภายในวันที่ {{ กำหนด.รายงาน.ถึง }} ด้วย   # ข้อแรก
  - '1. แจ้งองค์กรปกครองส่วนท้องถิ่น'
  - '2. รายงานผล'
  - จึงเรียนมาเพื่อโปรดทราบ
ผู้ลงนาม: รองอธิบดี
"""
CHANGES = {
    "words beside a slot and a mark": ("ขอให้รายงานภายในวันที่", "ขอให้เร่งรายงานภายในวันที่"),
    "words at the end": (" }} ด้วย", " }} และให้ระงับการเบิกจ่ายด้วย"),
    "an item": ("แจ้งองค์กรปกครอง", "กำชับองค์กรปกครอง"),
    "the subject": ("เรื่อง: แจ้งการ", "เรื่อง: ขอแจ้งการ"),
    "a new item": ("  - '2. รายงานผล'", "  - '2. ตรวจสอบ'\n  - '3. รายงานผล'"),
    "an item gone": ("  - '2. รายงานผล'\n", ""),
    "a new part": ("กำหนด:\n", "สิ่งที่ส่งมาด้วย:\n  - รายการ: บัญชี\n    จำนวน: 1 ชุด\nกำหนด:\n"),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Workspace(tmp_path)


def written(text: str, workspace: Workspace) -> CircularText:
    path = workspace.config / "circulars" / "ก.yaml"
    made = prepare(path, workspace, content=text.encode("utf-8"))
    assert made.letter is not None, made.found
    return CircularText(text, made.letter, path)


def in_order(text: str, workspace: Workspace) -> str:
    """The text with its items counted again."""
    path = workspace.config / "circulars" / "ก.yaml"
    while again := renumbered_item(
        text, prepare(path, workspace, content=text.encode("utf-8")).found
    ):
        text = again
    return text


@pytest.mark.parametrize("name", few_in_lane(CHANGES))
def test_a_change_is_accepted_and_all_else_stays(name: str, workspace: Workspace) -> None:
    old, new = CHANGES[name]
    assert old in OURS
    ours, theirs = written(OURS, workspace), written(OURS.replace(old, new), workspace)
    text = OURS
    for _ in range(9):
        now = written(text, workspace)
        left = differences(parts_of(now.letter), parts_of(theirs.letter))
        if not left:
            break
        text = in_order(text_with_change(now, theirs, left[0]), workspace)
    assert not left
    kept = [line for line in ours.text.split("\n") if line not in theirs.text.split("\n")]
    lines = text.split("\n")
    assert all(line in lines for line in ours.text.split("\n") if line not in kept)
    assert "{{ กำหนด.รายงาน.ถึง }}" in text
    assert "**เงินอุดหนุน**" in text


def test_who_signs_in_a_file_of_the_office_is_left_to_a_person(workspace: Workspace) -> None:
    ours = written(OURS, workspace)
    people = workspace.signatories
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace("นายขจร", "นายสมชาย"), encoding="utf-8")
    theirs = written(OURS, workspace)
    changes = differences(parts_of(ours.letter), parts_of(theirs.letter))
    assert changes
    with pytest.raises(UnacceptableError):
        text_with_change(ours, theirs, changes[0])
