"""A letter that was received, read back into the fields of a circular."""

from __future__ import annotations

from docgen.reading.letters import Deadline, Field, ReadLetter, read_letter
from docgen.reading.sheet import draft_yaml
from docgen.reading.sources import Line, lines_of

__all__ = ["Deadline", "Field", "Line", "ReadLetter", "draft_yaml", "lines_of", "read_letter"]
