"""Telephone numbers in Thai digits, spaced as the clerk spaced them."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.light import regex
from docgen.thai import Fault
from docgen.thai.numerals import refuse_mixed, thai_digits, to_arabic

_SPACE = regex(r"\s+")
_ALLOWED = regex(r"[0-9+,\s-]|ต่อ")
_PARTS = regex(
    r"\s*+(?P<number>\+?[0-9](?:[0-9]|[\s-]++(?=[0-9]))*+)\s*+"
    r"(?:ต่อ\s*+(?P<extension>[0-9]++(?:\s*+-\s*+[0-9]++)?)\s*+)?"
)
_RANGE = regex(r"(?<!\s)\s*+-\s*+[0-9]{1,4}")
_DIGITS = regex(r"[0-9]")
_WORD = regex(r"(?<!\s)\s*+(?:โทร\.?|โทรศัพท์|โทรสาร)(?![ก-๎])\s*+")
# A number within the office's own exchange.
_INTERNAL = regex(r"\s*[2-9][0-9]{2,5}(?:\s*+-\s*+[0-9]{1,6})?\s*+")
_EXTENSION = regex(r"\s*+[0-9]{2,6}(?:\s*+-\s*+[0-9]++)?\s*+")


def without_its_word(text: str) -> str:
    """The number without the word โทร. or โทรสาร, which a letter prints itself."""
    return _WORD.sub("", text, count=1) if _WORD.match(text) else text


def telephone(text: str) -> str:
    """One or more numbers, commas between them, in Thai digits: ``๐ ๒๒๔๑ ๙๐๐๐ ต่อ ๑๒๕๑-๒``.

    A range of numbers (``0 2241 9000-9``) and extensions may follow each.

    Raises: Fault, when it is no telephone number.
    """
    refuse_mixed(text.replace(",", " "))
    written = to_arabic(text)
    _refuse_other_characters(written)
    has_extension = False
    for begin, end in _between_commas(written):
        match = _PARTS.fullmatch(written, begin, end)
        if _INTERNAL.fullmatch(written, begin, end) or (
            has_extension and _EXTENSION.fullmatch(written, begin, end)
        ):
            continue
        if match is None:
            raise Fault("DG3043", start=begin, end=end, text=written[begin:end].strip())
        _check_count(match["number"], match.start("number"))
        has_extension = match["extension"] is not None
    return thai_digits(_SPACE.sub(" ", written.strip()))


def _between_commas(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for piece in text.split(","):
        yield begin, begin + len(piece)
        begin += len(piece) + 1


def _refuse_other_characters(written: str) -> None:
    rest = _ALLOWED.sub(lambda match: "0" * len(match[0]), written)
    other = next((index for index, digit in enumerate(rest) if digit != "0"), None)
    if other is not None:
        end = next((i for i in range(other, len(rest)) if rest[i] == "0"), len(rest))
        raise Fault("DG3040", start=other, end=end, text=written[other:end])


def _check_count(number: str, start: int) -> None:
    count, expected = len(_DIGITS.findall(number)), _expected_digits(number)
    end = start + len(number)
    if not expected:
        raise Fault("DG3042", start=start, end=end, number=number)
    if count in expected or _count_without_range(number) in expected:
        return
    wanted = " หรือ ".join(str(length) for length in expected)
    raise Fault("DG3041", start=start, end=end, number=number, count=count, expected=wanted)


def _count_without_range(number: str) -> int:
    tail = list(_RANGE.finditer(number))
    if not tail or tail[-1].end() != len(number):
        return 0
    return len(_DIGITS.findall(number[: tail[-1].start()]))


def _expected_digits(number: str) -> tuple[int, ...]:
    """How many digits a number that begins so must have; nothing when none begins so."""
    bare = "".join(_DIGITS.findall(number))
    if number.startswith("+"):
        if not bare.startswith("66"):
            return ()
        return (11,) if bare[2:3] in {"6", "8", "9"} else (10,)
    if bare.startswith("1800"):
        return (10,)
    if bare.startswith("1"):
        return (3, 4)
    if not bare.startswith("0"):
        return ()
    return {"2": (9,), "3": (9,), "4": (9,), "5": (9,), "7": (9,)}.get(bare[1:2], (10,))
