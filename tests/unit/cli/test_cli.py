"""Every command: what it prints where, what it writes, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from docgen.batch.delivery import opened_folder
from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.services.formats import OF_LETTERS
from tests.helpers.lane import few_in_lane
from tests.helpers.workspaces import CIRCULAR, make_workspace

ROOT = Path(__file__).parents[3]
LIST = CIRCULAR + "ผู้รับ: provinces\n"
ANNEX = (
    CIRCULAR
    + """\
สิ่งที่ส่งมาด้วย:
  - รายการ: แบบรายงานสถานะ
    จำนวน: 1 ชุด
    ภาคผนวก: สถานะ
ภาคผนวก:
  สถานะ:
    แบบ: สถานะสองคอลัมน์
    ข้อมูล: submissions/workload-2564.csv
    ณ: 8 กันยายน 2564 10.00 น.
"""
)
WRONG_DATE = CIRCULAR.replace("8 กันยายน 2564", "31 กันยายน 2564")


@pytest.fixture(autouse=True)
def here(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every command runs inside the workspace."""
    monkeypatch.chdir(workspace.root)
    return workspace.root


def docgen(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def files(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name[0] != ".")
    return sorted(path.relative_to(folder).as_posix() for path in found)


def run(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """docgen in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from docgen.cli import main; main()", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# Help and usage


HEAVY = {
    *("docx", "lxml", "typst", "uharfbuzz", "icu4py", "pydantic", "jinja2", "pythainlp"),
    *("rich", "xlsxwriter", "filelock", "python_calamine"),
}


@pytest.mark.parametrize("args", [["--help"], ["build", "--help"], ["explain", "DG5008"]])
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    script = (
        "import sys\n"
        "from docgen.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "sys.stderr.write(' '.join({name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *args],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(done.stderr.split())
    assert "click" in loaded
    assert not loaded & HEAVY


def test_help_names_every_command_in_thai_and_in_english() -> None:
    thai, english = docgen("--help"), docgen("--help", "--lang", "en")
    assert thai.exit_code == english.exit_code == 0
    assert "วิธีใช้: docgen [ตัวเลือก] [คำสั่ง] [สิ่งที่ให้]..." in thai.stdout
    assert "batch ทำหนังสือถึงผู้รับแต่ละรายตามบัญชี" in " ".join(thai.stdout.split())
    assert "batch make one letter for each recipient" in " ".join(english.stdout.split())


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", few_in_lane(main.list_commands(None), 8))  # type: ignore[arg-type]
def test_every_command_and_option_explains_itself(name: str, language: str) -> None:
    result = docgen(name, "--help", "--lang", language)
    assert result.exit_code == 0
    assert f"docgen {name}" in result.stdout
    is_english = re.search(r"\b(?:OPTIONS|ARGS|FILES?|FOLDER|TEXT|INTEGER|PATH)\b", result.stdout)
    assert bool(is_english) == (language == "en")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["bild"], "ไม่มีคำสั่ง «bild» หมายถึง «build» หรือไม่"),
        (["build", "--jsn"], "ไม่มีตัวเลือก «--jsn» หมายถึง «--json» หรือไม่"),
        (["batch"], "ขาด แฟ้ม เช่น docgen batch config/circulars/ว12.yaml"),
        (["batch", "--jobs"], "หลัง --jobs ต้องมีค่า"),
        (["build", "--final=ใช่"], "--final ไม่มีค่าต่อท้าย เขียนแต่ --final"),
        (["doctor", "เครื่องนี้"], "«เครื่องนี้» เกินมา คำสั่งนี้ไม่รับ"
         " (ชื่อที่มีเว้นวรรคต้องอยู่ในเครื่องหมาย \"…\")"),
        (["read", "ไม่มี.pdf"], "ไม่พบแฟ้ม «ไม่มี.pdf»"),
        (["read", "config"], "ต้องเป็นแฟ้ม แต่ «config» เป็นโฟลเดอร์"),
        (["build", "--to", "doc"], f"ไม่รู้จักรูปแบบ «doc» ที่ทำได้คือ {', '.join(OF_LETTERS)}"),
        (["build", "-o", "a.pdf"], "-o ต้องเป็นโฟลเดอร์ แต่ «a.pdf» เป็นชื่อแฟ้ม"),
        (["show", "ว1.yaml"], "ไม่พบแฟ้ม «ว1.yaml»"),
        (["check", "--lang", "de"], "--lang ต้องเป็นอย่างใดอย่างหนึ่งใน th, en"),
        (["preview", "ว1960", "--ppi", "5"], "--ppi ต้องเป็นจำนวนเต็มตั้งแต่ 30 ถึง 600"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_thai_and_ends_with_2(args: list[str], sentence: str) -> None:
    result = docgen(*args)
    assert result.exit_code == 2
    assert result.stderr == f"ใช้คำสั่งไม่ถูกต้อง: {sentence}\n"
    assert result.stdout == ""


# check


def test_check_of_a_good_circular_writes_nothing(write: Any, here: Path) -> None:
    write("ว1960.yaml", CIRCULAR)
    before = files(here)
    result = docgen("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "ว1960.yaml: ผ่าน 1 หน้า" in result.stderr
    assert files(here) == before


def test_check_shows_the_line_the_caret_and_the_remedy(write: Any) -> None:
    write("ว1960.yaml", WRONG_DATE)
    result = docgen("check", "ว1960")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert " --> config/circulars/ว1960.yaml:4:" in result.stderr
    assert "4 | วันที่: 31 กันยายน 2564" in result.stderr
    assert "  = แก้: " in result.stderr
    assert "พบข้อผิดพลาด 1 แห่ง คำเตือน 0 แห่ง" in result.stderr


@pytest.mark.parametrize("form", ["concise", "json", "github"])
def test_diagnostics_take_the_form_that_is_asked_for(write: Any, form: str) -> None:
    write("ว1960.yaml", WRONG_DATE)
    result = docgen("check", "--format", form)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    if form == "json":
        assert json.loads(line)["line"] == 4
    elif form == "github":
        assert line.startswith("::error file=config/circulars/ว1960.yaml,line=4,")
    else:
        assert line.startswith("config/circulars/ว1960.yaml:4:")


def test_dg5106_a_workspace_without_circulars() -> None:
    result = docgen("check", "--format", "concise")
    assert result.exit_code == 1
    assert "[DG5106]" in result.stderr


def test_outside_a_workspace_there_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = docgen("build", "--format", "concise")
    assert result.exit_code == 1
    assert "[DG2030]" in result.stderr


# build


def test_build_writes_each_letter_and_prints_its_paths(write: Any, here: Path) -> None:
    write("ว1960.yaml", CIRCULAR)
    result = docgen("build")
    assert result.exit_code == 0
    docx, pdf = (Path(line) for line in result.stdout.splitlines())
    assert docx == Path("output", "ว1960", "มท ๐๘๑๒-ว ๑๙๖๐.docx")
    assert docx.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF-")
    record = json.loads((docx.parent / "manifest.json").read_text(encoding="utf-8"))
    assert record["complete"] is True
    assert record["circular"] == "config/circulars/ว1960.yaml"


def test_build_twice_gives_the_same_bytes(write: Any, here: Path) -> None:
    write("ว1960.yaml", CIRCULAR)
    docgen("build")
    names = [name for name in files(here / "output") if not name.startswith("journal.")]
    first = {name: (here / "output" / name).read_bytes() for name in names}
    docgen("build")
    assert first == {name: (here / "output" / name).read_bytes() for name in first}
    assert len(first) == 3


def test_build_makes_the_sound_letters_and_tells_of_the_other(write: Any, here: Path) -> None:
    write("ก.yaml", CIRCULAR)
    write("ข.yaml", WRONG_DATE)
    result = docgen("build")
    assert result.exit_code == 3
    assert "ข.yaml" in result.stderr
    assert {Path(line).parent.name for line in result.stdout.splitlines()} == {"ก"}


def test_build_writes_nothing_when_every_letter_has_an_error(write: Any, here: Path) -> None:
    write("ข.yaml", WRONG_DATE)
    result = docgen("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("ไม่ได้เขียนแฟ้มใด\n")
    assert files(here / "output") == []


def test_build_makes_what_is_asked_where_it_is_asked(
    write: Any, here: Path, tmp_path: Path
) -> None:
    write("ว1960.yaml", CIRCULAR)
    result = docgen("build", "ว1960", "--to", "pdf", "-o", str(tmp_path / "ส่ง"), "--json")
    assert json.loads(result.stdout) == {
        "row": 1,
        "recipient": "ว1960",
        "addressee": "ผู้ว่าราชการจังหวัด ทุกจังหวัด",
        "state": "written",
        "pages": 1,
        "files": [str(tmp_path / "ส่ง" / "มท ๐๘๑๒-ว ๑๙๖๐.pdf")],
        "code": None,
    }
    assert files(tmp_path / "ส่ง") == ["manifest.json", "มท ๐๘๑๒-ว ๑๙๖๐.pdf"]


def test_build_keeps_what_someone_changed_in_word(write: Any, here: Path) -> None:
    write("ว1960.yaml", CIRCULAR)
    docgen("build")
    changed = here / "output" / "ว1960" / "มท ๐๘๑๒-ว ๑๙๖๐.docx"
    changed.write_bytes(b"corrected in Word")
    result = docgen("build", "--format", "concise")
    assert result.exit_code == 1
    assert "[DG5004]" in result.stderr
    assert changed.read_bytes() == b"corrected in Word"


def test_two_circulars_of_one_name_do_not_share_a_folder(write: Any, tmp_path: Path) -> None:
    other = make_workspace(tmp_path / "อื่น")
    first = write("ว1.yaml", CIRCULAR)
    second = other.config / "circulars" / "ว1.yaml"
    second.write_text(CIRCULAR, encoding="utf-8")
    result = docgen("build", str(first), str(second), "-o", "x", "--format", "concise")
    assert result.exit_code == 1
    assert "[DG5005]" in result.stderr


def test_a_folder_in_use_ends_with_75(write: Any, here: Path) -> None:
    write("ว1960.yaml", CIRCULAR)
    with opened_folder(here / "output" / "ว1960"):
        result = docgen("build", "--format", "concise")
    assert result.exit_code == 75
    assert "[DG5008]" in result.stderr


def test_a_place_that_cannot_be_written_to_is_named(write: Any, here: Path) -> None:
    write("ว1960.yaml", CIRCULAR)
    (here / "แฟ้ม").write_bytes(b"")
    result = docgen("build", "-o", str(Path("แฟ้ม", "ใน")), "--format", "concise")
    assert result.exit_code == 1
    assert "[DG5007]" in result.stderr


# show and preview


def test_show_prints_the_letter_as_text(write: Any) -> None:
    write("ว1960.yaml", CIRCULAR)
    result = docgen("show", "ว1960")
    assert result.exit_code == 0
    assert " ที่ | ที่\tมท ๐๘๑๒/ว ๑๙๖๐\n" in result.stdout
    assert " ย่อหน้า | จึงเรียนมาเพื่อโปรดพิจารณา\n" in result.stdout
    english = docgen("show", "ว1960", "--lang", "en")
    assert "reference_number | ที่\tมท ๐๘๑๒/ว ๑๙๖๐\n" in english.stdout


def test_preview_draws_every_page(write: Any) -> None:
    write("ว1960.yaml", CIRCULAR)
    result = docgen("preview", "ว1960", "--ppi", "40")
    assert result.stdout.splitlines() == [str(Path("output", "ว1960", "preview", "1.png"))]
    assert Path(result.stdout.strip()).read_bytes().startswith(b"\x89PNG")


# batch


def test_batch_writes_one_letter_for_each_recipient(write: Any, here: Path) -> None:
    write("ว1960.yaml", LIST)
    result = docgen("batch", "ว1960", "--to", "docx")
    assert result.exit_code == 0
    folder = Path("output", "ว1960", "batch")
    assert result.stdout.splitlines() == [
        str(folder / f"000{row} มท ๐๘๑๒-ว ๑๙๖๐ {name}.docx")
        for row, name in ((1, "กระบี่"), (2, "ตรัง"), (3, "พะเยา"))
    ]
    record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert [one["addressee"] for one in record["letters"]] == [
        f"ผู้ว่าราชการจังหวัด{name}" for name in ("กระบี่", "ตรัง", "พะเยา")
    ]


def test_batch_for_one_is_complete_and_tells_who_was_left_out(write: Any, here: Path) -> None:
    write("ว1960.yaml", LIST)
    result = docgen("batch", "ว1960", "--to", "docx", "--only", "ตรัง")
    assert len(result.stdout.splitlines()) == 1
    text = (here / "output/ว1960/batch/manifest.json").read_text(encoding="utf-8")
    record = json.loads(text)
    states = [letter["state"] for letter in record["letters"]]
    assert record["complete"] is True
    assert states.count("written") == 1
    assert set(states) == {"written", "left_out"}


def test_batch_asks_back_about_an_unknown_recipient(write: Any, here: Path) -> None:
    write("ว1960.yaml", LIST)
    result = docgen("batch", "ว1960", "--only", "ตรงั")
    assert result.exit_code == 2
    assert "ไม่มีผู้รับ «ตรงั» ในบัญชีผู้รับ" in result.stderr
    assert "เช่น ตรัง" in result.stderr
    assert files(here / "output") == []


def test_batch_writes_nothing_while_a_row_is_wrong(write: Any, here: Path) -> None:
    write("recipients/provinces.csv", "ชื่อ,เรียน\nกระบี่,ผู้ว่าราชการจังหวัดกระบี่\nตรัง,\n")
    write("ว1960.yaml", LIST)
    result = docgen("batch", "ว1960")
    assert (result.exit_code, result.stdout) == (1, "")
    assert files(here / "output") == []


# annex


def test_annex_alone_in_three_formats(write: Any) -> None:
    write("ว1960.yaml", ANNEX)
    result = docgen("annex", "ว1960")
    assert result.exit_code == 0
    paths = [Path(line) for line in result.stdout.splitlines()]
    assert [path.name for path in paths] == ["สถานะ.docx", "สถานะ.pdf", "สถานะ.xlsx"]
    assert [path.read_bytes()[:4] for path in paths] == [b"PK\3\4", b"%PDF", b"PK\3\4"]


def test_dg5104_a_letter_without_annex(write: Any) -> None:
    write("ว1960.yaml", CIRCULAR)
    result = docgen("annex", "ว1960", "--format", "concise")
    assert result.exit_code == 1
    assert "[DG5104]" in result.stderr


# forward and new


def test_forward_writes_the_other_offices_circular(write: Any) -> None:
    write("ว1960.yaml", CIRCULAR)
    result = docgen("forward", "ว1960", "--office", "ชม-สถจ", "-o", "config/circulars/ต่อ.yaml")
    assert result.stdout == str(Path("config", "circulars", "ต่อ.yaml")) + "\n"
    text = Path("config/circulars/ต่อ.yaml").read_text(encoding="utf-8")
    assert "ส่วนราชการ: ชม-สถจ\n" in text


def test_forward_asks_back_about_an_unknown_office(write: Any) -> None:
    write("ว1960.yaml", CIRCULAR)
    result = docgen("forward", "ว1960", "--office", "ชมสถจ")
    assert result.exit_code == 2
    assert "--> --office\n  = แก้: หมายถึง «ชม-สถจ» หรือไม่" in result.stderr


@pytest.mark.parametrize("keys", ["th", "en"])
@pytest.mark.parametrize("kind", ["external_letter", "memorandum"])
def test_a_new_circular_passes_as_it_is(kind: str, keys: str) -> None:
    made = docgen("new", kind, "--keys", keys, "-o", "config/circulars/1.yaml")
    assert made.exit_code == 0
    assert docgen("check", "1").exit_code == 0


def test_dg5002_a_starting_file_is_never_written_over_another(write: Any) -> None:
    path = write("ว1960.yaml", CIRCULAR)
    result = docgen("new", "external_letter", "-o", str(path), "--format", "concise")
    assert result.exit_code == 1
    assert "[DG5002]" in result.stderr
    assert path.read_text(encoding="utf-8") == CIRCULAR


# init


@pytest.mark.slow
def test_init_makes_a_workspace_with_one_letter_that_builds(tmp_path: Path) -> None:
    made = run("init", "งาน", cwd=tmp_path)
    assert made.returncode == 0
    assert "docgen open" in made.stderr
    letters = sorted((tmp_path / "งาน" / "config" / "circulars").iterdir())
    assert [path.name for path in letters] == ["หนังสือฉบับแรก.yaml"]
    built = run("build", "--to", "pdf", cwd=tmp_path / "งาน")
    assert built.returncode == 0, built.stderr
    checked = run("doctor", cwd=tmp_path / "งาน")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_init_with_examples_brings_every_letter_that_ships(tmp_path: Path) -> None:
    assert run("init", "งาน", "--examples", cwd=tmp_path).returncode == 0
    built = run("build", "dla-1960", "--to", "pdf", cwd=tmp_path / "งาน")
    assert built.returncode == 0, built.stderr
    assert built.stdout == str(Path("output", "dla-1960", "มท ๐๘๑๒-ว ๑๙๖๐.pdf")) + "\n"


OWN = (
    *("--office", "องค์การบริหารส่วนตำบลตัวอย่าง", "--prefix", "ชม 73201"),
    *("--letterhead", "ที่ทำการองค์การบริหารส่วนตำบลตัวอย่าง|อำเภอเมือง ชม 50000"),
    *("--responsible", "สำนักปลัด", "--telephone", "0 5312 3456"),
    *("--signatory", "นายสมชาย ตัวอย่าง", "--post", "นายกองค์การบริหารส่วนตำบลตัวอย่าง"),
)


def test_init_takes_the_office_and_its_letters_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = docgen("init", str(tmp_path / "อบต"), *OWN)
    assert made.exit_code == 0, made.stderr
    monkeypatch.chdir(tmp_path / "อบต")
    text = docgen("show", "หนังสือฉบับแรก").stdout
    assert "ที่ทำการองค์การบริหารส่วนตำบลตัวอย่าง" in text
    assert "(นายสมชาย ตัวอย่าง)" in text
    assert docgen("build").exit_code == 0
    example = docgen("new", "--example", "memo-example", "-o", "config/circulars/บันทึก.yaml")
    assert example.exit_code == 0, example.stderr
    assert docgen("check", "บันทึก").exit_code == 0


def test_init_asks_for_what_is_not_given(tmp_path: Path) -> None:
    answers = ("หัว|ที่อยู่", "", "กองคลัง", "0 5311 2233", "นางสาวตัวอย่าง ดี", "ปลัดอำเภอ")
    asked = _init(tmp_path / "ก", *OWN[:4], answers=answers)
    assert asked.exit_code == 0, asked.output
    assert "ชื่อเต็มของส่วนราชการ" not in asked.stderr
    assert asked.stderr.count("ส่วนราชการเจ้าของเรื่อง มุมล่างซ้าย คั่นบรรทัดด้วย |: ") == 2
    assert asked.stderr.count("ต้องตอบข้อนี้") == 1  # it is said why it is asked again
    assert "โทรศัพท์ (ไม่มีให้กด Enter): " in asked.stderr
    offices = (tmp_path / "ก" / "config" / "offices.yaml").read_text(encoding="utf-8")
    assert "กองคลัง" in offices
    assert "0 5311 2233" in offices


@pytest.mark.parametrize(
    ("folder", "said"),
    [(".", "ต่อไป: docgen open"), ("งาน", "cd งาน แล้ว"), ("งาน ใหม่", 'cd "งาน ใหม่" แล้ว')],
)
def test_init_says_where_to_go_on_as_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, said: str
) -> None:
    empty = tmp_path / "ว่าง"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert said in docgen("init", folder, *OWN).stderr


def test_init_of_this_folder_that_is_taken_offers_a_name_that_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "งาน"
    taken.mkdir()
    (taken / "เดิม.docx").write_bytes(b"")
    monkeypatch.chdir(taken)
    assert "เช่น docgen init งาน-2\n" in docgen("init", ".", *OWN).stderr


def test_init_takes_what_is_copied_from_paper(tmp_path: Path) -> None:
    answers = ("หัว|ที่อยู่", "กองคลัง", "ที่ มท ๐๘๑๒/ว", "-", "(นายสมชาย ใจดี)", "ตำแหน่ง ปลัดอำเภอ")
    asked = _init(tmp_path / "ก", *OWN[:2], answers=answers)
    assert asked.exit_code == 0, asked.output
    config = tmp_path / "ก" / "config"
    assert "ที่: มท 0812\n" in (config / "offices.yaml").read_text(encoding="utf-8")
    signatories = (config / "signatories.yaml").read_text(encoding="utf-8")
    assert signatories == "ปลัดอำเภอ:\n  ชื่อ: นายสมชาย ใจดี\n  ตำแหน่ง: ปลัดอำเภอ\n"


def test_init_asks_everything_of_who_names_only_the_signatory(tmp_path: Path) -> None:
    answers = ("อบต.ตัวอย่าง", "หัว", "กองคลัง", "", "", "ปลัดอำเภอ")
    asked = _init(tmp_path / "ก", *OWN[10:12], answers=answers)
    assert asked.exit_code == 0, asked.output
    for question in (
        "ชื่อเต็มของส่วนราชการ เช่น จังหวัดเชียงใหม่: ",
        "ที่ของหน่วยงาน เช่น ชม 0023.6 (ไม่มีให้กด Enter): ",
    ):
        assert question in asked.stderr


def test_init_without_anybody_who_answers_says_what_is_missing(tmp_path: Path) -> None:
    asked = _init(tmp_path / "ก", *OWN[:2])
    assert asked.exit_code == 2, asked.output
    missing = "--letterhead, --responsible, --signatory, --post"
    assert f"ยังขาด {missing} และไม่มีผู้ตอบคำถาม เติมให้ครบแล้วสั่งใหม่\n" in asked.stderr
    assert not (tmp_path / "ก").exists()


def _init(folder: Path, *given: str, answers: tuple[str, ...] = ()) -> Result:
    typed = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(main, ["init", str(folder), *given], input=typed)


def test_a_letter_with_errors_does_not_keep_the_others_from_being_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert docgen("init", str(tmp_path / "ก"), *OWN).exit_code == 0
    monkeypatch.chdir(tmp_path / "ก")
    bad = tmp_path / "ก" / "config" / "circulars" / "ผิด.yaml"
    bad.write_text("ชนิด: หนังสือภายนอก\nส่วนราชการ: ไม่มี\n", encoding="utf-8")
    built = docgen("build", "--to", "pdf")
    assert built.exit_code == 3
    assert "ไม่มี" in built.stderr
    assert len(list((tmp_path / "ก" / "output").rglob("*.pdf"))) == 1
    alone = docgen("build", "ผิด")
    assert alone.exit_code == 1
    checked = docgen("doctor")
    assert checked.exit_code == 1
    assert "docgen check ผิด" in checked.stdout


def test_dg5001_init_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "งานเดิม.docx").write_bytes(b"")
    result = docgen("init", str(tmp_path), "--format", "concise")
    assert result.exit_code == 1
    assert "[DG5001]" in result.stderr
    assert "offices.yaml" not in "".join(files(tmp_path / "config"))


# list, explain, schema, doctor


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("kinds", "หนังสือภายนอก  external_letter  แบบที่ ๑"),
        ("offices", "ชม-สถจ  จังหวัดเชียงใหม่  ชม 0023.6"),
        ("recipients", "provinces  3  ผู้ว่าราชการจังหวัดกระบี่"),
        ("annexes", "สถานะสองคอลัมน์  status_two_columns"),
        ("templates", "extend_deadline"),
        ("codes", "DG5004  error"),
    ],
)
def test_list(what: str, line: str) -> None:
    result = docgen("list", what)
    assert result.exit_code == 0
    assert line in re.sub("  +", "  ", result.stdout)  # columns are as wide as what is in them


def test_list_as_json() -> None:
    first = json.loads(docgen("list", "offices", "--json").stdout.splitlines()[0])
    assert first == {
        "name": "สถ",
        "agency": "กรมส่งเสริมการปกครองท้องถิ่น",
        "reference_prefix": "มท 0812",
    }


def test_explain_is_a_whole_page() -> None:
    assert docgen("explain", "dg5008").stdout == (
        "DG5008: ข้อผิดพลาด ต้องแก้ก่อนจึงจะทำหนังสือได้\n"
        "โฟลเดอร์ «…» กำลังถูกใช้โดยคำสั่ง docgen อื่น\n"
        "\n"
        "หมายความว่า:\n"
        "    คำสั่งสองคำสั่งเขียนลงโฟลเดอร์เดียวกันพร้อมกันไม่ได้"
        " คำสั่งหลังจบด้วยรหัส ๗๕ โดยไม่เขียนสิ่งใด\n"
        "\n"
        "ผิด:\n"
        "    สั่ง docgen batch ว1960.yaml ในสองหน้าต่างพร้อมกัน\n"
        "\n"
        "ถูก:\n"
        "    รอให้หน้าต่างแรกเสร็จ หรือใช้ -o คนละโฟลเดอร์\n"
        "\n"
        "แก้โดย:\n"
        "    รอให้คำสั่งนั้นเสร็จก่อน แล้วสั่งใหม่\n"
    )


def test_explain_offers_the_nearest_code() -> None:
    result = docgen("explain", "DG50088")
    assert result.exit_code == 2
    assert "[DG5211]" in result.stderr
    assert "DG5008" in result.stderr


@pytest.mark.parametrize(
    ("keys", "required"),
    [
        ("th", ["เรื่อง", "เรียน", "ข้อความ"]),
        ("en", ["subject", "recipient", "body"]),
    ],
)
def test_schema_speaks_one_language(keys: str, required: list[str]) -> None:
    schema = json.loads(docgen("schema", "--keys", keys).stdout)
    assert schema["required"] == list(schema["properties"])[:2]
    (of_letters,) = [
        one["then"]["required"] for one in schema["allOf"] if "external_letter" in str(one["if"])
    ]
    assert of_letters == required
    assert schema["additionalProperties"] is False
    assert all(one["description"] for one in schema["properties"].values())
    references = set(_references(schema))
    assert references
    assert references <= {f"#/$defs/{name}" for name in schema["$defs"]}


def _references(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if "$ref" in schema else []
        return own + [one for part in schema.values() for one in _references(part)]
    if isinstance(schema, list):
        return [one for part in schema for one in _references(part)]
    return []


def test_doctor_names_the_face_the_act_and_the_workspace(here: Path) -> None:
    result = docgen("doctor")
    assert result.exit_code == 0
    assert "TH SarabunPSK" in result.stdout
    assert "พระราชบัญญัติเครื่องหมายครุฑพ่าห์ พ.ศ. ๒๕๓๔" in result.stdout
    assert f"พื้นที่ทำงานอยู่ที่ {here}" in result.stdout


def test_doctor_finds_an_office_whose_emblem_is_lost(write: Any, workspace: Workspace) -> None:
    offices = workspace.offices.read_text(encoding="utf-8")
    write("../config/offices.yaml", offices.rstrip("\n") + "\n  ครุฑ: config/ครุฑ.png\n")
    result = docgen("doctor")
    assert result.exit_code == 1
    assert "DG5301: ไม่พบแฟ้มตราครุฑ «config/ครุฑ.png»" in result.stdout


# Ends of a process


def test_our_own_fault_ends_with_70_and_frightens_nobody(
    write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("ว1960.yaml", CIRCULAR)
    monkeypatch.setattr("docgen.making.rule_findings", lambda *_: 1 / 0)
    result = docgen("check")
    assert result.exit_code == 70
    first, second = result.stderr.splitlines()
    assert first == "docgen ทำงานผิดพลาดเอง (ZeroDivisionError) ไม่ใช่ความผิดของท่าน"
    trace = Path(second.removeprefix("รายละเอียดสำหรับผู้ดูแลอยู่ที่ "))
    assert "ZeroDivisionError" in trace.read_text(encoding="utf-8")
    assert "Traceback" in docgen("check", "--debug").stderr


def test_an_interruption_ends_with_130(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write("ว1960.yaml", CIRCULAR)
    monkeypatch.setattr("docgen.making.rule_findings", interrupt)
    result = docgen("check")
    assert result.exit_code == 130
    assert "แฟ้มที่เสร็จแล้วใช้ได้ตามปกติ" in result.stderr


def test_a_thai_windows_console_shows_what_it_can(here: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from docgen.cli import main; main()", "explain", "DG5008"],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp874"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    shown = done.stdout.decode("cp874")
    assert r"โฟลเดอร์ \xab…\xbb กำลังถูกใช้" in shown


def test_a_real_run_keeps_paths_and_sentences_apart(write: Any, here: Path) -> None:
    write("ว1960.yaml", CIRCULAR)
    done = run("build", "--to", "docx", cwd=here)
    assert done.returncode == 0
    assert done.stdout == str(Path("output", "ว1960", "มท ๐๘๑๒-ว ๑๙๖๐.docx")) + "\n"
    assert ".docx" not in done.stderr


def test_dg5241_an_example_that_there_is_not_is_named(tmp_path: Path) -> None:
    wrong = docgen("new", "--example", "memo-exmple")
    assert wrong.exit_code == 2
    assert "DG5241" in wrong.stderr
    assert "memo-example" in wrong.stderr
