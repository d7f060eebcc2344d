"""The letters of a page by their places, turned upright, marks on the letters they belong to."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from docgen.light import dataclass
from docgen.reading.lines import UNMAPPED
from docgen.reading.pdf.unseen import hide_unseen

_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_OLD_MARKS = range(0xF701, 0xF71B)  # the shifted marks of old fonts, but for ฐ and ญ among them
_OLD_LETTERS = (0xF700, 0xF70F)
_DOUBLED = 0.12  # of the size: a letter printed again so near is the same, drawn bold
_INVISIBLE = 3  # the text render mode that draws nothing
_UNREADABLE = 2.0  # points: nobody reads so small a letter
_TURN = math.pi / 2
_BOLD = 600
_HYPHENS = (0x02, 0xFFFE)  # as pdfium gives one at the end of a line
_AROUND = 4.0  # points
_BESIDE = 2.0  # points: a letter that begins no further beside the sheet is still on it
_AT_END = 0.06  # of the size


@dataclass(slots=True)
class Glyph:
    """One letter: where it begins and ends on its line, the height of the line, its size.

    ``ink`` is the middle of what is drawn, ``marks`` are those that stand on it. Lengths are
    points, upwards and to the right. ``is_drawn`` tells a sign that strokes make.
    """

    text: str
    x: float
    y: float
    right: float
    size: float
    order: int
    is_hidden: bool = False
    turn: int = 0
    is_bold: bool = False
    ink: float = 0.0
    marks: str = ""
    is_drawn: bool = False

    @property
    def with_marks(self) -> str:
        """The letter with its marks."""
        return self.text + self.marks


@dataclass(frozen=True, slots=True)
class SheetOfPage:
    """What of a page is shown: its left, bottom, right and top, in points of the file's own."""

    left: float
    bottom: float
    right: float
    top: float

    def shows(self, glyph: Glyph) -> bool:
        """Whether a letter stands on the sheet."""
        is_across = self.left - _BESIDE <= glyph.x <= self.right + _BESIDE
        return is_across and self.bottom - _BESIDE <= glyph.y <= self.top + _BESIDE

    def corner(self, turn: int) -> tuple[float, float]:
        """The lower left corner of the sheet when its text lies level."""
        return {
            1: (self.bottom, -self.right),
            2: (-self.right, -self.top),
            3: (-self.top, self.left),
        }.get(turn, (self.left, self.bottom))

    def width(self, turn: int) -> float:
        """How wide the sheet is when its text lies level."""
        return self.top - self.bottom if turn % 2 else self.right - self.left


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """A page's letters, upright; ``turned`` stand otherwise than most, some are ``unmapped``."""

    upright: list[Glyph]
    turned: list[Glyph]
    hidden: list[Glyph]
    unmapped: int
    turn: int


def glyphs_of(text_page: Any, most: int, sheet: SheetOfPage | None = None) -> PageGlyphs | None:
    """The letters of a page; ``None`` where there are more than ``most``.

    Those that stand beside the ``sheet`` nobody sees.
    """
    if text_page.count_chars() > most:
        return None
    glyphs = _read_glyphs(text_page)
    hide_unseen(text_page, glyphs)
    unmapped = sum(glyph.text == UNMAPPED for glyph in glyphs)
    seen, hidden = _seen_and_hidden(glyphs, sheet)
    turns = Counter(glyph.turn for glyph in seen if glyph.text.strip())
    turn = turns.most_common(1)[0][0] if turns else 0
    turned = [glyph for glyph in seen if glyph.turn != turn]
    upright = [_turned_glyph(glyph, turn) for glyph in seen if glyph.turn == turn]
    if sheet is not None:
        left, bottom = sheet.corner(turn)
        for glyph in upright:
            glyph.x, glyph.right, glyph.ink = glyph.x - left, glyph.right - left, glyph.ink - left
            glyph.y -= bottom
    return PageGlyphs(_with_marks(_once(upright)), turned, hidden, unmapped, turn)


def _read_glyphs(text_page: Any) -> list[Glyph]:
    """Every letter that the file names on a page, in the order of the file."""
    import pypdfium2.raw as pdfium

    page = text_page.raw
    glyphs = []
    for index in range(text_page.count_chars()):
        if pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(page, index)
        code = ord("-") if code in _HYPHENS else code
        if code == 0 or pdfium.FPDFText_HasUnicodeMapError(page, index):
            code = ord(UNMAPPED)
        glyph = _glyph(pdfium, page, index, code)
        if glyph is not None:
            glyphs.append(glyph)
    return glyphs


def _seen_and_hidden(
    glyphs: list[Glyph], sheet: SheetOfPage | None
) -> tuple[list[Glyph], list[Glyph]]:
    """The letters that a reader sees, and those that are not drawn or lie beside the sheet.

    Where nothing is drawn it is a scan with its text laid under it: that text is seen.
    """
    if sheet is not None:
        for glyph in glyphs:
            glyph.is_hidden |= not sheet.shows(glyph)
    seen = [glyph for glyph in glyphs if not glyph.is_hidden]
    if seen:
        return seen, [glyph for glyph in glyphs if glyph.is_hidden]
    if sheet is None:
        return glyphs, []
    beside = [glyph for glyph in glyphs if not sheet.shows(glyph)]
    return [glyph for glyph in glyphs if sheet.shows(glyph)], beside


