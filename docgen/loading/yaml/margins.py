"""Where a line may begin, by what stands above it."""

from __future__ import annotations

from docgen.light import regex

MOST_ABOVE = 400  # lines that are looked at above a fault
_DASH = regex(r"(?:- +)+")
KEY = regex(r"(?P<key>[^\s:#'\"{\[\]}&*!|>%@`,-](?:[^\s:#]|\s++(?=[^\s:#]))*+)\s*+:(?=\s|$)")
TOP = regex(r"[^\s#'\"{\[\]}&*!|>%@`-](?:[^\s:#]|\s++(?=[^\s:#]))*+\s*+:(?=\s|$)")


def margins_around(lines: list[str], at: int, indent: int) -> list[tuple[int, str, bool]]:
    """Where a line may begin: (spaces, what begins there, whether it is a list), nearest first.

    The margin of the line below, when it is one of them, comes first.
    """
    found: dict[tuple[int, bool], str] = {}
    lowest = 10_000
    for above in reversed(lines[max(0, at - MOST_ABOVE) : at]):
        text = above.strip()
        if not text or text.startswith("#"):
            continue
        start = len(above) - len(above.lstrip())
        if start > lowest:
            continue
        lowest = min(lowest, start)
        dashes = dashes_of(text)
        if dashes:
            found.setdefault((start, True), text)
        if KEY.match(text[len(dashes) :]):
            found.setdefault((start + len(dashes), False), text[len(dashes) :])
            if text.endswith(":"):
                found.setdefault((start + len(dashes) + 2, True), text[len(dashes) :])
                found.setdefault((start + len(dashes) + 2, False), text[len(dashes) :])
        if not start:
            break
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    next_one = len(below) - len(below.lstrip())
    return [
        (spaces, name_of(like), is_list)
        for (spaces, is_list), like in sorted(
            found.items(),
            key=lambda margin: (
                abs(margin[0][0] - indent) - (margin[0][0] == next_one),
                -margin[0][0],
            ),
        )
    ]


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


def name_of(line: str) -> str:
    """What a line is called in a remedy: its key, or how it begins."""
    key = KEY.match(line)
    return key["key"] if key else line[:30]
