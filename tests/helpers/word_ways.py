# ruff: noqa: E501 - XML is read best in one line
"""Ways in which Word and its kin write one and the same text, and texts that are none of a letter."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.foreign_word import (
    BODY,
    CLOSE,
    DATE,
    HEAD,
    NAME,
    OFFICE,
    POST,
    TELEPHONE,
    box,
    centred,
    indented,
    paragraph,
    table,
    text,
)

BY = 'w:id="1" w:author="หัวหน้า" w:date="2021-09-08T10:00:00Z"'
OLD = "คำเก่า"
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
Way = Callable[[str], str]


def inserted(*runs: str) -> str:
    """Runs that Track Changes shows as typed by somebody."""
    return f"<w:ins {BY}>{''.join(runs)}</w:ins>"


def gone(said: str, tag: str = "del") -> str:
    """A run that Track Changes shows as deleted or moved away."""
    run = text(said)
    if tag == "del":
        run = run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f"<w:{tag} {BY}>{run}</w:{tag}>"


def mark(name: str, more: str = "") -> str:
    """What was done to the end of a paragraph."""
    return f"<w:rPr>{more}<w:{name} {BY}/></w:rPr>"


def begins(data: str = "") -> str:
    """Where a field begins."""
    return f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'


SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
ENDS = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def told(code: str) -> str:
    """The instruction of a field."""
    return f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'


def field(*result: str, code: str = " DATE ", separate: bool = True, data: str = "") -> str:
    """A field of several runs."""
    middle = SEPARATE if separate else ""
    return "".join((begins(data), told(code), middle, *result, ENDS))


def control(inner: str, properties: str = '<w:alias w:val="ช่อง"/>') -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def parted(said: str, sign: str) -> str:
    """A text with a sign that does not print after its third letter and before its last."""
    return text(f"{said[:3]}{sign}{said[3:]}")


def _field_of_one_run(said: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> REF a </w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/><w:t xml:space="preserve">{said}</w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _alternative_of_a_run(said: str) -> str:
    words = f'<w:t xml:space="preserve">{said}</w:t>'
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="w14">{words}</mc:Choice><mc:Fallback>{words}</mc:Fallback></mc:AlternateContent></w:r>'


# The same words, written otherwise: every field says the same, nothing else is named.
SAME: dict[str, Way] = {
    "as typed": text,
    "inserted": lambda said: inserted(text(said)),
    "inserted by two": lambda said: inserted(inserted(text(said))),
    "inserted in two pieces": lambda said: inserted(text(said[:4])) + inserted(text(said[4:])),
    "moved here": lambda said: f'<w:moveToRangeStart {BY} w:name="m"/><w:moveTo {BY}>{text(said)}</w:moveTo><w:moveToRangeEnd w:id="1"/>',
    "its look changed": lambda said: text(said, f"<w:b/><w:rPrChange {BY}><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>"),
    "a control": lambda said: control(text(said)),
    "a control for a date": lambda said: control(text(said), '<w:date w:fullDate="2021-09-08T00:00:00Z"/>'),
    "a control with a list": lambda said: control(text(said), '<w:dropDownList><w:listItem w:displayText="ก" w:value="ก"/></w:dropDownList>'),
    "a control in a control": lambda said: control(control(text(said))),
    "a control bound to data": lambda said: control(text(said), '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'),
    "a repeating control": lambda said: control(control(text(said), f"<w15:repeatingSectionItem {W15}/>"), f"<w15:repeatingSection {W15}/>"),
    "a control not marked as unfilled": lambda said: control(text(said), '<w:showingPlcHdr w:val="0"/>'),
    "a reference": lambda said: field(text(said), code=" REF _Ref1 \\h "),
    "a field of a form letter": lambda said: field(text(said), code=" MERGEFIELD ชื่อ "),
    "a field in a condition": lambda said: begins() + told(" IF ") + field(text("๙๙"), code=" MERGEFIELD a ") + told(' = 1 "ก" "ข" ') + SEPARATE + text(said) + ENDS,
    "a field in a result": lambda said: field(field(text(said), code=" REF a "), code=" QUOTE "),
    "a form field": lambda said: field(text(said), code=" FORMTEXT ", data='<w:ffData><w:name w:val="Text1"/><w:enabled/><w:textInput/></w:ffData>'),
    "a simple field": lambda said: f'<w:fldSimple w:instr=" MERGEFIELD a ">{text(said)}</w:fldSimple>',
    "a field of one run": _field_of_one_run,
    "a link as a field": lambda said: field(text(said), code=' HYPERLINK "http://x" '),
    "a link": lambda said: f'<w:hyperlink w:anchor="a">{text(said)}</w:hyperlink>',
    "a field that never ends before it": lambda said: begins() + text(said),
    "an end without a field": lambda said: ENDS + text(said),
    "a page number beside it": lambda said: text(said) + field(code=" PAGE ", separate=False),
    "an entry of an index beside it": lambda said: field(code=' XE "ดัชนี" ', separate=False) + text(said),
    "a smart tag": lambda said: f'<w:smartTag w:element="place"><w:smartTagPr><w:attr w:name="a" w:val="b"/></w:smartTagPr>{text(said)}</w:smartTag>',
    "a smart tag in another": lambda said: f'<w:smartTag w:element="a"><w:smartTag w:element="b">{text(said)}</w:smartTag></w:smartTag>',
    "custom XML": lambda said: f'<w:customXml w:element="a"><w:customXmlPr/>{text(said)}</w:customXml>',
    "a run a letter": lambda said: "".join(map(text, said)),
    "bookmarks": lambda said: f'<w:bookmarkStart w:id="0" w:name="_GoBack"/>{text(said)}<w:bookmarkEnd w:id="0"/>',
    "marks of spelling": lambda said: f'<w:proofErr w:type="spellStart"/>{text(said)}<w:proofErr w:type="spellEnd"/>',
    "leave to edit": lambda said: f'<w:permStart w:id="1" w:edGrp="everyone"/>{text(said)}<w:permEnd w:id="1"/>',
    "bidirectional override": lambda said: f'<w:bdo w:val="ltr">{text(said)}</w:bdo>',
    "bidirectional embedding": lambda said: f'<w:dir w:val="ltr">{text(said)}</w:dir>',
    "bidirectional marks": lambda said: text(f"\u200e{said}\u200f"),
    "bidirectional controls": lambda said: text(f"\u202a{said}\u202c"),
    "zero-width spaces": lambda said: parted(said, "\u200b"),
    "a byte order mark": lambda said: parted(said, "\ufeff"),
    "a word joiner": lambda said: parted(said, "\u2060"),
    "zero-width joiners": lambda said: parted(said, "\u200d\u200c"),
    "a soft hyphen": lambda said: parted(said, "\u00ad"),
    "Word's soft hyphen": lambda said: f"{text(said[:3])}<w:r><w:softHyphen/></w:r>{text(said[3:])}",
    "spaces that do not break": lambda said: text(said.replace(" ", "\u00a0")),
    "thin spaces": lambda said: text(said.replace(" ", "\u2009")),
    "wide spaces": lambda said: text(said.replace(" ", "\u2002")),
    "a nikhahit and an aa": lambda said: text(said.replace("ำ", "\u0e4d\u0e32")),
    "marks of old fonts": lambda said: text(said.replace("่", "\uf70a").replace("้", "\uf70b").replace("์", "\uf70e")),
    "an alternative of runs": lambda said: f'<mc:AlternateContent><mc:Choice Requires="w14">{text(said)}</mc:Choice><mc:Fallback>{text(said)}</mc:Fallback></mc:AlternateContent>',
    "an alternative within a run": _alternative_of_a_run,
    "ruby": lambda said: f"<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>ก</w:t></w:r></w:rt><w:rubyBase>{text(said)}</w:rubyBase></w:ruby></w:r>",
    "capitals": lambda said: text(said, "<w:caps/>"),
    "hidden on the web alone": lambda said: text(said, "<w:webHidden/>"),
    "shown though a style hides it": lambda said: text(said, '<w:vanish w:val="0"/>'),
    "not struck": lambda said: text(said, '<w:strike w:val="0"/><w:dstrike w:val="false"/>'),
    "a page end of the last printing": lambda said: f"<w:r><w:lastRenderedPageBreak/></w:r>{text(said)}",
}  # fmt: skip

# The words with something beside them that is none of the letter, and why it is named.
BESIDE: dict[str, tuple[Way, str]] = {
    "a deletion before an insertion": (lambda said: gone(OLD) + inserted(text(said)), "deleted"),
    "a deletion after it": (lambda said: text(said) + gone(OLD), "deleted"),
    "an insertion that was deleted": (lambda said: inserted(gone(OLD)) + text(said), "deleted"),
    "a deleted field": (lambda said: f"<w:del {BY}>{begins()}<w:r><w:delInstrText> REF a </w:delInstrText></w:r>{SEPARATE}<w:r><w:delText>{OLD}</w:delText></w:r>{ENDS}</w:del>{text(said)}", "deleted"),
    "moved away": (lambda said: gone(OLD, "moveFrom") + text(said), "moved"),
    "hidden before": (lambda said: text(OLD, "<w:vanish/>") + text(said), "hidden"),
    "hidden after": (lambda said: text(said) + text(OLD, '<w:vanish w:val="true"/>'), "hidden"),
    "white on white": (lambda said: text(said) + text(OLD, '<w:color w:val="FFFFFF"/>'), "hidden"),
    "white of the theme": (lambda said: text(said) + text(OLD, '<w:color w:val="FFFFFF" w:themeColor="background1"/>'), "hidden"),
    "a point high": (lambda said: text(said) + text(OLD, '<w:sz w:val="2"/><w:szCs w:val="2"/>'), "hidden"),
    "a hidden control": (lambda said: control(text(OLD, "<w:vanish/>")) + text(said), "hidden"),
    "struck out": (lambda said: text(said) + text(OLD, "<w:strike/>"), "struck"),
    "struck out twice": (lambda said: text(OLD, '<w:dstrike w:val="1"/>') + text(said), "struck"),
    "inserted and struck out": (lambda said: inserted(text(OLD, "<w:strike/>")) + text(said), "struck"),
    "a control to be filled in": (lambda said: text(said) + control(text(OLD), "<w:showingPlcHdr/>"), "unfilled"),
    "a control in one to be filled in": (lambda said: control(control(text(OLD)), "<w:showingPlcHdr/>") + text(said), "unfilled"),
    "a comment": (lambda said: f'<w:commentRangeStart w:id="0"/>{text(said)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', "comment"),
    "a footnote": (lambda said: text(said) + '<w:r><w:footnoteReference w:id="2"/></w:r>', "note"),
    "an endnote": (lambda said: text(said) + '<w:r><w:endnoteReference w:id="2"/></w:r>', "note"),
    "another file": (lambda said: '<w:subDoc r:id="x"/>' + text(said), "object"),
    "word art": (lambda said: text(said) + f'<w:r><w:pict><v:shape><v:textpath string="{OLD}"/></v:shape></w:pict></w:r>', "drawn"),
    "a drawing's text": (lambda said: text(said) + f"<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:p><a:r><a:t>{OLD}</a:t></a:r></a:p></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>", "drawn"),
    "a hidden box": (lambda said: text(said) + box(paragraph(OLD)).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1), "hidden"),
    "a deleted box": (lambda said: f"<w:del {BY}>{box(paragraph(OLD))}</w:del>{text(said)}", "deleted"),
}  # fmt: skip
COMPANIONS = {
    "footnotes": f'<w:footnotes XMLNS><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>{OLD}</w:t></w:r></w:p></w:footnote></w:footnotes>',
    "endnotes": f'<w:endnotes XMLNS><w:endnote w:id="2"><w:p><w:r><w:t>{OLD}</w:t></w:r></w:p></w:endnote></w:endnotes>',
    "comments": f'<w:comments XMLNS><w:comment w:id="0"><w:p><w:r><w:t>{OLD}</w:t></w:r></w:p></w:comment></w:comments>',
}

# Where in a letter a text may stand: the parts of the letter with the text written ``way``.
PLACES: dict[str, Callable[[Way], dict[str, str]]] = {
    "number": lambda way: {"head": paragraph(text("ที่ "), way("มท ๐๘๑๐.๓/ว ๑๒๓๔"), text("\tกรมส่งเสริมการปกครองท้องถิ่น")) + paragraph(HEAD[1])},
    "agency": lambda way: {"head": paragraph(text("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔\t"), way("กรมส่งเสริมการปกครองท้องถิ่น")) + paragraph(HEAD[1])},
    "date": lambda way: {"date": centred(way(DATE))},
    "month": lambda way: {"date": centred(text("๘ "), way("กันยายน"), text(" ๒๕๖๔"))},
    "label": lambda way: {"subject": paragraph(way("เรื่อง"), text("  การบันทึกข้อมูลปริมาณงาน"))},
    "subject": lambda way: {"subject": paragraph(text("เรื่อง  "), way("การบันทึกข้อมูลปริมาณงาน"))},
    "addressee": lambda way: {"addressee": paragraph(text("เรียน  "), way("ผู้ว่าราชการจังหวัด ทุกจังหวัด"))},
    "reference": lambda way: {"cited": paragraph(text("อ้างถึง  หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ "), way("มท ๐๘๑๐.๓/ว ๕๐๐"), text(" ลงวันที่ ๑ มีนาคม ๒๕๖๔"))},
    "enclosure": lambda way: {"enclosed": paragraph(text("สิ่งที่ส่งมาด้วย  "), way("แบบรายงาน จำนวน ๑ ฉบับ"))},
    "body": lambda way: {"body": indented(text("ตามหนังสือที่อ้างถึง "), way("ได้แจ้งให้จังหวัดบันทึกข้อมูล"), text(" นั้น")) + indented(BODY[1])},
    "paragraph": lambda way: {"body": indented(BODY[0]) + indented(way(BODY[1]))},
    "close": lambda way: {"close": centred(way(CLOSE))},
    "name": lambda way: {"signature": centred(text("("), way("นายกล้า ใจดี"), text(")")) + centred(POST)},
    "post": lambda way: {"signature": centred(NAME) + centred(way(POST))},
    "office": lambda way: {"office": paragraph(way(OFFICE)) + paragraph(TELEPHONE)},
    "telephone": lambda way: {"office": paragraph(OFFICE) + paragraph(text("โทร. "), way("๐ ๒๒๔๑ ๙๐๐๐ ต่อ ๑๒๕๑"))},
    "cell": lambda way: {"head": table([[paragraph(text("ที่ "), way("มท ๐๘๑๐.๓/ว ๑๒๓๔")), paragraph("กรมส่งเสริมการปกครองท้องถิ่น") + paragraph("ถนนนครราชสีมา กรุงเทพฯ ๑๐๓๐๐")]])},
    "box": lambda way: {"head": paragraph(text("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔"), box(paragraph(way("กรมส่งเสริมการปกครองท้องถิ่น")), paragraph("ถนนนครราชสีมา กรุงเทพฯ ๑๐๓๐๐")))},
}  # fmt: skip
