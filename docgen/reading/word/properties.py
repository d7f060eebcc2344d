"""Properties as they really are: of a run or paragraph, through its styles, to the defaults."""

from __future__ import annotations

import re
from dataclasses import field

from docgen.light import dataclass, regex
from docgen.reading.word import part_tags, tags

Element = tags.Element
_WHITE = "ffffff"
_PALE = regex("(?:[fF][0-9a-fA-F]){3}")  # so near to white that paper shows none of it
_ALSO = {  # what newer programs call a side
    ("ind", "left"): ("left", "start"),
    ("ind", "right"): ("right", "end"),
}
_UNREADABLE = ("0", "1", "2", "3", "4")  # half points: nobody reads so small a letter


@dataclass(frozen=True, slots=True)
class Face:
    """What Thai of a run is drawn with: the complex-script half of face and size."""

    family: str | None
    latin: str | None
    size: float | None
    bold: bool
    colour: str | None


@dataclass
class Properties:
    """Follows a property from the run or paragraph up through its styles to the defaults."""

    tree: Element | None
    styles: dict[str, Element] = field(init=False)
    defaults: Element | None = field(init=False)
    _chains: dict[tuple[str, str], list[Element | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = part_tags.styles(self.tree)
        self.defaults = part_tags.defaults(self.tree)

    def paragraph(self, element: Element, name: str, key: str = "val") -> str | None:
        """An attribute of a paragraph's property, wherever it is set first."""
        return _first(self._holders(element, "pPr"), name, key)

    def face(self, paragraph: Element, run: Element) -> Face:
        """The face in which a run's Thai is drawn."""
        holders = self._of_run(paragraph, run)
        size = _first(holders, "szCs", "val")
        bold = {_first(holders, name, "val") for name in ("b", "bCs")}
        return Face(
            family=_family(holders, "cs", "cstheme"),
            latin=_family(holders, "ascii", "asciiTheme"),
            size=int(size) / 2 if size is not None and re.fullmatch("[0-9]{1,4}", size) else None,
            bold=bool(bold & {"true", "1", "on"}),
            colour=_first(holders, "color", "val"),
        )

    def latin_face(self, paragraph: Element, run: Element) -> str | None:
        """The face that a run names for letters, first on itself and then through its styles."""
        return _family(self._of_run(paragraph, run), "ascii", "asciiTheme")

    def is_hidden(self, paragraph: Element, run: Element) -> bool:
        """Whether nobody reads a run on paper: hidden, white on white, or as small as a speck."""
        holders = self._of_run(paragraph, run)
        if _is_on(_first(holders, "vanish", "val")):
            return True
        size = _first(holders, "szCs", "val")
        if size is not None and size in _UNREADABLE:
            return True
        colour = _first(holders, "color", "val") or ""
        return _PALE.fullmatch(colour) is not None and not self._is_shaded(paragraph, holders)

    def is_struck(self, paragraph: Element, run: Element) -> bool:
        """Whether a line goes through a run: what it says is taken back."""
        holders = self._of_run(paragraph, run)
        return any(_is_on(_first(holders, name, "val")) for name in ("strike", "dstrike"))

    def is_hidden_paragraph(self, paragraph: Element) -> bool:
        """Whether the end of a paragraph is hidden, so that nothing of it takes a line."""
        mark = tags.mark_properties(paragraph)
        return _is_on(tags.value(mark, "vanish"))

    def list_of(self, paragraph: Element) -> tuple[str | None, int | None]:
        """The list that a paragraph is numbered in, and its level from 0 where it is given."""
        number: str | None = None
        level: str | None = None
        for holder in self._holders(paragraph, "pPr"):
            given = tags.list_and_level(holder)
            number = number if number is not None else given[0]
            level = level if level is not None else given[1]
        return number, int(level) if level and level.isdigit() and len(level) < 3 else None

    def _of_run(self, paragraph: Element, run: Element) -> list[Element | None]:
        return [
            tags.properties(run, "rPr"),
            *self._chain(tags.run_style(run), "rPr"),
            *self._holders(paragraph, "rPr")[1:],
        ]

    def _is_shaded(self, paragraph: Element, holders: list[Element | None]) -> bool:
        fills = [_first(holders, "shd", "fill"), self.paragraph(paragraph, "shd", "fill")]
        fills += tags.fills_around(paragraph)
        is_marked = _first(holders, "highlight", "val") not in (None, "none", "white")
        return is_marked or any(fill and fill.lower() not in ("auto", _WHITE) for fill in fills)

    def _holders(self, paragraph: Element, kind: str) -> list[Element | None]:
        own = tags.properties(paragraph, kind)
        chain = self._chain(tags.paragraph_style(paragraph) or "", kind)
        default = tags.properties(self.defaults, kind) if self.defaults is not None else None
        return [own, *chain, default]

    def _chain(self, identifier: str | None, kind: str) -> list[Element | None]:
        if identifier is None:
            return []
        key = (identifier, kind)
        if key not in self._chains:
            self._chains[key] = self._made_chain(identifier, kind)
        return self._chains[key]

    def _made_chain(self, identifier: str | None, kind: str) -> list[Element | None]:
        found: list[Element | None] = []
        seen: set[str] = set()
        while identifier is not None and identifier in self.styles and identifier not in seen:
            seen.add(identifier)
            found.append(tags.properties(self.styles[identifier], kind))
            identifier = part_tags.based_on(self.styles[identifier])
        return found


def _family(holders: list[Element | None], key: str, theme: str) -> str | None:
    for holder in holders:
        if tags.value(holder, "rFonts", theme) is not None:
            return ""
        family = tags.value(holder, "rFonts", key)
        if family is not None:
            return family
    return None


def _first(holders: list[Element | None], name: str, key: str) -> str | None:
    for holder in holders:
        for each_key in _ALSO.get((name, key), (key,)):
            given = tags.value(holder, name, each_key)
            if given is not None:
                return given
    return None


def _is_on(given: str | None) -> bool:
    return given is not None and given not in ("0", "false", "off", "none")
