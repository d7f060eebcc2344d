"""Fixed words of the forms, and small pieces of text that several parts share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen import standards, vocabulary
from docgen.model.circular import Circular, Reference
from docgen.model.dossier import Dossier, Recipient
from docgen.thai.dates import Moment, ThaiDate, long_date
from docgen.thai.numerals import thai_digits, to_thai
from docgen.thai.times import time_text


def fixed_wording(name: str, **values: str) -> str:
    """The fixed wording ``name`` with its places filled."""
    wording: str = standards.table("fixed_words")[name]
    return wording.format(**values) if values else wording


def urgency_words(value: str) -> str:
    """``very_urgent`` → ``ด่วนมาก``."""
    return vocabulary.thai("urgency", value)


def reference_text(reference: Reference) -> str:
    """``หนังสือกรม… ด่วนมาก ที่ มท ๐๘๑๒/ว ๑๙๖๕ ลงวันที่ ๒๓ เมษายน ๒๕๖๔``."""
    document = reference.document
    if reference.urgency is not None:
        document = f"{document} {urgency_words(reference.urgency)}"
    said = to_thai(document)
    if reference.reference_number is not None:
        said = fixed_wording(
            "reference_number_of", document=said, number=reference.reference_number.text
        )
    if reference.dated is not None:
        said = fixed_wording("reference_dated", document=said, date=long_date(reference.dated))
    return said


def salutation(addressee: str, circular: Circular | None = None) -> dict[str, str]:
    """The opening and closing words due to an addressee, as a pair.

    ``circular`` may name a monk's rank, or carry the pair that a person gave.
    """
    table: Mapping[str, Any] = standards.table("salutations")
    if circular is not None and circular.salutation and circular.complimentary_close:
        close = circular.complimentary_close
        return {"salutation": circular.salutation, "complimentary_close": close}
    if circular is not None and circular.addressee_rank:
        due: dict[str, str] = table["ranks"][circular.addressee_rank]
        return due
    first, *_ = addressee.split("\n")
    honoured = " ".join(first.split()) in table["honoured"]["offices"]
    pair: dict[str, str] = table["honoured" if honoured else "ordinary"]
    return pair


def salutation_to(dossier: Dossier, recipient: Recipient | None) -> dict[str, str]:
    """The pair due to the recipient, whose rank his class may name, or to the circular's own."""
    if recipient is None:
        return salutation(dossier.circular.recipient, dossier.circular)
    rank = rank_of(recipient)
    if rank:
        due: dict[str, str] = standards.table("salutations")["ranks"][rank]
        return due
    return salutation(recipient.addressee, dossier.circular)


def rank_of(recipient: Recipient) -> str | None:
    """The rank that the recipient's class names; any other class is none."""
    return vocabulary.english("addressee_ranks", recipient.fields.get("class", ""))


def said_date(date: ThaiDate) -> str:
    """The date within a sentence; dots stand for a day that is still open."""
    is_open = date.day is None and not date.is_blank
    return (fixed_wording("open_day_in_a_sentence") if is_open else "") + long_date(date)


def date_line(date: ThaiDate, label: str = "") -> str:
    """The date of a letter, with room for what is written when it is signed.

    The word วันที่ is kept where it was typed, but not said again after a ``label``.
    """
    if date.typed:
        return to_thai(date.typed) if not label else long_date(date)
    if date.is_blank:
        return long_date(date) if label else fixed_wording("open_date", date=long_date(date))
    return (fixed_wording("open_day") if date.day is None else "") + long_date(date)


def moment_text(moment: Moment) -> tuple[str, str]:
    """The day and the time of a moment as they are printed; no time where none is known."""
    time = time_text(moment.hour, moment.minute) if moment.is_timed else ""
    return long_date(moment.date), time


def ordinal(index: int, sub: int | None = None, *, numbering: str = "item") -> str:
    """``๑.`` for the first item, ``๑.๑`` for its first sub-item; both count from 1.

    The ``numbering`` of a regulation is ``clause``: ``ข้อ ๑``.
    """
    if sub is None:
        name = "clause_numbered" if numbering == "clause" else "numbered"
        return fixed_wording(name, number=thai_digits(index))
    return fixed_wording("sub_numbered", number=thai_digits(index), sub=thai_digits(sub))
