"""What lies over a page of a PDF: fields that were filled in print, notes and stamps are named."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

from docgen.light import dataclass
from docgen.model.letter_data import FILE_NAME
from docgen.reading.cleaning import cleaned_line
from docgen.reading.lines import Aside, LinePlace, Why
from docgen.reading.pdf.glyphs import Glyph
from docgen.reading.said_texts import text_without_brackets

_SWITCHES = ("Off", "Yes", "On")  # what a box to tick holds
_MOST = 2_000  # of one page
_MOST_FILES = 100
_LONGEST = 4_000  # letters of one note
_BYTES = 2  # of a letter as pdfium gives it


@dataclass(frozen=True, slots=True)
class PageOverlay:
    """What lies over a page: its notes and stamps, and the values of its fields."""

    notes: list[tuple[str, Why]]
    values: list[str]

    def asides(self, page: int, drawn: Sequence[Glyph]) -> Iterator[Aside]:
        """What no field of a letter can take: notes, stamps, and values that nothing draws."""
        place = LinePlace(page=page)
        for text, why in self.notes:
            yield Aside(cleaned_line(text), why, place)
        said = (
            text_without_brackets("".join(glyph.with_marks for glyph in drawn))
            if self.values
            else ""
        )
        for value in self.values:
            if text_without_brackets(value) not in said:
                yield Aside(cleaned_line(value), Why.UNKNOWN, place)


def settled_page(document: Any, index: int) -> tuple[Any, PageOverlay]:
    """A page with its filled fields drawn into it; what else lies over it is taken off and told."""
    import pypdfium2.raw as pdfium

    page = document[index]
    notes: list[tuple[str, Why]] = []
    values: list[str] = []
    for number in reversed(range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST))):
        holder = pdfium.FPDFPage_GetAnnot(page.raw, number)
        if not holder:
            continue
        is_field = pdfium.FPDFAnnot_GetSubtype(holder) == pdfium.FPDF_ANNOT_WIDGET
        is_filled = is_field and _value_of(pdfium, holder, b"FT") != "Sig"
        if is_filled:
            values.append(_value_of(pdfium, holder, b"V"))
        else:
            notes += _notes_of(pdfium, holder)
        pdfium.FPDFPage_CloseAnnot(holder)
        if not is_filled:
            pdfium.FPDFPage_RemoveAnnot(page.raw, number)
    if values:
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]  # only so is it read with what was drawn
    told = [value for value in reversed(values) if value.strip() and value not in _SWITCHES]
    return page, PageOverlay(notes[::-1], told)


def attached_files(document: Any) -> Iterator[Aside]:
    """The files that a PDF carries, by name; docgen's own data is none."""
    for number in range(min(document.count_attachments(), _MOST_FILES)):
        name = document.get_attachment(number).get_name()
        if name != FILE_NAME:
            yield Aside(cleaned_line(name), Why.ATTACHED)


def _notes_of(pdfium: Any, holder: Any) -> Iterator[tuple[str, Why]]:
    """A note or stamp with its words; a link has none."""
    kind = pdfium.FPDFAnnot_GetSubtype(holder)
    if kind in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET):
        return
    text = _value_of(pdfium, holder, b"Contents")
    drawn = kind in (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
    if text.strip():
        yield text, Why.STAMP if drawn else Why.COMMENT


def _value_of(pdfium: Any, holder: Any, key: bytes) -> str:
    length = min(pdfium.FPDFAnnot_GetStringValue(holder, key, None, 0), _LONGEST * _BYTES)
    if length <= _BYTES:
        return ""
    buffer = (ctypes.c_ushort * (length // _BYTES + 1))()
    pdfium.FPDFAnnot_GetStringValue(holder, key, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").split("\0")[0]
