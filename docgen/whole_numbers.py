"""Whole numbers that were sent or typed elsewhere: within bounds, however long the digits."""

from __future__ import annotations

MOST_ROWS = 9_999_999  # rows of a table, lines of a file
MOST_COLUMNS = 999


def number_within(text: str, least: int, most: int) -> int | None:
    """The whole number that ``text`` is; none where it is no number, or beyond the bounds.

    Python refuses to count more than some thousand digits, and a table has no row of that number.
    """
    digits = text.lstrip("0") or text[:1]
    if not digits.isdecimal() or len(digits) > len(str(most)):
        return None
    number = int(digits)
    return number if least <= number <= most else None
