"""The pages of a PDF as pictures, drawn in a process of its own: a received letter, a proof."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import field
from functools import partial

from docgen import isolation
from docgen.light import dataclass
from docgen.services.drawn_bands import DrawnBand, mark_of
from docgen.services.drawn_page import PPI, DrawnPage
from docgen.writers.pdf.page_images import page_images

_AT_ONCE = 4
_MOST = 24  # pages that are shown; whoever wants more opens the file
_KEPT = 6


@dataclass(frozen=True, slots=True)
class DrawnPdf:
    """The first pages of a PDF, and how many it has; none where it cannot be drawn."""

    pages: tuple[DrawnPage, ...]
    count: int


@dataclass(slots=True)
class PdfDrawing:
    """Draws PDFs; those drawn last are kept by their content."""

    kept: OrderedDict[str, DrawnPdf] = field(default_factory=OrderedDict)

    def draw_pages(self, content: bytes) -> DrawnPdf:
        """The pages of a PDF, as far as they can be drawn."""
        key = hashlib.sha256(content).hexdigest()
        if key not in self.kept:
            self.kept[key] = drawn_pdf(content)
        self.kept.move_to_end(key)
        while len(self.kept) > _KEPT:
            self.kept.popitem(last=False)
        return self.kept[key]


def drawn_pdf(content: bytes, ppi: float = PPI) -> DrawnPdf:
    """The pages of a PDF as pictures; none of one that its reader does not survive."""
    pages: list[DrawnPage] = []
    count = _AT_ONCE
    while len(pages) < min(count, _MOST):
        first = len(pages) + 1
        try:
            count, made = isolation.run(page_images, content, ppi, first, first + _AT_ONCE - 1)
        except (isolation.OverrunError, isolation.IsolatedError):
            break
        if not made:
            break
        pages += [
            DrawnPage(
                (DrawnBand(partial(bytes, page.png), mark_of(page.png), page.height),),
                page.width,
                page.height,
                (),
            )
            for page in made
        ]
    return DrawnPdf(tuple(pages), count if pages else 0)
