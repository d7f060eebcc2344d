"""Dates as offices write them, read strictly: days, months, years of the Buddhist era, times."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from docgen.light import regex
from docgen.thai import Fault
from docgen.thai.dates import (
    ERA,
    HEADED,
    MONTHS,
    OPEN,
    SHORT_MONTHS,
    WEEKDAYS,
    Moment,
    ThaiDate,
    long_date,
)
from docgen.thai.names import clean, nearest_names
from docgen.thai.numerals import from_wide, refuse_mixed, to_arabic
from docgen.thai.times import parse_time

_FIRST_YEAR, _LAST_YEAR = 2400, 2699  # letters that anyone still cites, and all we shall write
_MONTH_NUMBERS = {name: index for index, name in enumerate(MONTHS, 1)} | {
    name.replace(".", ""): index for index, name in enumerate(SHORT_MONTHS, 1)
}
_HEAD = (
    r"(?:(?:ลง)?วัน(?P<weekday>" + "|".join(WEEKDAYS) + r"|พฤหัสฯ?)?"
    r"(?:\s*+ที่)?\s*+)?"
)
_IN_WORDS = regex(
    rf"{_HEAD}(?:(?P<day>[0-9๐-๙]+)|[._…]++)?\s*+(?:เดือน\s*+)?"
    r"(?P<month>[ก-ฺเ-๎][ก-ฺเ-๎.\s]{0,40}?)\s*+"
    r"(?P<era>พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช)?\s*+(?P<year>[0-9๐-๙]+)"
)
_IN_FIGURES = regex(
    rf"{_HEAD}(?P<day>[0-9๐-๙]{{1,2}})(?P<sep>[-/.])(?P<month>[0-9๐-๙]{{1,2}})(?P=sep)"
    r"(?P<year>[0-9๐-๙]+)"
)
_YEAR_FIRST = regex(r"(?P<year>[0-9๐-๙]{4})-(?P<month>[0-9๐-๙]{1,2})-(?P<day>[0-9๐-๙]{1,2})")
# Dots to write a day, a month and a year on: three at least, some on each side of a word.
_DOTS = r"\s*+[._…][._…\s]*+"
_BLANK = regex(
    rf"(?:(?:ลง)?วันที่)?(?=(?:[^._…]*+[._…]){{3}}){_DOTS}(?:เดือน{_DOTS})?(?:พ\.?\s?ศ\.?{_DOTS})?(?<=[._…])"
)
_DOTTED_DAY = regex(r"(?:วันที่\s?)?[._…]{2,}(?= )")
_CODED = regex("`[^`]+`")
_MOMENT = regex(
    r"(?P<date>.*?)(?<![\s,])[\s,]*+(?P<time>(?:เวลา\s*+)?[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}\D*)"
)
_MOMENT_WITH_OTHER_WORDS = regex(r"(?P<date>.*?[0-9๐-๙]{4})[\s,]++(?P<time>\S.*)")


@lru_cache(maxsize=1024)
def parse_date(text: str) -> ThaiDate:
    """A date in any of the forms that offices write; the day may be left open.

    ``8 กันยายน 2564``, ``วันพุธที่ ๘ ก.ย. พ.ศ. ๒๕๖๔``, ``8/9/2564``, ``2564-09-08``, ``กันยายน 2564``,
    ``..... กันยายน 2564``; ``..... เดือน ..... พ.ศ. .....`` is :data:`OPEN`.

    Raises: Fault, when it is no date, or a day that the month does not have.
    """
    if _BLANK.fullmatch(text.strip()):
        return OPEN
    refuse_mixed(text)
    written = from_wide(text.rstrip())
    begin = len(written) - len(written.lstrip())
    match = next(
        (
            found
            for whole in (_YEAR_FIRST.fullmatch, _IN_FIGURES.fullmatch, _IN_WORDS.fullmatch)
            if (found := whole(written, begin))
        ),
        None,
    )
    if match is None:
        raise Fault("DG3001", start=begin, end=len(written), text=written[begin:])
    year, month = _year(match), _month(match)
    return _checked_date(match, year, month)


def any_date(text: str) -> ThaiDate:
    """A date as :func:`parse_date` reads it, or one that is kept as it was typed.

    Kept are texts that are no date (``(วัน เดือน ปี)``, dots and strokes), anything between
    backticks, the word วันที่ before a date, and dots in place of its day. What would be false is
    a :class:`Fault` still: a day that its month has not, another weekday, a misspelt month, a
    year of another era.
    """
    typed = " ".join(text.split())
    if _CODED.fullmatch(typed):
        return replace(OPEN, typed=typed)
    try:
        date = parse_date(text)
    except Fault as fault:
        if fault.code not in ("DG3001", "DG3003"):
            raise
        return replace(OPEN, typed=typed)
    if date.day is not None and HEADED.match(typed):
        return replace(date, typed=f"{HEADED.findall(typed)[0]} {long_date(date)}")
    dots = _DOTTED_DAY.match(typed)
    if date.day is None and dots is not None and not date.is_blank:
        return replace(date, typed=f"{dots[0]} {long_date(date)}")
    return date


def whole_date(text: str) -> ThaiDate | None:
    """A date that stands in a letter of another office, its year in two figures too.

    ``None`` where it is no date.
    """
    try:
        return parse_date(text)
    except Fault as fault:
        if fault.code != "DG3003":
            return None
        whole = f"{text[: fault.start]}{fault.params['suggestion']}{text[fault.end :]}"
    try:
        return parse_date(whole)
    except Fault:
        return None


def parse_moment(text: str) -> Moment:
    """A date and a time: ``8 กันยายน 2564 เวลา 10.00 น.``; the day must be there.

    Raises: Fault, when it is no date, the day is open, or the time is missing.
    """
    match = _MOMENT.fullmatch(text) or _MOMENT_WITH_OTHER_WORDS.fullmatch(text)
    if match is None:
        date = parse_date(text)  # its own fault comes first
        raise Fault("DG3013", end=len(text), text=text.strip(), date=_plain(date))
    date = parse_date(match["date"])
    if date.day is None:
        raise Fault("DG3014", end=match.end("date"), text=match["date"].strip())
    try:
        hour, minute = parse_time(match["time"])
    except Fault as fault:
        fault.start += match.start("time")
        fault.end = match.start("time") + (fault.end or len(match["time"]))
        raise
    return Moment(date, hour, minute)


def parse_day_or_moment(text: str) -> Moment:
    """A date with a time or without one; the day must be there.

    Raises: Fault, when it is no date, the day is open, or what follows is no time.
    """
    try:
        return parse_moment(text)
    except Fault as fault:
        if fault.code != "DG3013":
            raise
    date = parse_date(text)
    if date.day is None:
        raise Fault("DG3014", end=len(text), text=text.strip())
    return Moment(date, is_timed=False)


def _plain(date: ThaiDate) -> str:
    return to_arabic(long_date(date))


def _year(match: re.Match[str]) -> int:
    digits = to_arabic(match["year"])
    year = int(digits[:9])
    era = match.groupdict().get("era") or ""
    if len(digits) <= 2:
        raise _year_fault("DG3003", match, suggestion=f"25{digits:0>2}")
    if era.startswith("ค") or (_plausible(year + ERA) and not _plausible(year)):
        raise _year_fault("DG3002", match, suggestion=str(year + ERA))
    if _plausible(year):
        return year
    if _plausible(year - ERA):
        raise _year_fault("DG3004", match, suggestion=str(year - ERA))
    raise _year_fault("DG3009", match, first=_FIRST_YEAR, last=_LAST_YEAR)


def _plausible(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _year_fault(code: str, match: re.Match[str], **params: Any) -> Fault:
    start, end = match.span("year")
    return Fault(code, start=start, end=end, year=match["year"], **params)


def _month(match: re.Match[str]) -> int:
    written = match["month"]
    start, end = match.span("month")
    digits = to_arabic(written)
    if digits.isascii():
        if not 1 <= int(digits) <= 12:
            raise Fault("DG3012", start=start, end=end, month=written)
        return int(digits)
    key = clean(written).replace(".", "").replace(" ", "")
    if key in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[key]
    suggestion = nearest_names(key, MONTHS if len(key) > 3 else ())
    if suggestion:
        raise Fault("DG3008", start=start, end=end, month=written, suggestion=suggestion[0])
    raise Fault("DG3001", start=match.start(), end=match.end(), text=match[0])


def _checked_date(match: re.Match[str], year: int, month: int) -> ThaiDate:
    if match["day"] is None:
        return ThaiDate(year, month, None)
    day = int(to_arabic(match["day"])[:9])
    last = calendar.monthrange(year - ERA, month)[1]
    if not 1 <= day <= last:
        start, end = match.span("day")
        name = f"{MONTHS[month - 1]} {year}"
        raise Fault("DG3005", start=start, end=end, day=match["day"], month=name, last=last)
    date = ThaiDate(year, month, day)
    _check_weekday(match, date)
    return date


def _check_weekday(match: re.Match[str], date: ThaiDate) -> None:
    said = match.groupdict().get("weekday")
    actual = WEEKDAYS[date.gregorian().weekday()]
    if said is not None and not actual.startswith(said.rstrip("ฯ")):
        start, end = match.span("weekday")
        raise Fault("DG3006", start=start, end=end, said=said, date=_plain(date), actual=actual)
