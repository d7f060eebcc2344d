"""Letters that are drawn and that nobody sees: white on white, or transparent."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any, Protocol

from docgen.reading.pdf.page_dots import PageDots

_PALE = 0xF0  # of each colour: so near to white that paper shows none of it
_FAINT = 0x10  # of what lets nothing of the paper through
_CONTRAST = 20  # shades between the lightest and the darkest dot of a letter that is seen


class PlacedGlyph(Protocol):
    """A letter of a page by its place in the file."""

    text: str
    order: int
    is_hidden: bool


def hide_unseen(text_page: Any, glyphs: Iterable[PlacedGlyph]) -> None:
    """Mark as hidden every pale or transparent letter whose place shows one shade alone."""
    picture: PageDots | None = None
    for glyph in glyphs:
        if glyph.is_hidden or not glyph.text.strip() or not _is_pale(text_page.raw, glyph.order):
            continue
        picture = picture or PageDots(text_page.page)
        rows = [row for row in picture.rows(_box(text_page.raw, glyph.order)) if row]
        if rows and max(map(max, rows)) - min(map(min, rows)) < _CONTRAST:
            glyph.is_hidden = True


def _is_pale(page: Any, index: int) -> bool:
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(page, index, red, green, blue, alpha):
        return False
    is_white = min(red.value, green.value, blue.value) >= _PALE
    return is_white or alpha.value < _FAINT


def _box(page: Any, index: int) -> tuple[float, float, float, float]:
    """Where the ink of a letter is: left, bottom, right, top."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value
