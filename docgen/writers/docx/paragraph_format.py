"""What a Word paragraph carries beyond its style; places and heights in points."""

from __future__ import annotations

from dataclasses import replace

from docgen.light import dataclass

# What other programs' rounding may ask for beyond our widths.
_ROOM = 3.0


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, counted from the left margin."""

    at: float
    align: str = "left"
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """``None`` leaves a property to the style; ``line`` is a height and Word's rule for it."""

    style: str
    left: float = 0.0
    first: float = 0.0
    right: float = 0.0
    before: float | None = None
    after: float | None = None
    line: tuple[float, str] | None = None
    align: str | None = None
    tabs: tuple[Tab, ...] = ()
    page_break: bool = False
    keep_next: bool = False

    def widened_form(self, align: str) -> ParagraphFormat:
        """Wider by a hair where the text, standing as ``align`` says, does not move for it.

        A text that just fills its place by our widths then stays on its one line everywhere.
        """
        left = 0.0 if align in ("left", "justify") else _ROOM
        right = 0.0 if align == "right" else _ROOM
        return replace(self, left=self.left - left, right=self.right - right)
