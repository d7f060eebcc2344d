"""The receipt stamp on the first page of a received PDF, where nothing else stands."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2

from docgen.layout.text.faces import face_for, families, folders
from docgen.light import dataclass

_DRAWING = Path(__file__).with_name("receipt_stamp.typ")
_SCALE = 0.5  # pixels a point: a place is looked for in steps of two points
_WHITE = 246  # of 255: paper that was scanned is not quite white
_CLEAR = 4.0  # points between the stamp and what stands beside it
_COLOUR = "#1f3a93"
_SPECKS = 0.0005  # of the pixels: dust of a scan


@dataclass(frozen=True, slots=True)
class StampForm:
    """Sizes in points: the stamp, its letters, and how far it stays from the sheet's edges."""

    family: str
    width: float
    height: float
    size: float
    from_edge: float


def stamped_pdf(content: bytes, lines: Sequence[str], form: StampForm) -> bytes | None:
    """The PDF with the stamp on its first page; ``None`` where the page has no room for it.

    The place nearest to the upper right corner is taken. Raises: PdfiumError for no PDF.
    """
    document = pypdfium2.PdfDocument(content)
    try:
        page = document[0]
        place = _free_place(page, form)
        if place is None:
            return None
        stamp = pypdfium2.PdfDocument(_drawn_stamp(lines, form))
        try:
            drawn = stamp.page_as_xobject(0, document).as_pageobject()
            drawn.set_matrix(_matrix(page, *place))
            page.insert_obj(drawn)
            page.gen_content()
        finally:
            stamp.close()
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()
    finally:
        document.close()


def _drawn_stamp(lines: Sequence[str], form: StampForm) -> bytes:
    """The stamp alone, on a page of its own size."""
    import typst

    face = face_for(form.family)
    told = {
        "lines": list(lines),
        "family": families(face),
        "width": form.width,
        "height": form.height,
        "size": form.size,
        "colour": _COLOUR,
    }
    files = {
        "main.typ": _DRAWING.read_bytes(),
        "stamp.json": json.dumps(told, ensure_ascii=False).encode("utf-8"),
    }
    compile_all: Any = typst.compile
    content: bytes = compile_all(
        files, font_paths=folders(face), ignore_system_fonts=True, format="pdf"
    )
    return content


def _free_place(page: pypdfium2.PdfPage, form: StampForm) -> tuple[float, float] | None:
    """Lower left corner of the free place nearest to the upper right, as the page is seen."""
    width, height = page.get_size()
    bitmap = page.render(scale=_SCALE, grayscale=True)
    sums, across, down = _ink(bitmap)
    bitmap.close()
    wide = round((form.width + 2 * _CLEAR) * _SCALE)
    high = round((form.height + 2 * _CLEAR) * _SCALE)
    edge = round((form.from_edge - _CLEAR) * _SCALE)
    best: tuple[float, int, int] | None = None
    for top in range(max(0, edge), down - high - max(0, edge) + 1):
        if best is not None and top > best[0]:
            break
        for left in range(across - wide - max(0, edge), max(0, edge) - 1, -1):
            cost = top + (across - wide - left)
            if best is not None and cost >= best[0]:
                break
            ink = (
                sums[top + high][left + wide]
                - sums[top][left + wide]
                - sums[top + high][left]
                + sums[top][left]
            )
            if ink <= _SPECKS * wide * high:
                best = (cost, left, top)
                break
    if best is None:
        return None
    x = best[1] / _SCALE + _CLEAR
    y = height - best[2] / _SCALE - _CLEAR - form.height
    return min(x, width - form.width - form.from_edge), y


def _ink(bitmap: pypdfium2.PdfBitmap) -> tuple[list[list[int]], int, int]:
    """How much ink lies above and left of each place; the size of the picture."""
    across, down, stride = bitmap.width, bitmap.height, bitmap.stride
    raw = bytes(bitmap.buffer)
    step = stride // across if across else 1
    step = max(1, min(step, bitmap.n_channels))
    sums = [[0] * (across + 1)]
    for row in range(down):
        line = raw[row * stride : row * stride + across * step : step]
        above, current, total = sums[-1], [0], 0
        for column, value in enumerate(line, start=1):
            total += value < _WHITE
            current.append(above[column] + total)
        sums.append(current)
    return sums, across, down


def _matrix(page: pypdfium2.PdfPage, x: float, y: float) -> pypdfium2.PdfMatrix:
    """From the stamp's own corner to its place on the sheet, upright as the page is seen."""
    left, bottom, right, top = page.get_cropbox()
    wide, high = right - left, top - bottom
    turned = page.get_rotation()
    if turned == 90:
        parts = (0, 1, -1, 0, left + wide - y, bottom + x)
    elif turned == 180:
        parts = (-1, 0, 0, -1, left + wide - x, bottom + high - y)
    elif turned == 270:
        parts = (0, -1, 1, 0, left + y, bottom + high - x)
    else:
        parts = (1, 0, 0, 1, left + x, bottom + y)
    return pypdfium2.PdfMatrix(*parts)
