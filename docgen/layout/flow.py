"""What flows over the pages: atoms that cannot be cut, and where a page may end between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.layout.pages import Paragraph, SetTable

_CLOSING_ROLES = {
    *("complimentary_close", "signature", "responsible_office", "issue_phrase", "issuer"),
    *("closing_date", "adjourned", "recorder", "checker"),
}
_BODY_ROLES = {"paragraph", "item", "section_heading"}


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
        if isinstance(item, SetTable):
            rows = [row for row in item.rows if not row.heading]
            for index, row in enumerate(rows):
                space = item.space_before + heading_height(item) if index == 0 else 0.0
                atoms.append(Atom(number, index, row.height, space))
        else:
            for index in range(len(item.lines)):
                space = item.space_before if index == 0 else 0.0
                atoms.append(Atom(number, index, item.height_of(index), space))
    return atoms


def heading_height(item: SetTable) -> float:
    """How high the heading rows of a table are, in points."""
    return sum(row.height for row in item.rows if row.heading)


def break_places(
    items: Sequence[Paragraph | SetTable], atoms: Sequence[Atom], together: int
) -> set[int]:
    """Atoms before which a page may start.

    At least ``together`` lines of a paragraph stay on either side; the parts before the body keep
    with its first lines; the closing, the signature and at least ``together`` lines of body stay
    on one page; a list's first item stays with the sentence that announces it.
    """
    roles = [_role(items[atom.item]) for atom in atoms]
    places: set[int] = set()
    first_body = next((i for i, role in enumerate(roles) if role in _BODY_ROLES), 0)
    closing = next((i for i, role in enumerate(roles) if role in _CLOSING_ROLES), len(atoms))
    for index in range(first_body + 1, len(atoms)):
        atom = atoms[index]
        item = items[atom.item]
        if closing - together < index:
            break
        if isinstance(item, SetTable):
            places.add(index)
        elif atom.line == 0:
            if not _announced(items, atom.item):
                places.add(index)
        elif atom.line >= together and len(item.lines) - atom.line >= together:
            places.add(index)
    return places


def _role(item: Paragraph | SetTable) -> str:
    return item.role if isinstance(item, Paragraph) else "table"


def _announced(items: Sequence[Paragraph | SetTable], number: int) -> bool:
    before = _role(items[number - 1])
    is_list = _role(items[number]) == "item" and before == "paragraph"
    return is_list or before == "section_heading"
