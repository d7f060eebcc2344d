"""Two rows of texts laid side by side: what stands in place of what, at the least that differs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from docgen.light import dataclass

_ALIKE = 0.5
_SHORT = 30  # letters: so short a text may say something else altogether in the same place
_OTHERWISE = 0.5  # what a change costs beside its letters
_ABSENT = 0.6
_OTHER_COLUMN = 0.3
_OTHER_ITEM = 4.0  # of each number of an item in one text beside its own
_OTHER_NUMBER = 0.2
_MOST_PIECES = 60  # of one text: as many lines as a paragraph has on a page
_MOST_PAIRS = 20_000


@dataclass(frozen=True, slots=True)
class AlignedText:
    """The letters and figures of one text; its column, 0 outside a table; whether it is told.

    One that is not told, such as the number of a page, may be missing on the other side.
    ``is_item`` says that its place in a list gives it a number, which is a part of it.
    """

    letters: str
    column: int = 0
    is_told: bool = True
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """A text of one side and the pieces of the other in its place; ``-1`` and none where absent."""

    text: int
    pieces: tuple[int, ...]
    is_same: bool


def side_by_side(
    texts: Sequence[AlignedText], pieces: Sequence[AlignedText], *, joins: bool
) -> list[Pairing] | None:
    """Every text with what stands in its place; ``None`` where there are too many to try.

    ``joins`` says that a text may stand in several pieces that follow one another.
    """
    most = _MOST_PIECES if joins else 1
    head = _alike_at_head(texts, pieces, most)
    start, first = len(head), sum(len(pairing.pieces) for pairing in head)
    tail = _alike_at_tail(texts[start:], pieces[first:], start, first)
    end, last = len(texts) - len(tail), len(pieces) - len(tail)
    if (end - start) * (last - first) > _MOST_PAIRS:
        return None
    middle = [
        Pairing(
            pairing.text + start if pairing.text >= 0 else -1,
            tuple(piece + first for piece in pairing.pieces),
            pairing.is_same,
        )
        for pairing in _cheapest(texts[start:end], pieces[first:last], most)
    ]
    return [*head, *middle, *tail]


def _alike_at_head(
    texts: Sequence[AlignedText], pieces: Sequence[AlignedText], most: int
) -> list[Pairing]:
    made: list[Pairing] = []
    at = 0
    for number, text in enumerate(texts):
        count = _pieces_that_say(text.letters, pieces, at, most)
        if not count:
            break
        made.append(Pairing(number, tuple(range(at, at + count)), is_same=True))
        at += count
    return made


def _pieces_that_say(said: str, pieces: Sequence[AlignedText], at: int, most: int) -> int:
    """How many pieces from ``at`` on say together what a text says; 0 for none."""
    rest = said
    for count, piece in enumerate(pieces[at : at + most], 1):
        if not rest.startswith(piece.letters):
            return 0
        rest = rest[len(piece.letters) :]
        if not rest:
            return count
    return 0


def _alike_at_tail(
    texts: Sequence[AlignedText], pieces: Sequence[AlignedText], start: int, first: int
) -> list[Pairing]:
    count = 0
    for text, piece in zip(reversed(texts), reversed(pieces), strict=False):
        if text.letters != piece.letters:
            break
        count += 1
    ends = start + len(texts), first + len(pieces)
    return [
        Pairing(ends[0] - back, (ends[1] - back,), is_same=True) for back in range(count, 0, -1)
    ]


def _cheapest(
    texts: Sequence[AlignedText], pieces: Sequence[AlignedText], most: int
) -> list[Pairing]:
    """The pairing of all texts with all pieces that costs least."""
    reached: list[list[tuple[float, int, int]]] = [
        [(float("inf"), 0, 0)] * (len(pieces) + 1) for _ in range(len(texts) + 1)
    ]
    reached[0][0] = (0.0, 0, 0)

    def reach(row: int, place: int, cost: float, origin: tuple[int, int]) -> None:
        if cost < reached[row][place][0]:
            reached[row][place] = (cost, *origin)

    for row in range(len(texts) + 1):
        replaced = _cost_of_replacing(texts[row], pieces, most) if row < len(texts) else None
        for place in range(len(pieces) + 1):
            cost = reached[row][place][0]
            if place < len(pieces):
                reach(row, place + 1, cost + _absent(pieces[place]), (row, place))
            if replaced is not None:
                reach(row + 1, place, cost + _absent(texts[row]), (row, place))
                for count, other in replaced(place):
                    reach(row + 1, place + count, cost + other, (row, place))
    return _way_back(reached, texts, pieces)


def _absent(text: AlignedText) -> float:
    return len(text.letters) + _ABSENT if text.is_told else 0.0


def _cost_of_replacing(
    text: AlignedText, pieces: Sequence[AlignedText], most: int
) -> Callable[[int], list[tuple[int, float]]]:
    """For a place, of how many pieces from there on stand for the text, and what that costs."""
    said = text.letters
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(said)

    def costs(place: int) -> list[tuple[int, float]]:
        found: list[tuple[int, float]] = []
        other, room, items = "", 2 * len(said) + _SHORT, 0
        for count, piece in enumerate(pieces[place : place + most], 1):
            other += piece.letters
            items += piece.is_item
            if len(other) > room or not piece.is_told:
                break
            if text.is_item and other.isdecimal():
                continue
            cost = _cost(matcher, said, other)
            if cost is not None:
                is_moved = text.column and piece.column and text.column != piece.column
                cost += _OTHER_COLUMN if is_moved else 0
                cost += _OTHER_ITEM * max(0, items - text.is_item) if cost and count > 1 else 0
                found.append((count, cost))
        return found

    return costs


def _cost(matcher: SequenceMatcher[str], said: str, other: str) -> float | None:
    """What it costs to take one text for another; ``None`` where it is none of it."""
    if said == other:
        return 0.0
    if _without_number(said) == _without_number(other) != "":
        return _OTHER_NUMBER
    is_short = max(len(said), len(other)) <= _SHORT
    matcher.set_seq1(other)
    if not is_short and (matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE):
        return None
    ratio = matcher.ratio()
    if not is_short and ratio < _ALIKE:
        return None
    return _OTHERWISE + (len(said) + len(other)) * (1 - ratio)


def _without_number(text: str) -> str:
    return text.lstrip("0123456789()")


def _way_back(
    reached: Sequence[Sequence[tuple[float, int, int]]],
    texts: Sequence[AlignedText],
    pieces: Sequence[AlignedText],
) -> list[Pairing]:
    row, place = len(texts), len(pieces)
    made: list[Pairing] = []
    while row or place:
        _, before, start = reached[row][place]
        used = tuple(range(start, place))
        said = texts[before].letters if before < row else ""
        is_same = said == "".join(pieces[piece].letters for piece in used)
        made.append(Pairing(before if before < row else -1, used, is_same))
        row, place = before, start
    return made[::-1]


def longest_rise(values: Sequence[int]) -> set[int]:
    """The places of the longest choice of ``values`` of which each is greater than the last."""
    best: list[int] = []  # the place of the smallest end of a rise of each length
    before = [-1] * len(values)
    for place, value in enumerate(values):
        length = bisect_left(best, value, key=values.__getitem__)
        before[place] = best[length - 1] if length else -1
        best[length : length + 1] = [place]
    found = set[int]()
    place = best[-1] if best else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
