"""One change between a letter and a file is told, and nothing beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.comparing.sides import changes_between
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.reading import recognise
from tests.helpers.workspaces import make_workspace

LETTER = """ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ที่: มท 0812/3310
วันที่: 14 กุมภาพันธ์ 2567
เรื่อง: แจ้งสถานะการสำรวจ
เรียน: ผู้ว่าราชการจังหวัดน่าน
อ้างถึง:
  - หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท 0812/2207 ลงวันที่ 3 มกราคม 2567
  - หนังสือจังหวัดน่าน ที่ นน 0023.3/455 ลงวันที่ 19 มกราคม 2567
สิ่งที่ส่งมาด้วย:
  - รายการ: กำหนดการ
    จำนวน: 1 แผ่น
  - รายการ: แบบตอบรับ
    จำนวน: 1 แผ่น
  - รายการ: แผนที่
    จำนวน: 1 แผ่น
ข้อความ:
  - ขอแจ้งสถานะการสำรวจให้ทราบ และขอให้ดำเนินการ ดังนี้
  - ข้อ:
      - จัดเตรียมห้องประชุม
      - จัดเตรียมเอกสาร
      - รายงานผล
  - รายชื่อ:
      - [นายสมหมาย ใจกว้าง, กรรมการ]
      - [นางพิมพ์ใจ ใจกว้าง, กรรมการ]
      - [นายอดุลย์ มั่นคง, กรรมการและเลขานุการ]
  - ตาราง:
      แถวหัว: 1
      แถว:
        - [ลำดับ, หน่วยงาน, คะแนน, ผล]
        - [1, กองแผนงาน, 85, ผ่าน]
        - [2, กองคลัง, 90, ผ่าน]
        - [3, กองช่าง, 90, ผ่าน]
        - [4, กองแผนงาน, 52, ไม่ผ่าน]
  - จึงเรียนมาเพื่อโปรดทราบ
ผู้ลงนาม: รองอธิบดี
"""
REFERENCE = "หนังสือจังหวัดน่าน ที่ นน 0023.3/455 ลงวันที่ 19 มกราคม 2567"
ROW = "        - [3, กองช่าง, 90, ผ่าน]\n"
MAP = "  - รายการ: แบบตอบรับ\n    จำนวน: 1 แผ่น\n"
# what the letter says, what the approver made of it, what is told: that came, and that went
CHANGES = {
    "a word of the subject": (
        "เรื่อง: แจ้งสถานะการ",
        "เรื่อง: แจ้งผลการ",
        ("เรื่อง แจ้งผลการสำรวจ", "เรื่อง แจ้งสถานะการสำรวจ"),
    ),
    "one of two references": (f"  - {REFERENCE}\n", "", ("", f"2. {REFERENCE}")),
    "a second reference": (
        "อ้างถึง:\n",
        "อ้างถึง:\n  - หนังสือจังหวัดแพร่ ที่ พร 0023.3/9 ลงวันที่ 2 มกราคม 2567\n",
        ("1. หนังสือจังหวัดแพร่ ที่ พร 0023.3/9 ลงวันที่ 2 มกราคม 2567", ""),
    ),
    "a count like the others": (
        "รายการ: แผนที่\n    จำนวน: 1 แผ่น",
        "รายการ: แผนที่\n    จำนวน: 2 แผ่น",
        ("3. แผนที่ จำนวน 2 แผ่น", "3. แผนที่ จำนวน 1 แผ่น"),
    ),
    "an enclosure": (MAP, "", ("", "2. แบบตอบรับ จำนวน 1 แผ่น")),
    "an item between others": (
        "      - รายงานผล",
        "      - จัดเตรียมรถ\n      - รายงานผล",
        ("3. จัดเตรียมรถ", ""),
    ),
    "an item": ("      - จัดเตรียมห้องประชุม\n", "", ("", "1. จัดเตรียมห้องประชุม")),
    "a person": (
        "      - [นางพิมพ์ใจ ใจกว้าง, กรรมการ]\n",
        "",
        ("", "2. นางพิมพ์ใจ ใจกว้าง กรรมการ"),
    ),
    "a figure like others": (
        "กองคลัง, 90",
        "กองคลัง, 95",
        ("2 กองคลัง 95 ผ่าน", "2 กองคลัง 90 ผ่าน"),
    ),
    "a figure now like others": (
        "กองแผนงาน, 52",
        "กองแผนงาน, 85",
        ("4 กองแผนงาน 85 ไม่ผ่าน", "4 กองแผนงาน 52 ไม่ผ่าน"),
    ),
    "a row like the next": (ROW, "", ("", "3 กองช่าง 90 ผ่าน")),
    "a row in the place of none": (
        ROW,
        f"{ROW}        - [4, กองช่าง, 90, ผ่าน]\n",
        ("4 กองช่าง 90 ผ่าน", ""),
    ),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_workspace(tmp_path_factory.mktemp("one-change"))


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("name", CHANGES)
def test_one_change_is_told_alone(workspace: Workspace, name: str, form: str) -> None:
    before, after, told = CHANGES[name]
    assert LETTER.count(before) == 1
    approved = _file_of(workspace, LETTER.replace(before, after), form)
    letter = prepare(_circular(workspace, LETTER), workspace).letter
    assert letter is not None
    found = changes_between(recognise(approved), letter)
    assert len(found) == 1
    assert _words(found[0].before, found[0].after) in (_words(*told), _cells(*told))


def test_a_number_changed_by_itself_is_told(workspace: Workspace) -> None:
    numbered = LETTER.replace("[3, กองช่าง", "[7, กองช่าง")
    letter = prepare(_circular(workspace, LETTER), workspace).letter
    assert letter is not None
    found = changes_between(recognise(_file_of(workspace, numbered, "docx")), letter)
    assert [(change.before, change.after) for change in found] == [("7", "3")]


def _cells(*texts: str) -> Sequence[str]:
    """The words that are not on both sides: a cell, where a file has its cells apart."""
    sides = [text.split() for text in texts]
    return [
        "".join(word for word in side if word not in other)
        for side, other in zip(sides, reversed(sides), strict=True)
    ]


def _words(*texts: str) -> Sequence[str]:
    return ["".join(text.split()) for text in texts]


def _circular(workspace: Workspace, text: str) -> Path:
    path = workspace.config / "circulars" / "one-change.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _file_of(workspace: Workspace, text: str, form: str) -> Path:
    press = Press.of(workspace, carries_data=False)
    pages = prepare(_circular(workspace, text), workspace, press).pages
    assert pages is not None
    path = workspace.root / f"approved.{form}"
    path.write_bytes(press.docx.write(pages) if form == "docx" else press.pdf.pdf(pages))
    return path
