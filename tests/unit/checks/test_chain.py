"""A chain of three letters that agree, and forty contradictions planted in it one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.helpers.workspaces import OFFICES

DEPARTMENT = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ชั้นความเร็ว: ด่วนมาก
ที่: มท 0812/ว 1960
วันที่: 8 กันยายน 2564
เรื่อง: การบันทึกข้อมูลในระบบติดตามงาน (Workload Tracking System)
เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด
กำหนด:
  บันทึก: {เริ่ม: 1 สิงหาคม 2564, ถึง: 30 กันยายน 2564, เดิม: 15 กันยายน 2564}
  ยืนยัน: {ถึง: 8 ตุลาคม 2564}
ข้อความ:
  - >-
    ด้วยกรมส่งเสริมการปกครองท้องถิ่นขอให้บันทึกข้อมูลในระบบ Workload Tracking System
    ภายในวันที่ {{ กำหนด.บันทึก.ถึง }}
  - จึงเรียนมาเพื่อโปรดพิจารณา
ผู้ลงนาม: รองอธิบดี
"""
PROVINCE = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: ชม-สถจ
ชั้นความเร็ว: ด่วนมาก
ที่: ชม 0023.6/ว 1088
วันที่: 13 กันยายน 2564
เรื่อง: การบันทึกข้อมูลในระบบติดตามงาน (Workload Tracking System)
เรียน: นายอำเภอทุกอำเภอ
สิ่งที่ส่งมาด้วย:
  - รายการ: สำเนาหนังสือกรมส่งเสริมการปกครองท้องถิ่น ด่วนมาก ที่ มท 0812/ว 1960 ลงวันที่ 8 กันยายน 2564
    จำนวน: 1 ชุด
กำหนด:
  บันทึก: {ถึง: 27 กันยายน 2564}
  ยืนยัน: {ถึง: 5 ตุลาคม 2564}
ข้อความ:
  - >-
    จังหวัดเชียงใหม่ได้รับแจ้งจากกรมส่งเสริมการปกครองท้องถิ่นว่า ให้บันทึกข้อมูลภายในวันที่ 30 กันยายน 2564
    จึงขอให้บันทึกข้อมูลในระบบ Workload Tracking System
    ภายในวันที่ {{ กำหนด.บันทึก.ถึง }}
    รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย
  - จึงเรียนมาเพื่อดำเนินการต่อไป
ผู้ลงนาม: ท้องถิ่นจังหวัด
ส่งต่อจาก: กรม.yaml
"""
DISTRICT = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: ชม-เมือง
ชั้นความเร็ว: ด่วนมาก
ที่: ชม 0118/ว 55
วันที่: 15 กันยายน 2564
เรื่อง: การบันทึกข้อมูลในระบบติดตามงาน (Workload Tracking System)
เรียน: กำนันทุกตำบล
อ้างถึง:
  - เอกสาร: หนังสืออำเภอเมืองเชียงใหม่
    ที่: ชม 0118/ว 50
    ลงวันที่: 2 สิงหาคม 2564
สิ่งที่ส่งมาด้วย:
  - รายการ: สำเนาหนังสือจังหวัดเชียงใหม่ ด่วนมาก ที่ ชม 0023.6/ว 1088 ลงวันที่ 13 กันยายน 2564
    จำนวน: 1 ชุด
กำหนด:
  บันทึก: {ถึง: 22 กันยายน 2564}
ข้อความ:
  - ตามหนังสือที่อ้างถึง อำเภอเมืองเชียงใหม่ได้แจ้งเรื่องระบบแล้ว นั้น
  - บัดนี้ จังหวัดแจ้งว่า ขอให้บันทึกข้อมูลภายในวันที่ {{ กำหนด.บันทึก.ถึง }} รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย
  - จึงเรียนมาเพื่อดำเนินการต่อไป
ส่งต่อจาก: จังหวัด.yaml
"""
FORMER = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: ชม-เมือง
ที่: ชม 0118/ว 50
วันที่: 2 สิงหาคม 2564
เรื่อง: ระบบติดตามงาน
เรียน: กำนันทุกตำบล
ข้อความ:
  - ด้วยมีระบบติดตามงานใหม่
  - จึงเรียนมาเพื่อทราบ
