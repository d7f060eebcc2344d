"""The forwarding circular: what it carries over, restates and asks earlier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.compose import letter
from docgen.drafting.earlier_letter import earlier_letter
from docgen.drafting.forwarding import ForwardingStep, forwarding_circular
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace, offices
from docgen.loading.workspace.calendar import calendar
from docgen.model.circular import Urgency
from docgen.model.dossier import Dossier
from docgen.thai.date_reading import any_date
from docgen.thai.dates import ThaiDate
from tests.helpers.dossiers import ROOT, WORKSPACE, dossier

BODY_WITH_PARTS = """\
ข้อความ:
  - ตาราง: [[ที่, อำเภอ], ['1', สารภี]]
  - ต่อ: ให้รายงานทุกวันศุกร์
  - รายชื่อ: [[นายกล้า ใจดี, ปลัดจังหวัด, ประธานกรรมการ]]
  - จึงเรียนมาเพื่อโปรดทราบ
"""
KEY = "ชม-สถจ"
PATH = ROOT / "config" / "circulars" / "forwarded.yaml"
DAY = ThaiDate(2564, 9, 13)


@pytest.fixture(scope="module")
def original() -> Dossier:
    loaded = circulars.load(ROOT / "config" / "circulars" / "dla-1960.yaml", WORKSPACE)
    assert loaded.dossier is not None
    return loaded.dossier


@pytest.fixture(scope="module")
def step() -> ForwardingStep:
    days = calendar(WORKSPACE, 2564)
    return ForwardingStep(KEY, offices.offices(WORKSPACE).models[KEY], DAY, calendar=days)


def read(text: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return content


def test_carried_over_in_thai(original: Dossier, step: ForwardingStep) -> None:
    sheet = read(forwarding_circular(original, step).text)
    assert sheet["ชั้นความเร็ว"] == "ด่วนมาก"
    assert sheet["เรื่อง"] == original.circular.subject
    assert sheet["เรียน"] == "นายอำเภอทุกอำเภอ"
    assert sheet["ผู้รับ"] == "chiangmai-districts"
    assert sheet["สิ่งที่ส่งมาด้วย"] == [
        {
            "รายการ": "สำเนาหนังสือกรมส่งเสริมการปกครองท้องถิ่น ด่วนมาก "
            "ที่ มท 0812/ว 1960 ลงวันที่ 8 กันยายน 2564",
            "จำนวน": "1 ชุด",
            "แฟ้ม": "dla-1960.yaml",
        }
    ]
    assert sheet["กำหนด"]["บันทึก"]["ถึง"] == "30 กันยายน 2564"
    assert sheet["ผู้ลงนาม"] == "ท้องถิ่นจังหวัดเชียงใหม่"
    assert sheet["ส่งต่อจาก"] == "dla-1960.yaml"


def test_requests_are_restated_with_their_deadlines_by_name(
    original: Dossier, step: ForwardingStep
) -> None:
    body = read(forwarding_circular(original, step).text)["ข้อความ"]
    assert body["รับแจ้งจาก"] == "กรมส่งเสริมการปกครองท้องถิ่น"
    assert body["สาระ"].startswith("ปัจจุบันสถานะการบันทึกข้อมูลของท้องถิ่นอำเภอยังไม่ครบถ้วน")
    assert len(body["รายการ"]) == 2
    assert "{{ กำหนด.บันทึก.ถึง }}" in body["รายการ"][1]
    assert "{{ กำหนด.ยืนยัน.ถึง }}" in body["รายการ"][1]


def test_a_lead_counts_working_days_and_steps_over_holidays(
    original: Dossier, step: ForwardingStep
) -> None:
    made = forwarding_circular(original, replace(step, lead=5))
    until = read(made.text)["กำหนด"]["บันทึก"]["ถึง"]
    assert until == "22 กันยายน 2564"  # over the weekend and the holiday of the 24th
    assert not made.found


def test_dg2218_a_lead_never_moves_a_deadline_before_the_letter(
    original: Dossier, step: ForwardingStep
) -> None:
    late = replace(step, date=ThaiDate(2564, 9, 28), lead=3)
    made = forwarding_circular(original, late)
    assert [one.code for one in made.found] == ["DG2218"]
    assert read(made.text)["กำหนด"]["บันทึก"]["ถึง"] == "30 กันยายน 2564"


def test_urgency_is_raised_and_never_lowered(original: Dossier, step: ForwardingStep) -> None:
    raised = read(forwarding_circular(original, replace(step, urgency=Urgency.MOST_URGENT)).text)
    assert raised["ชั้นความเร็ว"] == "ด่วนที่สุด"
    lowered = read(forwarding_circular(original, replace(step, urgency=Urgency.URGENT)).text)
    assert lowered["ชั้นความเร็ว"] == "ด่วนมาก"


@pytest.mark.parametrize("keys", ["th", "en"])
def test_as_written_it_is_a_draft_in_good_form(
    original: Dossier, step: ForwardingStep, keys: str
) -> None:
    text = forwarding_circular(original, step, keys=keys).text
    loaded = circulars.parse(text.encode(), PATH, WORKSPACE)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    assert loaded.dossier.blanks == ("reference_number",)
    composed = letter(loaded.dossier)
    assert composed.found == ()


@pytest.mark.parametrize(
    "subject", ["หมายเหตุ: ด่วน", "รายงาน # ๑", "- ขีด", "'อัญประกาศ'", "[วงเล็บ]", "no", "0023"]
)
def test_any_subject_survives(original: Dossier, step: ForwardingStep, subject: str) -> None:
    circular = original.circular.model_copy(update={"subject": subject})
    changed = replace(original, circular=circular)
    assert read(forwarding_circular(changed, step).text)["เรื่อง"] == subject


def test_the_offices_own_earlier_letter_is_cited(
    original: Dossier, step: ForwardingStep, workspace: Workspace, tmp_path: Path
) -> None:
    own = f"""\
