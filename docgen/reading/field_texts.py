"""Every text that a field of a letter that was read holds, in the order of the letter."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.reading.found_letter import (
    FoundContact,
    FoundSigner,
    ReadField,
    ReadLetter,
    ReadReference,
)
from docgen.reading.patterns import pattern


def said_by(letter: ReadLetter) -> Iterator[str]:
    """Every text that a field of the letter holds."""
    yield from _head_texts(letter)
    for reference in letter.references:
        yield from _reference_texts(reference)
    for item, quantity in zip(letter.enclosures, letter.quantities, strict=True):
        yield f"{item.text} {quantity}"
        yield f"{item.text} {pattern('quantity_word').pattern} {quantity}"
    for part in letter.body:
        yield from (part.whole_text, part.text, part.mark + part.text)
        yield from (cell for row in (*part.rows, *part.people) for cell in row)
    for signer in _signers(letter):
        yield from (signer.name.text, f"({signer.name.text})", signer.rank, signer.role)
        yield from signer.titles
    for opinion in letter.opinions:
        yield from (opinion.heading, opinion.text, opinion.date)
    for contact in letter.contacts_of:
        yield from _contact_texts(contact)
    for sheet in letter.sheets:
        yield from said_by(sheet)
    yield from (*letter.copies_to, *letter.makers.values(), letter.cut)
    yield letter.certified.date if letter.certified is not None else ""
    yield from (*letter.receipt.values(), *letter.corner, letter.form_code)
    yield from (f"{caption} {way}" for caption, way in letter.replies)


def _head_texts(letter: ReadLetter) -> Iterator[str]:
    fields = (letter.number, letter.date, letter.subject, letter.recipient, letter.close)
    yield from (field.text for field in fields)
    yield from (letter.title, letter.urgency, letter.secrecy)
    yield from (*letter.agency, "".join(letter.agency))
    for value in letter.own.values():
        if isinstance(value, ReadField):
            yield value.text
        else:
            yield from (cell for row in value for cell in row)


def _reference_texts(reference: ReadReference) -> Iterator[str]:
    number = f"{pattern('number_word').pattern}{reference.number}" if reference.number else ""
    dated = f"{pattern('dated_word').pattern}{reference.dated}" if reference.dated else ""
    yield f"{reference.document}{reference.urgency}{number}{dated}"
    yield f"{reference.document}{reference.urgency}{reference.number}{reference.dated}"
    yield from (reference.document, reference.number, *reference.doubts)


def _signers(letter: ReadLetter) -> Iterator[FoundSigner]:
    """Who signs, who gave an opinion, who certified the copy."""
    yield from letter.signers
    yield from (opinion.signer for opinion in letter.opinions)
    if letter.certified is not None:
        yield letter.certified.signer


def _contact_texts(contact: FoundContact) -> Iterator[str]:
    yield from (*contact.office, contact.telephone, contact.fax, contact.email)
    yield from (contact.website, contact.line, *contact.coordinators)
    yield ",".join(contact.coordinators)
