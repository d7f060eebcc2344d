"""The shapes of a letter's lines, for telling them apart in a text that somebody typed."""

from __future__ import annotations

from docgen.light import regex
from docgen.thai.dates import MONTHS

_DIGIT = "0-9๐-๙"
DATE_LINE = regex(rf"(?:[1-9๑-๙][{_DIGIT}]?\s+)?(?:{'|'.join(MONTHS)})\s+[{_DIGIT}]{{4}}")
NUMBER_LINE = regex(r"ที่\s{1,20}(?P<number>[ก-ฮ]{2}[^\t]{0,80}?/(?:ว\s?)?[0-9๐-๙]{1,20})")
CITED = regex(
    r"ที่\s{1,9}(?P<number>\S.{0,98}?)\s{1,9}ลงวันที่"
    r"\s{1,9}(?P<date>\S{1,12}\s{1,9}\S{1,24}\s{1,9}[0-9๐-๙]{4})"
)
NUMBER_NAMED = regex(
    rf"\s?([{_DIGIT}]{{1,2}})(?![{_DIGIT}]*\s?[ก-ฮ])(?:\s?-\s?([{_DIGIT}]{{1,2}}))?"
)
NUMBERED = regex(
    rf"(?:[{_DIGIT}]{{1,2}}\.){{1,9}}(?:[{_DIGIT}]{{1,2}})?(?:\s|$)|\([{_DIGIT}]{{1,2}}\)"
)
NAME_LINE = regex(r"\([^()]{4,60}\)")
# A line to sign on: (ลงชื่อ) or a rank, dots, and what one signs as.
SIGN_LINE = regex(r"(?:\(?ลงชื่อ\)?|[ก-ฮเ-ไ]\S{1,30})\s?\.{8,}(?:\s?\S.{0,40})?")
CATCHWORD = regex(r"/?\S.{0,60}(?:\.\.\.|…)")
PAGE_NUMBER = regex(rf"-?\s*[{_DIGIT}]+\s*-?")
