"""Draws the status marks of docgen/assets/marks: circles, square, triangle, cross, boxes.

    python tests/makers/make_marks.py [FOLDER]

The files are grey with transparency, 600 dots to the inch at the height a table gives them.
"""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

SIDE = 60
DOTS_PER_METRE = round(600 / 0.0254)
RADIUS = SIDE / 2 - 1
OUTLINE = SIDE * 0.1
SAMPLES = 8
MARKS = ("full", "half", "empty", "target", "square", "triangle", "cross", "box", "box-ticked")
FOLDER = Path(__file__).parents[2] / "docgen" / "assets" / "marks"


def png(mark: str) -> bytes:
    """The picture of one mark."""
    rows = b"".join(
        b"\0" + b"".join(bytes((0, _ink(mark, x, y))) for x in range(SIDE)) for y in range(SIDE)
    )
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 4, 0, 0, 0)
    dots = struct.pack(">IIB", DOTS_PER_METRE, DOTS_PER_METRE, 1)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"pHYs", dots)
        + _chunk(b"IDAT", zlib.compress(rows, 9))
        + _chunk(b"IEND", b"")
    )


def _ink(mark: str, x: int, y: int) -> int:
    """How much of the pixel is black, 0 to 255."""
    steps = [(step + 0.5) / SAMPLES for step in range(SAMPLES)]
    hits = sum(_is_black(mark, x + dx, y + dy) for dx in steps for dy in steps)
    return round(255 * hits / SAMPLES**2)


def _is_black(mark: str, x: float, y: float) -> bool:
    across, down = x - SIDE / 2, y - SIDE / 2
    if mark.startswith("box"):
        frame = max(abs(across), abs(down)) > RADIUS - OUTLINE * 0.6
        return frame or (mark == "box-ticked" and _is_tick(across, down))
    if mark == "square":
        return max(abs(across), abs(down)) <= RADIUS * 0.8
    if mark == "triangle":
        reach = RADIUS * 0.85
        return abs(down) <= reach and abs(across) <= (down + reach) * 0.56
    if mark == "cross":
        near = min(abs(across - down), abs(across + down)) <= OUTLINE * 1.6
        return near and max(abs(across), abs(down)) <= RADIUS * 0.8
    distance = (across**2 + down**2) ** 0.5
    if distance > RADIUS:
        return False
    if mark == "target" and distance <= RADIUS * 0.5:
        return True
    inside = mark == "full" or (mark == "half" and across < 0)
    return inside or distance > RADIUS - OUTLINE


def _is_tick(across: float, down: float) -> bool:
    """A short stroke down to the right, then a long one up."""
    short = abs(down - across - 14) <= OUTLINE and -18 <= across <= -4
    long = abs(down + across * 1.3 - 4.8) <= OUTLINE * 1.3 and -4 <= across <= 18
    return short or long


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checked)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in MARKS:
        (folder / f"{name}.png").write_bytes(png(name))
