"""The questions over a table: which column is the unit, what is reported, what the words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from docgen import standards, vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass, regex
from docgen.loading import tables
from docgen.loading.tables import outside
from docgen.loading.tables.file_rows import Record
from docgen.loading.tables.grids import Grid
from docgen.thai.names import clean

LEVEL, ITEM, NUMBER, DATE, TARGET, NONE = "level", "item", "number", "date", "target", "none"
ROLES = (NONE, LEVEL, ITEM, NUMBER, DATE, TARGET)
ALL, ANY, SHARE, SUM, LATEST = "all", "any", "share", "sum", "latest"
RULES = (ALL, ANY, SHARE, SUM, LATEST)
_HEAD_WITHIN = 15
_MOST_ROWS, _MOST_WORDS, _SAMPLES = 5_000, 40, 3
_FEW = 12  # words: a column of so few says how far something has come
_AMOUNT = regex(r"[0-9๐-๙][0-9๐-๙,.\s]*%?")
_DAY = regex(r"[0-9๐-๙]{1,4}\s?[/. -]\s?\S{1,12}\s?[/. -]\s?[0-9๐-๙]{2,4}")


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column of the table: its heading, what stands in it, and what it most likely is."""

    index: int
    heading: str
    samples: tuple[str, ...]
    filled: int
    different: int
    role: str


@dataclass(frozen=True, slots=True)
class WordSeen:
    """A word that stands in the cells of what is reported, how often, and whether it means done."""

    text: str
    count: int
    means_done: bool = False


@dataclass(frozen=True, slots=True)
class Questions:
    """What is to be asked over a table: its columns and the words in them; how many rows it has."""

    columns: tuple[ColumnSeen, ...]
    words: tuple[WordSeen, ...]
    rows: int


def questions_of(path: Path, items: Sequence[str] = ()) -> Questions:
    """The questions over the table at ``path``; ``items`` are headings known to be reported.

    Raises: Rejected, when it cannot be read as a table.
    """
    grid = tables.grid(path)
    if not isinstance(grid, Grid):
        raise Rejected(grid.found)
    rows = [[clean(cell) for cell in record.cells] for record in grid.records]
    head = _heading(rows)
    if head is None:
        raise Rejected([Diagnostic("DG4002", grid.whole_file)])
    headings, body = rows[head], _rows_below(grid.records[head + 1 :])[:_MOST_ROWS]
    columns = tuple(_columns(headings, body))
    wanted = set(items) or {column.heading for column in columns if column.role == ITEM}
    counted: Counter[str] = Counter()
    for column in columns:
        if column.heading in wanted:
            counted.update(filter(None, (_cell(row, column.index) for row in body)))
    return Questions(columns, _words_seen(counted), len(body))


def _words_seen(counted: Counter[str]) -> tuple[WordSeen, ...]:
    """The words by how often they stand there; where none says that it is done, the first does."""
    words = [text for text, _ in counted.most_common(_MOST_WORDS)]
    done = {word for word in words if _means_done(word)} or set(words[:1])
    return tuple(WordSeen(word, counted[word], word in done) for word in words)


def _means_done(word: str) -> bool:
    known = standards.table("statuses")["entry_words"]
    text = word.casefold()
    if text in known["done"]:
        return True
    ends = tuple(end for end in known["done"] if len(end) > 2)
    return text.endswith(ends) and not any(part in text for part in known["not_done_parts"])


def _rows_below(records: Sequence[Record]) -> list[list[str]]:
    """The rows of the table under its headings, without totals, notes and who signed below it."""
    body, _ = outside.without_column_numbers(list(records))
    kept, _ = outside.split_records(body, least=2)
    rows = [[clean(cell) for cell in record.cells] for record in kept]
    return [row for row in rows if any(row) and not outside.is_total(row)]


def _heading(rows: Sequence[Sequence[str]]) -> int | None:
    """The row of headings: the first of the widest near the top, all of whose texts differ."""
    best, widest = None, 1
    for at, row in enumerate(rows[:_HEAD_WITHIN]):
        texts = [cell for cell in row if cell]
        if len(texts) > widest and len(set(texts)) == len(texts) and at + 1 < len(rows):
            best, widest = at, len(texts)
    return best


def _columns(headings: Sequence[str], body: Sequence[Sequence[str]]) -> list[ColumnSeen]:
    seen = []
    for index, heading in enumerate(headings):
        if not heading or vocabulary.english("recipients", heading) == "number":
            continue
        cells = [cell for row in body if (cell := _cell(row, index))]
        different = list(dict.fromkeys(cells))
        samples = tuple(different[:_SAMPLES])
        seen.append(ColumnSeen(index, heading, samples, len(cells), len(different), NONE))
    unit = _unit(seen, len(body))
    return [_with_role(column_seen, unit, body) for column_seen in seen]


def _unit(seen: Sequence[ColumnSeen], rows: int) -> int:
    """The column that tells the rows apart: the first of texts that all differ."""
    named = [
        column_seen
        for column_seen in seen
        if not all(_AMOUNT.fullmatch(text) for text in column_seen.samples)
    ]
    apart = [
        named_column_seen
        for named_column_seen in named
        if named_column_seen.filled and named_column_seen.different >= 0.9 * rows
    ]
    best = apart[0] if apart else max(named, key=lambda column: column.different, default=None)
    return best.index if best is not None else -1


def _with_role(one: ColumnSeen, unit: int, body: Sequence[Sequence[str]]) -> ColumnSeen:
    cells = [cell for row in body if (cell := _cell(row, one.index))]
    if one.index <= unit:
        role = LEVEL
    elif not cells:
        role = ITEM
    elif all(_DAY.fullmatch(cell) for cell in cells):
        role = DATE
    elif all(_AMOUNT.fullmatch(cell) for cell in cells):
        role = NONE
    else:
        role = ITEM if one.different <= _FEW else NONE
    return ColumnSeen(one.index, one.heading, one.samples, one.filled, one.different, role)


def _cell(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""
