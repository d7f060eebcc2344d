"""What single kinds say: salutations by rank, clauses that count on, an envelope for each."""

from __future__ import annotations

import pytest

from docgen.compose import letter
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.model.dossier import Recipient
from tests.helpers.workspaces import CIRCULAR

MONKS = {
    "พระภิกษุ": ("นมัสการ", "ขอนมัสการด้วยความเคารพ"),
    "พระราชาคณะ": ("นมัสการ", "ขอนมัสการด้วยความเคารพอย่างสูง"),
    "สมเด็จพระราชาคณะ": ("นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"),
    "สมเด็จพระสังฆราช": ("กราบทูล", "ควรมิควรแล้วแต่จะโปรด"),
    "สมเด็จพระสังฆราชเจ้า": ("ขอประทานกราบทูล", "ควรมิควรแล้วแต่จะโปรดเกล้าโปรดกระหม่อม"),
}
REGULATION = """\
ชนิด: ระเบียบ
ส่วนราชการ: สถ
วันที่: 10 กันยายน 2564
เรื่อง: การลา
ข้อความ:
  - โดยที่เป็นการสมควร
  - ข้อ: [ข้อแรก, ข้อที่สอง]
  - หัวข้อ: หมวด 1 ทั่วไป
  - ข้อ: [ข้อที่สาม]
ผู้ลงนาม: รองอธิบดี
"""


def made(text: str, workspace: Workspace) -> MadeLetter:
    path = workspace.config / "circulars" / "1.yaml"
    return prepare(path, workspace, content=text.encode("utf-8"))


def said(text: str, workspace: Workspace, role: str) -> list[str]:
    letter = made(text, workspace).letter
    assert letter is not None
    entries = [one for block in letter.blocks if block.role == role for one in block.entries]
    return [f"{one.number} {one.text}".strip() for one in entries]


@pytest.mark.parametrize(("rank", "pair"), MONKS.items())
def test_a_monk_is_addressed_by_his_rank(
    rank: str, pair: tuple[str, str], workspace: Workspace
) -> None:
    text = CIRCULAR.replace("จึงเรียน", f"จึง{pair[0]}") + f"ชั้นผู้รับ: {rank}\n"
    monk = made(text.replace("ผู้ว่าราชการจังหวัด ทุกจังหวัด", "พระครูตัวอย่าง"), workspace)
    assert monk.letter is not None
    assert [one.code for one in monk.found] == []
    salutation = next(one for one in monk.letter.blocks if one.role == "salutation")
    assert (salutation.label, *said(text, workspace, "complimentary_close")) == pair


def test_royalty_is_addressed_in_the_words_that_a_person_gave(workspace: Workspace) -> None:
    text = CIRCULAR.replace("ผู้ว่าราชการจังหวัด ทุกจังหวัด", "หม่อมเจ้าตัวอย่าง").replace("จึงเรียน", "จึงทูล")
    assert [one.code for one in made(text, workspace).found] == ["DG2063"]
    given = text + "คำขึ้นต้น: ทูล\nคำลงท้าย: แล้วแต่จะโปรด\n"
    assert said(given, workspace, "complimentary_close") == ["แล้วแต่จะโปรด"]


def test_clauses_count_on_through_the_chapters(workspace: Workspace) -> None:
    assert said(REGULATION, workspace, "item") == ["ข้อ ๑ ข้อแรก", "ข้อ ๒ ข้อที่สอง", "ข้อ ๓ ข้อที่สาม"]
    assert said(REGULATION, workspace, "section_heading") == ["หมวด ๑ ทั่วไป"]


def test_a_line_without_its_value_is_left_out(workspace: Workspace) -> None:
    assert said(REGULATION, workspace, "edition") == []
    assert said(REGULATION + "ฉบับที่: 2\n", workspace, "edition") == ["(ฉบับที่ ๒)"]


def test_what_a_kind_does_not_print_is_told(workspace: Workspace) -> None:
    found = made(REGULATION + "เรียน: อธิบดี\n", workspace).found
    assert [one.code for one in found] == ["DG7002"]


def test_an_envelope_takes_the_address_of_its_recipient(workspace: Workspace) -> None:
    text = "ชนิด: ซองจดหมาย\nส่วนราชการ: สถ\nที่: มท 0812/ว 1960\nเรียน: ผู้ว่าราชการจังหวัด\n"
    path = workspace.config / "circulars" / "1.yaml"
    dossier = circulars.parse(text.encode("utf-8"), path, workspace).dossier
    assert dossier is not None
    one = Recipient("ตรัง", "ผู้ว่าราชการจังหวัดตรัง", {"address": "ศาลากลางจังหวัดตรัง | ตรัง 92000"})
    composed = letter(dossier, recipient=one).letter
    assert composed is not None
    face = next(block for block in composed.blocks if block.role == "addressee")
    lines = ["เรียน ผู้ว่าราชการจังหวัดตรัง", "ศาลากลางจังหวัดตรัง", "ตรัง ๙๒๐๐๐"]
    assert [entry.text for entry in face.entries] == lines
