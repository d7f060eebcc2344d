"""``docgen new --ask``: what stands is never overwritten, answers outlive Ctrl-C, any is mended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from docgen.cli import asking, main
from docgen.loading.workspace import Workspace

FILE = "config/circulars/ถาม.yaml"
KEPT = Path("config/circulars/.ถาม.answers.json")
ORDER = (
    *("", "", "แต่งตั้งคณะทำงาน", "126/2564", ""),  # office, date, subject, number, issuer
    *("1", "ย่อหน้าหนึ่ง", "ย่อหน้าสอง", "", ""),  # own words, two paragraphs; who signs
)


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    return workspace


def new(*arguments: str, answers: tuple[str, ...]) -> Result:
    return CliRunner().invoke(
        main, ["new", *arguments], input="".join(f"{one}\n" for one in answers)
    )


def ask(*answers: str) -> Result:
    return new("คำสั่ง", "--ask", "-o", FILE, answers=answers)


def content(path: str = FILE) -> dict[str, Any]:
    made: dict[str, Any] = yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return made


def test_a_file_that_stands_is_told_before_anything_is_asked() -> None:
    Path(FILE).write_text("ของเดิม", encoding="utf-8")
    result = ask(*ORDER, "")
    assert result.exit_code == 1
    assert "DG5002" in result.stderr
    assert "ตอบทีละข้อ" not in result.stderr
    assert Path(FILE).read_text(encoding="utf-8") == "ของเดิม"


def test_answers_outlive_a_stop_in_the_middle() -> None:
    stopped = ask(*ORDER[:7])  # within the paragraphs of the body
    assert stopped.exit_code == 130
    assert "พิมพ์คำสั่งเดิมเพื่อทำต่อ" in stopped.stderr
    assert KEPT.exists()
    assert not Path(FILE).exists()
    ended = ask("", *ORDER[7:], "")
    assert ended.exit_code == 0, ended.stderr
    assert content()["เรื่อง"] == "แต่งตั้งคณะทำงาน"
    assert content()["ข้อความ"] == ["ย่อหน้าหนึ่ง", "ย่อหน้าสอง"]
    assert not KEPT.exists()


@pytest.mark.parametrize("after", range(len(ORDER)))
def test_a_stop_after_any_answer_loses_none(after: int) -> None:
    assert ask(*ORDER[:after]).exit_code == 130
    resumed = ("",) if after else ()
    assert ask(*resumed, *ORDER[after:], "").exit_code == 0
    made = content()
    assert (made["เรื่อง"], made["ที่"]) == ("แต่งตั้งคณะทำงาน", "126/2564")
    assert made["ข้อความ"] == ["ย่อหน้าหนึ่ง", "ย่อหน้าสอง"]


def test_one_may_begin_anew() -> None:
    ask(*ORDER[:7])
    assert ask("เริ่มใหม่", *ORDER, "").exit_code == 0
    assert content()["ข้อความ"] == ["ย่อหน้าหนึ่ง", "ย่อหน้าสอง"]


def test_answers_to_another_kind_are_not_taken_up() -> None:
    ask(*ORDER[:7])
    result = new("ประกาศ", "--ask", "-o", FILE, answers=("",))
    assert "มีคำตอบที่เก็บไว้" not in result.stderr


def test_all_answers_are_shown_and_any_is_corrected() -> None:
    result = ask(*ORDER, "3", "แต่งตั้งคณะกรรมการ", "วันที่", "9 ก.ย. 64", "")
    assert result.exit_code == 0, result.stderr
    assert "3. ชื่อเรื่องของหนังสือ: แต่งตั้งคณะทำงาน" in result.stderr
    assert "3. ชื่อเรื่องของหนังสือ: แต่งตั้งคณะกรรมการ" in result.stderr
    assert content()["เรื่อง"] == "แต่งตั้งคณะกรรมการ"


def test_own_words_are_named_in_the_review() -> None:
    shown = ask(*ORDER, "").stderr
    assert "วิธีเขียนข้อความ: เขียนข้อความเองทีละย่อหน้า\n" in shown
    assert "วิธีเขียนข้อความ: -" not in shown


def test_a_list_is_corrected_as_a_whole_and_stands_when_nothing_is_typed() -> None:
    assert ask(*ORDER, "7", "", "7", "ใหม่หนึ่ง", "", "").exit_code == 0
    assert content()["ข้อความ"] == ["ใหม่หนึ่ง"]


def test_a_line_that_is_not_there_is_not_corrected() -> None:
    result = ask(*ORDER, "99", "")
    assert result.exit_code == 0
    assert "ไม่มี «99» ให้เลือก" in result.stderr


def test_the_letter_is_made_and_its_pages_are_drawn() -> None:
    result = ask(*ORDER, "")
    made = [line for line in result.stdout.splitlines() if line]
    assert made[0] == FILE
    assert {Path(line).suffix for line in made} == {".yaml", ".docx", ".pdf", ".png"}
    assert all(Path(line).is_file() for line in made)
    assert result.stderr.rstrip().endswith(f"docgen build {FILE}")


def test_without_o_the_letter_stands_among_the_others() -> None:
    result = new("คำสั่ง", "--ask", answers=(*ORDER, ""))
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("config/circulars/คำสั่ง-")


def test_what_a_clerk_types_is_taken_and_shown() -> None:
    result = new(
        *("หนังสือภายนอก", "--ask", "-o", FILE),
        answers=(
            *("สถ", "ด่วนที่สุด", "ว 50", "8 ก.ย. 64", "เรื่อง ขอเชิญประชุม", "เรียน อธิบดีกรมการปกครอง"),
            *("-", "", "", "1", "ด้วยกรมจะประชุม", "จึงเรียนมาเพื่อโปรดทราบ", "", "1", ""),
        ),
    )
    assert result.exit_code == 0, result.stderr
    made = content()
    assert made["ที่"] == "มท 0812/ว 50"
    assert made["วันที่"] == "8 กันยายน 2564"
    assert made["เรื่อง"] == "ขอเชิญประชุม"
    assert made["เรียน"] == "อธิบดีกรมการปกครอง"
    assert "= มท 0812/ว 50" in result.stderr


def test_nothing_is_asked_about_the_variables_of_templates() -> None:
    asked: list[str] = []

    def stop(question: str, default: str = "", **_: Any) -> str:
        asked.append(question)
        if len(asked) > 30:
            raise click.Abort
        return default or "คำตอบ"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "typed_answer", stop)
        result = new("หนังสือภายนอก", "--ask", "-o", FILE, answers=())
    assert "{{" not in result.stderr + "".join(asked)


def test_an_office_is_asked_for_and_added() -> None:
    before = Path("config/offices.yaml").read_text(encoding="utf-8")
    result = new(
        "หน่วยงาน",
        answers=(
            *("จังหวัดลำปาง", "ศาลากลางจังหวัดลำปาง", "ถนนวชิราวุธดำเนิน ลป 52000", ""),
            *("สำนักงานจังหวัดลำปาง", "", "ที่ ลป0017/", "โทร 054265014", "", "1"),
            *("สถ", "ลป", ""),  # the first name is taken
        ),
    )
    assert result.exit_code == 0, result.stderr
    assert "มี «สถ» ใน offices.yaml อยู่แล้ว" in result.stderr
    after = Path("config/offices.yaml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    office = content("config/offices.yaml")["ลป"]
    assert office["ที่"] == "ลป 0017"
    assert office["โทร"] == "0 5426 5014"
    assert office["หัวหนังสือ"] == ["ศาลากลางจังหวัดลำปาง", "ถนนวชิราวุธดำเนิน ลป 52000"]
    assert "ส่วนราชการ: ลป" in result.stderr
    assert CliRunner().invoke(main, ["list", "offices"]).stdout.count("ลำปาง")


def test_one_who_signs_is_asked_for_and_added() -> None:
    result = new(
        "ผู้ลงนาม",
        answers=("นายตัวอย่าง ลงนาม", "ปลัดจังหวัด", "ผู้ว่าราชการจังหวัดลำปาง", "", "", ""),
    )
    assert result.exit_code == 0, result.stderr
    signatory = content("config/signatories.yaml")["ปลัดจังหวัด"]
    assert signatory["ปฏิบัติราชการแทน"] == "ผู้ว่าราชการจังหวัดลำปาง"


def test_what_is_wrong_with_an_office_is_told_at_the_answer() -> None:
    result = new(
        "หน่วยงาน",
        answers=(
            *("จังหวัดลำปาง", "ศาลากลาง", "", "สำนักงาน", "", "", "12"),
            *("", "", "ล\u200bป", "ลป", ""),
        ),
    )
    assert result.exit_code == 0, result.stderr
    assert "โปรดตรวจ: หมายเลขโทรศัพท์ «12» มี 2 หลัก" in result.stderr


def test_a_list_is_asked_for_row_by_row() -> None:
    result = new(
        "บัญชีผู้รับ",
        answers=(
            *("อำเภอ", "", "งาว", "นายอำเภองาว", "", "", "saraban@ngao.go.th"),
            *("เกาะคา", "เรียน นายอำเภอเกาะคา", "ถนนลำปาง", "52130", "", "", ""),
        ),
    )
    assert result.exit_code == 0, result.stderr
    lines = Path("config/recipients/อำเภอ.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "ชื่อ,เรียน,ที่อยู่,รหัสไปรษณีย์,อีเมลสารบรรณ"
    assert lines[2] == "เกาะคา,นายอำเภอเกาะคา,ถนนลำปาง,52130,"
    assert "ผู้รับ: อำเภอ" in result.stderr


def test_a_list_that_the_office_has_is_taken_over(tmp_path: Path) -> None:
    source = tmp_path / "ของเรา.csv"
    source.write_text("ชื่อ,เรียน\nงาว,นายอำเภองาว\n", encoding="utf-8")
    result = new("บัญชีผู้รับ", answers=("อำเภอ", f"'{tmp_path / 'ไม่มี.csv'}'", f'"{source}"', ""))
    assert result.exit_code == 0, result.stderr
    assert "ไม่พบแฟ้ม" in result.stderr
    assert Path("config/recipients/อำเภอ.csv").read_bytes() == source.read_bytes()


def test_a_list_that_nobody_can_be_written_to_by_is_told_at_the_answer(tmp_path: Path) -> None:
    source = tmp_path / "ของเรา.csv"
    source.write_text("หมู่บ้าน,เจ้าหน้าที่\nงาว,นายก\n", encoding="utf-8")
    good = tmp_path / "ดี.csv"
    good.write_text("ชื่อ,ตำแหน่งผู้รับ,ไปรษณีย์\nงาว,นายอำเภองาว,52110\n", encoding="utf-8")
    result = new("บัญชีผู้รับ", answers=("อำเภอ", str(source), str(good), ""))
    assert result.exit_code == 0, result.stderr
    assert "ยังใช้ไม่ได้: ไม่มีคอลัมน์" in result.stderr
    assert Path("config/recipients/อำเภอ.csv").read_bytes() == good.read_bytes()


def test_a_list_that_is_there_is_told_at_once() -> None:
    names = [path.stem for path in Path("config/recipients").iterdir()]
    result = new("บัญชีผู้รับ", answers=(names[0],))
    assert result.exit_code == 1
    assert "DG5002" in result.stderr
