"""The marks by which a filled template hands on its items and headings."""

from __future__ import annotations

# The reader refuses these in every file, so no text can forge an item or a heading.
RECORD, UNIT, HEADING = "\x1e", "\x1f", "\x1d"
