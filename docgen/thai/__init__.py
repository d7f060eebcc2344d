"""Thai language functions: pure, no files, no layout."""

from __future__ import annotations

from typing import Any

from docgen.thai.width import printable_text


class Fault(ValueError):  # noqa: N818 - a finding, not an error of the program
    """A text that is not what it should be: a DG code, its parameters, and where in the text.

    ``start`` and ``end`` count code points from 0 inside the text that was read. What cannot be
    seen in a parameter is shown as ``<U+200B>``. ``mend`` is what stands there and what should,
    where that can be proven.
    """

    def __init__(
        self,
        code: str,
        /,
        *,
        start: int = 0,
        end: int | None = None,
        mend: tuple[str, str] | None = None,
        **params: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.params = {
            name: printable_text(value) if isinstance(value, str) else value
            for name, value in params.items()
        }
        self.start = start
        self.end = end
        self.mend = mend
