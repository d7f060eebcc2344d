"""Which part of a drawn page comes from which field, so that page and form find each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field
from itertools import groupby

from docgen.diagnostics import Position
from docgen.kinds.parts import role as part_role
from docgen.layout.model.pages import Page, Picture, Placed, Section, SetTable
from docgen.layout.model.set_text import Line, Paragraph
from docgen.light import dataclass
from docgen.model.dossier import Dossier, Places, ValuePath

_SHEETS, _TWIN, _OFFICE, _SIGNATORY = "sheets", "english_twin", "office", "signatory"
_MARKS = {
    "mark_above": ("secrecy", "copy_kind", "form_code"),
    "mark_below": ("form_code", "secrecy"),
    "receipt": ("corner",),
}
_STAMP = "receipt"


@dataclass(frozen=True, slots=True)
class Region:
    """A box on a page, in points from the sheet's upper left corner, and what printed it.

    ``path`` is the field of the circular by English names and places in lists (``("references",
    1)``; empty where no field of it is known); ``at`` is where the text stands, in the circular or
    in a file of ``config/``; ``role`` is the part of the letter.
    """

    role: str
    path: ValuePath
    at: Position | None
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class FieldFinder:
    """Fields by the place at which their values stand."""

    dossier: Dossier
    _exact: dict[Position, ValuePath] = field(default_factory=dict)
    _ordered: list[tuple[int, int, ValuePath]] = field(default_factory=list)

    def __post_init__(self) -> None:
        dossier = self.dossier
        self._take(dossier.places, ())
        twin = dossier.circular.english_twin is not None
        last = len(dossier.sheets) - 1
        for number, sheet in enumerate(dossier.sheets):
            own: ValuePath = (_TWIN,) if twin and number == last else (_SHEETS, number)
            self._take(sheet.places, own)
        self._ordered.sort(key=lambda region: (region[0], region[1], len(region[2])))

    def path_of(self, at: Position) -> ValuePath:
        """The field whose value stands at ``at`` or nearest before it; empty for none."""
        if at in self._exact:
            return self._exact[at]
        if at.file != self.dossier.places.file:
            return self._in_config(at)
        key = (at.line, at.column)
        place = bisect_right(self._ordered, key, key=lambda region: (region[0], region[1]))
        return self._ordered[place - 1][2] if place else ()

    def path_of_role(self, role: str) -> ValuePath:
        """The first field of the circular that a part of that role prints, if it has one."""
        known = part_role(role)
        prints = (known.prints or (role,)) if known is not None else (role,)
        names = (name for name in _MARKS.get(role, prints) if self.dossier.places.has(name))
        name = next(names, None)
        return () if name is None else (name,)

    def _take(self, places: Places, prefix: ValuePath) -> None:
        for path, at in places.values.items():
            if not path or at.file != self.dossier.places.file:
                continue
            whole = (*prefix, *path)
            known = self._exact.get(at)
            if known is None or (known[: len(prefix)] == prefix and len(whole) > len(known)):
                self._exact[at] = whole
            self._ordered.append((at.line, at.column, whole))

    def _in_config(self, at: Position) -> ValuePath:
        """The field that chose an entry of ``config/``."""
        for places, name in (
            (self.dossier.office_places, _OFFICE),
            (self.dossier.signatory_places, _SIGNATORY),
        ):
            if places is not None and places.file == at.file:
                return (name,)
        return ()


def regions(page: Page, section: Section, fields: FieldFinder) -> Iterator[Region]:
    """Every region of one page, in the order in which it is drawn."""
    for picture in page.pictures:
        yield _of_picture(picture, page, fields)
    for placed in (page.above, *page.placed, page.catchword, page.below, page.stamp):
        if placed is None:
            continue
        if isinstance(placed.item, SetTable):
            role = placed.item.role if placed is not page.stamp else _STAMP
            yield _of_table(placed, placed.item, section, fields, role)
        else:
            yield from _of_paragraph(placed, placed.item, section, fields)


def _of_picture(picture: Picture, page: Page, fields: FieldFinder) -> Region:
    at = _caption_at(picture, page) if picture.code else None
    path: ValuePath = (_SIGNATORY,) if picture.file else () if picture.code else (_OFFICE,)
    place = (picture.left, picture.y, picture.width, picture.height)
    return Region(picture.name, fields.path_of(at) if at is not None else path, at, *place)


def _caption_at(picture: Picture, page: Page) -> Position | None:
    """Where the caption of a code was typed: that under the middle of the code."""
    for placed in page.placed:
        item = placed.item
        if isinstance(item, Paragraph) and any(
            figure.code == picture.code for figure in item.figures
        ):
            middle = next(
                figure.x + figure.size / 2 for figure in item.figures if figure.code == picture.code
            )
            under = (piece for piece in item.head if piece.x < middle < piece.x + piece.width)
            return next((each_piece.at for each_piece in under), item.at)
    return None


def _of_table(
    placed: Placed, item: SetTable, section: Section, fields: FieldFinder, role: str
) -> Region:
    (height,) = placed.heights()
    path = fields.path_of(item.at) if item.at is not None else fields.path_of_role(role)
    width = sum(item.widths)
    return Region(role, path, item.at, section.left + item.x, placed.y, width, height)


def _of_paragraph(
    placed: Placed, item: Paragraph, section: Section, fields: FieldFinder
) -> Iterator[Region]:
    heights = placed.heights()
    path = fields.path_of(item.at) if item.at is not None else fields.path_of_role(item.role)
    beside = [(item.head, placed.y, heights[0])] if placed.first_line == 0 else []
    if placed.last_line == len(item.lines):
        beside.append((item.tail, placed.y + sum(heights[:-1]), heights[-1]))
    for pieces, y, height in beside:
        for at, group in groupby(pieces, key=lambda piece: piece.at):
            if at is not None and at != item.at:
                of_one = list(group)
                first, last = of_one[0], of_one[-1]
                right = last.leader_to or last.x + last.width
                place = (section.left + first.x, y, right - first.x, height)
                yield Region(item.role, fields.path_of(at), at, *place)
    left, right = _extent(placed, item)
    if right > left:
        place = (section.left + left, placed.y, right - left, sum(heights))
        yield Region(item.role, path, item.at, *place)


def _left_edge(line: Line, item: Paragraph) -> float:
    """Where a line begins that its style sets at the right or in the middle."""
    share = {"right": 1.0, "center": 0.5}.get(item.style.align, 0.0)
    return line.x + share * (line.limit - line.x - line.width)


def _extent(placed: Placed, item: Paragraph) -> tuple[float, float]:
    """From where to where the paragraph's own text reaches on this page."""
    lines = item.lines[placed.first_line : placed.last_line]
    lefts = [_left_edge(line, item) for line in lines]
    rights = [line.limit if line.justify else _left_edge(line, item) + line.width for line in lines]
    if placed.first_line == 0:
        own = [piece for piece in item.head if piece.at is None or piece.at == item.at]
        lefts += [piece.x for piece in own]
        rights += [piece.x + piece.width for piece in own]
    if placed.last_line == len(item.lines):
        own = [piece for piece in item.tail if piece.at is None or piece.at == item.at]
        rights += [piece.x + piece.width for piece in own]
    if item.leader_to is not None:
        rights.append(item.leader_to)
    return min(lefts, default=0.0), max(rights, default=0.0)
