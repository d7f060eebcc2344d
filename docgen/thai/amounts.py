"""Sums of money in figures and in words: ``๑,๐๐๐,๐๐๑ บาท (หนึ่งล้านเอ็ดบาทถ้วน)``."""

from __future__ import annotations

import re

from docgen.light import dataclass, regex
from docgen.thai import Fault
from docgen.thai.numerals import refuse_mixed, thai_digits, to_arabic

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 1_000_000
_AMOUNT = regex(
    r"\s*(?P<baht>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.(?P<satang>[0-9]{1,2}))?"
    r"\s*+(?:บาท(?:ถ้วน)?\s*+)?"
)
_BLANK = regex(r"[._…]{2,100}|…")
_BELOW_NOTHING = regex(r"\s*[-−–]\s*[0-9]")
# A sum in a sentence with its words in brackets behind it.
_SAID = regex(
    r"(?P<figures>[0-9๐-๙][0-9๐-๙,]{0,40}(?:\.[0-9๐-๙]{1,9})?)\s*+บาท\s*+"
    r"\((?P<words>(?=[^()]*(?:บาท|สตางค์))[^()]+)\)"
)


_BARE = regex(r"(?<![0-9๐-๙,./-])(?P<figures>[0-9๐-๙]{4,15})(?=(?:\.[0-9๐-๙]{1,2})?\s*บาท)")


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """A sum of money, never below nothing; ``satang`` from 0 to 99.

    ``blank`` is room to write one by hand, as it was typed.
    """

    baht: int
    satang: int = 0
    blank: str = ""

    @property
    def figures(self) -> str:
        """``๑,๒๕๐.๕๐``; satang only where there are any."""
        if self.blank:
            return self.blank
        whole = f"{self.baht:,}"
        return thai_digits(f"{whole}.{self.satang:02d}" if self.satang else whole)

    @property
    def words(self) -> str:
        """``หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์``."""
        if self.blank:
            return self.blank
        baht = f"{number_words(self.baht)}บาท" if self.baht or not self.satang else ""
        return baht + (f"{number_words(self.satang)}สตางค์" if self.satang else "ถ้วน")

    @property
    def phrase(self) -> str:
        """Figures with the words in brackets, as a letter says a sum."""
        return f"{self.figures} บาท ({self.words})"


def parse_amount(text: str) -> Amount:
    """``1,250.50``, ``๑๐๐๐``, ``500 บาท``; thousands may be parted by commas, never otherwise.

    Raises: Fault, when it is no amount of money, or below nothing.
    """
    if _BLANK.fullmatch(text.strip()):
        return Amount(0, blank=text.strip())
    refuse_mixed(text)
    written = to_arabic(text)
    if _BELOW_NOTHING.match(written):
        raise Fault("DG3033", end=len(text), text=text.strip())
    match = _AMOUNT.fullmatch(written)
    if match is None:
        raise Fault("DG3032", end=len(text), text=text.strip())
    return Amount(int(match["baht"].replace(",", "")), int((match["satang"] or "0").ljust(2, "0")))


def number_words(number: int) -> str:
    """A whole number as it is read: ``21`` → ``ยี่สิบเอ็ด``, ``1000001`` → ``หนึ่งล้านเอ็ด``."""
    if not number:
        return "ศูนย์"
    millions, rest = divmod(number, _MILLION)
    above = f"{number_words(millions)}ล้าน" if millions else ""
    return above + _below_a_million(rest, after_more=bool(millions))


def disagreements(text: str) -> list[Fault]:
    """Sums whose words in brackets say another sum than their figures."""
    return [fault for match in _SAID.finditer(text) if (fault := _disagreement(match))]


def unparted_amounts(text: str) -> list[Fault]:
    """Sums of a thousand baht and more without commas between the thousands."""
    return [
        Fault("DG7162", start=match.start(), end=match.end(), text=match[0], suggestion=parted)
        for match in _BARE.finditer(text)
        if (parted := _parted_figures(match[0]))
    ]


def _parted_figures(figures: str) -> str:
    """The figures with commas, in the digits in which they were typed; nothing for mixed ones."""
    try:
        refuse_mixed(figures)
    except Fault:
        return ""
    commas = f"{int(to_arabic(figures)):,}"
    return commas if figures.isascii() else thai_digits(commas)


def _disagreement(match: re.Match[str]) -> Fault | None:
    try:
        amount = parse_amount(match["figures"])
    except Fault:
        return None  # what is wrong with the figures is told by another rule
    if "".join(match["words"].split()) == amount.words:
        return None
    start, end = match.span("words")
    figures, words = match["figures"], match["words"]
    # No mend: which of the two is right, only the clerk knows.
    return Fault("DG7160", start=start, end=end, figures=figures, words=words, right=amount.words)


def _below_a_million(number: int, *, after_more: bool) -> str:
    """One to 999,999; a last one is เอ็ด wherever anything is read before it."""
    digits = str(number)
    said = []
    for place, digit in zip(reversed(range(len(digits))), map(int, digits), strict=True):
        if not digit:
            continue
        if place == 0 and digit == 1 and (after_more or len(digits) > 1):
            said.append("เอ็ด")
        elif place == 1 and digit <= 2:
            said.append("สิบ" if digit == 1 else "ยี่สิบ")
        else:
            said.append(_DIGITS[digit] + _PLACES[place])
    return "".join(said)
