"""The code by which an issued letter is checked: the head of the hash that the register keeps.

A QR code at the foot of the letter says its number, its date and this code.
"""

from __future__ import annotations

from docgen.light import dataclass, regex
from docgen.thai.numerals import to_arabic

_DIGITS = "0123456789abcdef"
_LETTERS = "BCDFGHJKMPQRTVWX"  # no vowel, so no word; none that is read as another or as a digit
_LENGTH, _GROUP = 16, 4  # 64 bits: nobody finds another letter with the same code
_ONE = f"[{_LETTERS}{_LETTERS.lower()}]{{4}}"
_WRITTEN = regex(rf"(?<![A-Za-z]){_ONE}(?:[- ]?{_ONE}){{3}}(?![A-Za-z])")
MOST = 2_000  # letters of a text that is said to be of a code


@dataclass(frozen=True, slots=True)
class SaidByCode:
    """What a QR code says: ``content`` is the head of the letter's hash, ``before`` the rest."""

    code: str
    content: str
    before: str


def check_code(content: str) -> str:
    """``BCDF-GHJK-MPQR-TVWX`` for the SHA-256 of what a letter says."""
    letters = content[:_LENGTH].translate(str.maketrans(_DIGITS, _LETTERS))
    return "-".join(letters[place : place + _GROUP] for place in range(0, _LENGTH, _GROUP))


def check_text(number: str, dated: str, content: str) -> str:
    """What the QR code of a letter says: ``มท 0812/ว 1960 8 กันยายน 2564 BCDF-GHJK-MPQR-TVWX``."""
    return " ".join(filter(None, (number, dated, check_code(content))))


def said_by_code(text: str) -> SaidByCode | None:
    """What such a text says, typed or scanned; ``None`` where there is no code in it."""
    text = text[:MOST]
    found = list(_WRITTEN.finditer(text))
    if not found:
        return None
    letters = found[-1][0].upper().replace("-", "").replace(" ", "")
    content = letters.translate(str.maketrans(_LETTERS, _DIGITS))
    before = " ".join(to_arabic(text[: found[-1].start()]).split())
    return SaidByCode(check_code(content), content, before)


__all__ = ["MOST", "SaidByCode", "check_code", "check_text", "said_by_code"]
