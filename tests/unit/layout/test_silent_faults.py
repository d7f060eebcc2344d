"""Pages that once came out wrong without a word; the laws of layout now ask for each of them."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.layout.model.pages import Page, Pages, Placed, SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.layout.text.faces import BUNDLED_FACE
from docgen.layout.text.ink import InkBox, ink_of
from docgen.layout.text.measure import ruler
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.letter import Block, Entry, Letter
from docgen.thai.words import line_break_places
from tests.helpers.dossiers import ROOT, composed
from tests.helpers.lane import few_in_lane
from tests.helpers.letters import block, external_letter, pages_of, paragraph, placed_of
from tests.helpers.parity_letters import memorandum

WIDTH = ruler(BUNDLED_FACE).width
OWN_KIND = """\
thai: แบบของหน่วยงาน
english: own form
form_number: '-'
clause: ข้อ ๒๗
certainty: practice
text_top: text_top_letter
emblem: {{height: emblem_height_letter, top: emblem_top, place: center}}
parts:
{parts}
  - {{part: body, form: body, sample: [ก]}}
{closing}
"""


def own_letter(folder: Path, parts: str, *blocks: Block, closing: str = "") -> Letter:
    """A letter of a kind of one's own with those parts before the body and after it."""
    path = folder / "own.yaml"
    path.write_text(OWN_KIND.format(parts=parts, closing=closing), encoding="utf-8")
    return Letter(str(path), "เรื่อง", "กรม", blocks)


def drawn(pages: Pages) -> str:
    """The text of all pages, a line each."""
    lines: list[str] = []
    for page in (page for section in pages.sections for page in section.pages):
        for placed in page.placed:
            if isinstance(placed.item, Paragraph):
                heads = [piece.text for piece in placed.item.head]
                said = [placed.item.text[line.start : line.end] for line in placed.item.lines]
                tails = [piece.text for piece in placed.item.tail]
                lines.append("\t".join((*heads, *said, *tails)))
    return "\n".join(lines)


def inks(page: Page, role: str) -> list[InkBox]:
    """The boxes of the text of a role on the page, from the left margin."""
    return [
        box.shift(0.0, placed.y)
        for placed in page.placed
        if isinstance(placed.item, Paragraph) and placed.item.role == role
        for box in ink_of(placed.item, ruler(BUNDLED_FACE))[0]
    ]


def only_page(letter: Letter) -> Page:
    (page,) = pages_of(letter).sections[0].pages
    return page


def test_every_line_of_a_part_at_the_left_of_a_row_is_drawn(tmp_path: Path) -> None:
    parts = "  - {part: corner, form: row_left, row: head, style: head, sample: [ก]}"
    corner = block("corner", "รหัสแบบ ๑", "รหัสแบบ ๒", "รหัสแบบ ๓")
    letter = own_letter(tmp_path, parts, corner, paragraph(2))
    assert [line in drawn(pages_of(letter)) for line in ("แบบ ๑", "แบบ ๒", "แบบ ๓")] == [True] * 3


@pytest.mark.parametrize("without", [("reference_number", "issuing_agency"), ("urgency",)])
def test_what_is_left_of_a_letter_does_not_stand_on_the_emblem(without: tuple[str, ...]) -> None:
    letter = external_letter(paragraph(2))
    kept = tuple(one for one in letter.blocks if one.role not in without)
    page = only_page(replace(letter, blocks=kept))
    (emblem,) = page.pictures
    date = page.placed[[one.item.role for one in page.placed].index("date")]
    assert date.y >= emblem.y + emblem.height - 3


def test_a_memorandum_without_its_heading_begins_under_the_emblem() -> None:
    letter = memorandum(random.Random(1), 4, urgency="ด่วนที่สุด")
    kept = tuple(one for one in letter.blocks if one.role != "heading")
    page = only_page(replace(letter, blocks=kept))
    (emblem,) = page.pictures
    office = inks(page, "originating_office")
    assert office[0].top >= emblem.y + emblem.height


