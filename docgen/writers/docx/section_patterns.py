"""Sections that differ in the text of a few paragraphs alone, as the letters of a batch do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, fields, replace

from docgen.layout.model.pages import Page, Pages, Placed, Section
from docgen.layout.model.set_text import Paragraph
from docgen.light import dataclass
from docgen.writers.docx import deflated_pieces, word_blocks
from docgen.writers.docx.kept_package import Skeleton
from docgen.writers.docx.word_blocks import ParagraphStretch, WordBlock, stretch_of

ChangedBlocks = dict[int, Placed]
_FEW = 3  # paragraphs that a letter of a run may have of its own, however short it is
_OF_PAGES = tuple(
    each_field.name for each_field in fields(Pages) if each_field.name not in ("sections", "data")
)
_OF_SECTION = tuple(each_field.name for each_field in fields(Section) if each_field.name != "pages")
_OF_PAGE = tuple(each_field.name for each_field in fields(Page) if each_field.name != "placed")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that recur together: deflated once, with how many pictures they draw.

    What they were made from is kept because it is known by its identity.
    """

    piece: deflated_pieces.DeflatedPiece
    pictures: int
    blocks: tuple[word_blocks.WordBlock, ...]
    made_from: tuple[Section, Skeleton]


@dataclass(frozen=True, slots=True)
class WordPattern:
    """A letter as it was written, for those that differ from it in a few paragraphs alone.

    ``places`` are the stretches that an item stands in, by its identity; ``around`` the pieces
    before, between and after the stretches of those numbers.
    """

    pages: Pages
    skeleton: Skeleton
    stretches: tuple[Stretch, ...]
    following: tuple[deflated_pieces.DeflatedPiece, ...]
    places: dict[int, tuple[int, ...]]
    around: dict[tuple[int, ...], tuple[deflated_pieces.DeflatedPiece, ...]] = field(
        default_factory=dict
    )

    def describes(self, pages: Pages) -> bool:
        """Whether both letters agree in all but the paragraphs of their first sections."""
        others, new = self.pages.sections[1:], pages.sections[1:]
        return (
            len(others) == len(new)
            and bool(self.pages.data) == bool(pages.data)
            and all(old is other for old, other in zip(others, new, strict=True))
            and _agree(self.pages, pages, _OF_PAGES)
        )


def places_of_stretches(stretches: Sequence[Stretch]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for number, stretch in enumerate(stretches):
        for block in stretch.blocks:
            if isinstance(block, word_blocks.ParagraphStretch):
                key = id(block.item)
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), number)))
    return found


def changed_paragraphs(old: Section, new: Section) -> ChangedBlocks | None:
    """The paragraphs of ``new`` by the identity of those whose places they take in ``old``.

    ``None`` when anything else differs, so that the new section must be written afresh; and when
    most paragraphs do, as in the letters of another run, whose pattern it becomes.
    """
    if old is new:
        return {}
    if len(old.pages) != len(new.pages) or not _agree(old, new, _OF_SECTION):
        return None
    changes: ChangedBlocks = {}
    for before, after in zip(old.pages, new.pages, strict=True):
        if before is not after and not _compare(before, after, changes):
            return None
    placed = sum(len(page.placed) for page in old.pages)
    return changes if len(changes) <= max(_FEW, placed // 2) else None


def exchanged_block(block: WordBlock, changes: ChangedBlocks) -> WordBlock:
    """The block with the paragraph that takes the place of its own, if one does."""
    placed = changes.get(id(block.item)) if isinstance(block, ParagraphStretch) else None
    if (
        placed is None
        or not isinstance(block, ParagraphStretch)
        or not isinstance(placed.item, Paragraph)
    ):
        return block
    start, end = stretch_of(placed.item, placed)
    return replace(block, item=placed.item, start=start, end=end)


def _agree(old: object, new: object, names: Iterable[str]) -> bool:
    pairs = ((getattr(old, name), getattr(new, name)) for name in names)
    return all(pair is other or pair == other for pair, other in pairs)


def _compare(old: Page, new: Page, changes: ChangedBlocks) -> bool:
    """Add what differs on one page; false when it is more than the text of whole paragraphs."""
    if len(old.placed) != len(new.placed) or not _agree(old, new, _OF_PAGE):
        return False
    for before, after in zip(old.placed, new.placed, strict=True):
        if before is after:
            continue
        if not _alike(before, after):
            return False
        if before.item is not after.item:
            changes[id(before.item)] = after
    return True


def _boxes(item: Paragraph) -> list[str]:
    """The pictures that stand in the text."""
    return [span.box for span in item.spans if span.box]


def _alike(old: Placed, new: Placed) -> bool:
    """Whether two paragraphs take the same room at the same place, all of each on this page."""
    one, other = old.item, new.item
    if not isinstance(one, Paragraph) or not isinstance(other, Paragraph):
        return False
    return (
        old.y == new.y
        and old.first_line == new.first_line == 0
        and old.last_line == new.last_line == len(one.lines) == len(other.lines)
        and one.role == other.role
        and one.style == other.style
        and one.space_before == other.space_before
        and one.height_of(0) == other.height_of(0)
        and not one.figures
        and not other.figures
        and _boxes(one) == _boxes(other)
    )
