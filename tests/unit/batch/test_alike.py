"""Letters that follow a pattern are those made alone, whatever differs in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import LetterMaker
from docgen.press import Press
from docgen.writers import docx
from tests.helpers.workspaces import CIRCULAR

LONG = "ผู้อำนวยการสำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดและประธานคณะกรรมการประสานงาน" * 2
PEOPLE = f"""\
ชื่อ,เรียน,ชั้น,เรื่องเดิม,รายการ
สั้น,นายอำเภอปัว,,เรื่องหนึ่ง,ก
ยาว,{LONG},,เรื่องสอง,ข
กลาง,ผู้ว่าราชการจังหวัดน่าน,,{"เรื่องที่ยาวมาก " * 30},ค
สูง,นายกรัฐมนตรี,,เรื่องสี่,ง
พระ,พระครูปัว,พระภิกษุ,เรื่องห้า,{"รายการที่ยาว " * 40}
เหมือน,นายอำเภอปัว,,เรื่องหนึ่ง,ก
"""
FILLER = "  - ด้วยกรมส่งเสริมการปกครองท้องถิ่นจะสำรวจข้อมูลการถ่ายโอนภารกิจให้แก่ท้องถิ่น "
OWN = """\
  - ตามที่แจ้งเรื่อง {{ ผู้รับ.เรื่องเดิม }} นั้น
  - ข้อ:
      - ขอให้ส่ง {{ ผู้รับ.รายการ }}
      - ขอให้รายงานผลด้วย
"""
BODIES = {
    "one page": "",
    "many pages": "".join(f"{FILLER}{'ทุกแห่ง ' * 60} {n}\n" for n in range(8)),
    "own body": OWN,
    "own body over the page": f"  - ตามที่ {{{{ ผู้รับ.ชื่อ }}}} แจ้ง {'ทุกแห่ง ' * 500}\n",
    "own body on many pages": "".join(f"{FILLER}{'ทุกแห่ง ' * 60} {n}\n" for n in range(4)) + OWN,
}
ANNEX = """\
สิ่งที่ส่งมาด้วย:
  - {รายการ: สถานะ, จำนวน: 1 ชุด, ภาคผนวก: สถานะ}
ภาคผนวก:
  สถานะ: {แบบ: สถานะสองคอลัมน์, ข้อมูล: submissions/workload-2564.csv, ณ: 8 กันยายน 2564 10.00 น.}
"""


def loaded_from(body: str, more: str, write: Any, workspace: Workspace) -> circulars.Loaded:
    write("recipients/people.csv", PEOPLE)
    text = CIRCULAR.replace("ข้อความ:\n", "ข้อความ:\n" + body) + "ผู้รับ: people\n" + more
    path: Path = write("ว1960.yaml", text)
    return circulars.load(path, workspace)


@pytest.mark.parametrize(
    ("body", "more"),
    [*((name, "") for name in BODIES), ("own body", ANNEX)],
    ids=[*BODIES, "annex"],
)
def test_a_letter_by_a_pattern_is_the_one_made_alone(
    body: str, more: str, write: Any, workspace: Workspace
) -> None:
    loaded = loaded_from(BODIES[body], more, write, workspace)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    people = loaded.dossier.recipients
    sender = LetterMaker(loaded.dossier, loaded, workspace, Press())
    afresh = [
        LetterMaker(loaded.dossier, loaded, workspace, Press()).letter_to(one) for one in people
    ]
    writers = {breaks: docx.Writer(page_breaks=breaks) for breaks in (True, False)}
    for person, alone in zip((*people, *people), (*afresh, *afresh), strict=True):
        series = sender.letter_to(person)
        assert series.pages is not None
        assert series.pages == alone.pages
        assert series.found == alone.found
        for breaks, writer in writers.items():
            plain = docx.write(series.pages, page_breaks=breaks)
            assert writer.write(series.pages) == plain


def test_the_digest_that_a_package_knows_is_its_own(write: Any, workspace: Workspace) -> None:
    import hashlib

    from docgen.writers.files import Hashed

    loaded = loaded_from("", "", write, workspace)
    assert loaded.dossier is not None
    sender = LetterMaker(loaded.dossier, loaded, workspace, Press())
    writer = docx.Writer()
    for person in loaded.dossier.recipients:
        pages = sender.letter_to(person).pages
        assert pages is not None
        content = writer.write(pages)
        assert isinstance(content, Hashed)
        assert content.sha256 == hashlib.sha256(bytes(content)).hexdigest()
