"""Envelopes at the end of a letter's file: sheets that are not A4 and are meant not to be."""

from __future__ import annotations

from functools import cache
from typing import Any

from docgen.kinds import kind
from docgen.length import Length
from docgen.reading.word import part_tags

_SAME = 2.0  # points


def is_envelope(section: Any) -> bool:
    """Whether the sheet of a section has the size of an envelope."""
    sides = sorted(part_tags.section_length(section, "pgSz", key) or 0 for key in ("w", "h"))
    return any(
        all(abs(side - wanted) <= _SAME for side, wanted in zip(sides, size, strict=True))
        for size in _sizes()
    )


@cache
def _sizes() -> tuple[tuple[float, ...], ...]:
    measures = [dict(own) for _, own in kind("envelope").sizes]
    names = ("paper_width", "paper_height")
    return tuple(
        tuple(sorted(Length.parse(measure[name]).pt for name in names)) for measure in measures
    )
