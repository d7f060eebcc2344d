"""Pieces of a package read as one text, however short each of them is."""

from __future__ import annotations

import zlib

import pytest

from docgen.writers.docx.deflated_pieces import joined_pieces, piece

TEXTS = ["", "ก", "เรียน " * 9, "x" * 160, "x" * 161, "ข้อความ " * 5000, "ลงชื่อ"]


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[::-1], ["ก"] * 3], ids=["up", "down", "short"])
def test_pieces_inflate_to_their_texts(texts: list[str]) -> None:
    whole = joined_pieces([piece(text) for text in texts])
    content = "".join(texts).encode("utf-8")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    assert inflater.decompress(whole.deflated + b"\x03\x00") == content
    assert inflater.eof
    assert whole.checksum == zlib.crc32(content)


def test_a_short_piece_is_stored_as_it_reads() -> None:
    assert "เรียน".encode() in piece("เรียน").deflated
