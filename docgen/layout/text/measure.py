"""Advance widths of a face, kerning off: sums of its letters, or by HarfBuzz over its font file.

Word and LibreOffice lay unkerned text out by these same numbers, which is why the lines broken
here are theirs too.
"""

from __future__ import annotations

from dataclasses import field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.later import later
from docgen.layout.text.letter_widths import LetterWidths, letter_widths
from docgen.light import dataclass

if TYPE_CHECKING:
    import uharfbuzz as hb
else:
    hb = later("uharfbuzz")

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
class _MeasuredFace:
    """One font file, opened where the widths of its letters do not say all that is asked."""

    path: Path
    letters: LetterWidths | None
    measured: dict[str, float] = field(default_factory=dict)
    opened: hb.Font | None = None

    @property
    def font(self) -> hb.Font:
        if self.opened is None:
            self.opened = hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))
        return self.opened

    def width(self, text: str) -> tuple[float, bool]:
        """How wide a text is in ems, and whether the face has a glyph for all of it."""
        known = self.letters.of(text) if self.letters is not None else None
        if self.letters is not None and known is not None:
            return known / self.letters.units, True
        advance, is_whole = _shaped_width(self.font, text)
        return advance / self.font.face.upem, is_whole

    def draws(self, character: str) -> bool:
        """Whether it has a glyph for that character."""
        if self.letters is not None and character in self.letters.widths:
            return True
        return self.font.get_nominal_glyph(ord(character)) is not None


class Ruler:
    """Measures text of one family. Widths are kept, since names and phrases recur over a batch."""

    def __init__(self, files: FaceFiles) -> None:
        self.family = files.family
        self._styles = {False: _style(files.regular), True: _style(files.bold)}
        self._others = files.others
        self._drawn: set[str] = set()
        self._other_widths: dict[str, float] = {}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of ``text`` in points at ``size`` points, unstretched."""
        style = self._styles[bold]
        ems = style.measured.get(text)
        if ems is None:
            ems = style.measured[text] = self._ems(style, text)
        return ems * size

    def missing_characters(self, text: str) -> str:
        """The characters of ``text`` that the face cannot draw, each once."""
        unknown = set(text) - self._drawn
        if not unknown:
            return ""
        regular = self._styles[False]
        self._drawn |= {
            unknown_character
            for unknown_character in unknown
            if unknown_character.isascii()
            or regular.draws(unknown_character)
            or self._of_others(unknown_character) is not None
        }
        return "".join(
            character for character in dict.fromkeys(text) if character not in self._drawn
        )

    def _ems(self, style: _MeasuredFace, text: str) -> float:
        ems, is_whole = style.width(text)
        if is_whole:
            return ems
        ems = 0.0
        for own, stretch in groupby(text, key=style.draws):
            said = "".join(stretch)
            if own:
                ems += style.width(said)[0]
            else:
                ems += sum(self._of_others(character) or _UNKNOWN for character in said)
        return ems

    def _of_others(self, character: str) -> float | None:
        """How wide another face draws a character, in ems; ``None`` where none can."""
        if character not in self._other_widths:
            faces = map(_fallback, self._others)
            found = next((face for face in faces if face.draws(character)), None)
            if found is None:
                return None
            self._other_widths[character] = found.width(character)[0]
        return self._other_widths[character]


def letters_of(path: Path) -> frozenset[str]:
    """Every character that a face can draw."""
    return frozenset(map(chr, hb.Face(hb.Blob.from_file_path(str(path))).unicodes))


@cache
def ruler(files: FaceFiles) -> Ruler:
    """The ruler for a face, opened once."""
    return Ruler(files)


def _style(path: Path) -> _MeasuredFace:
    return _MeasuredFace(path, letter_widths(path))


@cache
def _fallback(path: Path) -> _MeasuredFace:
    """A face for what others cannot draw, kept once it was needed."""
    return _style(path)


def _shaped_width(font: hb.Font, text: str) -> tuple[int, bool]:
    """How wide a text is in units of its face, and whether that has a glyph for all of it."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, _FEATURES)
    advance = sum(position.x_advance for position in buffer.glyph_positions or ())
    return advance, all(glyph.codepoint for glyph in buffer.glyph_infos)
