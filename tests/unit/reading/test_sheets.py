"""English letters, ministerial regulations, and the sheets after a letter are read into fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.drafting.received import draft_yaml
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.reading import ReadLetter
from docgen.reading.found_letter import ReadField
from docgen.reading.recognise import recognised_here
from docgen.services import read as reading
from tests.helpers.workspaces import make_workspace
from tests.office import LETTERS, Sheet

ROOT = Path(__file__).parents[3]
DOCUMENTS = ROOT / "tests" / "documents"
LETTER = """ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ที่: มท 0812/ว 9975
วันที่: 10 กันยายน 2564
เรื่อง: การประชุมชี้แจง
เรียน: ผู้ว่าราชการจังหวัดเชียงใหม่
ข้อความ:
  - จึงเรียนมาเพื่อโปรดทราบ
ผู้ลงนาม: รองอธิบดี
"""
Built = Callable[[Path, str, str], Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A file of a circular without its data."""
    folder = tmp_path_factory.mktemp("built")

    def make(root: Path, name: str, suffix: str) -> Path:
        target = folder / f"{name}{suffix}"
        if not target.exists():
            workspace = Workspace(root)
            press = Press.of(workspace, carries_data=False)
            made = prepare(workspace.config / "circulars" / f"{name}.yaml", workspace, press)
            assert made.pages is not None
            docx = suffix == ".docx"
            target.write_bytes(press.docx.write(made.pages) if docx else press.pdf.pdf(made.pages))
        return target

    return make


def letter_of(path: Path) -> ReadLetter:
    letter = recognised_here(path, path.read_bytes()).letter
    assert letter is not None
    return letter


def own(letter: ReadLetter) -> dict[str, object]:
    return {
        name: one.text if isinstance(one, ReadField) else tuple(" | ".join(row) for row in one)
        for name, one in letter.own.items()
    }


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_an_english_letter(built: Built, suffix: str) -> None:
    letter = letter_of(built(ROOT, "english-example", suffix))
    assert (letter.kind, letter.kind_doubts) == ("english_letter", ())
    assert letter.date.text == "10 กันยายน 2564"
    assert letter.subject.text == "Invitation to a meeting on workload tracking"
    assert len(letter.body) == 3
    assert own(letter) == {
        "number": "MOI 0812/2041",
        "english_letterhead": (
            "Department of Local Administration",
            "Nakhon Ratchasima Road",
            "Bangkok 10300",
        ),
        "to": ("Ms. Jane Smith", "Director, Example Institute for Local Government"),
        "opening": "Dear Ms. Smith,",
        "closing": "Yours sincerely,",
        "signer": "Mr. Khajorn Srichavanothai",
        "posts": ("Deputy Director-General", "for Director-General"),
        "contact": ("Administrative System Group", "Tel. +66 2241 9000 ext. 1251-2"),
    }
    assert letter.asides == ()


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_ministerial_regulation(built: Built, suffix: str) -> None:
    letter = letter_of(built(ROOT, "ministerial-regulation-example", suffix))
    assert letter.kind == "ministerial_regulation"
    assert letter.subject.text == "กำหนดหลักเกณฑ์การรายงานข้อมูลปริมาณงานของท้องถิ่นอำเภอ"
    assert letter.date.text == "10 กันยายน 2564"
    assert letter.signatory.text == "นายขจร ศรีชวโนทัย"
    said = own(letter)
    assert said["year"] == "2564"
    assert said["under_the_act"] == "ออกตามความในพระราชบัญญัติ (ตัวอย่าง) พ.ศ. 2560"
    assert str(said["remark"]).startswith("เหตุผลในการประกาศใช้กฎกระทรวงฉบับนี้ คือ โดยที่สมควร")
    assert [part.text[:5] for part in letter.body] == ["อาศัย", "ข้อ 1", "ข้อ 2"]


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("reply-form-example", "reply_form"),
        ("reply-slip-example", "reply_slip"),
        ("annex-list-example", "annex_list"),
        ("free-sheet-example", "free_sheet"),
        ("envelope-example", "envelope"),
    ],
)
def test_a_form_or_a_list_alone(built: Built, name: str, kind: str, suffix: str) -> None:
    letter = letter_of(built(ROOT, name, suffix))
    assert letter.kind == kind
    assert bool(letter.kind_doubts) == (kind == "free_sheet")
    said = own(letter)
    if kind == "reply_form":
        assert said["blanks"] == (
            *("ชื่อ - สกุล", "ตำแหน่ง", "หน่วยงาน", "โทรศัพท์"),
            "ไปรษณีย์อิเล็กทรอนิกส์",
        )
        assert len(said["choices"]) == 3  # type: ignore[arg-type]
        assert str(said["return_to"]).endswith("ภายในวันที่ 20 กันยายน 2564")
    if kind == "annex_list":
        assert said["rows"][0] == "นางสาวตัวอย่าง รักงาน | ผู้อำนวยการกลุ่มพัฒนาระบบบริหาร"  # type: ignore[index]
    if kind == "free_sheet":
        assert said["corner_label"] == ("สิ่งที่ส่งมาด้วย 1",)
    if kind == "envelope":
        assert letter.number.text == "มท 0812/ว 1960"
        assert len(said["address"]) == 2  # type: ignore[arg-type]


