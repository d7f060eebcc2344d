"""Where each signer of a letter signs: the room over his name, as a box on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.kinds.parts import further_role
from docgen.layout.model.pages import Pages, Placed, Section, SetTable
from docgen.layout.model.set_text import Paragraph

_ROLE = "signature"
_WIDTH = 170.0  # as wide as a name in full with its brackets
_LEAST = 24.0  # a box lower than this holds no signature that can be read
_EDGE = 1.0  # white between the box and what stands around it


@dataclass(frozen=True, slots=True)
class SignPlace:
    """A box in points from the upper left corner of the sheet; ``page`` counts from 0."""

    page: int
    left: float
    top: float
    width: float
    height: float


def sign_places(pages: Pages) -> tuple[SignPlace, ...]:
    """The places of the letter's signers, in their order; none where nobody signs."""
    return tuple(_places(pages))


def _places(pages: Pages) -> Iterator[SignPlace]:
    number = 0
    for section in pages.sections:
        for page in section.pages:
            for placed in page.placed:
                if placed.item.role in (_ROLE, further_role(_ROLE)) and _begins(
                    page.placed, placed
                ):
                    yield from _over(placed, section, number)
            number += 1


def _begins(placed: tuple[Placed, ...], one: Placed) -> bool:
    """Whether the name begins here, and not its post."""
    return bool(one.item.space_before) or isinstance(one.item, SetTable)


def _over(placed: Placed, section: Section, page: int) -> Iterator[SignPlace]:
    """The room that is left over a name, or over each of those that stand beside each other."""
    item = placed.item
    height = max(item.space_before, _LEAST) - 2 * _EDGE
    top = placed.y - height - _EDGE
    if isinstance(item, Paragraph):
        middle = section.left + (item.first + item.limit) / 2
        yield SignPlace(page, middle - _WIDTH / 2, top, _WIDTH, height)
        return
    left = section.left + item.x
    for column in item.widths:
        width = min(_WIDTH, column - 2 * _EDGE)
        yield SignPlace(page, left + (column - width) / 2, top, width, height)
        left += column
