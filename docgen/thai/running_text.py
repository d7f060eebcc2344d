"""What running text says that can be checked: its dates, and what belongs to a person alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from docgen.light import regex
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import MONTHS, SHORT_MONTHS, WEEKDAYS
from docgen.thai.numerals import to_arabic

_DIGIT = "0-9๐-๙"
_DATE = regex(
    rf"(?:วัน(?:{'|'.join(WEEKDAYS)})\s?ที่\s?)?(?<![{_DIGIT}.,/])[{_DIGIT}]{{1,2}}\s?"
    rf"(?:{'|'.join(MONTHS)}|{'|'.join(map(re.escape, SHORT_MONTHS))})\s?(?:พ\.ศ\.\s?)?"
    rf"[{_DIGIT}]{{4,5}}(?![{_DIGIT}])"
)
_SAID_ELSEWHERE = ("DG3007",)  # as a slip of digits
_ID_NUMBER = regex(r"(?<![0-9])[0-9](?:[ -]?[0-9]){12}(?![0-9])")
_MOBILE = regex(r"(?<![0-9-])0[ -]?[689](?:[ -]?[0-9]){8}(?![0-9])")
_PRIVATE_MAIL = regex(
    r"[A-Za-z0-9._%+-]{1,64}@(?:gmail|hotmail|outlook|yahoo|live|icloud|msn)\.(?:com|co\.th)\b",
    re.IGNORECASE,
)
ID_NUMBER, MOBILE, PRIVATE_MAIL = "DG7150", "DG7151", "DG7152"


def wrong_dates(text: str) -> Iterator[Fault]:
    """Each full date of ``text`` that cannot be, as :func:`parse_date` says it."""
    for match in _DATE.finditer(text):
        try:
            parse_date(match[0])
        except Fault as fault:
            if fault.code not in _SAID_ELSEWHERE:
                fault.start, fault.end = match.span()
                fault.params["written"] = match[0]
                yield fault


def personal_data(text: str) -> Iterator[Fault]:
    """Identity numbers that pass their checksum, mobile telephones and private mailboxes.

    The fault's text hides what it found but for its ends.
    """
    if _may_be_personal(text):
        yield from _personal_data(to_arabic(text))


@lru_cache(maxsize=4096)
def _may_be_personal(text: str) -> bool:
    """Whether any of it stands there; most texts of a letter are asked again at every key."""
    return next(_personal_data(to_arabic(text)), None) is not None


def _personal_data(plain: str) -> Iterator[Fault]:
    for match in _ID_NUMBER.finditer(plain):
        if _is_identity(match[0]):
            yield _hidden(ID_NUMBER, match)
    for match in _MOBILE.finditer(plain):
        yield _hidden(MOBILE, match)
    for match in _PRIVATE_MAIL.finditer(plain):
        yield _hidden(PRIVATE_MAIL, match)


def names_only(text: str) -> str:
    """``text`` with what belongs to a person alone hidden, for records that others read."""
    for fault in sorted(personal_data(text), key=lambda each_fault: each_fault.start, reverse=True):
        hidden = str(fault.params["text"])
        text = text[: fault.start] + hidden + text[fault.end :]
    return text


def _is_identity(written: str) -> bool:
    digits = [int(sign) for sign in written if sign.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return digits[0] != 0 and (11 - total % 11) % 10 == digits[12]


def _hidden(code: str, match: re.Match[str]) -> Fault:
    text = match[0]
    shown = text[:2] + "x" * (len(text) - 4) + text[-2:]
    return Fault(code, start=match.start(), end=match.end(), text=shown)
