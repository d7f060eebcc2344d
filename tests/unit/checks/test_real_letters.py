"""What real letters say and no rule minds, beside the same gone wrong, which the rule tells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.checks import rule_findings
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.services.check import check_circular
from tests.helpers.dossiers import ROOT, WORKSPACE
from tests.helpers.lane import few_in_lane
from tests.helpers.small_pictures import png

HEAD = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ที่: มท 0812/ว 1960
วันที่: 8 กันยายน 2564
เรื่อง: การอบรมผู้ปฏิบัติงาน
เรียน: ผู้ว่าราชการจังหวัด
"""
FIRST, LAST = "ด้วยกรมจะจัดอบรมผู้ปฏิบัติงาน", "จึงเรียนมาเพื่อโปรดทราบ"
ENCLOSED = "สิ่งที่ส่งมาด้วย: [{รายการ: ตารางการเรียนรู้ตลอดหลักสูตร, จำนวน: 1 ชุด}]"
CITED = "อ้างถึง: [{เอกสาร: หนังสือกรมการปกครอง, ที่: 'ปป 0302/15', ลงวันที่: 1 กันยายน 2564}]"
ELSEWHERE = CITED.replace("ปป", "ฮฮ")
PLAN = "อ้างถึง: [แผนปฏิบัติราชการของกรม พ.ศ. 2564]"
DOTS = "." * 60


def body(*texts: str) -> str:
    return "ข้อความ:\n" + "".join(f"  - '{text}'\n" for text in texts)


def signed(name: str) -> str:
    signer = f"{{ชื่อ: '{name}', ตำแหน่ง: นิติกร, ในฐานะ: กรรมการ}}"
    return body(FIRST, LAST) + f"ลงนามร่วม:\n  - {{ผู้ลงนาม: รองอธิบดี, ในฐานะ: ประธาน}}\n  - {signer}\n"


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        (
            "DG7007",
            ENCLOSED + "\n" + body(f"{FIRST} ตามเอกสารที่แนบมาพร้อมหนังสือนี้", LAST),
            ENCLOSED + "\n" + body(FIRST, LAST),
        ),
        (
            "DG7007",
            ENCLOSED + "\n" + body(f"{FIRST} รายละเอียดตามสิ่งที่ส่งมาด้วย", LAST),
            ENCLOSED + "\n" + body(FIRST, LAST),
        ),
        (
            "DG7007",
            ENCLOSED + "\n" + body(f"{FIRST} ตามตารางการเรียนรู้ตลอดหลักสูตร", LAST),
            ENCLOSED + "\n" + body(FIRST, LAST),
        ),
        (
            "DG7009",
            CITED + "\n" + body("ตามหนังสือที่อ้างถึง ขอให้รายงาน นั้น", LAST),
            ELSEWHERE + "\n" + body("ตามหนังสือที่อ้างถึง ขอให้รายงาน นั้น", LAST),
        ),
        ("DG7112", signed("พระครูสังฆรักษ์สมชาย ฐานวโร"), signed("สมชาย ใจดี")),
        ("DG7112", signed("คณะกรรมการสวัสดิการ"), signed("สมชาย ใจดี")),
        ("DG7112", signed("." * 30), signed("สมชาย ใจดี")),
        ("DG7112", signed("(ลงชื่อ) นายสมชาย ใจดี"), signed("สมชาย ใจดี")),
        (
            "DG7006",
            body(FIRST, LAST, "ผู้ประสานงาน นายสมชาย ใจดี โทร. 08 1234 5678"),
            body(FIRST, "จึงกราบเรียนมาเพื่อโปรดทราบ"),
        ),
        (
            "DG7006",
            body(FIRST, LAST, "หมายเหตุ: กรุณาตอบรับภายในวันที่ 10 กันยายน 2564"),
            body(FIRST, "จึงนมัสการมาเพื่อโปรดทราบ"),
        ),
        (
            "DG7013",
            body(FIRST, LAST, "ขอให้ท่านและครอบครัวมีความสุขความเจริญ"),
            body(FIRST, "ขอให้ท่านและครอบครัวมีความสุขความเจริญ"),
        ),
        (
            "DG7005",
            body("ตามที่กรมแจ้งให้จังหวัดรายงาน นั้น บัดนี้กรมได้ตรวจแล้ว", LAST),
            body("ตามที่กรมแจ้งให้จังหวัดรายงาน บัดนี้กรมได้ตรวจแล้ว", LAST),
        ),
        (
            "DG7008",
            PLAN + "\n" + body(FIRST, LAST),
            CITED + "\n" + body(FIRST, LAST),
        ),
        (
            "DG7133",
            body(f"{FIRST} [ ] เข้าร่วม (  ) ไม่เข้าร่วม", LAST),
            body(f"{FIRST} ( ๕ คน )", LAST),
        ),
        ("DG7136", body(f"{FIRST} (  ) มา  (  ) ไม่มา", LAST), body("ด้วยกรมจะ  จัดอบรม", LAST)),
        ("DG7134", body(f"{FIRST} ณ ห้อง อส๕", LAST), body(f"{FIRST} จำนวน๕คน", LAST)),
        (
            "DG7508",
            body(f"ข้าพเจ้า {DOTS} ตำแหน่ง {DOTS} โทร. {DOTS} จะเข้าร่วม", LAST),
            body(f"ด้วยขอให้ดูที่ https://www.example.go.th/{'a' * 54} แล้วแจ้งผลให้ทราบภายใน 3 วัน", LAST),
        ),
    ],
)
def test_a_rule_tells_the_fault_and_passes_what_letters_say(
    code: str, right: str, wrong: str
) -> None:
    assert code not in found(right)
    assert code in found(wrong)


