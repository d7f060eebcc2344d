"""Dates, numbers and telephones as people type them in a hurry, in the form that a file has.

Every function gives back what it was given where the meaning is not sure; the reader of the file
then says what is wrong.
"""

from __future__ import annotations

import datetime
import re

from docgen.light import regex
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ERA, MONTHS, SHORT_MONTHS, ThaiDate, long_date
from docgen.thai.names import bare_name
from docgen.thai.numerals import to_arabic

_SURE = frozenset({"DG3002", "DG3003", "DG3004", "DG3008"})  # faults of a date that name the cure
_MOST_CURES = 4
_DAYS_FROM_TODAY = {"วันนี้": 0, "พรุ่งนี้": 1, "เมื่อวาน": -1, "เมื่อวานนี้": -1, "มะรืนนี้": 2, "มะรืน": 2}
_SAMPLE_DATE = "8 กันยายน 2564"
_HEAD_OF_DATE = regex(r"^(?:ลงวันที่|ลว\.?|วันที่|ณ วันที่)\s*")
_PARTED_BY_SPACES = regex(r"([0-9]{1,2})\s+([0-9]{1,2})\s+([0-9]{2}|[0-9]{4})")
_YEAR_LEFT_OUT = regex(r"[0-9]{1,2}(?:\s*[ก-๎.]+|\s*[/-]\s*[0-9]{1,2})")
_MONTH = regex(
    r"(?<=[0-9\s])(?!พ\.?\s?ศ|ค\.?\s?ศ|เดือน)([ก-ฮเ-ไ][ก-๎.]*?)(?=\s*(?:[0-9]|พ\.?\s?ศ|ค\.?\s?ศ|$))"
)
_LEAST_OF_A_MONTH = 3
_FIGURES = regex(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{2}|[0-9]{4})")

_NONE_YET = frozenset({"", "-", "ไม่มี", "ยังไม่มี", "ยังไม่ออกเลข", "รอเลข", "เว้นว่าง"})
_FROM_REGISTER = frozenset({"อัตโนมัติ", "ออกเลข", "ออกเลขให้", "auto", "automatic"})
_AUTOMATIC = "อัตโนมัติ"
_HEAD_OF_NUMBER = regex(r"^(?:เลข)?ที่\s*")
_TAIL_OF_NUMBER = regex(r"/?\s*+(?P<circular>ว\.?)?\s*+(?P<number>[0-9]{1,9})?")
_WHOLE_NUMBER = regex(
    r"(?P<prefix>[ก-ฮ]{2}(?:\s?\([ก-ฮ.]{2,8}\))?\s*[0-9]{4,5}(?:\.[0-9]{1,6})*)(?:\s*+[/\\]|\s++(?=[ว0-9])|(?=ว))\s*+"
    r"(?P<circular>ว\.?)?\s*+(?P<number>[0-9]{1,9})?"
)
_PREFIX = regex(
    r"(?P<letters>[ก-ฮ]{2}|[ก-ฮ]\.[ก-ฮ]\.)\s*(?P<code>[0-9]{4,5}(?:\.[0-9]{1,6})*)\s*+(?:/\s*+)?(?:ว\.?\s*+)?"
)
_OF_YEAR = regex(r"(?P<number>[0-9]{1,9})(?:\s*/\s*(?P<year>[0-9]{2}|[0-9]{4}))?")

_LABELS_OF_NAME = ("(ลงชื่อ)", "ลงชื่อ", "ชื่อ")

_WORDS_OF_TELEPHONE = regex(
    r"(?:หมายเลข)?(?:โทรศัพท์|โทรสาร|โทร|มือถือ|เบอร์|tel|phone|fax)\s*[.:]?\s*", re.IGNORECASE
)
_EXTENSION = regex(r"(?<!\s)\s*+(?:ต่อ|(?:ext|extension)\.?|#|กด|x(?=\s*[0-9]))\s*", re.IGNORECASE)
_BETWEEN = regex(r"(?<!\s)\s*+(?:;|/|\||หรือ|และ|,)\s*")
_DASHES = regex("[\u2010-\u2015\u2212\uff0d]")
_COUNTRY = regex(r"^\+?\s*+66\s*+-?\s*+(?:\(0\))?\s*+-?\s*+(?=[2-9])|^0066\s*+-?\s*+(?=[2-9])")
_UNPARTED = regex(r"^(0)([2-57])([0-9]{3})([0-9]{4})$|^(0[689])([0-9]{4})([0-9]{4})$")


def date_meant(text: str, today: datetime.date) -> str:
    """A date as the letter has it: ``8 ก.ย. 64``, ``8/9/2021``, ``วันนี้`` → ``8 กันยายน 2564``."""
    written = " ".join(to_arabic(text).split())
    if written in _DAYS_FROM_TODAY:
        day = today + datetime.timedelta(days=_DAYS_FROM_TODAY[written])
        return to_arabic(long_date(ThaiDate.of(day)))
    if not any(sign.isdigit() for sign in written):
        return text
    bare = _HEAD_OF_DATE.sub("", written)
    bare = _PARTED_BY_SPACES.sub(r"\1/\2/\3", bare) if _PARTED_BY_SPACES.fullmatch(bare) else bare
    bare = _FIGURES.sub(r"\1/\2/\3", bare) if _FIGURES.fullmatch(bare) else bare
    if _YEAR_LEFT_OUT.fullmatch(bare):
        bare = f"{bare}{'/' if bare[-1].isdigit() else ' '}{today.year + ERA}"
    bare = _MONTH.sub(lambda match: _month_meant(match[1]), bare)
    date = _cured_date(bare)
    return text if date is None else to_arabic(long_date(date))


