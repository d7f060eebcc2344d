"""Two PDFs of one letter held against each other: pages, letters of the text, what is drawn."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from docgen.comparing.printed import bare_text

_AROUND = 14  # letters shown on each side of what differs
_LONGEST = 400  # letters of one difference that are shown
_AT_ONCE = 30_000  # letters that are compared one by one
_JOINED = 3  # letters alike between two differences that are told as one


@dataclass(frozen=True, slots=True)
class Print:
    """What the pages of a PDF say, and a hash of how each is drawn."""

    texts: tuple[str, ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A stretch that differs, with what stands around it: ``page`` counts from 1."""

    page: int
    issued: str
    here: str


@dataclass(frozen=True, slots=True)
class PrintDifferences:
    """What differs: pages that are ``missing`` or ``added``, stretches of text, drawn pages.

    Pages count from 1, missing ones in the letter that was issued. ``moved`` says that the same
    pages stand in another order.
    """

    missing: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    moved: bool = False
    texts: tuple[TextDifference, ...] = ()
    drawn: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.added or self.moved or self.texts or self.drawn)


def print_of(content: bytes) -> Print:
    """The text and the picture of every page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        texts, pictures = [], []
        for page in document:
            texts.append(page.get_textpage().get_text_range())
            drawn = page.render(scale=1, grayscale=True, may_draw_forms=False)
            whole = (f"{drawn.width} {drawn.height} ".encode(), bytes(drawn.buffer))
            pictures.append(hashlib.sha256(b"".join(whole)).hexdigest())
        return Print(tuple(texts), tuple(pictures))
    finally:
        document.close()


def prints_apart(issued: Print, here: Print) -> PrintDifferences:
    """In what ``here`` is another letter than the one ``issued``; nothing where it is the same."""
    old = [bare_text(text) for text in issued.texts]
    new = [bare_text(text) for text in here.texts]
    if len(old) != len(new) or (old != new and sorted(old) == sorted(new)):
        return _of_pages(old, new)
    if old != new:
        return PrintDifferences(texts=tuple(_of_texts(old, new)))
    pairs = zip(issued.pictures, here.pictures, strict=True)
    return PrintDifferences(drawn=tuple(place for place, (a, b) in enumerate(pairs, 1) if a != b))


def _of_pages(old: Sequence[str], new: Sequence[str]) -> PrintDifferences:
    if sorted(old) == sorted(new):
        return PrintDifferences(moved=True)
    missing, added, texts = list[int](), list[int](), list[TextDifference]()
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        for place in range(both):
            found = _of_texts([old[a + place]], [new[c + place]])
            texts += [
                TextDifference(c + place + 1, text_difference.issued, text_difference.here)
                for text_difference in found
            ]
        missing += range(a + both + 1, b + 1)
        added += range(c + both + 1, d + 1)
    return PrintDifferences(tuple(missing), tuple(added), texts=tuple(texts))


def _of_texts(old: Sequence[str], new: Sequence[str]) -> Iterator[TextDifference]:
    """Where the texts differ, letter by letter; what only moved to another page does not."""
    first, second = "".join(old), "".join(new)
    starts = list(accumulate(map(len, new), initial=0))
    head = _alike(first, second)
    tail = _alike(first[head:][::-1], second[head:][::-1])
    inner, other = first[head : len(first) - tail], second[head : len(second) - tail]
    for a, b, c, d in _stretches(inner, other):
        page = min(bisect_right(starts, head + c), len(new))
        shown = (_text_around(first, head + a, head + b), _text_around(second, head + c, head + d))
        yield TextDifference(page, *shown)


def _stretches(old: str, new: str) -> list[tuple[int, int, int, int]]:
    if len(old) + len(new) > _AT_ONCE:
        return [(0, len(old), 0, len(new))]
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] <= _JOINED and c - found[-1][3] <= _JOINED:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _alike(first: str, second: str) -> int:
    """How many letters two texts have alike at their beginning."""
    known, unknown = 0, min(len(first), len(second))
    while known < unknown:
        middle = (known + unknown + 1) // 2
        known, unknown = (
            (middle, unknown) if first[:middle] == second[:middle] else (known, middle - 1)
        )
    return known


def _text_around(text: str, start: int, end: int) -> str:
    end = min(end, start + _LONGEST)
    before, after = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return f"{text[before:start]}[{text[start:end]}]{text[end:after]}"
