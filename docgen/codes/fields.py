"""DG2xxx: fields and kinds."""

from __future__ import annotations

from docgen.codes.code import Code

CODES: tuple[Code, ...] = ()
