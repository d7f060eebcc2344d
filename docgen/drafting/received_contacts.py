"""The offices to ask about a letter that was read, as lines of its draft."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import kinds
from docgen.drafting.received_keys import DraftKeys
from docgen.model.circular import Office
from docgen.reading.found_letter import FoundContact, ReadLetter
from docgen.reading.patterns import pattern
from docgen.thai.numerals import to_arabic

_OTHER_WAYS = ("email", "website", "line")


def contact_lines(letter: ReadLetter, names: DraftKeys, office: Office | None) -> Iterator[str]:
    """The offices to ask, unless the workspace knows them all as the ``office`` of the letter.

    In a kind that has no such part they stand as comments.
    """
    contacts = letter.contacts_of
    if all(_is_of_office(contact, office) for contact in contacts):
        return
    if kinds.kind(letter.kind).part("responsible_office") is not None:
        yield ""
        yield f"{names.key('circular', 'responsible_offices')}:"
        for contact in contacts:
            yield from _contact(contact, names)
    else:
        for contact in contacts:
            yield from (f"# {line}" for line in _plain_lines(contact))


def _contact(contact: FoundContact, names: DraftKeys) -> Iterator[str]:
    office = ", ".join(map(names.cell, contact.office))
    yield f"  - {names.key('contact', 'responsible_office')}: [{office}]"
    is_both = bool(pattern("fax_too").search(contact.telephone_label)) and not contact.fax
    ways = {name: getattr(contact, name) for name in ("telephone", "fax", *_OTHER_WAYS)}
    ways |= {"fax": contact.telephone} if is_both else {}
    for name, text in ways.items():
        if text:
            yield f"    {names.of('contact', name, text)}"
    if contact.coordinators:
        people = ", ".join(_coordinator(person, names) for person in contact.coordinators)
        yield f"    {names.key('contact', 'coordinators')}: [{people}]"


def _coordinator(person: str, names: DraftKeys) -> str:
    """Who answers questions, his own telephone apart from his name."""
    parted = pattern("person_and_telephone").fullmatch(person)
    if parted is None:
        return names.cell(person)
    keys = (names.key("coordinator", name) for name in ("name", "telephone"))
    values = (names.cell(parted[name]) for name in ("name", "telephone"))
    said = ", ".join(f"{key}: {value}" for key, value in zip(keys, values, strict=True))
    return f"{{{said}}}"


def _plain_lines(contact: FoundContact) -> Iterator[str]:
    ways = (contact.telephone, contact.fax, contact.email, contact.website, contact.line)
    yield from filter(None, (*contact.office, *ways, *contact.coordinators))


def _is_of_office(contact: FoundContact, office: Office | None) -> bool:
    """Whether the workspace already knows this office by the same lines and ways."""
    if office is None:
        return False
    lines = tuple(map(_bare, office.responsible_office))
    ways = (office.telephone, office.email, office.website, office.line)
    told = (contact.telephone, contact.email, contact.website, contact.line)
    same_ways = all(_bare(way or "") == _bare(other) for way, other in zip(ways, told, strict=True))
    people = tuple(_bare(coordinator.name) for coordinator in office.coordinators)
    return (
        lines == tuple(map(_bare, contact.office))
        and same_ways
        and people == tuple(map(_bare, contact.coordinators))
    )


def same_text(one: str, other: str) -> bool:
    """Whether two texts differ at most in spaces and in the kind of their digits."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(to_arabic(text).split())
