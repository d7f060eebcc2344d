"""Who a letter goes to and what goes with it: เรียน, อ้างถึง, สิ่งที่ส่งมาด้วย."""

from __future__ import annotations

from dataclasses import replace

from docgen import vocabulary
from docgen.compose.blocks import block_of
from docgen.compose.phrases import fixed_wording, reference_text, salutation_to
from docgen.kinds import Part
from docgen.model.circular import Enclosure
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Block, Entry
from docgen.thai.numerals import to_thai


def addressee_of(dossier: Dossier, recipient: Recipient | None) -> str:
    """The lines after เรียน: the recipient's own, or the circular's to all."""
    return recipient.addressee if recipient else dossier.circular.recipient


def salutation_block(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    """The salutation with each addressee, and each «(ผ่าน …)», on a line of its own."""
    lines = addressee_of(dossier, recipient).split("\n")
    places = dossier.places
    whole = recipient.at if recipient else places.of("recipient")
    entries = tuple(
        Entry(to_thai(line), at=recipient.at if recipient else places.of("recipient", index))
        for index, line in enumerate(lines)
    )
    return Block(part.role, entries, salutation_to(dossier, recipient)["salutation"], whole)


def references_block(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    """The letters that the addressee already has."""
    return block_of(part, dossier, map(reference_text, dossier.circular.references), numbered=True)


def enclosures_block(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    """What goes with the letter; quantities of several stand in a column of their own."""
    enclosures = dossier.circular.enclosures
    if len(enclosures) < 2:
        texts = (_in_a_sentence(enclosure) for enclosure in enclosures)
        return block_of(part, dossier, map(to_thai, texts), numbered=True)
    block = block_of(
        part, dossier, (to_thai(_name(enclosure)) for enclosure in enclosures), numbered=True
    )
    if block is None:
        return None
    entries = (
        replace(entry, aside=_quantity(enclosure))
        for entry, enclosure in zip(block.entries, enclosures, strict=True)
    )
    return replace(block, entries=tuple(entries))


def _in_a_sentence(enclosure: Enclosure) -> str:
    name = _name(enclosure)
    if not enclosure.quantity:
        return name
    return fixed_wording("quantity", item=name, quantity=_bare(enclosure.quantity))


def _quantity(enclosure: Enclosure) -> str:
    if not enclosure.quantity:
        return ""
    return to_thai(fixed_wording("quantity_alone", quantity=_bare(enclosure.quantity)))


def _bare(quantity: str) -> str:
    """The quantity without the word จำนวน, which stands before it anyway."""
    return quantity.strip().removeprefix(vocabulary.thai("words", "number_prefix")).strip()


def _name(enclosure: Enclosure) -> str:
    """The enclosure with where it is to be had, when that is not on paper."""
    if not enclosure.url:
        return enclosure.item
    if enclosure.qr:
        return fixed_wording("enclosed_by_code", item=enclosure.item)
    return fixed_wording("enclosed_by_address", item=enclosure.item, url=enclosure.url)
