"""What pages have other than pages set before: of most letters of a batch, one line."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.model.pages import Page, Placed
from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """Another item at the same place; ``page`` and ``place`` count from 0."""

    page: int
    place: int
    before: Placed
    after: Placed


def changes_of_place(before: Sequence[Page], after: Sequence[Page]) -> list[ChangedItem] | None:
    """Where other items stand, as many lines of each on the same places of as many pages.

    ``None`` where the pages differ in more than that.
    """
    if len(before) != len(after):
        return None
    found: list[ChangedItem] = []
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new:
            continue
        if len(old.placed) != len(new.placed) or _around(old) != _around(new):
            return None
        for place, (was, now) in enumerate(zip(old.placed, new.placed, strict=True)):
            if was is now:
                continue
            if (was.y, was.first_line, was.last_line) != (now.y, now.first_line, now.last_line):
                return None
            if was.item is not now.item:
                found.append(ChangedItem(number, place, was, now))
    return found


def _around(page: Page) -> tuple[object, ...]:
    """All of a page but its text."""
    marks = (page.above, page.below, page.page_number, page.catchword, page.stamp)
    return (page.number, *marks, page.pictures)
