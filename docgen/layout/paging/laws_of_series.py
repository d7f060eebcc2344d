"""The laws of layout, asked of a letter that differs in a few items from one that keeps them.

What is the same keeps them still; only what is another is looked at, and whatever is in doubt is
asked of the whole letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from docgen.layout.model.pages import Page, Section
from docgen.layout.paging import laws
from docgen.layout.paging.changed_places import ChangedItem, changes_of_place
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.ink import InkBox
from docgen.layout.text.measure import Ruler
from docgen.light import dataclass
from docgen.model.letter import Letter

_MOST = 8  # changes: with more of them, another letter has begun
_Boxes = list[Sequence[InkBox]]


@dataclass(frozen=True, slots=True)
class _Lawful:
    """A letter that keeps the laws, measured by ``ruler``."""

    parts: tuple[laws.LetterPart, ...]
    pages: tuple[Page, ...]
    ruler: Ruler


def series_obeys(
    parts: Sequence[laws.LetterPart],
    letter: Letter,
    sections: Sequence[Section],
    ruler: Ruler,
    memory: Memory,
) -> None:
    """Whether the sections hold the parts of their letter, and keep the laws.

    Raises: BrokenLawError, when a law is broken.
    """
    pages = tuple(page for section in sections for page in section.pages)
    sheets = tuple(
        (each_section.left, each_section.width, each_section.height)
        for each_section in sections
        for _ in range(len(each_section.pages))
    )
    said = (letter.secrecy, letter.copy_mark, letter.form_code, letter.motto, letter.receipt_stamp)
    counts = (len(parts), *(len(section.pages) for section in sections))
    key = (id(ruler), sheets, said, counts)
    former: _Lawful | None = memory.lawful.get(key)
    if former is not None and _still_lawful(former, parts, pages, sheets, memory):
        return
    laws.sections_obey(parts, letter, sections, ruler, memory)
    memory.lawful.put(key, _Lawful(tuple(parts), pages, ruler))


def _still_lawful(
    former: _Lawful,
    parts: Sequence[laws.LetterPart],
    pages: tuple[Page, ...],
    sheets: Sequence[laws.Paper],
    memory: Memory,
) -> bool:
    """Whether the letter keeps the laws for certain, since the former one does."""
    changed = changes_of_place(former.pages, pages)
    if changed is None or len(changed) > _MOST or not all(map(_is_whole, changed)):
        return False
    more_said = sum(
        laws.said_weight(new) - laws.said_weight(old)
        for old, new in zip(former.parts, parts, strict=True)
        if old is not new
    )
    more_drawn = sum(
        laws.shown_weight(change.after.item) - laws.shown_weight(change.before.item)
        for change in changed
    )
    if more_said != more_drawn:
        return False
    of_page: dict[int, list[ChangedItem]] = {}
    for change in changed:
        of_page.setdefault(change.page, []).append(change)
    return all(
        _lie_alone(former, pages[number], sheets[number], ones, memory)
        for number, ones in of_page.items()
    )


def _is_whole(change: ChangedItem) -> bool:
    """Whether all lines of both items stand there: none of them is to be looked for elsewhere."""
    return all(
        placed.first_line == 0 and placed.last_line == laws.line_count(placed.item)
        for placed in (change.before, change.after)
    )


def _lie_alone(
    former: _Lawful, page: Page, sheet: laws.Paper, changed: Sequence[ChangedItem], memory: Memory
) -> bool:
    """Whether the ink of the items that changed lies in its sheet, and on no other ink."""
    left, ruler = sheet[0], former.ruler
    before = former.pages[changed[0].page]
    look = partial(_boxes_of, before, left, ruler, memory)
    boxes = list(memory.kept_or_made([before, ruler], look, "boxes", left))
    for change in changed:
        boxes[change.place] = tuple(laws.inked_boxes(change.after, left, ruler, memory))
    others = [box for group in boxes for box in group]
    return not any(
        laws.leaves_sheet(box, sheet)
        or any(box is not other and laws.inks_overlap(box, other) for other in others)
        for change in changed
        for box in boxes[change.place]
    )


def _boxes_of(page: Page, left: float, ruler: Ruler, memory: Memory) -> _Boxes:
    """The ink of each placed text in their order, then all other ink of the page."""
    boxes: _Boxes = [tuple(laws.inked_boxes(placed, left, ruler, memory)) for placed in page.placed]
    boxes += [
        tuple(laws.inked_boxes(placed, left, ruler, memory)) for placed in laws.placed_around(page)
    ]
    return [*boxes, laws.picture_boxes(page)]
