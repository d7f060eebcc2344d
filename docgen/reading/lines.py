"""What a received file says, line by line, before anybody asks which part of a letter each is."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from docgen.light import dataclass

UNMAPPED = "\ufffd"  # in the place of a letter that a file draws without saying which it is


class Where(StrEnum):
    """In what a line stands."""

    TEXT = "text"
    CELL = "cell"
    BOX = "box"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"


class Why(StrEnum):
    """Why a text of the file is no part of the letter as it was read."""

    HIDDEN = "hidden"
    DELETED = "deleted"
    STRUCK = "struck"
    UNFILLED = "unfilled"
    DRAWN = "drawn"
    MOVED = "moved"
    COMMENT = "comment"
    NOTE = "note"
    HEADER = "header"
    FOOTER = "footer"
    STAMP = "stamp"
    PAGE = "page"
    SYMBOL = "symbol"
    OBJECT = "object"
    ATTACHED = "attached"
    CUT = "cut"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where a line stands: the sheet from 1 where the file tells it, the paragraph or line from 1.

    ``paragraph`` counts the paragraphs of a Word file that are elements of its text, empty ones
    too, from 0; -1 for what is none of them. ``left`` is points from the margin, where known.
    ``box`` is from where to where on the sheet of a PDF: left, bottom, right, top, in points from
    its lower left corner.
    """

    number: int = 0
    page: int = 0
    where: Where = Where.TEXT
    paragraph: int = -1
    left: float | None = None
    box: tuple[float, float, float, float] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that is not taken: what it says, where it stands, why."""

    text: str
    why: Why
    place: LinePlace = LinePlace()


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line; ``starts`` says that a paragraph begins with it, as far as the file tells.

    ``cells`` are what stands beside each other on it, one where nothing does; ``members`` are the
    paragraphs that these stand in, as :class:`LinePlace` counts them. ``table`` counts from 1 the
    table whose row it is, 0 for none. ``new_page`` says that a sheet begins with it.
    ``is_centred`` says that it stands in the middle, ``is_set_off`` that room is left above it,
    ``ends_in_space`` that a space stands at its end, ``is_bold`` that all of it is bold,
    ``is_full`` that it reaches the right margin, or that nobody knows. ``lefts`` are points from
    the margin to each of its cells, where known. ``ends_early`` says that its paragraph must end
    with it, so far it is from the margin; ``room`` is points from its end to the margin, and
    ``inner_left`` from the margin to what follows its first word after more than a space, where
    known.
    """

    text: str
    starts: bool
    place: LinePlace = LinePlace()
    cells: tuple[str, ...] = ()
    members: tuple[int, ...] = ()
    table: int = 0
    new_page: bool = False
    is_centred: bool = False
    is_set_off: bool = False
    ends_in_space: bool = False
    is_bold: bool = False
    is_full: bool = True
    lefts: tuple[float, ...] = ()
    ends_early: bool = False
    room: float | None = None
    inner_left: float | None = None

    @property
    def pieces(self) -> tuple[str, ...]:
        """What stands on it, piece by piece from the left."""
        return self.cells or (self.text,)


TextRows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """All that a file says: its lines in order, its tables, and what is no line of the letter.

    ``tables`` are rows of cells by the number of their table. ``head_lines`` stand in the header
    of the first sheet. ``changes`` counts pending changes (``inserted``, ``deleted``, ``moved``,
    ``formatted``), for what must not go out.
    """

    lines: tuple[ReadLine, ...]
    asides: tuple[Aside, ...] = ()
    tables: dict[int, TextRows] = field(default_factory=dict)
    head_lines: tuple[ReadLine, ...] = ()
    format: str = "text"
    changes: dict[str, int] = field(default_factory=dict)
