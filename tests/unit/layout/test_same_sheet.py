"""Documents of one file: on sheets of their own, each fitted by itself, or together on one."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from docgen.diagnostics import Position
from docgen.layout import Laid, set_pages
from docgen.layout.model.pages import Page, Pages
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging import same_sheet
from docgen.layout.paging.laws import BrokenLawError
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.faces import BUNDLED_FACE
from docgen.layout.text.measure import ruler
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.letter import Letter
from docgen.standards import typing_manual
from docgen.writers import docx
from tests.helpers.letters import EMBLEM, block, external_letter, paragraph
from tests.helpers.workspaces import CIRCULAR, Write

STANDARD = typing_manual()
HERE = Position("a.yaml", 12, 5, 4)
SLIP = Letter(
    kind="reply_form",
    title="แบบตอบรับ",
    agency="กรมส่งเสริมการปกครองท้องถิ่น",
    blocks=(
        block("title", "แบบตอบรับ"),
        block("subject", "ขอความร่วมมือ"),
        block("blanks", "ชื่อ - สกุล", "ตำแหน่ง"),
        block("choices", "(    ) เข้าร่วม"),
        block("respondent", "(ลงชื่อ) .................... ผู้ตอบ"),
    ),
    same_sheet=HERE,
)


def laid(*sheets: Letter, lines: int = 3, memory: Memory | None = None, **facts: object) -> Laid:
    letter = replace(external_letter(paragraph(lines)), sheets=sheets, **facts)  # type: ignore[arg-type]
    return set_pages(
        letter, standard=STANDARD, emblem=EMBLEM, family="TH SarabunPSK", memory=memory
    )


def every_page(pages: Pages) -> list[Page]:
    return [page for section in pages.sections for page in section.pages]


def test_a_slip_stands_under_its_letter_on_the_same_sheet() -> None:
    made = laid(SLIP, lines=1)
    (page,) = every_page(made.pages)
    lower = [one.item.role for one in page.placed][-6:]
    assert lower == ["title", "subject", "blanks", "blanks", "choices", "respondent"]
    office, title = (
        next(one for one in page.placed if one.item.role == role)
        for role in ("responsible_office", "title")
    )
    assert title.y > office.y
    assert made.found == ()


def test_two_slips_stand_under_each_other() -> None:
    (page,) = every_page(laid(SLIP, replace(SLIP, title="ใบที่สอง"), lines=1).pages)
    assert [one.item.role for one in page.placed].count("title") == 2


def test_the_letter_is_set_tighter_for_what_shares_its_sheet() -> None:
    most = next(
        lines for lines in range(1, 30) if len(every_page(laid(lines=lines, fits=False).pages)) > 1
    )
    fitted = laid(SLIP, lines=most // 2 + 2)
    loose = laid(SLIP, lines=most // 2 + 2, fits=False)
    assert len(every_page(fitted.pages)) == 1
    assert [one.code for one in fitted.found] == ["DG7501"]
    assert len(every_page(loose.pages)) == 2
    assert [one.code for one in loose.found] == ["DG7511"]
    # No more than is needed: the sheet is nearly full.
    (section,) = fitted.pages.sections
    assert 0 <= same_sheet.free_room(section) < 3 * 21


def test_what_has_no_room_stands_on_a_sheet_of_its_own_and_is_told() -> None:
    made = laid(replace(SLIP, blocks=(*SLIP.blocks[:2], block("blanks", *["ข้อ"] * 32))))
    assert len(made.pages.sections) == 2
    (found,) = made.found
    assert (found.code, found.at) == ("DG7511", HERE)


def test_a_document_with_a_mark_of_its_own_keeps_its_own_sheet() -> None:
    made = laid(replace(SLIP, form_code="FM-01"))
    assert len(made.pages.sections) == 2
    assert [one.code for one in made.found] == ["DG7511"]
    shared = laid(replace(SLIP, form_code="FM-01"), form_code="FM-01")
    assert len(shared.pages.sections) == 1


def test_another_letter_on_the_same_sheet_brings_its_emblem() -> None:
    memo = Letter(
        kind="memorandum",
        title="แจ้งผล",
        agency="กรม",
        blocks=(
            block("heading", "บันทึกข้อความ"),
            block("subject", "แจ้งผล", label="เรื่อง"),
            block("salutation", "อธิบดี", label="เรียน"),
            paragraph(1),
            block("signature", "(นายขจร ศรีชวโนทัย)"),
        ),
        same_sheet=HERE,
    )
    (page,) = every_page(laid(memo).pages)
    first, second = page.pictures
    heading = next(one for one in page.placed if one.item.role == "heading")
    assert second.y > first.y + first.height
    assert second.y < heading.y + heading.item.style.pitch < second.y + second.height + 30


def test_a_page_on_which_two_documents_overlap_is_never_drawn() -> None:
    made = laid(SLIP, lines=1)
    (section,) = made.pages.sections
    (page,) = section.pages
    office = next(one for one in page.placed if one.item.role == "responsible_office")
    over = tuple(
        replace(one, y=office.y) if one.item.role == "blanks" else one for one in page.placed
    )
    broken = replace(section, pages=(replace(page, placed=over),))
    letter = external_letter(paragraph(1))
    same_sheet.joined_sheet_obeys([letter, SLIP], section, ruler(BUNDLED_FACE), Memory())
    with pytest.raises(BrokenLawError, match="overlap"):
        same_sheet.joined_sheet_obeys([letter, SLIP], broken, ruler(BUNDLED_FACE), Memory())


def test_a_letter_of_a_batch_is_the_same_with_and_without_memory() -> None:
    memory = Memory()
    for lines in (1, 3, 3, 12, 16, 20, 3):
        assert laid(SLIP, lines=lines, memory=memory).pages == laid(SLIP, lines=lines).pages


def test_a_document_that_follows_is_fitted_by_itself() -> None:
    follows = external_letter(paragraph(16))
    made = laid(follows)
    assert [len(section.pages) for section in made.pages.sections] == [1, 1]
    assert [one.code for one in made.found] == ["DG7501"]
    kept = laid(replace(follows, fits=False))
    assert [len(section.pages) for section in kept.pages.sections] == [1, 2]


def test_styles_of_one_name_that_differ_have_names_of_their_own() -> None:
    made = laid(external_letter(paragraph(16)))
    letter, follows = (
        next(one.item.style for one in section.pages[0].placed if one.item.role == "paragraph")
        for section in made.pages.sections
    )
    assert (letter.id, follows.id) == ("body", "body_2")
    assert letter.pitch > follows.pitch
    names = [style.name for style in made.pages.styles]
    assert len(names) == len(set(names))
    with zipfile.ZipFile(io.BytesIO(docx.write(made.pages))) as package:
        styles = package.read("word/styles.xml").decode()
    assert 'w:styleId="body"' in styles
    assert 'w:styleId="body_2"' in styles


SHORT = "ข้อความ:\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
LINE = "ขอให้สำนักงานแจ้งหน่วยงานในสังกัดบันทึกข้อมูลในระบบให้ครบถ้วนภายในเวลาที่กำหนด "
LONG = "ข้อความ:\n" + f"  - {(LINE * 2).strip()}\n" * 9


@pytest.mark.parametrize(("wish", "pages"), [("", 1), ("พอดีหน้า: ไม่\n", 2), ("พอดีหน้า: อัตโนมัติ\n", 1)])
def test_a_letter_is_fitted_unless_it_says_no(
    workspace: Workspace, write: Write, wish: str, pages: int
) -> None:
    text = CIRCULAR.replace(SHORT, wish + LONG)
    made = prepare(write("ว1.yaml", text), workspace)
    assert made.pages is not None
    assert len(made.pages.sections[0].pages) == pages
    assert ("DG7501" in [one.code for one in made.found]) is (pages == 1)


@pytest.mark.parametrize(("wish", "pages"), [("", 1), ("พอดีหน้า: ไม่\n", 2)])
def test_what_follows_a_letter_that_is_not_to_be_fitted_is_not_either(
    workspace: Workspace, write: Write, wish: str, pages: int
) -> None:
    sheet = "แผ่นท้าย:\n  - ชนิด: หนังสือภายนอก\n    " + LONG.replace("\n", "\n    ").rstrip() + "\n"
    made = prepare(write("ว1.yaml", CIRCULAR + wish + sheet), workspace)
    assert made.pages is not None
    assert [len(section.pages) for section in made.pages.sections] == [1, pages]


def test_a_circular_says_that_its_slip_stands_on_the_same_sheet(
    workspace: Workspace, write: Write
) -> None:
    sheet = "แผ่นท้าย:\n  - {ชนิด: แบบตอบรับ, แผ่นเดียวกัน: ใช่, ช่องกรอก: [ชื่อ - สกุล]}\n"
    made = prepare(write("ว1.yaml", CIRCULAR + sheet), workspace)
    assert made.pages is not None
    (page,) = every_page(made.pages)
    texts = [one.item.text for one in page.placed if isinstance(one.item, Paragraph)]
    assert "แบบตอบรับ" in texts
