"""A PDF printed again as Word prints: each letter at its place, ำ a space and an า."""

from __future__ import annotations

import ctypes
import io
import math
from collections.abc import Iterator
from typing import Any

from tests.helpers.foreign_pdf import FONT, MARKS, advance

_THIN = 3.0  # points: a rule is not thicker
_NEAR = 0.9  # of the size: an ำ so near to the letter before it belongs to it
Letter = tuple[str, float, float, float]  # what it says, where it begins, its size


def printed_as_by_word(content: bytes) -> bytes:
    """The same letters in the same places; every second tone stands after the space of its ำ."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    source, made = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
    face = next(FONT.glob("*Regular*.ttf")).read_bytes()
    buffer = (ctypes.c_uint8 * len(face)).from_buffer_copy(face)
    font = pdfium.FPDFText_LoadFont(made.raw, buffer, len(face), pdfium.FPDF_FONT_TRUETYPE, True)
    for page in source:
        width, height = page.get_size()
        new = made.new_page(width, height)
        _draw_rules(pdfium, page, new, width)
        letters = _as_by_word(list(_letters(pdfium, page)))
        for letter in letters:
            _draw_letter(pdfium, made, new, font, letter)
        new.gen_content()
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _letters(pdfium: Any, page: Any) -> Iterator[Letter]:
    """The letters of a page; a mark begins where its letter ends, whatever the file says.

    So does each letter of a ligature but the first: the file has them all at one place.
    """
    text = page.get_textpage()
    before: tuple[float, float] | None = None  # where the letter before begins and ends
    line = 0.0
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if pdfium.FPDFText_IsGenerated(text.raw, index) == 1 or code in (0, 2, 10, 13, 0xFFFE):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = (pdfium.FPDFText_GetFontSize(text.raw, index) or 1.0) * scale
        said, place = chr(code), x.value
        is_joined = said in MARKS or said == "ำ"
        if before is not None:
            is_ligated = place == before[0] and line == y.value
            if is_ligated or (is_joined and place - before[0] < _NEAR * size):
                place = before[1]
        line = y.value
        if said not in MARKS:
            before = (x.value, place + advance(said) * size)
        yield said, place, y.value, size


def _as_by_word(letters: list[Letter]) -> list[Letter]:
    """A space rides on the letter before it; an ำ is a space and an า."""
    made: list[Letter] = []
    for number, (said, x, y, size) in enumerate(letters):
        if said not in (" ", "ำ") or not made:
            made.append((said, x, y, size))
            continue
        tone = made.pop() if said == "ำ" and made[-1][0] in MARKS and number % 2 else None
        made[-1] = (made[-1][0] + " ", *made[-1][1:])
        made += [tone] if tone is not None else []
        made += [("า", x, y, size)] if said == "ำ" else []
    return made


def _draw_letter(pdfium: Any, document: Any, page: Any, font: Any, letter: Letter) -> None:
    said, x, y, size = letter
    piece = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, size)
    words = ctypes.c_char_p((said + "\0").encode("utf-16-le"))
    pdfium.FPDFText_SetText(piece, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)))
    pdfium.FPDFPageObj_Transform(piece, 1, 0, 0, 1, x, y)
    pdfium.FPDFPage_InsertObject(page.raw, piece)


def _draw_rules(pdfium: Any, page: Any, new: Any, width: float) -> None:
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = item.get_pos() if hasattr(item, "get_pos") else item.get_bounds()
        if right - left > 0.98 * width or min(right - left, top - bottom) >= _THIN:
            continue
        sides = max(right - left, 0.4), max(top - bottom, 0.4)
        rule = pdfium.FPDFPageObj_CreateNewRect(left, bottom, *sides)
        pdfium.FPDFPath_SetDrawMode(rule, 1, 0)
        pdfium.FPDFPage_InsertObject(new.raw, rule)
