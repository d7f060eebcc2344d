"""A foreign letter, recognised once: its lines with their roles, its fields, what no field takes.

``recognise`` is the one way in, from a path or from bytes; what it gives can be pickled.
"""

from __future__ import annotations

from docgen.reading.deadlines import Deadline
from docgen.reading.found_letter import Field, ReadLetter
from docgen.reading.letters import read_letter
from docgen.reading.lines import Aside, Line, Place, ReadFile, Where, Why
from docgen.reading.recognise import Recognised, file_of, lines_of, recognise

__all__ = [
    "Aside",
    "Deadline",
    "Field",
    "Line",
    "Place",
    "ReadFile",
    "ReadLetter",
    "Recognised",
    "Where",
    "Why",
    "file_of",
    "lines_of",
    "read_letter",
    "recognise",
]
