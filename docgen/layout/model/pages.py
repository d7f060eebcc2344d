"""Pages: the Letter set in lines, each at its place; what both writers draw.

Every number here is in points. ``x`` counts from the left margin of the section, ``y`` from the
top edge of the sheet to the top of a line's box (ascent + descent of its face: its pitch).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Position
from docgen.layout.model.set_text import Paragraph, ParagraphStyle
from docgen.light import dataclass
from docgen.thai.marking import Span, stretches_of


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a set table: short text on one or more lines, and a drawn mark before it.

    ``cut`` tells that a word was wider than the cell and had to be cut between letters. ``fill``
    is the colour of its ground; ``framed`` draws its borders in a table that has none. ``spans``
    are what stands out in each line. It covers ``across`` columns and ``down`` rows; where either
    is 0, another cell covers the place.
    """

    lines: tuple[str, ...]
    align: str
    mark: str = ""
    colour: str = ""
    heading: bool = False
    cut: bool = False
    fill: str = ""
    framed: bool = False
    spans: tuple[tuple[Span, ...], ...] = ()
    across: int = 1
    down: int = 1

    def runs(self) -> Iterator[tuple[int, str, Span]]:
        """The text in stretches, each with the number of its line."""
        for number, line in enumerate(self.lines):
            for stretch, span in stretches_of(line, self.spans[number] if self.spans else ()):
                yield number, stretch, span


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its height; heading rows repeat on every page."""

    cells: tuple[TableCell, ...]
    height: float
    heading: bool = False


@dataclass(frozen=True, slots=True)
class CellRoom:
    """The room in the cells of a table, in points.

    ``beside`` is left white at either side of a text, ``above`` over its first line; a drawn mark
    is ``mark`` high and wide.
    """

    beside: float
    above: float
    mark: float


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table at its width: column widths from the left margin, and all its rows, headings first.

    ``x`` is where it starts; ``room`` is that in its cells; ``gaps`` are indexes of columns that
    are only white space between side-by-side blocks (no borders, empty cells). ``borders`` is off
    for a legend. The last ``totals`` rows do not stand alone on a page. ``upright`` is where a
    short cell stands in a high row: ``center`` or ``top``. The room before one that ``keeps_room``
    stands also at the head of a page. ``traits`` are what its role does (``docgen.kinds.parts``).
    """

    style: ParagraphStyle
    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    x: float
    summary: str
    room: CellRoom
    gaps: tuple[int, ...] = ()
    borders: bool = True
    space_before: float = 0.0
    at: Position | None = None
    role: str = "table"
    space_after: float = 0.0
    totals: int = 0
    upright: str = "center"
    traits: frozenset[str] = frozenset()
    keeps_room: bool = False


SetItem = Paragraph | SetTable


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at a fixed place on the sheet: ``left`` and ``y`` from the sheet's corner.

    ``code`` is what it says, when it is a QR code; ``file`` is where it lies, when it is neither
    that nor the emblem. Where it is not ``on_page``, ``y`` counts from the paragraph that has it.
    One that is ``of_sheet`` stays at its place, whatever becomes of the text.
    """

    name: str
    left: float
    y: float
    width: float
    height: float
    description: str
    code: str = ""
    file: str = ""
    on_page: bool = True
    of_sheet: bool = False

    @property
    def moves(self) -> bool:
        """Whether it belongs to the text beside it, as a code, a hand or a seal does."""
        return bool(self.code or self.file) and not self.of_sheet


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines ``first_line`` up to ``last_line`` (exclusive) of a paragraph, or rows of a table.

    Table rows are counted without the heading rows, which are drawn on every page above them.
    ``y`` is the top of the first thing drawn.
    """

    item: SetItem
    y: float
    first_line: int
    last_line: int

    def heights(self) -> tuple[float, ...]:
        """The heights of what is drawn, from above: each line of a paragraph, or a whole table."""
        item, among = self.item, (self.first_line, self.last_line)
        if not isinstance(item, SetTable):
            return tuple(map(item.height_of, range(*among)))
        headings = [row for row in item.rows if row.heading]
        drawn = (*headings, *item.rows[len(headings) :][slice(*among)])
        return (sum(row.height for row in drawn),)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number in its section, what stands on it, its catchword if any.

    ``number_label`` is the printed page number (``- ๒ -``), placed at ``number_y``; both empty on
    a first page. ``catchword`` is a paragraph already placed; ``above`` and ``below`` are the marks
    that every page of the document bears, ``stamp`` a table at its own place over the text.
    """

    number: int
    placed: tuple[Placed, ...]
    pictures: tuple[Picture, ...] = ()
    catchword: Placed | None = None
    page_number: Placed | None = None
    above: Placed | None = None
    below: Placed | None = None
    stamp: Placed | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Pages with one geometry: a letter, or an annex. Margins and sheet in points."""

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A line or frame over the first page of a ruler sheet, from corner to corner of the sheet.

    ``label`` stands at its start; ``frame`` draws the box between the two corners.
    """

    left: float
    top: float
    right: float
    bottom: float
    label: str = ""
    frame: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole letter on its pages.

    ``family`` is the face the DOCX names; ``styles`` are all paragraph styles used, in order of
    first use; ``guides`` are drawn over the first page, in the PDF only; ``date`` is the letter's
    Gregorian date (``None`` for an undated draft); ``data`` are the stretches of the file that the
    letter carries (``docgen.model.letter_data``), those that recur the same objects, or none.
    """

    title: str
    agency: str
    family: str
    sections: tuple[Section, ...]
    styles: tuple[ParagraphStyle, ...]
    emblem: str
    date: datetime.date | None = None
    guides: tuple[Guide, ...] = ()
    data: tuple[bytes, ...] = ()
