"""A composed letter as the rules of what letters say read it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.letter_text import Citation, LetterText, Passage
from docgen.checks.rule_input import Case, form
from docgen.diagnostics import Position
from docgen.kinds.parts import PROSE, roles_with_trait

_OWN_LINES = ("enclosures", "references")
_WORDS = {"enclosures": "enclosure_word", "references": "letter_word"}
_HEADING = "section_heading"


def text_of_case(case: Case) -> LetterText:
    """What the letter says, each passage at its place in the circular."""
    circular, places = case.dossier.circular, case.dossier.places
    entries = [
        (entry, block.role)
        for block in case.letter.blocks
        if block.role in roles_with_trait(PROSE)
        for entry in block.entries
    ]
    body = tuple(Passage(entry.text, entry.at, role) for entry, role in entries)
    entry_of = {id(passage): entry for passage, (entry, _) in zip(body, entries, strict=True)}

    def place(passage: Passage, part: str) -> Position | None:
        return case.place(entry_of[id(passage)], part)

    return LetterText(
        subject=Passage(circular.subject, places.of("subject")),
        salutation=_bare(case.label("salutation")),
        body=body,
        references=_listed_passages(case, "references"),
        enclosures=_listed_passages(case, "enclosures"),
        number=circular.reference_number,
        date=circular.date,
        cited=_citations(case),
        enclosure_label=_bare(case.label("enclosures")),
        has_headings=any(block.role == _HEADING for block in case.letter.blocks),
        elsewhere=(*_untaken(case), *_own_texts(case)),
        place=place,
    )


def _listed_passages(case: Case, name: str) -> tuple[Passage, ...]:
    return tuple(Passage(entry.text, entry.at) for entry in case.entries(name))


def _citations(case: Case) -> tuple[Citation, ...]:
    places = case.dossier.places
    return tuple(
        Citation(
            cited.reference_number, cited.dated, places.of("references", at, "reference_number")
        )
        for at, cited in enumerate(case.dossier.circular.references)
    )


def _own_texts(case: Case) -> Iterator[str]:
    """The texts of parts that stand neither in the body nor in a list of other documents."""
    for block in case.letter.blocks:
        if not block.is_of_body and block.role not in _OWN_LINES:
            yield block.label
            yield from (entry.text for entry in block.entries)


def _untaken(case: Case) -> tuple[str, ...]:
    """The labels of parts that the form has not: its body may speak of what stands nowhere."""
    missing = [name for name in _OWN_LINES if case.dossier.form.part(name) is None]
    return tuple(form(word) for name, word in _WORDS.items() if name in missing)


def _bare(label: str) -> str:
    """A label without the colon that some offices type after it."""
    return label.strip().rstrip(":").strip()
