"""Letters that are struck through on a page: somebody took them out, and nobody has settled it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.reading.pdf.glyphs import Glyph
from docgen.reading.pdf.ruled_tables import RuledLine

_LOW, _HIGH = 0.1, 0.42  # of the size, above the line that letters stand on
_LEAST = 2  # letters; a rule that crosses one is a rule of a form


def without_struck(
    glyphs: Sequence[Glyph], rules: Sequence[RuledLine]
) -> tuple[list[Glyph], list[Glyph]]:
    """The letters that stand, and those that a level stroke crosses at their middle."""
    kept = list(glyphs)
    struck: list[Glyph] = []
    for rule in rules:
        crossed = [glyph for glyph in kept if _is_crossed(glyph, rule)] if rule.is_level else []
        if sum(1 for glyph in crossed if glyph.text.strip()) >= _LEAST:
            struck += crossed
            kept = [glyph for glyph in kept if not any(glyph is other for other in crossed)]
    return kept, struck


def struck_room(struck: Sequence[Glyph]) -> list[Glyph]:
    """The room that struck letters take: what stands on either side of it is one text."""
    return [replace(glyph, text=" ", marks="", is_hidden=True) for glyph in struck]


def _is_crossed(glyph: Glyph, rule: RuledLine) -> bool:
    middle = (glyph.x + max(glyph.right, glyph.x)) / 2
    height = (rule.at - glyph.y) / max(glyph.size, 1.0)
    return _LOW < height < _HIGH and rule.start <= middle <= rule.end
