"""PNG files, good and bad, made dot by dot."""

from __future__ import annotations

import struct
import zlib

from tests.helpers.scale import times

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def picture(
    width: int = 700,
    height: int = 745,
    *,
    head: tuple[int, ...] = (8, 0, 0, 0, 0),
    rows: bytes | None = None,
    packed: bytes | None = None,
) -> bytes:
    """A grey PNG; ``rows`` are its bytes before packing, ``packed`` those after."""
    if packed is None:  # what is packed already may stand for gigabytes
        packed = zlib.compress((b"\0" + b"\x80" * width) * height if rows is None else rows, 9)
    described = struct.pack(">IIBBBBB", width, height, *head)
    return SIGNATURE + chunk(b"IHDR", described) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def nothing_by_the_million() -> bytes:
    packer = zlib.compressobj(9)
    pieces = [packer.compress(bytes(10_000_000)) for _ in range(times(12, 150))]
    return b"".join(pieces) + packer.flush()


def swelling() -> bytes:
    """1.5 MB that unpack to gigabytes."""
    packer = zlib.compressobj(9)
    packed = (
        b"".join(packer.compress(bytes(10_000_000)) for _ in range(times(12, 150))) + packer.flush()
    )
    return picture(40_000, 37_500, packed=packed)


def swelling_in_secret() -> bytes:
    """A small picture whose dots go on for gigabytes."""
    packer = zlib.compressobj(9)
    packed = (
        b"".join(packer.compress(bytes(10_000_000)) for _ in range(times(12, 150))) + packer.flush()
    )
    return picture(packed=packed)


BAD = {
    "no picture": lambda: b"GIF89a" + bytes(100),
    "empty": lambda: b"",
    "head alone": lambda: picture()[:40],
    "cut off": lambda: picture()[:-20],
    "nothing high": lambda: picture(700, 0),
    "nothing wide": lambda: picture(0, 700),
    "dots that do not unpack": lambda: picture(packed=b"no packed dots"),
    "too few dots": lambda: picture(rows=b"\0" * 1000),
    "too many dots": lambda: picture(rows=bytes(701 * 745 + 1)),
    "colours that are none": lambda: picture(head=(8, 5, 0, 0, 0)),
    "a depth that is none": lambda: picture(head=(7, 0, 0, 0, 0)),
    "another packing": lambda: picture(head=(8, 0, 1, 0, 0)),
    "no dots": lambda: (
        SIGNATURE
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 700, 745, 8, 0, 0, 0, 0))
        + chunk(b"IEND", b"")
    ),
    "no head": lambda: SIGNATURE + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b""),
    "a short head": lambda: SIGNATURE + chunk(b"IHDR", b"\0" * 5) + chunk(b"IEND", b""),
    "swelling": swelling,
    "swelling in secret": swelling_in_secret,
}
