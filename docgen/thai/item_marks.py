"""The marks that begin an item, read and written: ``๑.`` ``๑.๑`` ``(๑)`` ``ก.``, bullets."""

from __future__ import annotations

import re

from docgen.light import dataclass, regex
from docgen.thai.numerals import thai_digits, to_arabic

LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
BULLETS = ("dash", "bullet")
# What an item without a mark of its own gets, by its level.
BY_LEVEL = ("decimal", "part", "bracketed", "letter", "dash")
_D = "[0-9๐-๙]"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, regex(pattern))
    for name, pattern in (
        ("clause", rf"ข้อ\s?(?P<number>{_D}{{1,2}})(?:\.|\s)\s*"),
        ("small_part", rf"{_D}{{1,2}}\.{_D}{{1,2}}\.(?P<number>{_D}{{1,2}})(?!{_D})\.?\s+"),
        ("part", rf"{_D}{{1,2}}\.(?P<number>{_D}{{1,2}})(?!{_D})\.?\s+"),
        ("decimal", rf"(?P<number>{_D}{{1,2}})\.(?!{_D})\s*"),
        ("half_bracketed", rf"(?P<number>{_D}{{1,2}})\)\s*"),
        ("bracketed", rf"\((?P<number>{_D}{{1,2}})\)\s*"),
        ("letter_bracketed", rf"\((?P<number>[{LETTERS}])\)\s*"),
        ("letter_half_bracketed", rf"(?P<number>[{LETTERS}])\)\s*"),
        ("letter", rf"(?P<number>[{LETTERS}])\.\s+"),
        ("dash", r"(?P<number>[-–])\s+"),
        ("bullet", r"(?P<number>[•●])\s*"),
    )
)
_WRITTEN = {
    "clause": "ข้อ {}",
    "decimal": "{}.",
    "half_bracketed": "{})",
    "bracketed": "({})",
    "letter": "{}.",
    "letter_bracketed": "({})",
    "letter_half_bracketed": "{})",
    "dash": "-",
    "bullet": "•",
}
_UPPER = regex(rf"{_D}{{1,2}}(?:\.{_D}{{1,2}})*(?=\.{_D})")


@dataclass(frozen=True, slots=True)
class ItemMark:
    """A mark as typed: its form and number, where the number and where the item's text stand.

    ``upper`` are the numbers before its own (``๑.๒`` of ``๑.๒.๓``), in Arabic digits.
    """

    form: str
    number: int
    place: tuple[int, int]
    text_start: int
    upper: str = ""


def item_mark(line: str) -> ItemMark | None:
    """The mark that ``line`` begins with, if it does and text follows it."""
    for form, pattern in _FORMS:
        match = pattern.match(line)
        if match is not None and match.end() < len(line):
            upper = _UPPER.match(line) if form in ("part", "small_part") else None
            return ItemMark(
                form,
                _counted_mark(form, match["number"]),
                match.span("number"),
                match.end(),
                to_arabic(upper[0]) if upper else "",
            )
    return None


def written_mark(form: str, number: int, upper: str = "") -> str:
    """A mark as a letter prints it, in Thai digits: ``("part", 2, "1")`` → ``๑.๒``."""
    if form in ("part", "small_part"):
        return thai_digits(f"{upper}.{number}" if upper else f"{number}.")
    if form.startswith("letter"):
        return _WRITTEN[form].format(LETTERS[(number - 1) % len(LETTERS)])
    return _WRITTEN[form].format(thai_digits(number))


def upper_of(form: str, number: int, upper: str) -> str:
    """What stands before the numbers of the parts of an item: ``๑.๒`` before ``๑.๒.๑``."""
    if form in ("part", "small_part"):
        return f"{upper}.{number}" if upper else str(number)
    return str(number) if form in ("decimal", "clause") else upper


def _counted_mark(form: str, written: str) -> int:
    if form in BULLETS:
        return 0
    if form.startswith("letter"):
        return LETTERS.index(written) + 1
    return int(to_arabic(written))
