"""Word's own elements as text: the only module that writes ``w:`` tags.

Places and heights come in points and leave as twips. Word draws Thai from the complex-script half
of every property (``w:cs``, ``w:szCs``, ``w:bCs``), which python-docx never writes, so every style
and every run gets both halves here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docgen.later import later
from docgen.layout.model.pages import Section
from docgen.layout.model.set_text import ParagraphStyle, TextStyle
from docgen.length import Length
from docgen.writers.docx import scripts
from docgen.writers.docx.paragraph_format import ParagraphFormat, Tab
from docgen.writers.xml_text import attribute, escape

if TYPE_CHECKING:
    from docx import oxml as word
    from docx.oxml import ns
    from lxml import etree
else:
    word, ns, etree = later("docx.oxml"), later("docx.oxml.ns"), later("lxml.etree")

ElementText = str
SPACER = "Spacer"
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "thaiDistribute"}
_OOXML = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:w="{_OOXML}/wordprocessingml/2006/main" '
    f'xmlns:r="{_OOXML}/officeDocument/2006/relationships" '
    f'xmlns:wp="{_OOXML}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_OOXML}/drawingml/2006/main" '
    f'xmlns:pic="{_OOXML}/drawingml/2006/picture"'
)
_XML = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
HEAD = (
    f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:document {_NAMESPACES}><w:body>"
)
TAIL = "</w:body></w:document>"


@lru_cache(maxsize=4096)
def twips(points: float) -> int:
    """Word's grain: twenty to the point."""
    return Length.of(points, "pt").twips


def element(tag: str, *children: ElementText, **attributes: str | int | None) -> ElementText:
    """``element("jc", val="left")`` is ``<w:jc w:val="left"/>``; ``None`` leaves one out."""
    opening = f"w:{tag}"
    for name, value in attributes.items():
        if value is not None:
            written = value if isinstance(value, int) else attribute(value)
            opening += f' w:{name}="{written}"'
    if not children:
        return f"<{opening}/>"
    return f"<{opening}>{''.join(children)}</w:{tag}>"


def paragraph(form: ParagraphFormat, *content: ElementText) -> ElementText:
    """A paragraph; ``content`` are runs and fields."""
    return element("p", _paragraph_properties(form), *content)


def text_runs(text: str, style: TextStyle, family: str, *, base: TextStyle) -> list[ElementText]:
    """``text`` in runs of one script each; ``base`` is what the paragraph's style gives."""
    return list(_text_runs(text, style, family, base))


@lru_cache(maxsize=1024)
def _text_runs(
    text: str, style: TextStyle, family: str, base: TextStyle
) -> tuple[ElementText, ...]:
    made = []
    for said, is_sign in scripts.signs_apart(text):
        face, size = scripts.sign_face(style.size) if is_sign else (family, style.size)
        for stretch, thai in scripts.script_stretches(said):
            letters = f'<w:t xml:space="preserve">{escape(stretch)}</w:t>'
            own = replace(style, size=size) if is_sign else style
            made.append(run(own, face, letters, base=base, thai=thai))
    return tuple(made)


def run(
    style: TextStyle, family: str, *content: ElementText, base: TextStyle, thai: bool = False
) -> ElementText:
    """A run of one face; only Thai text is marked as complex script."""
    return element("r", _run_properties(style, family, base=base, thai=thai), *content)


def tab() -> ElementText:
    """A jump to the next tab stop."""
    return element("tab")


def line_break() -> ElementText:
    """A new line within the paragraph."""
    return element("br")


def box_content(paragraphs: Iterable[ElementText]) -> ElementText:
    """What stands in a text box."""
    return element("txbxContent", *paragraphs)


def drawing(picture: ElementText) -> ElementText:
    """The holder of an anchored or inline picture."""
    return element("drawing", picture)


def page_field(cached: Iterable[ElementText]) -> ElementText:
    """The page number, the one field of a letter; ``cached`` is what shows before Word counts."""
    return element("fldSimple", *cached, instr=" PAGE ")


def spacer(
    height: float, *content: ElementText, page_break: bool = False, keep_next: bool = False
) -> ElementText:
    """An empty paragraph of an exact height, never less than a point."""
    line = (max(1.0, height), "exact")
    form = ParagraphFormat(SPACER, line=line, page_break=page_break, keep_next=keep_next)
    return paragraph(form, *content)


def end_section(last: ElementText, section: ElementText) -> ElementText:
    """The paragraph ``last`` as the end of a section."""
    return last.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def section_properties(
    section: Section, *, header: float, footer: float, number_format: str, different_first: bool
) -> ElementText:
    """A section on a new page; header and footer begin so far from the edge of the sheet."""
    landscape = "landscape" if section.width > section.height else None
    number = element("pgNumType", fmt=number_format, start=section.pages[0].number)
    return element(
        "sectPr",
        element("type", val="nextPage"),
        element("pgSz", w=twips(section.width), h=twips(section.height), orient=landscape),
        element(
            "pgMar",
            top=twips(section.top),
            right=twips(section.right),
            bottom=twips(section.bottom),
            left=twips(section.left),
            header=twips(header),
            footer=twips(footer),
            gutter=0,
        ),
        number,
        element("cols", space=720),
        *((element("titlePg"),) if different_first else ()),
    )


