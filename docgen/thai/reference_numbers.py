"""The number of a letter: ``มท ๐๘๑๒/ว ๑๙๖๐``."""

from __future__ import annotations

import re
from functools import partial

from docgen.light import dataclass, regex
from docgen.thai import Fault
from docgen.thai.numerals import refuse_mixed, thai_digits, to_arabic, to_thai

_LETTERS = r"[ก-ฮ]{2}(?:\s?\([ก-ฮ.]{2,8}\))?"
# Four or five digits, then what stands for units below: .6, (2), (กจ).19
_CODE = r"[0-9]{4,5}(?:\.[0-9]{1,6}|\s?\([ก-ฮ0-9.]{1,8}\)){0,6}"
_WHOLE = regex(
    rf"(?:ที่\s*+)?(?P<letters>{_LETTERS})\s*+(?P<code>{_CODE})\s*+/"
    r"\s*+(?P<circular>ว\.?\s*+)?(?P<number>[1-9][0-9]{0,8})"
)
_BLANK = regex(r"[.…_]{3,}|…")
_UNNUMBERED = regex(
    r"(?P<prefix>.{1,120}?)(?<!\s)\s*+/\s{0,9}(?P<circular>ว\.?\s{0,9})?(?:[.…_\s]{2,}+|…++)"
)
_HEAD = regex(r"^\s*ที่\s+")
_END_OF_PREFIX = regex(r"(?<!\s)\s*+/\s*+(?:ว\.?)?\s*+$")
_LOOSE = regex(
    r"(?:ที่\s*+)?(?P<letters>[ก-ฮ][ก-ฮ.]{0,40}(?:\s?\([^)]{0,40}\))?)?\s*+(?P<code>[0-9][0-9.]{0,20})?"
    r"(?:\s{0,9}(?P<slash>/)\s*+|\s{1,9}|(?=ว)|(?<![0-9.]))(?P<circular>ว\.?)?\s{0,9}"
    r"(?P<number>[0-9]{1,20})(?P<year>\s*+/\s*+[0-9]{1,20})?"
)
_SPACES = regex(r"(?<!\s)\s*+(?=\()")
_OF_YEAR = regex(r"(?:ที่\s*+)?(?P<number>[1-9][0-9]{0,8})?\s*+/\s*+(?P<year>2[4-6][0-9]{2})")
_SHORT_YEAR = regex(r"(?:ที่\s*+)?(?P<number>[0-9]{1,9})\s*+/\s*+(?P<year>[4-9][0-9])")
_NUMBER_ALONE = regex(r"(?:(?:เลข)?ที่\s*+)?/?\s*+(?P<circular>ว\.?)?\s*+(?P<number>[1-9][0-9]{0,8})")
_ONE_CODE = regex(_CODE)
_TWO_LETTERS = regex(_LETTERS)
_ROOM = " " * 6


@dataclass(frozen=True, slots=True)
class ReferenceNumber:
    """Agency letters, the owner's code, whether it is a circular (ว), and the register number.

    ``letters`` may carry a committee's own (``กค (กวจ)``); ``office_code`` is in Arabic digits
    with its leading zeros and sub-units, as in ``0023.6``. ``typed`` is a number of another shape,
    printed as it was typed; one without ``letters`` too is known by nothing but its text.
    """

    letters: str
    office_code: str
    circular: bool
    number: int
    typed: str = ""

    @property
    def text(self) -> str:
        """As it is printed, without the word ที่: ``มท ๐๘๑๒/ว ๑๙๖๐``; open, it ends in room."""
        if self.typed or not self.letters:
            return to_thai(self.typed)
        mark = "ว " if self.circular else ""
        number = "" if self.is_open else str(self.number)
        return thai_digits(f"{self.letters} {self.office_code}/{mark}{number}").rstrip()

    @property
    def is_open(self) -> bool:
        """Whether the register number is still to be given; it is then 0."""
        return self.number == 0 and (not self.typed or bool(_BLANK.search(self.typed)))

    @property
    def has_form(self) -> bool:
        """Whether it has the regulation's form, so that it can be counted, sorted and compared."""
        return bool(self.letters)

    def __str__(self) -> str:
        return self.text


def parse_reference_number(text: str) -> ReferenceNumber:
    """A letter's number in Thai or Arabic digits, with or without the word ที่ before it.

    Raises: Fault, when it has not the shape of a number.
    """
    refuse_mixed(text)
    written = to_arabic(text).rstrip()
    begin = len(written) - len(written.lstrip())
    match = _WHOLE.fullmatch(written, begin)
    if match is None:
        raise _fault(written, begin)
    return ReferenceNumber(
        letters=_SPACES.sub(" ", match["letters"], count=1),
        office_code=match["code"],
        circular=match["circular"] is not None,
        number=int(match["number"]),
    )


