"""Light marking in running text: ``**bold**``, ``__underlined__``, ``[ ]`` boxes, codes.

A text without marks means itself. What stands between backticks is kept as typed, so a mark is
written as such by putting it there: `` `**` ``. Two stars or two underlines are a mark, more or
fewer of them are not; nor are those within a web address or a Latin name (``my__file``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import field

from docgen.light import dataclass, regex
from docgen.thai import Fault
from docgen.thai.numerals import ADDRESS

EMPTY_BOX, TICKED_BOX = "☐", "☑"
BOXES = {EMPTY_BOX: "box", TICKED_BOX: "box-ticked"}
_MARKS = {"bold": "**", "underline": "__"}
_TYPED_BOXES = {"[ ]": EMPTY_BOX, "☐": EMPTY_BOX, "☑": TICKED_BOX, "☒": TICKED_BOX}
_ANY = regex(r"\*\*|__|\[[ xX]\]|[☐☑☒]")
_TOKEN = regex(
    rf"(?P<code>`[^`\n]*`)|(?P<address>{ADDRESS})|(?P<bold>(?<!\*)\*\*(?!\*))"
    r"|(?P<underline>(?<!_)__(?!_))|(?P<box>\[[ xX]\]|[☐☑☒])"
)
_LATIN = regex("[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Span:
    """How ``text[start:end]`` stands out; a ``box`` is one letter for which a shape is drawn."""

    start: int
    end: int
    bold: bool = False
    underline: bool = False
    box: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, in stretches: each with what it is (a span of its own length)."""

    text: str
    spans: tuple[Span, ...] = ()

    def stretches(self) -> Iterator[tuple[str, Span]]:
        """The whole text in order, cut where something begins or ends."""
        return stretches_of(self.text, self.spans)


def stretches_of(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, Span]]:
    """``text`` in stretches, each with its span; a plain one has a span that says nothing."""
    at = 0
    for span in spans:
        if at < span.start:
            yield text[at : span.start], Span(at, span.start)
        yield text[span.start : span.end], span
        at = span.end
    if at < len(text):
        yield text[at:], Span(at, len(text))


def spans_within(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The spans of ``text[start:end]``, counted from its own start."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start, *_looks(span))
        for span in spans[first:last]
    )


def marked_text(text: str) -> Marked:
    """``text`` read; codes keep their backticks. Raises the first fault of its marks."""
    if not _ANY.search(text):
        return Marked(text)
    read = _reader_of(text)
    if read.faults:
        raise read.faults[0]
    return Marked("".join(read.pieces), tuple(read.spans))


def mark_faults(text: str) -> list[Fault]:
    """Every mark that is left open, holds nothing, or crosses another."""
    return _reader_of(text).faults if _ANY.search(text) else []


def typed_text(text: str, spans: tuple[Span, ...]) -> str:
    """A text with its marks, as it may be typed."""
    made: list[str] = []
    opened: list[str] = []
    for stretch, span in stretches_of(text, spans):
        wanted = [name for name in _MARKS if getattr(span, name)]
        while not set(opened) <= set(wanted):
            made.append(_MARKS[opened.pop()])
        for name in wanted:
            if name not in opened:
                opened.append(name)
                made.append(_MARKS[name])
        made.append({EMPTY_BOX: "[ ]", TICKED_BOX: "[x]"}[stretch] if span.box else stretch)
    return "".join((*made, *(_MARKS[name] for name in reversed(opened))))


@dataclass(slots=True)
class _MarkReader:
    """One pass over a text: its pieces without marks, and which marks are open."""

    pieces: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    length: int = 0
    opened: dict[str, tuple[int, int]] = field(default_factory=dict)

    def say(self, piece: str, box: str = "") -> None:
        if not piece:
            return
        bold, underline = "bold" in self.opened, "underline" in self.opened
        end = self.length + len(piece)
        last = self.spans[-1] if self.spans else Span(-1, -1)
        if bold or underline or box:
            look = (bold, underline, box)
            joined = last.end == self.length and _looks(last) == look and not box
            start = last.start if joined else self.length
            self.spans[-1 if joined else len(self.spans) :] = [Span(start, end, *look)]
        self.pieces.append(piece)
        self.length = end

    def mark(self, name: str, start: int) -> None:
        """A mark opens, or closes what was opened last."""
        sign = _MARKS[name]
        if name not in self.opened:
            self.opened[name] = (start, self.length)
            return
        first, length = self.opened.pop(name)
        inner = next(
            (opened_mark for opened_mark in self.opened.values() if opened_mark[0] > first), None
        )
        if inner is not None:
            other = _MARKS["underline" if name == "bold" else "bold"]
            fault = Fault("DG3062", start=start, end=start + 2, sign=sign, other=other)
            self.faults.append(fault)
        elif not "".join(self.pieces)[length:].strip():
            self.faults.append(Fault("DG3061", start=first, end=start + 2, sign=sign))


def _reader_of(text: str) -> _MarkReader:
    reader = _MarkReader()
    at = 0
    while (match := _TOKEN.search(text, at)) is not None:
        reader.say(text[at : match.start()])
        kind = match.lastgroup or ""
        at = match.end()
        if kind == "box":
            drawn = _TYPED_BOXES.get(match[0], TICKED_BOX)
            reader.say(drawn, BOXES[drawn])
        elif kind in _MARKS and not _in_a_name(text, match):
            reader.mark(kind, match.start())
        elif kind == "address":  # a mark that closes right after it is none of it
            said = match[0].rstrip("_")
            at = match.start() + len(said)
            reader.say(said)
        else:
            reader.say(match[0])
    reader.say(text[at:])
    for name, (start, _) in reader.opened.items():
        fault = Fault("DG3060", start=start, end=start + 2, sign=_MARKS[name])
        reader.faults.append(fault)
    return reader


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Two underlines between Latin letters belong to a name."""
    if match.lastgroup != "underline":
        return False
    around = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return all(_LATIN.fullmatch(sign) for sign in around)


def _looks(span: Span) -> tuple[bool, bool, str]:
    return span.bold, span.underline, span.box
