"""A letter typed in Word as the rules of what letters say read it, by its recognition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.checks.letter_text import Citation, LetterText, Passage
from docgen.checks.word_file.held_file import WordFile
from docgen.checks.word_file.model import WordParagraph
from docgen.checks.word_file.part_words import form
from docgen.diagnostics import Position
from docgen.kinds.typed_parts import OF_LETTERS, parts_said, parts_that
from docgen.reading.found_letter import ReadLetter
from docgen.reading.patterns import date_of
from docgen.reading.word import tags
from docgen.thai import Fault
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number


def text_of_word(word: WordFile) -> LetterText:
    """What the letter says, each passage at its paragraph."""
    letter = word.letter
    found = letter.found or ReadLetter()
    subject = letter.first_of("subject")
    # A memorandum has no lines for them, so its body may speak of what stands nowhere else.
    elsewhere = tuple(form(name) for name in parts_that(OF_LETTERS)) if letter.is_memorandum else ()
    return LetterText(
        subject=Passage(
            found.subject.text, word.position_of(subject) if subject else word.position_of()
        ),
        salutation=found.salutation,
        body=tuple(_passages(word, letter.of(*parts_said()))),
        references=tuple(_passage(word, paragraph) for paragraph in letter.of("references")),
        enclosures=tuple(
            Passage(enclosure.text, _place(word, "enclosures", enclosure.text))
            for enclosure in found.enclosures
        ),
        number=_number(found.number.text),
        date=found.day,
        cited=tuple(
            Citation(
                _number(reference.number),
                date_of(reference.dated),
                _place(word, "references", reference.number),
            )
            for reference in found.references
        ),
        enclosure_label=form("enclosures") if letter.of("enclosures") else "",
        has_headings=letter.first_of("caption") is not None,
        elsewhere=elsewhere,
    )


def _passages(word: WordFile, paragraphs: list[WordParagraph]) -> Iterator[Passage]:
    """The passages of the text; one whose end was deleted goes on with the next."""
    wanted = {id(paragraph) for paragraph in paragraphs}
    first: WordParagraph | None = None
    said = ""
    for paragraph in word.letter.paragraphs:
        if first is None and id(paragraph) not in wanted:
            continue
        first = first or paragraph
        said += paragraph.line_text
        if tags.mark_change(paragraph.element) not in ("del", "moveFrom"):
            yield replace(_passage(word, first), text=said)
            first, said = None, ""


def _passage(word: WordFile, one: WordParagraph) -> Passage:
    return Passage(one.line_text, word.position_of(one), parts_said().get(one.role, ""))


def _place(word: WordFile, role: str, said: str) -> Position:
    """The paragraph of a part that says something, else the part's first."""
    paragraphs = word.letter.of(role)
    bare = "".join(said.split())
    holding = (
        paragraph
        for paragraph in paragraphs
        if bare in "".join(to_arabic(paragraph.line_text).split())
    )
    return word.position_of(next(holding, paragraphs[0] if paragraphs else None))


def _number(text: str) -> ReferenceNumber | None:
    try:
        return parse_reference_number(text)
    except Fault:
        return None
