"""Advance widths of a face, by HarfBuzz over the font file itself, kerning off.

Word and LibreOffice lay unkerned text out by these same numbers, which is why the lines broken
here are theirs too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import uharfbuzz as hb

_FEATURES = {"kern": False, "liga": False, "clig": False}


@dataclass(frozen=True, slots=True)
class FaceFiles:
    """A family and the files of its regular and bold styles."""

    family: str
    regular: Path
    bold: Path


@dataclass(slots=True)
class _Style:
    font: hb.Font
    units_per_em: int
    widths: dict[str, float] = field(default_factory=dict)


class Ruler:
    """Measures text of one family. Widths are kept, since names and phrases recur over a batch."""

    def __init__(self, files: FaceFiles) -> None:
        self.family = files.family
        self._styles = {False: _opened(files.regular), True: _opened(files.bold)}
        self._drawn: set[str] = set()

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of ``text`` in points at ``size`` points, unstretched."""
        style = self._styles[bold]
        ems = style.widths.get(text)
        if ems is None:
            ems = style.widths[text] = _advance(style, text) / style.units_per_em
        return ems * size

    def missing(self, text: str) -> str:
        """The characters of ``text`` that the face cannot draw, each once."""
        unknown = set(text) - self._drawn
        if not unknown:
            return ""
        font = self._styles[False].font
        self._drawn |= {one for one in unknown if one.isascii() or _draws(font, one)}
        return "".join(one for one in dict.fromkeys(text) if one not in self._drawn)


def _draws(font: hb.Font, character: str) -> bool:
    return font.get_nominal_glyph(ord(character)) is not None


@cache
def ruler(files: FaceFiles) -> Ruler:
    """The ruler for a face, opened once."""
    return Ruler(files)


def _opened(path: Path) -> _Style:
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    return _Style(hb.Font(face), face.upem)


def _advance(style: _Style, text: str) -> int:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(style.font, buffer, _FEATURES)
    return sum(position.x_advance for position in buffer.glyph_positions or ())
