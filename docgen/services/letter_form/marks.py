"""Marks of a place that a person must still fill in."""

from __future__ import annotations

from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class Fill:
    """How a place that a person must still fill in is marked."""

    opens: str
    closes: str

    def __call__(self, text: str) -> str:
        """``text`` as such a place."""
        bare = text.replace(self.opens, "").replace(self.closes, "")
        return f"{self.opens}{bare}{self.closes}"