def _glyph(pdfium: Any, page: Any, index: int, code: int) -> Glyph | None:
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetCharOrigin(page, index, x, y):
        return None
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    scale, turn = 1.0, 0
    if pdfium.FPDFText_GetMatrix(page, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        turn = round(math.atan2(matrix.b, matrix.a) / _TURN) % 4
        if abs(math.remainder(math.atan2(matrix.b, matrix.a), _TURN)) > 0.2:
            turn = 4 + index % 2  # aslant, as a watermark is
    pdfium.FPDFText_GetLooseCharBox(page, index, box)
    size = (pdfium.FPDFText_GetFontSize(page, index) or 1.0) * scale
    holder = pdfium.FPDFText_GetTextObject(page, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(holder) if holder else 0
    # the far end of the letter, along the line that it stands on
    right = {0: box.right, 1: box.top, 2: box.left, 3: box.bottom}.get(turn, box.right)
    along = right if turn in (0, 2, 4, 5) else x.value
    across = y.value if turn in (0, 2, 4, 5) else right
    is_bold = pdfium.FPDFText_GetFontWeight(page, index) >= _BOLD
    hidden = mode == _INVISIBLE or size <= _UNREADABLE
    made = Glyph(chr(code), x.value, y.value, along, size, index, hidden, turn, is_bold)
    if turn in (1, 3):
        made.right = across
    made.ink = _ink(pdfium, page, index, turn, made)
    return made


def _ink(pdfium: Any, page: Any, index: int, turn: int, glyph: Glyph) -> float:
    """The middle of a letter's ink, along the line that it stands on."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top):
        return (glyph.x + glyph.right) / 2
    if turn in (1, 3):
        return (bottom.value + top.value) / 2
    return (left.value + right.value) / 2


def _turned_glyph(glyph: Glyph, turn: int) -> Glyph:
    """The letter as it stands when its line lies level."""
    x, y, right, ink = glyph.x, glyph.y, glyph.right, glyph.ink
    if turn == 1:
        return replace(glyph, x=y, y=-x)
    if turn == 2:
        return replace(glyph, x=-x, y=-y, right=-right, ink=-ink)
    if turn == 3:
        return replace(glyph, x=-y, y=x, right=-right, ink=-ink)
    return glyph


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Letters that are drawn twice to look bold, once."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept = []
    for glyph in glyphs:
        near = max(_DOUBLED * glyph.size, 0.4)
        cell = (glyph.text, round(glyph.x / _AROUND), round(glyph.y / _AROUND))
        keys = [(cell[0], cell[1] + dx, cell[2] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        twins = (seen[key] for key in keys if key in seen)
        if glyph.text.strip() and any(
            abs(twin.x - glyph.x) < near
            and abs(twin.y - glyph.y) < near
            and (twin.order + 1 < glyph.order or twin.x != glyph.x)  # else a joined ff
            for twin in twins
        ):
            continue
        seen[cell] = glyph
        kept.append(glyph)
    return kept


def is_mark(text: str) -> bool:
    """Whether a character stands above or below a letter."""
    return text in _MARKS or (ord(text) in _OLD_MARKS and ord(text) not in _OLD_LETTERS)


def _with_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """Letters with the marks that stand on them, whichever came first in the file."""
    bases = [each_glyph for each_glyph in glyphs if not is_mark(each_glyph.text)]
    by_place = _by_place(base for base in bases if _bears_marks(base.text))
    before: Glyph | None = None
    alone = []
    for glyph in glyphs:
        if not is_mark(glyph.text):
            before = glyph if _bears_marks(glyph.text) else None
            continue
        holder = _holder(glyph, before, by_place)
        if holder is None:
            alone.append(glyph)
            continue
        holder.marks += glyph.text
        if abs(glyph.y - holder.y) < 0.2 * holder.size:
            holder.right = max(holder.right, min(glyph.x, holder.right + 0.5 * holder.size))
    return [*bases, *alone]


def _bears_marks(text: str) -> bool:
    return "ก" <= text <= "ฮ" or ord(text) in _OLD_LETTERS


def _holder(mark: Glyph, before: Glyph | None, by_place: dict[int, list[Glyph]]) -> Glyph | None:
    """The letter that a mark stands on: the nearest to its ink, the one before it if in doubt."""
    row = round(mark.y / 10)
    near = [glyph for step in (-2, -1, 0, 1, 2) for glyph in by_place.get(row + step, ())]
    near = [near_glyph for near_glyph in near if abs(near_glyph.y - mark.y) < near_glyph.size]
    best = min(near, key=lambda glyph: (_apart(mark, glyph), abs(glyph.y - mark.y)), default=None)
    if best is not None and _is_at_end(mark, best):
        return best
    if before is not None and abs(mark.y - before.y) < 0.8 * before.size:
        least = _apart(mark, best) if best is not None else 0.0
        is_next = 0 <= mark.x - before.right <= 0.6 * before.size and least > 0
        if is_next or _apart(mark, before) <= least + 0.08 * before.size:
            return before
    is_near = best is not None and _apart(mark, best) <= 0.6 * best.size
    return best if is_near else None


def _is_at_end(mark: Glyph, base: Glyph) -> bool:
    """Whether a mark begins where a letter ends and is drawn back over it, as marks are."""
    return _apart(mark, base) == 0 and abs(mark.x - base.right) < _AT_END * base.size


def _apart(mark: Glyph, base: Glyph) -> float:
    """How far the ink of a mark stands beside a letter."""
    return max(base.x - mark.ink, mark.ink - base.right, 0.0)


def _by_place(glyphs: Iterable[Glyph]) -> dict[int, list[Glyph]]:
    found: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        found.setdefault(round(glyph.y / 10), []).append(glyph)
    return found
