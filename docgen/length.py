"""Lengths: a number never stands without its unit."""

from __future__ import annotations

from docgen.light import dataclass, regex

_EMU_PER_UNIT = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "twip": 635, "emu": 1}
_WRITTEN = regex(r"\s*(-?[0-9]+(?:\.[0-9]+)?)\s*([a-z]+)\s*")


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A distance, held in English Metric Units (914 400 to the inch, 36 000 to the millimetre)."""

    emu: int

    @classmethod
    def parse(cls, written: str) -> Length:
        """``"30 mm"`` → a length; ``ValueError`` where the number or the unit is missing."""
        match = _WRITTEN.fullmatch(written)
        if match is None or match[2] not in _EMU_PER_UNIT:
            raise ValueError(
                f"{written!r} is not a length: write a number and a unit, as in '30 mm'"
            )
        return cls(round(float(match[1]) * _EMU_PER_UNIT[match[2]]))

    @classmethod
    def of(cls, number: float, unit: str) -> Length:
        """``Length.of(16, "pt")``."""
        return cls(round(number * _EMU_PER_UNIT[unit]))

    def to(self, unit: str) -> float:
        """The number of ``unit`` (``mm``, ``cm``, ``in``, ``pt``, ``twip``, ``emu``)."""
        return self.emu / _EMU_PER_UNIT[unit]

    @property
    def pt(self) -> float:
        """Points, 72 to the inch."""
        return self.to("pt")

    @property
    def mm(self) -> float:
        """Millimetres."""
        return self.to("mm")

    @property
    def twips(self) -> int:
        """Twentieths of a point, rounded: Word's own grain."""
        return round(self.to("twip"))

    @property
    def half_points(self) -> int:
        """Half points, rounded: Word's unit of type size."""
        return round(self.pt * 2)

    def __add__(self, other: Length) -> Length:
        return Length(self.emu + other.emu)

    def __sub__(self, other: Length) -> Length:
        return Length(self.emu - other.emu)

    def __mul__(self, factor: float) -> Length:
        return Length(round(self.emu * factor))

    def __str__(self) -> str:
        return f"{self.mm:g} mm"
