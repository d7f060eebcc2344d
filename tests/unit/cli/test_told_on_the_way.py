"""What commands say while they work and when they end well, as whole sentences."""

from __future__ import annotations

import io
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import docgen.kinds
from docgen.batch import line_manifest, number_lock
from docgen.cli import main
from docgen.loading.workspace import Workspace, long_lists
from docgen.web import server
from tests.helpers.workspaces import CIRCULAR, Write
from tests.hostile.remote_template import with_template

KINDS = Path(docgen.kinds.__file__).parent
HEAD = """---
thai: ของเรา
english: ours
title: แม่แบบของเรา
slots:
  เหตุ: {english: cause, required: 'yes', meaning: เหตุ}
---
"""
HEAD = """---
thai: ของเรา
english: ours
title: แม่แบบของเรา
slots:
  เหตุ: {english: cause, required: 'yes', meaning: เหตุ}
---
"""
LISTED = CIRCULAR.replace("1960", "1961") + "ผู้รับ: provinces\n"
BOOK = ("--office", "สถ", "--year", "2564")


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, write: Write, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    write("ว1960.yaml", CIRCULAR)
    return workspace


def docgen(*arguments: str, ends: int = 0, typed: str | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=typed)
    assert result.exit_code == ends, result.output
    return result


def last_line(result: Result) -> str:
    return result.stderr.rstrip("\n").split("\n")[-1]


# Reading and checking


def test_a_letter_that_was_read_says_how_much_is_doubtful_and_what_is_next() -> None:
    Path("รับมา.txt").write_text("ที่ มท 0812/ว 5\nเรื่อง ขอเชิญประชุม\n", encoding="utf-8")
    shown = docgen("read", "รับมา.txt")
    doubtful = shown.stdout.count("# ตรวจ: ")
    told = f"อ่านแล้ว มี {doubtful} แห่งที่ต้องตรวจ ดูคำว่า «ตรวจ» ในแฟ้ม"
    assert shown.stderr.splitlines() == [told, "เก็บเป็นแฟ้มด้วย -o config/circulars/ชื่อ.yaml"]
    kept = docgen("read", "รับมา.txt", "-o", "config/circulars/รับมา.yaml")
    assert kept.stdout.splitlines() == [str(Path("config/circulars/รับมา.yaml"))]
    file = Path("config/circulars/รับมา.yaml")
    assert last_line(kept) == f"เขียน 1 แฟ้มใน {file.parent} ตรวจแฟ้มร่างด้วย docgen check {file}"


def test_findings_that_are_let_stand_are_counted(write: Write) -> None:
    excepted = "  - ขอแสดงความนับถือ  # noqa: DG7102 ตามต้นเรื่อง\n"
    write("ว1961.yaml", CIRCULAR.replace("1960", "1961").replace("  - จึง", excepted + "  - จึง"))
    said = docgen("check", "ว1961").stderr
    assert "DG7102" not in said
    assert "ว1961.yaml: ยกเว้นคำเตือน 1 รายการโดยมีเหตุผล\n" in said


def test_dg1011_more_than_a_hundred_warnings_of_one_code_are_counted(write: Write) -> None:
    many = "  - ขอแสดงความนับถือ\n" * 130
    write("ยาว.yaml", CIRCULAR.replace("  - จึง", many + "  - จึง").replace("1960", "1962"))
    said = docgen("check", "ยาว").stderr
    assert said.count("[DG7102]") == 100
    assert "[DG1011]: ยังมี DG7102 อีก 30 แห่งที่ไม่ได้แสดง\n" in said
    assert "แก้: แก้แห่งที่แสดงไว้ก่อน แล้วตรวจซ้ำ แห่งที่เหลือมักหายไปด้วยเหตุเดียวกัน\n" in said


def test_a_template_fetched_from_elsewhere_is_told_in_a_word_file() -> None:
    Path("รับมา.docx").write_bytes(with_template())
    said = CliRunner().invoke(main, ["check", "รับมา.docx"]).stderr
    assert "[DG7246]: แฟ้มนี้เรียกแม่แบบจาก «https://evil.example/t.dotm» ทุกครั้งที่เปิด\n" in said
    assert (
        "แก้: ใน Word เลือกแม่แบบ Normal ที่ แม่แบบและ Add-in หรือสั่ง docgen check แฟ้ม.docx --fix" in said
    )


