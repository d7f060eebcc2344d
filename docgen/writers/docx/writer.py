"""Pages become a Word document: every paragraph, table and picture at the place the layout gave."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from threading import Lock

from docgen.kinds.parts import ADDRESSES, IS_TEXT
from docgen.layout.model.pages import Pages, Picture, Placed, Section, SetTable
from docgen.layout.model.set_text import TextStyle
from docgen.layout.paging.reuse import Kept
from docgen.light import dataclass
from docgen.writers.docx import (
    deflated_pieces,
    kept_package,
    oxml,
    paragraphs,
    tables,
    word_blocks,
    word_pictures,
)
from docgen.writers.docx.kept_package import Skeleton
from docgen.writers.docx.paragraph_format import ParagraphFormat
from docgen.writers.docx.section_patterns import (
    ChangedBlocks,
    Stretch,
    WordPattern,
    changed_paragraphs,
    exchanged_block,
    places_of_stretches,
)
from docgen.writers.xml_text import escape

_STRETCHES, _SECTIONS, _SKELETONS = 256, 32, 16


def write(pages: Pages, *, page_breaks: bool = True) -> bytes:
    """``pages`` as a DOCX file.

    Without ``page_breaks`` the file has no page ends, catchwords or cut paragraphs of ours: it is
    for a letter that will still be edited, and Word breaks its pages.
    """
    return Writer(page_breaks=page_breaks).write(pages)


class Writer:
    """Writes the letters of a batch; what recurs in them is made and deflated once.

    A letter's bytes do not depend on what was written before it, nor on who writes meanwhile.
    """

    def __init__(self, *, page_breaks: bool = True) -> None:
        self._page_breaks = page_breaks
        self._skeletons: Kept[Skeleton] = Kept(_SKELETONS)
        self._signatures: Kept[tuple[Section, Hashable]] = Kept(_SECTIONS)
        self._sections: Kept[tuple[Section, tuple[Stretch, ...]]] = Kept(_SECTIONS)
        self._stretches: Kept[Stretch] = Kept(_STRETCHES)
        self._opening = deflated_pieces.piece(oxml.HEAD)
        self._stretches_of_data: Kept[deflated_pieces.DeflatedPiece] = Kept(_STRETCHES)
        self._around_data = tuple(map(deflated_pieces.piece, kept_package.AROUND_DATA))
        self._pattern: WordPattern | None = None
        self._lock = Lock()

    def write(self, pages: Pages) -> bytes:
        """``pages`` as a DOCX file, the same bytes for the same pages."""
        with self._lock:
            return self._written_package(pages)

    def _written_package(self, pages: Pages) -> bytes:
        pattern = self._pattern
        if pattern is not None and pattern.describes(pages):
            changes = changed_paragraphs(pattern.pages.sections[0], pages.sections[0])
            if changes is not None:
                return self._like(pattern, changes, pages)
        return self._afresh(pages)

    def _afresh(self, pages: Pages) -> bytes:
        skeleton = self._skeleton(pages)
        written: list[tuple[Stretch, ...]] = []
        drawn = 0
        for number, section in enumerate(pages.sections):
            is_last = number == len(pages.sections) - 1
            made = tuple(self._section(section, skeleton, number, drawn, is_last=is_last))
            drawn += sum(stretch.pictures for stretch in made)
            written.append(made)
        following = tuple(stretch.piece for made in written[1:] for stretch in made)
        places = places_of_stretches(written[0])
        self._pattern = WordPattern(pages, skeleton, written[0], following, places)
        first = (stretch.piece for stretch in written[0])
        text = [self._opening, *first, *following]
        return skeleton.shell.fill_members(*self._data(pages), text)

    def _data(self, pages: Pages) -> Iterator[list[deflated_pieces.DeflatedPiece]]:
        """The part of the letter's data, if it carries any."""
        if pages.data:
            opening, closing = self._around_data
            yield [opening, *map(self._data_piece, pages.data), closing]

    def _data_piece(self, stretch: bytes) -> deflated_pieces.DeflatedPiece:
        """A stretch of data as a part holds it; what recurs is deflated once."""
        kept = self._stretches_of_data.get(stretch)
        if kept is None:
            made = deflated_pieces.piece(escape(stretch.decode("utf-8")))
            kept = self._stretches_of_data.put(stretch, made)
        return kept

    def _like(self, pattern: WordPattern, changes: ChangedBlocks, pages: Pages) -> bytes:
        """The letter that the pattern becomes by those changes."""
        numbers = tuple(sorted({number for item in changes for number in pattern.places[item]}))
        kept = pattern.around.get(numbers)
        if kept is None:
            kept = pattern.around[numbers] = self._around(pattern, numbers)
        whole = [kept[0]]
        for number, after in zip(numbers, kept[1:], strict=True):
            whole += (self._changed_piece(pattern, number, changes), after)
        return pattern.skeleton.shell.fill_members(*self._data(pages), whole)

    def _changed_piece(
        self, pattern: WordPattern, number: int, changes: ChangedBlocks
    ) -> deflated_pieces.DeflatedPiece:
        stretch = pattern.stretches[number]
        drawn = sum(each_stretch.pictures for each_stretch in pattern.stretches[:number])
        blocks = tuple(exchanged_block(block, changes) for block in stretch.blocks)
        closing = number == len(pattern.stretches) - 1
        ending = pattern.skeleton.sections[0] if closing else ""
        page = _SectionWriter(pattern.skeleton, pattern.pages.sections[0], drawn)
        is_last = len(pattern.pages.sections) == 1
        return deflated_pieces.piece(page.text(blocks, ending, is_last=is_last))

    def _around(
        self, pattern: WordPattern, numbers: Sequence[int]
    ) -> tuple[deflated_pieces.DeflatedPiece, ...]:
        pieces = [
            self._opening,
            *(stretch.piece for stretch in pattern.stretches),
            *pattern.following,
        ]
        bounds = [-1, *numbers, len(pieces)]
        return tuple(
            deflated_pieces.joined_pieces(pieces[before + 2 if before >= 0 else 0 : after + 1])
            for before, after in pairwise(bounds)
        )

    def _skeleton(self, pages: Pages) -> Skeleton:
        key = kept_package.signature(pages, self._signature)
        kept = self._skeletons.get(key)
        return kept or self._skeletons.put(key, kept_package.skeleton(pages))

    def _signature(self, section: Section) -> Hashable:
        kept = self._signatures.get(id(section))
        if kept is None:
            kept = self._signatures.put(
                id(section), (section, kept_package.section_signature(section))
            )
        return kept[1]

    def _section(
        self, section: Section, skeleton: Skeleton, number: int, drawn: int, *, is_last: bool
    ) -> Iterable[Stretch]:
        """An annex is the same object in every letter; it is looked up whole."""
        if not number:
            return self._stretches_of(section, skeleton, number, drawn, is_last=is_last)
        key = (id(section), id(skeleton), number, drawn)
        kept = self._sections.get(key)
        if kept is None:
            made = self._stretches_of(section, skeleton, number, drawn, is_last=is_last)
            kept = self._sections.put(key, (section, tuple(made)))
        return kept[1]

    def _stretches_of(
        self, section: Section, skeleton: Skeleton, number: int, drawn: int, *, is_last: bool
    ) -> Iterator[Stretch]:
        blocks = (
            word_blocks.blocks_of_section(section)
            if self._page_breaks
            else word_blocks.endless(section)
        )
        stretches = [tuple(group) for _, group in groupby(blocks, key=_recurs_with)] or [()]
        for index, stretch in enumerate(stretches):
            closing = index == len(stretches) - 1
            ending = skeleton.sections[number] if closing else ""
            key = (id(skeleton), number, drawn, closing)
            whole = (*key, *(_identity(block) for block in stretch))
            kept = self._stretches.get(whole)
            if kept is None:
                page = _SectionWriter(skeleton, section, drawn)
                text = page.text(stretch, ending, is_last=is_last)
                made_from = (section, skeleton)
                kept = Stretch(deflated_pieces.piece(text), page.drawn - drawn, stretch, made_from)
                self._stretches.put(whole, kept)
            drawn += kept.pictures
            yield kept


