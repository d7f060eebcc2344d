"""Draws the pictures of the light marking that README shows, each from a letter of its own.

    python tests/makers/make_marking.py [FOLDER]

Needs poppler's pdftoppm.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from docgen.layout.model.pages import Page
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press

TESTS = Path(__file__).parents[1]
FOLDER = TESTS.parent / "docgen" / "manual" / "pictures" / "marking"
DOTS = 72
ROOM = 5.0
BODY_ROLES = ("paragraph", "item", "resumed", "table_caption", "body_table")
HEAD = """ชนิด: บันทึกข้อความ
ส่วนราชการ: สถ
ที่: มท 0812/415
วันที่: 10 กันยายน 2564
เรื่อง: ตัวอย่าง
เรียน: อธิบดี
ผู้ลงนาม: ผอ-กพร
ข้อความ:
"""
BODIES = {
    "bold": "  - '**หลักการและเหตุผล** ขอให้รายงานภายใน__วันที่ 30 กันยายน 2564__'\n",
    "blank": "  - ชื่อ .............................. ตำแหน่ง .........................\n",
    "box": "  - '[ ] ไม่ขัดข้อง [x] ขัดข้อง เนื่องจาก ....................'\n",
    "items": "  - |\n    1. ด้านบุคลากร\n    1.1 อบรมผู้บันทึกข้อมูล\n    (1) รุ่นที่ 1\n"
    "    ก. ภาคเหนือ\n    - เชียงใหม่\n    - ลำพูน\n    2. ด้านระบบ\n",
    "resumed": "  - |\n    ขอให้อำเภอ\n    1. บันทึกข้อมูล\n    2. รับรองข้อมูล\n"
    "  - ต่อ: ให้แล้วเสร็จ แล้วรายงานให้จังหวัดทราบ\n",
    "table": "  - |\n    | ตารางที่ 1 ผู้เข้าอบรม |\n    | ที่ | อำเภอ | จำนวน (คน) | |\n"
    "    | | | ชาย | หญิง |\n    |---|---|---|---|\n    | 1 | สันทราย | 12 | 30 |\n"
    "    | 2 | สารภี | 8 | 25 |\n    | | รวม | = | = |\n",
}


def picture(name: str, folder: Path, target: Path) -> None:
    """The body ``name`` as it stands on its page, cut out."""
    path = folder / "config" / "circulars" / f"{name}.yaml"
    path.write_text(HEAD + BODIES[name], encoding="utf-8")
    press = Press()
    made = prepare(path, Workspace(folder), press)
    assert made.pages is not None, [one.message() for one in made.found]
    section = made.pages.sections[0]
    top, bottom = _edges(section.pages[0])
    path.with_suffix(".pdf").write_bytes(press.pdf.pdf(made.pages))
    left = section.left - ROOM
    width = section.width - section.left - section.right + 2 * ROOM
    box = [("-x", left), ("-y", top - ROOM), ("-W", width), ("-H", bottom - top + 2 * ROOM)]
    cut = [part for flag, points in box for part in (flag, str(round(points * DOTS / 72)))]
    command = ["pdftoppm", "-r", str(DOTS), "-png", "-gray", "-singlefile", *cut]
    subprocess.run([*command, path.with_suffix(".pdf"), target.with_suffix("")], check=True)


def _edges(page: Page) -> tuple[float, float]:
    """Where the body begins and ends, in points from the top of the sheet."""
    body = [one for one in page.placed if one.item.role in BODY_ROLES]
    after = next(one for one in page.placed if one.item.role == "signature")
    return body[0].y, after.y - after.item.space_before


if __name__ == "__main__":
    to = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "config" / "circulars").mkdir(parents=True)
        (root / "templates").mkdir()
        for file in ("offices.yaml", "signatories.yaml"):
            source = TESTS / "documents" / "config" / file
            (root / "config" / file).write_bytes(source.read_bytes())
        for one in BODIES:
            picture(one, root, to / f"{one}.png")
