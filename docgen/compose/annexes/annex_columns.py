"""Shared columns of annex tables: what each is headed, and what it shows of a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from docgen import standards, vocabulary
from docgen.compose.annexes.board import Board, Unit
from docgen.light import dataclass
from docgen.model.circular import AnnexRequest
from docgen.model.letter import Cell, Column
from docgen.model.submissions import Level, Status
from docgen.thai.dates import short_date
from docgen.thai.numerals import thai_digits, to_arabic, to_thai


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units summed up under a name; ``is_total`` for the row of all of them.

    ``units`` are of the widest level, ``reporting`` those within them that report.
    """

    name: str
    units: tuple[Unit, ...]
    reporting: tuple[Unit, ...]
    is_total: bool = False


Show = Callable[[int, Any], Cell]


@dataclass(frozen=True, slots=True)
class Shown:
    """What columns need to know: the board, the words of the tables, and which digits to print."""

    board: Board
    request: AnnexRequest

    @property
    def words(self) -> Mapping[str, Any]:
        """The fixed words."""
        words: dict[str, object] = standards.table("statuses")
        return words

    def heading(self, name: str) -> str:
        """The heading of a column."""
        return str(self.words["columns"][name])

    def figure(self, number: int | str) -> str:
        """A number in the digits asked for."""
        return thai_digits(number) if self.request.digits == "thai" else str(number)

    def digits(self, text: str) -> str:
        """A text with its numbers in the digits asked for."""
        return to_thai(text) if self.request.digits == "thai" else to_arabic(text)


def status_cell(status: Status) -> Cell:
    """A status in its word, with its mark and colour."""
    return Cell(status.word, status.mark, status.colour)


def columns_of_annex(shown: Shown, names: Sequence[str]) -> list[tuple[Column, Show]]:
    """The columns of those names, one that stands for several spread out."""
    return [column for name in names for column in _COLUMNS[name](shown)]


def _number(shown: Shown) -> list[tuple[Column, Show]]:
    def show(index: int, row: Unit | UnitGroup) -> Cell:
        return Cell("" if isinstance(row, UnitGroup) and row.is_total else shown.figure(index))

    return [(Column(shown.heading("number"), "center"), show)]


def _widest(shown: Shown) -> list[tuple[Column, Show]]:
    return [level_column(shown, 0)]


def _around(shown: Shown) -> list[tuple[Column, Show]]:
    """The levels around those who report."""
    return [level_column(shown, number) for number in range(len(shown.board.programme.levels) - 1)]


def _lowest(shown: Shown) -> list[tuple[Column, Show]]:
    return [level_column(shown, len(shown.board.programme.levels) - 1)]


def level_column(shown: Shown, number: int) -> tuple[Column, Show]:
    """The names of a level."""
    level = shown.board.programme.levels[number]

    def show(_: int, row: Unit) -> Cell:
        return Cell(shown.digits(row.path[number]) if number < len(row.path) else "")

    return Column(level.name), show


def _status(shown: Shown) -> list[tuple[Column, Show]]:
    return [(Column(shown.heading("status")), lambda _, row: status_cell(row.status))]


def _items(shown: Shown) -> list[tuple[Column, Show]]:
    """A column an item; where it is headed by a number, the key beneath says which it is."""
    return [item_column(shown, index) for index in range(len(shown.board.items))]


def item_column(shown: Shown, index: int) -> tuple[Column, Show]:
    """One item's cells."""
    item = shown.board.items[index]

    def show(_: int, row: Unit) -> Cell:
        cell = (row.cells or {}).get(item)
        return Cell("") if cell is None else _cell(shown, cell)

    is_number = item_form(shown, item) in ("number", "percent")
    return Column(_item_heading(shown, index), "right" if is_number else "center"), show


def item_form(shown: Shown, item: str) -> str:
    """``state``, ``number``, ``percent`` or ``date``."""
    return next(
        (each_item.form for each_item in shown.board.programme.items if each_item.name == item),
        "state",
    )


def _cell(shown: Shown, cell: Any) -> Cell:
    """A state by its mark, a number or a day as it was reported, in the colour of its state."""
    given, state = cell.submission, cell.state
    if given is not None and given.value is not None:
        text = shown.digits(quantity_text(given.value))
        form = item_form(shown, given.item)
        if form == "percent":
            text += "%"
        elif given.target is not None:
            whole = shown.digits(quantity_text(given.target))
            text = shown.words["ratio"].format(part=text, whole=whole)
        return Cell(text, colour=state.colour)
    if given is not None and given.recorded is not None and item_form(shown, given.item) == "date":
        return Cell(shown.digits(short_date(given.recorded)), colour=state.colour)
    return Cell("", state.mark, state.colour, state.word)


