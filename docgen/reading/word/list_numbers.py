"""Automatic numbers of a Word file as they print before its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field

from docgen.light import dataclass, regex
from docgen.reading.word import tags
from docgen.reading.word.symbols import is_symbol_face, printed_symbol
from docgen.thai.amounts import number_words
from docgen.thai.item_marks import LETTERS
from docgen.thai.numerals import thai_digits

_DEEPEST = 9
_PLACE = regex(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
_ROMAN_SMALL = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 100_000


@dataclass(slots=True)
class ListLevel:
    """One level of a list: its first number, how it is written, the text around it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    face: str | None = None
    restarts: int | None = None
    is_legal: bool = False
    is_hidden: bool = False
    follows: str = "tab"
    style: str = ""


@dataclass
class Numbering:
    """Counts the paragraphs of every list as a reader comes to them."""

    tree: tags.Element | None
    levels: dict[str, dict[int, ListLevel]] = field(init=False)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.levels = _levels_of(self.tree, self.kinds)
        self.begun: set[tuple[str, int]] = set()

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level of list ``number`` that belongs to a style of paragraphs."""
        levels = self.levels.get(number, {}).items() if style else ()
        return next((place for place, level in levels if level.style == style), None)

    def label(self, number: str | None, level: int) -> str:
        """What prints before the next paragraph of list ``number``; empty where nothing does."""
        if number is None or number == "0" or number not in self.levels:
            return ""
        level = min(max(level, 0), _DEEPEST - 1)
        own = self.levels[number]
        counts = self._counts_after(number, level, own)
        one = own.get(level)
        if one is None or one.is_hidden:
            return ""
        if one.form == "bullet":
            return _bullet(one)
        return _PLACE.sub(lambda match: self._number(own, counts, one, int(match[1]) - 1), one.text)

    def _counts_after(self, number: str, level: int, own: dict[int, ListLevel]) -> dict[int, int]:
        """The counts of all levels after one more paragraph at ``level``."""
        counts = self.counts.setdefault(self.kinds.get(number, number), {})
        first = (number, level) not in self.begun and f"{number}/{level}" in self.kinds
        self.begun.add((number, level))
        start = own[level].start if level in own else 1
        counts[level] = start if level not in counts or first else counts[level] + 1
        for deeper in [count for count in counts if count > level]:
            after = own[deeper].restarts if deeper in own else None
            if after is None or (after > 0 and level < after):
                del counts[deeper]
        return counts

    def _number(
        self, own: dict[int, ListLevel], counts: dict[int, int], one: ListLevel, level: int
    ) -> str:
        meant = own.get(level, ListLevel())
        form = "decimal" if one.is_legal and meant.form != "thaiNumbers" else meant.form
        return written_number(form, counts.get(level, meant.start))


def written_number(form: str, number: int) -> str:
    """A number in one of the forms that Word knows: ``("thaiLetters", 2)`` → ``ข``."""
    if not 0 <= number < _MOST:
        return str(number)
    return _FORMS.get(form, str)(number)


def _levels_of(tree: tags.Element | None, kinds: dict[str, str]) -> dict[str, dict[int, ListLevel]]:
    if tree is None:
        return {}
    abstract = {
        tags.own_attribute(element, "abstractNumId"): element
        for element in tree.iter(tags.tag("abstractNum"))
    }
    named = ((tags.value(each_level, "styleLink"), each_level) for each_level in abstract.values())
    by_style = {name: level for name, level in named if name}
    found: dict[str, dict[int, ListLevel]] = {}
    for element in tree.iter(tags.tag("num")):
        number, kind = tags.own_attribute(element, "numId"), tags.value(element, "abstractNumId")
        base = abstract.get(kind)
        if base is None or number is None:
            continue
        link = tags.value(base, "numStyleLink")
        base = by_style.get(link, base) if link else base
        levels = {int(level): made for level, made in map(_level, base.iter(tags.tag("lvl")))}
        kinds[number] = f"abstract {kind}"
        for change in element.iter(tags.tag("lvlOverride")):
            _override(levels, change, kinds, number)
        found[number] = levels
    return found


def _override(
    levels: dict[int, ListLevel], change: tags.Element, kinds: dict[str, str], number: str
) -> None:
    level = _whole(tags.own_attribute(change, "ilvl"), 0)
    given = change.find(tags.tag("lvl"))
    if given is not None:
        levels[level] = _level(given)[1]
    start = tags.value(change, "startOverride")
    if start is not None:
        made = levels.get(level, ListLevel())
        made.start = _whole(start, 1)
        levels[level] = made
        kinds[f"{number}/{level}"] = "starts anew"


def _level(element: tags.Element) -> tuple[int, ListLevel]:
    face = next(iter(element.iter(tags.tag("rFonts"))), None)
    restarts = tags.value(element, "lvlRestart")
    hidden = element.find(f"{tags.tag('rPr')}/{tags.tag('vanish')}")
    return _whole(tags.own_attribute(element, "ilvl"), 0), ListLevel(
        start=_whole(tags.value(element, "start"), 1),
        form=tags.number_form(element),
        text=tags.value(element, "lvlText") or "",
        face=tags.own_attribute(face, "ascii") if face is not None else None,
        restarts=None if restarts is None else _whole(restarts, 0),
        is_legal=tags.is_on(element.find(tags.tag("isLgl"))),
        is_hidden=tags.is_on(hidden),
        follows=tags.value(element, "suff") or "tab",
        style=tags.value(element, "pStyle") or "",
    )


def _bullet(one: ListLevel) -> str:
    if not one.text:
        return ""
    if is_symbol_face(one.face) or 0xF000 <= ord(one.text[0]) <= 0xF0FF:
        return printed_symbol(one.face or "symbol", ord(one.text[0])) or "•"
    return {"o": "•", "–": "-", "−": "-"}.get(one.text, one.text)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and re.fullmatch("[0-9]{1,6}", text) else otherwise


def _roman(number: int) -> str:
    made = ""
    for value, sign_of in (*_ROMAN, *_ROMAN_SMALL):
        times, number = divmod(number, value)
        made += sign_of * min(times, 20)
    return made


def _letter(letters: str) -> Callable[[int], str]:
    """``z`` is followed by ``aa``, ``bb``: a letter as often as the alphabet was gone through."""

    def of(number: int) -> str:
        if number < 1:
            return str(number)
        times, index = divmod(number - 1, len(letters))
        return letters[index] * min(times + 1, 20)

    return of


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "thaiNumbers": thai_digits,
    "thaiLetters": _letter(LETTERS),
    "thaiCounting": number_words,
    "upperLetter": _letter(_LATIN.upper()),
    "lowerLetter": _letter(_LATIN),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",
}
