"""QR codes as pictures: the same bytes for the same text."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.later import later

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")

_QUIET = 4  # modules of white around a code, as ISO/IEC 18004 asks
_DOTS = 12  # pixels a module: crisp on paper at any size a letter has


@lru_cache(maxsize=64)
def svg(text: str) -> bytes:
    """The code in lines, for the PDF."""
    return _saved_code(
        text, "svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=False, scale=4
    )


@lru_cache(maxsize=64)
def png(text: str) -> bytes:
    """The code in dots, which every Word shows."""
    return _saved_code(text, "png", scale=_DOTS)


def _saved_code(text: str, kind: str, **options: object) -> bytes:
    made = io.BytesIO()
    _code(text).save(made, kind=kind, border=_QUIET, **options)
    return made.getvalue()


@lru_cache(maxsize=64)
def _code(text: str) -> segno.QRCode:
    """The code itself, which both pictures of it share."""
    return segno.make(text, micro=False, error="m")
