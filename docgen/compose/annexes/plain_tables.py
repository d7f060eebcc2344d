"""A plain table: any columns in any order, in groups, with sums of the columns that add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from docgen import vocabulary
from docgen.compose.annexes.annex_columns import (
    Shown,
    item_column,
    item_form,
    level_column,
    owed_column,
    percent,
    status_cell,
)
from docgen.compose.annexes.board import Unit
from docgen.diagnostics import Position
from docgen.light import dataclass
from docgen.model.letter import Cell, Column, Table
from docgen.thai.names import clean
from docgen.thai.quantities import quantities, quantity

CellText = Callable[[Unit], str]


@dataclass(frozen=True, slots=True)
class _ShownColumn:
    """A column: what it shows, and as plain text what it adds up."""

    column: Column
    show: Callable[[int, Unit], Cell]
    is_summed: bool = False


def plain_table(shown: Shown, summary: str, at: Position) -> Table:
    """The table that the annex describes; without columns, all levels, items and the status."""
    wanted = shown.request.table
    names = tuple(wanted.columns) if wanted and wanted.columns else _usual(shown)
    group = clean(wanted.group) if wanted and wanted.group else ""
    units = _units(shown, wanted.rows if wanted else None)
    summed = {clean(total) for total in wanted.totals} if wanted else set()
    fields = [_field(shown, clean(name), units, clean(name) in summed) for name in names]
    rows: list[tuple[Cell, ...]] = []
    number = 0
    for title, members in _grouped_units(shown, units, group):
        if group:
            rows.append(_group_row(title, len(fields)))
        for unit in members:
            number += 1
            rows.append(tuple(field.show(number, unit) for field in fields))
        if group and summed:
            word = shown.words["group_total"].format(name=title)
            rows.append(_total_row(shown, fields, members, word))
    if summed:
        rows.append(_total_row(shown, fields, units, shown.words["total"]))
    heads = tuple(field.column for field in fields)
    return Table(heads, tuple(rows), summary, at=at, totals=1 if summed else 0)


def units_in_order(shown: Shown) -> tuple[Unit, ...]:
    """The units of the widest level as the table lists them, where its rows are of that level."""
    wanted = shown.request.table
    if wanted is None or not wanted.group:
        return shown.board.units
    units = _units(shown, wanted.rows)
    if any(each_unit.level for each_unit in units):
        return shown.board.units
    groups = _grouped_units(shown, units, clean(wanted.group))
    return tuple(unit for _, members in groups for unit in members)


def _usual(shown: Shown) -> tuple[str, ...]:
    words = shown.words["plain_columns"]
    levels = [level.name for level in shown.board.programme.levels]
    return (words["number"], *levels, *shown.board.items, words["status"])


def _units(shown: Shown, wanted: str | None) -> tuple[Unit, ...]:
    number = shown.board.programme.level_of(wanted) if wanted else None
    return shown.board.reporting_units if number is None else shown.board.level(number)


def _field(shown: Shown, name: str, units: Sequence[Unit], is_summed: bool) -> _ShownColumn:
    words = {text: key for key, text in shown.words["plain_columns"].items()}
    programme = shown.board.programme
    level = programme.level_of(name)
    if words.get(name) == "number":
        return _ShownColumn(Column(name, "center"), lambda number, _: Cell(shown.figure(number)))
    if words.get(name) == "status":
        return _ShownColumn(Column(name), lambda _, unit: status_cell(unit.status))
    if words.get(name) == "percent":
        return _ShownColumn(Column(name, "right"), lambda _, unit: Cell(_percent(shown, unit)))
    if words.get(name) == "owed":
        column, owed = owed_column(shown)
        return _ShownColumn(column, owed)
    if level is not None:
        column, names = level_column(shown, level)
        return _ShownColumn(column, names)
    if name in shown.board.items:
        column, cells = item_column(shown, shown.board.items.index(name))
        is_number = item_form(shown, name) in ("number", "percent")
        return _ShownColumn(
            Column(shown.digits(name), column.align), cells, is_summed and is_number
        )
    return _of_file(shown, name, units, is_summed)


def _of_file(shown: Shown, name: str, units: Sequence[Unit], is_summed: bool) -> _ShownColumn:
    """A column of the file as it stands there, numbers at the right."""
    texts = [_text(unit, name) for unit in units]
    found = quantities(texts)
    is_number = bool(found)

    def show(_: int, unit: Unit) -> Cell:
        text = _text(unit, name)
        return Cell(shown.digits(_parted_words(text) if is_number and is_summed else text))

    return _ShownColumn(
        Column(shown.digits(name), "right" if is_number else "left"), show, is_summed
    )


def _text(unit: Unit, name: str) -> str:
    """What the unit's row says in a column of the file; of several rows, the first."""
    for cell in (unit.cells or {}).values():
        row: Any = cell.submission.row if cell.submission is not None else None
        if row is not None and hasattr(row, "text"):
            return str(row.text(name) or row.text(vocabulary.english("submissions", name) or name))
    return ""


def _parted_words(text: str) -> str:
    number = quantity(text)
    return text if number is None else f"{number:,}"


def _percent(shown: Shown, unit: Unit) -> str:
    work_counts = unit.work_counts
    if work_counts.percent is not None:
        return shown.figure(f"{work_counts.percent:.1f}")
    return shown.figure(percent(work_counts.recorded, work_counts.asked))


def _grouped_units(
    shown: Shown, units: Sequence[Unit], group: str
) -> list[tuple[str, tuple[Unit, ...]]]:
    """The units by what they have under ``group``, in the order in which that first stands."""
    if not group:
        return [("", tuple(units))]
    level = shown.board.programme.level_of(group)
    found: dict[str, list[Unit]] = {}
    for unit in units:
        name = unit.path[level] if level is not None else _text(unit, group)
        found.setdefault(name, []).append(unit)
    return [(name, tuple(own)) for name, own in found.items()]


def _group_row(title: str, width: int) -> tuple[Cell, ...]:
    return (Cell(title, across=width), *(Cell("", across=0) for _ in range(width - 1)))


def _total_row(
    shown: Shown, fields: Sequence[_ShownColumn], units: Sequence[Unit], word: str
) -> tuple[Cell, ...]:
    """The sums, and the word in the last cell before the first of them."""
    first = next((index for index, field in enumerate(fields) if field.is_summed), len(fields))
    place = max(0, first - 1)
    cells = []
    for index, field in enumerate(fields):
        if field.is_summed:
            cells.append(Cell(_sum(shown, field, units)))
        else:
            cells.append(Cell(word if index == place else ""))
    return tuple(cells)


def _sum(shown: Shown, field: _ShownColumn, units: Sequence[Unit]) -> str:
    name = field.column.heading
    if any(shown.digits(item) == name for item in shown.board.items):
        item = next(each_item for each_item in shown.board.items if shown.digits(each_item) == name)
        values = [_value(unit, item) for unit in units]
        known = [value for value in values if value is not None]
        if item_form(shown, item) == "percent":
            mean = sum(known, Decimal(0)) / len(known) if known else Decimal(0)
            return shown.digits(f"{mean:,.1f}%")
        return shown.digits(f"{sum(known, Decimal(0)):,}")
    numbers = [quantity(_text(unit, name)) or Decimal(0) for unit in units]
    return shown.digits(f"{sum(numbers, Decimal(0)):,}")


def _value(unit: Unit, item: str) -> Decimal | None:
    cell = (unit.cells or {}).get(item)
    given = cell.submission if cell is not None else None
    if given is None or given.value is None:
        return None
    return Decimal(repr(given.value)).normalize() if given.value % 1 else Decimal(int(given.value))
