"""``docgen new --ask``: questions in Thai, each answer checked at once, to a file that is good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from docgen import kinds
from docgen.cli import asking, main, new_asked
from docgen.loading.workspace import Workspace

FILE = "config/circulars/ถาม.yaml"
ORDER = (
    *("", "", "แต่งตั้งคณะทำงาน", "126/2564", ""),  # office, date, subject, number, issuer
    *("1", "ย่อหน้าหนึ่ง", "ย่อหน้าสอง", "", ""),  # own words, two paragraphs; who signs
)


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    return workspace


def ask(kind: str, *answers: str, options: tuple[str, ...] = ()) -> Result:
    said = "".join(f"{one}\n" for one in (*answers, ""))  # the last says that all is right
    return CliRunner().invoke(main, ["new", kind, "--ask", "-o", FILE, *options], input=said)


def written(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    checked = CliRunner().invoke(main, ["check", FILE])
    assert checked.exit_code == 0, checked.stderr
    assert "DG2070" not in checked.stderr
    text = Path(FILE).read_text(encoding="utf-8")
    made: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return made


def test_answers_stand_where_the_samples_stood() -> None:
    order = written(ask("คำสั่ง", *ORDER))
    assert order["เรื่อง"] == "แต่งตั้งคณะทำงาน"
    assert order["ที่"] == "126/2564"
    assert order["ข้อความ"] == ["ย่อหน้าหนึ่ง", "ย่อหน้าสอง"]
    assert "ผู้ออก" not in order


def test_a_needed_answer_is_asked_for_again() -> None:
    result = ask("คำสั่ง", *ORDER[:2], "", *ORDER[2:])
    assert written(result)["เรื่อง"] == "แต่งตั้งคณะทำงาน"
    assert "ต้องตอบข้อนี้" in result.stderr


def test_a_wrong_answer_is_told_and_asked_again() -> None:
    result = ask("คำสั่ง", "", "31 กุมภาพันธ์ 2564", "10 กันยายน 2564", ORDER[2], "๑๒6", *ORDER[4:])
    order = written(result)
    assert (order["วันที่"], order["ที่"]) == ("10 กันยายน 2564", "126/2564")
    assert result.stderr.count("ยังใช้ไม่ได้") == 1


def test_one_goes_back_to_the_question_before() -> None:
    answers = ("", "", "เรื่องที่พิมพ์ผิด", "ย้อน", *ORDER[2:])
    assert written(ask("คำสั่ง", *answers))["เรื่อง"] == "แต่งตั้งคณะทำงาน"


def test_going_back_from_the_first_question_chooses_the_office_again() -> None:
    order = written(ask("คำสั่ง", "1", "ย้อน", "2", *ORDER[1:]))
    assert order["ส่วนราชการ"] == "ชม-สถจ"
    assert order["ผู้ลงนาม"] == "ท้องถิ่นจังหวัด"


def test_going_back_within_a_list_takes_the_latest_away() -> None:
    answers = (*ORDER[:7], "ผิด", "ย้อน", *ORDER[7:])
    assert written(ask("คำสั่ง", *answers))["ข้อความ"] == ["ย่อหน้าหนึ่ง", "ย่อหน้าสอง"]


def test_who_signs_is_chosen_from_the_list() -> None:
    result = ask("คำสั่ง", *ORDER[:-1], "ไม่มีคนนี้", "2")
    assert written(result)["ผู้ลงนาม"] == "ท้องถิ่นจังหวัด"
    assert "ไม่มี «ไม่มีคนนี้» ให้เลือก" in result.stderr


def test_columns_of_a_list_are_parted_by_commas() -> None:
    minutes = written(
        ask(
            *("รายงานการประชุม", "", "คณะทำงาน", "1/2564", "วันนี้", "ห้องประชุม"),
            *("นายก ข, ประธาน", "", "", "", "09.00 น.", "12.00 น.", "นายค ง", ""),
            *("1", "ที่ประชุมรับทราบ", ""),
        )
    )
    assert minutes["ผู้มาประชุม"] == [["นายก ข", "ประธาน"]]


def test_a_letter_is_asked_for_everything_that_a_clerk_needs() -> None:
    letter = written(
        ask(
            *("หนังสือภายนอก", "สถ", "ด่วนมาก", "มท 0812/77", "10 กันยายน 2564"),
            *("ขอเชิญประชุมชี้แจง", "อธิการบดีมหาวิทยาลัยตัวอย่าง", ""),
            *("หนังสือมหาวิทยาลัยตัวอย่าง", "อว 0610/881", "1 กันยายน 2564", ""),
            *("ระเบียบวาระการประชุม", "1 ชุด", ""),
            *("เชิญประชุม", "ประชุมชี้แจงตามหนังสือที่อ้างถึง"),
            *("วันจันทร์ที่ 20 กันยายน 2564 เวลา 09.30 น.", "ห้องประชุม 5501"),
            *("ท่านหรือผู้แทน", "แจ้งชื่อภายในวันที่ 15 กันยายน 2564"),
            *("1", ""),
        )
    )
    assert letter["ชั้นความเร็ว"] == "ด่วนมาก"
    assert letter["อ้างถึง"][0]["ลงวันที่"] == "1 กันยายน 2564"
    assert letter["สิ่งที่ส่งมาด้วย"] == [{"รายการ": "ระเบียบวาระการประชุม", "จำนวน": "1 ชุด"}]
    assert letter["ข้อความ"]["แม่แบบ"] == "เชิญประชุม"
    assert letter["ข้อความ"]["สถานที่"] == "ห้องประชุม 5501"


def test_a_name_that_no_deadline_has_is_refused_in_the_slot_itself() -> None:
    answers = ("ประชุม", "วันนี้ {{ กำหนด.ไม่มี.ถึง }}", "วันจันทร์ที่ 20 กันยายน 2564", "ห้อง", "ท่าน")
    result = ask(
        *("บันทึกข้อความ", "", "", "", "", "ขอเชิญประชุมชี้แจง", "อธิบดี", "", ""),
        *(*answers, "", ""),
        options=("--template", "เชิญประชุม"),
    )
    assert written(result)["ข้อความ"]["วันเวลา"] == "วันจันทร์ที่ 20 กันยายน 2564"
    assert "ยังใช้ไม่ได้" in result.stderr


def test_what_the_office_always_has_can_be_left_out() -> None:
    letter = written(
        ask(
            *("หนังสือภายนอก", "ชม-สถจ", "", "", "", "แจ้งผลการพิจารณา", "นายสมชาย ตัวอย่าง"),
            *("-", "", "", "", "1", "จึงเรียนมาเพื่อโปรดทราบ", "", "", ""),
        )
    )
    assert "ผู้รับ" not in letter
    assert letter["เรียน"] == "นายสมชาย ตัวอย่าง"


def test_what_a_form_needs_is_not_skipped() -> None:
    result = ask(
        *("หนังสือนำส่ง", "", "", "", "", "ส่งคู่มือการใช้งานระบบ", "อธิบดีกรมการปกครอง", ""),
        *("", "", "คู่มือ", "2 เล่ม", "", ""),
        *("1", "ด้วยมีคู่มือใหม่ ตามสิ่งที่ส่งมาด้วย", "จึงเรียนมาเพื่อโปรดทราบ", "", "", ""),
    )
    assert written(result)["สิ่งที่ส่งมาด้วย"] == [{"รายการ": "คู่มือ", "จำนวน": "2 เล่ม"}]
    assert "ต้องตอบข้อนี้" in result.stderr


@pytest.mark.parametrize("keys", ["th", "en"])
@pytest.mark.parametrize("name", kinds.names())
def test_the_shortest_answers_make_a_good_file_of_every_kind(
    name: str, keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def shortest(question: str, default: str = "", **_: Any) -> str:
        asked.append(question)
        assert len(asked) < 60, asked[-3:]
        if default or question.endswith("(กด Enter ถ้าไม่มี)") or question.startswith("กด Enter"):
            return default
        if question.isdecimal():
            return "รายการ" if question == "1" else ""
        if question == "พิมพ์เลขหรือชื่อ":
            return "1"
        return "1/2564" if "ทับปีพุทธศักราช เริ่มที่ 1" in question else "คำตอบ"

    monkeypatch.setattr(asking, "typed_answer", shortest)
    monkeypatch.setattr(new_asked, "_make_and_show", lambda *_: None)
    result = ask(name, options=("--keys", keys))
    assert result.exit_code == 0, (result.stderr, result.exception)
    checked = CliRunner().invoke(main, ["check", FILE])
    assert checked.exit_code == 0, checked.stderr
    assert "DG2070" not in checked.stderr
