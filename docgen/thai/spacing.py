"""How Thai is spaced and numbers are typed in running text: each slip with what is meant.

What stands in ``{{ … }}``, in backticks and in web or e-mail addresses is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from docgen.light import regex
from docgen.thai import Fault
from docgen.thai.dates import SHORT_MONTHS
from docgen.thai.numerals import ADDRESS, mixed_numbers, of_one_kind, to_arabic
from docgen.thai.typed_forms import date_to_type

_THAI = "ก-ฮะ-ฺเ-ๅ็-๎"  # letters and marks; ฯ and ๆ stand among them but are signs
_DIGIT = "0-9๐-๙"
# Two consonants that stand alone: the letters of a code, as in ห้อง อส๕.
_CODE_LETTERS = rf"(?<![{_THAI}])[ก-ฮ][ก-ฮ]"
_LEFT_ALONE = regex(rf"\{{\{{[^{{}}\n]*+\}}\}}|\{{%[^%\n]*+%\}}|`[^`\n]*`|{ADDRESS}")

# Code, what is wrong, what belongs there; a pattern matches whole characters, so that the place
# of a missing space is seen.
_SLIPS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (code, regex(pattern), meant)
    for code, pattern, meant in (
        ("DG7130", r"(?P<a>[^\s(\"“])ๆ(?P<b>[^\s)\]}.,;:…\"”»|*_])", r"\g<a> ๆ \g<b>"),
        ("DG7130", r"(?P<a>[^\s(\"“])ๆ", r"\g<a> ๆ"),
        ("DG7130", r"ๆ(?P<b>[^\s)\]}.,;:…\"”»|*_])", r"ๆ \g<b>"),
        (
            "DG7132",
            rf"(?P<a>[{_THAI}{_DIGIT}A-Za-z)])ฯลฯ(?P<b>[{_THAI}{_DIGIT}A-Za-z(])",
            r"\g<a> ฯลฯ \g<b>",
        ),
        ("DG7132", rf"(?P<a>[{_THAI}{_DIGIT}A-Za-z)])ฯลฯ", r"\g<a> ฯลฯ"),
        ("DG7132", rf"ฯลฯ(?P<b>[{_THAI}{_DIGIT}A-Za-z(])", r"ฯลฯ \g<b>"),
        ("DG7131", rf"(?P<a>[{_THAI}]) +ฯ(?!ล|พณ)", r"\g<a>ฯ"),
        ("DG7131", rf"(?<!ฯล)(?<!ฯพณ)ฯ(?!ล|พณ)(?P<b>[{_THAI}])", r"ฯ \g<b>"),
        ("DG7133", rf"(?P<a>[{_THAI}ๆฯ])\(", r"\g<a> ("),
        ("DG7133", rf"(?<=[^\s(._…])\)(?P<b>[{_THAI}])", r") \g<b>"),
        # Brackets that hold nothing are a box to tick.
        ("DG7133", r"\( +(?=[^\s)._…])", "("),
        ("DG7133", r"(?<=[^\s(._…]) +\)", ")"),
        # A word, not the letters of a code such as อส๕ or กจ1.
        (
            "DG7134",
            rf"(?P<a>[{_THAI}]{{2}})(?<!{_CODE_LETTERS})(?P<b>[{_DIGIT}])",
            r"\g<a> \g<b>",
        ),
        ("DG7134", rf"(?P<a>[{_DIGIT}])(?P<b>[{_THAI}]{{2}}|น\.(?![{_THAI}]))", r"\g<a> \g<b>"),
        ("DG7134", rf"(?P<a>[{_THAI}])(?P<b>[A-Za-z])", r"\g<a> \g<b>"),
        ("DG7134", rf"(?P<a>[A-Za-z])(?P<b>[{_THAI}])", r"\g<a> \g<b>"),
        ("DG7135", r"(?<=\S) +(?P<b>[,;])", r"\g<b>"),
        ("DG7135", rf"(?P<a>[,;])(?P<b>[{_THAI}A-Za-z(])", r"\g<a> \g<b>"),
        # Two spaces are a slip of the hand; more, or those beside a box or dots, are room.
        ("DG7136", r"(?<=[^\s\])(☐☑._…]) {2}(?=[^\s\[()☐☑._…])", " "),
        ("DG7137", rf"(?P<a>[พค]\.ศ\.|โทร\.)(?P<b>[{_DIGIT}])", r"\g<a> \g<b>"),
    )
)
_BRACKETED_NUMBER = regex(rf"ข้อ\s*[{_DIGIT}]+\)|^\s*[{_DIGIT}]{{1,2}}\)")
_SHORT_MONTH = regex(
    rf"[{_DIGIT}]{{1,2}}\s*(?:{'|'.join(map(re.escape, SHORT_MONTHS))})\s*[{_DIGIT}]{{2,4}}"
)
_THAI_IN_ADDRESS = regex(
    r"(?:https?://|www\.)[!-~๐-๙]++"
    r"|[A-Za-z0-9๐-๙._%+-]{1,64}@[A-Za-z0-9๐-๙.-]*[A-Za-z]"
    r"|(?<![A-Za-z๐-๙])[A-Za-z]+-[๐-๙]+|(?<![A-Za-z๐-๙.])[๐-๙]+[A-Z](?![A-Za-z])"
)
_AROUND = 12
_KEPT_LENGTH = 2_000  # characters


def slips(text: str) -> list[Fault]:
    """Every slip of spacing and of digits in ``text``, in order, none inside another."""
    is_tidy = len(text) < _KEPT_LENGTH and _is_tidy(text)
    return [] if is_tidy else _slips_in(text)


@lru_cache(maxsize=2048)
def _is_tidy(text: str) -> bool:
    """Whether nothing slipped; kept, for a letter being written is read at every key."""
    return not _slips_in(text)


def _slips_in(text: str) -> list[Fault]:
    kept, taken = bytearray(len(text) + 1), bytearray(len(text) + 1)  # letter by letter
    for match in _LEFT_ALONE.finditer(text):
        kept[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Fault] = []
    for check in _CHECKS:
        for fault in check(text):
            start, end = fault.start, fault.end or fault.start + 1
            if fault.code != _IN_ADDRESS and 1 in kept[start:end]:
                continue
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                found.append(fault)
    return sorted(found, key=lambda fault: fault.start)


_IN_ADDRESS = "DG7141"


def _thai_in_addresses(text: str) -> Iterator[Fault]:
    for match in _THAI_IN_ADDRESS.finditer(text):
        meant = to_arabic(match[0])
        if meant != match[0]:
            yield _slip(_IN_ADDRESS, text, match.span(), meant)


def _mixed_spacing(text: str) -> Iterator[Fault]:
    for start, end in mixed_numbers(text):
        yield _slip("DG7140", text, (start, end), of_one_kind(text[start:end]))


def _spacing(text: str) -> Iterator[Fault]:
    for code, pattern, meant in _SLIPS:
        for match in pattern.finditer(text):
            yield _slip(code, text, match.span(), match.expand(meant))


def _forms(text: str) -> Iterator[Fault]:
    for match in _BRACKETED_NUMBER.finditer(text):
        yield Fault("DG7138", start=match.start(), end=match.end(), text=match[0].strip())
    for match in _SHORT_MONTH.finditer(text):
        meant = date_to_type(match[0])
        yield Fault("DG7139", start=match.start(), end=match.end(), text=match[0], meant=meant)


_CHECKS: tuple[Callable[[str], Iterator[Fault]], ...] = (
    _thai_in_addresses,
    _mixed_spacing,
    _spacing,
    _forms,
)


def _slip(code: str, text: str, span: tuple[int, int], meant: str) -> Fault:
    start, end = span
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[left:start].split("\n")[-1], text[end:right].split("\n")[0]
    return Fault(
        code,
        start=start,
        end=end,
        mend=(text[start:end], meant),
        text=before + text[start:end] + after,
        suggestion=before + meant + after,
    )
