"""Text set in lines: faces, styles, the lines of a paragraph and what stands on them."""

from __future__ import annotations

from docgen.diagnostics import Position
from docgen.light import dataclass
from docgen.thai.marking import Span


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