def found(rest: str, head: str = HEAD, workspace: Workspace = WORKSPACE) -> set[str]:
    """What is told of the letter, and what is told of it only when asked for."""
    signer = "" if "ลงนามร่วม:" in rest else "ผู้ลงนาม: รองอธิบดี\n"
    content = (head + signer + rest).encode()
    path = workspace.config / "circulars" / "test.yaml"
    made = prepare(path, workspace, content=content)
    loaded = circulars.parse(content, path, workspace)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    assert made.letter is not None
    return {one.code for one in (*made.found, *rule_findings(loaded.dossier, made.letter))}


def test_a_memorandum_may_close_as_a_letter_does() -> None:
    said = body(FIRST, LAST, "ขอแสดงความนับถือ")
    assert "DG7102" in found(said)
    assert "DG7102" not in found(said, HEAD.replace("หนังสือภายนอก", "บันทึกข้อความ"))


@pytest.mark.parametrize(
    ("kind", "rest"),
    [
        ("คำสั่ง", "ที่: 125/2564\n"),
        ("ประกาศ", ""),
        ("หนังสือรับรอง", "เลขที่: 15/2564\nผู้รับรอง: นายสมชาย ใจดี\n"),
    ],
)
@pytest.mark.parametrize(
    ("said", "is_told"),
    few_in_lane(
        [
            ("สั่ง ณ วันที่ 8 กันยายน พ.ศ. 2564", True),
            ("ประกาศ ณ วันที่ ๘ เดือน กันยายน พ.ศ. ๒๕๖๔", True),
            ("ให้ไว้ ณ วันที่ .... เดือน ............ พ.ศ. ....", True),
            ("ลงนาม ณ วันที่ 8 ก.ย. 64", True),
            ("สั่งเมื่อวันที่ 8/9/2564", True),
            ("สั่ง ณ วันที่", True),
            ("ประกาศ ณ ที่ทำการองค์การบริหารส่วนตำบล", False),
            ("ประกาศ ณ วันที่ 8 กันยายน 2564 ให้ยกเลิกประกาศเดิม", False),
            ("ตามประกาศกรม ประกาศ ณ วันที่ 8 กันยายน 2564", False),
        ]
    ),
)
def test_a_date_of_issue_in_the_text_would_stand_twice(
    kind: str, rest: str, said: str, is_told: bool
) -> None:
    head = f"ชนิด: {kind}\nส่วนราชการ: สถ\nวันที่: 8 กันยายน 2564\nเรื่อง: การอบรมผู้ปฏิบัติงาน\n"
    assert ("DG7185" in found(body(FIRST, said), head + rest)) == is_told
    assert "DG7185" not in found(body(FIRST, said, LAST))


