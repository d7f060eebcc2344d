"""What is wrong with a typed Thai text that the eye cannot see, or sees too late."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from docgen.light import regex
from docgen.thai import Fault
from docgen.thai.numerals import to_arabic

_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|\r(?!\n)")
_INVISIBLE = regex(
    "[\x85\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064"
    "\u2066-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb]+"
)
_SPACES = regex("[\x85\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_PRIVATE = regex("[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]+")
_SURROGATE = regex("[\ud800-\udfff]")
_TWICE = "เ[ธน]."  # a letter of UTF-8 read as cp874
_MOJIBAKE = (
    (regex(f"{_TWICE * 4}(?:{_TWICE})*", re.DOTALL), "cp874", "utf-8"),
    (regex("(?:à[¸¹].){2,}", re.DOTALL), "cp1252", "utf-8"),
    (regex("[\u00a1-\u00fb]{4,}"), "latin-1", "cp874"),
    (regex("\ufffd+"), "", ""),
)
_THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
_LAO = regex(f"(?<=[{_THAI}])[\u0e80-\u0eff]+|(?<![\u0e80-\u0eff])[\u0e80-\u0eff]++(?=[{_THAI}])")
_STRANGE = regex(
    f"(?<=[{_THAI}])[^\x00-\u024f\u0e00-\u0eff\u1100-\u11ff\u2000-\u2bff\u2e80-\uabff"
    f"\uac00-\ufaff\ufe00-\uffff\U00010000-\U0010ffff]+(?=[{_THAI}])"
)
_FOREIGN_MARK = regex(f"(?<=[{_THAI}])[\u0300-\u036f]+")

_MENDED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (regex(pattern), replacement)
    for pattern, replacement in (
        ("เเ", "แ"),
        ("\u0e4d([่-๋]?)\u0e32", "\\1ำ"),  # nikhahit and sara aa are not sara am
        ("ำ([่-๋])", "\\1ำ"),
        ("([่-์])([ัิ-ฺ็])(?![ัิ-ฺ็])", "\\2\\1"),
        ("([ัิ-ฺ็-๎])\\1+", "\\1"),
        ("([ะำ])\\1+", "\\1"),
    )
)
_BROKEN = regex(
    "[ัิ-ฺ็]{2,}|[่-์]{2,}|[่-์][ัิ-ฺ็]"  # two vowels, two tones, or a tone below a vowel
    "|(?:(?<=[ะาำเ-ๆฯ])|(?<![ก-๎]))[ัิ-ฺ็-๎]+"  # a mark with no letter under it
    "|(?<=[ก-ฮ])[เ-ไ](?=[ะ-ฺ็-๎])|[เ-ไ]{2,}"  # a leading vowel with no letter after it
    "|(?:า|ำ){2,}|ะ[าำ]|[าำ]ำ"
)
_WORD_REACH = 20
_KEPT_LENGTH = 2_000  # characters
# The places that Windows fonts of the last century gave to shifted marks and to ญ and ฐ without
# their foot, in the order of U+F700 to U+F71A.
_OLD_FONTS = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))


def problems(text: str) -> list[Fault]:
    """Every hidden or impossible thing in ``text``, in order, none inside another.

    Where what was meant can be proven, the fault's ``suggestion`` holds the word put right.
    """
    if text.isascii() and text.isprintable():
        return []
    if len(text) < _KEPT_LENGTH and _is_clean(text):
        return []
    found: list[Fault] = []
    taken = bytearray(len(text))
    for check in _CHECKS:
        for fault in check(text):
            end = fault.start + 1 if fault.end is None else fault.end
            if not any(taken[fault.start : end]):
                taken[fault.start : end] = b"\1" * (end - fault.start)
                found.append(fault)
    return sorted(found, key=lambda fault: fault.start)


@lru_cache(maxsize=2048)
def _is_clean(text: str) -> bool:
    """Whether nothing is wrong; kept, for a letter being written is read at every key."""
    return not any(True for check in _CHECKS for _ in check(text))


def as_meant(text: str) -> str:
    """A foreign text with what is proven put right: old fonts' marks, hidden characters, order.

    Spaces stay where they are, in number and place; digits stay as they were typed.
    """
    if text.isascii():
        return _CONTROL.sub("", text)
    said = _LAO.sub(lambda match: "".join(chr(ord(sign) - 0x80) for sign in match[0]), text)
    said = said.translate(_OLD_FONTS)
    said = _INVISIBLE.sub("", _SPACES.sub(" ", _CONTROL.sub("", said)))
    for pattern, replacement in (*_MENDED, *_MENDED):
        said = pattern.sub(replacement, said)
    return said


def comparable_text(text: str) -> str:
    """What a text says: without spaces and hidden characters, its digits and marks of one kind.

    Two texts that differ only in what ``docgen check --fix`` may change are bare alike.
    """
    said = _LAO.sub(lambda match: "".join(chr(ord(sign) - 0x80) for sign in match[0]), text)
    said = to_arabic(said.translate(_OLD_FONTS))
    for pattern, replacement in (*_MENDED, *_MENDED):
        said = pattern.sub(replacement, said)
    return "".join(_INVISIBLE.sub("", said).split())


def _mojibake(text: str) -> Iterator[Fault]:
    for pattern, wrong, right in _MOJIBAKE:
        for match in pattern.finditer(text):
            start, end = match.span()
            meant = _recoded_text(match[0], wrong, right)
            if meant:
                yield Fault("DG3053", start=start, end=end, text=match[0], suggestion=meant)
            elif wrong != "latin-1":
                yield Fault("DG3054", start=start, end=end, text=match[0])


def _recoded_text(text: str, wrong: str, right: str) -> str:
    """``text`` read again in the encoding it was written in; empty when that gives no Thai."""
    try:
        meant = text.encode(wrong).decode(right) if wrong else ""
    except UnicodeError:
        return ""
    return meant if any("ก" <= character <= "๛" for character in meant) else ""


def _hidden(text: str) -> Iterator[Fault]:
    for match in _SURROGATE.finditer(text):
        yield Fault("DG3059", start=match.start(), end=match.end(), text=match[0])
    for match in _CONTROL.finditer(text):
        yield _mended_fault("DG3050", text, match, "")
    for match in _INVISIBLE.finditer(text):
        yield _mended_fault("DG3051", text, match, " " if _SPACES.fullmatch(match[0]) else "")
    for match in _PRIVATE.finditer(text):
        meant = match[0].translate(_OLD_FONTS)
        mend = None if _PRIVATE.search(meant) else (match[0], meant)
        start, end = match.span()
        yield Fault("DG3052", start=start, end=end, mend=mend, text=_around(text, match))


def _foreign(text: str) -> Iterator[Fault]:
    for match in _LAO.finditer(text):
        # the Lao block stands 128 places after the Thai one, letter for letter
        thai = "".join(chr(ord(character) - 0x80) for character in match[0])
        if all(unicodedata.category(character) != "Cn" for character in thai):
            yield _mended_fault(
                "DG3055", text, match, thai, name=unicodedata.name(match[0][0], "?")
            )
        else:
            yield _strange(text, match)
    for pattern in (_STRANGE, _FOREIGN_MARK):
        for match in pattern.finditer(text):
            yield _strange(text, match)


def _strange(text: str, match: re.Match[str]) -> Fault:
    name = unicodedata.name(match[0][0], "?")
    around = _around(text, match)
    start, end = match.span()
    return Fault("DG3056", start=start, end=end, character=match[0], name=name, text=around)


def _spelling(text: str) -> Iterator[Fault]:
    for pattern, replacement in _MENDED:
        for match in pattern.finditer(text):
            fault = _mended_fault("DG3057", text, match, match.expand(replacement))
            if not _BROKEN.search(fault.params["suggestion"]):
                yield fault


def _clusters(text: str) -> Iterator[Fault]:
    for match in _BROKEN.finditer(text):
        around = _around(text, match)
        yield Fault("DG3058", start=match.start(), end=match.end(), text=around)


_CHECKS: tuple[Callable[[str], Iterator[Fault]], ...] = (
    _mojibake,
    _hidden,
    _foreign,
    _spelling,
    _clusters,
)


def _mended_fault(code: str, text: str, match: re.Match[str], by: str, **params: str) -> Fault:
    start, end = match.span()
    left, right = _word(text, start, end)
    mended = text[left:start] + by + text[end:right]
    return Fault(
        code,
        start=start,
        end=end,
        mend=(match[0], by),
        text=text[left:right],
        suggestion=mended,
        character=match[0],
        **params,
    )


def _around(text: str, match: re.Match[str]) -> str:
    left, right = _word(text, match.start(), match.end())
    return text[left:right]


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The unspaced stretch around a place, cut to what a message can hold."""
    left = right = 0
    while left < _WORD_REACH and start - left > 0 and not text[start - left - 1].isspace():
        left += 1
    while right < _WORD_REACH and end + right < len(text) and not text[end + right].isspace():
        right += 1
    return start - left, end + right
