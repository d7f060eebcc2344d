"""A page as it is seen: the shades of grey in any place of it."""

from __future__ import annotations

from typing import Any

_SCALE = 4.0  # dots of a point
_MOST_DOTS = 4_000  # of one side of a sheet


class PageDots:
    """A page as it is seen, in shades of grey."""

    def __init__(self, page: Any) -> None:
        width, height = page.get_size()
        scale = min(_SCALE, _MOST_DOTS / max(width, height, 1.0))
        picture = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
        self._size = picture.width, picture.height
        self._stride = picture.stride
        self._dots = bytes(picture.buffer)
        self._page = page
        picture.close()

    def rows(self, box: tuple[float, float, float, float]) -> list[bytes]:
        """The shades in a place of the file, row by row; no rows where it is off the sheet."""
        (left, top), (right, bottom) = self._dot(box[0], box[3]), self._dot(box[2], box[1])
        left, right = sorted((left, right))
        top, bottom = sorted((top, bottom))
        across = slice(max(0, left), min(self._size[0], right + 1))
        return [
            self._dots[row * self._stride :][: self._size[0]][across]
            for row in range(max(0, top), min(self._size[1], bottom + 1))
        ]

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        import ctypes

        import pypdfium2.raw as pdfium

        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page.raw, 0, 0, *self._size, 0, x, y, across, down)
        return across.value, down.value
