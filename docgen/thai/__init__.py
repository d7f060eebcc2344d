"""Thai language functions: pure, no files, no layout."""

from __future__ import annotations

from typing import Any


class Fault(ValueError):
    """A text that is not what it should be: a DG code, its parameters, and where in the text.

    ``start`` and ``end`` count code points from 0 inside the text that was read.
    """

    def __init__(self, code: str, /, *, start: int = 0, end: int | None = None, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.start = start
        self.end = end
