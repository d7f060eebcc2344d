"""What stands where in a PDF: every letter with its page and place, by PDFium."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2


@dataclass(frozen=True, slots=True)
class Letter:
    """One printed character: its page from 1, where its advance begins and its ink box ends.

    Places are in points from the upper left corner of the sheet; ``size`` is that of its type,
    ``colour`` is ``rrggbb``.
    """

    text: str
    page: int
    left: float
    baseline: float
    right: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in the order they were drawn, white space left out."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """The characters as one string; ``letters[i]`` prints ``text[i]``."""
        return "".join(letter.text for letter in self.letters)

    def find(self, words: str, start: int = 0) -> Letter | None:
        """The first letter of ``words`` at or after the ``start``-th letter."""
        wanted = squeezed(words)
        at = self.text.find(wanted, start)
        return None if at < 0 else self.letters[at]


def squeezed(text: str) -> str:
    """Text without white space, a split ำ put together again."""
    return "".join(text.split()).replace("\u0e4d\u0e32", "\u0e33")


def read(pdf: Path | bytes) -> list[PageText]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> PageText:
    page = document[number]
    text = page.get_textpage()
    height = page.get_height()
    letters: list[Letter] = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if not character.strip() or character == "\u0002":
            continue
        x, y = _origin(text, index)
        right = text.get_charbox(index, loose=True)[2]
        size = pypdfium2.raw.FPDFText_GetFontSize(text, index)
        one = Letter(character, number + 1, x, height - y, right, size, _colour(text, index))
        if character == "\u0e32" and letters and letters[-1].text == "\u0e4d":
            letters[-1] = replace(one, text="\u0e33")
        else:
            letters.append(one)
    text.close()
    page.close()
    return PageText(tuple(letters))


def _origin(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
    return x.value, y.value


def _colour(text: pypdfium2.PdfTextPage, index: int) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    pypdfium2.raw.FPDFText_GetFillColor(text, index, *parts)
    return "".join(f"{part.value:02x}" for part in parts[:3])
