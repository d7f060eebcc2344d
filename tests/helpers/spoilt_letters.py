"""Letters typed in Word, each with one slip that a rule of finished files names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from tests.helpers.letters import EMBLEM
from tests.helpers.typed_letters import Typed, set_face


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
