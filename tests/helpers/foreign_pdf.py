"""PDFs as other programs make them: each letter of a line at the place that the case asks for."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FONT = Path(__file__).parents[2] / "docgen" / "assets" / "fonts"
MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"
SIZE = 16.0
LEFT, TOP, PITCH, WIDTH, HEIGHT = 85.0, 780.0, 21.0, 595.0, 842.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, how far in it begins, the room added after each letter."""

    text: str
    indent: float = 0.0
    tracking: float = 0.0
    size: float = SIZE


def drawn(
    path: Path,
    pages: Sequence[Sequence[Line]],
    *,
    turn: int = 0,
    rotate: int = 0,
    marks_last: bool = False,
    twice: bool = False,
    spaces: bool = False,
    beside: Sequence[Sequence[Line]] = (),
) -> Path:
    """A PDF of these pages.

    ``turn`` draws the text in quarter turns, ``rotate`` has the viewer turn the page; with
    ``marks_last`` all marks are drawn after all letters, with ``twice`` every letter twice; with
    ``spaces`` a
    space is a letter of its own, else only room is left for it. ``beside`` are columns that
    follow the first page's text in the file and stand beside it.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument.new()
    content = next(FONT.glob("*Regular*.ttf")).read_bytes()
    buffer = (ctypes.c_uint8 * len(content)).from_buffer_copy(content)
    font = pdfium.FPDFText_LoadFont(
        document.raw, buffer, len(content), pdfium.FPDF_FONT_TRUETYPE, True
    )
    for lines in pages:
        sides = (HEIGHT, WIDTH) if turn % 2 else (WIDTH, HEIGHT)
        page = document.new_page(*sides)
        columns = (lines, *(beside if lines is pages[0] else ()))
        letters = [
            one
            for column in columns
            for at, line in enumerate(column)
            for one in _places(line, TOP - at * PITCH, spaces)
        ]
        if marks_last:
            letters.sort(key=lambda one: one[0][0] in MARKS)
        for said, x, y, size in letters * (2 if twice else 1):
            _put(pdfium, document, page, font, said, x, y, size, turn)
        page.gen_content()
        page.set_rotation(rotate)
    document.save(str(path))
    return path


def _places(line: Line, y: float, spaces: bool) -> list[tuple[str, float, float, float]]:
    """Each letter of a line with its place."""
    made = []
    x = LEFT + line.indent
    for said in line.text:
        if said == " " and spaces and made:  # a space alone is no text to some programs
            made[-1] = (made[-1][0] + said, *made[-1][1:])
        elif said != " ":
            made.append((said, x, y, line.size))
        if said not in MARKS:
            x += advance(said) * line.size + line.tracking
    return made


def _put(
    pdfium: Any,
    document: Any,
    page: Any,
    font: Any,
    said: str,
    x: float,
    y: float,
    size: float,
    turn: int,
) -> None:
    piece = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, size)
    text = (said + "\0").encode("utf-16-le")
    words = ctypes.cast(ctypes.c_char_p(text), ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFText_SetText(piece, words)
    cos, sin = round(math.cos(turn * math.pi / 2)), round(math.sin(turn * math.pi / 2))
    place = {0: (x, y), 1: (HEIGHT - y, x), 2: (WIDTH - x, HEIGHT - y), 3: (y, WIDTH - x)}[turn]
    pdfium.FPDFPageObj_Transform(piece, cos, sin, -sin, cos, *place)
    pdfium.FPDFPage_InsertObject(page.raw, piece)


@cache
def _font() -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(next(FONT.glob("*Regular*.ttf")))


def advance(said: str) -> float:
    """How far a letter moves the next one, as a part of its size."""
    font = _font()
    name = font.getBestCmap().get(ord(said), ".notdef")
    return float(font["hmtx"][name][0]) / float(font["head"].unitsPerEm)
