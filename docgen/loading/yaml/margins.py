"""Where a line may begin, by what stands above it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docgen.light import regex

MOST_ABOVE = 400  # lines that are looked at above a fault
_DASH = regex(r"(?:- +)+")
KEY = regex(r"(?P<key>[^\s:#'\"{\[\]}&*!|>%@`,-](?:[^\s:#]|\s++(?=[^\s:#]))*+)\s*+:(?=\s|$)")
TOP = regex(r"[^\s#'\"{\[\]}&*!|>%@`-](?:[^\s:#]|\s++(?=[^\s:#]))*+\s*+:(?=\s|$)")


class Margin(NamedTuple):
    """After how many spaces a line may begin, what begins there, and whether that is a list."""

    spaces: int
    like: str
    is_list: bool


def margins_around(lines: list[str], at: int, indent: int) -> list[Margin]:
    """Where a line may begin, nearest first.

    The margin of the line below, when it is one of them, comes first.
    """
    found: dict[tuple[int, bool], str] = {}
    lowest = 10_000
    for above in reversed(lines[max(0, at - MOST_ABOVE) : at]):
        text = above.strip()
        start = len(above) - len(above.lstrip())
        if not text or text.startswith("#") or start > lowest:
            continue
        lowest = start
        for spaces, like, is_list in _margins_of(text, start):
            found.setdefault((spaces, is_list), like)
        if not start:
            break
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    start_below = len(below) - len(below.lstrip())

    def distance(margin: Margin) -> tuple[int, int]:
        return abs(margin.spaces - indent) - (margin.spaces == start_below), -margin.spaces

    margins = [
        Margin(spaces, name_of_line(like), is_list) for (spaces, is_list), like in found.items()
    ]
    return sorted(margins, key=distance)


def _margins_of(text: str, start: int) -> Iterator[tuple[int, str, bool]]:
    """Where lines may begin by a line above them: beside its dashes or key, and under its key."""
    dashes = dashes_of(text)
    bare = text[len(dashes) :]
    if dashes:
        yield start, text, True
    if KEY.match(bare):
        yield start + len(dashes), bare, False
        if text.endswith(":"):
            yield start + len(dashes) + 2, bare, True
            yield start + len(dashes) + 2, bare, False


def margin_near(lines: list[str], at: int, text: str, width: int, former: int | None = None) -> int:
    """After how many spaces a line with that text may begin that looks to begin after ``width``.

    ``former`` is what another line with the same beginning was given.
    """
    is_item, has_key = text.startswith("- "), bool(KEY.match(text))
    if not is_item and not has_key:
        return width if former is None else former
    margins = margins_around(lines, at, width)
    fitting = [spaces for spaces, _, is_list in margins if is_list == is_item]
    if former in fitting:
        return former or 0
    return next(iter(fitting), width)


def dashes_of(text: str) -> str:
    """The dashes that a line of a list begins with."""
    match = _DASH.match(text)
    return match[0] if match else ""


def name_of_line(line: str) -> str:
    """What a line is called in a remedy: its key, or how it begins."""
    key = KEY.match(line)
    return key["key"] if key else line[:30]
