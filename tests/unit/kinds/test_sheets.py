"""Documents of other kinds at the end of a letter's file, and departures from a form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen import kinds, vocabulary
from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.model.letter import Letter
from docgen.press import Press
from docgen.services.form import circular_schema
from tests.helpers.pdf_reader import read
from tests.helpers.workspaces import CIRCULAR

SHEETS = """\
แผ่นท้าย:
  - ชนิด: แบบตอบรับ
    ช่องกรอก: [ชื่อ - สกุล]
  - ชนิด: ซองจดหมาย
    ขนาดซอง: DL
"""
DEPARTS = "ต่างจากแบบ:\n  ตัดออก: [คำลงท้าย]\n  ลำดับ: [เรียน, เรื่อง]\n  เหตุผล: แนวปฏิบัติ\n"


def made(text: str, workspace: Workspace) -> MadeLetter:
    path = workspace.config / "circulars" / "1.yaml"
    path.write_text(text, encoding="utf-8")
    return prepare(path, workspace)


def letter(text: str, workspace: Workspace) -> Letter:
    composed = made(text, workspace)
    assert composed.letter is not None, [one.message() for one in composed.found]
    return composed.letter


def said(one: Letter, role: str) -> list[str]:
    return [entry.text for block in one.blocks if block.role == role for entry in block.entries]


def test_a_sheet_has_from_its_letter_what_it_does_not_say(workspace: Workspace) -> None:
    form, envelope = letter(CIRCULAR + SHEETS, workspace).sheets
    assert said(form, "subject") == ["ขอความร่วมมือรายงานผล"]
    assert said(envelope, "addressee") == ["เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด"]
    assert said(envelope, "reference_number") == ["มท ๐๘๑๒/ว ๑๙๖๐"]


def test_what_a_sheet_says_itself_stands(workspace: Workspace) -> None:
    own = SHEETS.replace("    ช่องกรอก", "    เรื่อง: ตอบรับการประชุม\n    ช่องกรอก")
    form, _ = letter(CIRCULAR + own, workspace).sheets
    assert said(form, "subject") == ["ตอบรับการประชุม"]


def test_every_sheet_begins_its_own_page_and_count(workspace: Workspace, tmp_path: Path) -> None:
    long = SHEETS.replace("[ชื่อ - สกุล]", f"[{', '.join(f'ช่อง {n}' for n in range(60))}]")
    composed = made(CIRCULAR + long, workspace)
    assert composed.pages is not None
    sections = composed.pages.sections
    assert [[page.number for page in one.pages] for one in sections] == [[1], [1, 2], [1]]
    assert sections[2].width == pytest.approx(220 * 72 / 25.4, abs=0.1)
    pages = read(_written(tmp_path / "1.pdf", Press().pdf.pdf(composed.pages)))
    assert len(pages) == 4


def test_each_recipient_of_a_batch_has_his_own_sheets(workspace: Workspace) -> None:
    made(CIRCULAR + "ผู้รับ: provinces\n" + SHEETS, workspace)
    root = str(workspace.root)
    circular = str(workspace.config / "circulars" / "1.yaml")
    result = CliRunner().invoke(main, ["batch", circular, "-o", f"{root}/out", "--to", "pdf"])
    assert result.exit_code == 0, result.stderr
    for path in sorted(Path(root, "out").glob("*.pdf")):
        name = path.stem.rpartition(" ")[2]
        texts = [page.text for page in read(path)]
        assert len(texts) == 3
        assert f"จังหวัด{name}" in texts[2]


def test_a_sheet_with_a_fault_stops_its_letter(workspace: Workspace) -> None:
    composed = made(CIRCULAR + SHEETS.replace("DL", "A4"), workspace)
    assert composed.letter is None
    (fault,) = [one for one in composed.found if one.is_error]
    assert (fault.code, fault.at and fault.at.line) == ("DG2010", _line(CIRCULAR + SHEETS, "DL"))


def test_a_secret_letter_has_secret_sheets_and_a_plain_envelope(workspace: Workspace) -> None:
    secret = letter(CIRCULAR + "ชั้นความลับ: ลับ\n" + SHEETS, workspace)
    form, envelope = secret.sheets
    assert (secret.secrecy, form.secrecy, envelope.secrecy) == ("ลับ", "ลับ", "")


def test_parts_stand_in_the_order_that_is_said(workspace: Workspace) -> None:
    departing = letter(CIRCULAR + DEPARTS, workspace)
    roles = [block.role for block in departing.blocks]
    assert roles.index("salutation") < roles.index("subject")
    assert "complimentary_close" not in roles
    composed = made(CIRCULAR + DEPARTS, workspace)
    assert composed.pages is not None
    shown = [one.item.role for one in composed.pages.sections[0].pages[0].placed]  # type: ignore[union-attr]
    assert shown.index("salutation") < shown.index("subject")


def test_a_subject_that_is_left_out_need_not_be_written(workspace: Workspace) -> None:
    text = re.sub("เรื่อง: .*\n", "", CIRCULAR)
    left_out = "ต่างจากแบบ:\n  ตัดออก: [เรื่อง]\n  เหตุผล: แบบของศาล\n"
    assert "subject" not in [block.role for block in letter(text + left_out, workspace).blocks]
    assert made(text, workspace).letter is None


def test_a_row_keeps_its_place_when_its_first_part_is_left_out(workspace: Workspace) -> None:
    text = CIRCULAR + "ต่างจากแบบ:\n  ตัดออก: [ที่]\n  เหตุผล: แบบเดิม\n"
    pages = made(text, workspace).pages
    whole = made(CIRCULAR, workspace).pages
    assert pages is not None
    assert whole is not None
    assert pages.sections[0].pages[0].placed[0].y == whole.sections[0].pages[0].placed[0].y


def test_the_manifest_says_what_departs_and_why(workspace: Workspace) -> None:
    made(CIRCULAR + DEPARTS, workspace)
    circular = str(workspace.config / "circulars" / "1.yaml")
    result = CliRunner().invoke(main, ["build", circular, "-o", str(workspace.root / "out")])
    assert result.exit_code == 0, result.stderr
    (manifest,) = (workspace.root / "out").rglob("manifest.json")
    (departure,) = json.loads(manifest.read_text(encoding="utf-8"))["departures"]
    assert departure["reason"] == "แนวปฏิบัติ"
    assert departure["without"] == "complimentary_close"


def test_every_part_of_a_kind_has_a_name_to_depart_by() -> None:
    roles = {part.role for name in kinds.names() for part in kinds.kind(name).parts}
    nameless = roles - set(vocabulary.names("parts", "en"))
    assert not nameless, f"these parts say `thai:`, or are a row of parts.yaml: {nameless}"


@pytest.mark.parametrize("keys", ["th", "en"])
def test_the_schema_knows_sheets_and_departures(keys: str) -> None:
    schema = circular_schema(keys)
    names = vocabulary.names("departure", keys)
    assert set(schema["$defs"]["Departure"]["properties"]) == set(names)
    assert schema["$defs"]["Sheet"]["additionalProperties"] is True


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _line(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_an_envelope_after_a_letter_is_no_fault_of_its_word_file(workspace: Workspace) -> None:
    composed = made(CIRCULAR + SHEETS, workspace)
    assert composed.pages is not None
    file = _written(workspace.root / "1.docx", Press().docx.write(composed.pages))
    result = CliRunner().invoke(main, ["check", str(file)])
    assert result.exit_code == 0, result.stderr


def test_a_sheet_with_signers_of_its_own_has_not_the_letter_s_signatory(
    workspace: Workspace,
) -> None:
    sheet = "แผ่นท้าย:\n  - ชนิด: ประกาศ\n    ข้อความ: ประกาศให้ทราบ\n    ลงนามร่วม:\n"
    signers = "      - {ชื่อ: นายสมชาย ใจดี, ในฐานะ: พยาน}\n"
    (made_sheet,) = letter(CIRCULAR + sheet + signers, workspace).sheets
    said = [entry.text for block in made_sheet.blocks for entry in block.entries]
    assert "(นายสมชาย ใจดี)" in said
    assert "(นายขจร ศรีชวโนทัย)" not in said
