"""A table of data checked by itself, and the same workbook back with what is wrong in each row."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from docgen.cli import main
from docgen.loading.workspace import find
from docgen.services.list_grid import list_grid
from tests.helpers.kept_workbooks import book, put
from tests.helpers.programme_workspaces import programme_workspace

HEAD = ["อำเภอ", "ตำบล", "โรงเรียน", "แบบ กลว.1", "แบบ กลว.2", "แบบ กลว.3"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace of the schools."""
    workspace, _ = programme_workspace("schools", tmp_path / "งาน")
    monkeypatch.chdir(workspace.root)
    return workspace.root


def test_a_workbook_comes_back_with_what_is_wrong(folder: Path) -> None:
    rows = [["ปัว", "ปัว", f"ที่ {n}", "น่าจะเสร็จ" if n % 2 else "เสร็จ", "", ""] for n in range(6)]

    def draw(sheet: object, made: object) -> None:
        put(sheet, made, [["รายงานโครงการ"], HEAD, *rows])

    content = book(draw)
    Path("ส่งมา.xlsx").write_bytes(content)
    result = run("check", "ส่งมา.xlsx", "--programme", "โครงการ", "-o", "กลับ.xlsx")
    assert result.exit_code == 1
    assert result.output.count("ผิดพลาด[DG4131]") == 1
    back = Path("กลับ.xlsx").read_bytes()
    made = CalamineWorkbook.from_filelike(io.BytesIO(back)).get_sheet_by_index(0).to_python()
    assert made[1][:6] == HEAD
    assert made[1][6] == "สิ่งที่ต้องแก้"
    said = [bool(row[6]) for row in made[2:]]
    assert said == [bool(n % 2) for n in range(6)]
    assert "น่าจะเสร็จ" in str(made[3][6])
    with zipfile.ZipFile(io.BytesIO(content)) as one, zipfile.ZipFile(io.BytesIO(back)) as other:
        assert one.namelist() == other.namelist()
        same = [name for name in one.namelist() if one.read(name) == other.read(name)]
        assert len(same) == len(one.namelist()) - 1


