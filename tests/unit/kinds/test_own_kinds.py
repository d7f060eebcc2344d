"""An agency's own kind takes one YAML and one template, and no Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace, own_kinds
from docgen.making import MadeLetter, prepare
from docgen.services.show import letter_text
from tests.helpers.own_kind import CIRCULAR, KIND, TEMPLATE

SAID = """\
                 title | ใบรับคำร้องของกรมส่งเสริมการปกครองท้องถิ่น
             applicant | ผู้ร้อง นายสมชาย ใจดี
                papers | เอกสาร\t๑.\tสำเนาทะเบียนบ้าน
                papers | ๒.\tสำเนาบัตรประชาชน
             paragraph | กรมส่งเสริมการปกครองท้องถิ่นได้รับคำร้องขอแก้ไขข้อมูล ไว้พิจารณาแล้ว
          issue_phrase | รับไว้ ณ วันที่ ๑๐ กันยายน พ.ศ. ๒๕๖๔
"""


@pytest.fixture
def own(workspace: Workspace) -> Workspace:
    (workspace.config / "kinds").mkdir()
    (workspace.config / "kinds" / "slip.yaml").write_text(KIND, encoding="utf-8")
    (workspace.templates / "รับคำร้อง.j2").write_text(TEMPLATE, encoding="utf-8")
    return workspace


def made(text: str, workspace: Workspace) -> MadeLetter:
    path = workspace.config / "circulars" / "1.yaml"
    path.write_text(text, encoding="utf-8")
    return prepare(path, workspace)


def test_one_yaml_and_one_template_make_a_kind(own: Workspace) -> None:
    slip = made(CIRCULAR, own)
    assert slip.letter is not None, slip.found
    assert slip.pages is not None
    assert slip.letter.to_text() == SAID
    assert [one.code for one in slip.found] == []
    assert slip.pages.sections[0].height == pytest.approx(148 * 72 / 25.4, abs=0.1)


def test_a_field_that_its_kind_needs_is_asked_for(own: Workspace) -> None:
    slip = made(CIRCULAR.replace("ผู้ร้อง: นายสมชาย ใจดี\n", ""), own)
    assert [one.code for one in slip.found] == ["DG2001"]
    assert "ผู้ร้อง" in slip.found[0].message()


def test_a_change_of_the_kind_is_seen_at_once(own: Workspace) -> None:
    assert made(CIRCULAR, own).letter is not None
    changed = KIND.replace("รับไว้ ณ วันที่ {issue_date}", "ให้ไว้ ณ วันที่ {issue_date}")
    (own.config / "kinds" / "slip.yaml").write_text(changed, encoding="utf-8")
    letter = made(CIRCULAR, own).letter
    assert letter is not None
    assert "ให้ไว้ ณ วันที่" in letter.to_text()


def test_a_faulty_kind_does_not_stop_letters_of_other_kinds(own: Workspace) -> None:
    (own.config / "kinds" / "slip.yaml").write_text("thai: ใบรับคำร้อง\n", encoding="utf-8")
    order = "ชนิด: ประกาศ\nส่วนราชการ: สถ\nวันที่: 10 กันยายน 2564\nเรื่อง: ปิดสำนักงาน\n"
    assert made(order + "ข้อความ: [จึงประกาศ]\nผู้ลงนาม: รองอธิบดี\n", own).is_sound
    assert "DG2061" in {one.code for one in made(CIRCULAR, own).found}


def test_dg2065_a_departure_from_the_form_is_noted_with_its_reason(own: Workspace) -> None:
    file = own.config / "kinds" / "slip.yaml"
    file.write_text("departs: หนังสือรับรอง\nreason: ผู้ร้องรับไว้ทันที\n" + KIND, encoding="utf-8")
    (noted,) = made(CIRCULAR, own).found
    assert (noted.code, noted.severity) == ("DG2065", "note")
    assert "ผู้ร้องรับไว้ทันที" in noted.message()


def test_a_departure_needs_its_reason(own: Workspace) -> None:
    file = own.config / "kinds" / "slip.yaml"
    file.write_text("departs: หนังสือรับรอง\n" + KIND, encoding="utf-8")
    assert [one.code for one in made(CIRCULAR, own).found] == ["DG2061"]


@pytest.mark.parametrize("name", ["ใบรับคำร้อง", "slip"])
def test_its_starting_file_passes_as_it_is(
    name: str, own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own.root)
    file = "config/circulars/2.yaml"
    assert CliRunner().invoke(main, ["new", name, "-o", file]).exit_code == 0
    checked = CliRunner().invoke(main, ["check", file])
    assert checked.exit_code == 0, checked.stderr
    assert "รับคำร้องไว้พิจารณา" in CliRunner().invoke(main, ["new", name]).stdout
    assert "slip" in CliRunner().invoke(main, ["list", "kinds"]).stdout
    assert CliRunner().invoke(main, ["ruler", name, "-o", "r.pdf"]).exit_code == 0
    assert Path("r.pdf").is_file()


def test_a_kind_called_as_one_of_docgen_stands_before_it_everywhere(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = own.config / "kinds" / "slip.yaml"
    file.write_text(KIND.replace("thai: ใบรับคำร้อง", "thai: หนังสือรับรอง"), encoding="utf-8")
    monkeypatch.chdir(own.root)
    said = made(CIRCULAR.replace("ชนิด: ใบรับคำร้อง", "ชนิด: หนังสือรับรอง"), own).letter
    assert said is not None
    assert said.blocks[1].role == "applicant"
    assert "ผู้ร้อง:" in CliRunner().invoke(main, ["new", "หนังสือรับรอง"]).stdout
    drawn = CliRunner().invoke(main, ["ruler", "หนังสือรับรอง"]).stdout
    assert drawn == "output/ruler-slip.pdf\n"


@pytest.mark.parametrize("asked", [["ruler", "slip"], ["new", "ใบรับคำร้อง"], ["list", "kinds"]])
def test_whoever_asks_for_a_faulty_kind_is_told_its_fault(
    asked: list[str], own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = own.config / "kinds" / "slip.yaml"
    file.write_text(KIND.replace("form: at_axis", "form: at_axs"), encoding="utf-8")
    monkeypatch.chdir(own.root)
    told = CliRunner().invoke(main, asked)
    assert "DG2060" in told.stderr
    assert "slip.yaml:22:" in told.stderr
    assert "ใบรับคำร้อง" not in told.stdout


def test_the_ruler_draws_a_kind_again_after_each_change(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own.root)
    drawn = own.output / "ruler-slip.pdf"
    assert CliRunner().invoke(main, ["ruler", "slip"]).exit_code == 0
    before = drawn.read_bytes()
    file = own.config / "kinds" / "slip.yaml"
    file.write_text(KIND.replace("[ใบรับคำร้อง]", "[ใบรับเรื่อง]"), encoding="utf-8")
    assert CliRunner().invoke(main, ["ruler", "slip"]).exit_code == 0
    assert drawn.read_bytes() != before


def test_the_schema_of_a_workspace_knows_its_own_kinds(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own.root)
    schema = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    assert schema["properties"]["ชนิด"]["enum"][-2:] == ["ใบรับคำร้อง", "slip"]
    assert schema["properties"]["ผู้ร้อง"]["description"] == "ชื่อผู้ยื่นคำร้อง"
    condition = {"properties": {"ชนิด": {"enum": ["ใบรับคำร้อง", "slip"]}}}
    needs = next(one["then"]["required"] for one in schema["allOf"] if one["if"] == condition)
    assert needs == ["ผู้ร้อง", "ข้อความ"]


SIZED = (
    "sizes:\n  ใหญ่: {paper_height: 200 mm}\n  เล็ก: {paper_height: 100 mm}\nfields:\n"
    "  - {field: ขนาด, english: size, form: size, meaning: ขนาดของใบรับ, sample: ใหญ่}\n"
)


def test_a_kind_has_sheets_of_several_sizes(own: Workspace) -> None:
    file = own.config / "kinds" / "slip.yaml"
    file.write_text(KIND.replace("fields:\n", SIZED), encoding="utf-8")
    for size, height in (("", 148), ("ขนาด: ใหญ่\n", 200), ("ขนาด: เล็ก\n", 100)):
        pages = made(CIRCULAR + size, own).pages
        assert pages is not None
        assert pages.sections[0].height == pytest.approx(height * 72 / 25.4, abs=0.1)
    assert "DG2010" in {one.code for one in made(CIRCULAR + "ขนาด: กลาง\n", own).found}


def test_a_size_in_unknown_measures_is_refused(own: Workspace) -> None:
    file = own.config / "kinds" / "slip.yaml"
    wrong = SIZED.replace("ใหญ่: {paper_height", "ใหญ่: {paper_hight")
    file.write_text(KIND.replace("fields:\n", wrong), encoding="utf-8")
    assert "DG2060" in {one.code for one in made(CIRCULAR, own).found}


@pytest.mark.parametrize(
    ("part", "code"),
    [("title", "DG2061"), ("given_by", "DG2061"), ("signatur", "DG2060")],
    ids=["known", "own", "misspelt"],
)
def test_a_part_without_a_text_lacks_one_or_is_misspelt(
    tmp_path: Path, part: str, code: str
) -> None:
    first = "  - {part: title, required: 'yes', form: centred, style: title,\n"
    text = KIND.replace(first, first.replace("title, required", f"{part}, required"))
    text = text.replace("     text: 'ใบรับคำร้องของ{agency}', sample", "     sample")
    file = tmp_path / "config" / "kinds" / "ใบรับคำร้อง.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    found = own_kinds.load(Workspace(tmp_path)).faults[file.stem]
    assert [(fault.code, fault.at and fault.at.line) for fault in found] == [(code, 15)]


NAMED = KIND.replace("part: issue_phrase", "part: given_at, thai: วันที่รับ")


def test_the_parts_of_an_own_kind_are_shown_and_left_out_by_their_thai_names(
    own: Workspace,
) -> None:
    """One is called as the kind says, one by its label, and one as the field that it prints."""
    (own.config / "kinds" / "slip.yaml").write_text(NAMED, encoding="utf-8")
    path = own.config / "circulars" / "1.yaml"
    path.write_text(CIRCULAR, encoding="utf-8")
    shown = letter_text(path, own).value or ""
    names = [line.partition(" | ")[0].strip() for line in shown.splitlines()]
    assert names == ["ชื่อหนังสือ", "ผู้ร้อง", "เอกสาร", "เอกสาร", "ย่อหน้า", "วันที่รับ"]
    left_out = CIRCULAR + "ต่างจากแบบ:\n  ตัดออก: [วันที่รับ]\n  เหตุผล: รับไว้ก่อน\n"
    letter = made(left_out, own)
    assert letter.letter is not None
    assert "given_at" not in {block.role for block in letter.letter.blocks}
    assert "วันที่รับ" in next(fault.message() for fault in letter.found if fault.code == "DG2069")


@pytest.mark.parametrize("most", ["สอง", "1.5", "[1]"])
def test_the_most_pages_of_a_kind_are_a_number(own: Workspace, most: str) -> None:
    path = own.config / "kinds" / "slip.yaml"
    path.write_text(f"{KIND}most_pages: {most}\n", encoding="utf-8")
    assert [fault.code for fault in own_kinds.load(own).faults["slip"]] == ["DG2088"]


def test_a_part_of_another_kind_stands_before_the_text_where_nothing_leads_to_it(
    own: Workspace,
) -> None:
    letter = made(CIRCULAR + "สิ่งที่ส่งมาด้วย: [ตารางคิว จำนวน 1 แผ่น]\n", own).letter
    assert letter is not None
    roles = [block.role for block in letter.blocks]
    assert roles.index("enclosures") == roles.index("paragraph") - 1
    urgent = made(CIRCULAR + "ชั้นความเร็ว: ด่วน\n", own).letter
    assert urgent is not None
    assert urgent.blocks[0].role == "urgency"
