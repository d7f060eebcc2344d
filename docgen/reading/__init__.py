"""A foreign letter, recognised once: its lines with their roles, its fields, what no field takes.

``recognise`` is the one way in, from a path or from bytes; what it gives can be pickled.
"""

from __future__ import annotations

from docgen.reading.deadlines import ReadDeadline
from docgen.reading.found_letter import ReadField, ReadLetter
from docgen.reading.letters import read_letter
from docgen.reading.lines import Aside, LinePlace, ReadFile, ReadLine, Where, Why
from docgen.reading.recognise import Recognised, lines_of, read_file, recognise

__all__ = [
    "Aside",
    "LinePlace",
    "ReadDeadline",
    "ReadField",
    "ReadFile",
    "ReadLetter",
    "ReadLine",
    "Recognised",
    "Where",
    "Why",
    "lines_of",
    "read_file",
    "read_letter",
    "recognise",
]
