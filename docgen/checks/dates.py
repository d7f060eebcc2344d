"""Rules about dates that must not precede each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.checks.rule_input import Case, Rule, SourceRule
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Dossier
from docgen.thai.dates import ThaiDate, long_date


def deadline_before_letter(case: Case) -> Iterator[Diagnostic]:
    """Nobody can keep a deadline that passed before the letter was written."""
    circular = case.dossier.circular
    for name, deadline in circular.deadlines.items():
        if circular.annexes and not _is_named(name, case.dossier):
            continue  # statuses of the annex are held against it, nobody is asked for it any more
        if _is_after(circular.date, deadline.until):
            at = case.dossier.places.of("deadlines", name, "until")
            days = {"until": long_date(deadline.until), "date": long_date(circular.date)}
            yield Diagnostic("DG7010", at, {"name": name, **days})


def _is_named(name: str, dossier: Dossier) -> bool:
    """Whether some text of the letter speaks of the deadline."""
    return any(f".{name}." in text.text for text in dossier.places.texts.values())


def references_in_order(dossier: Dossier) -> Iterator[Diagnostic]:
    """Cited letters stand by their dates, the oldest first."""
    references = dossier.circular.references
    for index, (first, second) in enumerate(pairwise(references), 1):
        if first.dated is None or second.dated is None or second.dated.is_blank:
            continue
        if second.dated < first.dated:
            at = dossier.places.of("references", index, "dated")
            days = {"later": long_date(first.dated), "earlier": long_date(second.dated)}
            yield Diagnostic("DG7111", at, days)


def _is_after(date: ThaiDate, other: ThaiDate) -> bool:
    """Whether ``date`` is later; months only are compared while a day is open."""
    if date.is_blank or other.is_blank:
        return False
    if date.day is None or other.day is None:
        return (date.year, date.month) > (other.year, other.month)
    return date > other


RULES: tuple[Rule, ...] = (deadline_before_letter,)
SOURCE_RULES: tuple[SourceRule, ...] = (references_in_order,)
