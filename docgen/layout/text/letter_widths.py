"""How wide each letter of a bundled face is, where a text is as wide as its letters together.

HarfBuzz knows how wide a text is; to load it takes longer than to set a short letter. In the
bundled upright faces none of the substitutions that are asked of it changes a width among Thai
letters, ASCII and the commonest signs, so their texts need no more than a sum. The widths stand in
``assets/fonts/letter_widths.json``, which ``tests/makers/make_letter_widths.py`` writes; that no
substitution changes them, and that HarfBuzz says the same, is tested
(``tests/unit/layout/test_letter_widths.py``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from docgen.light import dataclass

FOLDER = Path(__file__).parents[2] / "assets" / "fonts"
FILE = FOLDER / "letter_widths.json"
JOINED = "PSK."  # begins the only ligature that has another width than its letters


@dataclass(frozen=True, slots=True)
class LetterWidths:
    """The widths of a face's letters in its units, of which ``units`` make an em."""

    units: int
    widths: Mapping[str, int]

    def of(self, text: str) -> int | None:
        """How wide a text is, in units; ``None`` where that takes more than a sum."""
        try:
            width = sum(map(self.widths.__getitem__, text))
        except KeyError:
            return None
        return None if JOINED in text else width


def letter_widths(path: Path) -> LetterWidths | None:
    """The widths of the letters of the face in the file ``path``, where they are known."""
    return _bundled_widths().get(path.name) if path.parent == FOLDER else None


@cache
def _bundled_widths() -> dict[str, LetterWidths]:
    return {
        name: LetterWidths(face["units"], face["widths"])
        for name, face in json.loads(FILE.read_text(encoding="utf-8")).items()
    }
