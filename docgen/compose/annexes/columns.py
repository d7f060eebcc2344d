"""Shared columns of annex tables: what each is headed, and what it shows of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docgen import standards
from docgen.compose.annexes.board import Board, District, Province
from docgen.model.circular import AnnexRequest
from docgen.model.dossier import Status
from docgen.model.letter import Cell, Column
from docgen.thai.numerals import thai_digits, to_arabic, to_thai


@dataclass(frozen=True, slots=True)
class Region:
    """Provinces summed up under a name; ``is_total`` for the row of all of them."""

    name: str
    provinces: tuple[Province, ...]
    is_total: bool = False

    @property
    def districts(self) -> tuple[District, ...]:
        """The districts of all provinces."""
        return tuple(one for province in self.provinces for one in province.districts)


Unit = Province | District | Region
Show = Callable[[int, Any], Cell]


@dataclass(frozen=True, slots=True)
class Shown:
    """What columns need to know: the board, the words of the tables, and which digits to print."""

    board: Board
    request: AnnexRequest

    @property
    def words(self) -> dict[str, Any]:
        """The fixed words."""
        words: dict[str, Any] = standards.table("statuses")
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


def columns(shown: Shown, names: Sequence[str]) -> list[tuple[Column, Show]]:
    """The columns of those names, one that stands for several spread out."""
    return [one for name in names for one in _COLUMNS[name](shown)]


def _number(shown: Shown) -> list[tuple[Column, Show]]:
    def show(index: int, row: Unit) -> Cell:
        return Cell("" if isinstance(row, Region) and row.is_total else shown.figure(index))

    return [(Column(shown.heading("number"), "center"), show)]


def _province(shown: Shown) -> list[tuple[Column, Show]]:
    def show(_: int, row: Any) -> Cell:
        return Cell(row.province if isinstance(row, District) else row.name)

    return [(Column(shown.heading("province")), show)]


def _district(shown: Shown) -> list[tuple[Column, Show]]:
    return [(Column(shown.heading("district")), lambda _, row: Cell(shown.digits(row.name)))]


def _status(shown: Shown) -> list[tuple[Column, Show]]:
    return [(Column(shown.heading("status")), lambda _, row: status_cell(row.status))]


def _domains(shown: Shown) -> list[tuple[Column, Show]]:
    """A column a domain, headed by its number; the key beneath the table says which it is."""
    recorded, missing = (
        Cell("", one["mark"], one["colour"], one["word"])
        for one in (shown.words["recorded_cell"], shown.words["missing_cell"])
    )

    def show_of(domain: str) -> Show:
        def show(_: int, row: District) -> Cell:
            return missing if domain in row.missing else recorded

        return show

    return [
        (Column(_domain_number(shown, index), "center"), show_of(domain))
        for index, domain in enumerate(shown.board.domains, 1)
    ]


def _domain_number(shown: Shown, index: int) -> str:
    return shown.digits(shown.words["domain_number"].format(number=index))


def _missing(shown: Shown) -> list[tuple[Column, Show]]:
    numbers = {domain: shown.figure(index) for index, domain in enumerate(shown.board.domains, 1)}

    def show(_: int, row: District) -> Cell:
        return Cell(" ".join(numbers[one] for one in row.missing) or shown.words["nothing"])

    return [(Column(shown.heading("missing")), show)]


def _region(shown: Shown) -> list[tuple[Column, Show]]:
    return [(Column(shown.heading("region")), lambda _, row: Cell(row.name))]


def _provinces(shown: Shown) -> list[tuple[Column, Show]]:
    def show(_: int, row: Region) -> Cell:
        return Cell(shown.figure(len(row.provinces)))

    return [(Column(shown.heading("provinces"), "center"), show)]


def _statuses(shown: Shown) -> list[tuple[Column, Show]]:
    def show_of(status: Status) -> Show:
        def show(_: int, row: Region) -> Cell:
            return Cell(shown.figure(sum(one.status is status for one in row.provinces)))

        return show

    return [(Column(one.word, "center"), show_of(one)) for one in shown.board.rules.statuses]


def _percent(shown: Shown) -> list[tuple[Column, Show]]:
    """Provinces that are done, of all of them."""

    def show(_: int, row: Region) -> Cell:
        done = sum(one.status.done for one in row.provinces)
        return Cell(shown.figure(percent(done, len(row.provinces))))

    return [(Column(shown.heading("percent"), "center"), show)]


def _districts_done(shown: Shown) -> list[tuple[Column, Show]]:
    def show(_: int, row: Region) -> Cell:
        districts = row.districts
        done = sum(one.status.done for one in districts)
        ratio = shown.words["ratio"].format(part=done, whole=len(districts))
        return Cell(shown.digits(ratio))

    return [(Column(shown.heading("districts_done"), "center"), show)]


def percent(part: int, whole: int) -> str:
    """``part`` of ``whole`` in hundredths with one decimal, halves rounded up."""
    tenths = (2000 * part + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10}.{tenths % 10}"


_COLUMNS: dict[str, Callable[[Shown], list[tuple[Column, Show]]]] = {
    "number": _number,
    "province": _province,
    "district": _district,
    "status": _status,
    "domains": _domains,
    "missing": _missing,
    "region": _region,
    "provinces": _provinces,
    "statuses": _statuses,
    "percent": _percent,
    "districts_done": _districts_done,
}
