"""Pages from lines: where each ends, its number, its catchword. Plain arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.kinds.parts import GOES_ON, traits
from docgen.layout.model.pages import Page, Placed, SetItem, SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging.break_places import (
    Atom,
    Price,
    atoms_of,
    heading_height,
    page_break_places,
)
from docgen.layout.text.typesetter import Setter
from docgen.light import dataclass
from docgen.standards import table
from docgen.thai import words
from docgen.thai.numerals import to_thai

_CATCHWORD_LETTERS = 6
_RULE = 0.5  # points: Word adds the uppermost line of a table to its height


@dataclass(frozen=True, slots=True)
class Frame:
    """How far down a page may be filled: tops of the first and of later pages, and the bottom.

    Page numbers are ``thai`` or Arabic; ``lowered`` is how much lower than usual they stand.
    """

    first_top: float
    next_top: float
    bottom: float
    catchwords: bool
    thai: bool = True
    lowered: float = 0.0


def pages_of(items: Sequence[SetItem], frame: Frame, setter: Setter) -> tuple[Page, ...]:
    """The items on as many pages as they need."""
    atoms = atoms_of(items)
    ends = _page_ends(items, atoms, frame, setter)
    pages: list[Page] = []
    start = 0
    for number, end in enumerate(ends, start=1):
        top = frame.first_top if number == 1 else frame.next_top
        placed, bottom = _placed_atoms(items, atoms, start, end, top)
        catchword = None
        if end < len(atoms) and frame.catchwords:
            catchword = _catchword(items[atoms[end].item], atoms[end], bottom, setter)
        label = _page_number(number, setter, frame) if number > 1 else None
        pages.append(Page(number, placed, catchword=catchword, page_number=label))
        start = end
    return tuple(pages)


def _page_ends(
    items: Sequence[SetItem], atoms: Sequence[Atom], frame: Frame, setter: Setter
) -> list[int]:
    """Where each page ends: at the place that costs least with the white it leaves."""
    standard = setter.standard
    line = setter.styles["body"].pitch
    page = (frame.bottom - frame.next_top) / line
    price = Price(
        together=int(standard["lines_together"].number),
        inside=standard["short_page_lines"].number,
        weak=standard["white_of_page"].number * page,
        last=standard["white_for_signatures"].number * page,
    )
    places = page_break_places(items, atoms, price)
    catchword = standard.pt("catchword_space") + setter.styles["catchword"].pitch
    foot = frame.bottom - standard.pt("page_break_slack")
    foot_above_catchword = foot - (catchword if frame.catchwords else 0.0)
    ends: list[int] = []
    start, top = 0, frame.first_top
    ruled = sum(isinstance(item, SetTable) and item.borders for item in items)
    last = frame.bottom - standard.pt("last_page_slack") - ruled * _RULE
    while _fits_until(items, atoms, start, top, last) < len(atoms):
        furthest = _fits_until(items, atoms, start, top, foot_above_catchword)
        bare = _fits_until(items, atoms, start, top, foot)
        bottoms = _bottoms(items, atoms, start, bare, top)
        costs = {
            place: places[place] + (foot - bottoms[place - 1 - start]) / line
            for place in range(start + 1, bare + 1)
            if place in places
            and (place <= furthest or not _is_announced(items[atoms[place].item]))
        }
        ends.append(_best_end(atoms, costs, start, max(furthest, start + 1)))
        start, top = ends[-1], frame.next_top
    return [*ends, len(atoms)]


def _bottoms(
    items: Sequence[SetItem], atoms: Sequence[Atom], start: int, end: int, top: float
) -> list[float]:
    """Where each of those atoms ends on a page that begins with the first of them."""
    bottoms: list[float] = []
    for index in range(start, end):
        top += _room_before(items, atoms, index, start) + atoms[index].height
        bottoms.append(top)
    return bottoms


def _fits_until(
    items: Sequence[SetItem], atoms: Sequence[Atom], start: int, top: float, bottom: float
) -> int:
    """The first atom after ``start`` that does not fit; the number of atoms when all do."""
    y = top
    for index in range(start, len(atoms)):
        y += _room_before(items, atoms, index, start) + atoms[index].height
        if y > bottom and index > start:
            return index
    return len(atoms)


def _room_before(items: Sequence[SetItem], atoms: Sequence[Atom], index: int, start: int) -> float:
    atom = atoms[index]
    if index > start or start == 0:
        return atom.space
    item = items[atom.item]
    if atom.line == 0 and item.keeps_room:
        return atom.space
    # At the head of a later page only a table's repeated heading rows take room.
    return heading_height(item) if isinstance(item, SetTable) else 0.0


def _best_end(atoms: Sequence[Atom], costs: dict[int, float], start: int, furthest: int) -> int:
    """The cheapest end, of several the last; where none is allowed, the last end of an item."""
    if costs:
        return min(costs, key=lambda place: (round(costs[place], 3), -place))
    ends = (place for place in range(furthest, start, -1) if atoms[place].line == 0)
    return next(ends, furthest)


def _placed_atoms(
    items: Sequence[SetItem], atoms: Sequence[Atom], start: int, end: int, top: float
) -> tuple[tuple[Placed, ...], float]:
    """Atoms ``start`` to ``end`` as runs of lines at their heights, and where the last one ends."""
    placed: list[Placed] = []
    y = top
    for index in range(start, end):
        atom = atoms[index]
        y += _room_before(items, atoms, index, start)
        if index > start and atoms[index - 1].item == atom.item:
            run = placed[-1]
            placed[-1] = Placed(run.item, run.y, run.first_line, atom.line + 1)
        else:
            item = items[atom.item]
            heads = heading_height(item) if isinstance(item, SetTable) else 0.0
            placed.append(Placed(item, y - heads, atom.line, atom.line + 1))
        y += atom.height
    return tuple(placed), y


def _page_number(number: int, setter: Setter, frame: Frame) -> Placed:
    style = setter.styles["page_number"]
    text = table("wording")["page_number"]["value"].format(number=number)
    text = to_thai(text) if frame.thai else text
    y = _page_number_top(setter) + frame.lowered
    return Placed(setter.paragraph("page_number", style, text), y, 0, 1)


def lowered_by(above: float, setter: Setter) -> float:
    """How much lower than usual a page number stands under marks that reach down to ``above``."""
    return max(0.0, above - _page_number_top(setter))


def _page_number_top(setter: Setter) -> float:
    ascent = setter.styles["page_number"].text.size * setter.standard["face_ascent"].number
    return setter.standard.pt("page_number_from_top") - ascent


def _catchword(item: SetItem, atom: Atom, bottom: float, setter: Setter) -> Placed | None:
    if not _is_announced(item):
        return None
    number, said = _opening(item, atom)
    words_of_next = f"{number} {_first_words(said)}".strip()
    text = table("wording")["catchword"]["value"].format(words=words_of_next)
    space = setter.standard.pt("catchword_space")
    paragraph = setter.paragraph("catchword", setter.styles["catchword"], text, space=space)
    return Placed(paragraph, bottom + space, 0, 1)


def _is_announced(item: SetItem) -> bool:
    """Whether a catchword tells that it follows.

    A ruled table shows by itself that it goes on, and nobody's name stands for a signature.
    """
    return (isinstance(item, Paragraph) and not item.keeps_room) or GOES_ON in traits(item.role)


def _opening(item: SetItem, atom: Atom) -> tuple[str, str]:
    """What a page that begins there says first: a number, if any, and the text."""
    if isinstance(item, SetTable):
        first, *others = [cell.lines[0] for cell in item.rows[atom.line].cells]
        return (first, others[0]) if others and first.endswith(".") else ("", first)
    line = item.lines[atom.line]
    head = [piece.text for piece in item.head] if atom.line == 0 else []
    return "".join(head[:1]), [*head[1:], item.text[line.start : line.end]][0]


def _first_words(line: str) -> str:
    """The words up to the first place a line may end that makes at least a few letters."""
    for place in words.line_break_places(line):
        opening = line[:place].rstrip(" ")
        if len(opening) >= _CATCHWORD_LETTERS:
            return opening
    return line.rstrip(" ")
