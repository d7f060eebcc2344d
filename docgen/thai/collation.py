"""The order of the Royal Institute dictionary."""

from __future__ import annotations

from docgen.light import regex
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic

_LEADING_VOWEL = regex("([เ-ไ])([ก-ฮ])")
_MARK = regex("[\u0e47-\u0e4e]")
_UNMARKED = "\x01"


def sort_key(name: str) -> str:
    """A key that puts names in dictionary order.

    Letters decide first, a leading vowel counting after its consonant; then the marks above the
    letters (็ ่ ้ ๊ ๋ ์), from the left, an unmarked letter coming before a marked one.
    """
    letters = _LEADING_VOWEL.sub(r"\2\1", to_arabic(clean(name)).casefold())
    marks = "".join(c if _MARK.match(c) else _UNMARKED for c in letters)
    return _MARK.sub("", letters) + "\x00" + marks
