"""The size of a picture file, read from its head."""

from __future__ import annotations

import struct
from pathlib import Path

_PNG = b"\x89PNG\r\n\x1a\n"


def aspect_ratio(path: Path) -> float:
    """Width over height of a PNG; ``ValueError`` when the file is none."""
    head = path.read_bytes()[:24]
    if not head.startswith(_PNG):
        raise ValueError(f"{path} is not a PNG picture")
    width, height = struct.unpack(">II", head[16:24])
    return float(width) / float(height)
