"""Drafts with blanks, finals with numbers, and enclosures after the letter."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.register import Register, State
from tests.helpers.workspaces import CIRCULAR

NUMBER, SIGNED = "ที่: มท 0812/ว 1960\n", "ผู้ลงนาม: รองอธิบดี\n"
AUTOMATIC = CIRCULAR.replace("มท 0812/ว 1960", "ว อัตโนมัติ")


def put(workspace: Workspace, name: str, text: str) -> Path:
    path = workspace.config / "circulars" / name
    path.write_text(text, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        (CIRCULAR.replace(NUMBER, ""), ("reference_number",)),
        (CIRCULAR.replace("ว 1960", "ว"), ("reference_number",)),
        (AUTOMATIC, ("reference_number",)),
        (CIRCULAR.replace("8 กันยายน", "กันยายน"), ("date",)),
        (CIRCULAR.replace(SIGNED, ""), ("signatory",)),
        (
            AUTOMATIC.replace("8 กันยายน", "กันยายน").replace(SIGNED, ""),
            ("reference_number", "date", "signatory"),
        ),
    ],
)
def test_dg2215_a_draft_is_made_with_its_blanks_listed(
    here: Workspace, text: str, blanks: tuple[str, ...]
) -> None:
    path = put(here, "ร่าง.yaml", text)
    loaded = circulars.load(path, here)
    assert loaded.dossier is not None
    assert loaded.dossier.blanks == blanks
    assert [one.code for one in loaded.found if one.code == "DG2215"] == ["DG2215"]
    assert run("build", str(path)).exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        CIRCULAR.replace(NUMBER, ""),
        AUTOMATIC.replace("8 กันยายน", "กันยายน"),
        AUTOMATIC.replace(SIGNED, ""),
    ],
)
def test_dg2216_a_final_lacks_nothing_and_no_number_is_used(here: Workspace, text: str) -> None:
    put(here, "ว1.yaml", text)
    result = run("build", "--final", "ว1")
    assert result.exit_code == 1
    assert "DG2216" in result.stderr
    assert "DG2215" not in result.stderr  # one cause, told once
    assert not here.register.exists()


def test_a_final_takes_the_next_number_and_the_same_again(here: Workspace) -> None:
    for name in ("ก.yaml", "ข.yaml"):
        put(here, name, AUTOMATIC)
    assert run("build", "--final", "ก").exit_code == 0
    assert run("build", "--final", "ข").exit_code == 0
    assert "ว ๑.pdf" in run("build", "--final", "ก").stdout
    with Register(here.register) as register:
        rows = register.entries()
        (letter,) = register.letters(rows[0]).values()
    assert [(one.number, one.state, one.item) for one in rows] == [
        (1, State.ISSUED, "config/circulars/ก.yaml"),
        (2, State.ISSUED, "config/circulars/ข.yaml"),
    ]
    assert [Path(file.path).suffix for file in letter.files] == [".docx", ".pdf"]
    assert {len(file.sha256) for file in letter.files} == {64}


def test_every_letter_of_a_batch_bears_the_circulars_one_number(here: Workspace) -> None:
    put(here, "ก.yaml", AUTOMATIC.replace("ข้อความ:", "ผู้รับ: provinces\nข้อความ:"))
    assert run("build", "--final", "ก").exit_code == 0
    made = run("batch", "ก", "--to", "docx").stdout.splitlines()
    assert len(made) == 3
    assert all("ว ๑ " in one for one in made)


def test_dg5406_a_changed_text_needs_another_number(here: Workspace) -> None:
    path = put(here, "ก.yaml", AUTOMATIC)
    assert run("build", "--final", "ก").exit_code == 0
    path.write_text(AUTOMATIC.replace("โปรดพิจารณา", "โปรดทราบ"), encoding="utf-8")
    result = run("build", "--final", "ก")
    assert result.exit_code == 1
    assert "DG5406" in result.stderr
    cancel = ("register", "cancel", "ว 1", "--office", "สถ", "--year", "2564")
    assert run(*cancel, "--reason", "พิมพ์ผิด").exit_code == 0
    assert "ว ๒.pdf" in run("build", "--final", "ก").stdout


def test_dg5411_an_office_without_its_part_of_the_number(here: Workspace) -> None:
    text = here.offices.read_text(encoding="utf-8").replace("  ที่: มท 0812\n", "")
    here.offices.write_text(text, encoding="utf-8")
    found = circulars.load(put(here, "ก.yaml", AUTOMATIC), here).found
    assert [(one.code, one.at.line) for one in found if one.at] == [("DG5411", 3)]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_dg2217_the_final_says_what_the_approved_draft_says(here: Workspace, ending: str) -> None:
    path = put(here, "ก.yaml", AUTOMATIC.replace("8 กันยายน", "กันยายน").replace(SIGNED, ""))
    assert run("build", "ก", "-o", "draft").exit_code == 0
    (draft,) = (here.root / "draft").glob(f"*.{ending}")
    path.write_text(AUTOMATIC, encoding="utf-8")
    assert run("build", "--final", "ก", "--approved", str(draft)).exit_code == 0
    path.write_text(AUTOMATIC.replace("รายงานผล", "รายงานผลใหม่"), encoding="utf-8")
    result = run("build", "--final", "ก", "--approved", str(draft))
    assert result.exit_code == 1
    assert "DG2217" in result.stderr
    assert "ชื่อเรื่อง เปลี่ยนจาก" in result.stderr


def test_diff_tells_changes_in_sentences(here: Workspace) -> None:
    put(here, "ก.yaml", CIRCULAR)
    put(here, "ข.yaml", CIRCULAR.replace("8 กันยายน", "9 กันยายน").replace("พิจารณา", "ทราบ"))
    folder = here.config / "circulars"
    told = run("diff", str(folder / "ก.yaml"), str(folder / "ข.yaml")).stdout.splitlines()
    assert told[0] == "วันที่ของหนังสือ เปลี่ยนจาก «8 กันยายน 2564» เป็น «9 กันยายน 2564»"
    assert told[1].startswith("ข้อความย่อหน้าที่ 1 เปลี่ยนจาก")
    assert len(told) == 2


def test_dg2222_a_file_that_is_no_letter(here: Workspace) -> None:
    (here.root / "note.txt").write_text("รายงานการประชุม", encoding="utf-8")
    result = run("read", "note.txt")
    assert result.exit_code == 1
    assert "DG2222" in result.stderr


def test_the_letter_received_follows_in_the_pdf(here: Workspace) -> None:
    put(here, "ต้นเรื่อง.yaml", CIRCULAR)
    enclosed = (
        "สิ่งที่ส่งมาด้วย:\n  - {รายการ: สำเนาหนังสือ, จำนวน: 1 ชุด, แฟ้ม: ต้นเรื่อง.yaml}\nข้อความ:\n"
        "  - รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย\n"
    )
    put(here, "ส่งต่อ.yaml", CIRCULAR.replace("ข้อความ:\n", enclosed).replace("1960", "1961"))
    contents = []
    for folder in ("one", "two"):
        assert run("build", "ส่งต่อ", "--to", "pdf", "-o", folder).exit_code == 0
        (file,) = (here.root / folder).glob("*.pdf")
        contents.append(file.read_bytes())
    assert contents[0] == contents[1]
    document = pypdfium2.PdfDocument(contents[0])
    texts = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    assert len(texts) == 2
    assert "๑๙๖๑" in texts[0]
    assert "๑๙๖๐" in texts[1]


def test_an_enclosure_must_be_there(here: Workspace) -> None:
    enclosed = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: ก, จำนวน: 1 ชุด, แฟ้ม: ไม่มี.pdf}\nข้อความ:"
    found = circulars.load(put(here, "ก.yaml", CIRCULAR.replace("ข้อความ:", enclosed)), here).found
    assert [one.code for one in found] == ["DG2016"]
