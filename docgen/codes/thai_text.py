"""DG3xxx: Thai text."""

from __future__ import annotations

from docgen.codes.code import Code

CODES: tuple[Code, ...] = ()
