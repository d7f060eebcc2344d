"""What flows over the pages: atoms that cannot be cut, and where a page may end between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.kinds.parts import ANNOUNCES, CLOSES, IS_TEXT, MAY_OPEN_PAGE
from docgen.layout.model.pages import Paragraph, SetTable, TableRow


@dataclass(frozen=True, slots=True)
class Atom:
    """One line or table row: which item, which line, how high, and the room wanted before it."""

    item: int
    line: int
    height: float
    space: float


def atoms_of(items: Sequence[Paragraph | SetTable]) -> list[Atom]:
    """Every line and every body row of the items, in order."""
    atoms: list[Atom] = []
    for number, item in enumerate(items):
        before = max(item.space_before, _space_after(items[number - 1]) if number else 0.0)
        if isinstance(item, SetTable):
            rows = [row for row in item.rows if not row.heading]
            for index, row in enumerate(rows):
                space = before + heading_height(item) if index == 0 else 0.0
                atoms.append(Atom(number, index, row.height, space))
        else:
            for index in range(len(item.lines)):
                space = before if index == 0 else 0.0
                atoms.append(Atom(number, index, item.height_of(index), space))
    return atoms


def _space_after(item: Paragraph | SetTable) -> float:
    return item.space_after if isinstance(item, SetTable) else 0.0


def heading_height(item: SetTable) -> float:
    """How high the heading rows of a table are, in points."""
    return sum(row.height for row in item.rows if row.heading)


def break_places(
    items: Sequence[Paragraph | SetTable], atoms: Sequence[Atom], together: int
) -> set[int]:
    """Atoms before which a page may start.

    At least ``together`` lines of a paragraph stay on either side; the parts before the body keep
    with its first lines; the closing, the signature and at least ``together`` lines of body stay
    on one page, as does each further signature or opinion; a list's first item and a table's first
    rows stay with the sentence that announces them.
    """
    traits = [items[atom.item].traits for atom in atoms]
    places: set[int] = set()
    first_body = next((i for i, does in enumerate(traits) if IS_TEXT in does), 0)
    closing = next((i for i, does in enumerate(traits) if CLOSES in does), len(atoms))
    for index in range(first_body + 1, len(atoms)):
        atom = atoms[index]
        item = items[atom.item]
        if closing - together < index:
            above = items[atoms[index - 1].item]
            opens = MAY_OPEN_PAGE in traits[index] and atom.line == 0
            if opens and (isinstance(item, SetTable) or above.role != item.role):
                places.add(index)
            continue
        if isinstance(item, SetTable):
            if not _keeps_with_above(items, atom, atoms[index - 1], together):
                places.add(index)
        elif atom.line == 0:
            if not _announced(items, atom.item):
                places.add(index)
        elif atom.line >= together and len(item.lines) - atom.line >= together:
            places.add(index)
    return places


def _role(item: Paragraph | SetTable) -> str:
    return item.role


def _keeps_with_above(
    items: Sequence[Paragraph | SetTable], atom: Atom, above: Atom, together: int
) -> bool:
    """A table's first row stays with what announces it, totals with the row that they sum up.

    Of a table in the body at least ``together`` lines stand on either side.
    """
    table = items[atom.item]
    if not isinstance(table, SetTable):
        return False
    if atom.line == 0:
        return ANNOUNCES in items[above.item].traits
    rows = [row for row in table.rows if not row.heading]
    if atom.line >= len(rows) - table.totals:
        return True
    if IS_TEXT not in table.traits:
        return False
    above_it, below = rows[max(0, atom.line - together) : atom.line], rows[atom.line :][:together]
    return min(_lines_of(above_it), _lines_of(below)) < together


def _lines_of(rows: Sequence[TableRow]) -> int:
    return sum(max(len(cell.lines) for cell in row.cells) for row in rows)


def _announced(items: Sequence[Paragraph | SetTable], number: int) -> bool:
    before = _role(items[number - 1])
    is_list = _role(items[number]) == "item" and before == "paragraph"
    return is_list or before == "section_heading"
