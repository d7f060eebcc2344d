"""The regulation as data: every measure, table and fixed wording once, with clause and certainty.

``certainty`` is ``regulation``, ``manual``, ``practice`` or ``unverified``; a check that rests on
an unverified value can only warn.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docgen import own_data
from docgen.length import Length
from docgen.light import dataclass

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Measure:
    """One value of the standard: what it is, where it comes from, how sure that is."""

    name: str
    value: str
    clause: str
    source: str
    certainty: str

    @property
    def length(self) -> Length:
        """The value as a length; ``ValueError`` when it is a bare number or a word."""
        return Length.parse(self.value)

    @property
    def number(self) -> float:
        """The value as a number without unit."""
        return float(self.value)


class Standard:
    """The measures by name, an office's house style laid over them."""

    def __init__(self, measures: dict[str, Measure]) -> None:
        self._measures = measures
        self._points: dict[str, float] = {}

    def __getitem__(self, name: str) -> Measure:
        return self._measures[name]

    def __iter__(self) -> Any:
        return iter(self._measures.values())

    def pt(self, name: str) -> float:
        """The length ``name`` in points; a count of lines is turned into their height."""
        if name not in self._points:
            number, _, unit = self[name].value.partition(" ")
            if unit == "line":
                self._points[name] = float(number) * self.pitch(self.pt("font_size"))
            else:
                self._points[name] = self[name].length.pt
        return self._points[name]

    def pitch(self, size: float) -> float:
        """The height of one line at a type size, both in points: single spacing, or as fitted."""
        if self.fits(size):
            return self.pt("line_pitch")
        return size * (self["face_ascent"].number + self["face_descent"].number)

    def fits(self, size: float) -> bool:
        """Whether lines of a type size, in points, have the fitted pitch: those of body size."""
        return self.is_fitted and size == self.pt("font_size")

    @property
    def is_fitted(self) -> bool:
        """Whether body lines have a pitch of their own instead of single spacing."""
        return self["line_pitch"].value != "single"

    def with_house_style(self, overrides: dict[str, Measure]) -> Standard:
        """This standard with an office's own values in place of some."""
        return Standard({**self._measures, **overrides})


@cache
def typing_manual() -> Standard:
    """The measures of the regulation's forms and of the computer typing manual."""
    rows = table("typing_manual")
    return Standard({name: Measure(name=name, **row) for name, row in rows.items()})


@cache
def table(name: str) -> Any:
    """One file of this folder, all scalars as text."""
    return own_data.plain_data(_FOLDER / f"{name}.yaml")