def any_reference_number(text: str) -> ReferenceNumber:
    """A letter's number of whatever shape: the regulation's, with its end still open, or as typed.

    The word ที่ before it is left out; a letter brings its own.
    """
    try:
        return parse_reference_number(text)
    except Fault:
        typed = _HEAD.sub("", text).strip()
    open_end = _UNNUMBERED.fullmatch(typed)
    try:
        whole = parse_reference_number(f"{open_end['prefix']}/1") if open_end else None
    except Fault:
        whole = None
    if open_end is None or whole is None:
        return ReferenceNumber("", "", bool(re.search(r"/\s*ว", typed)), 0, typed)
    is_circular = open_end["circular"] is not None
    return ReferenceNumber(whole.letters, whole.office_code, is_circular, 0, typed)


def bare_prefix(text: str) -> str:
    """What stands before ``/`` in an office's numbers, however much of a number was typed.

    ``ที่ ชร 0033.09/`` and ``ชร 0033.09/ว`` are ``ชร 0033.09``.
    """
    return _END_OF_PREFIX.sub("", _HEAD.sub("", text)).strip()


def prefix_parts(prefix: str | None) -> tuple[str, str] | None:
    """What stands before ``/`` in an office's numbers, as letters and code: ``มท``, ``0812``.

    ``None`` for a prefix of another shape, and where an office has none.
    """
    number = any_reference_number(f"{(prefix or '').strip().rstrip('/')}/1")
    return (number.letters, number.office_code) if number.has_form else None


def number_without_prefix(text: str) -> tuple[bool, int] | None:
    """Whether a circular's, and its number, where the office's part before ``/`` is left out.

    ``ว 50``, ``ที่ ว.50`` and ``50``; ``None`` for anything else.
    """
    match = _NUMBER_ALONE.fullmatch(to_arabic(text).strip())
    return None if match is None else (match["circular"] is not None, int(match["number"]))


def is_blank_number(text: str) -> bool:
    """Whether a number is only room to write one, or a dash for none."""
    return not re.sub(r"[ก-ฮ]{0,2}[\s.…_/(){}\-–0๐]+", "", text)


def number_of_year(text: str) -> str:
    """The number of an order or a certificate, ``๑๒๕/๒๕๖๔``, counted within a calendar year.

    ``/2564`` is a number still to be given: its room stands before the year.

    Raises: Fault, when it has not the shape of a number.
    """
    refuse_mixed(text)
    written = to_arabic(text).strip()
    match = _OF_YEAR.fullmatch(written)
    if match is None:
        raise Fault("DG3027", start=0, end=len(text), text=text.strip(), meant=_year_meant(written))
    return thai_digits(f"{match['number'] or _ROOM}/{match['year']}")


def _year_meant(written: str) -> str:
    """A number of two figures for its year with all four; else how one is typed."""
    match = _SHORT_YEAR.fullmatch(written)
    return f"{int(match['number'])}/25{match['year']}" if match else "125/2564"


def _fault(written: str, begin: int) -> Fault:
    """The first thing wrong with ``written``, named as narrowly as can be."""
    whole = partial(Fault, start=begin, end=len(written), text=written[begin:])
    match = _LOOSE.fullmatch(written.replace("\\", " "), begin)
    if match is None:
        return whole("DG3020")
    letters, code, number = match["letters"], match["code"], match["number"]
    mark = "ว " if match["circular"] else ""
    if not letters:
        return whole("DG3022")
    if not _TWO_LETTERS.fullmatch(letters):
        start, end = match.span("letters")
        return Fault("DG3023", start=start, end=end, letters=letters, suggestion=_two(letters))
    if code is None:
        return whole("DG3020")
    if not match["slash"]:
        suggestion = f"{letters} {code}/{mark}{number}"
        return whole("DG3021", suggestion=suggestion)
    if not _ONE_CODE.fullmatch(code):
        start, end = match.span("code")
        head, dot, group = code.partition(".")
        return Fault(
            "DG3026", start=start, end=end, office_code=code, suggestion=f"{head:0>4}{dot}{group}"
        )
    if match["year"] is not None:
        start, end = match.span("year")
        suggestion = f"{letters} {code}/{mark}{int(number)}"
        return Fault("DG3025", start=start, end=end, year=match["year"], suggestion=suggestion)
    start, end = match.span("number")
    suggestion = str(int(number)) if int(number) else "1"
    return Fault("DG3024", start=start, end=end, number=number, suggestion=suggestion)


def _two(letters: str) -> str:
    """What the agency letters should be, when that is plain: ``กทม`` is Bangkok's กท."""
    bare = letters.replace(".", "")
    if bare == "กทม":
        return "กท"
    return bare if _TWO_LETTERS.fullmatch(bare) else "มท"
