# ruff: noqa: E501 - XML is read best in one line
"""What a Word file prints, whichever way its XML says it; six and more ways of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.reading import Recognised, recognise
from docgen.reading.lines import Why
from tests.helpers.foreign_word import (
    AIM,
    BODY,
    CLOSE,
    NAME,
    POST,
    box,
    centred,
    indented,
    letter,
    paragraph,
    saved,
    table,
    text,
)

_BY = 'w:id="1" w:author="หัวหน้า" w:date="2021-09-08T10:00:00Z"'
OLD, NEW = text("๑๕ กันยายน ๒๕๖๔"), text("๓๐ กันยายน ๒๕๖๔")
ASK = text("ขอให้รายงานภายในวันที่ ")
DELETED = f"<w:del {_BY}>{OLD.replace('w:t ', 'w:delText ').replace('/w:t', '/w:delText')}</w:del>"
WANTED = "ขอให้รายงานภายในวันที่ 30 กันยายน 2564"


def ins(*inner: str) -> str:
    return f"<w:ins {_BY}>{''.join(inner)}</w:ins>"


def mark(name: str) -> str:
    return f"<w:rPr><w:{name} {_BY}/></w:rPr>"


def field(*result: str, code: str = " DATE ", separate: bool = True) -> str:
    parts = [
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    ]
    parts += ['<w:r><w:fldChar w:fldCharType="separate"/></w:r>'] if separate else []
    return "".join((*parts, *result, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))


def sdt(inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="ช่อง"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


# One paragraph of the body that prints ``WANTED``, in the ways that Word may write it.
SAME_WORDS = {
    "inserted and deleted runs": indented(ASK, DELETED, ins(NEW)),
    "insertion within an insertion": indented(ASK, ins(ins(NEW))),
    "an inserted run then deleted": indented(ASK, ins(DELETED), NEW),
    "moved away and moved here": indented(
        ASK, f"<w:moveFrom {_BY}>{OLD}</w:moveFrom>", f"<w:moveTo {_BY}>{NEW}</w:moveTo>"
    ),
    "an inserted paragraph": paragraph(ins(ASK, NEW), properties=mark("ins")),
    "a deleted end joins two paragraphs": paragraph(ASK, properties=mark("del")) + paragraph(NEW),
    "a deleted paragraph before it": paragraph(DELETED, properties=mark("del"))
    + indented(ASK, NEW),
    "a moved paragraph before it": paragraph(
        f"<w:moveFrom {_BY}>{OLD}</w:moveFrom>", properties=mark("moveFrom")
    )
    + indented(ASK, NEW),
    "a content control within": indented(ASK, sdt(NEW)),
    "a content control around": sdt(indented(ASK, NEW)),
    "controls within controls": sdt(sdt(indented(ASK, sdt(sdt(NEW))))),
    "a control in an insertion": indented(ASK, ins(sdt(NEW))),
    "custom XML around": f"<w:customXml>{indented(ASK, NEW)}</w:customXml>",
    "a smart tag": indented(ASK, f"<w:smartTag><w:smartTagPr/>{NEW}</w:smartTag>"),
    "a simple field": indented(ASK, f'<w:fldSimple w:instr=" DATE ">{NEW}</w:fldSimple>'),
    "a field": indented(ASK, field(NEW)),
    "a field in the code of another": indented(ASK, field(NEW, code=field(text("99"), code=" X "))),
    "a field in the result of another": indented(ASK, field(field(NEW), code=" IF ")),
    "a field without result": indented(ASK, field(text("ซ่อน"), separate=False), NEW),
    "a link": indented(ASK, f"<w:hyperlink>{NEW}</w:hyperlink>"),
    "a link with a field in it": indented(ASK, f"<w:hyperlink>{field(NEW)}</w:hyperlink>"),
    "a hidden run": indented(ASK, text("๑๕ ", "<w:vanish/>"), NEW),
    "white on white": indented(ASK, text("๑๕ ", '<w:color w:val="FFFFFF"/>'), NEW),
    "a zero-width space between words": indented(
        "ขอ\u200bให้\u200bรายงาน\u200bภายใน\u200bวันที่ ", NEW
    ),
    "marks of old fonts": indented("ขอให้รายงานภายในวันที\uf70a ", NEW),
    "nikhahit and sara aa": indented(ASK, NEW),
    "a soft hyphen": indented("ขอให้ราย", "<w:r><w:softHyphen/></w:r>", "งานภายในวันที่ ", NEW),
    "bidirectional runs": indented(f"<w:bdo>{ASK}</w:bdo>", f"<w:dir>{NEW}</w:dir>"),
    "proof marks and bookmarks": indented(
        ASK, '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="1" w:name="a"/>', NEW
    ),
    "a mathematical text": indented(ASK, "<m:oMath><m:r><m:t>30 กันยายน ๒๕๖๔</m:t></m:r></m:oMath>"),
    "a deleted row after it": indented(ASK, NEW)
    + f"<w:tbl><w:tr><w:trPr><w:del {_BY}/></w:trPr><w:tc>{paragraph(OLD)}</w:tc></w:tr></w:tbl>",
    "a hidden row after it": indented(ASK, NEW)
    + f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(OLD)}</w:tc></w:tr></w:tbl>",
}


def read(path: Path, **parts: str) -> Recognised:
    found = recognise(saved(path / "a.docx", letter(**parts)))
    assert found.letter is not None
    return found


@pytest.mark.parametrize("name", SAME_WORDS)
def test_a_paragraph_says_what_it_prints(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, body=SAME_WORDS[name]).letter
    assert found is not None
    assert [one.text for one in found.body] == [WANTED, AIM]
    assert [one.until.day for one in found.deadlines] == [30]


@pytest.mark.parametrize(
    "name", [name for name in SAME_WORDS if "deleted" in name or "moved" in name]
)
def test_what_is_gone_is_named(name: str, tmp_path: Path) -> None:
    file = read(tmp_path, body=SAME_WORDS[name]).file
    gone = [one for one in file.asides if one.why in (Why.DELETED, Why.MOVED)]
    assert gone or name == "a deleted end joins two paragraphs"
    assert sum(file.changes.values()) > 0


WORD = "ห้ามพิมพ์"
STYLES = (
    "<w:styles XMLNS><w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="character" w:styleId="ซ่อน"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="ลูก"><w:basedOn w:val="ซ่อน"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="ย่อหน้าซ่อน"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="วน"><w:basedOn w:val="วน"/><w:rPr><w:vanish/></w:rPr>'
    "</w:style></w:styles>"
)
HIDDEN = {
    "itself": indented(BODY[0], text(WORD, "<w:vanish/>")),
    "a switch that says so": indented(BODY[0], text(WORD, '<w:vanish w:val="1"/>')),
    "a style of letters": indented(BODY[0], text(WORD, '<w:rStyle w:val="ซ่อน"/>')),
    "a style based on it": indented(BODY[0], text(WORD, '<w:rStyle w:val="ลูก"/>')),
    "a style of paragraphs": indented(BODY[0])
    + paragraph(text(WORD), properties='<w:pStyle w:val="ย่อหน้าซ่อน"/>'),
    "a style based on itself": indented(BODY[0])
    + paragraph(text(WORD), properties='<w:pStyle w:val="วน"/>'),
    "a whole paragraph": indented(BODY[0])
    + paragraph(text(WORD, "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>"),
    "white letters": indented(BODY[0], text(WORD, '<w:color w:val="FFFFFF"/>')),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_text_is_not_read_but_named(name: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.docx", letter(body=HIDDEN[name]), {"styles": STYLES})
    found = recognise(path)
    assert found.letter is not None
    assert [one.text for one in found.letter.body] == [BODY[0], AIM]
    assert [one.text for one in found.letter.asides if one.why is Why.HIDDEN] == [WORD]


def test_what_a_run_shows_though_its_style_hides_prints(tmp_path: Path) -> None:
    shown = text(WORD, '<w:rStyle w:val="ซ่อน"/><w:vanish w:val="0"/>')
    dark = text("หัวตาราง", '<w:color w:val="FFFFFF"/><w:shd w:fill="1F3864"/>')
    path = saved(
        tmp_path / "a.docx", letter(body=indented(shown) + indented(dark)), {"styles": STYLES}
    )
    found = recognise(path).letter
    assert found is not None
    assert [one.text for one in found.body] == [WORD, "หัวตาราง", AIM]


# -- boxes, tables, headers ----------------------------------------------------------------------

HEAD_OF_BOXES = {
    "a box beside the number": paragraph("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔", box(paragraph("กรมตัวอย่าง"), paragraph("ถนนหนึ่ง"))),
    "a box before the number": paragraph(box(paragraph("กรมตัวอย่าง"), paragraph("ถนนหนึ่ง")), "ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔"),
    "a table in a box": paragraph("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔", box(table([["กรมตัวอย่าง"], ["ถนนหนึ่ง"]]))),
    "two cells": table([["ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔", paragraph("กรมตัวอย่าง") + paragraph("ถนนหนึ่ง")]]),
    "a table within a table": table([[table([["ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔", paragraph("กรมตัวอย่าง") + paragraph("ถนนหนึ่ง")]]) + paragraph("")]]),
    "three cells, the middle one empty": table([["ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔", "", "กรมตัวอย่าง\nถนนหนึ่ง"]]),
    "tabs": paragraph("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔\t\tกรมตัวอย่าง") + paragraph("\t\t\tถนนหนึ่ง"),
    "many spaces": paragraph("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔" + " " * 30 + "กรมตัวอย่าง") + paragraph(" " * 60 + "ถนนหนึ่ง"),
    "line ends in one paragraph": paragraph("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔\tกรมตัวอย่าง\n\tถนนหนึ่ง"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEAD_OF_BOXES)
def test_a_head_is_read_wherever_it_stands(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, head=HEAD_OF_BOXES[name]).letter
    assert found is not None
    assert (found.number.text, found.number.doubts) == ("มท 0810.3/ว 1234", ())
    assert found.agency == ("กรมตัวอย่าง", "ถนนหนึ่ง")
    assert found.date.text == "8 กันยายน 2564"
    assert not [one.text for one in found.asides]


SIGNED = {
    "paragraphs": centred(CLOSE) + centred(NAME) + centred(POST),
    "a table beside an empty cell": table([["", paragraph(CLOSE) + paragraph("") + paragraph(NAME) + paragraph(POST)]]),
    "rows of a table": table([["", CLOSE], ["", NAME], ["", POST]]),
    "a box": centred(CLOSE, box(paragraph(NAME), paragraph(POST))),
    "line ends": centred(f"{CLOSE}\n\n\n{NAME}\n{POST}"),
    "tabs": paragraph(f"\t\t\t{CLOSE}") + paragraph(f"\t\t\t{NAME}") + paragraph(f"\t\t\t{POST}"),
    "with a line to sign on": centred(CLOSE) + centred("(ลงชื่อ) ......................") + centred(NAME) + centred(POST),
    "the label before the name": centred(CLOSE) + centred("(ลงชื่อ)  นายกล้า  ใจดี") + centred(POST),
    "spaces in the brackets": centred(CLOSE) + centred("( นายกล้า   ใจดี )") + centred(POST),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNED)
def test_a_signature_is_read_wherever_it_stands(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, close=SIGNED[name], signature="").letter
    assert found is not None
    assert found.close.text == CLOSE
    assert (found.signatory.text, found.position_title) == ("นายกล้า ใจดี", (POST,))
    assert found.telephone == "0 2241 9000 ต่อ 1251"


def test_the_head_may_stand_in_the_header(tmp_path: Path) -> None:
    header = f"<w:hdr XMLNS>{paragraph('ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔', text(chr(9)), 'กรมตัวอย่าง')}</w:hdr>"
    section = '<w:headerReference w:type="default" r:id="rIdx0"/>'
    path = saved(tmp_path / "a.docx", letter(head=""), {"header1": header}, section)
    found = recognise(path).letter
    assert found is not None
    assert (found.number.text, found.agency) == ("มท 0810.3/ว 1234", ("กรมตัวอย่าง",))


def test_headers_footers_notes_and_comments_are_named(tmp_path: Path) -> None:
    beside = {
        "header1": f"<w:hdr XMLNS>{paragraph('งานทะเบียน')}</w:hdr>",
        "footer1": f"<w:ftr XMLNS>{paragraph('คำขวัญ')}</w:ftr>",
        "footnotes": f'<w:footnotes XMLNS><w:footnote w:id="2">{paragraph("อธิบาย")}</w:footnote></w:footnotes>',
        "comments": f'<w:comments XMLNS><w:comment w:id="1" w:author="ก">{paragraph("ผิด")}</w:comment></w:comments>',
    }  # fmt: skip
    noted = indented(BODY[0], '<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = recognise(saved(tmp_path / "a.docx", letter(body=noted), beside)).letter
    assert found is not None
    told = {one.why: one.text for one in found.asides}
    assert told == {
        Why.HEADER: "งานทะเบียน",
        Why.FOOTER: "คำขวัญ",
        Why.NOTE: "อธิบาย",
        Why.COMMENT: "ก: ผิด",
    }


# -- numbers -------------------------------------------------------------------------------------


def numbering(*levels: tuple[str, str], override: str = "") -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{said}"/></w:lvl>'
        for at, (form, said) in enumerate(levels)
    )
    return (
        f'<w:numbering XMLNS><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num></w:numbering>'
    )


def item(said: str, level: int = 0, number: int = 1) -> str:
    own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(said, properties=own)


RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
NUMBERED = [
    ([("thaiNumbers", "%1.")], "", ["๑.", "๒."], [(0, 1), (0, 1)]),
    ([("decimal", "%1)")], "", ["1)", "2)"], [(0, 1), (0, 1)]),
    ([("thaiLetters", "%1.")], "", ["ก.", "ข."], [(0, 1), (0, 1)]),
    ([("thaiNumbers", "(%1)")], "", ["(๑)", "(๒)"], [(0, 1), (0, 1)]),
    ([("thaiNumbers", "%1."), ("thaiNumbers", "%1.%2")], "", ["๑.", "๑.๑", "๑.๒", "๒.", "๒.๑"],
     [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)]),
    ([("decimal", "ข้อ %1")], "", ["ข้อ 1", "ข้อ 2"], [(0, 1), (0, 1)]),
    ([("thaiNumbers", "%1.")], RESTART, ["๑.", "๒.", "๑.", "๒."], [(0, 1), (0, 1), (0, 2), (0, 2)]),
    ([("thaiNumbers", "%1.")], "", ["๑.", "๒."], [(0, 1), (0, 2)]),
    ([("upperRoman", "%1.")], "", ["I.", "II."], [(0, 1), (0, 1)]),
    ([("thaiCounting", "%1)")], "", ["หนึ่ง)", "สอง)"], [(0, 1), (0, 1)]),
    ([("decimalZero", "%1.")], "", ["01.", "02."], [(0, 1), (0, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("levels", "override", "marks", "items"), NUMBERED)
def test_automatic_numbers_are_read_as_they_print(
    levels: list[tuple[str, str]],
    override: str,
    marks: list[str],
    items: list[tuple[int, int]],
    tmp_path: Path,
) -> None:
    body = indented("ดำเนินการ ดังนี้") + "".join(item("แจ้งให้ทราบ", *one) for one in items)
    beside = {"numbering": numbering(*levels, override=override)}
    lines = recognise(saved(tmp_path / "a.docx", letter(body=body), beside)).file.lines
    said = [line.text for line in lines if line.text.endswith("แจ้งให้ทราบ")]
    assert said == [f"{mark} แจ้งให้ทราบ" for mark in marks]


def test_a_deleted_item_takes_no_number(tmp_path: Path) -> None:
    gone = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + mark("del")
    body = item("หนึ่ง") + paragraph(DELETED, properties=gone) + item("สอง")
    beside = {"numbering": numbering(("thaiNumbers", "%1."))}
    lines = recognise(saved(tmp_path / "a.docx", letter(body=body), beside)).file.lines
    assert [one.text for one in lines if one.text.endswith(("หนึ่ง", "สอง"))] == ["๑. หนึ่ง", "๒. สอง"]


SIGNS = [
    ("Wingdings", "F0A8", "☐"), ("Wingdings", "F06F", "☐"), ("Wingdings", "F0FE", "☑"),
    ("Wingdings 2", "F052", "☑"), ("Wingdings 2", "F0A3", "☐"), ("Wingdings", "F0FC", "✓"),
    ("Symbol", "F0B7", "•"), ("Wingdings", "F0E0", "→"),
]  # fmt: skip


@pytest.mark.parametrize(("face", "code", "sign"), SIGNS)
def test_signs_of_symbol_faces_print_as_they_look(
    face: str, code: str, sign: str, tmp_path: Path
) -> None:
    drawn = f'<w:r><w:sym w:font="{face}" w:char="{code}"/></w:r>'
    typed = text(chr(int(code, 16)), f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}"/>')
    body = indented("เลือก ", drawn, " เข้าร่วม") + indented("เลือก ", typed, " เข้าร่วม")
    found = read(tmp_path, body=body).letter
    assert found is not None
    assert [one.text for one in found.body[:2]] == [f"เลือก {sign} เข้าร่วม"] * 2


def test_a_sign_that_is_not_known_is_named(tmp_path: Path) -> None:
    drawn = '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    found = read(tmp_path, body=indented("เลือก ", drawn)).letter
    assert found is not None
    assert [one.text for one in found.asides if one.why is Why.SYMBOL] == ["Wingdings F04A"]


# -- tables of data ------------------------------------------------------------------------------

ROWS = [["ที่", "อำเภอ", "งบประมาณ (บาท)"], ["๑", "สันทราย", "๑๒,๐๐๐"], ["๒", "สารภี", "๑๐,๕๐๐"]]
READ_ROWS = (("ที่", "อำเภอ", "งบประมาณ (บาท)"), ("1", "สันทราย", "12,000"), ("2", "สารภี", "10,500"))
TABLES = {
    "plain": table(ROWS),
    "in a content control": sdt(table(ROWS)),
    "rows in content controls": "<w:tbl>" + "".join(sdt(table([row])[7:-8].replace("<w:tblPr/><w:tblGrid/>", "")) for row in ROWS) + "</w:tbl>",
    "an inserted row": table(ROWS).replace("<w:tr>", f"<w:tr><w:trPr><w:ins {_BY}/></w:trPr>"),
    "cells of two paragraphs": table([*ROWS[:2], ["๒", paragraph("สาร") + paragraph("ภี"), "๑๐,๕๐๐"]]),
    "an endless span": table(ROWS, {(2, 2): '<w:gridSpan w:val="2000000000"/>'}),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_the_body_stays_a_table(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, body=indented(BODY[0]) + TABLES[name]).letter
    assert found is not None
    (rows,) = [one.rows for one in found.body if one.rows]
    assert tuple(row[:3] for row in rows) == READ_ROWS


def test_merged_cells_leave_their_places_empty(tmp_path: Path) -> None:
    rows = [["อำเภอ", "งวด", ""], ["", "๑", "๒"], ["สารภี", "๑๐", "๒๐"]]
    own = {(0, 0): '<w:vMerge w:val="restart"/>', (1, 0): "<w:vMerge/>"}
    found = read(tmp_path, body=indented(BODY[0]) + table(rows, own)).letter
    assert found is not None
    (read_rows,) = [one.rows for one in found.body if one.rows]
    assert read_rows == (("อำเภอ", "งวด", ""), ("", "1", "2"), ("สารภี", "10", "20"))
