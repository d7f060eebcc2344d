"""Where a line of Thai may end: between words, never inside a term that belongs together."""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from icu4py.breakers import LineBreaker

from docgen import kept
from docgen.light import regex
from docgen.thai.protected import ProtectedStretch, addresses, dates, figures, protected_stretches

_LONGEST_WORD = 30
_SHELF = 2  # letters that the words of one shelf of the dictionary begin with
# Letters: a name so long may end a line between its words, with so many of it on either side.
_LONG_NAME = 20
_LEAST_OF_NAME = 6
# Prices of a word: one of the dictionary costs 1.
_UNKNOWN = 1.2
_AGAINST_ICU = 1.4
_CUT_OFF = 2.5
_FAR = float("inf")
_KEPT_WHOLE = ("บาทถ้วน",)  # words to a typist, though the dictionary has them in parts
_SIGN = regex(r"[/?&=#_-]+|(?<=[A-Za-z])\.(?=[A-Za-z])")
_ABBREVIATION = regex("(?:ฯลฯ|ฯพณฯ)|(?P<mark>ฯ)")
_ASTRAL = regex("[\U00010000-\U0010ffff]")
_BLANK = regex(r"(?:\.{4,}|…{2,}) *")
_NEVER_FIRST = frozenset("ๆฯ)]}”’»,.;:!?%…")
_NEVER_LAST = frozenset("([{“‘«/")
_LEADS_ON = "ณ"  # a word that stands with what follows it


def line_break_places(text: str, terms: tuple[str, ...] = ()) -> tuple[int, ...]:
    """The indices where a line may end, in order; the spaces before one stay on that line.

    Neither 0 nor the end of the text is among them. None lies inside a date, a letter's number,
    a time, an amount with its unit, a titled name, an address, or one of ``terms``.
    """
    return _places(text, terms)[0]


def ends_at_space(text: str, end: int) -> bool:
    """Whether a line that ends before the space at ``end`` leaves no word behind that leads on."""
    if text[end] != " ":
        return False
    return not text.endswith(_LEADS_ON, 0, end) or text[end - 2 : end - 1] not in ("", " ")


