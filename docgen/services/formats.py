"""The formats in which letters and annexes can be made, by name."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.loading.file_kinds import is_table_name
from docgen.writers.formats import FORMATS

OF_LETTERS = tuple(sorted(name for name, form in FORMATS.items() if form.of_letters))
OF_ANNEXES = tuple(sorted(name for name, form in FORMATS.items() if form.of_annexes))
USUAL = frozenset(name for name, form in FORMATS.items() if form.is_usual)
MEDIA_TYPES = {name: "/".join(form.media) for name, form in FORMATS.items()}
WORD_FILE = ".docx"  # the ending of a letter that was typed in Word


def is_table(path: Path) -> bool:
    """Whether a file is a table of data by the ending of its name."""
    return is_table_name(path) and opening.is_file(path)
