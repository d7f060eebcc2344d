"""The totals of a table: worked out where they are asked for, checked where they are typed."""

from __future__ import annotations

from decimal import Decimal

from docgen import standards
from docgen.loading.circular.body_items import PartValues
from docgen.loading.fields.field_reading import Reading
from docgen.model.dossier import ValuePath
from docgen.thai.quantities import label_place, quantities, quantity

_SUM = "="


def fill_totals(reading: Reading, table: PartValues, path: ValuePath) -> None:
    """Put the sums into the last row of ``table`` where it calls itself a total."""
    rows: list[list[str]] = table.get("rows", [])
    heads = table.get("heads", 1)
    if len(rows) <= heads or any(len(row) != len(rows[0]) for row in rows):
        return
    label = label_place(rows[-1], str(standards.table("fixed_words")["total"]))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            is_total = number == len(rows) - 1 and label is not None and column > label
            here = (*path, "rows", number, column)
            if is_total:
                row[column] = _checked_total(
                    reading, rows[heads:-1], column, cell, here, rows[:heads]
                )
            elif cell == _SUM:
                reading.report("DG2103", reading.places.of(*here), here)


def _checked_total(
    reading: Reading,
    body: list[list[str]],
    column: int,
    cell: str,
    here: ValuePath,
    heads: list[list[str]],
) -> str:
    """The total of one column: the sum that is asked for, or what was typed."""
    names = [row[column] for row in heads if row[column]]
    name = names[-1] if names else str(column + 1)
    numbers = quantities([row[column] for row in body])
    if not numbers:
        if cell == _SUM:
            reading.report("DG2102", reading.places.of(*here), here, column=name)
        return cell
    total = sum(numbers, Decimal(0))
    if cell == _SUM:
        return f"{total:,}"
    if quantity(cell) not in (None, total) and not _is_share(names):
        at = reading.places.of(*here)
        reading.report("DG2101", at, column=name, typed=cell, total=f"{total:,}")
    return cell


def _is_share(names: list[str]) -> bool:
    """Whether a column holds shares, rates or means, whose last row is worked out otherwise."""
    words = str(standards.table("fixed_words")["not_summed"]).split()
    return any(word in name for name in names for word in words)
