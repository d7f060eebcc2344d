"""A picture that cannot be drawn is found before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import picture_size
from docgen.checks.emblem import EMBLEM


def test_a_whole_picture_has_a_size() -> None:
    assert picture_size.size_of(EMBLEM) == picture_size.dots_across_and_down(EMBLEM.read_bytes())


@pytest.mark.parametrize("kept", [0, 8, 24, 33, 40, 0.5, -1, -12])
def test_a_picture_that_is_cut_off_is_none(tmp_path: Path, kept: float) -> None:
    content = EMBLEM.read_bytes()
    end = int(len(content) * kept) if isinstance(kept, float) else int(kept)
    cut = tmp_path / "cut.png"
    cut.write_bytes(content[:end])
    assert picture_size.size_of(cut) is None


def test_a_picture_with_a_spoilt_byte_is_none(tmp_path: Path) -> None:
    content = bytearray(EMBLEM.read_bytes())
    content[len(content) // 2] ^= 0xFF
    spoilt = tmp_path / "spoilt.png"
    spoilt.write_bytes(content)
    assert picture_size.size_of(spoilt) is None