def quantity_text(number: float) -> str:
    """``1234`` → ``1,234``, ``87.5`` → ``87.5``."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}".rstrip("0")


def _item_heading(shown: Shown, index: int) -> str:
    word = shown.board.programme.item_word
    if not word:
        return shown.digits(shown.board.items[index])
    return shown.digits(shown.words["item_number"].format(word=word, number=index + 1))


def owed_column(shown: Shown) -> tuple[Column, Show]:
    """What a unit still owes: the numbers of the items, or their names where they have none."""
    programme = shown.board.programme
    names = {
        item: shown.figure(index) if programme.item_word else shown.digits(item)
        for index, item in enumerate(shown.board.items, 1)
    }
    word = programme.item_word or vocabulary.thai("programme_words", "items")
    heading = programme.owed_heading or shown.words["owed"].format(items=word)
    between = " " if programme.item_word else ", "

    def show(_: int, row: Unit) -> Cell:
        owed = row.missing_items(shown.board.items)
        return Cell(between.join(names[name] for name in owed) or shown.words["nothing"])

    return Column(heading), show


def _missing(shown: Shown) -> list[tuple[Column, Show]]:
    """Where there is one item alone, its status says it already."""
    return [owed_column(shown)] if len(shown.board.items) > 1 else []


def _group(shown: Shown) -> list[tuple[Column, Show]]:
    level = shown.board.programme.levels[0]
    is_region = level.key == "province"
    heading = shown.heading("region") if is_region else level.name
    return [(Column(heading), lambda _, row: Cell(row.name))]


def _counted_level(shown: Shown) -> Level:
    """What the rows of a table of groups count: provinces of a region, else those who report."""
    levels = shown.board.programme.levels
    return levels[0] if levels[0].key == "province" else levels[-1]


def _units(shown: Shown) -> list[tuple[Column, Show]]:
    def show(_: int, row: UnitGroup) -> Cell:
        return Cell(shown.figure(len(counted_units(shown, row))))

    heading = shown.words["number_of"].format(unit=_counted_level(shown).name)
    return [(Column(heading, "center"), show)]


def counted_units(shown: Shown, row: UnitGroup) -> tuple[Unit, ...]:
    """The units that a row of groups counts."""
    return row.units if _counted_level(shown) is shown.board.programme.levels[0] else row.reporting


def _statuses(shown: Shown) -> list[tuple[Column, Show]]:
    def show_of(status: Status) -> Show:
        def show(_: int, row: UnitGroup) -> Cell:
            units = counted_units(shown, row)
            return Cell(shown.figure(sum(unit.status.name == status.name for unit in units)))

        return show

    return [
        (Column(each_status.word, "center"), show_of(each_status))
        for each_status in shown.board.programme.statuses
    ]


def _percent(shown: Shown) -> list[tuple[Column, Show]]:
    """Units that are done, of all of them."""

    def show(_: int, row: UnitGroup) -> Cell:
        units = counted_units(shown, row)
        return Cell(shown.figure(percent(sum(unit.status.done for unit in units), len(units))))

    return [(Column(shown.heading("percent"), "center"), show)]


def _reporting_done(shown: Shown) -> list[tuple[Column, Show]]:
    """Those who report that are done; nothing where the row counts them already."""
    lowest = shown.board.programme.lowest_level
    if _counted_level(shown) is lowest:
        return []

    def show(_: int, row: UnitGroup) -> Cell:
        done = sum(unit.status.done for unit in row.reporting)
        ratio = shown.words["ratio"].format(part=done, whole=len(row.reporting))
        return Cell(shown.digits(ratio))

    return [(Column(shown.words["units_done"].format(unit=lowest.name), "center"), show)]


def percent(part: int, whole: int) -> str:
    """``part`` of ``whole`` in hundredths with one decimal, halves rounded up."""
    tenths = (2000 * part + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10}.{tenths % 10}"


_COLUMNS: dict[str, Callable[[Shown], list[tuple[Column, Show]]]] = {
    "number": _number,
    "widest": _widest,
    "around": _around,
    "lowest": _lowest,
    "status": _status,
    "items": _items,
    "missing": _missing,
    "group": _group,
    "units": _units,
    "statuses": _statuses,
    "percent": _percent,
    "reporting_done": _reporting_done,
}
COLUMN_NAMES = tuple(_COLUMNS)
