"""Who answers questions about a letter: the lines at its foot, and a memorandum's first line."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.compose.blocks import block_of
from docgen.compose.phrases import fixed_wording
from docgen.kinds import Part
from docgen.model.contacts import Contact, Coordinator
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Block
from docgen.thai.numerals import to_thai


def contacts_of(dossier: Dossier) -> tuple[Contact, ...]:
    """The offices that this circular names, or the office that issues it."""
    if dossier.circular.responsible_offices:
        return dossier.circular.responsible_offices
    office = dossier.office
    contact = Contact.model_construct(
        responsible_office=office.responsible_office,
        telephone=office.telephone,
        fax=office.fax,
        email=office.email,
        website=office.website,
        line=office.line,
        coordinators=office.coordinators,
    )
    return (contact,) if office.responsible_office else ()


def originating(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    """The agency, the office within it and its telephone, in one line."""
    contacts = contacts_of(dossier)
    agency = dossier.office.agency
    lines = [*contacts[0].responsible_office] if contacts else []
    if not lines or not lines[0].startswith(agency):
        lines.insert(0, agency)
    telephone = contacts[0].telephone if contacts else dossier.office.telephone
    if telephone:
        lines.append(fixed_wording("telephone", telephone=telephone))
    return block_of(part, dossier, [to_thai(" ".join(lines))], key="office")


def responsible(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    """Each office with how to reach it."""
    lines = [line for contact in contacts_of(dossier) for line in _lines(contact)]
    written = dossier.circular.responsible_offices
    return block_of(
        part, dossier, map(to_thai, lines), key="responsible_offices" if written else "office"
    )


def _lines(contact: Contact) -> Iterator[str]:
    yield from contact.responsible_office
    yield from _telephones(contact.telephone, contact.fax)
    for name in ("email", "website", "line"):
        text = getattr(contact, name)
        if text:
            yield fixed_wording(name, **{name: text})
    yield from _coordinators(contact.coordinators)


def _coordinators(people: tuple[Coordinator, ...]) -> list[str]:
    """All on one line, unless any of them has a telephone of his own."""
    if not any(person.telephone for person in people):
        names = fixed_wording("names_joined_by").join(person.name for person in people)
        return [fixed_wording("coordinators", names=names)] if people else []
    said = (
        fixed_wording("person_with_telephone", person=person.name, telephone=person.telephone)
        if person.telephone
        else person.name
        for person in people
    )
    return [fixed_wording("coordinators", names=line) for line in said]


def _telephones(telephone: str | None, fax: str | None) -> list[str]:
    if telephone and telephone == fax:
        return [fixed_wording("telephone_and_fax", telephone=telephone)]
    lines = [fixed_wording("telephone", telephone=telephone)] if telephone else []
    return [*lines, fixed_wording("fax", fax=fax)] if fax else lines
