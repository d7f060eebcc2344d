"""Two PDFs of one letter held against each other: pages, letters of the text, what is drawn."""

from __future__ import annotations

import ctypes
import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from docgen.comparing.printed import text_without_room

_AROUND = 14  # letters shown on each side of what differs
_LONGEST = 400  # letters of one difference that are shown
_AT_ONCE = 30_000  # letters that are compared one by one
_JOINED = 3  # letters alike between two differences that are told as one


SIGNATURE, FIELD, MARK = "signature", "field", "mark"


@dataclass(frozen=True, slots=True)
class LaidOver:
    """What lies on a page and is none of its content: where, and where a link leads.

    A ``signature`` is a field to sign in, a ``field`` any other, a ``mark`` all else.
    """

    kind: str
    place: tuple[int, int, int, int]
    link: str = ""

    @property
    def is_seen(self) -> bool:
        """Whether it takes any room on the page."""
        left, bottom, right, top = self.place
        return left < right and bottom < top


@dataclass(frozen=True, slots=True)
class Print:
    """What the pages of a PDF say, a hash of how each is drawn, and what is laid over each."""

    texts: tuple[str, ...]
    pictures: tuple[str, ...]
    over: tuple[tuple[LaidOver, ...], ...] = ()


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
    """The text of every page, how it is drawn on the screen and on paper, what is laid over it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        document.init_forms()
        texts, pictures, over = [], [], []
        for page in document:
            texts.append(page.get_textpage().get_text_range())
            made = hashlib.sha256()
            for mode in (None, "print"):  # a layer may be for paper alone
                drawn = page.render(
                    scale=1, grayscale=True, may_draw_forms=False, optimize_mode=mode
                )
                made.update(f"{drawn.width} {drawn.height} ".encode() + bytes(drawn.buffer))
            pictures.append(made.hexdigest())
            over.append(tuple(_laid_over(document, page)))
        return Print(tuple(texts), tuple(pictures), tuple(over))
    finally:
        document.close()


def _laid_over(document: Any, page: Any) -> Iterator[LaidOver]:
    """Fields, notes, stamps and links of a page."""
    from pypdfium2 import raw

    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, number)
        if not mark:
            continue
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(mark, box)
        place = (round(box.left), round(box.bottom), round(box.right), round(box.top))
        kind = MARK
        if raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_WIDGET:
            form = document.formenv
            field = raw.FPDFAnnot_GetFormFieldType(form, mark) if form is not None else -1
            kind = SIGNATURE if field == raw.FPDF_FORMFIELD_SIGNATURE else FIELD
        link = _address(document, raw.FPDFAnnot_GetLink(mark))
        raw.FPDFPage_CloseAnnot(mark)
        yield LaidOver(kind, place, link)


def _address(document: Any, link: Any) -> str:
    """Where a link leads; empty where nothing tells."""
    from pypdfium2 import raw

    action = raw.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return bytes(buffer).rstrip(b"\0").decode("utf-8", "replace")


def prints_apart(issued: Print, here: Print) -> PrintDifferences:
    """In what ``here`` is another letter than the one ``issued``; nothing where it is the same."""
    old = [text_without_room(text) for text in issued.texts]
    new = [text_without_room(text) for text in here.texts]
    if len(old) != len(new) or (old != new and sorted(old) == sorted(new)):
        return _of_pages(old, new)
    if old != new:
        return PrintDifferences(texts=tuple(_of_texts(old, new)))
    pairs = zip(issued.pictures, here.pictures, strict=True)
    drawn = {place for place, (a, b) in enumerate(pairs, 1) if a != b}
    over = zip(issued.over, here.over, strict=True)
    drawn |= {place for place, (a, b) in enumerate(over, 1) if _is_laid_over(a, b)}
    return PrintDifferences(drawn=tuple(sorted(drawn)))


def _is_laid_over(issued: Sequence[LaidOver], here: Sequence[LaidOver]) -> bool:
    """Whether something lies on the page that did not; what is signed fills the field for it."""
    return any(mark.is_seen for mark in Counter(here) - Counter(issued))


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
