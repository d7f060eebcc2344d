"""Rules about reference numbers."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import standards
from docgen.checks.rule_input import Case, Rule
from docgen.diagnostics import Diagnostic


def number_is_year(case: Case) -> Iterator[Diagnostic]:
    """A register number that equals the letter's year may be a slip."""
    circular = case.dossier.circular
    if circular.reference_number.number == circular.date.year:
        params = {"number": circular.reference_number.number}
        yield Diagnostic("DG7004", case.dossier.places.of("reference_number"), params)


def known_letters(case: Case) -> Iterator[Diagnostic]:
    """The two letters of a number belong to a province or a ministry."""
    circular, places = case.dossier.circular, case.dossier.places
    table = standards.table("provinces")
    known = {*table["provinces"].values(), *table["special"].values(), *table["ministries"]}
    found = [(circular.reference_number, places.of("reference_number"))]
    for index, reference in enumerate(circular.references):
        at = places.of("references", index, "reference_number")
        if reference.reference_number is not None:
            found.append((reference.reference_number, at))
    for number, at in found:
        letters = number.letters.split("(")[0].strip()  # a committee's own stand in brackets
        if letters and letters not in known:
            yield Diagnostic("DG7009", at, {"letters": letters})


RULES: tuple[Rule, ...] = (number_is_year, known_letters)
