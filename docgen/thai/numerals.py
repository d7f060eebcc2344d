"""Thai and Arabic digits: conversion that leaves Latin names alone, and strict numbers."""

from __future__ import annotations

import re

from docgen.light import regex
from docgen.thai import Fault

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = "0123456789"
_WIDE = "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"  # of East Asian keyboards
_TO_THAI = str.maketrans(_ARABIC + _WIDE, _THAI * 2)
_TO_ARABIC = str.maketrans(_THAI + _WIDE, _ARABIC * 2)
_FROM_WIDE = str.maketrans(_WIDE, _ARABIC)

_URL = r"(?:[A-Za-z][A-Za-z0-9+.-]{0,30}://|www\.)[!-~]*[A-Za-z0-9/_=&#%~+-]"
_EMAIL = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_DOMAIN = (
    r"(?<![A-Za-z0-9@.-])(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![A-Za-z0-9])"
    r"(?::[0-9]+)?(?:/[!-~]*[A-Za-z0-9/_=&#%~+-])?"
)
_LATIN_WORD = r"[A-Za-z0-9]+(?:[-./_+&:@#][A-Za-z0-9]+)*"
# Units and counters: a number before one of these is a quantity.
UNITS = (
    "ชุด|ฉบับ|แผ่น|หน้า|เล่ม|คน|ราย|ท่าน|แห่ง|ด้าน|ข้อ|ครั้ง|บาท|สตางค์|ล้าน|วัน|เดือน|ปี|"
    "ชั่วโมง|นาที|เครื่อง|คัน|หลัง|รายการ|เรื่อง|โครงการ|หน่วยงาน|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|"
    "กิโลเมตร|เมตร|เซนติเมตร|ไร่|งาน|ตารางวา|กิโลกรัม|ลิตร|ร้อยละ|เปอร์เซ็นต์"
)
# The number of a thing with a Latin name (Windows 11, ISO 9001:2015), unless it counts something.
_NAMED = (
    r"[A-Za-z][A-Za-z.+-]{0,40} [0-9]+(?:[.:/-][0-9]+)*"
    rf"(?![0-9A-Za-z,]|[.:/-][0-9]|\s?(?:{UNITS}|น\.|นาฬิกา|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|"
    r"มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม))"
)
_CODE = r"`[^`\n]*`"
ADDRESS = f"{_URL}|{_EMAIL}|{_DOMAIN}"  # the pattern of web and e-mail addresses
_KEPT = regex(rf"(?P<code>{_CODE})|{ADDRESS}|{_NAMED}|(?P<word>{_LATIN_WORD})")
_LATIN_LETTER = regex(r"[A-Za-z]")
_NUMBER = regex(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")
LARGEST_COUNT = 999_999_999_999_999  # beyond every count of an office
_INTEGER = regex(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")


def to_thai(text: str) -> str:
    """``text`` with its digits in Thai, save where the digits belong to something Latin.

    Kept as typed: web and e-mail addresses, Latin words with digits joined to them
    (``COVID-19``, ``5G``) or naming a version of it (``Windows 11``), and anything between
    backticks, which are taken away.
    """
    return _KEPT.sub(_kept_or_thai, from_wide(text))


def from_wide(text: str) -> str:
    """``text`` with every full-width digit as a plain one."""
    return text.translate(_FROM_WIDE)


def to_arabic(text: str) -> str:
    """``text`` with every Thai and every full-width digit in Arabic."""
    return text.translate(_TO_ARABIC)


def thai_digits(number: int | str) -> str:
    """A number in Thai digits, with nothing protected: ``"0023.6"`` → ``"๐๐๒๓.๖"``."""
    return str(number).translate(_TO_THAI)


def mixed_numbers(text: str) -> list[tuple[int, int]]:
    """The spans of those numbers that are written partly in Thai and partly in Arabic digits."""
    return [match.span() for match in _NUMBER.finditer(text) if _is_mixed(match[0])]


def refuse_mixed(text: str) -> None:
    """Look at every number of ``text``.

    Raises: Fault, when one mixes Thai and Arabic digits, at the first such number.
    """
    for start, end in mixed_numbers(text):
        number = text[start:end]
        suggestion = f"{to_arabic(number)} หรือ {thai_digits(number)}"
        mend = (number, of_one_kind(number))
        raise Fault("DG3007", start=start, end=end, mend=mend, text=number, suggestion=suggestion)


def of_one_kind(number: str) -> str:
    """A number whose digits are mixed, in the digits that it has more of."""
    thai = sum(digit in _THAI for digit in number)
    arabic = sum(digit in _ARABIC for digit in number)
    return thai_digits(number) if thai > arabic else to_arabic(number)


def integer(text: str, *, least: int = 0, most: int = LARGEST_COUNT) -> int:
    """A whole number in Thai or Arabic digits, never both; commas may group thousands.

    A :class:`Fault` tells a number under ``least`` or over ``most``.

    Raises: Fault, when it is no whole number, or beyond ``least`` and ``most``.
    """
    refuse_mixed(text)
    written = to_arabic(text.strip())
    if not _INTEGER.fullmatch(written):
        raise Fault("DG3030", end=len(text), text=text)
    digits = written.replace(",", "").lstrip("0")
    number = int(digits or "0") if len(digits) <= len(str(most)) else most + 1
    if not least <= number <= most:
        raise Fault("DG3031", end=len(text), text=text, least=least, most=most)
    return number


def _is_mixed(number: str) -> bool:
    return any(digit in _THAI for digit in number) and any(digit in _ARABIC for digit in number)


def _kept_or_thai(match: re.Match[str]) -> str:
    if match["code"] is not None:
        return match[0][1:-1]
    if match["word"] is not None and not _LATIN_LETTER.search(match[0]):
        return thai_digits(match[0])
    return match[0]