def test_the_programme_is_that_of_the_annex_which_takes_the_file(folder: Path) -> None:
    path = Path("config/submissions/data.csv")
    assert run("check", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8").replace("บางส่วน", "ครึ่ง ๆ", 1)
    path.write_text(text, encoding="utf-8")
    result = run("check", str(path), "-o", "กลับ.csv")
    assert "DG4131" in result.output
    lines = Path("กลับ.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].endswith(",สิ่งที่ต้องแก้")
    assert sum("ไม่รู้ว่า" in line for line in lines) == 1


def test_a_list_of_recipients_comes_back_too(folder: Path) -> None:
    path = Path("config/recipients/recipients.csv")
    with path.open("a", encoding="utf-8") as stream:
        stream.write(",นายอำเภอ\nปัว,\n")
    result = run("check", str(path), "-o", "กลับ.csv")
    assert result.exit_code == 1
    lines = Path("กลับ.csv").read_text(encoding="utf-8-sig").splitlines()
    assert ["ว่างเปล่า" in line for line in lines] == [False, False, False, False, True, True]
    assert run("check", str(path), "-o", "กลับ.csv").exit_code == 1  # nothing is written over


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_told_file_has_one_column_of_faults_however_often_it_comes_back(
    folder: Path, ending: str
) -> None:
    rows = [["ปัว", "ปัว", f"ที่ {n}", "น่าจะเสร็จ" if n % 2 else "เสร็จ", "", ""] for n in range(6)]
    path = Path(f"ส่งมา.{ending}")
    if ending == "csv":
        text = "\n".join(",".join(row) for row in [HEAD, *rows])
        path.write_text(text, encoding="utf-8-sig")
    else:
        path.write_bytes(book(lambda sheet, made: put(sheet, made, [HEAD, *rows])))
    run("check", str(path), "--programme", "โครงการ", "-o", f"หนึ่ง.{ending}")
    first = Path(f"หนึ่ง.{ending}")
    mended = read_rows(first)
    assert [bool(row[6]) for row in mended[1:]] == [bool(n % 2) for n in range(6)]
    mended[2][3] = "เสร็จ"
    second = Path(f"แก้แล้ว.{ending}")
    if ending == "csv":
        second.write_text("\n".join(",".join(row) for row in mended), encoding="utf-8-sig")
    else:
        second.write_bytes(book(lambda sheet, made: put(sheet, made, mended)))
    run("check", str(second), "--programme", "โครงการ", "-o", f"สอง.{ending}")
    again = read_rows(Path(f"สอง.{ending}"))
    assert again[0] == [*HEAD, "สิ่งที่ต้องแก้"]
    assert [bool(row[6]) for row in again[1:]] == [False, False, False, True, False, True]


def read_rows(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python()]


@pytest.mark.parametrize(
    "headings", ["ชื่อ,ไปรษณีย์", "หน่วยงาน,รหัสไปรษณีย์", "โรงเรียน,อีเมล", "ชื่อหน่วยงาน,ที่อยู่จัดส่ง"]
)
def test_a_list_to_mail_by_is_known_without_whom_it_addresses(folder: Path, headings: str) -> None:
    listed = Path("รายชื่อ.csv")
    listed.write_text(f"ลำดับ,{headings}\n1,สระบุรี,18000\n", encoding="utf-8")
    said = run("check", str(listed)).output
    assert "เรียน" in said  # the column is asked for, or read from the head of the unit
    assert "«จังหวัด»" not in said  # which the usual programme asks of its data
    assert run("check", str(listed), "--programme", "โครงการ").output != said


def test_a_list_from_another_folder_is_checked_from_the_workspace_one_stands_in(
    folder: Path, tmp_path: Path
) -> None:
    """As it lies on the desktop; nothing is said of building letters from it."""
    listed = tmp_path / "รายชื่อ.csv"
    listed.write_text("ชื่อ,เรียน\nปัว,นายอำเภอปัว\n", encoding="utf-8")
    result = run("check", str(listed))
    assert result.exit_code == 0, result.output
    assert result.stderr.splitlines()[-1] == "มี 0 แถวที่ต้องแก้"


def test_what_an_annex_takes_is_data_though_it_is_headed_to_mail_by(folder: Path) -> None:
    path = Path("config/submissions/data.csv")
    first, *rest = path.read_text(encoding="utf-8-sig").splitlines()
    moved = Path("data.csv")
    mailed = [f"{first},ที่อยู่", *(f"{line}," for line in rest)]
    moved.write_text("\n".join(mailed) + "\n", encoding="utf-8")
    for letter in Path("config/circulars").glob("*.yaml"):
        text = letter.read_text(encoding="utf-8")
        letter.write_text(text.replace("submissions/data.csv", "../data.csv"), encoding="utf-8")
    assert "เรียน" not in run("check", str(moved)).output


def test_a_list_from_elsewhere_is_known_by_its_headings(folder: Path) -> None:
    listed = Path("รายชื่อ.csv")
    listed.write_text("ชื่อ,เรียน\nปัว,นายอำเภอปัว\n,นายอำเภอเมือง\n", encoding="utf-8")
    said = run("check", "รายชื่อ.csv")
    assert said.exit_code == 1
    assert "[DG4011]: ช่อง «ชื่อ» ว่างเปล่า\n" in said.stderr
    listed.write_text("ชื่อ,เรียน\nปัว,นายอำเภอปัว\n", encoding="utf-8")
    assert run("check", "รายชื่อ.csv").exit_code == 0


def test_a_list_is_checked_for_mailboxes_too(folder: Path) -> None:
    rows = ["ชื่อ,เรียน,อีเมล", "ก,นายก ก,saraban@k.go.th", "ข,นายก ข,saraban@lamphun", "ค,นายก ค,-"]
    path = Path("config/recipients/ส่ง.csv")
    path.write_text("\n".join(rows), encoding="utf-8")
    result = run("check", str(path), "-o", "กลับ.csv")
    assert result.exit_code == 1
    assert result.output.count("DG5132") == 1
    assert f"{path}:3:10" in result.output
    back = list(csv.reader(Path("กลับ.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [bool(row[-1]) for row in back[1:]] == [False, True, False]
    grid = list_grid(find(path.resolve()), "ส่ง")
    assert grid is not None
    assert [(row.number, row.faulty) for row in grid.rows] == [(3, (2,))]
