"""Rules of good form: what a letter should hold to, as warnings with a clause.

A rule is one function that yields diagnostics. :data:`SOURCE_RULES` read what was typed, once a
circular; :data:`RULES` read each letter that was composed from it, and those of ``letter_rules``
also letters typed in Word. What a rule is about - its clause, how much it binds, a wrong and a
right example - stands with its code in ``docgen.codes``.
"""

from __future__ import annotations

from docgen.checks import (
    amounts,
    body,
    chain,
    dates,
    deadlines,
    letter_rules,
    number_books,
    numbers,
    office,
    parties,
    pictures,
    secrecy,
    sentence_rules,
)
from docgen.checks.case_text import text_of_case
from docgen.checks.rule_input import Case, Rule, SourceRule
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Dossier
from docgen.model.letter import Letter

SOURCE_RULES: tuple[SourceRule, ...] = (
    *parties.SOURCE_RULES,
    *dates.SOURCE_RULES,
    *body.SOURCE_RULES,
    *sentence_rules.SOURCE_RULES,
    *amounts.SOURCE_RULES,
    *deadlines.SOURCE_RULES,
    *chain.SOURCE_RULES,
    *number_books.SOURCE_RULES,
    *numbers.SOURCE_RULES,
    *secrecy.SOURCE_RULES,
    *pictures.SOURCE_RULES,
)
RULES: tuple[Rule, ...] = (
    *numbers.RULES,
    *dates.RULES,
    *body.RULES,
    *office.RULES,
    *sentence_rules.RULES,
)

__all__ = ["RULES", "SOURCE_RULES", "Case", "judge_source", "rule_findings"]


def judge_source(dossier: Dossier) -> list[Diagnostic]:
    """Everything that the rules find in what was typed, by place."""
    found = [fault for rule in SOURCE_RULES for fault in rule(dossier)]
    # A sheet may bear the number of its letter: the letter tells what is wrong with it.
    number = dossier.places.of("reference_number")
    for sheet in dossier.sheets:
        found += [fault for fault in judge_source(sheet) if fault.at is None or fault.at != number]
    return sorted(found, key=lambda fault: (fault.at.line, fault.at.column) if fault.at else (0, 0))


def rule_findings(dossier: Dossier, letter: Letter) -> list[Diagnostic]:
    """Everything that the rules find in the letter and its circular, in the rules' order."""
    case = Case(dossier, letter)
    found = [fault for rule in RULES for fault in rule(case)]
    text = text_of_case(case)
    found += [fault for rule in letter_rules.RULES for fault in rule(text)]
    for own, sheet in zip(dossier.sheets, letter.sheets, strict=True):
        found += rule_findings(own, sheet)
    return found
