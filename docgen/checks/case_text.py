"""A composed letter as the rules of what letters say read it."""

from __future__ import annotations

from docgen.checks.letter_text import Citation, LetterText, Passage
from docgen.checks.rule_input import Case, form
from docgen.diagnostics import Position
from docgen.kinds.parts import PROSE, roles_with_trait
from docgen.model.letter import Entry

_OWN_LINES = ("enclosures", "references")
_WORDS = {"enclosures": "enclosure_word", "references": "letter_word"}
_HEADING = "section_heading"


def text_of_case(case: Case) -> LetterText:
    """What the letter says, each passage at its place in the circular."""
    circular, places = case.dossier.circular, case.dossier.places
    blocks = case.letter.blocks
    entries: dict[int, Entry] = {}
    body = []
    for block in blocks:
        for entry in block.entries if block.role in roles_with_trait(PROSE) else ():
            body.append(passage := Passage(entry.text, entry.at, block.role))
            entries[id(passage)] = entry

    def place(passage: Passage, part: str) -> Position | None:
        return case.place(entries[id(passage)], part)

    def number_at(index: int) -> Position | None:
        return places.of("references", index, "reference_number")

    return LetterText(
        subject=Passage(circular.subject, places.of("subject")),
        salutation=_bare(case.label("salutation")),
        body=tuple(body),
        references=tuple(
            Passage(reference.text, reference.at) for reference in case.entries("references")
        ),
        enclosures=tuple(
            Passage(enclosure.text, enclosure.at) for enclosure in case.entries("enclosures")
        ),
        number=circular.reference_number,
        date=circular.date,
        cited=tuple(
            Citation(
                each_reference.reference_number,
                each_reference.dated,
                places.of("references", at, "reference_number"),
            )
            for at, each_reference in enumerate(circular.references)
        ),
        enclosure_label=_bare(case.label("enclosures")),
        has_headings=any(block.role == _HEADING for block in blocks),
        elsewhere=_untaken(case)
        + tuple(
            text
            for block in blocks
            if not block.is_of_body and block.role not in _OWN_LINES
            for text in (block.label, *(entry.text for entry in block.entries))
        ),
        place=place,
    )


def _untaken(case: Case) -> tuple[str, ...]:
    """The labels of parts that the form has not: its body may speak of what stands nowhere."""
    missing = [name for name in _OWN_LINES if case.dossier.form.part(name) is None]
    return tuple(form(word) for name, word in _WORDS.items() if name in missing)


def _bare(label: str) -> str:
    """A label without the colon that some offices type after it."""
    return label.strip().rstrip(":").strip()
