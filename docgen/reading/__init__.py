"""A letter that was received, read back into the fields of a circular."""

from __future__ import annotations

from docgen.reading.deadlines import Deadline
from docgen.reading.found_letter import Field, ReadLetter
from docgen.reading.letters import read_letter
from docgen.reading.sources import Line, lines_of

__all__ = ["Deadline", "Field", "Line", "ReadLetter", "lines_of", "read_letter"]