def test_two_long_labels_of_one_row_are_not_drawn_over_each_other() -> None:
    letter = memorandum(random.Random(1), 4)
    long = Block("reference_number", (Entry("มท ๐๘๑๒.๒๓.๔๕(๖๗)/ป ๑๒๓๔๕๖๗๘๙ และที่แก้ไขเพิ่มเติม"),), "ที่")
    blocks = tuple(long if one.role == "reference_number" else one for one in letter.blocks)
    page = only_page(replace(letter, blocks=blocks))
    placed = next(
        one for one in page.placed if "ป ๑๒๓" in "".join(piece.text for piece in heads(one))
    )
    assert isinstance(placed.item, Paragraph)
    _, number, label = placed.item.head
    assert number.x + WIDTH(number.text, 16.0) < label.x
    longer = replace(long, entries=(Entry("มท ๐๘๑๒ " * 12),))
    blocks = tuple(longer if one.role == "reference_number" else one for one in letter.blocks)
    assert "๑๐ กันยายน ๒๕๖๔" in drawn(pages_of(replace(letter, blocks=blocks)))


def heads(placed: Placed) -> tuple[object, ...]:
    return placed.item.head if isinstance(placed.item, Paragraph) else ()


@pytest.mark.parametrize("size", ["DL", "C6"])
def test_an_envelope_with_six_lines_of_address_is_one_sheet(size: str) -> None:
    blocks = (
        block("issuing_agency", "กรมส่งเสริมการปกครองท้องถิ่น", "ถนนนครราชสีมา เขตดุสิต", "กทม. ๑๐๓๐๐"),
        block("reference_number", "มท ๐๘๑๒/ว ๑๙๖๐", label="ที่"),
        block("urgency", "ด่วนที่สุด"),
        block("addressee", *(f"บรรทัดที่ {number} ของที่อยู่" for number in range(7))),
    )
    letter = Letter("envelope", "ซอง", "กรม", blocks, size=size)
    assert len(only_page(letter).placed) == 12


def test_what_an_envelope_has_no_room_for_is_announced_by_no_catchword() -> None:
    lines = (f"บรรทัดที่ {number} ของที่อยู่" for number in range(20))
    blocks = (block("issuing_agency", "กรม"), block("addressee", *lines))
    letter = Letter("envelope", "ซอง", "กรม", blocks, size="DL")
    pages = pages_of(letter).sections[0].pages
    assert len(pages) > 1
    assert not any(page.catchword for page in pages)


def test_a_receipt_stamp_holds_its_text_and_stands_over_none() -> None:
    fields = ("จังหวัด", "รับที่ .....", "วันที่ ..... เดือน ............... พ.ศ. .....", "เวลา ..... น.")
    page = only_page(replace(external_letter(paragraph(2)), receipt_stamp=fields))
    assert page.stamp is not None
    stamp = page.stamp.item
    assert isinstance(stamp, SetTable)
    (cell,) = stamp.rows[0].cells
    room = sum(stamp.widths) - 2 * stamp.room.beside
    assert max(WIDTH(line, stamp.style.text.size) for line in cell.lines) <= room
    assert "".join(cell.lines).replace(" ", "") == "".join(fields).replace(" ", "")


def three_signatures() -> list[Block]:
    names = ("(นางสาวรินทร์ ใจงาม)", "(นายสมชาย รักดี)", "(นายขจร ศรีชวโนทัย)")
    return [block("signature", name, "กรรมการ") for name in names]


@pytest.mark.parametrize("lines", few_in_lane(range(12, 30), 6))
def test_three_signatures_stay_together_with_room_and_text(lines: int) -> None:
    letter = external_letter(paragraph(lines))
    others = [one for one in letter.blocks if one.role not in ("signature", "responsible_office")]
    pages = pages_of(replace(letter, blocks=(*others, *three_signatures()))).sections[0].pages
    signing = [page for page in pages if any(is_signature(one) for one in page.placed)]
    (page,) = signing
    lines_of_text = sum(
        one.last_line - one.first_line for one in page.placed if one.item.role == "paragraph"
    )
    assert lines_of_text >= 2
    names = [one for one in page.placed if said(one).startswith("(นา")]
    above = {id(one): before for before, one in zip(page.placed, page.placed[1:], strict=False)}
    for name in names:
        before = above[id(name)]
        assert name.y - before.y - before.item.style.pitch >= 2 * 18.1 - 0.1
    assert all(said(one.catchword).find("นาย") < 0 for one in pages if one.catchword)


def is_signature(placed: Placed) -> bool:
    return placed.item.role in ("signature", "further_signature")


def said(placed: Placed) -> str:
    return placed.item.text if isinstance(placed.item, Paragraph) else ""


@pytest.mark.parametrize("count", [14, 30])
def test_more_signatures_than_a_page_holds_keep_their_room_at_its_head(count: int) -> None:
    letter = external_letter(paragraph(4))
    others = [one for one in letter.blocks if one.role not in ("signature", "responsible_office")]
    many = [block("signature", f"(นายคนที่ {number})", "กรรมการ") for number in range(count)]
    pages = pages_of(replace(letter, blocks=(*others, *many))).sections[0].pages
    assert len(pages) > 1
    for page in pages[1:]:
        first = page.placed[0]
        assert said(first).startswith("(นายคนที่")
        assert first.y >= 40 / 25.4 * 72 + 2 * 18.1
    assert not any(page.catchword for page in pages)


@pytest.mark.parametrize("lines", few_in_lane(range(14, 40, 2), 4))
def test_a_signature_of_ones_own_closes_its_document_too(tmp_path: Path, lines: int) -> None:
    closing = (
        "  - {part: given, form: at_axis, style: complimentary_close, sample: [ก]}\n"
        "  - {part: signer, form: on_axis, space: room_to_sign, style: signature, sample: [ก]}"
    )
    blocks = (paragraph(lines), block("given", "ให้ไว้ ณ วันที่"), block("signer", "(นาย ก)", "ผู้ให้"))
    letter = own_letter(
        tmp_path,
        "  - {part: title, form: centred, style: part, sample: [ก]}",
        block("title", "แบบ"),
        *blocks,
        closing=closing,
    )
    *_, last = pages_of(letter).sections[0].pages
    roles = [one.item.role for one in last.placed]
    assert roles[-4:] == ["paragraph", "given", "signer", "signer"]


def test_a_centred_part_stands_in_the_middle_in_whatever_style(tmp_path: Path) -> None:
    letter = own_letter(
        tmp_path,
        "  - {part: title, form: centred, style: part, sample: [ก]}",
        block("title", "แบบคำขอ"),
        paragraph(2),
    )
    page = only_page(letter)
    (title,) = inks(page, "title")
    assert (title.left + title.right) / 2 == pytest.approx(160 / 25.4 * 72 / 2, abs=0.5)


def test_a_table_without_rows_of_headings_has_no_empty_row() -> None:
    said = composed("ข้อความ:\n  - ตาราง: {แถวหัว: 0, แถว: [[ก, ข], [ค, ง]]}\n")
    if said.letter is None:
        pytest.fail(str([one.message() for one in said.found]))
    tables = [one.item for one in only_page(said.letter).placed if isinstance(one.item, SetTable)]
    assert [[cell.lines[0] for cell in row.cells] for row in tables[0].rows] == [
        ["ก", "ข"],
        ["ค", "ง"],
    ]


def test_a_code_stands_in_the_middle_over_all_lines_of_its_caption() -> None:
    long = "แบบตอบรับการเข้าร่วมประชุมชี้แจงการบันทึกข้อมูลปริมาณงานของท้องถิ่นอำเภอ ประจำปี ๒๕๖๔ รอบที่ ๒"
    entry = Entry(f"{long} และแบบรายงานผลการดำเนินงานของทุกจังหวัด", code="https://example.go.th/a")
    letter = external_letter(paragraph(2))
    letter = replace(letter, blocks=(*letter.blocks, Block("reply_channels", (entry,))))
    page = only_page(letter)
    (code,) = [one for one in page.pictures if one.code]
    captions = inks(page, "reply_channels")
    assert len(captions) > 1
    left = 30 / 25.4 * 72
    for caption in captions:
        middle = left + (caption.left + caption.right) / 2
        assert middle == pytest.approx(code.left + code.width / 2, abs=0.5)
    assert captions[0].top - (code.y + code.height) < 10


def test_spaces_between_boxes_are_room_and_boxes_in_an_opinion_are_drawn() -> None:
    found = composed('ข้อความ:\n  - "[ ] เห็นชอบ    [ ] ไม่เห็นชอบ  ( ) อื่น"\n')
    assert found.letter is not None
    (entry,) = next(one for one in found.letter.blocks if one.role == "paragraph").entries
    assert entry.text == "☐ เห็นชอบ    ☐ ไม่เห็นชอบ  ( ) อื่น"
    opinion = (
        "ข้อความ: [ด้วยกรมจะจัดการประชุม]\n"
        "ความเห็น:\n  - {หัวข้อ: ความเห็น, ตำแหน่ง: ปลัด, ข้อความ: '[ ] อนุมัติ  [ ] ไม่อนุมัติ'}\n"
    )
    found = composed(opinion, kind="บันทึกข้อความ")
    assert found.letter is not None
    block_ = next(one for one in found.letter.blocks if one.role == "opinions")
    assert block_.entries[0].text == "☐ อนุมัติ  ☐ ไม่อนุมัติ"
    assert [span.box for span in block_.entries[0].spans] == ["box", "box"]
    item = next(one.item for one in only_page(found.letter).placed if "☐" in said(one))
    assert isinstance(item, Paragraph)
    assert len(item.spans) == 2


@pytest.mark.parametrize("across", ["เรียงลง", "สองคอลัมน์", "สามคอลัมน์"])
@pytest.mark.parametrize("said", ["", "เห็นควรอนุมัติ " * 150])
def test_opinions_to_be_written_and_long_ones_stand_beside_each_other_or_under(
    across: str, said: str
) -> None:
    """Setting it asks the laws: the dots of a column are part of what the letter says."""
    text = f", ข้อความ: '{said.strip()}'" if said else ""
    opinions = f"ความเห็น: [{{ตำแหน่ง: ปลัด{text}}}, {{ตำแหน่ง: นายก{text}}}]\nวางความเห็น: {across}\n"
    found = composed(f"ข้อความ: [ด้วยกรมจะจัดการประชุม]\n{opinions}", kind="บันทึกข้อความ")
    assert found.letter is not None
    placed = [one.item for page in pages_of(found.letter).sections[0].pages for one in page.placed]
    beside = [one for one in placed if isinstance(one, SetTable)]
    assert bool(beside) is (across != "เรียงลง" and not said)
    if beside:
        assert any(set(line) == {"."} for line in beside[0].rows[0].cells[0].lines)


def test_boxes_to_tick_begin_under_each_other_in_a_column_of_opinions() -> None:
    tick = '{หัวข้อ: ไม่มี, ข้อความ: "[ ] อนุมัติ\\n[ ] ไม่อนุมัติ", ลงชื่อ: ไม่มี, วันที่: ไม่มี}'
    signed = "{หัวข้อ: ไม่มี, ข้อความ: เห็นควรอนุมัติ, ตำแหน่ง: ปลัด, วันที่: ไม่มี}"
    opinions = f"ความเห็น: [{tick}, {signed}]\nวางความเห็น: สองคอลัมน์\n"
    found = composed(f"ข้อความ: [ด้วยกรมจะจัดการประชุม]\n{opinions}", kind="บันทึกข้อความ")
    assert found.letter is not None
    tables = [one.item for one in only_page(found.letter).placed if isinstance(one.item, SetTable)]
    said, below = (one.rows[0].cells for one in tables)
    assert [cell.align for cell in said] == ["left", "center"]
    assert {cell.align for cell in below} == {"center"}


@pytest.mark.parametrize(
    "agency",
    [
        "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดสุราษฎร์ธานี",
        "สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยีแห่งชาติ",
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสุราษฎร์ธานี เขต ๑",
    ],
)
def test_no_name_of_an_office_is_cut_in_a_letterhead(agency: str) -> None:
    letter = external_letter(paragraph(2))
    head = block("issuing_agency", agency, "ถนนดอนนก อำเภอเมืองสุราษฎร์ธานี สฎ ๘๔๐๐๐")
    blocks = tuple(head if one.role == "issuing_agency" else one for one in letter.blocks)
    lines = drawn(pages_of(replace(letter, blocks=blocks))).split("\n")
    texts = [piece for line in lines for piece in line.split("\t")]
    (first,) = [one for one in texts if agency.startswith(one) and len(one) > 9]
    assert first == agency or agency[len(first)] == " "


def test_a_letterhead_with_a_longer_line_below_moves_that_line_left_under_the_emblem() -> None:
    letter = external_letter(paragraph(2))
    head = block(
        "issuing_agency", "ศาลากลางจังหวัด", "ถนนสุขุมวิท๑๐๑ตำบลบางจากอำเภอพระโขนงจังหวัดกรุงเทพมหานคร"
    )
    blocks = tuple(head if one.role == "issuing_agency" else one for one in letter.blocks)
    page = only_page(replace(letter, blocks=blocks))
    first, second = [one for one in page.placed if one.item.role == "issuing_agency"]
    assert isinstance(first.item, Paragraph)
    assert isinstance(second.item, Paragraph)
    assert len(second.item.lines) == 1
    assert second.item.first < first.item.first


