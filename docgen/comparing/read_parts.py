"""A letter that was read, by the same parts as a letter that was composed."""

from __future__ import annotations

from docgen.comparing.differences import BODY, Parts
from docgen.compose.phrases import fixed
from docgen.reading.found_letter import ReadLetter, Reference
from docgen.thai.numerals import to_arabic


def parts_of_read(letter: ReadLetter) -> Parts:
    """The parts of ``letter`` by role, in Arabic digits."""
    enclosures = tuple(
        to_arabic(fixed("quantity", item=item.text, quantity=quantity)) if quantity else item.text
        for item, quantity in zip(letter.enclosures, letter.quantities, strict=True)
    )
    signature = (
        (f"({letter.signatory.text})", *letter.position_title) if letter.signatory.text else ()
    )
    return {
        "urgency": (letter.urgency,) if letter.urgency else (),
        "reference_number": (letter.number.text,),
        "date": (letter.date.text,),
        "subject": (letter.subject.text,),
        "salutation": (letter.recipient.text,),
        "references": tuple(map(_reference, letter.references)),
        "enclosures": enclosures,
        BODY: tuple(one.text for one in letter.body),
        "signature": signature,
    }


def _reference(one: Reference) -> str:
    document = f"{one.document} {one.urgency}".strip()
    if not one.number:
        return document
    return to_arabic(fixed("reference", document=document, number=one.number, date=one.dated))
