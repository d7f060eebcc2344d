"""The letter that an office itself wrote before on the same matter."""

from __future__ import annotations

from difflib import SequenceMatcher

from docgen import opening
from docgen.compose.phrases import fixed_wording
from docgen.loading.circular.other_circulars import neighbours
from docgen.loading.workspace import Workspace
from docgen.model.circular import Office, Reference
from docgen.model.dossier import Dossier
from docgen.register import Register, State
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate
from docgen.thai.numerals import to_arabic

_ALIKE = 0.8


def earlier_letter(
    dossier: Dossier, office_key: str, office: Office, before: ThaiDate, workspace: Workspace
) -> Reference | None:
    """The newest letter of ``office`` on the subject of ``dossier``, older than ``before``.

    Sought among the circulars of the workspace, then in the office's register.
    """
    found = [*_written_references(dossier, office_key, office, workspace)]
    found += _registered_references(dossier, office_key, office, workspace)
    older = [
        (reference.dated, reference)
        for reference in found
        if reference.dated is not None and reference.dated < before
    ]
    return max(older, key=lambda pair: pair[0], default=(None, None))[1]


def _written_references(
    dossier: Dossier, office_key: str, office: Office, workspace: Workspace
) -> list[Reference]:
    return [
        Reference(
            document=fixed_wording("letter_of", agency=office.agency),
            urgency=neighbour.urgency,
            reference_number=neighbour.reference_number,
            dated=neighbour.date,
        )
        for neighbour in neighbours(workspace)
        if neighbour.office == office_key
        and neighbour.path != opening.resolved_path(dossier.path)
        and neighbour.forwarded_from != opening.resolved_path(dossier.path)
        and neighbour.reference_number is not None
        and neighbour.date is not None
        and _alike(neighbour.subject, dossier.circular.subject)
    ]


def _registered_references(
    dossier: Dossier, office_key: str, office: Office, workspace: Workspace
) -> list[Reference]:
    if not opening.is_file(workspace.register):
        return []
    with Register(workspace.register) as register:
        entries = register.entries(office_key)
    found = []
    for entry in entries:
        date, number = _date(entry.dated), entry.reference_number
        is_out = entry.state is State.ISSUED and not entry.item
        if is_out and date and number and _alike(entry.subject, dossier.circular.subject):
            document = fixed_wording("letter_of", agency=entry.sender or office.agency)
            found.append(Reference(document=document, reference_number=number, dated=date))
    return found


def _date(text: str) -> ThaiDate | None:
    try:
        return parse_date(text) if text else None
    except Fault:
        return None


def _alike(one: str, other: str) -> bool:
    first, second = ("".join(to_arabic(text).split()) for text in (one, other))
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE
