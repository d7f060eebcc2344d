"""Pages made by hand for tests of the writers: a two-page letter, a memorandum head, an annex."""

from __future__ import annotations

import datetime
from pathlib import Path

from docgen.kinds import parts
from docgen.layout.model.pages import (
    CellRoom,
    Page,
    Pages,
    Picture,
    Placed,
    Section,
    SetTable,
    TableCell,
    TableRow,
)
from docgen.layout.model.set_text import Baseline, Line, Paragraph, ParagraphStyle, Piece, TextStyle

EMBLEM = Path(__file__).parents[2] / "docgen" / "assets" / "emblem" / "garuda.png"
MEASURE = 453.5
PITCH = 20.96
_LETTER = 4.0
BASELINE = Baseline(ascent=0.85, descent=0.46, exact_share=0.8)
ROOM = CellRoom(beside=4.0, above=0.5, mark=7.0)
PLAIN = TextStyle(16.0)
LABEL = TextStyle(20.0, bold=True)
HOSTILE = "งาน R&D <ด่วน> ]]> \"อ้าง\"  'เว้น  สอง' &amp; COVID-19 ระยะ 5G"
OPENING = "ตามที่กรมส่งเสริมการปกครองท้องถิ่นได้ตั้งกลุ่มงานส่งเสริมและประสานงานท้องถิ่นอำเภอ "
SECOND = "เพื่อขับเคลื่อนภารกิจในส่วนภูมิภาคให้มีประสิทธิภาพ (Workload Tracking System) และ "
THIRD = "ประสิทธิผล โดยให้ท้องถิ่นอำเภอบันทึกข้อมูลในระบบฯ ผ่านเว็บไซต์ www.dla.go.th แล้ว นั้น"


def style(name: str, align: str = "left", **more: object) -> ParagraphStyle:
    """A style of 16 points in single spacing unless told otherwise."""
    made: dict[str, object] = {
        "id": name,
        "name": f"docgen {name}",
        "text": PLAIN,
        "align": align,
        "space_before": 0.0,
        "pitch": PITCH,
        "baseline": BASELINE,
        **more,
    }
    return ParagraphStyle(**made)  # type: ignore[arg-type]


STYLES = {
    made.id: made
    for made in (
        style("urgency", text=TextStyle(32.0, bold=True, colour="ff0000"), pitch=41.92),
        style("head"),
        style("part"),
        style("body", "justify"),
        style("item", "justify"),
        style("complimentary_close"),
        style("signature", "center"),
        style("page_number", "center"),
        style("catchword", "right"),
        style(
            "memorandum_heading", "center", text=TextStyle(29.0, bold=True), pitch=35.0, exact=True
        ),
        style("memorandum_label", pitch=26.2),
        style("annex_title", "center", text=TextStyle(16.0, bold=True)),
        style("table", text=TextStyle(12.0), pitch=14.5, exact=True),
    )
}


def paragraph(
    role: str,
    style_id: str,
    *texts: str,
    first: float = 0.0,
    hang: float = 0.0,
    limit: float = MEASURE,
    space: float = 0.0,
    head: tuple[Piece, ...] = (),
    leader_to: float | None = None,
) -> Paragraph:
    """A paragraph whose lines are ``texts``, trailing spaces and all."""
    lines: list[Line] = []
    start = 0
    for text in texts:
        x = hang if lines else first
        end = start + len(text.rstrip(" "))
        width = min(limit - x, _LETTER * (end - start))
        lines.append(Line(start, end, x, width, limit, justify=False))
        start += len(text)
    text = "".join(texts)
    return Paragraph(
        role,
        STYLES[style_id],
        text,
        tuple(lines),
        first,
        hang,
        limit,
        space,
        head,
        leader_to,
        traits=parts.traits(role),
    )


def letter() -> Pages:
    """Two pages with a paragraph over the page end, and an annex."""
    return pages(letter_section(), annex_section())


def pages(*sections: Section, title: str = "การบันทึกข้อมูล", **more: object) -> Pages:
    """A letter of those sections."""
    made: dict[str, object] = {
        "title": title,
        "agency": "กรมส่งเสริมการปกครองท้องถิ่น",
        "family": "TH SarabunPSK",
        "sections": sections,
        "styles": tuple(STYLES.values()),
        "emblem": str(EMBLEM),
        "date": datetime.date(2021, 9, 8),
        **more,
    }
    return Pages(**made)  # type: ignore[arg-type]


