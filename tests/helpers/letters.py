"""Letters built in Python, for tests of what comes after composing."""

from __future__ import annotations

import datetime
from pathlib import Path

from docgen.layout import set_pages
from docgen.layout.model.pages import Pages, Placed
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging.reuse import Memory
from docgen.model.letter import Block, Entry, Letter
from docgen.standards import Standard, typing_manual

EMBLEM = Path(__file__).parents[2] / "docgen" / "assets" / "emblem" / "garuda.png"
SENTENCE = (
    "ขอให้สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแจ้งท้องถิ่นอำเภอบันทึกข้อมูลในระบบให้ครบถ้วนภายในวันที่ "
    "๓๐ กันยายน ๒๕๖๔ "
)


def block(role: str, *texts: str, label: str = "") -> Block:
    """A block of plain entries."""
    return Block(role, tuple(Entry(text) for text in texts), label)


def paragraph(lines: int) -> Block:
    """A body paragraph of about that many lines."""
    return block("paragraph", (SENTENCE * lines).strip())


def item(number: str, text: str, level: int = 1) -> Block:
    """A numbered item."""
    return Block("item", (Entry(text, number, level),))


def external_letter(*body: Block, urgency: str = "ด่วนมาก", subject: str = "ขอความร่วมมือ") -> Letter:
    """An external letter with everything around the body."""
    blocks = [
        block("urgency", urgency) if urgency else None,
        block("reference_number", "มท ๐๘๑๒/ว ๑๙๖๐", label="ที่"),
        block("issuing_agency", "กรมส่งเสริมการปกครองท้องถิ่น", "ถนนนครราชสีมา เขตดุสิต กทม. ๑๐๓๐๐"),
        block("date", "๘ กันยายน ๒๕๖๔"),
        block("subject", subject, label="เรื่อง"),
        block("salutation", "ผู้ว่าราชการจังหวัด ทุกจังหวัด", label="เรียน"),
        *body,
        block("complimentary_close", "ขอแสดงความนับถือ"),
        block("signature", "(นายขจร ศรีชวโนทัย)", "รองอธิบดี ปฏิบัติราชการแทน", "อธิบดี"),
        block("responsible_office", "กลุ่มพัฒนาระบบบริหาร", "โทร. ๐ ๒๒๔๑ ๙๐๐๐"),
    ]
    return Letter(
        kind="external_letter",
        title=subject,
        agency="กรมส่งเสริมการปกครองท้องถิ่น",
        blocks=tuple(one for one in blocks if one is not None),
        date=datetime.date(2021, 9, 8),
    )


def pages_of(
    letter: Letter, standard: Standard | None = None, memory: Memory | None = None
) -> Pages:
    """The letter on its pages, with the bundled face."""
    standard = standard or typing_manual()
    laid = set_pages(
        letter, standard=standard, emblem=EMBLEM, family="TH SarabunPSK", memory=memory
    )
    return laid.pages


def placed_of(pages: Pages, role: str, section: int = 0) -> list[tuple[int, Placed]]:
    """Where the paragraphs of a role stand: page number and placing."""
    return [
        (page.number, placed)
        for page in pages.sections[section].pages
        for placed in page.placed
        if isinstance(placed.item, Paragraph) and placed.item.role == role
    ]
