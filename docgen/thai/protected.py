"""What belongs together in running text: dates, numbers of letters, times, amounts, names."""

from __future__ import annotations

import re

from docgen.light import regex
from docgen.thai.dates import MONTHS, SHORT_MONTHS, WEEKDAYS
from docgen.thai.numerals import ADDRESS, UNITS

ProtectedStretch = tuple[int, int]

# Its first digit, so that a search goes from number to number.
_NUMBER = r"[0-9๐-๙](?<![0-9๐-๙]{2})(?<![0-9๐-๙][.,/-][0-9๐-๙])[0-9๐-๙]*+(?:[.,/-][0-9๐-๙]++)*+"
# The first of a day's digits, said so that a search goes from digit to digit.
_DAY = r"[0-9๐-๙](?<![0-9๐-๙]{2})[0-9๐-๙]?"
_YEAR = r"(?:พ\.ศ\.\s?|ค\.ศ\.\s?)?[0-9๐-๙]{4}"
_MONTH = "(?:" + "|".join(re.escape(name) for name in MONTHS + SHORT_MONTHS) + ")"
_ON = "วัน(?:" + "|".join(WEEKDAYS) + r")?ที่\s?"
_CLOCK = r"[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}"
_THAI = "[ก-ฺเ-๎]"
_NUMBERED = (
    "ข้อ|ข้อที่|มาตรา|หน้า|ลำดับที่|ครั้งที่|ฉบับที่|สิ่งที่ส่งมาด้วย|ชั้น|ชั้นที่|หมู่ที่|เลขที่|ห้อง|"
    "ร้อยละ|ปี|รุ่นที่|รอบที่|ระยะที่|กลุ่มที่|ตารางที่|ภาคผนวก"
)
_NOT_A_NAME = (
    r"(?!อำเภอ|ทะเบียน|จ้าง|แพทย์|ช่าง|ตรวจ|ด่าน|ทหาร|ประกัน|สิบ|หน้า|พล|สถานี|ตำรวจ|"
    r"ก(?:รัฐมนตรี|เทศมนตรี|องค์การ|สภา|สมาคม|เหล่ากาชาด|เมือง|\.|\s|ฯ))"
)
_BEFORE_A_NAME = "|".join(
    f"(?<={word}[นด])" for word in ("และ", "มี", "คือ", "โดย", "ให้", "กับ", "แก่")
)
# Its first letter leads, and what stands before is asked after it: so the search is quick.
_NAME = (
    rf"[นด](?=า[งย]|\.ส\.|ร\.)(?:(?<!{_THAI}[นด])|{_BEFORE_A_NAME})"
    rf"(?:(?<=น)(?:างสาว|าง|าย|\.ส\.)|(?<=ด)ร\.)\s?{_NOT_A_NAME}"
    rf"{_THAI}{{2,20}} {_THAI}{{2,25}}"
)
_REFERENCE = (
    r"(?:ที่\s)?(?<![ก-๎])[ก-ฮ]{2}(?:\s?\([ก-ฮ.]+\))?\s?[0-9๐-๙]{4,5}(?:\.[0-9๐-๙]+)*\s?/"
    r"\s?(?:ว\s?)?[0-9๐-๙]+"
)
_DATES = regex(
    rf"{_DAY}\s?{_MONTH}(?:\s?{_YEAR})?"
    rf"|{_MONTH}\s?{_YEAR}|(?:พ\.ศ\.|ค\.ศ\.)\s?[0-9๐-๙]+"
)
# All of these has digits, and nothing of it stands further than ``_REACH`` from one.
_AT_DIGITS = tuple(
    regex(pattern)
    for pattern in (
        rf"{_DAY}(?:\s?[-–]\s?[0-9๐-๙]{{1,2}})?\s?{_MONTH}(?:\s?{_YEAR})?(?:\s?[-–])?",
        rf"เดือน{_MONTH}\s?{_YEAR}",
        rf"{_MONTH}\s?{_YEAR}",
        r"(?:พ\.ศ\.|ค\.ศ\.)\s?[0-9๐-๙]+",
        rf"เวลา\s?{_CLOCK}(?:\s?[-–]\s?{_CLOCK})?\s?(?:น\.|นาฬิกา)",
        rf"{_CLOCK}(?:\s?[-–]\s?{_CLOCK})?\s?(?:น\.|นาฬิกา)",
        rf"จำนวน\s?{_NUMBER}(?:\s?{_THAI})?",
        rf"{_NUMBER}\s?(?:{UNITS})",
        rf"(?:{_NUMBERED})\s?{_NUMBER}",
        r"[0๐](?<![0-9๐-๙]{2})[0-9๐-๙]?(?:[ -][0-9๐-๙]{3,4}){2}",
    )
)
_REACH = 40
# One of the words stands in each of these. A day is told by two patterns: with it, and with what
# goes before.
_WITH_WORDS = tuple(
    (words, regex(pattern))
    for words, pattern in (
        (("วัน",), rf"{_ON}[0-9๐-๙]*"),
        (("/",), _REFERENCE),
        (("โทร",), r"(?:โทร\.|โทรสาร)\s?(?=[0-9๐-๙])[0-9๐-๙ -]+(?:ต่อ\s?[0-9๐-๙][0-9๐-๙, -]*)?"),
    )
)
_NAME_WORDS, _NAMES = ("นาง", "นาย", "น.ส.", "ดร."), regex(_NAME)
_DIGITS = regex("[0-9๐-๙]+")
_OF_ADDRESSES = ("@", "://", "www.")
_DOMAIN_END = regex(r"\.[A-Za-z]")
_ADDRESS = regex(ADDRESS)
_LATIN_IN_BRACKETS = regex(r"\([A-Za-z][A-Za-z0-9 .,&'’/–-]*+\)")


def addresses(text: str) -> list[ProtectedStretch]:
    """Where the web and e-mail addresses of a text stand."""
    if not (any(sign in text for sign in _OF_ADDRESSES) or _DOMAIN_END.search(text)):
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def latin_in_brackets(text: str) -> list[ProtectedStretch]:
    """Where words in Latin letters stand in brackets, as in «(Workload Tracking System)»."""
    if "(" not in text:
        return []
    return [match.span() for match in _LATIN_IN_BRACKETS.finditer(text)]


def dates(text: str) -> list[ProtectedStretch]:
    """Days with their month and year, months with their year, years with their era."""
    return [
        match.span()
        for start, end in _around_digits(text)
        for match in _DATES.finditer(text, start, end)
    ]


def protected_stretches(text: str) -> list[ProtectedStretch]:
    """Stretches that no line should end in; they may overlap, and stand in no order."""
    found = figures(text)
    if any(word in text for word in _NAME_WORDS):
        found += [match.span() for match in _NAMES.finditer(text)]
    return found


def figures(text: str) -> list[ProtectedStretch]:
    """Dates, times, amounts, telephone and letter numbers; in no order, and they may overlap."""
    found = [
        match.span()
        for start, end in _around_digits(text)
        for pattern in _AT_DIGITS
        for match in pattern.finditer(text, start, end)
    ]
    for words, pattern in _WITH_WORDS:
        if any(word in text for word in words):
            found += [match.span() for match in pattern.finditer(text)]
    return found


def _around_digits(text: str) -> list[ProtectedStretch]:
    """The stretches within reach of a digit, none of them touching another."""
    around: list[ProtectedStretch] = []
    for match in _DIGITS.finditer(text):
        start, end = max(0, match.start() - _REACH), match.end() + _REACH
        if around and start <= around[-1][1]:
            around[-1] = (around[-1][0], end)
        else:
            around.append((start, end))
    return around
