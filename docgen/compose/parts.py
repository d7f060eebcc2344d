"""One small function for each part of a letter: from the dossier to a Block, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docgen import kinds, standards, vocabulary
from docgen.compose.values import text_block
from docgen.compose.words import fixed, ordinal, reference_text, salutation, urgency
from docgen.diagnostics import Diagnostic, Position
from docgen.dossier import Dossier, Recipient
from docgen.kinds import Kind, Part
from docgen.letter import Block, Entry
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_thai

PartFunction = Callable[[Part, Dossier, Recipient | None], Block | None]

# Content a circular may carry that a kind may have no part for.
_OPTIONAL_CONTENT = ("urgency", "references", "enclosures")
# Fields that only some kinds print; what is typed for nothing is told.
_PRINTED_BY_SOME = ("recipient", "signatory")


def addressee_of(dossier: Dossier, recipient: Recipient | None) -> str:
    """The line after เรียน: the recipient's own, or the circular's to all."""
    return recipient.addressee if recipient else dossier.circular.recipient


def missing(kind: Kind, part: Part, dossier: Dossier) -> Diagnostic:
    """That the kind requires a part which has no content."""
    params = {"part": part.label or part.sample[0], "kind": kind.thai, "clause": kind.clause}
    return Diagnostic("DG7001", dossier.places.of(part.role), params)


def misplaced(dossier: Dossier) -> list[Diagnostic]:
    """Content that the circular carries and its kind has no part for."""
    kind = kinds.kind(dossier.circular.kind)
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
        kind = kinds.kind(dossier.circular.kind)
        return text_block(part, kind, dossier, recipient)
    return PARTS[part.role](part, dossier, recipient)


def _label(role: str) -> str:
    for name in kinds.names():
        part = kinds.kind(name).part(role)
        if part is not None and part.label:
            return part.label
    return vocabulary.thai("circular", role)


def _urgency(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    value = dossier.circular.urgency
    return None if value is None else _block(part, dossier, [urgency(value)])


def _heading(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return Block(part.role, (Entry(part.label),))


def _reference_number(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return _block(part, dossier, [dossier.circular.reference_number.text])


def _issuing_agency(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return _block(part, dossier, map(to_thai, dossier.office.letterhead), key="office")


def _originating_office(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    office = dossier.office
    lines = [*office.responsible_office]
    if not lines or not lines[0].startswith(office.agency):
        lines.insert(0, office.agency)
    if office.telephone:
        lines.append(fixed("telephone", telephone=office.telephone))
    return _block(part, dossier, [to_thai(" ".join(lines))], key="office")


def _date(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return _block(part, dossier, [long_date(dossier.circular.date)])


def _subject(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return _block(part, dossier, [to_thai(dossier.circular.subject)])


def _salutation(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    addressee = addressee_of(dossier, recipient)
    at = recipient.at if recipient else dossier.places.of("recipient")
    entries = (Entry(to_thai(addressee), at=at),)
    return Block(part.role, entries, salutation(addressee, dossier.circular)["salutation"], at)


def _references(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    return _block(part, dossier, map(reference_text, dossier.circular.references), numbered=True)


def _enclosures(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    texts = [
        fixed("quantity", item=one.item, quantity=one.quantity) if one.quantity else one.item
        for one in dossier.circular.enclosures
    ]
    return _block(part, dossier, map(to_thai, texts), numbered=True)


def _close(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    pair = salutation(addressee_of(dossier, recipient), dossier.circular)
    return Block(part.role, (Entry(pair["complimentary_close"]),), part.label)


def _signature(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    signatory = dossier.signatory
    phrases: dict[str, str] = standards.table("acting")["phrases"]
    lines = [f"({signatory.name})", signatory.position_title]
    for name, phrase in phrases.items():
        principal = getattr(signatory, name)
        if principal:
            lines[1:] = [f"{signatory.position_title} {phrase}", principal]
    return _block(part, dossier, map(to_thai, lines), key="signatory")


def _responsible_office(part: Part, dossier: Dossier, recipient: Recipient | None) -> Block | None:
    office = dossier.office
    if not office.responsible_office:
        return None
    lines = [*office.responsible_office, *_telephones(office.telephone, office.fax)]
    if office.email:
        lines.append(fixed("email", email=office.email))
    if office.coordinators:
        names = fixed("names_joined_by").join(office.coordinators)
        lines.append(fixed("coordinators", names=names))
    return _block(part, dossier, map(to_thai, lines), key="office")


def _telephones(telephone: str | None, fax: str | None) -> list[str]:
    if telephone and telephone == fax:
        return [fixed("telephone_and_fax", telephone=telephone)]
    lines = [fixed("telephone", telephone=telephone)] if telephone else []
    return [*lines, fixed("fax", fax=fax)] if fax else lines


def _block(
    part: Part,
    dossier: Dossier,
    texts: Iterable[str],
    *,
    key: str = "",
    numbered: bool = False,
) -> Block | None:
    """A block of ``texts``, each at its own place in the file; nothing when there are none."""
    wanted = list(texts)
    if not wanted:
        return None
    name = key or part.role
    many = numbered and len(wanted) > 1
    entries = tuple(
        Entry(text, ordinal(index + 1) if many else "", at=_place(dossier, name, index, numbered))
        for index, text in enumerate(wanted)
    )
    return Block(part.role, entries, part.label, dossier.places.of(name))


def _place(dossier: Dossier, name: str, index: int, numbered: bool) -> Position:
    return dossier.places.of(name, index) if numbered else dossier.places.of(name)


PARTS: dict[str, PartFunction] = {
    "urgency": _urgency,
    "heading": _heading,
    "reference_number": _reference_number,
    "issuing_agency": _issuing_agency,
    "originating_office": _originating_office,
    "date": _date,
    "subject": _subject,
    "salutation": _salutation,
    "references": _references,
    "enclosures": _enclosures,
    "complimentary_close": _close,
    "signature": _signature,
    "responsible_office": _responsible_office,
}
