"""The size of a picture file, read from its head."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

_PNG = b"\x89PNG\r\n\x1a\n"


def aspect_ratio(path: Path) -> float:
    """Width over height of a PNG; ``ValueError`` when the file is none."""
    about = path.stat()
    return _aspect_ratio(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=32)
def _aspect_ratio(path: Path, _changed: int, _size: int) -> float:
    """Read again only when the file has changed."""
    with path.open("rb") as stream:
        head = stream.read(24)
    if not head.startswith(_PNG):
        raise ValueError(f"{path} is not a PNG picture")
    width, height = struct.unpack(">II", head[16:24])
    return float(width) / float(height)
