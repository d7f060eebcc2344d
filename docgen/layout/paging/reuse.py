"""What is remembered from one letter of a batch to the next, and never more than so much of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from threading import Lock
from typing import Any, Generic, TypeVar

from docgen.layout.model.pages import Page, SetItem, SetTable
from docgen.layout.model.set_text import ParagraphStyle
from docgen.light import dataclass
from docgen.model.letter import Letter

Value = TypeVar("Value")
Part = TypeVar("Part")
_MADE, _FLOWS, _SETTERS, _STYLES = 2048, 64, 32, 64
_PATTERNS = 16
_LETTERS = 64


class Kept(Generic[Value]):
    """The values used last, by their key; the one not used for longest goes first.

    Several threads may ask and keep at once.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        """The value kept under ``key``, if it is still there."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key: Hashable, value: Value) -> Value:
        """Keep ``value``, and give it back."""
        with self._lock:
            self._values[key] = value
            if len(self._values) > self._most:
                self._values.popitem(last=False)
            return value


@dataclass(frozen=True, slots=True)
class _Flow:
    """Items on their pages, and which of them stands at each place."""

    setter: object
    items: tuple[SetItem, ...]
    pages: tuple[Page, ...]
    places: tuple[tuple[int, ...], ...]
    catchword_of: frozenset[int]


class Memory:
    """What the letters of a batch have in common, known by the identity of what it is made from.

    Everything is kept with the result, since an identity means nothing once its object is gone.
    """

    def __init__(self) -> None:
        self.setters: Kept[Any] = Kept(_SETTERS)
        self.styles: Kept[tuple[ParagraphStyle, ...]] = Kept(_STYLES)
        self._made: Kept[tuple[Any, Any]] = Kept(_MADE)
        self._flows: Kept[_Flow] = Kept(_FLOWS)
        self.patterns: Kept[Any] = Kept(_PATTERNS)
        self.fits: Kept[tuple[Any, Any]] = Kept(_FLOWS)
        self.lawful: Kept[Any] = Kept(_PATTERNS)
        self.fitted: Kept[Any] = Kept(_PATTERNS)
        self._letters: Kept[Letter] = Kept(_LETTERS)
        self._silent: tuple[object, dict[int, SetItem]] = (None, {})

    def kept_or_made(
        self, made_from: Sequence[object], make: Callable[[], Value], *values: Hashable
    ) -> Value:
        """What was made from these very objects and equal values before, or is made now."""
        key = (*map(id, made_from), *values)
        kept = self._made.get(key)
        if kept is None:
            kept = self._made.put(key, (tuple(made_from), make()))
        result: Value = kept[1]
        return result

    def with_known_parts(self, letter: Letter, *key: Hashable) -> Letter:
        """The same letter, whose parts are those of the last one under ``key`` where they equal.

        All else that is remembered is known by the identity of parts: a letter that is being
        written is read anew at every key, and most of it says what it said before.
        """
        former = self._letters.get(key)
        if former is not None:
            letter = replace(
                letter,
                blocks=_known_parts(former.blocks, letter.blocks),
                annexes=_known_parts(former.annexes, letter.annexes),
                sheets=tuple(
                    self.with_known_parts(sheet, *key, number)
                    for number, sheet in enumerate(letter.sheets)
                ),
            )
        return self._letters.put(key, letter)

    def silent_items(self, standard: object) -> dict[int, SetItem]:
        """Items of which nothing is to be said under that standard, by their identity."""
        known, silent = self._silent
        if known is not standard or len(silent) >= _MADE:
            silent = {}
            self._silent = (standard, silent)
        return silent

    def flow(
        self,
        frame: Hashable,
        setter: object,
        items: Sequence[SetItem],
        make: Callable[[], tuple[Page, ...]],
    ) -> tuple[Page, ...]:
        """The items on pages, as items of the same heights stood on them before."""
        key = (frame, id(setter), *map(shape, items))
        kept = self._flows.get(key)
        if kept is not None:
            pairs = enumerate(zip(kept.items, items, strict=True))
            changed = {number for number, (old, new) in pairs if old is not new}
            if not changed & kept.catchword_of:
                return _exchanged_pages(kept, items, changed)
        pages = make()
        if len({id(item) for item in items}) == len(items):
            self._flows.put(key, _flow(setter, items, pages))
        return pages


def _known_parts(former: tuple[Part, ...], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, those of before where they equal them at the same place from either end."""
    more = len(parts) - len(former)
    known = []
    for number, part in enumerate(parts):
        places = (number, number - more) if more else (number,)
        likely = [former[place] for place in places if 0 <= place < len(former)]
        known.append(next((other for other in likely if other == part), part))
    return tuple(known)


def shape(item: SetItem) -> tuple[object, ...]:
    """All of an item that decides where pages end."""
    if isinstance(item, SetTable):
        return (id(item),)
    boxes = sum(bool(span.box) for span in item.spans)
    heights = (item.style.pitch, item.height_of(0), item.space_before)
    return (item.role, len(item.lines), boxes, *heights)


def _flow(setter: object, items: Sequence[SetItem], pages: tuple[Page, ...]) -> _Flow:
    index = {id(item): number for number, item in enumerate(items)}
    places = tuple(tuple(index[id(placed.item)] for placed in page.placed) for page in pages)
    # A catchword repeats the opening of the next page.
    announced = frozenset(
        following[0] for page, following in zip(pages, places[1:], strict=False) if page.catchword
    )
    return _Flow(setter, tuple(items), pages, places, announced)


def _exchanged_pages(kept: _Flow, items: Sequence[SetItem], changed: set[int]) -> tuple[Page, ...]:
    if not changed:
        return kept.pages
    pages = []
    for page, places in zip(kept.pages, kept.places, strict=True):
        if changed.isdisjoint(places):
            pages.append(page)
            continue
        placed = tuple(
            replace(each_placed, item=items[number]) if number in changed else each_placed
            for number, each_placed in zip(places, page.placed, strict=True)
        )
        pages.append(replace(page, placed=placed))
    return tuple(pages)