def date_to_type(text: str) -> str:
    """How a date is typed: the text's own where it has day, month and year, else an example."""
    written = " ".join(to_arabic(text).split())
    if _YEAR_LEFT_OUT.fullmatch(_HEAD_OF_DATE.sub("", written)):
        return _SAMPLE_DATE
    meant = date_meant(written, datetime.date.min)
    return meant if meant != written and written not in _DAYS_FROM_TODAY else _SAMPLE_DATE


def reference_number_meant(text: str, prefix: str) -> str:
    """A letter's number: ``ว 50``, ``50`` after the office's own prefix; none yet leaves room."""
    written = _HEAD_OF_NUMBER.sub("", " ".join(to_arabic(text).split()))
    if written in _FROM_REGISTER:
        return _AUTOMATIC
    if written in _NONE_YET and prefix:
        return f"{prefix}/"
    match = _WHOLE_NUMBER.fullmatch(written)
    own = prefix
    if match is not None:
        own = prefix_meant(match["prefix"])
    else:
        match = _TAIL_OF_NUMBER.fullmatch(written)
    if match is None or not own or not (match["circular"] or match["number"] or own != prefix):
        return text
    circular = "ว " if match["circular"] else ""
    return f"{own}/{circular}{int(match['number']) if match['number'] else ''}".rstrip()


def prefix_meant(text: str) -> str:
    """What stands before an office's numbers: ``ที่ มท0812/``, ``มท 0812/ว`` → ``มท 0812``."""
    written = _HEAD_OF_NUMBER.sub("", " ".join(to_arabic(text).split()))
    match = _PREFIX.fullmatch(written)
    if match is None:
        return written.rstrip("/ ")
    return f"{match['letters'].replace('.', '')} {match['code']}"


def number_of_year_meant(text: str, today: datetime.date) -> str:
    """The number of an order: ``126`` and ``126/64`` → ``126/2564``; none yet → ``/2564``."""
    written = _HEAD_OF_NUMBER.sub("", " ".join(to_arabic(text).split()))
    this_year = today.year + ERA
    if written in _FROM_REGISTER:
        return _AUTOMATIC
    if written in _NONE_YET:
        return f"/{this_year}"
    match = _OF_YEAR.fullmatch(written)
    if match is None:
        return text
    year = match["year"] or str(this_year)
    year = f"25{year}" if len(year) == 2 else year
    year = str(int(year) + ERA) if int(year) < 2200 else year
    return f"{int(match['number'])}/{year}"


def telephone_meant(text: str) -> str:
    """Telephone numbers: ``โทร. (02)241-9000 ext 12`` → ``02 241-9000 ต่อ 12``."""
    written = _DASHES.sub("-", to_arabic(text))
    written = _WORDS_OF_TELEPHONE.sub(";", written)
    numbers = [_one_number(piece) for piece in _BETWEEN.split(written) if piece.strip()]
    return ", ".join(numbers) if numbers else text


def name_meant(text: str) -> str:
    """A name as it is kept, without what stands around it on paper: ``(นาย ก)`` → ``นาย ก``."""
    return bare_name(without_label(text, *_LABELS_OF_NAME))


def without_label(text: str, *labels: str) -> str:
    """The text without the word that the letter prints before it: ``เรียน อธิบดี`` → ``อธิบดี``."""
    bare = text.strip()
    for label in labels:
        rest = bare.removeprefix(label).lstrip()
        if bare.startswith(label) and rest.startswith(":"):
            return rest[1:].strip()
        if bare.startswith(f"{label} "):
            return rest
    return bare


def _month_meant(written: str) -> str:
    """The month that a word begins, where it is the only one; else the word."""
    bare = written.replace(".", "")
    shorts = [month.replace(".", "") for month in SHORT_MONTHS]
    if bare in shorts:
        return f" {MONTHS[shorts.index(bare)]} "
    begun = [month for month in MONTHS if month.startswith(bare)]
    return f" {begun[0]} " if len(begun) == 1 and len(bare) >= _LEAST_OF_A_MONTH else f" {written} "


def _cured_date(text: str) -> ThaiDate | None:
    """The date once every cure that its own faults name has been applied."""
    for _ in range(_MOST_CURES):
        try:
            return parse_date(text)
        except Fault as fault:
            if fault.code not in _SURE:
                return None
            end = len(text) if fault.end is None else fault.end
            text = text[: fault.start] + fault.params["suggestion"] + text[end:]
            text = re.sub(r"ค\.?\s?ศ\.?|คริสต์ศักราช", "", text)
    return None


def _one_number(written: str) -> str:
    number, *extension = _EXTENSION.split(written.strip(), maxsplit=1)
    number = _COUNTRY.sub("0", number.strip())
    number = re.sub(r"[().]+", " ", number)
    number = " ".join(number.split()).replace(" - ", "-").replace("- ", "-").replace(" -", "-")
    number = number.strip("-")
    parted = _UNPARTED.match(number)
    if parted is not None:
        number = " ".join(filter(None, parted.groups()))
        number = re.sub(r"^0 ([2-57]) ([0-9]{3}) ", r"0 \1\2 ", number)
    inner = " ".join(extension[0].split()) if extension else ""
    return f"{number} ต่อ {inner}" if inner else number
