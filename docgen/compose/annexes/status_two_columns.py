"""The status annex: provinces in two blocks side by side, each with its status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docgen import standards
from docgen.circular import AnnexRequest, Submission
from docgen.compose.words import moment_text, ordinal
from docgen.diagnostics import Position
from docgen.letter import Annex, Block, Cell, Column, Entry, Table
from docgen.thai.numerals import thai_digits, to_arabic, to_thai


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """The provinces of each status, in Thai dictionary order."""

    provinces: dict[str, tuple[str, ...]]

    @property
    def total(self) -> int:
        """How many provinces there are."""
        return sum(len(names) for names in self.provinces.values())

    def of(self, province: str) -> str:
        """The status of one province."""
        return next(status for status, names in self.provinces.items() if province in names)


def status_counts(submissions: Iterable[Submission]) -> StatusCounts:
    """A province is full when each district has every domain of the file, empty with none."""
    recorded: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    asked: set[str] = set()
    for row in submissions:
        asked.add(row.domain)
        domains = recorded[row.province][row.district]
        if row.recorded is not None:
            domains.add(row.domain)
    by_status: dict[str, list[str]] = {name: [] for name in _words()["statuses"]}
    for province in standards.table("provinces")["provinces"]:
        by_status[_status(list(recorded[province].values()), asked)].append(province)
    return StatusCounts({status: tuple(names) for status, names in by_status.items()})


def build(name: str, request: AnnexRequest, counts: StatusCounts, at: Position) -> Annex:
    """Table, notes, legend and the moment the counts stand for, in the order of the sheet."""
    words = _words()
    title = to_thai(request.title or words["title"])
    as_of = Block("as_of", (Entry(_as_of(request, words)),))
    parts: list[Block | Table] = [_table(title, request, counts, words, at)]
    if request.notes:
        parts.append(_notes(request, words))
    parts += [_legend(request, counts, words), as_of]
    return Annex(name, title, tuple(parts), at)


def _words() -> dict[str, Any]:
    words: dict[str, Any] = standards.table("statuses")
    return words


def _status(districts: list[set[str]], asked: set[str]) -> str:
    if not any(districts):
        return "empty"
    return "full" if all(domains == asked for domains in districts) else "half"


def _table(
    title: str, request: AnnexRequest, counts: StatusCounts, words: dict[str, Any], at: Position
) -> Table:
    headings = words["columns"]
    status_of = {one: status for status, names in counts.provinces.items() for one in names}
    rows = [
        (Cell(_figure(index, request)), Cell(province), _status_cell(status_of[province], words))
        for index, province in enumerate(standards.table("provinces")["provinces"], 1)
    ]
    columns = (
        Column(headings["number"], "center"),
        Column(headings["province"]),
        Column(headings["status"]),
    )
    summary = words["summary"].format(title=title, count=_figure(counts.total, request))
    return Table(columns, tuple(rows), summary, side_by_side=2, at=at)


def _status_cell(status: str, words: dict[str, Any]) -> Cell:
    shown = words["statuses"][status]
    return Cell(shown["word"], mark=status, colour=shown["colour"])


def _notes(request: AnnexRequest, words: dict[str, Any]) -> Block:
    many = len(request.notes) > 1
    entries = tuple(
        Entry(_digits(note, request), _digits(ordinal(index), request) if many else "")
        for index, note in enumerate(request.notes, 1)
    )
    return Block("note", entries, words["notes"])


def _legend(request: AnnexRequest, counts: StatusCounts, words: dict[str, Any]) -> Block:
    entries = tuple(
        Entry(
            words["legend_count"].format(
                word=shown["word"], count=_figure(len(counts.provinces[status]), request)
            ),
            mark=status,
            colour=shown["colour"],
        )
        for status, shown in words["statuses"].items()
    )
    return Block("legend", entries)


def _as_of(request: AnnexRequest, words: dict[str, Any]) -> str:
    day, time = moment_text(request.as_of)
    return _digits(words["as_of"].format(day=day, time=time), request)


def _figure(number: int, request: AnnexRequest) -> str:
    return thai_digits(number) if request.digits == "thai" else str(number)


def _digits(text: str, request: AnnexRequest) -> str:
    return to_thai(text) if request.digits == "thai" else to_arabic(text)