def test_a_part_that_only_the_office_has_is_told_as_another(write: Write) -> None:
    kind = (KINDS / "certificate.yaml").read_text(encoding="utf-8")
    kind = kind.replace("thai: หนังสือรับรอง", "thai: หนังสือขอบคุณ").replace(
        "english: certificate\n", "english: thanks_letter\n"
    )
    field = "  - {field: คำอวยพร, english: blessing, meaning: คำอวยพร, sample: ขอให้เจริญ}\n"
    part = "  - {part: blessing, form: line, space: room_to_sign, style: responsible_office,"
    kind = kind.replace("parts:\n", field + "parts:\n")
    write("kinds/thanks_letter.yaml", kind + part + " text: '{blessing}', sample: [ขอให้เจริญ]}\n")
    letter = (
        "ชนิด: หนังสือขอบคุณ\nส่วนราชการ: สถ\nวันที่: 8 กันยายน 2564\nเลขที่: 1/2564\n"
        "คำอวยพร: ขอให้{word}\nข้อความ: [ขอขอบคุณ]\nผู้ลงนาม: รองอธิบดี\n"
    )
    write("ก.yaml", letter.format(word="เจริญ"))
    write("ข.yaml", letter.format(word="สุขใจ"))
    said = docgen("diff", "ก", "ข").stdout
    assert said == "ส่วนอื่นของหนังสือ เปลี่ยนจาก «ขอให้เจริญ» เป็น «ขอให้สุขใจ»\n"


# Templates


def test_dg6010_a_third_loop_within_two_is_told(write: Write) -> None:
    said = _built_with(write, "{% for ก in เหตุ %}{% for ข in เหตุ %}{% for ค in เหตุ %}{{ ค }}", 3)
    assert "[DG6010]: แม่แบบมี {% for %} ซ้อนกันเกินสองชั้น\n" in said
    assert "แก้: ลดให้เหลือไม่เกินสองชั้น ข้อย่อยมีได้ถึงระดับสองเท่านั้น\n" in said


def test_dg6025_loops_that_would_never_end_are_told(write: Write) -> None:
    said = _built_with(write, "{% for ก in เหตุ %}{% for ข in เหตุ %}{{ ข }}", 2, rows=400)
    assert "[DG6025]: {% for %} ในแม่แบบวนรวมกัน 160400 รอบ เกินที่รับได้ 50000 รอบ\n" in said, said
    assert "แก้: ลดรายการที่วน หรือไม่วนรายการยาวซ้อนในรายการยาว\n" in said


def _built_with(write: Write, loops: str, depth: int, *, rows: int = 2) -> str:
    text = f"{loops}{'{% endfor %}' * depth}\n"
    write("../templates/ของเรา.j2", HEAD + text)
    items = "".join(f"    - ข้อ {n}\n" for n in range(rows))
    body = f"ข้อความ:\n  แม่แบบ: ของเรา\n  เหตุ:\n{items}"
    write(
        "แม่แบบ.yaml",
        CIRCULAR.replace("1960", "1963").replace("ข้อความ:\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n", body),
    )
    return docgen("check", "แม่แบบ", ends=1).stderr


# Batches


def test_a_second_run_says_why_letters_are_made_again(write: Write) -> None:
    write("ชุด.yaml", LISTED)
    made = [Path(line) for line in docgen("batch", "ชุด", "--to", "docx").stdout.splitlines()]
    assert "คงไว้ 3 ฉบับ เพราะครบและไม่มีอะไรเปลี่ยน\n" in _resumed()
    made[0].unlink()
    made[1].write_bytes(b"torn")
    said = _resumed(ends=1)
    assert "ทำใหม่ 1 ฉบับ เพราะแฟ้มหายไป\n" in said
    assert "แฟ้มของ 1 ฉบับไม่ตรงกับที่เขียนไว้\n" in said
    assert "[DG5004]" in said
    made[1].unlink()
    assert "ทำใหม่ 2 ฉบับ เพราะแฟ้มหายไป\n" in _resumed()
    write("ชุด.yaml", LISTED.replace("รายงานผล", "ส่งข้อมูล"))
    assert "ทำใหม่ 3 ฉบับ เพราะข้อความเปลี่ยน\n" in _resumed()
    style = "ระยะ:\n  axis: {ค่า: 82 mm, เหตุผล: วัดจากแบบที่พิมพ์แล้ว}\n"
    write("../config/house_style.yaml", style)
    why = "โปรแกรม แบบอักษร ตรา ระยะ หรือสิ่งที่ส่งมาด้วยเปลี่ยน"
    assert f"ทำใหม่ 3 ฉบับ เพราะ{why}\n" in _resumed()


def _resumed(*, ends: int = 0) -> str:
    return docgen("batch", "ชุด", "--to", "docx", "--resume", ends=ends).stderr