def stacked(items: list[Paragraph], y: float) -> tuple[list[Placed], float]:
    """Every paragraph whole, one under the other; also where the last one ends."""
    placed = []
    for item in items:
        y += item.space_before
        placed.append(Placed(item, y, 0, len(item.lines)))
        y += len(item.lines) * item.style.pitch
    return placed, y


def letter_section() -> Section:
    """The letter proper, on two pages."""
    subject = "การบันทึกข้อมูลในระบบการติดตามข้อมูลปริมาณงานของท้องถิ่นอำเภอ "
    split = paragraph("paragraph", "body", OPENING, SECOND, THIRD, first=70.9, space=6.0)
    first, y = stacked(
        [
            paragraph("urgency", "urgency", "ด่วนมาก"),
            paragraph(
                "issuing_agency",
                "head",
                "กรมส่งเสริมการปกครองท้องถิ่น",
                first=283.5,
                hang=283.5,
                head=(Piece("ที่ มท ๐๘๑๒/ว ๑๙๖๐", 0.0, PLAIN),),
            ),
            paragraph("issuing_agency", "head", "ถนนนครราชสีมา กทม. ๑๐๓๐๐", first=283.5, hang=283.5),
            paragraph("date", "head", "๘ กันยายน ๒๕๖๔", first=226.8, hang=226.8, space=6.0),
            paragraph(
                "subject",
                "part",
                subject,
                "(Workload Tracking System)",
                first=26.0,
                hang=26.0,
                space=6.0,
                head=(Piece("เรื่อง", 0.0, PLAIN),),
            ),
            paragraph(
                "salutation",
                "part",
                HOSTILE,
                first=28.0,
                hang=28.0,
                space=6.0,
                head=(Piece("เรียน", 0.0, PLAIN),),
            ),
        ],
        73.0,
    )
    catchword = paragraph("catchword", "catchword", "ประสิทธิผล...", space=6.0)
    first.append(Placed(split, y + 6.0, 0, 2))
    foot = Placed(catchword, y + 6.0 + 2 * PITCH + 6.0, 0, 1)
    emblem = Picture("emblem", 270.0, 42.5, 78.0, 85.0, "ตราครุฑ")
    return Section(
        "letter",
        595.3,
        841.9,
        85.05,
        56.7,
        73.0,
        56.7,
        (Page(1, tuple(first), (emblem,), foot), _second_page(split)),
    )


def _second_page(split: Paragraph) -> Page:
    top = 113.4
    rest, _ = stacked(
        [
            paragraph(
                "item",
                "item",
                "ขอให้มอบหมายท้องถิ่นอำเภอบันทึกข้อมูลตั้งแต่วันที่ ๑ สิงหาคม ๒๕๖๔ ถึงวันที่ ",
                "๓๐ กันยายน ๒๕๖๔",
                first=87.9,
                space=6.0,
                head=(Piece("๑.", 70.9, PLAIN),),
            ),
            paragraph("paragraph", "body", "จึงเรียนมาเพื่อโปรดพิจารณา", first=70.9, space=6.0),
            paragraph(
                "complimentary_close",
                "complimentary_close",
                "ขอแสดงความนับถือ",
                first=226.8,
                hang=226.8,
                space=12.0,
            ),
            paragraph(
                "signature", "signature", "(นายขจร ศรีชวโนทัย)", first=90.7, hang=90.7, space=62.9
            ),
            paragraph("signature", "signature", "รองอธิบดี", first=90.7, hang=90.7),
        ],
        top + PITCH,
    )
    number = paragraph("page_number", "page_number", "- ๒ -")
    return Page(2, (Placed(split, top, 2, 3), *rest), page_number=Placed(number, 71.44, 0, 1))


