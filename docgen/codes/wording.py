"""DG6xxx: wording templates."""

from __future__ import annotations

from docgen.codes.code import Code

CODES: tuple[Code, ...] = ()
