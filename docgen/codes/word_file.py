"""DG72xx: a finished Word file against the standard."""

from __future__ import annotations

from docgen.codes.code import Code

CODES: tuple[Code, ...] = ()
