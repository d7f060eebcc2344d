"""Numbers as the cells of a table hold them, and the row that sums them up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docgen.light import regex
from docgen.thai.numerals import to_arabic

NOTHING = ("", "-", "–", "—")  # a cell that says there is none
_QUANTITY = regex(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_MARKS = "* _"


def quantity(text: str) -> Decimal | None:
    """The number that a cell holds, with or without commas, in Thai or Arabic digits."""
    written = to_arabic(text.strip(_MARKS))
    return Decimal(written.replace(",", "")) if _QUANTITY.fullmatch(written) else None


def quantities(cells: Sequence[str]) -> list[Decimal] | None:
    """The numbers of a column, its empty cells left out; ``None`` when any cell is no number."""
    found = [quantity(cell) for cell in cells if cell.strip() not in NOTHING]
    numbers = [decimal for decimal in found if decimal is not None]
    return numbers if len(numbers) == len(found) else None


def label_place(row: Sequence[str], word: str) -> int | None:
    """The column where a row calls itself by ``word``, if that is the first thing it says."""
    texts = [cell.strip(_MARKS) for cell in row]
    first = next((at for at, text in enumerate(texts) if text), None)
    return first if first is not None and texts[first].startswith(word) else None
