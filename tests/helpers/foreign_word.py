"""Word files as other people and programs make them: parts of XML in a whole letter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_MAIN}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGED = "http://schemas.openxmlformats.org/package/2006"

HEAD = ("ที่ มท ๐๘๑๐.๓/ว ๑๒๓๔\tกรมส่งเสริมการปกครองท้องถิ่น", "\tถนนนครราชสีมา กรุงเทพฯ ๑๐๓๐๐")
DATE = "๘ กันยายน ๒๕๖๔"
SUBJECT = "เรื่อง  การบันทึกข้อมูลปริมาณงาน"
ADDRESSEE = "เรียน  ผู้ว่าราชการจังหวัด ทุกจังหวัด"
CITED = "อ้างถึง  หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท ๐๘๑๐.๓/ว ๕๐๐ ลงวันที่ ๑ มีนาคม ๒๕๖๔"
ENCLOSED = "สิ่งที่ส่งมาด้วย  แบบรายงาน จำนวน ๑ ฉบับ"
BODY = ("ตามหนังสือที่อ้างถึง ได้แจ้งให้จังหวัดบันทึกข้อมูล นั้น", "ขอให้จังหวัดรายงานตามสิ่งที่ส่งมาด้วย")
AIM = "จึงเรียนมาเพื่อโปรดดำเนินการ"
CLOSE = "ขอแสดงความนับถือ"
NAME, POST = "(นายกล้า ใจดี)", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"
OFFICE, TELEPHONE = "กองพัฒนาและส่งเสริมการบริหารงานท้องถิ่น", "โทร. ๐ ๒๒๔๑ ๙๐๐๐ ต่อ ๑๒๕๑"
PARTS = ("head", "date", "subject", "addressee", "cited", "enclosed", "body", "aim", "close")
FOOT = ("signature", "office")


def text(said: str, properties: str = "") -> str:
    """A run; tabs and line ends as Word has them."""
    made = "".join(
        "<w:tab/>" if piece == "\t" else "<w:br/>" if piece == "\n" else _words(piece)
        for piece in _pieces(said)
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{made}</w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain texts."""
    inner = "".join(one if one.startswith("<") else text(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def indented(*runs: str) -> str:
    """A paragraph of the body."""
    return paragraph(*runs, properties='<w:ind w:firstLine="1418"/><w:jc w:val="thaiDistribute"/>')


def centred(*runs: str) -> str:
    """A paragraph at the axis of the sheet."""
    return paragraph(*runs, properties='<w:ind w:left="4536"/><w:jc w:val="center"/>')


def table(
    rows: Sequence[Sequence[str]], cell_properties: Mapping[tuple[int, int], str] = {}
) -> str:
    """A table; a cell is XML or a text of one paragraph."""
    made = ""
    for row_number, row in enumerate(rows):
        made += "<w:tr>"
        for column, cell in enumerate(row):
            inner = cell if cell.startswith("<") else paragraph(cell)
            own = cell_properties.get((row_number, column), "")
            made += f"<w:tc><w:tcPr>{own}</w:tcPr>{inner}</w:tc>"
        made += "</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for itself, and once more for older programs."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    drawn = (
        '<w:drawing><wp:anchor><wp:extent cx="2500000" cy="800000"/><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
    )
    older = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def letter(**parts: str) -> str:
    """The XML of a whole letter; each of :data:`PARTS` and :data:`FOOT` may be given anew."""
    usual = {
        "head": "".join(paragraph(one) for one in HEAD),
        "date": centred(DATE),
        "subject": paragraph(SUBJECT),
        "addressee": paragraph(ADDRESSEE),
        "cited": paragraph(CITED),
        "enclosed": paragraph(ENCLOSED),
        "body": "".join(indented(one) for one in BODY),
        "aim": indented(AIM),
        "close": centred(CLOSE),
        "signature": centred(NAME) + centred(POST),
        "office": paragraph(OFFICE) + paragraph(TELEPHONE),
    }
    return "".join((usual | parts)[name] for name in (*PARTS, *FOOT))


def saved(path: Path, body: str, beside: Mapping[str, str] = {}, section: str = "") -> Path:
    """A Word file of this body; ``beside`` are other parts by the kind of their relation."""
    path.write_bytes(packed(body, beside, section))
    return path


def packed(body: str, beside: Mapping[str, str] = {}, section: str = "") -> bytes:
    """The bytes of such a file."""
    relations, types, parts = "", "", {}
    for number, (name, content) in enumerate(beside.items()):
        kind = name.rstrip("0123456789")
        relations += (
            f'<Relationship Id="rIdx{number}" Type="{_RELATED}/{kind}" Target="{name}.xml"/>'
        )
        parts[f"word/{name}.xml"] = content.replace("XMLNS", _SPACES)
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="851" w:right="1134" w:left="1701"/>'
    document = (
        f"<w:document {_SPACES}><w:body>{body}<w:sectPr>{section}{page}</w:sectPr>"
        "</w:body></w:document>"
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    )
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGED}/content-types">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGED}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGED}/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": document,
        **parts,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return target.getvalue()


def _words(piece: str) -> str:
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""


def _pieces(said: str) -> list[str]:
    made = [""]
    for one in said:
        if one in "\t\n":
            made += [one, ""]
        else:
            made[-1] += one
    return made
