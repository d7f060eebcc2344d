"""DG1xxx: reading files."""

from __future__ import annotations

from docgen.codes.code import Code

CODES: tuple[Code, ...] = ()
