"""Rules about reference numbers."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import standards
from docgen.checks.rule_input import Case, Rule, SourceRule
from docgen.codes import reasons
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Dossier
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import ReferenceNumber, prefix_parts


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
    found = []
    if not _is_of_another(case.dossier):
        found.append((circular.reference_number, places.of("reference_number")))
    for index, reference in enumerate(circular.references):
        at = places.of("references", index, "reference_number")
        if reference.reference_number is not None:
            found.append((reference.reference_number, at))
    for number, at in found:
        letters = number.letters.split("(")[0].strip()  # a committee's own stand in brackets
        if letters and letters not in known:
            yield Diagnostic("DG7009", at, {"letters": letters})


def numbered_by_its_office(dossier: Dossier) -> Iterator[Diagnostic]:
    """A number begins as those of its own office do, and not as those of another.

    Offices of one ministry share its letters, and an office may take the number of what stands
    above or below it: of those only what another office of the workspace begins with is told.
    """
    own = own_beginning(dossier)
    if not own:
        return
    number, around = dossier.circular.reference_number, dossier.around
    signatory, is_owners = dossier.office.signatory, around.owner_signatory
    params = {
        "number": to_arabic(f"{number.letters} {number.office_code}"),
        "owner": reasons.of_office(around.number_owner),
        "office": dossier.office.agency,
        "prefix": own,
        "signatory": signatory if is_owners == dossier.circular.signatory else "",
    }
    yield Diagnostic("DG7014", dossier.places.of("reference_number"), params)


def own_beginning(dossier: Dossier) -> str:
    """How the number would begin as one of its own office, where it is that of another."""
    number, own = dossier.circular.reference_number, prefix_parts(dossier.office.reference_prefix)
    if own is None or not _is_of_another(dossier):
        return ""
    return to_arabic(ReferenceNumber(*own, number.circular, 0).text)


def _is_of_another(dossier: Dossier) -> bool:
    """Whether the number begins as that of another office."""
    number, own = dossier.circular.reference_number, prefix_parts(dossier.office.reference_prefix)
    if own is None or not number.has_form or (number.letters, number.office_code) == own:
        return False
    letters, code = own
    if number.letters.split("(")[0].strip() != letters.split("(")[0].strip():
        return True
    is_kin = number.office_code.startswith(code) or code.startswith(number.office_code)
    return bool(dossier.around.number_owner) and not is_kin


SOURCE_RULES: tuple[SourceRule, ...] = (numbered_by_its_office,)
RULES: tuple[Rule, ...] = (number_is_year, known_letters)
