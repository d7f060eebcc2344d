"""Word files that somebody typed: the mistakes of other people's letters, each found."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from docgen.checks.word_file import mended_word_file, opened_word_file, word_file_findings
from docgen.codes.word_file import CODES
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.thai.text import comparable_text
from docgen.writers import docx as docx_writer
from tests.helpers.letters import EMBLEM

ROOT = Path(__file__).parents[3]
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


def found(path: Path) -> set[str]:
    return {one.code for one in word_file_findings(opened_word_file(path))}


def wrongly_honoured(typed: Typed) -> None:
    typed.say("salutation", "กราบเรียน ผู้ว่าราชการจังหวัดกระบี่")
    typed.say("close", "ขอแสดงความนับถืออย่างยิ่ง")


def unpaired(typed: Typed) -> None:
    typed.say("salutation", "กราบเรียน นายกรัฐมนตรี")


def monk_of_another_rank(typed: Typed) -> None:
    typed.say("salutation", "นมัสการ พระราชวชิรโมลี")
    typed.say("close", "ขอนมัสการด้วยความเคารพอย่างยิ่ง")


def worded_date(typed: Typed) -> None:
    typed.say("date", "วันที่ ๘ กันยายน พ.ศ. ๒๕๖๔")


def date_in_figures(typed: Typed) -> None:
    typed.say("date", "๑๖/๐๙/๒๐๒๖")


def short_date(typed: Typed) -> None:
    typed.say("date", "๘ ก.ย. ๖๔")


def arabic_digits(typed: Typed) -> None:
    typed.roles[8][1].runs[0].text = "ขอให้รายงานผลตามสิ่งที่ส่งมาด้วย ภายในวันที่ 30 กันยายน 2564"


def thai_digits_in_an_address(typed: Typed) -> None:
    typed.roles[8][1].runs[0].text = "ขอให้รายงานผลตามสิ่งที่ส่งมาด้วย ทาง www.๑๒๑๒.go.th"


def false_thai_digits(typed: Typed) -> None:
    for _, paragraph in typed.roles:
        for run in paragraph.runs:
            set_face(run, "TH SarabunIT๙")


def american_page(typed: Typed) -> None:
    section = typed.document.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    section.left_margin = section.right_margin = Cm(2.54)
    for role, paragraph in typed.roles:
        if role == "body":
            paragraph.paragraph_format.first_line_indent = Cm(1.25)


def latin_habits(typed: Typed) -> None:
    for role, paragraph in typed.roles:
        if role == "body":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            paragraph.paragraph_format.line_spacing = Pt(16)
        for run in paragraph.runs:
            del run._r.rPr.rFonts.attrib[qn("w:cs")]


def bold_labels(typed: Typed) -> None:
    typed.of("subject").runs[0].bold = True
    for run in typed.of("telephone").runs:
        set_face(run, size=14)
        run._r.rPr.remove(run._r.rPr.findall(qn("w:szCs"))[0])
    typed.say("enclosures", "สิ่งที่ส่งมาด้วย ๑. แบบรายงาน จำนวน ๑ ชุด")


def vague_subject(typed: Typed) -> None:
    typed.say("subject", "เรื่อง แจ้งเพื่อทราบ")


def fat_emblem(typed: Typed) -> None:
    shape = typed.document.inline_shapes[0]
    shape.width, shape.height = Cm(4), Cm(2)


def emblem_in_the_header(typed: Typed) -> None:
    picture: Any = typed.document.paragraphs[0]._p
    picture.getparent().remove(picture)
    run = typed.document.sections[0].header.paragraphs[0].add_run()
    run.add_picture(str(EMBLEM), height=Cm(3))


def recall_left_open(typed: Typed) -> None:
    typed.say("body", "ตามหนังสือที่อ้างถึง กรมการปกครองได้แจ้งให้บันทึกข้อมูลตามข้อ ๑)")


def cited_later(typed: Typed) -> None:
    typed.say("references", "อ้างถึง หนังสือกรมการปกครอง ที่ มท ๐๓๑๐/ว ๕ ลงวันที่ ๙ กันยายน ๒๕๖๔")


def out_of_sequence(typed: Typed) -> None:
    typed.say("references", "อ้างถึง หนังสือกรม ที่ มท ๐๘๑๒/ว ๑๙๖๕ ลงวันที่ ๒๓ เมษายน ๒๕๖๔")


def no_telephone(typed: Typed) -> None:
    typed.drop("telephone")


def parts_exchanged(typed: Typed) -> None:
    typed.of("salutation")._p.addnext(typed.of("subject")._p)


def typed_indent(typed: Typed) -> None:
    paragraph = typed.of("body")
    paragraph.paragraph_format.first_line_indent = Cm(0)
    paragraph.runs[0].text = "          " + paragraph.runs[0].text


def number_with_a_year(typed: Typed) -> None:
    typed.say("number", "ที่ กทม. ๐๔๐๓/๑๒/๒๕๖๔")


def repeated_mark(typed: Typed) -> None:
    typed.roles[8][1].runs[0].text = "ขอให้รายงานผลต่างๆตามสิ่งที่ส่งมาด้วย"


def no_room_to_sign(typed: Typed) -> None:
    above: Any = typed.of("name")._p
    for _ in range(2):
        above.getparent().remove(above.getprevious())


def no_emblem(typed: Typed) -> None:
    first: Any = typed.document.paragraphs[0]._p
    first.getparent().remove(first)


def low_emblem(typed: Typed) -> None:
    typed.document.sections[0].top_margin = Cm(2.54)


def parts_run_together(typed: Typed) -> None:
    set_face(typed.of("subject").add_run("\nเรียน ผู้ว่าราชการจังหวัดกระบี่"))
    typed.drop("salutation")


def secret_in_the_text_alone(typed: Typed) -> None:
    typed.of("number").insert_paragraph_before().add_run("ลับ")
    run = typed.document.paragraphs[1].runs[0]
    set_face(run)
    run.font.color.rgb = RGBColor(255, 0, 0)


def secret_in_black(typed: Typed) -> None:
    section = typed.document.sections[0]
    for one in (section.header, section.footer):
        set_face(one.paragraphs[0].add_run("ลับมาก"), size=32)


def most_secret(typed: Typed) -> None:
    set_face(typed.document.sections[0].header.paragraphs[0].add_run("ลับที่สุด"), size=32)


def text_hidden(typed: Typed) -> None:
    run = typed.of("body").add_run("ห้ามพิมพ์")
    set_face(run)
    run.font.hidden = True


def text_hidden_by_a_style(typed: Typed) -> None:
    style = typed.document.styles.add_style("ซ่อน", WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    run = typed.of("body").add_run("ห้ามพิมพ์", style=style)
    set_face(run)


def change_pending(typed: Typed) -> None:
    run = typed.of("body").add_run(" ทุกเดือน")
    set_face(run)
    mark = OxmlElement("w:ins")
    mark.set(qn("w:author"), "หัวหน้า")
    run._r.addprevious(mark)
    mark.append(run._r)


def comment_left(typed: Typed) -> None:
    part = typed.document.part
    if hasattr(typed.document, "add_comment"):
        typed.document.add_comment(typed.of("body").runs, "อย่าเพิ่งส่ง", author="หัวหน้า")
    assert part is not None


def control_left_unfilled(typed: Typed) -> None:
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
        "<w:t>คลิกหรือแตะที่นี่เพื่อใส่ข้อความ</w:t></w:r></w:sdtContent></w:sdt>"
    )
    typed.of("body")._p.append(parse_xml(control))


def date_pushed_by_spaces(typed: Typed) -> None:
    typed.of("date").paragraph_format.left_indent = Cm(0)
    typed.say("date", "                  ๘ กันยายน ๒๕๖๔")


def close_at_the_margin(typed: Typed) -> None:
    typed.of("close").paragraph_format.left_indent = Cm(0)


def name_at_the_right(typed: Typed) -> None:
    typed.of("name").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    typed.of("title").alignment = WD_ALIGN_PARAGRAPH.RIGHT


def name_by_tabs(typed: Typed) -> None:
    for role in ("name", "title"):
        typed.of(role).paragraph_format.left_indent = Cm(0)
        typed.of(role).alignment = WD_ALIGN_PARAGRAPH.LEFT
        typed.say(role, "\t\t" + typed.of(role).text)


def nobody_addressed(typed: Typed) -> None:
    typed.say("salutation", "เรียน")


SPOILT: tuple[tuple[Callable[[Typed], None], set[str]], ...] = (
    (date_pushed_by_spaces, {"DG7241"}),
    (close_at_the_margin, {"DG7241"}),
    (name_at_the_right, {"DG7242"}),
    (name_by_tabs, {"DG7242"}),
    (wrongly_honoured, {"DG7218", "DG7006"}),
    (text_hidden, {"DG7237"}),
    (text_hidden_by_a_style, {"DG7237"}),
    (change_pending, {"DG7238"}),
    (comment_left, {"DG7239"}),
    (control_left_unfilled, {"DG7247"}),
    (nobody_addressed, {"DG7240"}),
    (unpaired, {"DG7217", "DG7006"}),
    (monk_of_another_rank, {"DG7217", "DG7006"}),
    (worded_date, {"DG7219"}),
    (date_in_figures, {"DG7219"}),
    (short_date, {"DG7219"}),
    (arabic_digits, {"DG7223"}),
    (thai_digits_in_an_address, {"DG7141"}),
    (false_thai_digits, {"DG7204"}),
    (american_page, {"DG7201", "DG7202", "DG7207"}),
    (latin_habits, {"DG7203", "DG7206", "DG7209"}),
    (bold_labels, {"DG7224", "DG7205", "DG7225"}),
    (vague_subject, {"DG7012"}),
    (fat_emblem, {"DG7212", "DG7213"}),
    (emblem_in_the_header, {"DG7214"}),
    (recall_left_open, {"DG7005", "DG7138"}),
    (cited_later, {"DG7229"}),
    (out_of_sequence, {"DG7003"}),
    (no_telephone, {"DG7215"}),
    (parts_exchanged, {"DG7216"}),
    (typed_indent, {"DG7208"}),
    (number_with_a_year, {"DG7220"}),
    (repeated_mark, {"DG7130"}),
    (no_room_to_sign, {"DG7233"}),
    (no_emblem, {"DG7235"}),
    (parts_run_together, {"DG7236"}),
    (low_emblem, {"DG7234"}),
    (secret_in_the_text_alone, {"DG7231"}),
    (secret_in_black, {"DG7232"}),
    (most_secret, {"DG7230"}),
)
FIXED = {
    *("DG7201", "DG7202", "DG7203", "DG7204", "DG7205", "DG7206", "DG7207", "DG7208"),
    *("DG7209", "DG7210", "DG7211", "DG7223", "DG7130", "DG7141", "DG7241", "DG7242"),
}


@pytest.mark.parametrize("lines", [LETTER, MEMORANDUM])
def test_letter_typed_rightly_has_no_finding(
    lines: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    path = Typed(lines).save(tmp_path / "a.docx")
    assert not [one.message() for one in word_file_findings(opened_word_file(path))]


@pytest.mark.parametrize(("spoil", "codes"), SPOILT, ids=[one.__name__ for one, _ in SPOILT])
def test_each_mistake_is_found_and_nothing_else(
    spoil: Callable[[Typed], None], codes: set[str], tmp_path: Path
) -> None:
    typed = Typed()
    spoil(typed)
    assert found(typed.save(tmp_path / "a.docx")) == codes


@pytest.mark.parametrize(("spoil", "codes"), SPOILT, ids=[one.__name__ for one, _ in SPOILT])
def test_what_is_mechanical_is_mended_and_every_word_stays(
    spoil: Callable[[Typed], None], codes: set[str], tmp_path: Path
) -> None:
    typed = Typed()
    spoil(typed)
    path = typed.save(tmp_path / "a.docx")
    word = opened_word_file(path)
    target = tmp_path / "b.docx"
    target.write_bytes(mended_word_file(word, word_file_findings(word)))
    assert found(target) == codes - FIXED
    before, after = (words(one) for one in (path, target))
    assert [comparable_text(one) for one in after] == [comparable_text(one) for one in before]


def words(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ((*MEMORANDUM[:7], ("close", "ขอแสดงความนับถือ"), *MEMORANDUM[7:]), {"DG7221"}),
        (
            (*MEMORANDUM[:5], ("references", "อ้างถึง หนังสือกรม"), *MEMORANDUM[5:]),
            {"DG7222"},
        ),
        ((*MEMORANDUM[:4], *MEMORANDUM[5:]), {"DG7215"}),
    ],
)
def test_memorandum_keeps_its_own_form_dg7221_dg7222(
    lines: tuple[tuple[str, str], ...], codes: set[str], tmp_path: Path
) -> None:
    typed = Typed.__new__(Typed)
    typed.is_memorandum = True
    typed.document = Typed(MEMORANDUM).document
    for paragraph in typed.document.paragraphs[1:]:
        element: Any = paragraph._p
        element.getparent().remove(element)
    typed.lay(lines)
    assert found(typed.save(tmp_path / "a.docx")) == codes


def test_order_is_held_only_to_what_holds_for_every_document(tmp_path: Path) -> None:
    lines = (("agency", "คำสั่งกรมส่งเสริมการปกครองท้องถิ่น"), ("number", "ที่ ๑๒/๒๕๖๔"), LETTER[3])
    assert not found(Typed(lines).save(tmp_path / "a.docx"))
    spoilt = Typed(lines)
    spoilt.document.sections[0].left_margin = Cm(2.54)
    assert found(spoilt.save(tmp_path / "b.docx")) == {"DG7202"}


def test_labels_and_speed_have_their_sizes_dg7226_dg7227(tmp_path: Path) -> None:
    memorandum = Typed(MEMORANDUM)
    set_face(memorandum.of("heading").runs[0], size=16)
    memorandum.of("heading").runs[0]._r.rPr.remove(
        memorandum.of("heading").runs[0]._r.rPr.findall(qn("w:szCs"))[0]
    )
    assert found(memorandum.save(tmp_path / "m.docx")) == {"DG7226"}
    typed = Typed((("urgency", "ด่วนมาก"), *LETTER))
    assert found(typed.save(tmp_path / "u.docx")) == {"DG7227"}


def test_a_habit_of_the_whole_file_is_told_once_with_its_places(tmp_path: Path) -> None:
    typed = Typed()
    for _, paragraph in typed.roles:
        paragraph.paragraph_format.line_spacing = 1.15  # as Word gives a new file
    told = word_file_findings(opened_word_file(typed.save(tmp_path / "a.docx")))
    (one,) = (one for one in told if one.code == "DG7206")
    assert len(one.also) == 9
    assert one.params["line"] == "1.15"  # and not rounded: the clerk looks for it in Word


def test_a_letter_laid_out_in_a_table_has_its_parts(tmp_path: Path) -> None:
    typed = Typed()
    number: Any = typed.of("number")._p
    table = typed.document.add_table(1, 2)
    for cell, text in zip(table.rows[0].cells, ("เรื่อง", "การบันทึกข้อมูล"), strict=True):
        set_face(cell.paragraphs[0].add_run(text))
    typed.of("subject")._p.getparent().replace(typed.of("subject")._p, table._tbl)
    assert number.getnext() is not None
    assert not {"DG7215", "DG7216"} & found(typed.save(tmp_path / "a.docx"))


def test_a_stamped_letter_owes_no_subject_and_no_close(tmp_path: Path) -> None:
    lines = (("number", "ที่ ตก ๐๐๑๘.๑/ว ๔๕๒"), ("to", "ถึง ที่ทำการปกครองอำเภอ ทุกอำเภอ"))
    typed = Typed((*lines, ("body", "พร้อมนี้ จังหวัดตากขอส่งแบบรายงาน"), ("date", "๑ มีนาคม ๒๕๖๗")))
    assert "DG7215" not in found(typed.save(tmp_path / "a.docx"))


def test_spaces_before_the_parts_dg7210_dg7211(tmp_path: Path) -> None:
    typed = Typed()
    typed.of("subject").paragraph_format.space_before = Pt(0)
    typed.of("close").paragraph_format.space_before = Pt(6)
    path = typed.save(tmp_path / "a.docx")
    assert found(path) == {"DG7210", "DG7211"}
    word = opened_word_file(path)
    (tmp_path / "b.docx").write_bytes(mended_word_file(word, word_file_findings(word)))
    assert not found(tmp_path / "b.docx")


def test_places_of_date_close_and_signature_dg7241_dg7242(tmp_path: Path) -> None:
    typed = Typed()
    for spoil in (date_pushed_by_spaces, close_at_the_margin, name_by_tabs):
        spoil(typed)
    word = opened_word_file(typed.save(tmp_path / "a.docx"))
    assert [one.code for one in word_file_findings(word)] == ["DG7241", "DG7241", "DG7242"]
    (tmp_path / "b.docx").write_bytes(mended_word_file(word, word_file_findings(word)))
    lines = {one.text: one for one in docx.Document(str(tmp_path / "b.docx")).paragraphs}
    for text in ("๘ กันยายน ๒๕๖๔", "ขอแสดงความนับถือ"):
        place = lines[text].paragraph_format.left_indent
        assert place is not None
        assert abs(place - Cm(8)) < Pt(0.1)
    for text in ("(นายขจร ศรีชวโนทัย)", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"):
        assert lines[text].alignment == WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize("name", ["dla-1960", "chiangmai-2564", "memo-example"])
def test_docgens_own_letters_have_no_finding(name: str, tmp_path: Path) -> None:
    path = ROOT / "config" / "circulars" / f"{name}.yaml"
    prepared = prepare(path, Workspace(ROOT))
    assert prepared.pages is not None
    target = tmp_path / "own.docx"
    target.write_bytes(docx_writer.write(prepared.pages))
    said_before = {one.code for one in prepared.found}
    assert found(target) <= said_before & {"DG7003"}


def test_hostile_files_are_refused_dg7200(tmp_path: Path) -> None:
    good = Typed().save(tmp_path / "good.docx")
    for name, content in hostile(good).items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(content)
        with pytest.raises(Rejected) as refused:
            opened_word_file(path)
        (one,) = refused.value.found
        assert one.code == "DG7200"
        assert one.message()


def hostile(good: Path) -> dict[str, bytes]:
    """A bomb, a document type, a broken file, an old Word file, a stray name."""
    content = good.read_bytes()
    doctype = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    return {
        "empty": b"",
        "text": "ข้อความ".encode(),
        "cut": content[: len(content) // 2],
        "old": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        "doctype": _zip({"word/document.xml": doctype}),
        "bomb": _zip({"word/document.xml": b" " * 30_000_000}),
        "stray": _zip({"../word/document.xml": b"<a/>"}),
        "other": _zip({"xl/workbook.xml": b"<a/>"}),
    }


def _zip(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_every_rule_of_a_file_says_its_clause_and_unverified_ones_only_warn() -> None:
    for code in CODES:
        assert code.clause, code.id
        assert code.strength in {"regulation", "manual", "practice", "unverified"}, code.id
        assert code.strength != "unverified" or code.severity != "error", code.id


def test_sources_of_findings_name_the_paragraph(tmp_path: Path) -> None:
    typed = Typed()
    vague_subject(typed)
    (one,) = word_file_findings(opened_word_file(typed.save(tmp_path / "a.docx")))
    assert one.at is not None
    assert one.at.cell == "ย่อหน้า 4"


VALUES = (b"", b"x", b"99999999999", b"-5", b"1.5", b"true", "๙".encode())


@pytest.mark.parametrize("seed", range(3))
def test_spoilt_file_is_never_an_exception_but_ours(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    typed = Typed()
    latin_habits(typed)
    with zipfile.ZipFile(typed.save(tmp_path / "a.docx")) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(25):
        name = chance.choice(["word/document.xml", "word/styles.xml"])
        content = parts[name]
        for _ in range(6):
            value = chance.choice(list(re.finditer(rb'w:\w+="([^"]*)"', content)))
            spoilt = chance.choice(VALUES)
            content = content[: value.start(1)] + spoilt + content[value.end(1) :]
        path = tmp_path / "b.docx"
        path.write_bytes(_zip({**parts, name: content}))
        word = opened_word_file(path)
        found = word_file_findings(word)
        assert all(one.message() and one.remedy() for one in found)
        assert mended_word_file(word, found)
