"""Rules of good form: what a composed letter should hold to, as warnings with a clause.

A rule is one function from :class:`Case` to diagnostics; :data:`RULES` lists them all.
"""

from __future__ import annotations

from docgen.checks import body, dates, facts, numbers
from docgen.checks.case import Case, Rule
from docgen.circular import Dossier
from docgen.diagnostics import Diagnostic
from docgen.letter import Letter

RULES: tuple[Rule, ...] = (*numbers.RULES, *dates.RULES, *body.RULES, *facts.RULES)

__all__ = ["RULES", "Case", "judge"]


def judge(dossier: Dossier, letter: Letter) -> list[Diagnostic]:
    """Everything that the rules find in the letter and its circular, in the rules' order."""
    case = Case(dossier, letter)
    return [one for rule in RULES for one in rule(case)]
