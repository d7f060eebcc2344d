"""Pages: the Letter set in lines, each at its place; what both writers draw.

Every number here is in points. ``x`` counts from the left margin of the section, ``y`` from the
top edge of the sheet to the top of a line's box (ascent + descent of its face: its pitch).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Position
from docgen.light import dataclass
from docgen.thai.marking import Span, stretches_of


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A face: size in points, weight, colour as ``rrggbb`` (empty: black), a line under it.

    ``box`` is the side of a box to tick that is drawn in such a text, in points.
    """

    size: float
    bold: bool = False
    colour: str = ""
    underline: bool = False
    box: float = 0.0


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where the letters of a line stand in its box.

    A line of single spacing reaches ``ascent`` above its baseline and ``descent`` below it, both in
    ems; a line of an exact height has ``exact_share`` of that height above its baseline.
    """

    ascent: float
    descent: float
    exact_share: float


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A named style: what Word shows in its style list, and what every paragraph of a role shares.

    ``align`` is ``left``, ``center`` or ``justify`` (Thai distribution); ``space_before`` is in
    points; ``pitch`` is the height of one line of ``text``; ``exact`` tells Word to keep that
    height whatever the face asks for (otherwise single spacing); ``baseline`` is the face's.
    """

    id: str
    name: str
    text: TextStyle
    align: str
    space_before: float
    pitch: float
    baseline: Baseline
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that starts at its own place in a line: a label, a number, the second column of a row.

    ``leader_to`` draws a dotted leader from the end of the text, ``width`` after ``x``, to that
    place. ``at`` is where it was typed, when elsewhere than the running text.
    """

    text: str
    x: float
    style: TextStyle
    leader_to: float | None = None
    width: float = 0.0
    at: Position | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A QR code of ``code``, square, that ends just above a paragraph; ``x`` as a piece's."""

    code: str
    x: float
    size: float
    description: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: ``text[start:end]`` of it, from ``x`` to ``x + width`` unstretched.

    ``limit`` is where the line may end; ``justify`` stretches it to ``limit``. A ``firm`` line is
    one that another program would end inside a word or a name that belongs together.
    """

    start: int
    end: int
    x: float
    width: float
    limit: float
    justify: bool
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its lines.

    ``head`` are the pieces before the running text on the first line (label, number, left column);
    ``first`` and ``hang`` are where the running text starts on the first and the other lines;
    ``limit`` is its right end. ``text`` is the running text, ``spans`` what stands out in it.
    ``space_before`` overrides the style's when the place asks for it (top of a page, room to
    sign). ``tail`` stands after the text on the last line; ``figures`` are drawn above it. The
    room of one that ``keeps_room`` stands also at the head of a page. ``part_of`` is the text that
    had no room on one line, where this is a part of it. ``traits`` are what its role
    does (``docgen.kinds.parts``).
    """

    role: str
    style: ParagraphStyle
    text: str
    lines: tuple[Line, ...]
    first: float
    hang: float
    limit: float
    space_before: float
    head: tuple[Piece, ...] = ()
    leader_to: float | None = None
    at: Position | None = None
    spans: tuple[Span, ...] = ()
    tail: tuple[Piece, ...] = ()
    figures: tuple[Figure, ...] = ()
    traits: frozenset[str] = frozenset()
    keeps_room: bool = False
    part_of: str = ""

    def height_of(self, line: int) -> float:
        """The height of one line: as high as the tallest piece in it asks."""
        if self.style.exact or (line > 0 and not self.tail):
            return self.style.pitch
        return self.style.pitch * self._tallest(line) / self.style.text.size

    def baseline_of(self, line: int) -> float:
        """Where the letters of a line stand, in points below the top of its box."""
        if self.style.exact:
            return self.style.pitch * self.style.baseline.exact_share
        return self._tallest(line) * self.style.baseline.ascent

    def _tallest(self, line: int) -> float:
        """The greatest type size in a line: a label may be greater than the text after it."""
        before = self.head if line == 0 else ()
        after = self.tail if line == len(self.lines) - 1 else ()
        return max((self.style.text.size, *(piece.style.size for piece in (*before, *after))))


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
