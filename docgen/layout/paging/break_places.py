"""What flows over the pages: atoms that cannot be cut, and where a page may end between them."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.kinds.parts import ANNOUNCES, CLOSES, IS_TEXT, MAY_OPEN_PAGE, MAY_PART, further_role
from docgen.layout.model.pages import SetItem, SetTable, TableRow
from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class Price:
    """What the end of a page costs at places that are not the best, in lines of white.

    ``inside`` is that within a paragraph or table, of which ``together`` lines stay on either side;
    ``weak`` that where two things should stand together, ``last`` that between two signatures.
    """

    together: int
    inside: float
    weak: float
    last: float


@dataclass(frozen=True, slots=True)
class Atom:
    """One line or table row: which item, which line, how high, and the room wanted before it.

    Of a row of a table ``rows`` are all that stand under its headings.
    """

    item: int
    line: int
    height: float
    space: float
    rows: Sequence[TableRow] = ()


def atoms_of(items: Sequence[SetItem]) -> list[Atom]:
    """Every line and every body row of the items, in order."""
    atoms: list[Atom] = []
    for number, item in enumerate(items):
        before = max(item.space_before, _space_after(items[number - 1]) if number else 0.0)
        if isinstance(item, SetTable):
            rows = [row for row in item.rows if not row.heading]
            for index, row in enumerate(rows):
                space = before + heading_height(item) if index == 0 else 0.0
                atoms.append(Atom(number, index, row.height, space, rows))
        else:
            for index in range(len(item.lines)):
                space = before if index == 0 else 0.0
                atoms.append(Atom(number, index, item.height_of(index), space))
    return atoms


def _space_after(item: SetItem) -> float:
    return item.space_after if isinstance(item, SetTable) else 0.0


def heading_height(item: SetTable) -> float:
    """How high the heading rows of a table are, in points."""
    return sum(row.height for row in item.rows if row.heading)


def page_break_places(
    items: Sequence[SetItem], atoms: Sequence[Atom], price: Price
) -> dict[int, float]:
    """Atoms before which a page may start, and what that costs beside the white it leaves.

    At least ``price.together`` lines of a paragraph stay on either side; the parts before the body
    keep with its first lines; the closing, the signature and as many lines of body stay on one
    page; a list's first item and a table's first rows stay with the sentence that announces them.
    """
    traits = [items[atom.item].traits for atom in atoms]
    first_text = next((i for i, does in enumerate(traits) if IS_TEXT in does), 0)
    closing = _closing_atoms(traits, price.together)
    places: dict[int, float] = {}
    for index in range(first_text + 1, len(atoms)):
        cost = _cost_in_closing if index in closing else _cost
        found = cost(items, atoms, index, price)
        if found is not None:
            places[index] = found
    return places


def _closing_atoms(traits: Sequence[frozenset[str]], together: int) -> set[int]:
    """The atoms that close the document, and those of the text's last lines but the first.

    What closes a text reaches to where another one begins on the same sheet.
    """
    found: set[int] = set()
    closes = False
    for index, does in enumerate(traits):
        opens = CLOSES in does and not closes
        closes = CLOSES in does or (closes and IS_TEXT not in does)
        if opens:
            found.update(range(max(0, index - together + 1), index))
        if closes:
            found.add(index)
    return found


def _cost(
    items: Sequence[SetItem], atoms: Sequence[Atom], index: int, price: Price
) -> float | None:
    """The cost of a page's end in the text; ``None`` where none may be."""
    atom, item = atoms[index], items[atoms[index].item]
    if isinstance(item, SetTable):
        if _keeps_with_above(items, atom, atoms[index - 1], price.together):
            return price.weak
        return price.inside if atom.line else 0.0
    if atom.line == 0:
        return price.weak if _is_announced(items, atom.item) else 0.0
    parted = atom.line >= price.together and len(item.lines) - atom.line >= price.together
    return price.inside if parted else None


def _cost_in_closing(
    items: Sequence[SetItem], atoms: Sequence[Atom], index: int, price: Price
) -> float | None:
    """The same in what closes a text: signatures are not parted, nor do they open a page.

    Where dotted lines are to be written on, a page may end between them; opinions and copies may
    open one, other parts after the signature where that saves much white.
    """
    atom, item = atoms[index], items[atoms[index].item]
    if MAY_PART in item.traits:
        above = _run(items, atoms, index - 1, -1)
        below = _run(items, atoms, index, 1)
        return price.inside if min(above, below) >= price.together else None
    before = items[atoms[index - 1].item]
    goes_on = before.role in (item.role, further_role(item.role)) and not item.keeps_room
    starts = atom.line == 0 and (isinstance(item, SetTable) or not goes_on)
    if not starts or CLOSES not in before.traits:
        return None
    if item.keeps_room:
        return price.last if MAY_OPEN_PAGE in item.traits else None
    return 0.0 if MAY_OPEN_PAGE in item.traits else price.weak


def _run(items: Sequence[SetItem], atoms: Sequence[Atom], index: int, step: int) -> int:
    """How many atoms on end may be parted from each other, from ``index`` on."""
    count = 0
    while 0 <= index < len(atoms) and MAY_PART in items[atoms[index].item].traits:
        count += 1
        index += step
    return count


def _role(item: SetItem) -> str:
    return item.role


def _keeps_with_above(items: Sequence[SetItem], atom: Atom, above: Atom, together: int) -> bool:
    """A table's first row stays with what announces it, totals with the row that they sum up.

    Of a table in the body at least ``together`` lines stand on either side.
    """
    table = items[atom.item]
    if not isinstance(table, SetTable):
        return False
    if atom.line == 0:
        return ANNOUNCES in items[above.item].traits
    rows = atom.rows
    if atom.line >= len(rows) - table.totals:
        return True
    if IS_TEXT not in table.traits:
        return False
    above_it, below = (
        rows[max(0, atom.line - together) : atom.line],
        rows[atom.line : atom.line + together],
    )
    return min(_lines_of(above_it), _lines_of(below)) < together


def _lines_of(rows: Sequence[TableRow]) -> int:
    return sum(max(len(cell.lines) for cell in row.cells) for row in rows)


def _is_announced(items: Sequence[SetItem], number: int) -> bool:
    before = _role(items[number - 1])
    is_list = _role(items[number]) == "item" and before == "paragraph"
    return is_list or before == "section_heading"
