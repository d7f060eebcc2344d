"""Pages become a Word document: every paragraph, table and picture at the place the layout gave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docx.document import Document

from docgen.layout.pages import Pages, Paragraph, Picture, Section, TextStyle
from docgen.writers.docx import drawing, flow, oxml, package, tables
from docgen.writers.docx.format import Format, Tab

_MARKS = Path(__file__).parents[2] / "assets" / "marks"
_NUMBER = re.compile(r"\d+")
_SAME_PLACE = 0.5
_HAIR = 0.1
_TIGHT = 3.0
# LibreOffice gives even an empty header a millimetre.
_EMPTY_HEADER = 4.0
_TAB = object()


def write(pages: Pages, *, page_breaks: bool = True) -> bytes:
    """``pages`` as a DOCX file.

    Without ``page_breaks`` the file has no page ends, catchwords or cut paragraphs of ours: it is
    for a letter that will still be edited, and Word breaks its pages.
    """
    document = package.new_document(pages)
    press = Press(document, pages)
    for section in pages.sections:
        blocks = flow.paged(section) if page_breaks else flow.endless(section)
        press.section(section, blocks)
    press.finish()
    return package.packed(document)


@dataclass(slots=True)
class Press:
    """One document being written: its body, and the pictures it has taken in so far."""

    document: Document
    pages: Pages
    drawn: int = 0
    headed: bool = False
    ended: list[tuple[Section, Any]] = field(default_factory=list)

    @property
    def family(self) -> str:
        """The face of every run."""
        return self.pages.family

    def section(self, section: Section, blocks: Iterable[flow.Block]) -> None:
        """Append the blocks of one section to the body, the section's properties after them."""
        body = self.document.element.body
        measure = section.width - section.left - section.right
        for block in blocks:
            body.append(self._block(block, measure))
        if not len(body) or not body[-1].tag.endswith("}p"):
            body.append(oxml.spacer(0.0))
        self.ended.append((section, body[-1]))

    def finish(self) -> None:
        """Close every section, the last one at the end of the body; then give them headers."""
        for number, (section, last) in enumerate(self.ended):
            properties = oxml.section_properties(
                section,
                header=_header_from_top(section),
                number_format=_number_format(section),
                different_first=_is_numbered(section) and section.pages[0].page_number is None,
            )
            if number < len(self.ended) - 1:
                oxml.end_section(last, properties)
            else:
                self.document.element.body.append(properties)
        for made, (section, _) in zip(self.document.sections, self.ended, strict=True):
            self._headers(made, section)

    def picture(self, name: str, draw: Callable[..., Any]) -> Any:
        """The drawing of the picture ``name``; ``draw`` takes its relation and its number."""
        file = self.pages.emblem if name == "emblem" else str(_MARKS / f"{name}.png")
        relation, _ = self.document.part.get_or_add_image(file)
        self.drawn += 1
        return oxml.drawing(draw(relation=relation, number=self.drawn))

    def _block(self, block: flow.Block, measure: float) -> Any:
        if isinstance(block, flow.Part):
            anchors = self._anchors(block.pictures, block.item.style.text)
            return _paragraph(block, measure, self.family, anchors)
        if isinstance(block, flow.Gap):
            anchors = self._anchors(block.pictures, TextStyle(1.0))
            return oxml.spacer(block.height, *anchors, page_break=block.page_break)
        return tables.table(block, family=self.family, mark=self.picture)

    def _anchors(self, pictures: Iterable[Picture], base: TextStyle) -> list[Any]:
        return [
            oxml.run(base, self.family, self._anchored(picture), base=base) for picture in pictures
        ]

    def _anchored(self, picture: Picture) -> Any:
        def draw(*, relation: str, number: int) -> Any:
            return drawing.anchored(picture, relation=relation, number=number)

        return self.picture(picture.name, draw)

    def _headers(self, made: Any, section: Section) -> None:
        """A section without numbers still needs an empty header, or it takes the one before it."""
        if _is_numbered(section):
            if section.pages[0].page_number is None:
                _fill(made.first_page_header, [oxml.spacer(0.0)])
            _fill(made.header, _number_header(section, self.family))
            self.headed = True
        elif self.headed:
            _fill(made.header, [oxml.spacer(0.0)])


def _fill(header: Any, content: list[Any]) -> None:
    header.is_linked_to_previous = False
    root = header.part.element
    oxml.empty_body(root)
    root.extend(content)