@pytest.mark.slow
def test_a_long_list_says_how_many_letters_and_folders_and_how_far_it_is(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20)
    monkeypatch.setattr(line_manifest, "MOST_FILES", 2)
    rows = "".join(f"อำเภอที่ {n},นายอำเภออำเภอที่ {n}\n" for n in range(1, 44))
    write("recipients/many.csv", f"ชื่อ,เรียน\n{rows}")
    write("ชุด.yaml", LISTED.replace("provinces", "many"))
    folders = "บัญชียาว 43 ราย ทำทีละช่วง ลงใน 22 โฟลเดอร์\n"
    assert folders in docgen("batch", "ชุด", "--to", "docx", "--dry-run").stderr
    said = docgen("batch", "ชุด", "--to", "docx").stderr
    assert folders in said
    assert "ตรวจแล้ว 40 ราย\n" in said


class _Terminal(io.StringIO):
    """A screen that a person looks at."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_person_at_the_screen_sees_that_letters_are_made(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("ชุด.yaml", LISTED)
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with pytest.raises(SystemExit) as ended:
        main(["batch", "ชุด", "--to", "docx"])
    assert ended.value.code == 0
    assert "กำลังทำหนังสือ" in screen.getvalue()


# The register, sources, signatures, the page


def test_a_command_that_waits_for_the_register_says_for_whom(
    workspace: Workspace, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, asked = number_lock.wait_for_numbers, []

    def waits(register: Path, patience: float) -> Iterator[str]:
        asked.append(patience)
        with number_lock.issuing(register, who="นางสมศรี"):
            yield next(usual(register, patience))

    monkeypatch.setattr(number_lock, "wait_for_numbers", waits)
    said = docgen("build", "ว1960", "--final", "--to", "docx").stderr
    assert asked
    assert "รอทะเบียน ซึ่ง นางสมศรี" in said
    assert " กำลังใช้\n" in said


def test_a_former_register_says_how_many_numbers_were_taken_over() -> None:
    Path("เดิม.csv").write_text(
        "ที่,ลงวันที่,จาก,ถึง,เรื่อง,การปฏิบัติ,หมายเหตุ\n"
        "มท 0812/1,4 มกราคม 2564,สถ,จังหวัด,ขอข้อมูล,,\n"
        "มท 0812/2,5 มกราคม 2564,สถ,จังหวัด,ขอข้อมูลเพิ่ม,,\n",
        encoding="utf-8",
    )
    assert last_line(docgen("register", "import", "เดิม.csv", *BOOK)) == "นำเข้าแล้ว 2 เลข"


def test_a_register_that_agrees_with_its_journal_is_not_made_again() -> None:
    docgen("build", "ว1960", "--final", "--to", "docx")
    said = docgen("register", "check", "--restore").stderr
    assert "ทะเบียนกับสมุดบันทึกตรงกันอยู่แล้ว มี 1 เลข\n" in said


def test_data_that_are_the_same_as_before_are_told_to_be(workspace: Workspace) -> None:
    with sqlite3.connect("ข้อมูล.sqlite") as connection:
        connection.execute("CREATE TABLE รายงาน (อำเภอ TEXT)")
        connection.execute("INSERT INTO รายงาน VALUES ('ปัว')")
    connection.close()
    source = f"รายงาน:\n  ฐานข้อมูล: sqlite:///{Path('ข้อมูล.sqlite').absolute()}\n"
    source += '  คำสั่ง: "SELECT * FROM รายงาน"\n'
    (workspace.config / "sources.yaml").write_text(source, encoding="utf-8")
    assert "ได้ข้อมูล 1 แถว\n" in docgen("fetch").stderr
    assert "ได้ข้อมูล 1 แถว เหมือนครั้งก่อน\n" in docgen("fetch").stderr


def test_the_page_says_how_it_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    launched: list[str] = []

    def serve(folder: Path, *, port: int, opened: Callable[[str], None]) -> None:
        opened("http://127.0.0.1:1/x")

    monkeypatch.setattr(server, "serve_page", serve)
    monkeypatch.setattr(click, "launch", launched.append)
    result = docgen("open")
    assert (result.stdout, launched) == ("http://127.0.0.1:1/x\n", ["http://127.0.0.1:1/x"])
    assert last_line(result) == "หน้าเว็บเปิดแล้ว ปิดด้วย Ctrl-C หรือที่ ตั้งค่า > ปิดโปรแกรม"


# Asking


def test_going_back_from_the_first_question_is_told() -> None:
    answers = ("ย้อน", "")
    stopped = docgen(
        "new",
        "คำสั่ง",
        "--ask",
        "-o",
        "คำสั่ง.yaml",
        ends=130,
        typed="".join(f"{one}\n" for one in answers),
    )
    assert stopped.stderr.count("ข้อนี้เป็นข้อแรก\n") == 1
    of_list = docgen("new", "ผู้รับ", "--ask", ends=130, typed="ย้อน\n")
    assert of_list.stderr.count("ข้อนี้เป็นข้อแรก\n") == 1
