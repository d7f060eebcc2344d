"""Pages become a Word document: every paragraph, table and picture at the place the layout gave."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from docgen.layout.memory import Kept
from docgen.layout.pages import Pages, Paragraph, Picture, Section, TextStyle
from docgen.writers.docx import drawing, flow, oxml, package, tables, zipped
from docgen.writers.docx.format import Format, Tab
from docgen.writers.docx.package import Skeleton

_SAME_PLACE = 0.5
_HAIR = 0.1
_TIGHT = 3.0
_TAB = object()
_BODY = ("paragraph", "item")
_STRETCHES, _SECTIONS, _SKELETONS = 256, 32, 16


def write(pages: Pages, *, page_breaks: bool = True) -> bytes:
    """``pages`` as a DOCX file.

    Without ``page_breaks`` the file has no page ends, catchwords or cut paragraphs of ours: it is
    for a letter that will still be edited, and Word breaks its pages.
    """
    return Writer(page_breaks=page_breaks).write(pages)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Blocks that recur together: deflated once, with how many pictures they draw.

    The blocks are kept because they are known by their identity.
    """

    piece: zipped.Piece
    pictures: int
    blocks: tuple[Any, ...]


class Writer:
    """Writes the letters of a batch; what recurs in them is made and deflated once.

    A letter's bytes do not depend on what was written before it.
    """

    def __init__(self, *, page_breaks: bool = True) -> None:
        self._page_breaks = page_breaks
        self._skeletons: Kept[Skeleton] = Kept(_SKELETONS)
        self._signatures: Kept[tuple[Section, Hashable]] = Kept(_SECTIONS)
        self._sections: Kept[tuple[Section, tuple[_Stretch, ...]]] = Kept(_SECTIONS)
        self._stretches: Kept[_Stretch] = Kept(_STRETCHES)
        self._opening = zipped.piece(oxml.HEAD)

    def write(self, pages: Pages) -> bytes:
        """``pages`` as a DOCX file, the same bytes for the same pages."""
        skeleton = self._skeleton(pages)
        pieces = [self._opening]
        drawn = 0
        for number, section in enumerate(pages.sections):
            is_last = number == len(pages.sections) - 1
            for stretch in self._section(section, skeleton, number, drawn, is_last=is_last):
                pieces.append(stretch.piece)
                drawn += stretch.pictures
        return skeleton.shell.filled(pieces)

    def _skeleton(self, pages: Pages) -> Skeleton:
        key = package.signature(pages, self._signature)
        kept = self._skeletons.get(key)
        return kept or self._skeletons.put(key, package.skeleton(pages))

    def _signature(self, section: Section) -> Hashable:
        kept = self._signatures.get(id(section))
        if kept is None:
            kept = self._signatures.put(id(section), (section, package.section_signature(section)))
        return kept[1]

    def _section(
        self, section: Section, skeleton: Skeleton, number: int, drawn: int, *, is_last: bool
    ) -> Iterable[_Stretch]:
        """An annex is the same object in every letter; it is looked up whole."""
        if not number:
            return self._stretched(section, skeleton, number, drawn, is_last=is_last)
        key = (id(section), id(skeleton), number, drawn)
        kept = self._sections.get(key)
        if kept is None:
            made = self._stretched(section, skeleton, number, drawn, is_last=is_last)
            kept = self._sections.put(key, (section, tuple(made)))
        return kept[1]

    def _stretched(
        self, section: Section, skeleton: Skeleton, number: int, drawn: int, *, is_last: bool
    ) -> Iterator[_Stretch]:
        blocks = flow.paged(section) if self._page_breaks else flow.endless(section)
        stretches = [tuple(group) for _, group in groupby(blocks, key=_recurs_with)] or [()]
        for index, stretch in enumerate(stretches):
            closing = index == len(stretches) - 1
            ending = skeleton.sections[number] if closing else ""
            key = (id(skeleton), number, drawn, closing)
            whole = (*key, *(_identity(block) for block in stretch))
            kept = self._stretches.get(whole)
            if kept is None:
                page = _Page(skeleton, section, drawn)
                text = page.text(stretch, ending, is_last=is_last)
                held = (section, skeleton, stretch)
                kept = _Stretch(zipped.piece(text), page.drawn - drawn, held)
                self._stretches.put(whole, kept)
            drawn += kept.pictures
            yield kept


@dataclass(slots=True)
class _Page:
    """Blocks of one section becoming text; ``drawn`` counts the document's pictures so far."""

    skeleton: Skeleton
    section: Section
    drawn: int

    def text(self, blocks: Sequence[flow.Block], ending: str, *, is_last: bool) -> str:
        """The blocks; ``ending`` are the properties of the section that ends after them, if any."""
        made = [self._block(block) for block in blocks]
        if not ending:
            return "".join(made)
        if not blocks or isinstance(blocks[-1], flow.Rows):
            made.append(oxml.spacer(0.0))
        if is_last:
            return "".join((*made, ending, oxml.TAIL))
        return "".join((*made[:-1], oxml.end_section(made[-1], ending)))

    def picture(self, name: str, draw: Callable[..., str]) -> str:
        """The drawing of the picture ``name``; ``draw`` takes its relation and its number."""
        self.drawn += 1
        relation = self.skeleton.relations[name]
        return oxml.drawing(draw(relation=relation, number=self.drawn))

    def _block(self, block: flow.Block) -> str:
        family = self.skeleton.family
        if isinstance(block, flow.Part):
            measure = self.section.width - self.section.left - self.section.right
            anchors = self._anchors(block.pictures, block.item.style.text)
            return _paragraph(block, measure, family, anchors)
        if isinstance(block, flow.Gap):
            anchors = self._anchors(block.pictures, TextStyle(1.0))
            return oxml.spacer(block.height, *anchors, page_break=block.page_break)
        return tables.table(block, family=family, mark=self.picture)

    def _anchors(self, pictures: Iterable[Picture], base: TextStyle) -> list[str]:
        family = self.skeleton.family
        return [oxml.run(base, family, self._anchored(picture), base=base) for picture in pictures]

    def _anchored(self, picture: Picture) -> str:
        def draw(*, relation: str, number: int) -> str:
            return drawing.anchored(picture, relation=relation, number=number)

        return self.picture(picture.name, draw)


def _recurs_with(block: flow.Block) -> str:
    """Blocks beside each other that change from letter to letter together, or not at all."""
    if not isinstance(block, flow.Part):
        return ""
    role = block.item.role
    return "body" if role in _BODY else role if role == "salutation" else ""


def _identity(block: flow.Block) -> tuple[object, ...]:
    if isinstance(block, flow.Part):
        flags = (block.page_break, block.keep_next)
        pictures = tuple(map(id, block.pictures))
        return (id(block.item), block.start, block.end, block.before, block.after, flags, pictures)
    if isinstance(block, flow.Gap):
        return (block.height, block.page_break, tuple(map(id, block.pictures)))
    return (id(block.item), block.first, block.last)


def _paragraph(part: flow.Part, measure: float, family: str, anchors: Sequence[str]) -> str:
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