def style(made: ParagraphStyle, family: str) -> ElementText:
    """A named paragraph style in full."""
    line, rule = (twips(made.pitch), "exact") if made.exact else (240, "auto")
    return element(
        "style",
        element("name", val=made.name),
        element("basedOn", val="Normal"),
        element("uiPriority", val=1),
        element("qFormat"),
        element(
            "pPr",
            element("spacing", before=twips(made.space_before), after=0, line=line, lineRule=rule),
            element("jc", val=_ALIGN[made.align]),
        ),
        _run_properties(made.text, family, base=None, thai=False),
        type="paragraph",
        customStyle=1,
        styleId=made.id,
    )


def parsed_elements(*elements: ElementText) -> list[Any]:
    """Elements as python-docx takes them."""
    root = word.parse_xml(f"<w:body {_NAMESPACES}>{''.join(elements)}</w:body>")
    return list(root)


def sections_of(body: Any) -> list[ElementText]:
    """The section properties in a body, as text, in order."""
    found = []
    for each_element in body.iter(ns.qn("w:sectPr")):
        text = etree.tostring(each_element, encoding="unicode")
        opening, rest = text.split(">", 1)
        found.append(f"{opening.split(' ', 1)[0]}>{rest}")
    return found


_HALF_POINTS_OF_BASE = "32"  # of text in the base styles


def set_defaults(styles: Any, family: str, size: float) -> None:
    """Fill the face and its size in points into the base styles."""
    for tag in ("w:sz", "w:szCs"):
        for base_size in styles.iter(ns.qn(tag)):
            if base_size.get(ns.qn("w:val")) == _HALF_POINTS_OF_BASE:
                base_size.set(ns.qn("w:val"), str(round(size * 2)))
    for fonts in styles.iter(ns.qn("w:rFonts")):
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(ns.qn(f"w:{script}"), family)


def name_font(fonts: Any, family: str) -> None:
    """Name the face in the font table; the table's other name is dropped where it is the same."""
    font = fonts.find(ns.qn("w:font"))
    font.set(ns.qn("w:name"), family)
    other = font.find(ns.qn("w:altName"))
    if other.get(ns.qn("w:val")) == family:
        font.remove(other)


def empty_body(body: Any) -> None:
    """Take everything out of the document's body."""
    for child in list(body):
        body.remove(child)


@lru_cache(maxsize=512)
def _paragraph_properties(form: ParagraphFormat) -> ElementText:
    """In the schema's order."""
    made = [element("pStyle", val=form.style)]
    if form.keep_next:
        made.append(element("keepNext"))
    if form.page_break:
        made.append(element("pageBreakBefore"))
    if form.tabs:
        made.append(element("tabs", *_tab_stops(form.tabs)))
    made += [_spacing(form), _indents(form)]
    if form.align is not None:
        made.append(element("jc", val=_ALIGN[form.align]))
    return element("pPr", *made)


def _tab_stops(tabs: Sequence[Tab]) -> list[ElementText]:
    stops = {twips(stop.at): stop for stop in tabs}
    return [
        element("tab", val=stop.align, leader="dot" if stop.dotted else None, pos=place)
        for place, stop in sorted(stops.items())
    ]


def _spacing(form: ParagraphFormat) -> ElementText:
    if form.before is None and form.after is None and form.line is None:
        return ""
    line, rule = form.line or (None, None)
    return element(
        "spacing",
        before=None if form.before is None else twips(form.before),
        after=None if form.after is None else twips(form.after),
        line=None if line is None else twips(line),
        lineRule=rule,
    )


def _indents(form: ParagraphFormat) -> ElementText:
    left, right, first = twips(form.left), twips(form.right), twips(form.first)
    if not (left or right or first):
        return ""
    return element(
        "ind",
        left=left or None,
        right=right or None,
        hanging=-first if first < 0 else None,
        firstLine=first if first > 0 else None,
    )


@lru_cache(maxsize=256)
def _run_properties(
    style: TextStyle, family: str, *, base: TextStyle | None, thai: bool
) -> ElementText:
    """Both halves of face, weight and size, in the schema's order."""
    size = Length.of(style.size, "pt").half_points
    made = [element("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family)]
    if style.bold or (base is not None and base.bold):
        weight = None if style.bold else 0
        made.extend((element("b", val=weight), element("bCs", val=weight)))
    if style.colour or (base is not None and base.colour):
        made.append(element("color", val=style.colour.upper() or "auto"))
    made.extend((element("sz", val=size), element("szCs", val=size)))
    if style.underline:
        made.append(element("u", val="single"))
    if thai:
        made.append(element("cs"))
    return element("rPr", *made)
