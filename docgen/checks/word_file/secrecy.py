"""The mark of secrecy in a Word file: red, above and below the text of every page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.word_file.held_file import WordFile
from docgen.checks.word_file.model import WordParagraph
from docgen.checks.word_file.part_words import form
from docgen.checks.word_file.rules import WordRule
from docgen.diagnostics import Diagnostic
from docgen.reading.word import tags
from docgen.reading.word.properties import Properties

_MOST = 0


def secrecy(word: WordFile) -> Iterator[Diagnostic]:
    """The same mark in every header and footer; what is most secret is no file at all."""
    above, below = _marks(word, "header"), _marks(word, "footer")
    typed = word.letter.of("secrecy")
    marks = [aside for aside in (*above, *below) if aside is not None]
    said = {_mark(mark) for mark in (*marks, *typed)}
    if not said:
        return
    if form("secrecy")[_MOST] in said:
        yield Diagnostic("DG7230", word.position_of(), {"text": form("secrecy")[_MOST]})
        return
    everywhere = bool(above) and bool(below) and None not in (*above, *below)
    if not everywhere or len(said) > 1:
        yield Diagnostic("DG7231", word.position_of(), {"text": " ".join(sorted(said))})
    colour = word.standard["secrecy_colour"].value
    for mark in (*marks, *typed):
        faces = [face for _, text, face in mark.faces() if text.strip() in form("secrecy")]
        if any((face.colour or "").lower() != colour for face in faces):
            yield Diagnostic("DG7232", word.position_of(), {"text": _mark(mark)})
            return


def _mark(one: WordParagraph) -> str:
    """The mark stands last on its line; which copy the sheet is may stand before it."""
    return one.line_text.split(" ")[-1]


def _marks(word: WordFile, kind: str) -> list[WordParagraph | None]:
    """The mark in each header or footer of the file, ``None`` for one that has none."""
    names = [part for part in word.package.parts if re.fullmatch(rf"word/{kind}\d*\.xml", part)]
    resolver, found = Properties(word.package.styles), []
    for name in sorted(names):
        lines = [
            WordParagraph(element, 0, 0, resolver, in_table=False)
            for element in tags.paragraphs(word.package.tree(name))
        ]
        found.append(next((line for line in lines if _mark(line) in form("secrecy")), None))
    return found


RULES: tuple[WordRule, ...] = (secrecy,)
