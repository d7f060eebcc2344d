"""Parts stand where the form of the regulation wants them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.kinds import kind, names
from docgen.layout.forms import FORMS
from docgen.layout.model.pages import SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.layout.text.faces import BUNDLED_FACE
from docgen.layout.text.measure import ruler
from docgen.model.letter import Annex, Block, Cell, Column, Entry, Letter, Table
from docgen.standards import Measure, Standard, table, typing_manual
from tests.helpers.letters import block, external_letter, pages_of, paragraph, placed_of

STANDARD = typing_manual()
WIDTH = ruler(BUNDLED_FACE).width
LONG = "การบันทึกข้อมูลในระบบการติดตามข้อมูลปริมาณงานของท้องถิ่นอำเภอ (Workload Tracking System) " * 2


def only(letter: Letter, role: str, standard: Standard | None = None) -> Paragraph:
    (_, placed), *_ = placed_of(pages_of(letter, standard), role)
    assert isinstance(placed.item, Paragraph)
    return placed.item


def changed(**values: str) -> Standard:
    overrides = {
        name: Measure(name, value, "-", "test", "practice") for name, value in values.items()
    }
    return STANDARD.with_house_style(overrides)


@pytest.mark.parametrize("name", names())
def test_every_form_space_and_style_of_a_kind_is_known(name: str) -> None:
    for part in kind(name).parts:
        assert part.form in FORMS
        assert STANDARD.pt(part.space) >= 0
        assert part.style in table("styles")


def test_lines_after_the_first_hang_under_the_content_not_the_label() -> None:
    subject = only(external_letter(paragraph(2), subject=LONG.strip()), "subject")
    after_label = WIDTH("เรื่อง", 16.0) + 2 * WIDTH(" ", 16.0)
    assert len(subject.lines) >= 2
    assert [line.x for line in subject.lines] == [pytest.approx(after_label)] * len(subject.lines)


def test_body_paragraphs_are_indented_and_return_to_the_margin() -> None:
    body = only(external_letter(paragraph(4)), "paragraph")
    first, *others = (line.x for line in body.lines)
    assert first == pytest.approx(STANDARD.pt("paragraph_indent"))
    assert set(others) == {0.0}


def test_the_signature_is_centred_on_its_axis() -> None:
    name = only(external_letter(paragraph(2)), "signature")
    assert name.style.align == "center"
    assert (name.hang + name.limit) / 2 == pytest.approx(STANDARD.pt("signature_axis"))


def test_the_date_and_the_closing_start_at_the_centre_line() -> None:
    letter = external_letter(paragraph(2))
    for role in ("date", "complimentary_close"):
        assert only(letter, role).first == pytest.approx(STANDARD.pt("axis"))


@pytest.mark.parametrize("urgency", ["", "ด่วนที่สุด"])
def test_the_number_is_level_with_the_foot_of_the_emblem(urgency: str) -> None:
    pages = pages_of(external_letter(paragraph(2), urgency=urgency))
    page = pages.sections[0].pages[0]
    (emblem,) = page.pictures
    (_, placed), *_ = placed_of(pages, "issuing_agency")
    baseline = placed.y + 16.0 * STANDARD["face_ascent"].number
    assert baseline == pytest.approx(emblem.y + emblem.height, abs=1.5)


def test_a_wide_agency_block_moves_left_to_fit_but_not_into_the_emblem() -> None:
    letter = external_letter(paragraph(2))
    wide = Block("issuing_agency", (Entry("ก" * 40), Entry("ถนนนครราชสีมา")))
    blocks = tuple(wide if one.role == "issuing_agency" else one for one in letter.blocks)
    pages = pages_of(replace(letter, blocks=blocks))
    (_, placed), *_ = placed_of(pages, "issuing_agency")
    (emblem,) = pages.sections[0].pages[0].pictures
    section = pages.sections[0]
    assert isinstance(placed.item, Paragraph)
    beside = placed.item.first >= emblem.left + emblem.width - section.left
    assert beside or placed.y > emblem.y + emblem.height - 3
    assert placed.item.first <= STANDARD.pt("agency_block")


def test_several_references_are_numbered_in_one_column() -> None:
    two = Block("references", (Entry("หนังสือ ก", "๑."), Entry("หนังสือ ข", "๒.")), "อ้างถึง")
    letter = external_letter(paragraph(2))
    letter = replace(letter, blocks=(*letter.blocks[:6], two, *letter.blocks[6:]))
    (_, first), (_, second) = placed_of(pages_of(letter), "references")
    assert isinstance(first.item, Paragraph)
    assert isinstance(second.item, Paragraph)
    assert [piece.text for piece in first.item.head] == ["อ้างถึง", "๑."]
    assert [piece.text for piece in second.item.head] == ["๒."]
    assert first.item.head[1].x == second.item.head[0].x
    assert first.item.hang == second.item.hang


@pytest.mark.parametrize(
    ("measure", "value", "role", "moved"),
    [
        ("paragraph_indent", "10 mm", "paragraph", lambda item: item.first),
        ("axis", "70 mm", "date", lambda item: item.first),
        ("space_before_part", "9 pt", "subject", lambda item: item.space_before),
        ("font_size", "14 pt", "paragraph", lambda item: item.style.text.size),
        ("urgency_size", "36 pt", "urgency", lambda item: item.style.text.size),
    ],
)
def test_a_measure_of_the_office_moves_what_it_names(measure, value, role, moved) -> None:  # type: ignore[no-untyped-def]
    standard = changed(**{measure: value})
    item = only(external_letter(paragraph(2)), role, standard)
    assert moved(item) == pytest.approx(standard.pt(measure))


def annex_of(rows: int) -> Letter:
    status = ("full", "half", "empty")
    made = Table(
        columns=(Column("ที่", "center"), Column("จังหวัด"), Column("สถานะ")),
        rows=tuple(
            (Cell(str(n)), Cell(f"จังหวัดที่ {n}"), Cell("ครบ", status[n % 3], "1b5e20"))
            for n in range(1, rows + 1)
        ),
        summary="สถานะ",
        side_by_side=2,
    )
    legend = Block("legend", (Entry("ครบ 30", mark="full"), Entry("ไม่ครบ 46", mark="empty")))
    notes = Block("note", (Entry("ข้อแรก", "๑."), Entry("ข้อที่สอง", "๒.")), "หมายเหตุ :")
    annex = Annex("สถานะ", "สถานะการบันทึกข้อมูล", (made, notes, legend))
    return replace(external_letter(paragraph(2)), annexes=(annex,))


def table_of(rows: int) -> tuple[SetTable, int]:
    pages = pages_of(annex_of(rows)).sections[1].pages
    tables = [placed.item for page in pages for placed in page.placed]
    (found, *_) = [item for item in tables if isinstance(item, SetTable)]
    return found, len(pages)


def test_seventy_six_provinces_stand_on_one_sheet_in_two_blocks() -> None:
    found, pages = table_of(76)
    assert pages == 1
    assert sum(not row.heading for row in found.rows) == 38
    first = found.rows[1].cells
    assert (first[0].lines, first[4].lines) == (("1",), ("39",))
    assert found.gaps == (3,)


def test_a_table_fills_the_text_width() -> None:
    found, _ = table_of(76)
    assert sum(found.widths) == pytest.approx(453.54, abs=0.1)


def test_a_word_wider_than_the_sheet_leaves_narrow_columns_their_room() -> None:
    columns = (Column("ที่", "center"), Column("ชื่อ", "left"), Column("หมายเหตุ", "left"))
    endless = Cell("ก" * 400)
    made = Table(columns, ((Cell("๑๒๓"), endless, Cell("ไม่มี")),), summary="ชื่อ")
    annex = Annex("ชื่อ", "ชื่อ", (made,))
    pages = pages_of(replace(external_letter(paragraph(2)), annexes=(annex,))).sections[1].pages
    items = [placed.item for page in pages for placed in page.placed]
    (found,) = {id(item): item for item in items if isinstance(item, SetTable)}.values()
    number, _, remark = found.rows[1].cells
    assert (number.lines, remark.lines) == (("๑๒๓",), ("ไม่มี",))
    assert not number.cut
    assert not remark.cut


@pytest.mark.parametrize("deep", [0, 1, 3, 9])
def test_headings_that_take_a_page_do_not_return_on_the_next_one(deep: int) -> None:
    wordy = "หัวข้อที่ยาวมากเกินกว่าหนึ่งบรรทัดของคอลัมน์ " * 14
    columns = tuple(Column(wordy.strip()) for _ in range(5))
    rows = tuple(tuple(Cell(wordy.strip()) for _ in range(5)) for _ in range(4))
    heads = (
        (Cell(wordy * deep, down=2), *(Cell(wordy * deep) for _ in range(4))),
        (Cell("", down=0), Cell(wordy, across=2), Cell("", across=0), *map(Cell, "กข")),
    )
    made = Table(columns, rows, summary="ชื่อ", heads=heads if deep else ())
    annex = Annex("ชื่อ", "ชื่อ", (made,))
    pages = pages_of(replace(external_letter(paragraph(2)), annexes=(annex,))).sections[1].pages
    (found,) = {
        id(placed.item): placed.item
        for page in pages
        for placed in page.placed
        if isinstance(placed.item, SetTable)
    }.values()
    assert not any(row.heading for row in found.rows)
    assert all(cell.heading for cell in found.rows[0].cells)


def test_an_odd_number_of_rows_leaves_the_last_block_short() -> None:
    found, _ = table_of(7)
    assert [cell.lines for cell in found.rows[-1].cells][4:] == [("",), ("",), ("",)]


def test_a_long_table_goes_on_over_pages_under_its_headings() -> None:
    pages = pages_of(annex_of(300)).sections[1].pages
    assert len(pages) > 1
    placed = [one for page in pages for one in page.placed if isinstance(one.item, SetTable)]
    rows = [row for one in placed for row in range(one.first_line, one.last_line)]
    assert rows[:150] == list(range(150))


def test_a_memorandum_is_set_from_data_alone() -> None:
    blocks = (
        block("heading", "บันทึกข้อความ"),
        block("originating_office", "กรม โทร. ๐ ๒๒๔๑ ๙๐๐๐", label="ส่วนราชการ"),
        block("reference_number", "มท ๐๘๑๒/๔๑๕", label="ที่"),
        block("date", "๑๐ กันยายน ๒๕๖๔", label="วันที่"),
        block("subject", "รายงานผล", label="เรื่อง"),
        block("salutation", "อธิบดี", label="เรียน"),
        paragraph(2),
        block("signature", "(นางสาวตัวอย่าง รักงาน)", "ผู้อำนวยการ"),
    )
    letter = Letter("memorandum", "รายงานผล", "กรม", blocks)
    pages = pages_of(letter)
    (emblem,) = pages.sections[0].pages[0].pictures
    assert emblem.height == pytest.approx(STANDARD.pt("emblem_height_memorandum"))
    assert emblem.left == pytest.approx(STANDARD.pt("margin_left"))
    heading = only(letter, "heading")
    assert (heading.style.text.size, heading.style.text.bold) == (29.0, True)
    assert (heading.style.pitch, heading.style.exact) == (35.0, True)
    for role in ("originating_office", "subject"):
        part = only(letter, role)
        assert (part.head[0].style.size, part.head[0].style.bold) == (20.0, True)
        assert part.leader_to == pytest.approx(453.54, abs=0.1)
