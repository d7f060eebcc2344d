"""The rows of a list of recipients as they stand in its file, a window of them at a time."""

from __future__ import annotations

from docgen.light import dataclass
from docgen.loading.tables.grids import Grid
from docgen.loading.workspace import Workspace, recipients
from docgen.services.list_grid import EDITABLE, head_of, mark_of, shown_heading
from docgen.thai.numerals import to_arabic

WINDOW = 50


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row: its number as the list's own program counts it, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListWindow:
    """Some rows of a list under its headings.

    ``first`` is the place of the first of them among those ``matching``; ``count`` are all rows
    below the headings, ``people`` those of recipients, ``head`` is the row of headings and ``new``
    the number of the next new row. ``mark`` tells this state of the file from a later one.
    """

    headings: tuple[str, ...]
    rows: tuple[PlainRow, ...]
    first: int
    matching: int
    count: int
    head: int
    new: int
    mark: str
    is_editable: bool
    people: int = 0

    @property
    def previous_start(self) -> int:
        """Where the window before begins; -1 where there is none."""
        return max(self.first - WINDOW, 0) if self.first else -1

    @property
    def next_start(self) -> int:
        """Where the next window begins; -1 where there is none."""
        return self.first + WINDOW if self.first + WINDOW < self.matching else -1


def list_window(
    workspace: Workspace, name: str, first: int = 0, words: str = ""
) -> ListWindow | None:
    """The rows from the place ``first`` of those that have every one of the words.

    ``None`` when there is no such list.
    """
    path = workspace.recipients(name)
    if path is None:
        return None
    grid = recipients.grid_of(path)
    if not isinstance(grid, Grid):
        return ListWindow((), (), 0, 0, 0, 0, 0, mark_of(path), False)
    read = recipients.read_recipients(path)
    head = head_of(grid, read)
    headings = next((record.cells for record in grid.records if record.number == head), ())
    rows = _rows_below(grid, head, has_headings=bool(read.recipients or read.spoilt))
    wanted = to_arabic(words).split()
    found = [row for row in rows if _has(row, wanted)] if wanted else rows
    start = first if 0 <= first < len(found) else 0
    return ListWindow(
        headings=tuple(shown_heading(heading) for heading in headings),
        rows=tuple(found[start : start + WINDOW]),
        first=start,
        matching=len(found),
        count=len(rows),
        head=head,
        new=max((row.number for row in rows), default=head) + 1,
        mark=mark_of(path),
        is_editable=path.suffix.lower() in EDITABLE,
        people=len(read.recipients) + len(read.spoilt),
    )


def _rows_below(grid: Grid, head: int, *, has_headings: bool) -> list[PlainRow]:
    """The rows under the headings in row ``head``; headings of other words are a row to mend."""
    first = head if head and not has_headings else head + 1
    return [
        PlainRow(record.number, tuple(record.cells))
        for record in grid.records
        if record.number >= first and (record.number == head or any(map(str.strip, record.cells)))
    ]


def _has(row: PlainRow, words: list[str]) -> bool:
    whole = to_arabic(" ".join(row.cells))
    return all(word in whole for word in words)