def _number_header(section: Section, family: str) -> list[Any]:
    """The page number at its height, then as much white as the text below it asks for."""
    placed = next(page.page_number for page in section.pages if page.page_number is not None)
    item = placed.item
    assert isinstance(item, Paragraph)
    style = item.style.text
    found = _NUMBER.search(item.text)
    before, number, after = (
        (item.text[: found.start()], found[0], item.text[found.end() :])
        if found
        else (item.text, "", "")
    )
    content = [
        *oxml.text_runs(before, style, family, base=style),
        oxml.page_field(oxml.text_runs(number, style, family, base=style)),
        *oxml.text_runs(after, style, family, base=style),
    ]
    form = Format(item.style.id, before=placed.y - _header_from_top(section))
    made = [oxml.paragraph(form, *content)]
    room = flow.text_top(section) - placed.y - item.height_of(0)
    if flow.text_top(section) > section.top and room > 0:
        made.append(oxml.spacer(room))
    return made


def _header_from_top(section: Section) -> float:
    """Never so low that the empty header of the first page pushes its text down."""
    lowest = section.top - _EMPTY_HEADER
    heights = [page.page_number.y for page in section.pages if page.page_number is not None]
    return max(0.0, min([lowest, *heights]))


def _is_numbered(section: Section) -> bool:
    return any(page.page_number is not None for page in section.pages)


def _number_format(section: Section) -> str:
    """Thai digits unless the layout printed Arabic ones."""
    for page in section.pages:
        if page.page_number is not None and isinstance(page.page_number.item, Paragraph):
            found = _NUMBER.search(page.page_number.item.text)
            return "decimal" if found and found[0].isascii() else "thaiNumbers"
    return "thaiNumbers"


def _paragraph(part: flow.Part, measure: float, family: str, anchors: list[Any]) -> Any:
    item = part.item
    pieces = item.head if part.opens else ()
    opening = pieces[0].x if pieces else item.first if part.opens else item.hang
    tabs, content = _content(part)
    form = Format(
        style=item.style.id,
        left=item.hang,
        first=opening - item.hang,
        right=_or_nothing(measure - item.limit),
        before=_unless_same(part.before, item.style.space_before),
        after=_unless_same(part.after, 0.0),
        tabs=tabs,
        page_break=part.page_break,
        keep_next=part.keep_next,
    )
    if _just_fits(item):
        form = form.roomier(item.style.align)
    base = item.style.text
    runs = list(anchors)
    for text, style in content:
        if text is _TAB:
            runs.append(oxml.run(style, family, oxml.tab(), base=base))
        else:
            runs += oxml.text_runs(text, style, family, base=base)
    return oxml.paragraph(form, *runs)


def _content(part: flow.Part) -> tuple[tuple[Tab, ...], list[tuple[Any, TextStyle]]]:
    """The tab stops, and the texts with the tabs between them.

    Every piece starts at a tab stop of its own; a dotted leader is a tab whose stop has dots.
    """
    item = part.item
    tabs: list[Tab] = []
    content: list[tuple[Any, TextStyle]] = []
    at: float | None = None

    def place(x: float, text: str, style: TextStyle, leader_to: float | None) -> None:
        nonlocal at
        if at is not None and abs(at - x) > _SAME_PLACE:
            tabs.append(Tab(x))
            content.append((_TAB, item.style.text))
        if text:
            content.append((text, style))
        at = float("-inf")
        if leader_to is not None:
            tabs.append(Tab(leader_to, dotted=True))
            content.append((_TAB, item.style.text))
            at = leader_to

    for piece in item.head if part.opens else ():
        place(piece.x, piece.text, piece.style, piece.leader_to)
    text = item.text[part.start : part.end]
    text = text if part.closes else text.rstrip(" ")
    leader_to = item.leader_to if part.closes else None
    if text or leader_to is not None:
        place(item.first if part.opens else item.hang, text, item.style.text, leader_to)
    if leader_to is not None:
        tabs[-1] = replace(tabs[-1], align="right")
    return tuple(tabs), content


def _just_fits(item: Paragraph) -> bool:
    """Whether the text is one line that nearly fills its place."""
    if len(item.lines) != 1 or item.leader_to is not None:
        return False
    (line,) = item.lines
    return line.limit - line.x - line.width < _TIGHT


def _unless_same(points: float, of_style: float) -> float | None:
    return None if oxml.twips(points) == oxml.twips(of_style) else points


def _or_nothing(points: float) -> float:
    """No indent for what is only the rounding of a page's measures."""
    return 0.0 if abs(points) < _HAIR else points
