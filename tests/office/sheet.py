"""A sheet on which a clerk types: python-docx with the habits of offices, and what is right."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from docgen.thai.numerals import to_arabic

RESPECT = "ขอแสดงความนับถือ"
EMBLEM = Path(__file__).parents[2] / "docgen" / "assets" / "emblem" / "garuda.png"
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "thai": WD_ALIGN_PARAGRAPH.THAI_JUSTIFY,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass
class Sheet:
    """What is typed, and ``right``: what every field says, in Arabic digits."""

    face: str = "TH SarabunPSK"
    right: dict[str, Any] = field(default_factory=dict)
    document: Any = field(default_factory=docx.Document)

    def __post_init__(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        style = self.document.styles["Normal"]
        style.paragraph_format.space_after = Pt(0)
        _face(style.element.get_or_add_rPr(), self.face, 16)

    def line(self, *texts: str, into: Any = None, **look: Any) -> Any:
        """A paragraph; its look is ``left``, ``first`` (cm), ``align``, ``size``, ``tabs``."""
        paragraph = (into or self.document).add_paragraph()
        return self.dress(paragraph, *texts, **look)

    def dress(self, paragraph: Any, *texts: str, **look: Any) -> Any:
        """Text and looks for a paragraph that is there."""
        shape = paragraph.paragraph_format
        if "left" in look:
            shape.left_indent = Cm(look["left"])
        if "first" in look:
            shape.first_line_indent = Cm(look["first"])
        if "align" in look:
            paragraph.alignment = _ALIGN[look["align"]]
        for stop in look.get("tabs", ()):
            right = isinstance(stop, str)
            shape.tab_stops.add_tab_stop(
                Cm(float(stop)), WD_TAB_ALIGNMENT.RIGHT if right else WD_TAB_ALIGNMENT.LEFT
            )
        for text in texts:
            run = paragraph.add_run(text)
            run.bold = look.get("bold")
            _face(run._r.get_or_add_rPr(), look.get("face", self.face), look.get("size", 16))
        return paragraph

    def lines(self, *texts: str, **look: Any) -> None:
        """Several paragraphs of one look."""
        for text in texts:
            self.line(text, **look)

    def close_and_sign(self, *signer: str, left: float = 8, room: int = 3) -> None:
        """The usual close at the axis, room to sign, and who signs: name, then posts."""
        self.lines(RESPECT, left=left, align="centre")
        self.gap(room)
        self.lines(*signer, left=left, align="centre")

    def gap(self, count: int = 1) -> None:
        """Empty paragraphs."""
        for _ in range(count):
            self.line("")

    def para(self, text: str, said: str | None = None, **look: Any) -> Any:
        """A paragraph of the body, which is right as it was typed, its spaces single."""
        told = said if said is not None else " ".join(text.split())
        self.right.setdefault("body", []).append(to_arabic(told))
        look = {"first": 2.5, "align": "thai"} | look
        return self.line(text, **look)

    def body(self, *texts: str, **look: Any) -> None:
        """Several paragraphs of the body."""
        for text in texts:
            self.para(text, **look)

    def said(self, *texts: str) -> None:
        """What of the body is right though it was typed otherwise."""
        self.right.setdefault("body", []).extend(map(to_arabic, texts))

    def emblem(self, height: float = 3.0) -> None:
        """The emblem in the middle."""
        paragraph = self.line("", align="centre")
        paragraph.add_run().add_picture(str(EMBLEM), height=Cm(height))

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float] = (),
        *,
        ruled: bool = False,
        align: Sequence[str] = (),
        into: Any = None,
    ) -> Any:
        """A table; a cell's text may have several lines, each a paragraph of its own."""
        made = (into or self.document).add_table(len(rows), len(rows[0]))
        if ruled:
            made.style = "Table Grid"
        for row_number, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = made.cell(row_number, column)
                if widths:
                    cell.width = Cm(widths[column])
                for number, one in enumerate(text.split("\n")):
                    place = cell.paragraphs[0] if not number else cell.add_paragraph()
                    look = {"align": align[column]} if align else {}
                    self.dress(place, one, **look)
        return made

    def box(self, *texts: str, left: float = 9.0, top: float = 2.5, width: float = 8.0) -> None:
        """A text box at a place of the page, as Word draws one."""
        inner = "".join(
            f"<w:p><w:r><w:rPr>{_face_xml(self.face)}</w:rPr>"
            f'<w:t xml:space="preserve">{one}</w:t></w:r></w:p>'
            for one in texts
        )
        emu = 360_000
        height = int(0.9 * emu * (len(texts) + 0.4))
        xml = (
            f"<w:r {nsdecls('w')} "
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml">'
            '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="page"><wp:posOffset>{int(left * emu)}</wp:posOffset>'
            '</wp:positionH><wp:positionV relativeFrom="page">'
            f"<wp:posOffset>{int(top * emu)}</wp:posOffset></wp:positionV>"
            f'<wp:extent cx="{int(width * emu)}" cy="{height}"/><wp:wrapNone/>'
            '<wp:docPr id="7" name="box"/><a:graphic><a:graphicData uri='
            '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{int(width * emu)}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
            f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
            '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData>'
            "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
            f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
        self.line("")._p.append(parse_xml(xml))

    def sheet_end(self) -> None:
        """The next line begins a sheet."""
        self.line("").add_run().add_break(WD_BREAK.PAGE)

    def listed(self, paragraph: Any, pattern: str = "%1.", kind: str = "thaiNumbers") -> Any:
        """The paragraph numbered by Word itself."""
        number = self._numbering(pattern, kind)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            )
        )
        return paragraph

    def _numbering(self, pattern: str, kind: str) -> int:
        key = f"{pattern}{kind}"
        lists = self.__dict__.setdefault("_lists", {})
        if key in lists:
            return int(lists[key])
        part = self.document.part.numbering_part.element
        number = 40 + len(lists)
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/>'
            '<w:pPr><w:ind w:left="1778" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        )
        part.insert(0, abstract)
        part.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )
        lists[key] = number
        return number

    def new_list(self) -> None:
        """Word's numbers begin anew."""
        self.__dict__["_lists"] = {
            f"{name} ": number for name, number in self.__dict__.get("_lists", {}).items()
        }

    def bytes(self) -> bytes:
        """The file."""
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()


def inserted(paragraph: Any, text: str) -> None:
    """A run that stands under Track Changes as typed by somebody."""
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="9" w:author="ก" w:date="2026-01-01T00:00:00Z"><w:r>'
            f"<w:rPr>{_face_xml('TH SarabunPSK')}</w:rPr>"
            f'<w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
        )
    )


def deleted(paragraph: Any, text: str) -> None:
    """A run that stands under Track Changes as taken out."""
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="8" w:author="ก" w:date="2026-01-01T00:00:00Z"><w:r>'
            f'<w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
        )
    )


def _face(properties: Any, family: str, size: int) -> None:
    for name in ("w:rFonts", "w:sz", "w:szCs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for key in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{key}"), family)
    properties.insert(0, fonts)
    for name in ("w:sz", "w:szCs"):
        one = OxmlElement(name)
        one.set(qn("w:val"), str(size * 2))
        properties.append(one)


def _face_xml(family: str) -> str:
    return (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/>'
    )


Typed = Callable[[], Sheet]
LETTERS: dict[str, Typed] = {}


def office_letter(make: Callable[[Sheet], None]) -> Callable[[Sheet], None]:
    """One letter of the collection, under the name of its function."""

    def typed() -> Sheet:
        sheet = Sheet()
        make(sheet)
        return sheet

    LETTERS[make.__name__.replace("_", "-")] = typed
    return make
