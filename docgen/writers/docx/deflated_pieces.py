"""The letter's package as a ZIP file whose text is deflated piece by piece.

Every piece ends on a byte of its own, so a piece that many letters share is deflated once and
copied into each of them; only what is a letter's own costs work.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any

from docgen.light import dataclass
from docgen.writers.files import Hashed

_UNIX = 3
_VERSION = 20
_FIRST_DAY = 33  # the first of January 1980 in the two bytes of a ZIP's date
_LEVEL = 6
_END_OF_STREAM = b"\x03\x00"
_LONG = 32_768
_SHORT = 160  # bytes
_POLYNOMIAL = 0xEDB88320
_STORED = struct.Struct("<BHH")  # a block that is not the last: its length, and that inverted
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class DeflatedPiece:
    """A stretch of the text: as it reads, its checksum, and deflated.

    One that ``recurs`` in many letters is not read again for their checksums.
    """

    text: bytes
    checksum: int
    deflated: bytes
    recurs: bool = False


def piece(text: str) -> DeflatedPiece:
    """``text`` deflated on its own."""
    content = text.encode("utf-8")
    return DeflatedPiece(content, zlib.crc32(content), _deflated_stream(content))


def _deflated_stream(content: bytes) -> bytes:
    """A stream that ends on a byte; what is too short to become shorter is stored (RFC 1951)."""
    if len(content) <= _SHORT:
        return _STORED.pack(0, len(content), len(content) ^ 0xFFFF) + content
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(content) + deflater.flush(zlib.Z_FULL_FLUSH)


def joined_pieces(pieces: Sequence[DeflatedPiece]) -> DeflatedPiece:
    """Pieces that recur together, as one."""
    text = b"".join(each_piece.text for each_piece in pieces)
    deflated = b"".join(each_piece.deflated for each_piece in pieces)
    return DeflatedPiece(text, zlib.crc32(text), deflated, recurs=True)


@dataclass(frozen=True, slots=True)
class Shell:
    """A package that lacks only its last members: what lies before them, and its directory.

    ``names`` are theirs, in order; ``read`` is SHA-256 after all that lies before.
    """

    before: bytes
    directory: bytes
    members: int
    names: tuple[bytes, ...]
    read: Any = field(compare=False)

    def fill_members(self, *members: Sequence[DeflatedPiece]) -> bytes:
        """The whole file; each of its last members is pieces one after the other."""
        written, entries = [], [self.directory]
        start = len(self.before)
        for name, pieces in zip(self.names, members, strict=True):
            member, entry = _member(name, pieces, start)
            written.append(member)
            entries.append(entry)
            start += len(member)
        directory = b"".join(entries)
        count = self.members + len(self.names)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
        rest = b"".join((*written, directory, end))
        whole = Hashed(self.before + rest)
        digest = self.read.copy()
        digest.update(rest)
        whole.sha256 = digest.hexdigest()
        return whole


def _member(name: bytes, pieces: Sequence[DeflatedPiece], start: int) -> tuple[bytes, bytes]:
    """A member that begins at ``start``, and its entry in the directory."""
    deflated = b"".join([*(each_piece.deflated for each_piece in pieces), _END_OF_STREAM])
    size = sum(len(each_piece.text) for each_piece in pieces)
    return _framed_member(name, deflated, _checksum(pieces), size, start)


def _framed_member(
    name: bytes, deflated: bytes, checksum: int, size: int, start: int
) -> tuple[bytes, bytes]:
    """A deflated member with its head, and its entry in the directory."""
    facts = (8, 0, _FIRST_DAY, checksum, len(deflated), size, len(name))
    local = _LOCAL.pack(b"PK\3\4", _VERSION, 0, *facts, 0)
    entry = _CENTRAL.pack(
        b"PK\1\2",
        *(_VERSION, _UNIX, _VERSION, 0, 0),
        *(*facts, 0, 0, 0, 0, 0o600 << 16, start),
    )
    return b"".join((local, name, deflated)), entry + name


def package_shell(parts: Sequence[tuple[str, bytes]], *last: str) -> Shell:
    """A package of ``parts`` in that order, to be filled with members called ``last``."""
    members, entries, start = [], [], 0
    for name, content in parts:
        deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = deflater.compress(content) + deflater.flush()
        encoded, checksum = name.encode("ascii"), zlib.crc32(content)
        member, entry = _framed_member(encoded, deflated, checksum, len(content), start)
        members.append(member)
        entries.append(entry)
        start += len(member)
    before, names = b"".join(members), tuple(name.encode("ascii") for name in last)
    return Shell(before, b"".join(entries), len(parts), names, hashlib.sha256(before))


def _checksum(pieces: Sequence[DeflatedPiece]) -> int:
    """The checksum of all pieces together; a long one is not read again for it."""
    checksum = 0
    for each_piece in pieces:
        if len(each_piece.text) < _LONG and not each_piece.recurs:
            checksum = zlib.crc32(each_piece.text, checksum)
        else:
            checksum = _moved_checksum(checksum, _steps(len(each_piece.text))) ^ each_piece.checksum
    return checksum


def _moved_checksum(checksum: int, columns: Sequence[int]) -> int:
    """The checksum times a matrix over the two-element field, given by its columns."""
    moved, bit = 0, 0
    while checksum:
        if checksum & 1:
            moved ^= columns[bit]
        checksum >>= 1
        bit += 1
    return moved


@lru_cache(maxsize=64)
def _steps(length: int) -> tuple[int, ...]:
    """What ``length`` more bytes of zeros do to a checksum, as in zlib's ``crc32_combine``."""
    power = (_POLYNOMIAL, *(1 << bit for bit in range(31)))  # one bit of zero
    result = tuple(1 << bit for bit in range(32))
    bits = length * 8
    while bits:
        if bits & 1:
            result = tuple(_moved_checksum(column, power) for column in result)
        power = tuple(_moved_checksum(column, power) for column in power)
        bits >>= 1
    return result
