"""What a letter in English prints otherwise: dates of the Common Era."""

from __future__ import annotations

from docgen.thai.dates import ERA, ThaiDate

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_OPEN_DAY = " " * 6
_OPEN_DATE = "." * 30


def english_date(date: ThaiDate) -> str:
    """``10 September 2021``; room stands for a day that is still open."""
    if date.is_blank:
        return _OPEN_DATE
    day = _OPEN_DAY if date.day is None else f"{date.day} "
    return f"{day}{_MONTHS[date.month - 1]} {date.year - ERA}"
