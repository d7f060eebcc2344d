"""The formats in which letters and annexes can be made, by name."""

from __future__ import annotations

from docgen.writers.formats import FORMATS

OF_LETTERS = tuple(sorted(name for name, form in FORMATS.items() if not form.of_annexes))
OF_ANNEXES = tuple(sorted(FORMATS))
