"""The pages of any PDF as pictures: whoever made it, as a reader of PDF draws them."""

from __future__ import annotations

import struct
import zlib

from docgen.light import dataclass

_POINTS = 72.0
_MOST_DOTS = 4_000_000  # of one page; a poster is drawn coarser
_LEVEL = 3  # of compression: pictures are shown once


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page: its PNG, and the sheet in points."""

    number: int
    png: bytes
    width: float
    height: float


def page_images(content: bytes, ppi: float, first: int, last: int) -> tuple[int, list[PageImage]]:
    """How many pages there are, and the pictures of those from ``first`` to ``last`` (from 1).

    To be called in a process of its own: the content may be a stranger's. Raises: ValueError, when
    it is no PDF that can be opened.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        count = len(document)
        wanted = range(max(first, 1), min(last, count) + 1)
        return count, [_image(document, number, ppi) for number in wanted]
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    finally:
        document.close()


def _image(document: object, number: int, ppi: float) -> PageImage:
    page = document[number - 1]  # type: ignore[index]
    try:
        width, height = page.get_size()
        scale = ppi / _POINTS
        dots = max(width * height * scale * scale, 1.0)
        scale *= min(1.0, (_MOST_DOTS / dots) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True, fill_color=(255, 255, 255, 255))
        png = _png(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
        )
        bitmap.close()
        return PageImage(number, png, width, height)
    finally:
        page.close()


def _png(dots: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """A PNG of rows of dots, grey, of three colours, or of four bytes each whose last is void."""
    if channels == 4:
        rows = (dots[at * stride : at * stride + width * 4] for at in range(height))
        lines = [bytes(_without_fourth(row)) for row in rows]
    else:
        lines = [dots[at * stride : at * stride + width * channels] for at in range(height)]
    colour = 0 if channels == 1 else 2
    body = zlib.compress(b"".join(b"\0" + line for line in lines), _LEVEL)
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, value) for name, value in parts)


def _without_fourth(row: bytes) -> bytearray:
    made = bytearray(len(row) // 4 * 3)
    for channel in range(3):
        made[channel::3] = row[channel::4]
    return made


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
