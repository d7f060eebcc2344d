"""A list of answers, as a form on the web gives it: when, who, and mostly yes or no.

Its columns are headed by questions, so they are known by what stands in them: the column of names
is the one that names the most recipients, that of the answer the one of the most known words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from docgen import standards
from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.light import dataclass, regex
from docgen.loading import tables
from docgen.loading.fields.suggestions import nearest_joined
from docgen.loading.submissions.submission_checks import NAMES_SHOWN
from docgen.loading.submissions.submission_list import SubmissionList
from docgen.loading.tables.file_rows import Record
from docgen.loading.tables.grids import DataTable, Grid
from docgen.loading.workspace import Workspace, programmes
from docgen.model.submissions import At, Complete, Programme, Submission
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ERA, ThaiDate
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic

_FILE = Path(programmes.__file__).with_name("answers.yaml")
_DAY = regex(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})[/-](\d{1,2})[/-](\d{1,2})")
_ERA_BEGINS = 2400
_MOST_SUGGESTED = 20


@cache
def _base() -> Programme:
    made = programmes.read_programme(_FILE, Workspace(_FILE.parent)).programme
    if made is None:
        raise AssertionError(_FILE)
    return made


def programme_of_answers(recipients: Sequence[str]) -> Programme:
    """What a list of answers says: each of the recipients yes, no, something else, or nothing."""
    paths = tuple((name,) for name in dict.fromkeys(recipients))
    return replace(_base(), complete=Complete(0, paths))


def read_answers(path: Path, recipients: Sequence[str]) -> SubmissionList:
    """The answers at ``path`` of those ``recipients``; of several answers the last one counts."""
    grid = tables.grid(path)
    if isinstance(grid, DataTable):
        return SubmissionList((), grid.found, grid.lines, sources={str(path): grid.lines})
    return _AnswersReader(grid, recipients).run()


def comparable_name(name: str) -> str:
    """A name for comparison: without spaces and without words for what kind of office it is."""
    text = clean(name).replace(" ", "")
    for prefix in standards.table("statuses")["answer_prefixes"]:
        rest = text.removeprefix(prefix)
        if rest != text and rest:
            return rest
    return text


@dataclass(frozen=True, slots=True)
class _AnswerColumns:
    """In which columns a list of answers has names, words for a status and days, from 0."""

    names: int
    said: int | None
    days: int | None


class _AnswersReader:
    def __init__(self, grid: Grid, recipients: Sequence[str]) -> None:
        self.grid = grid
        self.known = {comparable_name(recipient): recipient for recipient in recipients}
        self.states = {
            clean(word).casefold(): state.name for state in _base().states for word in state.words
        }
        self.found = list(grid.found)
        self.other, self.silent = (state.name for state in _base().states[2:])

    def run(self) -> SubmissionList:
        records = [
            record for record in self.grid.records if any(cell.strip() for cell in record.cells)
        ]
        names = self._best(records, self._is_known)
        if names is None:
            headings = [clean(cell) for cell in records[0].cells] if records else []
            params = {"columns": listed_names(headings, NAMES_SHOWN) if records else "-"}
            self.found.append(Diagnostic("DG4141", self.grid.whole_file, params))
            return self._list_of({})
        said = self._best(records, lambda cell: clean(cell).casefold() in self.states)
        days = self._best(records, lambda cell: day_in_cell(cell) is not None)
        columns = _AnswerColumns(names, said, days)
        first = next(at for at, row in enumerate(records) if self._is_known(_cell(row, names)))
        head = max(0, first - 1) if first else -1
        return self._list_of(self._answers(records[head + 1 :], columns))

    def _is_known(self, cell: str) -> bool:
        return comparable_name(cell) in self.known

    def _answers(self, records: Sequence[Record], columns: _AnswerColumns) -> dict[str, Submission]:
        """The last answer of each recipient; who is none, and who answers twice, is told."""
        answers: dict[str, Submission] = {}
        strangers: dict[str, Record] = {}
        twice: dict[str, Record] = {}
        for record in records:
            text = _cell(record, columns.names)
            if not clean(text):
                continue
            name = self.known.get(comparable_name(text))
            if name is None:
                strangers.setdefault(clean(text), record)
            elif self._is_answer(record, columns):
                if name in answers:
                    twice.setdefault(name, record)
                answers[name] = self._answer(name, record, columns)
        self._tell(strangers, twice, columns.names)
        return answers

    def _is_answer(self, record: Record, columns: _AnswerColumns) -> bool:
        """Whether a row says more than who it is for: a list kept by hand names all beforehand."""
        if columns.days is not None and _cell(record, columns.days).strip():
            return True
        if columns.said is not None:
            text = clean(_cell(record, columns.said)).casefold()
            return bool(text) and self.states.get(text) != self.silent
        others = (cell for at, cell in enumerate(record.cells) if at != columns.names)
        return any(cell.strip(" -") and not _is_count(cell) for cell in others)

    def _answer(self, name: str, record: Record, columns: _AnswerColumns) -> Submission:
        text = "" if columns.said is None else clean(_cell(record, columns.said)).casefold()
        state = self.states.get(text, self.other)
        if text and text not in self.states:
            begun = (known for word, known in self.states.items() if word and text.startswith(word))
            state = next(begun, state)
        day = None if columns.days is None else day_in_cell(_cell(record, columns.days))
        at = At(self.grid.locate_row(record))
        return Submission((name,), _base().items[0].name, day, None, at, True, state=state)

    def _best(self, records: Sequence[Record], fits: Callable[[str], bool]) -> int | None:
        """The column with the most cells that fit, the first of several."""
        counts: dict[int, int] = {}
        seen: dict[str, bool] = {}
        for record in records:
            for index, cell in enumerate(record.cells):
                if cell not in seen:
                    seen[cell] = bool(cell.strip()) and fits(cell)
                if seen[cell]:
                    counts[index] = counts.get(index, 0) + 1
        return max(counts, key=lambda index: (counts[index], -index)) if counts else None

    def _tell(self, strangers: dict[str, Record], twice: dict[str, Record], names: int) -> None:
        silent = list(self.known.values())
        for number, (text, record) in enumerate(strangers.items()):
            near = nearest_joined(text, silent) if number < _MOST_SUGGESTED else ""
            at = self._place(record, names)
            code = "DG4142" if near else "DG4143"
            self.found.append(Diagnostic(code, at, {"name": text, "suggestion": near}))
        if twice:
            at = self._place(next(iter(twice.values())), names)
            params = {"count": len(twice), "names": listed_names(list(twice), NAMES_SHOWN)}
            self.found.append(Diagnostic("DG4144", at, params))

    def _place(self, record: Record, column: int) -> Position:
        places = self.grid.locate(record)
        return places[column] if column < len(places) else self.grid.locate_row(record)

    def _list_of(self, answers: dict[str, Submission]) -> SubmissionList:
        sources = {self.grid.file: self.grid.lines}
        return SubmissionList(
            tuple(answers.values()), tuple(self.found), self.grid.lines, sources=sources
        )


def _is_count(cell: str) -> bool:
    return to_arabic(cell.strip()).rstrip(".").isdecimal()


def _cell(record: Record, column: int) -> str:
    return record.cells[column] if column < len(record.cells) else ""


def day_in_cell(text: str) -> ThaiDate | None:
    """The day that a cell begins with, in either era; ``None`` where it begins with none."""
    match = _DAY.match(to_arabic(text.strip()))
    if match is None:
        try:
            return parse_date(text) if text.strip() else None
        except Fault:
            return None
    day, month, year = (
        int(group) for group in (match.groups()[:3] if match[1] else match.groups()[:2:-1])
    )
    year = year if year >= _ERA_BEGINS else year + ERA
    try:
        made = ThaiDate(year, month, day)
        made.gregorian()
    except ValueError:
        return None
    return made
