"""Advance widths of a face, by HarfBuzz over the font file itself, kerning off.

Word and LibreOffice lay unkerned text out by these same numbers, which is why the lines broken
here are theirs too.
"""

from __future__ import annotations

from dataclasses import field
from functools import cache
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

from docgen.light import dataclass

_UNKNOWN = 0.6  # ems: the empty box of what no face draws
_FEATURES = {"kern": False, "liga": False, "clig": False}


@dataclass(frozen=True, slots=True)
class FaceFiles:
    """A family, the files of its regular and bold styles, and of ``others``.

    What the family has no letter for is drawn with the first of the others that has one.
    """

    family: str
    regular: Path
    bold: Path
    others: tuple[Path, ...] = ()


@dataclass(slots=True)
class _OpenedFace:
    font: hb.Font
    units_per_em: int
    widths: dict[str, float] = field(default_factory=dict)


class Ruler:
    """Measures text of one family. Widths are kept, since names and phrases recur over a batch."""

    def __init__(self, files: FaceFiles) -> None:
        self.family = files.family
        self._styles = {False: _opened_style(files.regular), True: _opened_style(files.bold)}
        self._others = files.others
        self._drawn: set[str] = set()
        self._other_widths: dict[str, float] = {}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of ``text`` in points at ``size`` points, unstretched."""
        style = self._styles[bold]
        ems = style.widths.get(text)
        if ems is None:
            ems = style.widths[text] = self._ems(style, text)
        return ems * size

    def missing_characters(self, text: str) -> str:
        """The characters of ``text`` that the face cannot draw, each once."""
        unknown = set(text) - self._drawn
        if not unknown:
            return ""
        font = self._styles[False].font
        self._drawn |= {
            unknown_character
            for unknown_character in unknown
            if unknown_character.isascii()
            or _draws(font, unknown_character)
            or self._of_others(unknown_character) is not None
        }
        return "".join(
            character for character in dict.fromkeys(text) if character not in self._drawn
        )

    def _ems(self, style: _OpenedFace, text: str) -> float:
        advance, is_whole = _shaped_width(style, text)
        if is_whole:
            return advance / style.units_per_em
        ems = 0.0
        for own, stretch in groupby(text, key=lambda letter: _draws(style.font, letter)):
            said = "".join(stretch)
            if own:
                ems += _shaped_width(style, said)[0] / style.units_per_em
            else:
                ems += sum(self._of_others(character) or _UNKNOWN for character in said)
        return ems

    def _of_others(self, character: str) -> float | None:
        """How wide another face draws a character, in ems; ``None`` where none can."""
        if character not in self._other_widths:
            faces = map(_fallback, self._others)
            found = next((face for face in faces if _draws(face.font, character)), None)
            if found is None:
                return None
            ems = _shaped_width(found, character)[0] / found.units_per_em
            self._other_widths[character] = ems
        return self._other_widths[character]


def _draws(font: hb.Font, character: str) -> bool:
    return font.get_nominal_glyph(ord(character)) is not None


def letters_of(path: Path) -> frozenset[str]:
    """Every character that a face can draw."""
    return frozenset(map(chr, hb.Face(hb.Blob.from_file_path(str(path))).unicodes))


@cache
def ruler(files: FaceFiles) -> Ruler:
    """The ruler for a face, opened once."""
    return Ruler(files)


def _opened_style(path: Path) -> _OpenedFace:
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    return _OpenedFace(hb.Font(face), face.upem)


@cache
def _fallback(path: Path) -> _OpenedFace:
    """A face for what others cannot draw, opened when first needed and kept."""
    return _opened_style(path)


def _shaped_width(style: _OpenedFace, text: str) -> tuple[int, bool]:
    """How wide a text is in units of its face, and whether that has a glyph for all of it."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(style.font, buffer, _FEATURES)
    advance = sum(position.x_advance for position in buffer.glyph_positions or ())
    return advance, all(glyph.codepoint for glyph in buffer.glyph_infos)
