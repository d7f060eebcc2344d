"""Mechanical faults are put right in the file itself, and nothing else changes."""

from __future__ import annotations

import random
import unicodedata

import pytest

from docgen.checks.mending import MENDABLE, Mended, mended_content
from docgen.codes import CODES
from docgen.diagnostics import Diagnostic, Position
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.thai.text import comparable_text
from tests.helpers.workspaces import Write

HEAD = """\
# หนังสือนี้มีหมายเหตุอยู่ท้ายบรรทัด
ชนิด: หนังสือภายนอก   # ชนิดของหนังสือ
ส่วนราชการ:   สถ
ที่: มท 0812/ว {number}
วันที่: "8 กันยายน 2564"
เรื่อง: {subject}
เรียน: 'ผู้ว่าราชการจังหวัด ทุกจังหวัด'
สิ่งที่ส่งมาด้วย: [{{รายการ: {enclosure}, จำนวน: 1 ชุด}}]

ข้อความ:
  - >-
    {first}
    ตามสิ่งที่ส่งมาด้วย
  - จึงเรียนมาเพื่อโปรดพิจารณา
ผู้ลงนาม: รองอธิบดี
"""
RIGHT = {
    "number": "1960",
    "subject": "การรายงานผล",
    "enclosure": "แบบรายงาน",
    "first": "ด้วยกรมจะจัดการประชุม",
}


def after_fixing(content: bytes, path_text: str, workspace: Workspace, write: Write) -> bytes:
    path = write(path_text, content)
    for _ in range(8):
        done = mended_content(content, str(path), prepare(path, workspace, content=content).found)
        if done is None:
            return content
        content = done.content
    raise AssertionError("mending does not end")


@pytest.mark.parametrize(
    ("key", "wrong", "right"),
    [
        ("number", "19๖0", "1960"),
        ("subject", "งานต่างๆของระบบ ฯ ใหม่", "งานต่าง ๆ ของระบบฯ ใหม่"),
        ("subject", "'ที่เเก้ไข: ใหม่'", "'ที่แก้ไข: ใหม่'"),
        ("subject", '"งาน8ด้าน(ก )ข"', '"งาน 8 ด้าน (ก) ข"'),
        ("subject", "ท\uf702\uf70aประชุม", "ที่ประชุม"),
        ("subject", "เชียง\u200bใหม่", "เชียงใหม่"),
        ("subject", "สถานະ", "สถานะ"),
        ("enclosure", "1. แบบรายงาน", "แบบรายงาน"),
        ("first", "ประชุม8ครั้ง เวลา 13.30น. ปี พ.ศ.2564", "ประชุม 8 ครั้ง เวลา 13.30 น. ปี พ.ศ. 2564"),
        ("first", "ใช้เว็บ www.๑๒๑๒.go.th และe-Office", "ใช้เว็บ www.1212.go.th และ e-Office"),
    ],
)  # fmt: skip
def test_only_what_is_wrong_changes(
    key: str, wrong: str, right: str, workspace: Workspace, write: Write
) -> None:
    before = HEAD.format(**{**RIGHT, key: wrong}).encode()
    after = HEAD.format(**{**RIGHT, key: right}).encode()
    assert after_fixing(before, "ว1.yaml", workspace, write) == after


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_byte_order_mark_and_line_ends_stay(
    ending: str, workspace: Workspace, write: Write
) -> None:
    wrong, right = (
        ("\ufeff" + HEAD.format(**{**RIGHT, "subject": subject})).replace("\n", ending).encode()
        for subject in ("งานต่างๆ", "งานต่าง ๆ")
    )
    assert after_fixing(wrong, "ว1.yaml", workspace, write) == right


def test_change_that_cannot_be_proven_is_not_made() -> None:
    content = "เรื่อง: ก#ข\n".encode()
    at = Position("ก.yaml", 1, 9, 2)
    cut_off = Diagnostic("DG7133", at, {}, mend=("ก#", "ก #"))
    assert mended_content(content, "ก.yaml", [cut_off]) is None
    other_words = Diagnostic("DG7133", at, {}, mend=("ก#", "ค#"))
    assert mended_content(content, "ก.yaml", [other_words]) is None


def test_what_the_file_does_not_say_is_left() -> None:
    content = "เรื่อง: กขค\n".encode()
    elsewhere = Diagnostic("DG7130", Position("ก.yaml", 1, 9, 2), {}, mend=("xๆ", "x ๆ"))
    assert mended_content(content, "ก.yaml", [elsewhere]) is None


def test_every_mendable_code_is_known() -> None:
    assert set(CODES) >= MENDABLE


SLIPS = ("ๆ", " ฯ", "(", ")", "8", "e", "  ", ",", "เเ", "๓4", "ระบบ", " ", "ก้")


@pytest.mark.parametrize("seed", range(3))
def test_spoilt_text_is_mended_without_another_word(
    seed: int, workspace: Workspace, write: Write
) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        subject = "การรายงานผลของระบบ"
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(1, len(subject))
            if not unicodedata.category(subject[place]).startswith("M"):
                subject = subject[:place] + chance.choice(SLIPS) + subject[place:]
        before = HEAD.format(**{**RIGHT, "subject": f"'{subject}'"}).encode()
        after = after_fixing(before, "ว1.yaml", workspace, write)
        assert comparable_text(after.decode()) == comparable_text(before.decode())
        lines = zip(before.split(b"\n"), after.split(b"\n"), strict=True)
        assert [i for i, (was, now) in enumerate(lines) if was != now] in ([], [5])


def test_nothing_to_mend_is_none(workspace: Workspace, write: Write) -> None:
    path = write("ว1.yaml", HEAD.format(**RIGHT))
    found = prepare(path, workspace).found
    result: Mended | None = mended_content(path.read_bytes(), str(path), found)
    assert result is None