def test_the_annex_of_the_seed_is_a_sheet_with_its_table(built: Built) -> None:
    (sheet,) = letter_of(built(ROOT, "dla-1960", ".docx")).sheets
    assert (sheet.kind, own(sheet)["headings"]) == ("free_sheet", ("สถานะการบันทึกข้อมูล สถอ.",))
    (first, legend) = [part.rows for part in sheet.body if part.rows]
    assert (len(first), first[1][:3]) == (39, ("1", "กระบี่", "ยังไม่บันทึกข้อมูล"))
    assert len(legend) == 1


def test_the_order_with_an_annexed_list(built: Built) -> None:
    letter = letter_of(built(DOCUMENTS, "order-with-annexed-list", ".pdf"))
    (sheet,) = letter.sheets
    assert (sheet.kind, len(own(sheet)["rows"])) == ("annex_list", 3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    ["reply-form-after", "annex-table-after", "as-the-list-attached", "order-with-list-after"],
)
def test_sheets_after_a_letter_stand_in_the_draft_and_build(tmp_path: Path, name: str) -> None:
    letter = recognised_here(Path(f"{name}.docx"), LETTERS[name]().bytes()).letter
    assert letter is not None
    text = draft_yaml(letter, source=f"{name}.docx", offices={}, signatories={})
    assert "แผ่นท้าย:\n  - ชนิด: " in text
    workspace = make_workspace(tmp_path)
    body = text[text.index("แผ่นท้าย:") :].split("\n#")[0]
    path = workspace.config / "circulars" / "with-sheets.yaml"
    path.write_text(f"{LETTER}{body}\n", encoding="utf-8")
    made = prepare(path, workspace, Press())
    assert made.letter is not None, [one.message() for one in made.found if one.is_error]
    assert len(made.letter.sheets) == 1


def test_what_is_no_form_stays_what_it_was(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.line("Dear colleagues,", "")
    sheet.line("ขอเชิญทุกท่านร่วมงานเลี้ยง")
    target = tmp_path / "a.docx"
    target.write_bytes(sheet.bytes())
    assert recognised_here(target, target.read_bytes()).letter is None


def test_a_sheet_alone_is_drafted(built: Built, tmp_path: Path) -> None:
    path = built(ROOT, "reply-form-example", ".docx")
    draft = reading.read_letter(path, make_workspace(tmp_path)).expected_value()
    assert "ช่องกรอก:\n  - ชื่อ - สกุล\n" in draft.text
    assert "ผู้ลงนาม" not in draft.text


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_an_envelope_with_a_word_to_the_post_and_a_permit(built: Built, suffix: str) -> None:
    letter = letter_of(built(DOCUMENTS, "form-envelope-permit", suffix))
    said = own(letter)
    assert (letter.kind, letter.kind_doubts, letter.asides) == ("envelope", (), ())
    assert letter.recipient.text == "ผู้ใหญ่บ้านหมู่ที่ 5 บ้านโนนสูง"
    assert said["leading"] == "กรุณาส่ง"
    assert said["permit"] == (
        *("ชำระค่าฝากส่งเป็นรายเดือน", "ใบอนุญาตเลขที่ 12/2550"),
        "ไปรษณีย์ศรีสะเกษ",
    )
    assert letter.agency == ("สำนักงานสาธารณสุขจังหวัดศรีสะเกษ", "ถนนกสิกรรม ศก 33000")