def memorandum_section() -> Section:
    """The head of a memorandum, its labels on dotted leaders; one of them has no content."""
    placed, _ = stacked(
        [
            paragraph("heading", "memorandum_heading", "บันทึกข้อความ"),
            paragraph(
                "originating_office",
                "memorandum_label",
                "กองคลัง โทร. ๐-๒๒๔๑-๙๐๐๐",
                first=72.0,
                hang=72.0,
                head=(Piece("ส่วนราชการ", 0.0, LABEL),),
                leader_to=MEASURE,
            ),
            paragraph(
                "reference_number",
                "memorandum_label",
                "",
                first=260.0,
                hang=260.0,
                head=(
                    Piece("ที่", 0.0, LABEL),
                    Piece("มท ๐๘๐๒/๑๒๓", 20.0, PLAIN, leader_to=220.0),
                    Piece("วันที่", 226.8, LABEL),
                ),
                leader_to=MEASURE,
            ),
        ],
        50.0,
    )
    emblem = Picture("emblem", 85.05, 42.5, 39.0, 42.5, "ตราครุฑ")
    return Section(
        "letter", 595.3, 841.9, 85.05, 56.7, 50.0, 56.7, (Page(1, tuple(placed), (emblem,)),)
    )


def annex_section(rows: int = 38) -> Section:
    """A status table of two blocks side by side, and its legend."""
    title = paragraph("annex_title", "annex_title", "สถานะการบันทึกข้อมูล")
    table = status_table(rows)
    placed = (
        Placed(title, 51.0, 0, 1),
        Placed(table, 51.0 + PITCH + 6.0, 0, rows),
        Placed(legend(), 51.0 + PITCH + 12.0 + 15.0 * (rows + 1), 0, 1),
    )
    return Section("status", 595.3, 841.9, 85.05, 56.7, 51.0, 39.7, (Page(1, placed),))


def status_table(rows: int, *, space: float = 6.0) -> SetTable:
    """Number, province and status, twice, with a gap between."""
    words = {
        "full": ("ครบ", "0B5D1E"),
        "half": ("อยู่ระหว่างบันทึก", "7A4A00"),
        "empty": ("ยังไม่บันทึก", "8B0000"),
    }
    gap = TableCell(("",), "left")

    def block(number: int) -> tuple[TableCell, ...]:
        mark = tuple(words)[number % 3]
        word, colour = words[mark]
        return (
            TableCell((str(number),), "right"),
            TableCell((f"จังหวัดที่ {number}",), "left"),
            TableCell((word,), "left", mark, colour),
        )

    headings = tuple(TableCell((text,), "center", heading=True) for text in ("ที่", "จังหวัด", "สถานะ"))
    made = [TableRow((*headings, gap, *headings), 15.0, heading=True)]
    made += [
        TableRow((*block(number), gap, *block(number + rows)), 15.0)
        for number in range(1, rows + 1)
    ]
    block_widths = (25.0, 95.0, 99.65)
    return SetTable(
        STYLES["table"],
        (*block_widths, 14.2, *block_widths),
        tuple(made),
        x=0.0,
        summary="ตารางสถานะ",
        room=ROOM,
        gaps=(3,),
        space_before=space,
    )


def legend() -> SetTable:
    """The marks with their counts, without lines."""
    cells = (
        TableCell(("ครบ ๓๐ จังหวัด",), "left", "full", "0B5D1E"),
        TableCell(("ยังไม่บันทึก ๔๖ จังหวัด",), "left", "empty", "8B0000"),
    )
    return SetTable(
        STYLES["table"],
        (226.0, 227.0),
        (TableRow(cells, 15.0),),
        x=0.0,
        summary="คำอธิบายเครื่องหมาย",
        room=ROOM,
        borders=False,
        space_before=6.0,
    )


def long_table_section() -> Section:
    """A table over two pages, cut before the place where it would have to be."""
    table = status_table(50, space=0.0)
    first = Page(1, (Placed(table, 51.0, 0, 30),))
    second = Page(2, (Placed(table, 51.0, 30, 50),))
    return Section("status", 595.3, 841.9, 85.05, 56.7, 51.0, 39.7, (first, second))


def words_of(made: Pages) -> str:
    """All text of ``made`` without white space, catchwords left out, headings of tables once."""
    texts: list[str] = []
    for section in made.sections:
        for page in section.pages:
            for placed in page.placed:
                item = placed.item
                if placed.first_line:
                    continue
                if isinstance(item, SetTable):
                    texts += ["".join(cell.lines) for row in item.rows for cell in row.cells]
                else:
                    texts += [piece.text for piece in item.head] + [item.text]
    return "".join("".join(texts).split())
