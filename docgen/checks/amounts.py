"""Rules about sums of money."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule_input import SourceRule, found_in, prose
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Dossier
from docgen.thai.amounts import disagreements, unparted_amounts


def figures_and_words_agree(dossier: Dossier) -> Iterator[Diagnostic]:
    """A sum that is written in figures and in words is one sum."""
    for path, text in prose(dossier):
        for fault in disagreements(text):
            yield found_in(dossier, path, fault)


def thousands_are_parted(dossier: Dossier) -> Iterator[Diagnostic]:
    """Commas keep a reader from losing a digit of a sum."""
    for path, text in prose(dossier):
        for fault in unparted_amounts(text):
            yield found_in(dossier, path, fault)


SOURCE_RULES: tuple[SourceRule, ...] = (figures_and_words_agree, thousands_are_parted)
