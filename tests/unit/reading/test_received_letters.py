# ruff: noqa: E501 - what a letter says in one line
"""Letters that were once read wrongly: each with what is right, and its kin made here."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.checks.word_file import mended_word_file, opened_word_file, word_file_findings
from docgen.comparing.sides import changes_between
from docgen.drafting.received import draft_yaml
from docgen.loading.workspace import Workspace
from docgen.loading.yaml import yaml_source
from docgen.making import prepare
from docgen.model.letter import Letter
from docgen.reading import ReadLetter, recognise
from tests.helpers.foreign_word import centred, letter, packed, paragraph, saved

FILES = Path(__file__).parents[2] / "received"
NUMBER, DATE = "มท 0810.3/ว 1234", "8 กันยายน 2564"
SUBJECT, ADDRESSEE = "การบันทึกข้อมูลปริมาณงาน", "ผู้ว่าราชการจังหวัด ทุกจังหวัด"
POST, OFFICE = "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น", "กองพัฒนาและส่งเสริมการบริหารงานท้องถิ่น"
WHOLE = (
    *("base", "head-tables", "tracked", "moved", "content-controls", "nested-table", "textbox"),
    *("symbols", "hidden", "zwsp", "old-font", "word-numbering", "enclosures-unnumbered"),
    *("table-in-body", "period", "other-close", "signature-table", "head-in-header", "comment"),
    *("annex-same-section", "wingdings"),
)


def read(name: str) -> ReadLetter:
    found = recognise(FILES / name).letter
    assert found is not None
    return found


@pytest.mark.parametrize("name", WHOLE)
def test_head_and_foot_are_read_whole(name: str) -> None:
    found = read(f"{name}.docx")
    assert (found.kind, found.kind_doubts) == ("external_letter", ())
    assert (found.number.text, found.date.text) == (NUMBER, DATE)
    assert (found.subject.text, found.recipient.text) == (SUBJECT, ADDRESSEE)
    assert [one.number for one in found.references] == ["มท 0810.3/ว 500"]
    assert found.quantities[0] == "1 ฉบับ"
    assert (found.signatory.text, found.position_title) == ("นายกล้า ใจดี", (POST,))
    assert (found.responsible_office, found.telephone) == ((OFFICE,), "0 2241 9000 ต่อ 1251")
    assert found.body[-1].text == "จึงเรียนมาเพื่อโปรดดำเนินการ"


def said(name: str) -> list[str]:
    return [one.whole_text for one in read(name).body]


def test_what_each_of_them_lost() -> None:
    assert "30 กันยายน 2564" in said("tracked.docx")[1]
    assert "15 กันยายน" not in " ".join(said("tracked.docx") + said("moved.docx"))
    assert said("symbols.docx")[1].startswith("ขอให้จังหวัดเลือก ☑ เข้าร่วม ☐ ไม่เข้าร่วม")
    assert "ห้ามพิมพ์" not in " ".join(said("hidden.docx"))
    assert [one[:3] for one in said("word-numbering.docx")[2:5]] == ["1. ", "1.1", "2. "]
    assert len(read("enclosures-unnumbered.docx").enclosures) == 3
    (rows,) = [one.rows for one in read("table-in-body.docx").body if one.rows]
    assert (len(rows), rows[-1]) == (4, ("", "รวม", "22,500"))
    assert read("period.docx").deadlines == ()
    assert read("other-close.docx").close.text == "ด้วยความเคารพอย่างสูง"
    assert read("addressee-empty.docx").references
    (sheet,) = read("annex-same-section.docx").sheets
    assert sheet.own["headings"] == (("แบบตอบรับการเข้าร่วมประชุม",),)


def test_signers_of_any_title() -> None:
    assert read("signer-0.docx").signatory.text == "รองศาสตราจารย์กัญญา ใจดี"
    assert read("signer-0.docx").coordinators == ("นายเอก ประสานดี",)
    found = read("sign-label.docx")
    assert (found.signatory.text, found.telephone) == ("นายกล้า ใจดี", "044-971-222")
    assert found.coordinators == ("084-042-4936",)


def test_memoranda_and_orders() -> None:
    memo = read("memo-blank-number.docx")
    assert (memo.kind, memo.number.text, memo.date.text) == (
        "memorandum",
        "นว 52007.3/",
        "7 เมษายน 2569",
    )
    assert read("memo-double-heading.docx").kind == "memorandum"
    agency = read("agency-after-open-number.docx").agency
    assert agency[0] == "วิทยาลัยเทคนิคน่าน"
    order = read("order.docx")
    assert (order.kind, order.number.text, order.date.text) == (
        "order",
        "125/2569",
        "18 กันยายน 2569",
    )
    people = [one for part in order.body for one in part.people]
    assert people == [("นายเอก ใจดี", "", "ประธานคณะทำงาน"), ("นางโท ใจงาม", "", "คณะทำงาน")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sara-am-split.pdf", "กำหนดจัดประชุม"),
        ("letter-spaced.pdf", "เข้าร่วมกิจกรรม การแข่งขันแห่งประเทศไทย"),
        ("indent-2.0cm.pdf", "ปริมาณงาน ในระบบ ทุกเดือน นั้น"),
        ("indent-2.5cm.pdf", "ปริมาณงาน ในระบบ ทุกเดือน นั้น"),
        ("rotated.pdf", "กันยายน 2564 รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"),
    ],
)
def test_pdfs_of_other_programs(name: str, words: str) -> None:
    found = read(name)
    assert (found.number.text, found.subject.text) == (NUMBER, SUBJECT)
    assert words in " ".join(one.text for one in found.body)
    assert found.signatory.text == "นายกล้า ใจดี"


# -- approved drafts -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ins", "insp", "sdt", "fld", "del", "plain"])
def test_what_the_approver_typed_is_told(name: str, workspace: Workspace) -> None:
    made = prepare(FILES / "approved.yaml", workspace)
    assert isinstance(made.letter, Letter)
    changes = changes_between(recognise(FILES / f"approved-{name}.docx"), made.letter)
    told = " ".join(one.before + one.after for one in changes)
    assert ("ขอให้จังหวัดรายงานผล" if name == "del" else "ระงับการเบิกจ่าย") in told


# -- drafts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(FILES.glob("*.[dpt]*")), ids=lambda one: one.name)
@pytest.mark.parametrize("keys", ["th", "en"])
def test_every_draft_parses(path: Path, keys: str) -> None:
    text = draft_yaml(read(path.name), source=path.name, offices={}, signatories={}, keys=keys)
    parsed = yaml_source.parse(text.encode(), "draft.yaml")
    assert not [one for one in parsed.found if one.is_error], text


def test_a_doubt_stands_beside_a_long_value() -> None:
    text = draft_yaml(read("long-doubt.txt"), source="a", offices={}, signatories={})
    (line,) = [one for one in text.split("\n") if "สำเนาหนังสือสำนักงานคณะกรรมการ" in one]
    assert " # ตรวจ: ไม่พบจำนวน" in line
    (law,) = [one for one in text.split("\n") if "ว่าด้วยการเบิกจ่ายเงิน" in one]
    assert law.startswith("  - ระเบียบกระทรวงมหาดไทย")


# -- checked Word files --------------------------------------------------------------------------


def codes(path: Path) -> set[str]:
    return {one.code for one in word_file_findings(opened_word_file(path))}


@pytest.mark.parametrize(
    ("name", "code"),
    [("hidden", "DG7237"), ("tracked", "DG7238"), ("moved", "DG7238"), ("comment", "DG7239"),
     ("addressee-empty", "DG7240")],
)  # fmt: skip
def test_what_must_not_go_out_is_told(name: str, code: str) -> None:
    assert code in codes(FILES / f"{name}.docx") - codes(FILES / "base.docx")


@pytest.mark.parametrize("name", ["signature-table", "head-in-header", "annex-same-section"])
def test_no_false_fault_is_told(name: str) -> None:
    assert codes(FILES / f"{name}.docx") <= codes(FILES / "base.docx")


def test_symbol_faces_and_other_sheets_stay(tmp_path: Path) -> None:
    for name in ("wingdings", "annex-same-section"):
        word = opened_word_file(FILES / f"{name}.docx")
        target = tmp_path / f"{name}.docx"
        target.write_bytes(mended_word_file(word, word_file_findings(word)))
        said = opened_word_file(target).package.parts["word/document.xml"].decode()
        assert said.count("Wingdings") == (6 if name == "wingdings" else 0)
        assert ('w:val="36"' in said) == (name != "wingdings")


# -- fields in many forms ------------------------------------------------------------------------


def fields(tmp_path: Path, **parts: str) -> ReadLetter:
    found = recognise(saved(tmp_path / "a.docx", letter(**parts))).letter
    assert found is not None
    return found


NAMES = (
    *("พันตำรวจเอก สมชาย ใจดี", "พระครูสุนทรธรรมาภิรักษ์", "ว่าที่ร้อยตรี สมพร ช่างดี", "ดร.กิตติ ปัญญาดี"),
    *("ผศ.ดร.วิภา เก่งงาน", "แพทย์หญิงสุดา ดีงาม", "นพ.สมศักดิ์ รักษาดี", "กัลยา โสภณพนิช", "Mr. John Smith"),
    *("หม่อมหลวงปนัดดา ดิศกุล", "คุณหญิงกัลยา โสภณ", "อาจารย์สมศรี ใจงาม"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_brackets_signs_whatever_its_title(name: str, tmp_path: Path) -> None:
    found = fields(tmp_path, signature=centred(f"({name})") + centred(POST))
    assert (found.signatory.text, found.position_title) == (name, (POST,))
    assert found.telephone == "0 2241 9000 ต่อ 1251"


HEADS = [
    ("ที่ มท ๐๘๑๐.๓/\tกรมตัวอย่าง", "มท 0810.3/"),
    ("ที่ ........../..........\tกรมตัวอย่าง", "........../.........."),
    ("ที่ อว ๐๖๔๗.๐๑(๒)/๑๒\tกรมตัวอย่าง", "อว 0647.01(2)/12"),
    ("ที่ สสจ.ศก. / ๑๒๓\tกรมตัวอย่าง", "สสจ.ศก. / 123"),
    ("ที่ ปป ๐๐๐๔/ป ๑๒๓\tกรมตัวอย่าง", "ปป 0004/ป 123"),
    ("ที่ ศธ ๐๖๒๓.๑/          กรมตัวอย่าง", "ศธ 0623.1/"),
    ("ที่: มท ๐๘๑๐/๑\tกรมตัวอย่าง", "มท 0810/1"),
    ("ที่\tมท ๐๘๑๐/ว ๑\tกรมตัวอย่าง", "มท 0810/ว 1"),
]


@pytest.mark.parametrize(("typed", "number"), HEADS)
def test_numbers_of_any_shape(typed: str, number: str, tmp_path: Path) -> None:
    found = fields(tmp_path, head=paragraph(typed))
    assert (found.number.text.strip(), found.agency) == (number, ("กรมตัวอย่าง",))


DATES = [
    ("๘ ก.ย. ๒๕๖๔", DATE), ("วันที่ ๘ กันยายน พ.ศ. ๒๕๖๔", DATE), ("๘/๙/๒๕๖๔", DATE),
    ("วันพุธที่ ๘ กันยายน ๒๕๖๔", DATE), ("........ กันยายน ๒๕๖๔", "กันยายน 2564"),
    ("      กันยายน ๒๕๖๔", "กันยายน 2564"), ("(วัน เดือน ปี)", ""), ("....../....../......", ""),
    ("วันที่ ........ เดือน .............. พ.ศ. ........", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "date"), DATES)
def test_dates_in_every_form(typed: str, date: str, tmp_path: Path) -> None:
    found = fields(tmp_path, date=centred(typed)).date
    assert found.text == date
    assert bool(found.doubts) == (date != DATE)


ENCLOSED = [
    (["สิ่งที่ส่งมาด้วย\t๑. แบบรายงาน\tจำนวน ๑ ฉบับ", "\t๒. แผนที่\tจำนวน ๒ แผ่น"], 2),
    (["สิ่งที่ส่งมาด้วย  ๑. แบบรายงาน จำนวน ๑ ฉบับ\n๒. แผนที่ จำนวน ๒ แผ่น"], 2),
    (["สิ่งที่ส่งมาด้วย : แบบรายงาน (จำนวน ๑ ฉบับ)"], 1),
    (["สิ่งที่ส่งมาด้วย  แบบรายงาน", "จำนวน ๑ ฉบับ"], 1),
    (["สิ่งที่ส่งมาด้วย  แบบรายงาน ๑ ฉบับ"], 1),
    (["สิ่งที่ส่งมาด้วย\t- แบบรายงาน\tจำนวน ๑ ฉบับ", "\t- แผนที่\tจำนวน ๑ ชุด"], 2),
    (["สิ่งที่แนบมาด้วย  แบบรายงาน จำนวน ๑ ฉบับ"], 1),
]


@pytest.mark.parametrize(("lines", "count"), ENCLOSED)
def test_enclosures_one_a_line_with_quantities(
    lines: list[str], count: int, tmp_path: Path
) -> None:
    found = fields(tmp_path, enclosed="".join(map(paragraph, lines)))
    assert (found.enclosures[0].text, found.quantities[0]) == ("แบบรายงาน", "1 ฉบับ")
    assert len(found.enclosures) == count
    assert len(found.body) == 3


CITED = [
    ("พระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖ และที่แก้ไขเพิ่มเติม", "", ""),
    ("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", "", ""),
    ("หนังสือร้องเรียนของท่าน ลงวันที่ ๑ ม.ค. ๖๔", "", "1 มกราคม 2564"),
    ("หนังสือที่ มท ๐๘๑๐/๑๒ ลว. ๕ มกราคม ๒๕๖๔", "มท 0810/12", "5 มกราคม 2564"),
    ("คำสั่งจังหวัดตาก ที่ ๑๒๓/๒๕๖๔ ลงวันที่ ๑ มกราคม ๒๕๖๔", "123/2564", "1 มกราคม 2564"),
    ("หนังสือ ก.ค.ศ. ที่ ศธ ๐๒๐๖.๖/ว ๙ ลงวันที่ ๑๒ มีนาคม พ.ศ. ๒๕๖๔", "ศธ 0206.6/ว 9", "12 มีนาคม 2564"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "number", "dated"), CITED)
def test_laws_plans_and_letters_are_references(
    typed: str, number: str, dated: str, tmp_path: Path
) -> None:
    (found,) = fields(tmp_path, cited=paragraph(f"อ้างถึง  {typed}")).references
    assert (found.number, found.dated) == (number, dated)


PERIODS = (
    *(
        "รับนักศึกษาฝึกงานตั้งแต่วันที่ ๑ มีนาคม ๒๕๖๕ ถึงวันที่ ๗ เมษายน ๒๕๖๕",
        "จัดงานระหว่างวันที่ ๑๘ - ๒๐ พฤศจิกายน ๒๕๖๔",
    ),
    *("อบรมระหว่างวันที่ ๑ ถึง ๕ ตุลาคม ๒๕๖๔ ณ โรงแรม", "ลาตั้งแต่ ๑ ตุลาคม ๒๕๖๔ จนถึง ๑๐ ตุลาคม ๒๕๖๔"),
    *("สัญญาจากวันที่ ๑ ตุลาคม ๒๕๖๔ ถึงวันที่ ๓๐ กันยายน ๒๕๖๕", "เปิดให้บริการวันที่ ๑ ตุลาคม ๒๕๖๔"),
)


@pytest.mark.parametrize("typed", PERIODS)
def test_a_period_is_no_deadline(typed: str, tmp_path: Path) -> None:
    assert fields(tmp_path, body=paragraph(f"กรมขอแจ้งว่าจะ{typed}")).deadlines == ()


CLOSES = (
    *("ขอแสดงความนับถืออย่างสูง", "ด้วยความเคารพอย่างสูง", "ขอแสดงความเคารพ", "ขอเจริญพร"),
    *("ด้วยรักและนับถือ", "ขอกราบขอบพระคุณ", "Yours sincerely,"),
)


@pytest.mark.parametrize("close", CLOSES)
def test_another_close_stays_as_it_stands(close: str, tmp_path: Path) -> None:
    found = fields(tmp_path, close=centred(close))
    assert (found.close.text, found.signatory.text, len(found.body)) == (close, "นายกล้า ใจดี", 3)


KINDS = [
    ("order", ["คำสั่งจังหวัดตาก", "ที่ ๑/๒๕๖๔", "เรื่อง ก", "จึงสั่ง", "สั่ง ณ วันที่ ๑ มกราคม พ.ศ. ๒๕๖๔"]),
    ("announcement", ["ประกาศจังหวัดตาก", "เรื่อง ก", "จึงประกาศ", "ประกาศ ณ วันที่ ๑ มกราคม พ.ศ. ๒๕๖๔"]),
    ("regulation", ["ระเบียบกรมตัวอย่าง", "ว่าด้วยการลา", "พ.ศ. ๒๕๖๔", "ข้อ ๑ ให้ลาได้", "ประกาศ ณ วันที่ ๑ มกราคม พ.ศ. ๒๕๖๔"]),
    ("certificate", ["เลขที่ ๑/๒๕๖๔\tศาลากลาง", "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นายกล้า", "ให้ไว้ ณ วันที่ ๑ มกราคม พ.ศ. ๒๕๖๔"]),
    ("minutes", ["รายงานการประชุมคณะทำงาน", "ครั้งที่ ๑/๒๕๖๔", "เมื่อวันที่ ๑ มกราคม ๒๕๖๔", "ณ ห้องประชุม", "ผู้มาประชุม", "๑. นายกล้า ใจดี\tประธาน", "เริ่มประชุมเวลา ๐๙.๐๐ น.", "ก", "เลิกประชุมเวลา ๑๐.๐๐ น."]),
    ("stamped_letter", ["ที่ มท ๐๘๑๒/๑", "ถึง จังหวัดตาก", "ด้วยกรมขอส่งแบบ", "กรมตัวอย่าง", "๑ มกราคม ๒๕๖๔"]),
    ("memorandum", ["บันทึกข้อความ", "ส่วนราชการ กองคลัง", "ที่ มท ๐๘๑๒/๑\tวันที่ ๑ มกราคม ๒๕๖๔", "เรื่อง ก", "เรียน อธิบดี", "ด้วยกอง"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "lines"), KINDS)
def test_every_kind_is_known_by_its_marks(kind: str, lines: list[str], tmp_path: Path) -> None:
    centre = {0, 1, 2, 3} if kind in ("order", "announcement", "regulation", "minutes") else {0}
    made = "".join(
        (centred if at in centre and len(lines) - at > 2 else paragraph)(line)
        for at, line in enumerate(lines)
    )
    path = tmp_path / "a.docx"
    found = recognise(path, packed(made + centred("(นายกล้า ใจดี)") + centred("อธิบดี"))).letter
    assert found is not None
    assert (found.kind, found.kind_doubts) == (kind, ())


def test_a_letter_without_marks_of_a_kind_is_doubted(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    found = recognise(path, packed(paragraph("เรื่อง ขอลา") + paragraph("ด้วยข้าพเจ้าขอลา"))).letter
    assert found is not None
    assert found.kind_doubts