"""
CHAIN = {"กรม": DEPARTMENT, "จังหวัด": PROVINCE, "อำเภอ": DISTRICT, "ก่อน": FORMER}
OFFICE = """\
ชม-เมือง:
  ชื่อ: อำเภอเมืองเชียงใหม่
  หัวหนังสือ: [ที่ว่าการอำเภอเมืองเชียงใหม่]
  เจ้าของเรื่อง: [ที่ทำการปกครองอำเภอ]
  โทร: 0-5322-1122
  ที่: ชม 0118
"""
DUE, CONFIRM = "บันทึก: {ถึง: 27 กันยายน 2564}", "ยืนยัน: {ถึง: 5 ตุลาคม 2564}"
SUBJECT = "เรื่อง: การบันทึกข้อมูลในระบบติดตามงาน (Workload Tracking System)"
OWN = "ภายในวันที่ {{ กำหนด.บันทึก.ถึง }}"

# Which letter, what stood there, what is planted, and the code that must be found on its line.
AGAINST_THE_CALENDAR_AND_THE_PARENT = (
    ("กรม", "ถึง: 30 กันยายน", "ถึง: 2 ตุลาคม", "DG2201"),
    ("กรม", "ถึง: 8 ตุลาคม", "ถึง: 10 ตุลาคม", "DG2201"),
    ("จังหวัด", DUE, "บันทึก: {ถึง: 25 กันยายน 2564}", "DG2201"),
    ("อำเภอ", "ถึง: 22 กันยายน", "ถึง: 19 กันยายน", "DG2201"),
    ("กรม", "ถึง: 8 ตุลาคม", "ถึง: 13 ตุลาคม", "DG2202"),
    ("กรม", "ถึง: 8 ตุลาคม", "ถึง: 25 ตุลาคม", "DG2202"),
    ("จังหวัด", DUE, "บันทึก: {ถึง: 24 กันยายน 2564}", "DG2202"),
    ("กรม", "ถึง: 8 ตุลาคม", "ถึง: 10 ธันวาคม", "DG2202"),
    ("จังหวัด", DUE, "บันทึก: {ถึง: 1 ตุลาคม 2564}", "DG2203"),
    ("จังหวัด", CONFIRM, "ยืนยัน: {ถึง: 11 ตุลาคม 2564}", "DG2203"),
    ("อำเภอ", "ถึง: 22 กันยายน", "ถึง: 28 กันยายน", "DG2203"),
    ("อำเภอ", "ถึง: 22 กันยายน", "ถึง: 30 กันยายน", "DG2203"),
    ("จังหวัด", "ชั้นความเร็ว: ด่วนมาก", "ชั้นความเร็ว: ด่วน", "DG2204"),
    ("อำเภอ", "ชั้นความเร็ว: ด่วนมาก", "ชั้นความเร็ว: ด่วน", "DG2204"),
    ("จังหวัด", "วันที่: 13 กันยายน", "วันที่: 7 กันยายน", "DG2207"),
    ("อำเภอ", "วันที่: 15 กันยายน", "วันที่: 10 กันยายน", "DG2207"),
    ("จังหวัด", "ในระบบ Workload Tracking", "ในระบบ Workload Traking", "DG2208"),
    ("จังหวัด", "(Workload Tracking System)", "(Workload Tracking Systems)", "DG2208"),
    ("อำเภอ", "(Workload Tracking System)", "(Work load Tracking System)", "DG2208"),
    ("จังหวัด", SUBJECT, SUBJECT.replace("ติดตามงาน", "การติดตามงาน"), "DG2209"),
    ("อำเภอ", SUBJECT, SUBJECT.replace("ข้อมูลใน", "ใน"), "DG2209"),
    ("จังหวัด", OWN, "ภายในวันที่ 29 กันยายน 2564", "DG2210"),
    ("จังหวัด", OWN, "ถึงวันที่ 3 ตุลาคม 2564", "DG2210"),
    ("กรม", OWN, "ภายในวันที่ 28 กันยายน 2564", "DG2210"),
    ("อำเภอ", OWN, "ไม่เกินวันที่ 23 กันยายน 2564", "DG2210"),
)
AGAINST_OTHER_LETTERS = (
    ("อำเภอ", "ลงวันที่: 2 สิงหาคม", "ลงวันที่: 3 สิงหาคม", "DG2205"),
    ("อำเภอ", "ลงวันที่: 2 สิงหาคม", "ลงวันที่: 2 กรกฎาคม", "DG2205"),
    ("อำเภอ", "ที่: ชม 0118/ว 50", "ที่: ชม 0118/ว 51", "DG2206"),
    ("อำเภอ", "ที่: ชม 0118/ว 50", "ที่: ชม 0118/ว 15", "DG2206"),
    ("กรม", "ส่งต่อจาก", "ส่งต่อจาก: อำเภอ.yaml", "DG2211"),
    ("กรม", "ส่งต่อจาก", "ส่งต่อจาก: จังหวัด.yaml", "DG2211"),
    ("อำเภอ", "ที่: ชม 0118/ว 55", "ที่: ชม 0118/ว 49", "DG2212"),
    ("ก่อน", "ที่: ชม 0118/ว 50", "ที่: ชม 0118/ว 60", "DG2212"),
    ("ก่อน", "วันที่: 2 สิงหาคม", "วันที่: 20 กันยายน", "DG2212"),
    ("อำเภอ", "ที่: ชม 0118/ว 55", "ที่: ชม 0118/ว 50", "DG2213"),
    ("ก่อน", "ที่: ชม 0118/ว 50", "ที่: ชม 0118/ว 55", "DG2213"),
    ("จังหวัด", "ว 1960 ลงวันที่ 8", "ว 1690 ลงวันที่ 8", "DG2214"),
    ("จังหวัด", "ว 1960 ลงวันที่ 8", "ว 1960 ลงวันที่ 5", "DG2214"),
    ("อำเภอ", "ว 1088 ลงวันที่ 13", "ว 1088 ลงวันที่ 18", "DG2214"),
    ("อำเภอ", "ว 1088 ลงวันที่ 13", "ว 1808 ลงวันที่ 13", "DG2214"),
)
OF_THE_CHAIN = {f"DG22{number:02d}" for number in range(1, 15)}


@pytest.fixture
def chain(workspace: Workspace) -> Workspace:
    workspace.offices.write_text(OFFICES + OFFICE, encoding="utf-8")
    for name, text in CHAIN.items():
        _path(workspace, name).write_text(text, encoding="utf-8")
    return workspace


def _path(workspace: Workspace, name: str) -> Path:
    return workspace.config / "circulars" / f"{name}.yaml"


def _found(workspace: Workspace, name: str) -> list[Diagnostic]:
    found = prepare(_path(workspace, name), workspace).found
    return [one for one in found if one.code in OF_THE_CHAIN]


@pytest.mark.parametrize("name", CHAIN)
def test_nothing_is_found_in_a_chain_that_agrees(chain: Workspace, name: str) -> None:
    assert _found(chain, name) == []


@pytest.mark.parametrize(("name", "old", "new", "code"), AGAINST_THE_CALENDAR_AND_THE_PARENT)
def test_contradiction_dg2201_dg2202_dg2203_dg2204_dg2207_dg2208_dg2209_dg2210(
    chain: Workspace, name: str, old: str, new: str, code: str
) -> None:
    _is_found_on_its_line(chain, name, old, new, code)


@pytest.mark.parametrize(("name", "old", "new", "code"), AGAINST_OTHER_LETTERS)
def test_contradiction_dg2205_dg2206_dg2211_dg2212_dg2213_dg2214(
    chain: Workspace, name: str, old: str, new: str, code: str
) -> None:
    _is_found_on_its_line(chain, name, old, new, code)


def _is_found_on_its_line(chain: Workspace, name: str, old: str, new: str, code: str) -> None:
    text = CHAIN[name]
    changed = text.replace(old, new) if old in text else text + new + "\n"
    assert changed != text
    _path(chain, name).write_text(changed, encoding="utf-8")
    line = next(i for i, one in enumerate(changed.splitlines(), 1) if new in one)
    places = [
        (one.code, at.line)
        for one in _found(chain, name)
        for at in (one.at, *(at for at, _ in one.also))
        if at is not None
    ]
    found = set(places)
    assert (code, line) in found, found


def test_one_letter_against_many_is_told_once(chain: Workspace) -> None:
    late = _path(chain, "ก่อน").read_text(encoding="utf-8")
    for number in (51, 52, 53):
        other = late.replace("ชม 0118/ว 50", f"ชม 0118/ว {number}")
        _path(chain, f"ก่อน{number}").write_text(other, encoding="utf-8")
    early = late.replace("วันที่: 2 สิงหาคม", "วันที่: 20 กันยายน")
    _path(chain, "ก่อน").write_text(early, encoding="utf-8")
    (told,) = [one for one in _found(chain, "ก่อน") if one.code == "DG2212"]
    assert "51" in told.message().replace("๕๑", "51")


def test_forty_are_planted() -> None:
    planted = (*AGAINST_THE_CALENDAR_AND_THE_PARENT, *AGAINST_OTHER_LETTERS)
    assert len(planted) == 40
    assert {code for *_, code in planted} == OF_THE_CHAIN


def test_dg2219_holidays_that_cannot_be_used(chain: Workspace) -> None:
    chain.holidays.write_text("เพิ่ม:\n  27 กรกฎาคม: วันหยุด\n", encoding="utf-8")
    found = prepare(_path(chain, "กรม"), chain).found
    assert [(one.code, one.at.line) for one in found if one.code == "DG2219" and one.at] == [
        ("DG2219", 2)
    ]


def test_an_office_corrects_the_calendar(chain: Workspace) -> None:
    path = _path(chain, "กรม")
    path.write_text(DEPARTMENT.replace("8 ตุลาคม", "13 ตุลาคม"), encoding="utf-8")
    assert [one.code for one in _found(chain, "กรม")] == ["DG2202"]
    name = _found(chain, "กรม")[0].params["holiday"]
    chain.holidays.write_text(f"ตัดออก: ['{name}']\n", encoding="utf-8")
    assert _found(chain, "กรม") == []
    chain.holidays.write_text("เพิ่ม:\n  13 ตุลาคม 2564: วันหยุดพิเศษ\n", encoding="utf-8")
    assert [one.code for one in _found(chain, "กรม")] == ["DG2202"]


@pytest.mark.parametrize("date", ["1 พฤษภาคม 2568", "9 พฤษภาคม 2568"])
def test_labour_day_is_no_holiday_of_offices_and_ploughing_day_is_one(
    chain: Workspace, date: str
) -> None:
    chain.holidays.write_text("ตัดออก: [วันแรงงานแห่งชาติ]\n", encoding="utf-8")
    _path(chain, "กรม").write_text(DEPARTMENT.replace("8 ตุลาคม 2564", date), encoding="utf-8")
    codes = [one.code for one in _found(chain, "กรม")]
    assert codes == ([] if date.startswith("1 ") else ["DG2202"])


@pytest.mark.parametrize("text", ["ข้อความ: &ก [*ก]\n", "[" * 5000, "\x00", "ที่: [1, 2]\n", ""])
def test_a_neighbour_that_cannot_be_read_is_no_concern_of_this_letter(
    chain: Workspace, text: str
) -> None:
    _path(chain, "เสีย").write_text(text, encoding="utf-8")
    assert _found(chain, "อำเภอ") == []


@pytest.mark.parametrize(
    "line",
    [
        "ชั้นความลับ: ลับที่สุด",
        "ชั้นความลับ: ลับ ที่สุด",
        "ชั้นความลับ: [ลับ]",
        "ชั้นความเร็ว: ด่วนสุดขีด",
        "ชั้นความเร็ว: 7",
        "วันที่: 31 กุมภาพันธ์ 2569",
        "กำหนด: ลับที่สุด",
        "ชนิด: ลับที่สุด",
        "ส่งต่อจาก: ลับที่สุด",
        "ส่วนราชการ: ลับที่สุด",
        "เนื้อหา: 5",
    ],
)
def test_a_neighbour_that_says_what_cannot_be_is_no_concern_of_this_letter(
    chain: Workspace, line: str
) -> None:
    key = line.partition(":")[0]
    kept = [one for one in CHAIN["กรม"].splitlines() if not one.startswith(f"{key}:")]
    text = "\n".join([*kept, line, ""])
    _path(chain, "เสีย").write_text(text, encoding="utf-8")
    prepare(_path(chain, "อำเภอ"), chain)