@pytest.mark.parametrize("lines", few_in_lane(range(4, 46), 8))
def test_no_first_page_is_a_third_white(lines: int) -> None:
    """Paragraphs of four lines may part two and two."""
    four = "ขอให้จังหวัดแจ้งอำเภอบันทึกข้อมูลในระบบให้ครบถ้วนภายในวันที่ ๓๐ กันยายน ๒๕๖๔ และรายงานให้ทราบ " * 4
    body = [block("paragraph", four.strip()) for _ in range(lines // 4)]
    section = pages_of(external_letter(*body)).sections[0]
    for page in section.pages[:-1]:
        last = page.catchword or page.placed[-1]
        assert section.height - section.bottom - last.y < (section.height - section.top) / 5


def test_dotted_lines_to_write_on_part_over_the_page() -> None:
    workspace = Workspace(ROOT)
    text = (
        "ชนิด: บันทึกข้อความ\nส่วนราชการ: สถ\nที่: มท 0812/1960\nวันที่: 8 กันยายน 2564\nเรื่อง: ก\n"
        "เรียน: อธิบดี\nผู้ลงนาม: รองอธิบดี\nพอดีหน้า: ไม่\nข้อความ:\n"
        + "  - ด้วยกรมจะจัดการประชุม\n" * 6
        + "ความเห็น:\n  - {ตำแหน่ง: ปลัด, บรรทัด: 20}\n"
    )
    made = prepare(ROOT / "config/circulars/x.yaml", workspace, content=text.encode())
    assert made.pages is not None, [one.message() for one in made.found]
    first, second = made.pages.sections[0].pages
    counts = [
        sum(one.item.role == "opinion_text" for one in page.placed) for page in (first, second)
    ]
    assert min(counts) >= 2


def test_a_word_of_the_dictionary_is_never_cut_in_a_body() -> None:
    for lines in range(2, 12):
        (_, placed), *_ = placed_of(pages_of(external_letter(paragraph(lines))), "paragraph")
        assert isinstance(placed.item, Paragraph)
        places = line_break_places(placed.item.text)
        for line in placed.item.lines[:-1]:
            assert placed.item.text[line.end] == " " or line.end in places


def test_words_in_a_frame_that_no_sheet_has_the_height_for_go_on_below(
    workspace: Workspace,
) -> None:
    text = (
        "ชนิด: หนังสือรับรอง\nส่วนราชการ: สถ\nเลขที่: 15/2564\nวันที่: 17 กันยายน 2564\n"
        "เรื่อง: รับรองการเป็นเจ้าหน้าที่\nผู้รับรอง: นายสมชาย ตัวอย่าง\nผู้ลงนาม: รองอธิบดี\n"
        "ข้อความ:\n  - เป็นเจ้าหน้าที่ของกรม\n"
        f"รูปถ่าย: {'รูปถ่ายขนาด 4 x 6 เซนติเมตร ประทับตราส่วนราชการ ' * 40}\n"
    )
    path = workspace.config / "circulars" / "ก.yaml"
    path.write_text(text, encoding="utf-8")
    made = prepare(path, workspace)
    assert made.pages is not None, [one.message() for one in made.found]
    frames = [
        placed.item
        for page in made.pages.sections[0].pages
        for placed in page.placed
        if placed.item.role == "frame"
    ]
    assert len(frames) > 2


def test_a_system_s_name_in_brackets_stands_on_one_line_of_the_subject() -> None:
    subject = (
        "ขยายระยะเวลาการบันทึกข้อมูลในระบบการติดตามข้อมูลปริมาณงานของท้องถิ่นอำเภอ (Workload Tracking System)"
    )
    letter = external_letter(paragraph(6), subject=subject)
    (_, placed), *_ = placed_of(pages_of(letter), "subject")
    assert isinstance(placed.item, Paragraph)
    said = [placed.item.text[line.start : line.end] for line in placed.item.lines]
    assert said[-1].endswith("(Workload Tracking System)"), said
