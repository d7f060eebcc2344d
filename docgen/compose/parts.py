"""One small function for each part of a letter: from the dossier to a Block, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from docgen import kinds, standards, vocabulary
from docgen.compose.addressees import enclosures_block, references_block, salutation_block
from docgen.compose.blocks import block_of
from docgen.compose.offices import originating, responsible
from docgen.compose.phrases import date_line, salutation_to, urgency_words
from docgen.compose.written_parts import text_block
from docgen.diagnostics import Diagnostic
from docgen.kinds import Kind, Part
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Block, Entry
from docgen.thai.numerals import to_thai

PartFunction = Callable[[Part, Dossier, Recipient | None], Block | None]

# Content a circular may carry that a kind may have no part for.
_OPTIONAL_CONTENT = ("urgency", "references", "enclosures", "reply_channels")
_COLON = " :"
# Fields that only some kinds print; what is typed for nothing is told.
_PRINTED_BY_SOME = ("recipient", "signatory", "signatures", "opinions", "copies_to")


def missing_part(kind: Kind, part: Part, dossier: Dossier) -> Diagnostic:
    """That the kind requires a part which has no content."""
    params = {"part": part.label or part.sample[0], "kind": kind.thai, "clause": kind.clause}
    return Diagnostic("DG7001", dossier.places.of(part.role), params)


def misplaced_content(dossier: Dossier) -> list[Diagnostic]:
    """Content that the circular carries and its kind has no part for."""
    kind = dossier.form
    unused = [
        role
        for role in _OPTIONAL_CONTENT
        if getattr(dossier.circular, role) and kind.part(role) is None
    ]
    unused += [
        field
        for field in _PRINTED_BY_SOME
        if (field,) in dossier.places.values and not kind.takes(field)
    ]
    return [
        Diagnostic("DG7002", dossier.places.of(role), {"kind": kind.thai, "part": _label(role)})
        for role in unused
    ]


def part_block(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    """What stands in the part: as its kind writes it out, or as its role is made."""
    if part.text:
        kind = dossier.form
        return text_block(part, kind, dossier, recipient)
    return PARTS[part.role](part, dossier, recipient)


def relabelled_block(block: Block, dossier: Dossier) -> Block:
    """The block with the label that the circular gives it instead of its kind's.

    A salutation keeps its own word, which depends on who is addressed, before an added colon.
    """
    own = dict(dossier.changes.labels)
    if block.role not in own:
        return block
    label = own[block.role]
    bare = label.rstrip(_COLON)
    if bare != label and bare in standards.table("good_form")["salutations"]:
        label = block.label + label[len(bare) :]
    return replace(block, label=label)


def _label(role: str) -> str:
    for name in kinds.names():
        part = kinds.kind(name).part(role)
        if part is not None and part.label:
            return part.label
    return vocabulary.thai("circular", role)


def _urgency(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    value = dossier.circular.urgency
    return None if value is None else block_of(part, dossier, [urgency_words(value)])


def _heading(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return Block(part.role, (Entry(part.label),))


def _reference_number(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return block_of(part, dossier, [dossier.circular.reference_number.text])


def _issuing_agency(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    entries = tuple(
        Entry(to_thai(line), at=dossier.place_in_office("letterhead", number))
        for number, line in enumerate(dossier.office.letterhead)
    )
    return Block(part.role, entries, part.label, dossier.places.of("office")) if entries else None


def _date(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return block_of(part, dossier, [date_line(dossier.circular.date, part.label)])


def _subject(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return block_of(part, dossier, [to_thai(dossier.circular.subject)])


def _close(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    pair = salutation_to(dossier, recipient)
    return Block(part.role, (Entry(pair["complimentary_close"]),), part.label)


def _copies_to(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    texts = map(to_thai, dossier.circular.copies_to)
    return block_of(part, dossier, texts, numbered=True)


PARTS: dict[str, PartFunction] = {
    "urgency": _urgency,
    "heading": _heading,
    "reference_number": _reference_number,
    "issuing_agency": _issuing_agency,
    "originating_office": originating,
    "date": _date,
    "subject": _subject,
    "salutation": salutation_block,
    "references": references_block,
    "enclosures": enclosures_block,
    "complimentary_close": _close,
    "copies_to": _copies_to,
    "responsible_office": responsible,
}
