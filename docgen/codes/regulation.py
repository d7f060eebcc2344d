"""DG7xxx: against the regulation."""

from __future__ import annotations

from docgen.codes.code import Code

CODES: tuple[Code, ...] = ()
