"""The days by which a letter asks for something, with the sentences they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from docgen.light import dataclass
from docgen.reading.patterns import date_of, doubt_sentence, pattern, table
from docgen.thai.dates import ThaiDate

_NEAR = 80  # characters before a day in which its verb stands


@dataclass(frozen=True, slots=True)
class ReadDeadline:
    """A day by which something is asked; ``sentence`` is where it was read.

    ``previous`` and ``previous_start`` are a period that the letter recalls under the same verb;
    ``paragraph`` and ``written`` say where the day stands in the body.
    """

    name: str
    until: ThaiDate
    sentence: str
    paragraph: int
    written: str
    start: ThaiDate | None = None
    previous: ThaiDate | None = None
    previous_start: ThaiDate | None = None
    doubts: tuple[str, ...] = ()


def deadlines_of(paragraphs: Sequence[str], letter: ThaiDate | None) -> tuple[ReadDeadline, ...]:
    """The deadlines of the body in order, each day once; recalled periods go to their namesake."""
    found: list[ReadDeadline] = []
    recalled: list[ReadDeadline] = []
    for index, text in enumerate(paragraphs):
        is_recall = text.rstrip().endswith(table()["recall_ends"])
        for period, day in _periods(text, index):
            if is_recall:
                recalled.append(period)
            elif _is_asked(text[max(0, day - 2 * _NEAR) : day]):
                found.append(period)
        if not is_recall:
            found += _days(text, index)
    once: dict[ThaiDate, ReadDeadline] = {}
    for deadline in found:
        once.setdefault(deadline.until, deadline)
    named = _named_apart(list(once.values()))
    former: dict[str, ReadDeadline] = {}
    for period in recalled:
        former.setdefault(period.name, period)
    return tuple(
        _judged_deadline(_with_recalled(named_deadline, former), letter) for named_deadline in named
    )


def _is_asked(before: str) -> bool:
    """Whether something is to be done within a period; work, a course or a stay only lasts so.

    ``before`` is what stands before its last day.
    """
    is_told = any(not verb["noun"] for verb in pattern("verbs").finditer(before[-_NEAR:]))
    return is_told and pattern("asks").search(before) is not None


def _days(text: str, index: int) -> list[ReadDeadline]:
    found = []
    lasting = [match.span() for match in pattern("period").finditer(text)]
    starts = [start for start, _ in lasting]
    for match in pattern("until").finditer(text):
        until = date_of(match["date"])
        over = bisect_left(starts, match.start())  # periods that begin before it
        is_end = over > 0 and match.start() < lasting[over - 1][1]
        if until is not None and not is_end:
            name = _verb(text, match.start())
            found.append(ReadDeadline(name, until, _sentence(text, match), index, match["date"]))
    return found


def _periods(text: str, index: int) -> list[tuple[ReadDeadline, int]]:
    """The periods that a text names, each with where its last day stands."""
    found = []
    for match in pattern("period").finditer(text):
        until = date_of(match["end"])
        if until is None:
            continue
        start = _beginning(match["start"], until)
        name = _verb(text, match.start())
        sentence = _sentence(text, match)
        period = ReadDeadline(name, until, sentence, index, match["end"], start)
        found.append((period, match.start("end")))
    return found


def _beginning(text: str, until: ThaiDate) -> ThaiDate | None:
    """«16 - 25 September»: what the start leaves out is said at the end."""
    whole = date_of(text) or date_of(f"{text} {until.year}")
    if whole is not None and whole.day is not None:
        return whole
    day = re.match(r"[0-9]{1,2}", text)
    return ThaiDate(until.year, until.month, int(day[0])) if day else None


def _verb(text: str, day: int) -> str:
    """What is asked by the day that stands at ``day``: the last verb before it."""
    verbs = list(pattern("verbs").finditer(text[max(0, day - _NEAR) : day]))
    acting = [verb for verb in verbs if not verb["noun"]]
    name: str = (acting or verbs)[-1]["verb"] if verbs else table()["deadline"]
    return name


def _sentence(text: str, match: re.Match[str]) -> str:
    near = max(match.start() - 60, 0)
    start = max(text.rfind("  ", near, match.start()), near)
    cut = text.find(" ", start, match.start()) if start else 0
    start = cut + 1 if start and 0 <= cut < match.start() else start
    return text[start : match.end()].strip()


def _named_apart(found: list[ReadDeadline]) -> list[ReadDeadline]:
    counts: dict[str, int] = {}
    named = []
    for deadline in found:
        counts[deadline.name] = counts.get(deadline.name, 0) + 1
        number = counts[deadline.name]
        named.append(
            deadline if number == 1 else replace(deadline, name=f"{deadline.name}{number}")
        )
    return named


def _with_recalled(one: ReadDeadline, recalled: dict[str, ReadDeadline]) -> ReadDeadline:
    former = recalled.get(one.name)
    if former is None or not former.until < one.until:
        return one
    return replace(one, previous=former.until, previous_start=former.start)


def _judged_deadline(one: ReadDeadline, letter: ThaiDate | None) -> ReadDeadline:
    if letter is not None and not letter < one.until:
        return replace(one, doubts=(doubt_sentence("past"),))
    return one
