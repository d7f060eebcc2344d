"""The envelope of a letter as a package tells it: number, dates, parties, what goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import starmap

from docgen import vocabulary
from docgen.model.circular import Deadline, Enclosure, Reference
from docgen.model.dossier import Dossier, Recipient, in_one_line
from docgen.model.package import (
    Choice,
    CitedLetter,
    Package,
    PackageDate,
    PackageDeadline,
    PackageEnclosure,
    PackageFile,
    Receiver,
    Sender,
    Signer,
)
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.mailboxes import mailboxes
from docgen.thai.numerals import to_arabic, to_thai


def package_of(
    dossier: Dossier,
    recipient: Recipient,
    files: Sequence[PackageFile],
    enclosed: Mapping[int, Sequence[str]],
    *,
    is_issued: bool,
) -> Package:
    """The envelope of the letter to one recipient.

    ``enclosed`` are the names of files by the place of their line among the enclosures.
    """
    circular = dossier.circular
    number = circular.reference_number
    urgency = circular.urgency
    return Package(
        state="issued" if is_issued else "draft",
        number="" if number.is_open else to_arabic(number.text),
        number_printed=number.text,
        date=_date(circular.date),
        subject=circular.subject,
        urgency=Choice(code=urgency, thai=vocabulary.thai("urgency", urgency)) if urgency else None,
        sender=_sender(dossier),
        receiver=_receiver(recipient),
        references=tuple(map(_cited_letter, circular.references)),
        enclosures=tuple(
            _enclosure(enclosure, enclosed.get(place, ()))
            for place, enclosure in enumerate(circular.enclosures)
        ),
        deadlines=tuple(starmap(_deadline, circular.deadlines.items())),
        files=tuple(files),
    )


def _enclosure(enclosure: Enclosure, files: Sequence[str]) -> PackageEnclosure:
    return PackageEnclosure(
        item=enclosure.item,
        quantity=enclosure.quantity,
        url=enclosure.url,
        files=tuple(files),
    )


def _deadline(name: str, deadline: Deadline) -> PackageDeadline:
    start = _date(deadline.start) if deadline.start is not None else None
    return PackageDeadline(name=name, start=start, until=_date(deadline.until))


def _sender(dossier: Dossier) -> Sender:
    office, circular = dossier.office, dossier.circular
    people: Iterable[tuple[str, str]] = (
        [(signature.name, signature.position_title) for signature in circular.signatures]
        if circular.signatures
        else [(dossier.signatory.name, dossier.signatory.position_title)]
    )
    named = [(name, post) for name, post in people if name.strip(". ")]
    return Sender(
        name=office.agency,
        email=office.email,
        ecms_ministry=_figures(office.ecms_ministry),
        ecms_department=_figures(office.ecms_department),
        signers=tuple(Signer(name=name, position=post) for name, post in named),
    )


def _receiver(recipient: Recipient) -> Receiver:
    fields = recipient.fields
    return Receiver(
        name=recipient.name,
        addressee=in_one_line(recipient.addressee),
        code=fields.get("code") or None,
        emails=mailboxes(fields.get("email", "")).addresses,
        ecms_ministry=_figures(fields.get("ecms_ministry")),
        ecms_department=_figures(fields.get("ecms_department")),
    )


def _figures(code: str | None) -> str | None:
    return to_arabic(code).strip() or None if code else None


def _cited_letter(cited: Reference) -> CitedLetter:
    number, dated = cited.reference_number, cited.dated
    return CitedLetter(
        document=cited.document,
        number=to_arabic(number.text) if number is not None else None,
        date=_date(dated) if dated is not None else None,
    )


def _date(day: ThaiDate) -> PackageDate:
    if day.is_blank or day.day is None:
        return PackageDate(printed=day.typed if day.is_blank else to_thai(long_date(day)))
    figures = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
    return PackageDate(
        printed=to_thai(long_date(day)), buddhist=figures, common=day.gregorian().isoformat()
    )
