"""Every command that ends well says in its last line what was made and where, or what is next."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.cli.tally import MOST_LISTED, FileTally
from docgen.loading.workspace import Workspace
from tests.helpers.lane import few_in_lane
from tests.helpers.workspaces import Write

LETTER = """ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ที่: มท 0812/ว 77
วันที่: 8 กันยายน 2564
เรื่อง: ขอความร่วมมือรายงานผล
เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด
ผู้รับ: {list}
ข้อความ:
  - จึงเรียนมาเพื่อโปรดพิจารณา
ผู้ลงนาม: รองอธิบดี
"""
COMMANDS = (
    ("check", "ว77"),
    ("check", "config/recipients/many.csv"),
    ("build", "ว77"),
    ("build", "ว77", "--to", "docx"),
    ("preview", "ว77"),
    ("show", "ว77"),
    ("batch", "ว77", "--to", "docx"),
    ("new", "คำสั่ง"),
    ("new", "คำสั่ง", "-o", "config/circulars/คำสั่ง1.yaml"),
    ("forward", "ว77", "--office", "ชม-สถจ"),
    ("forward", "ว77", "--office", "ชม-สถจ", "-o", "config/circulars/ต่อ.yaml"),
    ("diff", "ว77", "ว78"),
    ("diff", "ว77", "ว77"),
    ("list", "kinds"),
    ("explain", "DG2001"),
    ("schema",),
    ("schema", "-o", "schema.json"),
    ("doctor",),
    ("manual",),
    ("manual", "เริ่มใช้"),
    ("ruler", "คำสั่ง"),
    ("register", "list", "--office", "สถ"),
    ("register", "reserve", "--office", "สถ", "--subject", "ก"),
    ("register", "export", "--office", "สถ", "-o", "book.csv"),
    ("register", "check"),
    ("init", "ใหม่"),
)


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, write: Write, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    rows = "".join(f"จังหวัด{number},ผู้ว่าราชการจังหวัด{number}\n" for number in range(MOST_LISTED + 6))
    write("recipients/many.csv", f"ชื่อ,เรียน\n{rows}")
    write("ว77.yaml", LETTER.format(list="many"))
    write(
        "ว78.yaml", LETTER.format(list="many").replace("ว 77", "ว 78").replace("รายงานผล", "ส่งผล")
    )
    return workspace


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("arguments", few_in_lane(((one,) for one in COMMANDS), 8), ids=" ".join)
def test_last_line(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    last = result.stderr.rstrip("\n").split("\n")[-1]
    assert last.strip(), result.stderr
    assert not last.lstrip().startswith(("=", "|", "-->", "พบข้อผิดพลาด")), result.stderr
    assert result.stderr.count(last) == 1


def test_a_line_says_how_many_files_were_written_and_where() -> None:
    result = run("build", "ว77")
    assert "เขียน 2 แฟ้มใน output/ว77" in result.stderr.split("\n")[-2]


@pytest.mark.slow
def test_many_files_are_counted_and_listed_only_when_asked() -> None:
    few = run("batch", "ว77", "--to", "docx")
    assert few.exit_code == 0, few.stderr
    assert not few.stdout
    assert f"เขียน {MOST_LISTED + 6} แฟ้มใน output/" in few.stderr
    listed = run("batch", "ว77", "--to", "docx", "-v")
    assert len(listed.stdout.splitlines()) == MOST_LISTED + 6
    assert all(Path(line).is_file() for line in listed.stdout.splitlines())
    as_json = run("batch", "ว77", "--to", "docx", "--json")
    assert len(as_json.stdout.splitlines()) == MOST_LISTED + 6


def test_a_program_that_reads_stderr_is_told_nothing_more() -> None:
    assert run("build", "ว77", "--format", "json").stderr == ""


def test_the_folder_of_paths_from_here_and_from_the_root() -> None:
    tally = FileTally()
    tally.add(Path("output", "a.docx"))
    tally.add(Path.cwd() / "output" / "ก" / "b.docx")
    assert tally.folder == Path.cwd() / "output"
    assert (tally.files, FileTally().folder) == (2, Path())


def test_what_was_not_written_is_not_said_to_be() -> None:
    planned = run("batch", "ว77", "--to", "docx", "--dry-run")
    assert planned.exit_code == 0, planned.stderr
    assert "เขียน" not in planned.stderr.splitlines()[-1]
    assert "--dry-run" in planned.stderr.splitlines()[-1]
    assert "เขียน 1 แฟ้มใน" in run("batch", "ว77", "--proof").stderr
    assert "เขียน 1 แฟ้มใน" in run("build", "ว77", "--to", "docx", "--final").stderr
    for again in (("--final",), ()):
        result = run("build", "ว77", "--to", "docx", *again)
        assert result.exit_code == 0, result.stderr
        assert "คงไว้ 1 แฟ้มตามที่ออกไปแล้วใน output/ว77" in result.stderr
        assert "เขียน" not in result.stderr.splitlines()[-1]
