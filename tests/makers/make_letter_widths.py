"""Writes ``docgen/assets/fonts/letter_widths.json`` from the bundled faces themselves.

    python -m tests.makers.make_letter_widths

``docgen/layout/text/letter_widths.py`` says what it is for.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

from docgen.layout.text.letter_widths import FILE, FOLDER

FACES = ("SarabanMetric-Regular.ttf", "SarabanMetric-Bold.ttf")
LETTERS = (
    *map(chr, range(0x20, 0x7F)),
    "\u00a0",
    *map(chr, range(0x0E01, 0x0E3B)),
    *map(chr, range(0x0E3F, 0x0E5C)),
    *"\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026",
)
_SARA_AM, _PARTS = "\u0e33", "\u0e4d\u0e32"  # HarfBuzz takes it apart


def widths_of(path: Path) -> dict[str, object]:
    """The units of an em, and how many of them each letter is wide."""
    face = TTFont(path)
    glyphs, advances = face.getBestCmap(), face["hmtx"]
    widths = {letter: advances[glyphs[ord(letter)]][0] for letter in LETTERS}
    widths[_SARA_AM] = sum(widths[part] for part in _PARTS)
    return {"units": face["head"].unitsPerEm, "widths": widths}


def content() -> str:
    """The whole file."""
    faces = {name: widths_of(FOLDER / name) for name in FACES}
    return json.dumps(faces, ensure_ascii=True, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    FILE.write_text(content(), encoding="utf-8")
