"""Fixed words of the forms, and small pieces of text that several parts share."""

from __future__ import annotations

from typing import Any

from docgen import standards, vocabulary
from docgen.circular import Circular, Reference
from docgen.thai.dates import Moment, long_date
from docgen.thai.numerals import thai_digits, to_thai
from docgen.thai.times import time_text


def fixed(name: str, **values: str) -> str:
    """The fixed wording ``name`` with its places filled."""
    wording: str = standards.table("fixed_words")[name]
    return wording.format(**values) if values else wording


def urgency(value: str) -> str:
    """``very_urgent`` → ``ด่วนมาก``."""
    return vocabulary.thai("urgency", value)


def reference_text(reference: Reference) -> str:
    """``หนังสือกรม… ด่วนมาก ที่ มท ๐๘๑๒/ว ๑๙๖๕ ลงวันที่ ๒๓ เมษายน ๒๕๖๔``."""
    document = reference.document
    if reference.urgency is not None:
        document = f"{document} {urgency(reference.urgency)}"
    return fixed(
        "reference",
        document=to_thai(document),
        number=reference.reference_number.text,
        date=long_date(reference.dated),
    )


def salutation(addressee: str, circular: Circular | None = None) -> dict[str, str]:
    """The opening and closing words due to an addressee, as a pair.

    ``circular`` may name a monk's rank, or carry the pair that a person gave.
    """
    table: dict[str, Any] = standards.table("salutations")
    if circular is not None and circular.salutation and circular.complimentary_close:
        close = circular.complimentary_close
        return {"salutation": circular.salutation, "complimentary_close": close}
    if circular is not None and circular.addressee_rank:
        due: dict[str, str] = table["ranks"][circular.addressee_rank]
        return due
    honoured = " ".join(addressee.split()) in table["honoured"]["offices"]
    pair: dict[str, str] = table["honoured" if honoured else "ordinary"]
    return pair


def moment_text(moment: Moment) -> tuple[str, str]:
    """The day and the time of a moment as they are printed."""
    return long_date(moment.date), time_text(moment.hour, moment.minute)


def ordinal(index: int, sub: int | None = None, *, numbering: str = "item") -> str:
    """``๑.`` for the first item, ``๑.๑`` for its first sub-item; both count from 1.

    The ``numbering`` of a regulation is ``clause``: ``ข้อ ๑``.
    """
    if sub is None:
        name = "clause_numbered" if numbering == "clause" else "numbered"
        return fixed(name, number=thai_digits(index))
    return fixed("sub_numbered", number=thai_digits(index), sub=thai_digits(sub))
