"""Where a place of a PDF stands on its sheet, when its text lies level."""

from __future__ import annotations


def on_sheet(
    box: tuple[float, float, float, float], corner: tuple[float, float]
) -> tuple[float, float, float, float]:
    """A place of the file counted from the lower left corner of its sheet."""
    left, bottom = corner
    return box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom


def upright(
    left: float, bottom: float, right: float, top: float, turn: int
) -> tuple[float, float, float, float]:
    """A place of the file as it stands when its text lies level."""
    if turn == 1:
        return bottom, -right, top, -left
    if turn == 2:
        return -right, -top, -left, -bottom
    if turn == 3:
        return -top, left, -bottom, right
    return left, bottom, right, top