def gentle_places(text: str, terms: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Places between the words of a long name, for a line whose letters would be spread."""
    return _places(text, terms)[2]


def weak_places(text: str, terms: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Places at spaces inside protected terms, after the signs of an address, in a long name.

    For a line that would else be badly loose. None parts a day from its month or its year.
    """
    return _places(text, terms)[1]


def last_places(text: str, terms: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Places at spaces inside dates, for a column that is narrower than a date."""
    return _places(text, terms)[3]


@lru_cache(maxsize=1024)
def places_of_others(text: str) -> tuple[int, ...]:
    """Where another program ends a line of ``text``, which knows no terms of ours: ICU's places.

    Its spaces in dates and numbers are no-break spaces there.
    """
    kept = {
        place
        for start, end in figures(text)
        for place in range(start + 1, end)
        if text[place - 1] == " "
    }
    bare = text if text.isascii() else _ASTRAL.sub("一", text)
    ends = (end for _, end in LineBreaker(bare, "th").segments())
    return tuple([end for end in ends if end < len(text) and end not in kept])


@lru_cache(maxsize=4096)
def _places(text: str, terms: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """Places where a line may end; those for a badly loose, a spread, a very narrow line."""
    if text.isdecimal():  # most cells of a long table
        return (), (), (), ()
    named = addresses(text)
    inside = bytearray(len(text) + 1)
    for start, end in (*named, *protected_stretches(text), *_of_terms(text, terms)):
        inside[start + 1 : end] = b"\1" * (end - start - 1)
    fit = [place for place in _icu_places(text) if _is_fit(text, place)]
    strong = tuple([place for place in fit if not inside[place]])
    if _BLANK.search(text):
        strong = tuple(sorted({*strong, *_around_blanks(text)}))
    weak = {place for place in fit if inside[place] and text[place - 1].isspace()}
    last = _inside(weak, dates(text))
    gentle = _inside_long_names(text, terms, fit)
    weak = (weak - last) | _inside_addresses(text, named) | gentle
    return strong, *(tuple(sorted(places)) for places in (weak, gentle, last))


def _inside(places: set[int], stretches: list[ProtectedStretch]) -> set[int]:
    return {place for place in places if any(start < place < end for start, end in stretches)}


def _around_blanks(text: str) -> Iterator[int]:
    """Places before a blank to fill in that stands after a space, and after its own spaces."""
    for match in _BLANK.finditer(text):
        if match.start() and text[match.start() - 1] == " ":
            yield match.start()
        if match.end() < len(text) and text[match.end()] not in _NEVER_FIRST:
            yield match.end()


def _inside_addresses(text: str, named: list[ProtectedStretch]) -> set[int]:
    """Places after a sign of a web or e-mail address: its parts, never its words."""
    return {
        start + sign.end()
        for start, end in named
        for sign in _SIGN.finditer(text[start:end])
        if sign.end() < end - start
    }


def _inside_long_names(text: str, terms: tuple[str, ...], fit: list[int]) -> set[int]:
    """Places between the words of an office's name, which is long and has no spaces."""
    long = [term for term in terms if len(term) >= _LONG_NAME and " " not in term]
    return {
        place
        for start, end in _of_terms(text, tuple(long))
        for place in fit
        if start + _LEAST_OF_NAME <= place <= end - _LEAST_OF_NAME
    }


def _of_terms(text: str, terms: tuple[str, ...]) -> Iterator[ProtectedStretch]:
    for term in terms:
        start = text.find(term) if len(term) > 1 else -1
        while start >= 0:
            yield start, start + len(term)
            start = text.find(term, start + 1)


def _icu_places(text: str) -> list[int]:
    """ICU's places, asked about the text without ฯ: with it ICU breaks «งา|นระบบฯ»."""
    marks = {m.start() for m in _ABBREVIATION.finditer(text) if m["mark"] is not None}
    if not marks:
        return _ends_of_words(text)[:-1]
    kept = [index for index in range(len(text)) if index not in marks]
    ends = _ends_of_words("".join([text[index] for index in kept]))
    return [kept[end] for end in ends if end < len(kept)]


def _ends_of_words(text: str) -> list[int]:
    # ICU counts UTF-16 units; an ideograph breaks as an emoji does and is one unit
    bare = text if text.isascii() else _ASTRAL.sub("一", text)
    return _word_ends(bare, LineBreaker(bare, "th").segments())


def _word_ends(text: str, segments: Iterable[tuple[int, int]]) -> list[int]:
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
        for end, price in _words_at(text, start, icu_end, ends):
            if cost[start] + price < cost[end]:
                cost[end], back[end] = cost[start] + price, start
    places = [len(text)]
    while places[-1]:
        places.append(back[places[-1]])
    return places[-2::-1]


def _words_at(
    text: str, start: int, icu_end: dict[int, int], ends: tuple[int, ...]
) -> Iterator[tuple[int, float]]:
    """Where a word that begins at ``start`` may end, and what taking it costs."""
    if start in icu_end:
        yield icu_end[start], _UNKNOWN
    else:
        yield ends[bisect_right(ends, start)], _CUT_OFF
    if not "ก" <= text[start] <= "ไ":
        return
    known = _words_with(text[start : start + _SHELF])
    for end in range(start + 2, min(start + _LONGEST_WORD, len(text)) + 1):
        if text[start:end] in known:
            after = end
            while after < len(text) and text[after] == " ":
                after += 1
            agreed = after in icu_end or after == len(text)
            yield after, 1.0 if agreed else _AGAINST_ICU


@lru_cache(maxsize=4096)
def _words_with(beginning: str) -> frozenset[str]:
    """The words of the dictionary that begin so."""
    return frozenset(_shelves().get(beginning, b"").decode("utf-8").split())


@cache
def _shelves() -> dict[str, bytes]:
    """The dictionary by the beginnings of its words: a letter needs a few hundred of them."""
    path = _dictionary()
    read = path.stat()
    key = kept.digest_of(f"{path}\n{read.st_size}\n{read.st_mtime_ns}".encode())
    with suppress(ValueError, EOFError, TypeError):
        known = marshal.loads(kept.kept_object("dictionary.data", key) or b"")
        if isinstance(known, dict):
            return known
    words: dict[str, list[str]] = {}
    for word in path.read_text(encoding="utf-8").split():
        words.setdefault(word[:_SHELF], []).append(word)
    shelves = {beginning: "\n".join(shelf).encode("utf-8") for beginning, shelf in words.items()}
    kept.keep_object("dictionary.data", key, marshal.dumps(shelves))
    return shelves


def _dictionary() -> Path:
    """PyThaiNLP's word list, read beside its code: importing the package would cost 0.1 s."""
    spec = find_spec("pythainlp")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).with_name("corpus") / "words_th.txt"


def _is_fit(text: str, place: int) -> bool:
    first = text[place]
    if first in _NEVER_FIRST or (first in "-–" and text[place - 1] == " "):
        return False
    last = place - 1
    while last > 0 and text[last].isspace():
        last -= 1
    return text[last] not in _NEVER_LAST
