"""Where a line of Thai may end: between words, never inside a term that belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from icu4py.breakers import LineBreaker

from docgen.thai.dates import MONTHS, SHORT_MONTHS, WEEKDAYS
from docgen.thai.numerals import ADDRESS, UNITS

_NUMBER = r"[0-9๐-๙]+(?:[.,/-][0-9๐-๙]+)*"
_DAY = r"(?<![0-9๐-๙])[0-9๐-๙]{1,2}"
_YEAR = r"(?:พ\.ศ\.\s?|ค\.ศ\.\s?)?[0-9๐-๙]{4}"
_MONTH = "(?:" + "|".join(re.escape(name) for name in MONTHS + SHORT_MONTHS) + ")"
_ON = "วัน(?:" + "|".join(WEEKDAYS) + r")?ที่\s?"
_CLOCK = r"[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}"
_THAI = "[ก-ฺเ-๎]"
_NUMBERED = (
    "ข้อ|ข้อที่|มาตรา|หน้า|ลำดับที่|ครั้งที่|ฉบับที่|สิ่งที่ส่งมาด้วย|ชั้น|ชั้นที่|หมู่ที่|เลขที่|ห้อง|"
    "ร้อยละ|ปี|รุ่นที่|ระยะที่|กลุ่มที่|ตารางที่|ภาคผนวก"
)
_NOT_A_NAME = (
    r"(?!อำเภอ|ทะเบียน|จ้าง|แพทย์|ช่าง|ตรวจ|ด่าน|ทหาร|ประกัน|สิบ|หน้า|พล|สถานี|ตำรวจ|"
    r"ก(?:รัฐมนตรี|เทศมนตรี|องค์การ|สภา|สมาคม|เหล่ากาชาด|เมือง|\.|\s|ฯ))"
)
_BEFORE_A_NAME = "|".join(f"(?<={word})" for word in ("และ", "มี", "คือ", "โดย", "ให้", "กับ", "แก่"))
_NAME = (
    rf"(?:(?<!{_THAI})|{_BEFORE_A_NAME})(?:นางสาว|นาง|นาย|น\.ส\.|ดร\.)\s?{_NOT_A_NAME}"
    rf"{_THAI}{{2,20}} {_THAI}{{2,25}}"
)
_REFERENCE = (
    r"(?:ที่\s)?(?<![ก-๎])[ก-ฮ]{2}(?:\s?\([ก-ฮ.]+\))?\s?[0-9๐-๙]{4,5}(?:\.[0-9๐-๙]+)*\s?/"
    r"\s?(?:ว\s?)?[0-9๐-๙]+"
)
_PROTECTED = tuple(
    re.compile(pattern)
    for pattern in (
        ADDRESS,
        rf"(?:{_ON})?{_DAY}(?:\s?[-–]\s?[0-9๐-๙]{{1,2}})?\s?{_MONTH}(?:\s?{_YEAR})?(?:\s?[-–])?",
        rf"(?:เดือน)?{_MONTH}\s?{_YEAR}",
        rf"{_ON}[0-9๐-๙]*",
        r"(?:พ\.ศ\.|ค\.ศ\.)\s?[0-9๐-๙]+",
        _REFERENCE,
        rf"(?:เวลา\s?)?{_CLOCK}(?:\s?[-–]\s?{_CLOCK})?\s?(?:น\.|นาฬิกา)",
        rf"จำนวน\s?{_NUMBER}(?:\s?{_THAI})?",
        rf"{_NUMBER}\s?(?:{UNITS})",
        rf"(?:{_NUMBERED})\s?{_NUMBER}",
        r"(?:โทร\.|โทรสาร)\s?(?=[0-9๐-๙])[0-9๐-๙ -]+(?:ต่อ\s?[0-9๐-๙][0-9๐-๙, -]*)?",
        r"(?<![0-9๐-๙])[0๐][0-9๐-๙]?(?:[ -][0-9๐-๙]{3,4}){2}",
        _NAME,
    )
)
_LONGEST_WORD = 30
# Prices of a word: one of the dictionary costs 1.
_UNKNOWN = 1.2
_AGAINST_ICU = 1.4
_CUT_OFF = 2.5
_FAR = float("inf")
_ADDRESS = re.compile(ADDRESS)
_SIGN = re.compile(r"[/?&=#_-]+|(?<=[A-Za-z])\.(?=[A-Za-z])")
_ABBREVIATION = re.compile("(?:ฯลฯ|ฯพณฯ)|(?P<mark>ฯ)")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BLANK = re.compile(r"(?:\.{4,}|…{2,}) *")
_NEVER_FIRST = frozenset("ๆฯ)]}”’»,.;:!?%…")
_NEVER_LAST = frozenset("([{“‘«/")


def break_places(text: str, terms: tuple[str, ...] = ()) -> tuple[int, ...]:
    """The indices where a line may end, in order; the spaces before one stay on that line.

    Neither 0 nor the end of the text is among them. None lies inside a date, a letter's number,
    a time, an amount with its unit, a titled name, an address, or one of ``terms``.
    """
    return _places(text, terms)[0]


def weak_places(text: str, terms: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Places at spaces inside protected terms, and after the signs of an address.

    For a line that would else be badly loose.
    """
    return _places(text, terms)[1]


