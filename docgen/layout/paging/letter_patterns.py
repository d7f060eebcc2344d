"""Letters that differ in a few blocks: what the others say stands where it stood before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, fields, replace
from itertools import pairwise
from operator import attrgetter

from docgen.layout.model.form_rows import BlockRow
from docgen.layout.model.pages import Page, Section, SetItem
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging.reuse import shape
from docgen.light import dataclass
from docgen.model.letter import Block, Letter

FACTS = tuple(
    each_field.name
    for each_field in fields(Letter)
    if each_field.name not in ("title", "blocks", "annexes", "sheets", "fit_at")
)
_facts_of: Callable[[Letter], tuple[object, ...]] = attrgetter(*FACTS)
_FEW = 3  # blocks that a letter of a run may have of its own, however short it is
SetRow = Callable[[BlockRow], Sequence[SetItem]]


@dataclass(frozen=True, slots=True)
class SetBlocks:
    """Blocks that are set together, and what they became.

    A ``fixed`` one stands where it does for the sake of others, and is never set again alone.
    """

    row: BlockRow
    items: tuple[SetItem, ...]
    fixed: bool = False


def facts_beside_blocks(letter: Letter) -> tuple[object, ...]:
    """All of a letter but what stands in its blocks and on the sheets after it, and its title."""
    return _facts_of(letter)


def units_of(
    row: BlockRow, items: Sequence[SetItem], set_row: SetRow, *, fixed: bool
) -> tuple[SetBlocks, ...]:
    """The row as one unit, or block by block where it is set so."""
    if not fixed and len(row.blocks) > 1:
        rows = [BlockRow((pair,), row.emblem) for pair in row.blocks]
        parts = [tuple(set_row(each_row)) for each_row in rows] if row.part.role == "body" else []
        if [id(paragraph) for part in parts for paragraph in part] == [id(item) for item in items]:
            return tuple(SetBlocks(own, part) for own, part in zip(rows, parts, strict=True))
    return (SetBlocks(row, tuple(items), fixed),)


@dataclass(slots=True)
class SetPattern:
    """A letter as it was set; ``setter`` is kept because the pattern is known by its identity."""

    setter: object
    blocks: tuple[Block, ...]
    units: tuple[SetBlocks, ...]
    section: Section
    unit_of: dict[int, int] = field(init=False)
    placed: tuple[frozenset[int], ...] = field(init=False)
    announced: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.unit_of = {
            id(block): number
            for number, unit in enumerate(self.units)
            for _, block in unit.row.blocks
        }
        self.placed = tuple(
            frozenset(id(placed.item) for placed in page.placed) for page in self.section.pages
        )
        if len(self.unit_of) != len(self.blocks):  # one block twice, or one without a place
            self.unit_of = {}
        # A catchword repeats the opening of the next page.
        pages = pairwise(self.section.pages)
        self.announced = frozenset(
            id(following.placed[0].item) for page, following in pages if page.catchword
        )

    def section_with(self, blocks: Sequence[Block], set_row: SetRow) -> Section | None:
        """The section with these blocks; ``None`` when its pages may end elsewhere.

        ``None`` also where most blocks are others, as in the letters of another run: a letter that
        is set afresh becomes the pattern of those that follow it.
        """
        if len(blocks) != len(self.blocks):
            return None
        differing = sum(old is not new for old, new in zip(self.blocks, blocks, strict=True))
        if differing > max(_FEW, len(blocks) // 2):
            return None
        own: dict[int, dict[int, Block]] = {}
        for old, new in zip(self.blocks, blocks, strict=True):
            if old is not new:
                number = self.unit_of.get(id(old))
                if number is None or old.role != new.role:
                    return None
                own.setdefault(number, {})[id(old)] = new
        changed: dict[int, SetItem] = {}
        for number, others in own.items():
            unit = self.units[number]
            if unit.fixed or not self._exchange(unit, others, set_row, changed):
                return None
        if not changed:
            return self.section
        pages = tuple(
            page if placed.isdisjoint(changed) else _page(page, changed)
            for page, placed in zip(self.section.pages, self.placed, strict=True)
        )
        return replace(self.section, pages=pages)

    def _exchange(
        self,
        unit: SetBlocks,
        others: dict[int, Block],
        set_row: SetRow,
        changed: dict[int, SetItem],
    ) -> bool:
        """Set one unit again; false when it takes other room, or is told on another page."""
        pairs = tuple((part, others.get(id(block), block)) for part, block in unit.row.blocks)
        items = set_row(BlockRow(pairs, unit.row.emblem))
        if len(items) != len(unit.items):
            return False
        for old, new in zip(unit.items, items, strict=True):
            if old is new:
                continue
            if shape(old) != shape(new) or id(old) in self.announced or _carries(old, new):
                return False
            changed[id(old)] = new
        return True


def _carries(old: SetItem, new: SetItem) -> bool:
    """Whether either has pictures of its own, which stand on the page."""
    return any(isinstance(pattern, Paragraph) and bool(pattern.figures) for pattern in (old, new))


def _page(page: Page, changed: dict[int, SetItem]) -> Page:
    placed = tuple(
        replace(placed_item, item=changed[id(placed_item.item)])
        if id(placed_item.item) in changed
        else placed_item
        for placed_item in page.placed
    )
    return replace(page, placed=placed)
