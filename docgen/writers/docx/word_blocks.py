"""Pages as Word sees them: a plain row of paragraphs and tables, with the room before each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from docgen.kinds.parts import KEPT_WITH_ABOVE
from docgen.layout.model.pages import Page, Picture, Placed, Section, SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.light import dataclass

_NOTHING = 0.05


@dataclass(frozen=True, slots=True)
class ParagraphStretch:
    """A paragraph, or the stretch of one that stands on one page; ``before`` in points."""

    item: Paragraph
    start: int
    end: int
    before: float
    after: float = 0.0
    page_break: bool = False
    keep_next: bool = False
    pictures: tuple[Picture, ...] = ()
    stamp: Placed | None = None

    @property
    def opens(self) -> bool:
        """Whether the paragraph begins here, with its head."""
        return self.start == 0

    @property
    def closes(self) -> bool:
        """Whether the paragraph ends here."""
        return self.end >= len(self.item.text)


@dataclass(frozen=True, slots=True)
class Gap:
    """White space that no paragraph beside it can carry, in points."""

    height: float
    page_break: bool = False
    pictures: tuple[Picture, ...] = ()
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class TableRows:
    """The heading rows of a table and its body rows ``first`` up to ``last`` (exclusive)."""

    item: SetTable
    first: int
    last: int


WordBlock = ParagraphStretch | Gap | TableRows


def text_top(section: Section) -> float:
    """Where the text of the pages after the first begins, in points from the top edge."""
    tops = [page.placed[0].y for page in section.pages[1:] if page.placed]
    return max(section.top, min(tops, default=section.top))


def blocks_of_section(section: Section) -> list[WordBlock]:
    """The section with its page ends and catchwords, paragraphs cut where a page ends."""
    blocks: list[WordBlock] = []
    for index, page in enumerate(section.pages):
        y = text_top(section) if index else section.top
        turn = index > 0
        pictures = page.pictures
        for placed in _in_order(page):
            _append(blocks, placed, before=placed.y - y, turn=turn, pictures=pictures)
            y = placed.y + _height(placed)
            turn, pictures = False, ()
    return _stamped_blocks(blocks, section)


def endless(section: Section) -> list[WordBlock]:
    """The section without page ends: a letter still to be edited, where Word breaks the pages."""
    blocks: list[WordBlock] = []
    for index, page in enumerate(section.pages):
        y = section.top
        moving = _moving(page)
        pictures = tuple(picture for picture in page.pictures if not picture.moves)
        for number, placed in enumerate(page.placed):
            if placed.first_line:  # Its first page has brought all of it.
                continue
            at_top = index == 0 and number == 0
            above = blocks[-1] if blocks else None
            after = above.item.space_after if isinstance(above, TableRows) else 0.0
            before = placed.y - y if at_top else max(placed.item.space_before, after)
            carried = moving.get(number, ())
            if carried:
                blocks.append(Gap(before, pictures=_beside(carried, placed.y - before)))
                before = 0.0
            _append(blocks, _whole(placed), before=before, turn=False, pictures=pictures)
            pictures = ()
    return _signing_together(_stamped_blocks(blocks, section))


def _moving(page: Page) -> dict[int, tuple[Picture, ...]]:
    """The pictures that go where the text goes, by the place on the page that takes them along.

    That is the caption of a code, and the first line under which no hand or seal reaches.
    """
    found: dict[int, tuple[Picture, ...]] = {}
    for picture in page.pictures:
        if picture.moves and page.placed:
            place = _place_of(picture, page.placed)
            found[place] = (*found.get(place, ()), picture)
    return found


def _place_of(picture: Picture, placed: Sequence[Placed]) -> int:
    last = len(placed) - 1
    if picture.code:
        return next((n for n, item in enumerate(placed) if _captions(item, picture)), last)
    foot = picture.y + picture.height
    return next((n for n, item in enumerate(placed) if item.y + _NOTHING >= foot), last)


def _captions(placed: Placed, picture: Picture) -> bool:
    figures = placed.item.figures if isinstance(placed.item, Paragraph) else ()
    return any(figure.code == picture.code for figure in figures)


def _beside(pictures: tuple[Picture, ...], top: float) -> tuple[Picture, ...]:
    """The pictures counted from a paragraph whose top is at ``top``."""
    return tuple(replace(picture, y=picture.y - top, on_page=False) for picture in pictures)


def _stamped_blocks(blocks: list[WordBlock], section: Section) -> list[WordBlock]:
    """The blocks with the stamp of the first page in the first of them, where it moves no text."""
    stamp = section.pages[0].stamp
    if stamp is None or not isinstance(blocks[0], ParagraphStretch):
        return blocks
    return [replace(blocks[0], stamp=stamp), *blocks[1:]]


def _in_order(page: Page) -> Iterator[Placed]:
    yield from page.placed
    if page.catchword is not None:
        yield page.catchword


def _whole(placed: Placed) -> Placed:
    item = placed.item
    if isinstance(item, Paragraph):
        return replace(placed, last_line=len(item.lines))
    return replace(placed, last_line=sum(not row.heading for row in item.rows))


def _append(
    blocks: list[WordBlock],
    placed: Placed,
    *,
    before: float,
    turn: bool,
    pictures: tuple[Picture, ...],
) -> None:
    item = placed.item
    before = max(0.0, before)
    if isinstance(item, Paragraph):
        start, end = stretch_of(item, placed)
        blocks.append(
            ParagraphStretch(item, start, end, before, page_break=turn, pictures=pictures)
        )
    else:
        rows = TableRows(item, placed.first_line, placed.last_line)
        _append_table(blocks, rows, Gap(before, turn, pictures))


def _append_table(blocks: list[WordBlock], rows: TableRows, gap: Gap) -> None:
    """Word tables carry neither space before them nor a page end of their own.

    The paragraph above carries the space, or an empty one does both; it also keeps two tables
    apart, which Word would join. LibreOffice does not end a page between the rows of one table.
    """
    above = blocks[-1] if blocks else None
    if isinstance(above, ParagraphStretch) and not gap.page_break and not gap.pictures:
        blocks[-1] = replace(above, after=gap.height)
    elif gap.height > _NOTHING or gap.page_break or gap.pictures or isinstance(above, TableRows):
        blocks.append(gap)
    blocks.append(rows)


def stretch_of(item: Paragraph, placed: Placed) -> tuple[int, int]:
    """The text of those lines, with all of the white space between them."""
    start = item.lines[placed.first_line].start if placed.first_line else 0
    ended = placed.last_line >= len(item.lines)
    return start, len(item.text) if ended else item.lines[placed.last_line].start


def _height(placed: Placed) -> float:
    item = placed.item
    if isinstance(item, Paragraph):
        more = placed.last_line - placed.first_line - 1
        return item.height_of(placed.first_line) + more * item.style.pitch
    headings = [row.height for row in item.rows if row.heading]
    rows = [row.height for row in item.rows if not row.heading]
    return sum(headings) + sum(rows[placed.first_line : placed.last_line])


def _signing_together(blocks: list[WordBlock]) -> list[WordBlock]:
    """The signature block, and the last of the text before it, ask to stay on one page.

    So do a code and its caption with the signature that they stand beside.
    """
    kept = list(blocks)
    for index, (block, following) in enumerate(pairwise(blocks)):
        if not isinstance(block, TableRows) and _stays(block, following):
            kept[index] = replace(block, keep_next=True)
    return kept


def _stays(block: ParagraphStretch | Gap, following: WordBlock) -> bool:
    """Whether what follows may not begin a page."""
    if isinstance(block, Gap):
        return bool(block.pictures)
    if isinstance(following, Gap):
        return KEPT_WITH_ABOVE in block.item.traits and bool(following.pictures)
    return isinstance(following, ParagraphStretch) and KEPT_WITH_ABOVE in following.item.traits
