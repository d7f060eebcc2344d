"""How the time of a regular expression grows when its input is a piece repeated."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from tests.helpers.scale import times

_NEVER = "\x00"  # no pattern ends with it, so every way to match is tried
_SMALLEST, _LARGEST = 8, times(2_048, 16_384)  # characters
_MEASURABLE = 0.004  # seconds; less than that says nothing
_LONG = 0.1  # seconds
_LINEAR = 2.9  # twice the input takes twice the time, with room for a busy machine
_PICKS, _CHARACTERS = 4, 8
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_CATEGORIES = {
    code.CATEGORY_SPACE: " \n",
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_WORD: "a1ก",
    code.CATEGORY_NOT_SPACE: "aก",
    code.CATEGORY_NOT_DIGIT: "a ",
    code.CATEGORY_NOT_WORD: " .",
}
_WRITTEN = {
    code.CATEGORY_SPACE: r"\s",
    code.CATEGORY_DIGIT: r"\d",
    code.CATEGORY_WORD: r"\w",
}


@dataclass(frozen=True, slots=True)
class Growth:
    """That time grows as the input's length to ``power``, and the text that shows it."""

    power: float
    seconds: float
    before: str
    piece: str
    times: int


def growth(pattern: re.Pattern[Any], method: str) -> Growth | None:
    """The first input on which ``pattern.method`` grows faster than its input, if there is one."""
    call = _call(pattern, method)
    bare = pattern.pattern
    encode = (lambda text: text.encode()) if isinstance(bare, bytes) else (lambda text: text)
    if isinstance(bare, bytes):
        bare = bare.decode("latin-1")
    for before, piece in _attacks(bare, pattern.flags & ~re.UNICODE):
        last, size = 0.0, _SMALLEST
        while size <= _LARGEST:
            times = max(1, size // len(piece))
            text, half = (encode(before + piece * n + _NEVER) for n in (times, times // 2))
            seconds = _seconds(call, text)
            if seconds > max(_MEASURABLE, _LINEAR * last):
                if seconds < _LONG:  # a busy machine is asked again
                    seconds = min(_seconds(call, text) for _ in range(3))
                    last = _seconds(call, half)
                if seconds > max(_MEASURABLE, _LINEAR * last):
                    power = math.log2(seconds / max(last, 1e-6))
                    return Growth(power, seconds, before, piece, times)
            last, size = seconds, size * 2
    return None


def _call(pattern: re.Pattern[Any], method: str) -> Callable[[Any], object]:
    if method in ("sub", "subn"):
        return lambda text: getattr(pattern, method)(text[:0], text)
    if method == "finditer":
        return lambda text: sum(1 for _ in pattern.finditer(text))
    return getattr(pattern, method)  # type: ignore[no-any-return]


def _seconds(call: Callable[[Any], object], text: object) -> float:
    begin = time.process_time()
    call(text)
    return time.process_time() - begin


def _attacks(pattern: str, flags: int) -> list[tuple[str, str]]:
    """What may stand first, and the piece that is repeated behind it."""
    tree = _parser.parse(pattern, flags)
    found: dict[tuple[str, str], None] = {}
    heads = {""}
    for pick in range(_PICKS):
        whole = _sample(tree, pick)[:40]
        heads |= {whole[:length] for length in range(1, len(whole) + 1)}
        found |= {("", whole[:length]): None for length in range(1, len(whole) + 1)}
        for before, piece in _repeats(tree, "", pick):
            found |= {(before, piece): None, ("", before + piece): None, ("", piece): None}
    letters = list(dict.fromkeys(_letters(tree)))[: 2 * _CHARACTERS]
    found |= {("", one + other): None for one, other in product(letters, repeat=2)}
    found |= {(head, letter): None for head, letter in product(sorted(heads), letters)}
    return [attack for attack in found if attack[1]]


def _repeats(items: Iterable[Any], before: str, pick: int) -> Iterator[tuple[str, str]]:
    """Each repeat of a pattern: what leads to it, and what it repeats."""
    for name, value in items:
        for inner in _inner(name, value):
            if name in _REPEATS:
                yield before, _sample(inner, pick)
            yield from _repeats(inner, before, pick)
        before += _sample([(name, value)], pick)


def _inner(name: Any, value: Any) -> list[Any]:
    if name in _REPEATS:
        return [value[2]]
    if name is code.SUBPATTERN:
        return [value[3]]
    if name is code.BRANCH:
        return list(value[1])
    if name is code.ATOMIC_GROUP:
        return [value]
    return [value[1]] if name in (code.ASSERT, code.ASSERT_NOT) else []


def _sample(items: Iterable[Any], pick: int) -> str:
    """A short text that the items match; ``pick`` chooses among what they allow."""
    made = ""
    for name, value in items:
        characters = _allowed(name, value)
        if characters:
            made += characters[pick % len(characters)]
        elif name in _REPEATS:
            least, most, inner = value
            made += _sample(inner, pick) * max(least, min(1, most))
        elif name is code.BRANCH:
            made += _sample(value[1][pick % len(value[1])], pick)
        elif name in (code.SUBPATTERN, code.ATOMIC_GROUP):
            made += _sample(_inner(name, value)[0], pick)
    return made


def _letters(items: Iterable[Any]) -> Iterator[str]:
    """A few of the characters that any place of a pattern allows."""
    for name, value in items:
        yield from _allowed(name, value)[:2]
        for inner in _inner(name, value):
            yield from _letters(inner)


def _allowed(name: Any, value: Any) -> list[str]:
    if name is code.LITERAL:
        return [chr(value)]
    if name is code.NOT_LITERAL:
        return [next(one for one in "aก" if ord(one) != value)]
    if name is code.ANY:
        return ["ก", " "]
    return _of_class(value) if name is code.IN else []


def _of_class(members: list[Any]) -> list[str]:
    found: list[str] = []
    for name, value in members:
        if name is code.LITERAL:
            found.append(chr(value))
        elif name is code.RANGE:
            found += [chr(value[0]), chr(value[1])]
        elif name is code.CATEGORY:
            found += _CATEGORIES.get(value, "a")
    if members[0][0] is code.NEGATE:
        found = [letter for letter in " a1ก/.\t-ะ" if _class(members).match(letter)]
    return found[:_CHARACTERS]


def _class(members: list[Any]) -> re.Pattern[str]:
    """The class of characters as a pattern of its own."""
    inside = ""
    for name, value in members:
        if name is code.LITERAL:
            inside += re.escape(chr(value))
        elif name is code.RANGE:
            inside += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        elif name is code.CATEGORY:
            inside += _WRITTEN.get(value, "")
    return re.compile(f"[^{inside}]") if inside else re.compile("(?s:.)")
