"""DG4xxx: tables and rows."""

from __future__ import annotations

from docgen.codes.code import Code

CODES: tuple[Code, ...] = ()
