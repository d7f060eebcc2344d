"""Signatures on the page: long posts broken where their sense ends, blocks beside each other."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.layout.forms.post_lines import sensible_lines
from docgen.layout.model.pages import Page, SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.layout.model.styles import Styles
from docgen.layout.text.faces import face_for
from docgen.layout.text.measure import ruler
from docgen.layout.text.typesetter import Setter
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.standards import typing_manual
from tests.helpers.workspaces import CIRCULAR

MEMORANDUM = CIRCULAR.replace("หนังสือภายนอก", "บันทึกข้อความ")
OPINION = "  - {ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ผู้อำนวยการกอง, บรรทัด: 3}\n"
SIGNERS = CIRCULAR.replace("ผู้ลงนาม: รองอธิบดี\n", "")


@pytest.fixture(scope="module")
def setter() -> Setter:
    standard = typing_manual()
    return Setter(standard, Styles(standard), ruler(face_for("TH SarabunPSK")))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("อธิบดี", 300.0, ["อธิบดี"]),
        (
            "ผู้กำกับการสถานีตำรวจภูธรเมืองเชียงใหม่หรือผู้ที่ได้รับมอบหมาย",
            230.0,
            ["ผู้กำกับการสถานีตำรวจภูธรเมืองเชียงใหม่", "หรือผู้ที่ได้รับมอบหมาย"],
        ),
        (
            "รองผู้ว่าราชการจังหวัดเชียงใหม่ ปฏิบัติราชการแทน",
            180.0,
            ["รองผู้ว่าราชการจังหวัดเชียงใหม่", "ปฏิบัติราชการแทน"],
        ),
    ],
)
def test_a_long_post_is_broken_where_its_sense_ends(
    setter: Setter, text: str, width: float, lines: list[str]
) -> None:
    assert sensible_lines(setter, text, setter.styles["signature"], width=width, most=3) == lines


def test_no_letter_of_a_post_is_lost_however_narrow(setter: Setter) -> None:
    post = "หัวหน้ากลุ่มงานการเงิน บัญชี และการตรวจสอบ สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด"
    for width in range(60, 400, 20):
        made = sensible_lines(setter, post, setter.styles["signature"], width=width, most=4)
        assert "".join(made).replace(" ", "") == post.replace(" ", "")


def pages(text: str, write: Any, workspace: Workspace) -> tuple[Page, ...]:
    made = prepare(write("ก.yaml", text), workspace, Press())
    assert made.pages is not None, [one.message() for one in made.found]
    return made.pages.sections[0].pages


def roles(page: Page) -> list[str]:
    return [one.item.role for one in page.placed]


def test_two_columns_hold_two_signatures_a_row(write: Any, workspace: Workspace) -> None:
    names = "".join(f"  - {{ชื่อ: นายสมชาย ใจดี{number}, ในฐานะ: พยาน}}\n" for number in "กขค")
    (page,) = pages(SIGNERS + "วางลายมือชื่อ: สองคอลัมน์\nลงนามร่วม:\n" + names, write, workspace)
    tables = [one.item for one in page.placed if isinstance(one.item, SetTable)]
    assert [len(one.widths) for one in tables] == [2, 1]
    assert tables[1].x == pytest.approx(tables[0].widths[0] / 2)


def test_names_in_columns_stand_on_one_line(write: Any, workspace: Workspace) -> None:
    """Also where the capacity of one signer needs a line that another's does not."""
    as_what = ("ประธานกรรมการกำหนดราคากลาง", "กรรมการ", "กรรมการและเลขานุการ")
    signers = "".join(f"  - {{ลงชื่อ: (ลงชื่อ), ชื่อ: นายสมชาย ใจดี, ในฐานะ: {one}}}\n" for one in as_what)
    (page,) = pages(SIGNERS + "วางลายมือชื่อ: สามคอลัมน์\nลงนามร่วม:\n" + signers, write, workspace)
    (table,) = [one.item for one in page.placed if isinstance(one.item, SetTable)]
    places = [cell.lines.index("(นายสมชาย ใจดี)") for cell in table.rows[0].cells]
    assert len(set(places)) == 1


@pytest.mark.slow
def test_one_opinion_that_a_tighter_page_holds_has_none_of_its_own(
    write: Any, workspace: Workspace
) -> None:
    fitted = 0
    for lines in range(12, 36):
        said = "ขอให้จังหวัดแจ้งอำเภอบันทึกข้อมูลในระบบให้ครบถ้วนและรายงานให้ทราบ " * lines
        text = MEMORANDUM.replace("ข้อความ:\n", f"ข้อความ:\n  - {said.strip()}\n", 1)
        made = prepare(write("ก.yaml", text + "ความเห็น:\n" + OPINION), workspace, Press())
        assert made.pages is not None
        tighter = "DG7501" in {one.code for one in made.found}
        fitted += tighter and len(made.pages.sections[0].pages) == 1
    assert fitted


def test_an_opinion_is_never_parted_by_a_page(write: Any, workspace: Workspace) -> None:
    made = pages(MEMORANDUM + "ความเห็น:\n" + OPINION * 6, write, workspace)
    assert len(made) > 1
    for page in made:
        shown = roles(page)
        assert shown.count("opinion") * 3 == shown.count("opinion_text")
        assert shown.count("opinion") * 4 == shown.count("opinion_signature")


def test_a_rank_stands_on_the_line_of_the_signature(write: Any, workspace: Workspace) -> None:
    own = workspace.signatories.read_text(encoding="utf-8")
    ranked = own.replace("  ชื่อ: นายขจร", "  ยศ: พันตำรวจเอก\n  ชื่อ: ขจร", 1)
    workspace.signatories.write_text(ranked, encoding="utf-8")
    (page,) = pages(CIRCULAR, write, workspace)
    rank, name = [one for one in page.placed if one.item.role == "signature"][:2]
    assert isinstance(rank.item, Paragraph)
    assert isinstance(name.item, Paragraph)
    assert (rank.item.text, name.item.text) == ("พันตำรวจเอก", "(ขจร ศรีชวโนทัย)")
    assert name.y - rank.y == pytest.approx(rank.item.style.pitch)
    axis = (name.item.first + name.item.limit) / 2
    assert rank.item.limit == pytest.approx(axis - name.item.lines[0].width / 2)


@pytest.mark.parametrize("secrecy", ["ลับ", "ลับมาก"])
def test_secrecy_stands_above_and_below_every_page(
    write: Any, workspace: Workspace, secrecy: str
) -> None:
    long = CIRCULAR.replace("  - จึง", "  - ด้วย" + "กรมขอให้จังหวัดรายงานผล " * 200 + "\n  - จึง", 1)
    made = pages(long + f"ชั้นความลับ: {secrecy}\n", write, workspace)
    assert len(made) > 1
    for page in made:
        for mark in (page.above, page.below):
            assert mark is not None
            assert isinstance(mark.item, Paragraph)
            assert mark.item.text == secrecy
            assert mark.item.style.text.colour == "ff0000"
        assert page.below is not None
        last = page.placed[-1]
        assert isinstance(last.item, Paragraph)
        assert last.y + last.item.height_of(0) <= page.below.y
