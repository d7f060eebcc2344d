"""The office's own emblem, checked at the height it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.checks.emblem import emblem_faults
from docgen.length import Length
from docgen.loading.circular.surroundings import picture_file
from tests.helpers.small_pictures import png

HEIGHT = Length.parse("30 mm")


@pytest.mark.parametrize(
    ("content", "codes", "why"),
    [
        (png(666, 709), [], "600 to the inch, as wide as form 26"),
        (png(333, 354), [], "300 to the inch is just enough"),
        (png(188, 200), ["DG5303"], "too coarse"),
        (png(709, 709), ["DG5304"], "a white border, or stretched"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 30, ["DG5302"], "a JPEG"),
        (b"\x89PNG\r\n\x1a\n", ["DG5302"], "cut off"),
        (png(666, 709)[:-20], ["DG5302"], "cut off near its end"),
        (None, ["DG5301"], "not there"),
    ],
)
def test_emblem_dg5301_dg5302_dg5303_dg5304(
    tmp_path: Path, content: bytes | None, codes: list[str], why: str
) -> None:
    path = tmp_path / "ครุฑ.png"
    if content is not None:
        path.write_bytes(content)
    assert [
        one.code for one in emblem_faults(picture_file(tmp_path, "ครุฑ.png"), HEIGHT)
    ] == codes, why
