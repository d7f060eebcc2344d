"""What stands between two pieces of running text set together: nothing, a space, a word."""

from __future__ import annotations

from docgen.light import regex
from docgen.thai.dates import MONTHS

_THAI = "ก-ฮะ-ฺเ-ๅ็-๎"
_DIGIT = "0-9๐-๙"
_DATE = regex(rf"[{_DIGIT}]{{1,2}} (?:{'|'.join(MONTHS)}) [{_DIGIT}]{{4}}")
# Words after which a day is called วันที่.
_BEFORE_A_DAY = regex(r"(?:ภายใน|จนถึง|ไม่เกิน|ไม่ช้ากว่า|ก่อน|เมื่อ)(?P<space>\s*)$")
# A word ends there; two consonants alone are the letters of a code, as in กจ1.
_THAI_ENDS = regex(rf"[{_THAI}]{{3}}$|[ะ-ฺเ-ๅ็-๎][{_THAI}]?$|ๆ$")
_THAI_BEGINS = regex(rf"[{_THAI}]{{2}}|น\.(?![{_THAI}])")
_OTHER_ENDS = regex(rf"[{_DIGIT}A-Za-z)”]$")
_OTHER_BEGINS = regex(rf"[{_DIGIT}A-Za-z(“]")
_DAY = "วันที่ "


def joint(left: str, right: str) -> str:
    """What belongs between them, where the one ends and the other begins without a space.

    ``ภายใน`` and ``๓๐ กันยายน ๒๕๖๔`` → ``วันที่ ``; ``จำนวน`` and ``๓`` → a space.
    """
    before = _BEFORE_A_DAY.search(left)
    if before is not None and _DATE.match(right):
        return _DAY
    if _THAI_ENDS.search(left) and _OTHER_BEGINS.match(right):
        return " "
    if _OTHER_ENDS.search(left) and _THAI_BEGINS.match(right):
        return " "
    return ""


def joined_text(pieces: list[str]) -> str:
    """All pieces as one text."""
    text = ""
    parts: list[str] = []
    for piece in filter(None, pieces):
        between = joint(text, piece) if text else ""
        parts += [between, piece]
        text = f"{text[-40:]}{between}{piece}"[-60:] if len(piece) < 60 else piece[-60:]
    return "".join(parts)
