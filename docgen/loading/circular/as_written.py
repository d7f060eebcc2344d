"""What a circular says before its values are typed: its texts, under English names.

Named here are the fields with which something is done before they are typed: an office called by
its name in full, a number that is still open. The model declares them all; that these are among
its own, and of the shape in which they are typed in YAML, is held against it by a test.
"""

from __future__ import annotations

from typing import Any, TypedDict

from docgen.thai.dates import ThaiDate
from docgen.thai.reference_numbers import ReferenceNumber

SignerAsWritten = dict[str, object]  # filled in with what the file of signatories says of him


class AnnexAsWritten(TypedDict, total=False):
    """An annex that is asked for."""

    layout: str
    data: str
    as_of: str
    programme: str | dict[str, object]


class DepartureAsWritten(TypedDict, total=False):
    """How the circular leaves the form of its kind; parts are called as a clerk calls them."""

    without: list[str]
    order: list[str]
    added: list[str]
    labels: dict[str, str]
    places: dict[str, list[str]]
    wordings: dict[str, list[str]]
    reason: str


class InsertionAsWritten(TypedDict, total=False):
    """Lines that no part of the kind says."""

    text: list[str]
    place: list[str]


class CircularAsWritten(TypedDict, total=False):
    """The circular itself. Its number and its date are values where something stands in for them;
    ``body`` is in the grammar of ``docgen.loading.circular.body``."""

    office: str
    reference_number: str | ReferenceNumber
    date: str | ThaiDate
    subject: str
    recipient: str
    recipients: str
    body: Any
    signatory: str
    annexes: dict[str, AnnexAsWritten]
    departure: DepartureAsWritten
    insertions: list[InsertionAsWritten]
    emblem: str | bool
    sheets: list[dict[str, str]]
    secrecy: str
    signatures: list[SignerAsWritten]
    opinions: list[SignerAsWritten]
    certified_copy: SignerAsWritten
