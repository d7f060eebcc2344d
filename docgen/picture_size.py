"""The size of a PNG picture, read from its head, and the dots that it needs on paper."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from pathlib import Path

from docgen import opening
from docgen.length import Length

ENDING = ".png"
MOST_BYTES, MOST_DOTS = 20_000_000, 25_000_000

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD, _HEAD_LENGTH, _PIECE = 24, 13, 1_000_000
# By the colours of a PNG: how deep a channel may be, and how many there are.
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# The seven passes of an interlaced picture: first column and step, first row and step.
_INTERLACED = (
    *((0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4)),
    *((0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)),
)
_PRINT_PPI = 300


def dots(height: Length) -> int:
    """How many dots a picture needs to be printed ``height`` high."""
    return round(height.to("in") * _PRINT_PPI)


def dots_across_and_down(content: bytes) -> tuple[int, int] | None:
    """Width and height in dots of the PNG that begins so; ``None`` when it is none."""
    if not content.startswith(_SIGNATURE) or len(content) < _HEAD:
        return None
    width, height = struct.unpack(">II", content[16:_HEAD])
    return width, height


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height in dots of a PNG file; ``None`` when it is none that can be drawn.

    It is one that ends in ``.png``, is whole, holds as many dots as it says, and no more than
    :data:`MOST_DOTS`; so no program that draws it meets a surprise.
    """
    content, _ = opening.content_or_fault(path, MOST_BYTES)
    is_png = content is not None and path.suffix.lower() == ENDING
    return (
        dots_across_and_down(content)
        if is_png and content is not None and _can_be_drawn(content)
        else None
    )


def _can_be_drawn(content: bytes) -> bool:
    """Whether every chunk is there with its checksum, up to the last one, and the dots unpack."""
    packed: list[bytes] = []
    head = b""
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", content[at : at + 8].ljust(8, b"\0"))
        end = at + 12 + length
        checksum = content[end - 4 : end]
        if len(checksum) < 4 or zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(checksum):
            return False
        if not head:
            if kind != b"IHDR" or length != _HEAD_LENGTH:
                return False
            head = content[at + 8 : end - 4]
        if kind == b"IDAT":
            packed.append(content[at + 8 : end - 4])
        at = end
    expected = _unpacked_size(*struct.unpack(">IIBBBBB", head))
    return expected > 0 and _unpacks_to(packed, expected)


def _unpacked_size(
    width: int, height: int, depth: int, colours: int, packing: int, filters: int, order: int
) -> int:
    """Bytes of all rows of dots, each with its filter; 0 where the head makes no sense."""
    is_known = depth in _DEPTHS.get(colours, ()) and packing == filters == 0 and order in (0, 1)
    if not is_known or not 0 < width * height <= MOST_DOTS:
        return 0
    dot = depth * _CHANNELS[colours]
    passes = ((0, 1, 0, 1),) if order == 0 else _INTERLACED
    return sum(_rows_size(width, height, dot, *one_pass) for one_pass in passes)


def _rows_size(
    width: int, height: int, dot: int, left: int, across: int, top: int, down: int
) -> int:
    columns, rows = -(-(width - left) // across), -(-(height - top) // down)
    return rows * (1 + (columns * dot + 7) // 8) if columns > 0 and rows > 0 else 0


def _unpacks_to(packed: list[bytes], expected: int) -> bool:
    """Whether the packed dots are as many as expected; unpacked piece by piece, none is kept."""
    unpacker = zlib.decompressobj()
    found = 0
    try:
        for piece in packed:
            rest = piece
            while rest and found <= expected and not unpacker.eof:
                found += len(unpacker.decompress(rest, _PIECE))
                rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof and found == expected


def aspect_ratio(path: Path) -> float:
    """Width over height of a PNG file; ``ValueError`` when it is none."""
    return _aspect_ratio(path, opening.time_and_size(path))


@lru_cache(maxsize=32)
def _aspect_ratio(path: Path, _time_and_size: tuple[int, int]) -> float:
    """Read again only when the file has changed."""
    found = size_of(path)
    if found is None:
        raise ValueError(f"{path} is not a PNG picture")
    return found[0] / found[1]
