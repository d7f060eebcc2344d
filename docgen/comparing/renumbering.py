"""Numbers of a list that only follow from what was put into the list or taken out of it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.comparing.same_letters import letters_and_figures
from docgen.light import regex
from docgen.thai.numerals import to_arabic

_NUMBER = regex(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3})*\.?\)?")
_BEFORE_WORDS = regex(r"(?:^|\s)(?P<mark>[0-9]{1,3}\.)\s")
_FIGURES = regex(r"[0-9]+")


def is_renumbered(text: str, mark: str, other: str, shift: int) -> bool:
    """Whether ``other`` says the same as ``text`` after a number that is ``shift`` further on.

    ``mark`` is the number of ``text``.
    """
    mark = to_arabic(mark).strip()
    if not shift or _NUMBER.fullmatch(mark) is None:
        return False
    start, _, end = to_arabic(text).partition(mark)
    return any(_are_apart(mark, found, shift) for found in _numbers_between(start, end, other))


def is_numbered_now(text: str, mark: str, other: str) -> bool:
    """Whether only a number tells two texts apart which one of them has, as one of several."""
    mark = to_arabic(mark).strip()
    if not mark:
        return is_numbered_now(other, _first_number(other), text) if _first_number(other) else False
    start, _, end = to_arabic(text).partition(mark)
    return bool(letters_and_figures(end)) and letters_and_figures(other) == letters_and_figures(
        start + end
    )


def _first_number(text: str) -> str:
    found = _BEFORE_WORDS.search(to_arabic(text))
    return found["mark"] if found else ""


def _numbers_between(start: str, end: str, other: str) -> Iterator[str]:
    """The number that stands in ``other`` between the same words."""
    other = to_arabic(other).strip()
    wanted = letters_and_figures(start), letters_and_figures(end)
    for found in _NUMBER.finditer(other):
        around = other[: found.start()], other[found.end() :]
        if tuple(map(letters_and_figures, around)) == wanted:
            yield found[0]


def _are_apart(one: str, other: str, shift: int) -> bool:
    """Whether two numbers of as many levels are so far apart, at some level or another."""
    levels = [[int(figure) for figure in _FIGURES.findall(mark)] for mark in (one, other)]
    return len(levels[0]) == len(levels[1]) and all(
        theirs - mine in (0, shift) for mine, theirs in zip(*levels, strict=True)
    )