@dataclass(slots=True)
class _SectionWriter:
    """Blocks of one section becoming text; ``drawn`` counts the document's pictures so far."""

    skeleton: Skeleton
    section: Section
    drawn: int

    def text(self, blocks: Sequence[word_blocks.WordBlock], ending: str, *, is_last: bool) -> str:
        """The blocks; ``ending`` are the properties of the section that ends after them, if any."""
        made = [self._block(block) for block in blocks]
        if not ending:
            return "".join(made)
        if not blocks or isinstance(blocks[-1], word_blocks.TableRows):
            made.append(oxml.spacer(0.0))
        if is_last:
            return "".join((*made, ending, oxml.TAIL))
        return "".join((*made[:-1], oxml.end_section(made[-1], ending)))

    def picture(self, name: str, draw: Callable[..., str]) -> str:
        """The drawing of the picture ``name``; ``draw`` takes its relation and its number."""
        self.drawn += 1
        relation = self.skeleton.relations[name]
        return oxml.drawing(draw(relation=relation, number=self.drawn))

    def _block(self, block: word_blocks.WordBlock) -> str:
        family = self.skeleton.family
        if isinstance(block, word_blocks.ParagraphStretch):
            measure = self.section.width - self.section.left - self.section.right
            anchors = self._anchors(block.pictures, block.item.style.text)
            if block.stamp is not None:
                anchors.append(self._stamp(block.stamp, block.item.style.text))
            return paragraphs.paragraph(block, measure, family, anchors, self.picture)
        if isinstance(block, word_blocks.Gap):
            anchors = self._anchors(block.pictures, TextStyle(1.0))
            turn, kept = block.page_break, block.keep_next
            return oxml.spacer(block.height, *anchors, page_break=turn, keep_next=kept)
        return tables.table(block, family=family, mark=self.picture)

    def _anchors(self, pictures: Iterable[Picture], base: TextStyle) -> list[str]:
        family = self.skeleton.family
        return [
            oxml.run(base, family, self._anchored_picture(picture), base=base)
            for picture in pictures
        ]

    def _stamp(self, stamp: Placed, base: TextStyle) -> str:
        """A framed box over the text, its lines in the middle of it."""
        self.drawn += 1
        item, family = stamp.item, self.skeleton.family
        assert isinstance(item, SetTable)
        lines = item.rows[0].cells[0].lines
        form, style = ParagraphFormat(item.style.id), item.style.text
        runs = [oxml.text_runs(line, style, family, base=style) for line in lines]
        made = [oxml.paragraph(form, *run) for run in runs]
        box = Picture(
            name=item.style.id,
            left=self.section.left + item.x,
            y=stamp.y,
            width=sum(item.widths),
            height=item.rows[0].height,
            description=item.summary,
        )
        shape = word_pictures.text_box(box, oxml.box_content(made), oxml.drawing, number=self.drawn)
        return oxml.run(base, family, shape, base=base)

    def _anchored_picture(self, picture: Picture) -> str:
        def draw(*, relation: str, number: int) -> str:
            return word_pictures.anchored_picture(picture, relation=relation, number=number)

        return self.picture(picture.name, draw)


def _recurs_with(block: word_blocks.WordBlock) -> str:
    """Blocks beside each other that change from letter to letter together, or not at all."""
    if not isinstance(block, word_blocks.ParagraphStretch):
        return ""
    traits = block.item.traits
    return next((trait for trait in (IS_TEXT, ADDRESSES) if trait in traits), "")


def _identity(block: word_blocks.WordBlock) -> tuple[object, ...]:
    if isinstance(block, word_blocks.ParagraphStretch):
        flags = (block.page_break, block.keep_next)
        pictures = tuple(map(id, block.pictures))
        room = (block.before, block.after, id(block.stamp))
        return (id(block.item), block.start, block.end, *room, flags, pictures)
    if isinstance(block, word_blocks.Gap):
        return (block.height, block.page_break, block.keep_next, tuple(map(id, block.pictures)))
    return (id(block.item), block.first, block.last)
