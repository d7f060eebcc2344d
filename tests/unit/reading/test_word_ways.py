# ruff: noqa: E501 - XML is read best in one line
"""One letter in every way that programs write it: each part is read the same, the rest is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.reading import Recognised
from docgen.reading.lines import Why
from docgen.reading.recognise import recognised_here
from tests.helpers.foreign_word import BODY, box, indented, letter, packed, paragraph, text
from tests.helpers.word_ways import (
    BESIDE,
    BY,
    COMPANIONS,
    OLD,
    PLACES,
    SAME,
    begins,
    control,
    field,
    gone,
    inserted,
    mark,
)
from tests.office.right import fields, unaccounted

FILE = Path("letter.docx")


def read(parts: Mapping[str, str], beside: Mapping[str, str] = {}, section: str = "") -> Recognised:
    found = recognised_here(FILE, packed(letter(**parts), beside, section))
    assert found.letter is not None
    return found


def said(found: Recognised) -> dict[str, Any]:
    assert found.letter is not None
    return fields(found.letter)


def named(found: Recognised) -> list[tuple[str, str]]:
    assert found.letter is not None
    return [(one.why.value, one.text) for one in found.letter.asides if one.why is not Why.PAGE]


@cache
def usual() -> dict[str, Any]:
    return said(read({}))


@pytest.mark.parametrize("name", SAME)
def test_the_same_words_are_read_alike_wherever_they_stand(name: str) -> None:
    for place, parts in PLACES.items():
        found = read(parts(SAME[name]))
        assert said(found) == usual(), place
        assert named(found) == [], place
        assert unaccounted(found) == [], place


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_no_word_of_the_letter_is_named_and_why(name: str) -> None:
    way, why = BESIDE[name]
    for place, parts in PLACES.items():
        found = read(
            parts(way),
            {key: one for key, one in COMPANIONS.items() if why == "comment" or key != "comments"},
        )
        assert said(found) == usual(), place
        assert named(found) == [(why, "subDoc" if why == "object" else OLD)], place
        assert unaccounted(found) == [], place


# -- whole paragraphs ----------------------------------------------------------------------------

FIRST, SECOND = BODY
DROPPED = '<w:framePr w:dropCap="drop" w:lines="2" w:wrap="around"/>'
PARAGRAPHS = {
    "a deleted end": paragraph(FIRST[:20], properties=mark("del")) + indented(FIRST[20:]) + indented(SECOND),
    "two deleted ends": paragraph(FIRST[:9], properties=mark("del")) + paragraph(FIRST[9:20], properties=mark("del")) + indented(FIRST[20:]) + indented(SECOND),
    "an end that moved away": paragraph(FIRST[:20], properties=mark("moveFrom")) + indented(FIRST[20:]) + indented(SECOND),
    "a hidden end": paragraph(FIRST[:20], properties="<w:rPr><w:vanish/></w:rPr>") + indented(FIRST[20:]) + indented(SECOND),
    "a style separator": paragraph(FIRST[:20], properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + indented(FIRST[20:]) + indented(SECOND),
    "an inserted end": paragraph(FIRST, properties=mark("ins")) + indented(SECOND),
    "a drop cap": paragraph(FIRST[0], properties=DROPPED) + paragraph(FIRST[1:]) + indented(SECOND),
    "a drop cap at the margin": paragraph(FIRST[0], properties=DROPPED.replace("drop", "margin", 1).replace("marginCap", "dropCap").replace('"drop"', '"margin"')) + paragraph(FIRST[1:]) + indented(SECOND),
    "a field over two paragraphs": paragraph(begins() + '<w:r><w:instrText> INCLUDETEXT "x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + text(FIRST)) + paragraph(text(SECOND) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "a field that never ends": indented(begins() + text(FIRST)) + indented(SECOND),
    "inserted paragraphs": f"<w:ins {BY}>{indented(FIRST)}</w:ins>" + indented(SECOND),
    "a control around both": control(indented(FIRST) + indented(SECOND)),
    "a changed look": paragraph(FIRST, properties=f'<w:ind w:firstLine="1418"/><w:pPrChange {BY}><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>') + indented(SECOND),
    "a number taken away": paragraph(FIRST, properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/><w:numberingChange {BY} w:original="1."/></w:numPr>') + indented(SECOND),
    "Shift+Enter and a tab": paragraph(f"\t{FIRST}\n\t{SECOND}"),
    "Shift+Enter and spaces": indented(f"{FIRST}\n          {SECOND}"),
    "Shift+Enter and two tabs": indented(f"{FIRST}\n\t\t{SECOND}"),
    "a column's end": indented(text(FIRST) + '<w:r><w:br w:type="column"/></w:r>') + indented(SECOND),
}  # fmt: skip


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs_end_where_they_end_on_paper(name: str) -> None:
    assert said(read({"body": PARAGRAPHS[name]})) == usual()


def test_a_line_that_was_broken_by_hand_keeps_its_words_apart() -> None:
    found = read({"body": indented(f"{FIRST}\n{SECOND}")})
    assert said(found)["body"][0] == f"{FIRST} {SECOND}"


# -- what prints though it is no text of a run ---------------------------------------------------

LIST = '<w:ffData><w:ddList>{}<w:listEntry w:val="เห็นชอบ"/><w:listEntry w:val="ไม่เห็นชอบ"/></w:ddList></w:ffData>'
MATH = "<m:oMath>{}</m:oMath>"


def number(text_of_it: str) -> str:
    return f"<m:r><m:t>{text_of_it}</m:t></m:r>"


PRINTED = {
    "a list of a form": (field(code=" FORMDROPDOWN ", separate=False, data=LIST.format("")), "เห็นชอบ"),
    "a list with its choice": (field(code=" FORMDROPDOWN ", data=LIST.format('<w:result w:val="1"/>')), "ไม่เห็นชอบ"),
    "a list with its usual entry": (field(code=" FORMDROPDOWN ", data=LIST.format('<w:default w:val="1"/>')), "ไม่เห็นชอบ"),
    "a list with a result of its own": (field(text("ไม่เห็นชอบ"), code=" FORMDROPDOWN ", data=LIST.format("")), "ไม่เห็นชอบ"),
    "a box of a form": (field(code=" FORMCHECKBOX ", data="<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"), "☑"),
    "a button": (field(code=" MACROBUTTON NoMacro [ชื่อโครงการ] ", separate=False), "[ชื่อโครงการ]"),
    "a sign of a field": (field(text("\uf0a8", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), code=" SYMBOL 168 "), "☐"),
    "a fraction": (MATH.format(f"<m:f><m:num>{number('1')}</m:num><m:den>{number('2')}</m:den></m:f>"), "1/2"),
    "a fraction of sums": (MATH.format(f"<m:f><m:num>{number('ก+ข')}</m:num><m:den>{number('2')}</m:den></m:f>"), "(ก+ข)/2"),
    "a power": (MATH.format(f"<m:sSup><m:e>{number('x')}</m:e><m:sup>{number('2')}</m:sup></m:sSup>"), "x^2"),
    "a root": (MATH.format(f"<m:rad><m:deg/><m:e>{number('16')}</m:e></m:rad>"), "√16"),
    "a changed formula": (MATH.format(f"{number('ก')}<w:del {BY}>{number('ข')}</w:del><w:ins {BY}>{number('ค')}</w:ins>"), "กค"),
}  # fmt: skip


@pytest.mark.parametrize("name", PRINTED)
def test_what_a_field_or_formula_prints_is_read(name: str) -> None:
    run, printed = PRINTED[name]
    found = read({"body": indented(text("ผลคือ "), run, text(" ครับ")) + indented(SECOND)})
    assert said(found)["body"][0] == f"ผลคือ {printed} ครับ"


# -- tables --------------------------------------------------------------------------------------

ROWS = (("ที่", "อำเภอ", "งบ"), ("๑", "สันทราย", "๑๒,๐๐๐"), ("๒", "สารภี", "๑๐,๕๐๐"))
READ = (("ที่", "อำเภอ", "งบ"), ("1", "สันทราย", "12,000"), ("2", "สารภี", "10,500"))


def row(cells: tuple[str, ...], own: str = "", cell: Mapping[int, str] = {}) -> str:
    made = (
        f"<w:tc><w:tcPr>{cell.get(at, '')}</w:tcPr>{one if one.startswith('<') else paragraph(one)}</w:tc>"
        for at, one in enumerate(cells)
    )
    return f"<w:tr>{own and f'<w:trPr>{own}</w:trPr>'}{''.join(made)}</w:tr>"


def rows(*made: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"


USUAL = [row(one) for one in ROWS]
GONE = row(("๓", paragraph(gone(OLD)), ""), f"<w:del {BY}/>")
TABLES: dict[str, tuple[str, list[str]]] = {
    "an inserted row": (rows(*USUAL[:2], row(ROWS[2], f"<w:ins {BY}/>")), []),
    "a deleted row": (rows(*USUAL, GONE), ["deleted"]),
    "a hidden row": (rows(*USUAL, row(("๓", OLD, "๕"), "<w:hidden/>")), ["hidden"]),
    "inserted cells": (rows(*(row(one, cell={2: f"<w:cellIns {BY}/>"}) for one in ROWS)), []),
    "deleted cells": (rows(*(row((*one, OLD), cell={3: f"<w:cellDel {BY}/>"}) for one in ROWS)), ["deleted"] * 3),
    "a changed cell": (rows(*USUAL[:1], row(("๑", paragraph(gone(OLD), inserted(text("สันทราย"))), "๑๒,๐๐๐")), USUAL[2]), ["deleted"]),
    "a table that moved away": (f"<w:moveFrom {BY}>{rows(row((OLD, OLD)))}</w:moveFrom>" + rows(*USUAL), ["moved"]),
    "rows in controls": (rows(USUAL[0], control(USUAL[1]), control(control(USUAL[2]))), []),
    "cells in controls": (rows("<w:tr>" + "".join(control(row((one,))[6:-7]) for one in ROWS[0]) + "</w:tr>", *USUAL[1:]), []),
    "a box in a cell": (rows(USUAL[0], row(("๑", paragraph(text("สันทราย"), box(paragraph(gone(OLD)))), "๑๒,๐๐๐")), USUAL[2]), ["deleted"]),
    "from right to left": (rows(*USUAL).replace("<w:tblPr/>", "<w:tblPr><w:bidiVisual/></w:tblPr>"), []),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_once_and_as_it_prints(name: str) -> None:
    made, reasons = TABLES[name]
    found = read({"body": indented(FIRST) + made})
    assert said(found)["tables"] == (READ,)
    assert [why for why, _ in named(found)] == reasons


MERGED: dict[str, tuple[str, tuple[str, ...], list[tuple[str, str]]]] = {
    "under another": (rows(USUAL[0], row(("๑", "สันทราย", "๕"), cell={1: '<w:vMerge w:val="restart"/>'}), row(("๒", OLD, "๖"), cell={1: "<w:vMerge/>"})), ("2", "", "6"), [("hidden", OLD)]),
    "beside another": (rows(*USUAL[:2], row(("๒", "สารภี", ""), cell={1: '<w:hMerge w:val="restart"/>', 2: "<w:hMerge/>"})), ("2", "สารภี", ""), []),
    "over two columns": (rows(*USUAL[:2], row(("๒", "สารภี"), cell={1: '<w:gridSpan w:val="2"/>'})), ("2", "สารภี", ""), []),
    "a column left out": (rows(*USUAL[:2], row(("สารภี", "๖"), '<w:gridBefore w:val="1"/>')), ("", "สารภี", "6"), []),
    "a million columns left out": (rows(*USUAL[:2], row(("๖",), '<w:gridBefore w:val="999999999"/>')), (*("",) * 32, "6"), []),
}  # fmt: skip


@pytest.mark.parametrize("name", MERGED)
def test_merged_cells_stay_in_their_columns(name: str) -> None:
    made, last, told = MERGED[name]
    found = read({"body": indented(FIRST) + made})
    assert said(found)["tables"][0][-1] == last
    assert named(found) == told


# -- around the text -----------------------------------------------------------------------------

REFERENCE = '<w:headerReference w:type="{}" r:id="rIdx0"/>'
AROUND: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "words": (paragraph("หัวกระดาษ"), [("header", "หัวกระดาษ")]),
    "hidden words": (paragraph(text(OLD, "<w:vanish/>")), [("hidden", OLD)]),
    "deleted words": (paragraph(gone(OLD), text("ใหม่")), [("header", "ใหม่"), ("deleted", OLD)]),
    "struck words": (paragraph(text(OLD, "<w:strike/>")), [("struck", OLD)]),
    "a box": (paragraph(box(paragraph("กล่องหัว"))), [("header", "กล่องหัว")]),
    "a control": (control(paragraph("ช่องหัว")), [("header", "ช่องหัว")]),
    "a control to be filled in": (control(paragraph(OLD), "<w:showingPlcHdr/>"), [("unfilled", OLD)]),
    "a watermark": (paragraph('<w:r><w:pict><v:shape><v:textpath string="ร่าง"/></v:shape></w:pict></w:r>'), [("drawn", "ร่าง")]),
    "a sign that is not known": (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'), [("symbol", "Wingdings F04A")]),
    "a table": (rows(row(("ซ้าย", "ขวา"))), [("header", "ซ้าย ขวา")]),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["default", "first", "even"])
@pytest.mark.parametrize("name", AROUND)
def test_headers_of_every_sheet_are_named_with_what_does_not_print(name: str, kind: str) -> None:
    inner, told = AROUND[name]
    section = REFERENCE.format(kind) + ("<w:titlePg/>" if kind == "first" else "")
    found = read({}, {"header1": f"<w:hdr XMLNS>{inner}</w:hdr>"}, section)
    assert said(found) == usual()
    assert sorted(named(found)) == sorted(told)


def test_changes_of_a_footnote_are_told() -> None:
    note = f'<w:footnotes XMLNS><w:footnote w:id="2"><w:p>{gone(OLD)}{inserted(text("ใหม่"))}</w:p></w:footnote></w:footnotes>'
    body = indented(text(FIRST) + '<w:r><w:footnoteReference w:id="2"/></w:r>') + indented(SECOND)
    found = read({"body": body}, {"footnotes": note})
    assert named(found) == [("note", "ใหม่"), ("deleted", OLD)]
    assert found.file.changes == {"inserted": 1, "deleted": 1}


def test_a_change_in_a_box_is_counted_once() -> None:
    body = indented(text(FIRST), box(paragraph(gone(OLD), inserted(text("ใหม่"))))) + indented(
        SECOND
    )
    assert read({"body": body}).file.changes == {"inserted": 1, "deleted": 1}


@pytest.mark.parametrize("kind", ["diagramData", "chart"])
def test_a_diagram_or_chart_is_named_by_its_words(kind: str) -> None:
    drawn = '<a:data XMLNS xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><a:t>ผังงาน</a:t><c:v>๒๕๖๙</c:v></a:data>'
    assert named(read({}, {kind: drawn})) == [("drawn", "ผังงาน ๒๕๖๙")]


# -- numbers by style, indents by other names ----------------------------------------------------

STYLES = (
    '<w:styles XMLNS><w:style w:type="paragraph" w:styleId="L1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L1"/></w:style></w:styles>'
)
NUMBERS = (
    '<w:numbering XMLNS><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:pStyle w:val="L1"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:pStyle w:val="L2"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def test_numbers_that_belong_to_styles_are_read_as_they_print() -> None:
    styles = ("L1", "L2", "L2", "L1", "L2")
    body = "".join(
        paragraph("แจ้งให้ทราบ", properties=f'<w:pStyle w:val="{one}"/>') for one in styles
    )
    found = read({"body": indented(FIRST) + body}, {"styles": STYLES, "numbering": NUMBERS})
    lines = [line.text for line in found.file.lines if line.text.endswith("แจ้งให้ทราบ")]
    assert [line.split()[0] for line in lines] == ["๑.", "๑.๑", "๑.๒", "๒.", "๒.๑"]


def test_an_office_stands_at_the_right_by_either_name_of_its_indent() -> None:
    for side in ("left", "start"):
        head = paragraph("กรมตัวอย่าง", properties=f'<w:ind w:{side}="5102"/>')
        found = read({"head": head + paragraph("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔")})
        assert said(found)["agency"] == ("กรมตัวอย่าง",), side
