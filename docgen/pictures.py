"""The size of a PNG picture, read from its head, and the dots that it needs on paper."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from pathlib import Path

from docgen.length import Length

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = 24
_PRINT_PPI = 300


def dots(height: Length) -> int:
    """How many dots a picture needs to be printed ``height`` high."""
    return round(height.to("in") * _PRINT_PPI)


def size(content: bytes) -> tuple[int, int] | None:
    """Width and height in dots of the PNG that begins so; ``None`` when it is none."""
    if not content.startswith(_SIGNATURE) or len(content) < _HEAD:
        return None
    width, height = struct.unpack(">II", content[16:_HEAD])
    return width, height


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height in dots of a PNG file; ``None`` when it is none, or not whole."""
    content = path.read_bytes()
    return size(content) if _is_whole(content) else None


def _is_whole(content: bytes) -> bool:
    """Whether every chunk is there with its checksum, up to the last one."""
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", content[at : at + 8].ljust(8, b"\0"))
        end = at + 12 + length
        checksum = content[end - 4 : end]
        if len(checksum) < 4 or zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(checksum):
            return False
        at = end
    return True


def aspect_ratio(path: Path) -> float:
    """Width over height of a PNG file; ``ValueError`` when it is none."""
    about = path.stat()
    return _aspect_ratio(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=32)
def _aspect_ratio(path: Path, _changed: int, _size: int) -> float:
    """Read again only when the file has changed."""
    found = size_of(path)
    if found is None:
        raise ValueError(f"{path} is not a PNG picture")
    return found[0] / found[1]
