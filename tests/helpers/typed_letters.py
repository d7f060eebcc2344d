"""Letters and memoranda typed in Word, as clerks type them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.helpers.letters import EMBLEM

FAMILY = "TH SarabunPSK"
LETTER = (
    ("number", "ที่ มท ๐๘๑๒/ว ๑๙๖๐\tกรมส่งเสริมการปกครองท้องถิ่น"),
    ("agency", "ถนนนครราชสีมา เขตดุสิต กทม. ๑๐๓๐๐"),
    ("date", "๘ กันยายน ๒๕๖๔"),
    ("subject", "เรื่อง\tการบันทึกข้อมูลปริมาณงาน"),
    ("salutation", "เรียน\tผู้ว่าราชการจังหวัดกระบี่"),
    ("references", "อ้างถึง\tหนังสือกรมการปกครอง ที่ มท ๐๓๑๐/ว ๕ ลงวันที่ ๑ กันยายน ๒๕๖๔"),
    ("enclosures", "สิ่งที่ส่งมาด้วย\tแบบรายงาน จำนวน ๑ ชุด"),
    ("body", "ตามหนังสือที่อ้างถึง กรมการปกครองได้แจ้งให้บันทึกข้อมูลแล้ว นั้น"),
    ("body", "ในการนี้ ขอให้จังหวัดรายงานผลตามสิ่งที่ส่งมาด้วย ภายในวันที่ ๓๐ กันยายน ๒๕๖๔"),
    ("body", "จึงเรียนมาเพื่อโปรดพิจารณา"),
    ("close", "ขอแสดงความนับถือ"),
    ("name", "(นายขจร ศรีชวโนทัย)"),
    ("title", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"),
    ("after", "กลุ่มพัฒนาระบบบริหาร"),
    ("telephone", "โทร. ๐ ๒๒๔๑ ๙๐๐๐"),
)
MEMORANDUM = (
    ("heading", "บันทึกข้อความ"),
    ("office", "ส่วนราชการ\tกลุ่มพัฒนาระบบบริหาร"),
    ("number", "ที่\tมท ๐๘๑๒/๔๑๕\tวันที่\t๑๐ กันยายน ๒๕๖๔"),
    ("subject", "เรื่อง\tการบันทึกข้อมูลปริมาณงาน"),
    ("salutation", "เรียน\tอธิบดี"),
    ("body", "ด้วยกลุ่มพัฒนาระบบบริหารจะจัดการประชุม"),
    ("body", "จึงเรียนมาเพื่อโปรดพิจารณา"),
    ("name", "(นายสมชาย ใจดี)"),
    ("title", "ผู้อำนวยการ"),
)
LABELS = ("heading", "office", "number", "subject")
PARTS = ("subject", "salutation", "references", "enclosures", "body")


class Typed:
    """A letter typed in python-docx, right in everything until a test spoils it."""

    def __init__(self, lines: tuple[tuple[str, str], ...] = LETTER) -> None:
        self.document = docx.Document()
        self.is_memorandum = lines is MEMORANDUM
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = Cm(1.5)
        picture = self.document.add_paragraph().add_run()
        picture.add_picture(str(EMBLEM), height=Cm(1.5 if self.is_memorandum else 3))
        self.lay(lines)

    def lay(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Type the lines, with room to sign above the name."""
        self.roles: list[tuple[str, Any]] = []
        for role, text in lines:
            for _ in range(3 if role == "name" else 0):
                self._add("room", "")
            self.roles.append((role, self._add(role, text)))

    def _add(self, role: str, text: str) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1
        label, tab, rest = text.partition("\t")
        is_label = self.is_memorandum and role in LABELS
        size = (29 if role == "heading" else 20) if is_label else 16
        set_face(paragraph.add_run(label), size=size, bold=is_label)
        if rest:
            set_face(paragraph.add_run(tab + rest))
        first = role in PARTS and role not in {one for one, _ in getattr(self, "roles", ())}
        paragraph.paragraph_format.space_before = Pt(6 if first or role in PARTS else 0)
        if role == "close":
            paragraph.paragraph_format.space_before = Pt(12)
        if role == "body":
            paragraph.paragraph_format.first_line_indent = Cm(2.5)
        if role in ("date", "close"):
            paragraph.paragraph_format.left_indent = Cm(8)
        if role in ("name", "title"):
            paragraph.paragraph_format.left_indent = Cm(3.2)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def of(self, role: str) -> Any:
        """The first paragraph of a role."""
        return next(one for name, one in self.roles if name == role)

    def say(self, role: str, text: str) -> None:
        """Let a line say something else."""
        paragraph = self.of(role)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = text

    def drop(self, role: str) -> None:
        """Take a line away."""
        element: Any = self.of(role)._p
        element.getparent().remove(element)

    def save(self, path: Path) -> Path:
        """The file."""
        self.document.save(str(path))
        return path


def set_face(run: Any, family: str = FAMILY, *, size: float = 16, bold: bool = False) -> None:
    """Both halves of face, size and weight."""
    run.font.name, run.font.size = family, Pt(size)
    properties = run._r.get_or_add_rPr()
    properties.rFonts.set(qn("w:cs"), family)
    sizes = OxmlElement("w:szCs")
    sizes.set(qn("w:val"), str(round(size * 2)))
    properties.append(sizes)
    if bold:
        run.bold = True
