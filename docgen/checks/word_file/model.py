"""The paragraphs of a Word file with the formatting that they really have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from docgen.light import dataclass
from docgen.reading.word import control_tags, part_tags, tag_edits, tags
from docgen.reading.word.opened_package import WordPackage
from docgen.reading.word.properties import Face, Properties
from docgen.reading.word.symbols import is_symbol_face

Element = Any
_NO_BREAK = "\u00a0"
_BOX = "☐"
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(eq=False)
class WordParagraph:
    """One paragraph; ``number`` counts those that say something, from 1."""

    element: Element
    number: int
    section: int
    resolver: Properties
    in_table: bool
    role: str = ""
    in_box: bool = False
    index: int = -1

    @property
    def is_numbered(self) -> bool:
        """Whether Word numbers it."""
        return self.resolver.list_of(self.element)[0] not in (None, "0")

    @cached_property
    def text(self) -> str:
        """What it says, with its tabs and line breaks."""
        return "".join(piece for piece, _ in self.pieces())

    @property
    def plain(self) -> str:
        """What it says, with a box for every sign of a symbol face."""
        return "".join(
            _BOX * len(piece) if element is not None and self.is_of_signs(element) else piece
            for piece, element in self.pieces()
        )

    def pieces(self) -> Iterator[tuple[str, Element | None]]:
        """What it prints, piece by piece, with the element that holds each piece of text.

        The spaces that keep dates and numbers whole are spaces.
        """
        for text, element in tags.pieces(self.element):
            run = tags.run_of(element) if element is not None else None
            if run is None or self._is_of_the_letter(run):
                yield text.replace(_NO_BREAK, " "), element

    def _is_of_the_letter(self, run: Element) -> bool:
        """Whether what a run says is a word of the letter, and neither hidden nor taken back."""
        is_gone = self.resolver.is_hidden(self.element, run)
        is_gone = is_gone or self.resolver.is_struck(self.element, run)
        return not is_gone and not control_tags.is_in_unfilled(run)

    def is_of_signs(self, element: Element) -> bool:
        """Whether a piece of text is set in a face of symbols."""
        run = tags.run_of(element)
        return run is not None and is_symbol_face(self.resolver.latin_face(self.element, run))

    @property
    def line_text(self) -> str:
        """What it says, the spaces of layout made one."""
        return " ".join(self.text.split())

    def faces(self) -> Iterator[tuple[Element, str, Face]]:
        """Every run with its text and its face."""
        for run in tags.runs(self.element):
            if self._is_of_the_letter(run):
                yield run, tags.text_of_run(run), self.resolver.face(self.element, run)

    def length(self, name: str, key: str) -> float | None:
        """A length of its spacing or indents in points."""
        return tags.points(self.resolver.paragraph(self.element, name, key))

    def word(self, name: str, key: str = "val") -> str | None:
        """A word of its formatting."""
        return self.resolver.paragraph(self.element, name, key)


def paragraphs_of_package(package: WordPackage) -> list[WordParagraph]:
    """Every paragraph that says something or holds a picture."""
    resolver = Properties(package.styles)
    found: list[WordParagraph] = []
    section = 0
    for index, element in enumerate(tags.paragraphs(package.document)):
        in_table = tags.is_in_table(element)
        made = WordParagraph(element, len(found) + 1, section, resolver, in_table)
        made.in_box = tags.is_in_box(element)
        made.index = index
        if made.line_text:
            found.append(made)
        if part_tags.ends_section(element):
            section += 1
    return found


def clear_theme(run: Element, family: str) -> None:
    """Name a face for every script of a run, whatever theme stood there."""
    wanted = {key: family for key in ("ascii", "hAnsi", "eastAsia", "cs")}
    tag_edits.set_property(run, "rPr", "rFonts", **wanted, **dict.fromkeys(_THEMES))
