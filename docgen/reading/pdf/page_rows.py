"""Letters of a page as lines: those that stand at one height, parted where room is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise
from statistics import median

from docgen.light import dataclass
from docgen.reading.pdf.glyphs import Glyph
from docgen.thai.letter_spaces import GAP, mended_spaces

_LEVEL = 0.35  # of the size: letters so near in height stand on one line
_APART = 1.7  # of the size: so much room parts what stands beside each other
_GAP = 0.17  # of the size: a wider gap between two letters is a space
_GAP_BESIDE_SPACES = 0.42  # the same, in a spaced line that has spaces of its own
_TRACKED = 0.06  # of the size: letters that are always so far apart are spaced on purpose


@dataclass(slots=True)
class PagePiece:
    """Letters of one line that stand together."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class PageRow:
    """One line of a page: its pieces from the left; ``ends_in_space`` tells of one at its end."""

    y: float
    size: float
    pieces: list[PagePiece] = field(default_factory=list)
    ends_in_space: bool = False
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.pieces[-1].right


def lines_of_page(glyphs: Sequence[Glyph]) -> list[PageRow]:
    """The lines of a page or of one of its cells, from the top."""
    rows: list[list[Glyph]] = []
    heights: list[float] = []
    for glyph in sorted(glyphs, key=lambda each_glyph: -each_glyph.y):
        if not glyph.text.strip() and not rows:
            continue
        if rows and heights[-1] - glyph.y <= _LEVEL * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
            continue
        rows.append([glyph])
        heights.append(glyph.y)
    made = (
        _row(sorted(row, key=lambda each_glyph: (each_glyph.x, each_glyph.order))) for row in rows
    )
    return [row for row in made if row is not None]


def _row(glyphs: list[Glyph]) -> PageRow | None:
    while glyphs and not glyphs[0].text.strip():
        glyphs = glyphs[1:]
    if not any(glyph.text.strip() for glyph in glyphs):
        return None
    size = median(glyph.size for glyph in glyphs if glyph.text.strip())
    ends_in_space = not glyphs[-1].text.strip()
    while glyphs and not glyphs[-1].text.strip():
        glyphs = glyphs[:-1]
    row = PageRow(glyphs[0].y, size, [], ends_in_space, glyphs)
    gap = _gap_of(glyphs, size)
    for piece in _pieces(glyphs, size):
        text = mended_spaces(_text(piece, gap, size))
        if text:
            row.pieces.append(
                PagePiece(text, piece[0].x, max(each_glyph.right for each_glyph in piece))
            )
    return row if row.pieces else None


def _pieces(glyphs: list[Glyph], size: float) -> list[list[Glyph]]:
    """Letters apart where much room is left between them, in spaces or without."""
    pieces: list[list[Glyph]] = [[]]
    end: float | None = None
    room: list[Glyph] = []
    for glyph in glyphs:
        if not glyph.text.strip():
            room.append(glyph)
            if glyph.is_hidden and end is not None:  # a struck letter stands there
                end = max(end, glyph.right)
            continue
        if end is not None and glyph.x - end > _APART * size:
            pieces.append([])
        elif pieces[-1]:
            pieces[-1] += room
        room = []
        pieces[-1].append(glyph)
        end = max(end if end is not None else glyph.right, glyph.right)
    return [piece for piece in pieces if piece]


def _gap_of(glyphs: list[Glyph], size: float) -> float:
    """How far apart two letters of a line stand at least when a space is meant."""
    steps = [
        after.x - before.right
        for before, after in pairwise(glyphs)
        if before.text.strip() and after.text.strip()
    ]
    usual = median(steps) if steps else 0.0
    if usual <= _TRACKED * size:
        return _GAP * size
    has_spaces = any(not glyph.text.strip() for glyph in glyphs)
    return usual + (_GAP_BESIDE_SPACES if has_spaces else _GAP) * size


def text_of_glyphs(glyphs: list[Glyph], size: float) -> str:
    """The text of some letters of a line."""
    return mended_spaces(_text(glyphs, _gap_of(glyphs, size), size)) if glyphs else ""


def _text(glyphs: list[Glyph], gap: float, size: float) -> str:
    """The letters with spaces where room is left; in a spaced line it is no sign of a space."""
    is_tracked = gap > (_GAP + _TRACKED) * size
    made = ""
    end: float | None = None
    for glyph in glyphs:
        is_space = not glyph.text.strip()
        if end is not None and not is_space and glyph.x - end > gap and not made.endswith(" "):
            made += GAP if is_tracked else " "
        made += " " if is_space else glyph.with_marks
        end = glyph.right if end is None else max(end, glyph.right)
    return made
