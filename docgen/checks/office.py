"""Rules about the office that answers questions."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.proper_names import pattern
from docgen.checks.rule_input import Case, Rule
from docgen.diagnostics import Diagnostic
from docgen.thai.numerals import to_arabic


def telephone_is_given(case: Case) -> Iterator[Diagnostic]:
    """The responsible office can be called."""
    printed = case.entries("responsible_office", "originating_office")
    if case.dossier.form.part("responsible_office") is None:
        return  # a memorandum names its telephone if there is any
    said = "\n".join(entry.text for block in case.letter.blocks for entry in block.entries)
    if printed and not pattern("telephone_given").search(to_arabic(said)):
        at = case.dossier.places.of("office")
        yield Diagnostic("DG7011", at, {"office": case.dossier.circular.office})


RULES: tuple[Rule, ...] = (telephone_is_given,)
