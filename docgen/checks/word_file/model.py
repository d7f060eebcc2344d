"""The paragraphs of a Word file with the formatting that they really have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docgen.checks.word_file import tags
from docgen.checks.word_file.package import Package

Element = Any
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True, slots=True)
class Face:
    """What Thai of a run is drawn with: the complex-script half of face and size."""

    family: str | None
    latin: str | None
    size: float | None
    bold: bool
    colour: str | None


@dataclass
class Paragraph:
    """One paragraph; ``number`` counts those that say something, from 1."""

    element: Element
    number: int
    section: int
    resolver: Resolver
    in_table: bool
    role: str = ""
    in_box: bool = False

    @cached_property
    def text(self) -> str:
        """What it says, with its tabs and line breaks."""
        return "".join(piece for piece, _ in tags.pieces(self.element))

    @property
    def said(self) -> str:
        """What it says, the spaces of layout made one."""
        return " ".join(self.text.split())

    def faces(self) -> Iterator[tuple[Element, str, Face]]:
        """Every run with its text and its face."""
        for run in tags.runs(self.element):
            yield run, tags.text_of(run), self.resolver.face(self.element, run)

    def length(self, name: str, key: str) -> float | None:
        """A length of its spacing or indents in points."""
        return tags.points(self.resolver.paragraph(self.element, name, key))

    def word(self, name: str, key: str = "val") -> str | None:
        """A word of its formatting."""
        return self.resolver.paragraph(self.element, name, key)


@dataclass
class Resolver:
    """Follows a property from the run or paragraph up through its styles to the defaults."""

    package: Package
    styles: dict[str, Element] = field(init=False)
    defaults: Element | None = field(init=False)

    def __post_init__(self) -> None:
        self.styles = tags.styles(self.package.styles)
        self.defaults = tags.defaults(self.package.styles)

    def paragraph(self, element: Element, name: str, key: str) -> str | None:
        """An attribute of a paragraph's property, wherever it is set first."""
        return self._first(self._holders(element, "pPr"), name, key)

    def face(self, paragraph: Element, run: Element) -> Face:
        """The face in which a run's Thai is drawn."""
        holders = [tags.properties(run, "rPr"), *self._chain(tags.style_id(run), "rPr")]
        holders += self._holders(paragraph, "rPr")[1:]
        size = self._first(holders, "szCs", "val")
        bold = {self._first(holders, name, "val") for name in ("b", "bCs")}
        return Face(
            family=self._family(holders, "cs", "cstheme"),
            latin=self._family(holders, "ascii", "asciiTheme"),
            size=int(size) / 2 if size is not None and re.fullmatch("[0-9]{1,4}", size) else None,
            bold=bool(bold & {"true", "1", "on"}),
            colour=self._first(holders, "color", "val"),
        )

    def _family(self, holders: list[Element | None], key: str, theme: str) -> str | None:
        for holder in holders:
            if tags.value(holder, "rFonts", theme) is not None:
                return ""
            family = tags.value(holder, "rFonts", key)
            if family is not None:
                return family
        return None

    def _holders(self, paragraph: Element, kind: str) -> list[Element | None]:
        own = tags.properties(paragraph, kind)
        chain = self._chain(tags.style_id(paragraph) or "", kind)
        default = tags.properties(self.defaults, kind) if self.defaults is not None else None
        return [own, *chain, default]

    def _chain(self, identifier: str | None, kind: str) -> list[Element | None]:
        found: list[Element | None] = []
        seen: set[str] = set()
        while identifier is not None and identifier in self.styles and identifier not in seen:
            seen.add(identifier)
            found.append(tags.properties(self.styles[identifier], kind))
            identifier = tags.based_on(self.styles[identifier])
        return found

    def _first(self, holders: list[Element | None], name: str, key: str) -> str | None:
        for holder in holders:
            given = tags.value(holder, name, key)
            if given is not None:
                return given
        return None


def paragraphs(package: Package) -> list[Paragraph]:
    """Every paragraph that says something or holds a picture."""
    resolver = Resolver(package)
    found: list[Paragraph] = []
    section = 0
    for element in tags.paragraphs(package.document):
        in_table = tags.is_in_table(element)
        made = Paragraph(element, len(found) + 1, section, resolver, in_table)
        made.in_box = tags.is_in_box(element)
        if made.said:
            found.append(made)
        if tags.ends_section(element):
            section += 1
    return found


def clear_theme(run: Element, family: str) -> None:
    """Name a face for every script of a run, whatever theme stood there."""
    wanted = {key: family for key in ("ascii", "hAnsi", "eastAsia", "cs")}
    tags.set_value(run, "rPr", "rFonts", **wanted, **dict.fromkeys(_THEMES))