@lru_cache(maxsize=4096)
def _places(text: str, terms: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    inside = bytearray(len(text) + 1)
    for start, end in _spans(text, terms):
        inside[start + 1 : end] = b"\1" * (end - start - 1)
    fit = [place for place in _icu_places(text) if _is_fit(text, place)]
    strong = tuple(place for place in fit if not inside[place])
    if _BLANK.search(text):
        strong = tuple(sorted({*strong, *_around_blanks(text)}))
    weak = {place for place in fit if inside[place] and text[place - 1].isspace()}
    return strong, tuple(sorted(weak | _inside_addresses(text)))


def _around_blanks(text: str) -> Iterator[int]:
    """Places before a blank to fill in that stands after a space, and after its own spaces."""
    for match in _BLANK.finditer(text):
        if match.start() and text[match.start() - 1] == " ":
            yield match.start()
        if match.end() < len(text) and text[match.end()] not in _NEVER_FIRST:
            yield match.end()


def _inside_addresses(text: str) -> set[int]:
    """Places after a sign of a web or e-mail address: its parts, never its words."""
    return {
        match.start() + sign.end()
        for match in _ADDRESS.finditer(text)
        for sign in _SIGN.finditer(match[0])
        if sign.end() < len(match[0])
    }


def _spans(text: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    spans = [match.span() for pattern in _PROTECTED for match in pattern.finditer(text)]
    for term in terms:
        start = text.find(term) if len(term) > 1 else -1
        while start >= 0:
            spans.append((start, start + len(term)))
            start = text.find(term, start + 1)
    return [(start, end) for start, end in spans if end > start]


def _icu_places(text: str) -> list[int]:
    """ICU's places, asked about the text without ฯ: with it ICU breaks «งา|นระบบฯ»."""
    marks = {m.start() for m in _ABBREVIATION.finditer(text) if m["mark"] is not None}
    kept = [index for index in range(len(text)) if index not in marks]
    bare = "".join([text[index] for index in kept]) if marks else text
    # ICU counts UTF-16 units; an ideograph breaks as an emoji does and is one unit
    bare = _ASTRAL.sub("一", bare)
    segments = [(start, end) for start, end in LineBreaker(bare, "th").segments()]
    return [kept[end] for end in _word_ends(bare, segments) if end < len(kept)]


def _word_ends(text: str, segments: list[tuple[int, int]]) -> list[int]:
    """The ends of the words: the fewest of the dictionary, at ICU's places where these serve.

    ICU parts ท้อง|ถิ่น and ดัง|กล่าว, which a typist keeps whole, and now and then cuts in the wrong
    place (ผู้|อำนวย|การก|ลุ่ม). What the dictionary does not know stays as ICU has it.
    """
    places: list[int] = []
    begin, ends = 0, []
    for _, end in segments:
        ends.append(end - begin)
        if text[end - 1] == " " or end == len(text):  # no word goes on over a space
            places += [begin + place for place in _ends_in(text[begin:end], tuple(ends))]
            begin, ends = end, []
    return places


@lru_cache(maxsize=8192)
def _ends_in(text: str, ends: tuple[int, ...]) -> list[int]:
    """The ends of the words of a stretch without spaces inside, which ICU parts at ``ends``."""
    icu_end = dict(zip((0, *ends), ends, strict=False))
    cost = [_FAR] * (len(text) + 1)
    back = [0] * (len(text) + 1)
    cost[0] = 0.0
    for start in range(len(text)):
        if cost[start] >= _FAR:
            continue
        for end, price in _words_at(text, start, icu_end):
            if cost[start] + price < cost[end]:
                cost[end], back[end] = cost[start] + price, start
    places = [len(text)]
    while places[-1]:
        places.append(back[places[-1]])
    return places[-2::-1]


def _words_at(text: str, start: int, icu_end: dict[int, int]) -> Iterator[tuple[int, float]]:
    """Where a word that begins at ``start`` may end, and what taking it costs."""
    known = _dictionary()
    if start in icu_end:
        yield icu_end[start], _UNKNOWN
    else:
        yield next(end for end in icu_end.values() if end > start), _CUT_OFF
    if not "ก" <= text[start] <= "ไ":
        return
    for end in range(start + 2, min(start + _LONGEST_WORD, len(text)) + 1):
        if text[start:end] in known:
            after = end
            while after < len(text) and text[after] == " ":
                after += 1
            agreed = after in icu_end or after == len(text)
            yield after, 1.0 if agreed else _AGAINST_ICU


@cache
def _dictionary() -> frozenset[str]:
    """PyThaiNLP's word list, read beside its code: importing the package would cost 0.1 s."""
    spec = find_spec("pythainlp")
    assert spec is not None
    assert spec.origin is not None
    words = Path(spec.origin).with_name("corpus") / "words_th.txt"
    return frozenset(words.read_text(encoding="utf-8").split())


def _is_fit(text: str, place: int) -> bool:
    if text[place] in _NEVER_FIRST or (text[place] in "-–" and text[place - 1] == " "):
        return False
    last = place - 1
    while last > 0 and text[last].isspace():
        last -= 1
    return text[last] not in _NEVER_LAST