ชนิด: หนังสือภายนอก
ส่วนราชการ: {KEY}
ที่: ชม 0023.6/ว 872
วันที่: 27 กรกฎาคม 2564
เรื่อง: {original.circular.subject}
เรียน: นายอำเภอทุกอำเภอ
ข้อความ: [จึงเรียนมาเพื่อทราบ]
"""
    folder = workspace.config / "circulars"
    (folder / "872.yaml").write_text(own, encoding="utf-8")
    (folder / "other.yaml").write_text(
        own.replace("การบันทึกข้อมูล", "งบประมาณ").replace("872", "880"), encoding="utf-8"
    )
    found = earlier_letter(original, KEY, step.office, DAY, workspace)
    assert found is not None
    assert found.reference_number.number == 872
    sheet = read(forwarding_circular(original, replace(step, earlier=found)).text)
    assert sheet["อ้างถึง"][0]["ลงวันที่"] == "27 กรกฎาคม 2564"
    assert "ตามหนังสือที่อ้างถึง" in sheet["ข้อความ"]["เหตุ"]
    assert earlier_letter(original, KEY, step.office, ThaiDate(2564, 7, 1), workspace) is None


def test_dg2226_tells_what_of_the_letter_is_not_restated(step: ForwardingStep) -> None:
    made = forwarding_circular(dossier(BODY_WITH_PARTS), step)
    told = [one for one in made.found if one.code == "DG2226"]
    assert [one.at.line for one in told if one.at] == [9, 10, 11]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            "ด้วยกรมส่งเสริมการปกครองท้องถิ่น ขอเรียนว่า จะปิดระบบชั่วคราว ในการนี้ จึงขอให้บันทึกก่อน",
            "จะปิดระบบชั่วคราว",
        ),
        ("ด้วยกรมขอแจ้งให้ทราบว่าได้เลื่อนการประชุม", "ได้เลื่อนการประชุม"),
        ("ด้วยกรมส่งเสริมการปกครองท้องถิ่นได้กำหนดจัดประชุม", "ได้กำหนดจัดประชุม"),
        ("ด้วยกรมการปกครองได้กำหนดจัดประชุม", "กรมการปกครองได้กำหนดจัดประชุม"),
        ("ด้วยจังหวัดได้รายงานผลล่าช้า", "จังหวัดได้รายงานผลล่าช้า"),
        ("ด้วยมีผู้ร้องเรียนว่าถนนชำรุด", "มีผู้ร้องเรียนว่าถนนชำรุด"),
    ],
)
def test_the_sender_is_not_named_twice(step: ForwardingStep, said: str, message: str) -> None:
    sheet = read(forwarding_circular(dossier(f"ข้อความ:\n  - {said}\n"), step).text)
    assert sheet["ข้อความ"]["สาระ"].startswith(message)


def test_a_date_typed_short_is_cited_in_full(step: ForwardingStep) -> None:
    short = any_date("13 ก.ย. 64")
    received = dossier()
    received = replace(received, circular=received.circular.model_copy(update={"date": short}))
    (enclosure,) = read(forwarding_circular(received, step).text)["สิ่งที่ส่งมาด้วย"]
    assert enclosure["รายการ"].endswith("ลงวันที่ 13 กันยายน 2564")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("order-example", "สำเนาคำสั่งกรมส่งเสริมการปกครองท้องถิ่น ที่ 125/2564 ลงวันที่ "),
        ("statement-example", "สำเนาแถลงการณ์กรมส่งเสริมการปกครองท้องถิ่น ลงวันที่ "),
    ],
)
def test_what_is_no_letter_is_sent_on_under_its_own_name_and_number(
    name: str, said: str, step: ForwardingStep
) -> None:
    loaded = circulars.load(ROOT / "config" / "circulars" / f"{name}.yaml", WORKSPACE)
    assert loaded.dossier is not None
    sheet = read(forwarding_circular(loaded.dossier, step).text)
    assert sheet["สิ่งที่ส่งมาด้วย"][0]["รายการ"].startswith(said)


def test_what_is_asked_stands_apart_from_what_is_told(step: ForwardingStep) -> None:
    told = "พบผู้ป่วยเพิ่มขึ้นหลายพื้นที่"
    asked = "ขอให้ท่านแจ้งหน่วยงาน และรายงานผลภายในวันที่ {{ กำหนด.รายงาน.ถึง }}"
    said = f"ด้วยกรม ขอเรียนว่า {told} ในการนี้ จึง{asked}"
    letter_text = f"กำหนด:\n  รายงาน: {{ถึง: 25 ธันวาคม 2564}}\nข้อความ:\n  - {said!r}\n"
    sheet = read(forwarding_circular(dossier(letter_text), step).text)
    assert (sheet["ข้อความ"]["สาระ"], sheet["ข้อความ"]["คำขอ"]) == (told, asked)
