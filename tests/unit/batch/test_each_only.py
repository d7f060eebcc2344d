"""Circulars that speak to each recipient by himself, and what tells recipients apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from docgen.batch.plan import plan_of_batch
from docgen.batch.wanted_letters import WantedLetters
from docgen.cli import main
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import LetterMaker
from docgen.press import Press
from tests.helpers.workspaces import CIRCULAR

EACH = CIRCULAR.replace("- จึง", "- ตามที่จังหวัด{{ ผู้รับ.ชื่อ }} แจ้งมา นั้น\n  - จึง") + "ผู้รับ: provinces\n"
OTHER = CIRCULAR.replace("1960", "1961")


@pytest.fixture
def here(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    return workspace


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def made_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.rglob("*") if one.suffix in (".docx", ".pdf", ".png"))


def test_check_show_and_preview_take_the_first_recipients_letter(
    here: Workspace, write: Any
) -> None:
    write("ว1.yaml", EACH)
    for command in ("check", "show", "preview"):
        result = run(command, "ว1")
        assert result.exit_code == 0, result.output
        assert "DG6023" in result.stderr
        assert "«กระบี่»" in result.stderr
    assert "ตามที่จังหวัดกระบี่ แจ้งมา" in run("show", "ว1").stdout
    assert made_in(here.output) == ["1.png"]


def test_build_passes_it_over_and_makes_the_others(here: Workspace, write: Any) -> None:
    write("ว1.yaml", EACH)
    write("ว2.yaml", OTHER)
    result = run("build")
    assert result.exit_code == 0, result.output
    assert "DG6023" in result.stderr
    assert made_in(here.output) == ["มท ๐๘๑๒-ว ๑๙๖๑.docx", "มท ๐๘๑๒-ว ๑๙๖๑.pdf"]
    alone = run("build", "ว1", "-o", "alone")
    assert alone.exit_code == 0
    assert not (here.root / "alone").exists()


def test_other_faults_of_such_a_letter_are_told(here: Workspace, write: Any) -> None:
    write("ว1.yaml", EACH.replace("แจ้งมา", "{{ กำหนด.ส่ง.ถึง }}"))
    result = run("check", "ว1")
    assert result.exit_code == 1
    assert "DG6022" in result.stderr


def test_dg5018_it_cannot_be_enclosed(here: Workspace, write: Any) -> None:
    write("ว1.yaml", EACH)
    enclosed = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: ก, จำนวน: 1 ชุด, แฟ้ม: ว1.yaml}\nข้อความ:"
    write("ว2.yaml", OTHER.replace("ข้อความ:", enclosed) + "ผู้รับ: provinces\n")
    for command in (("build", "ว2"), ("batch", "ว2")):
        result = run(*command)
        assert result.exit_code == 1, result.output
        assert "DG5018" in result.stderr
    assert made_in(here.output) == []


NAMESAKES = """\
ชื่อ,เรียน,ตำแหน่ง,กลุ่ม
ปัว,นายอำเภอปัว,นายอำเภอ,น่าน
ปัว,ปลัดอำเภอปัว,ปลัดอำเภอ,น่าน
เชียงกลาง,นายอำเภอเชียงกลาง,นายอำเภอ,น่าน
"""


def test_namesakes_have_names_of_files_that_tell_them_apart(
    write: Any, workspace: Workspace
) -> None:
    write("recipients/provinces.csv", NAMESAKES)
    path = write("ว1.yaml", CIRCULAR + "ผู้รับ: provinces\n")
    jobs = plan_of_batch(path, workspace, Press(), WantedLetters(("docx",))).jobs
    assert [job.files[0] for job in jobs] == [
        "0001 มท ๐๘๑๒-ว ๑๙๖๐ ปัว นายอำเภอ.docx",
        "0002 มท ๐๘๑๒-ว ๑๙๖๐ ปัว ปลัดอำเภอ.docx",
        "0003 มท ๐๘๑๒-ว ๑๙๖๐ เชียงกลาง.docx",
    ]


RANKS = """\
ชื่อ,เรียน,ชั้น
วัด,พระราชวชิรโมลี เจ้าคณะจังหวัด,พระราชาคณะ
สำนัก,นายกรัฐมนตรี,
บริษัท,กรรมการผู้จัดการ,เอกชน
วัดอื่น,พระครูปัว,monk
"""


def test_the_class_of_a_row_chooses_salutation_and_close(write: Any, workspace: Workspace) -> None:
    write("recipients/provinces.csv", RANKS)
    path = write("ว1.yaml", CIRCULAR + "ผู้รับ: provinces\n")
    loaded = circulars.load(path, workspace)
    assert loaded.dossier is not None
    sender = LetterMaker(loaded.dossier, loaded, workspace, Press())
    pairs = []
    for one in (*loaded.dossier.recipients, *loaded.dossier.recipients):
        letter = sender.letter_to(one).letter
        assert letter is not None
        blocks = {block.role: block for block in letter.blocks}
        close = blocks["complimentary_close"].entries[0].text
        pairs.append((blocks["salutation"].label, close))
    assert pairs[:4] == pairs[4:]
    assert pairs[:4] == [
        ("นมัสการ", "ขอนมัสการด้วยความเคารพอย่างสูง"),
        ("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("เรียน", "ขอแสดงความนับถือ"),
        ("นมัสการ", "ขอนมัสการด้วยความเคารพ"),
    ]


def test_a_row_that_is_a_monk_without_a_class_is_told(write: Any, workspace: Workspace) -> None:
    write("recipients/provinces.csv", "ชื่อ,เรียน\nวัด,พระราชวชิรโมลี\nสำนัก,ฯพณฯ นายกรัฐมนตรี\n")
    plan = plan_of_batch(
        write("ว1.yaml", CIRCULAR + "ผู้รับ: provinces\n"),
        workspace,
        Press(),
        WantedLetters(("docx",)),
    )
    told = [(one.code, one.at.line) for one in plan.found if one.at and one.code[:4] == "DG71"]
    assert sorted(told) == [("DG7103", 3), ("DG7104", 2)]


LISTED = CIRCULAR + "ผู้รับ: provinces\nบัญชีผู้รับ: ใช่\n"


def test_the_letter_to_all_has_its_distribution_list(write: Any, workspace: Workspace) -> None:
    loaded = circulars.load(write("ว1.yaml", LISTED), workspace)
    assert loaded.dossier is not None
    sender = LetterMaker(loaded.dossier, loaded, workspace, Press())
    whole = sender.letter_to_all().letter
    each = sender.letter_to(loaded.dossier.recipients[0]).letter
    assert whole is not None
    assert each is not None
    assert each.annexes == ()
    lines = whole.to_text().splitlines()
    start = lines.index("==== บัญชีรายชื่อผู้รับ")
    rows = [line.partition("| ")[2] for line in lines[start + 1 :]]
    assert rows == [
        "แนบท้ายหนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท ๐๘๑๒/ว ๑๙๖๐ ลงวันที่ ๘ กันยายน ๒๕๖๔",
        "ลำดับ\tผู้รับ",
        "๑\tผู้ว่าราชการจังหวัดกระบี่",
        "๒\tผู้ว่าราชการจังหวัดตรัง",
        "๓\tผู้ว่าราชการจังหวัดพะเยา",
    ]


ENGLISH = """\
ชนิด: หนังสือภาษาอังกฤษ
ส่วนราชการ: สถ
เลขที่: MOI 0812/2041
วันที่: 8 ตุลาคม 2564
หัวหนังสือ: [Department of Local Administration, Bangkok 10300]
เรื่อง: Invitation 1
ถึง: [Mr. John Doe]
ผู้รับ: provinces
คำขึ้นต้น: Dear Sir,
ข้อความ:
  - I have the honour to invite you to the meeting on 29 October 2021.
คำลงท้าย: Yours sincerely,
ผู้ลงนาม: Mr. Khajorn Srichavanothai
ตำแหน่ง: [Director-General]
"""


def test_letters_in_english_keep_their_digits(write: Any, workspace: Workspace) -> None:
    loaded = circulars.load(write("ว1.yaml", ENGLISH), workspace)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    sender = LetterMaker(loaded.dossier, loaded, workspace, Press())
    for one in loaded.dossier.recipients:
        letter = sender.letter_to(one).letter
        assert letter is not None
        assert "2021" in letter.to_text()
        assert not set(letter.to_text()) & set("๐๑๒๓๔๕๖๗๘๙")