@pytest.mark.parametrize("code", ["DG7108", "DG7109"])
def test_a_kind_without_the_part_may_speak_of_it(code: str) -> None:
    said = body("ตามหนังสือที่อ้างถึง กรมแจ้งให้อบรม ตามสิ่งที่ส่งมาด้วย นั้น", LAST)
    announced = "ชนิด: ประกาศ\nส่วนราชการ: สถ\nวันที่: 8 กันยายน 2564\nเรื่อง: การอบรมผู้ปฏิบัติงาน\n"
    assert code in found(said)
    assert code not in found(said, announced)


def of_an_office(folder: Path, more: str = "") -> Workspace:
    """A workspace whose only office has no telephone, and what else is said of it."""
    config = folder / "config"
    shutil.copytree(ROOT / "config", config)
    office = "ชื่อ: กรมส่งเสริมการปกครองท้องถิ่น, หัวหนังสือ: [กรม], เจ้าของเรื่อง: [กลุ่มพัฒนา]"
    (config / "offices.yaml").write_text(f"สถ: {{{office}{more}}}\n", encoding="utf-8")
    return Workspace(folder)


def test_a_telephone_in_the_text_is_one_of_the_letter(tmp_path: Path) -> None:
    workspace = of_an_office(tmp_path)
    called = body(FIRST, LAST, "ผู้ประสานงาน นายสมชาย ใจดี โทร. 08 1234 5678")
    assert "DG7011" in found(body(FIRST, LAST), workspace=workspace)
    assert "DG7011" not in found(called, workspace=workspace)


@pytest.mark.parametrize("kind", ["บันทึกข้อความ", "คำสั่ง", "ประกาศ"])
def test_a_form_without_an_owner_asks_for_no_telephone(tmp_path: Path, kind: str) -> None:
    workspace = of_an_office(tmp_path)
    head = HEAD.replace("หนังสือภายนอก", kind).replace("มท 0812/ว 1960", "125/2564")
    head = head if kind == "บันทึกข้อความ" else head.replace("เรียน: ผู้ว่าราชการจังหวัด\n", "")
    assert "DG7011" in found(body(FIRST, LAST), workspace=workspace)
    assert "DG7011" not in found(body(FIRST, LAST), head, workspace)


def test_a_letter_that_leaves_its_owner_out_is_asked_for_no_telephone(tmp_path: Path) -> None:
    without = "ต่างจากแบบ: {ตัดออก: [เจ้าของเรื่อง], เหตุผล: แบบของหน่วยงาน}\n"
    workspace = of_an_office(tmp_path)
    assert "DG7011" not in found(body(FIRST, LAST), HEAD + without, workspace)


def test_a_logo_is_told_of_only_when_everything_is_asked_for(tmp_path: Path) -> None:
    workspace = of_an_office(tmp_path, ", ครุฑ: config/ตรา.png, โทร: 0 2241 9000")
    (workspace.config / "ตรา.png").write_bytes(png(709, 709))
    content = (HEAD + "ผู้ลงนาม: รองอธิบดี\n" + body(FIRST, LAST)).encode()
    path = workspace.config / "circulars" / "test.yaml"
    told = [
        {one.code for one in report.found if one.code.startswith("DG53")}
        for everything in (False, True)
        for report in (check_circular(path, workspace, content=content, everything=everything),)
    ]
    assert told == [set(), {"DG5304"}]
