"""What the rows of the register say, and what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, field
from enum import StrEnum
from typing import Any

from docgen.light import dataclass
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number

MOST = 9_999_999  # no office gives so many numbers in a year; more is a slip of the hand
_MARK = "\u0e27 "
_LETTER_SERIES = ("ordinary", "circular", "together")
PART_MARK = "#"  # stands between a circular's name and one of its recipients
OTHER = "other"  # numbers of another shape: known by their text, and counted with no others


class State(StrEnum):
    """Where a number stands; it never goes back."""

    RESERVED = "reserved"
    ISSUED = "issued"
    CANCELLED = "cancelled"


class Given(StrEnum):
    """How a number came into the register."""

    AUTOMATIC = "automatic"
    TYPED = "typed"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class NumberRequest:
    """For what a number is wanted. ``item`` names the letter: asked again, it gets its own again.

    An empty ``item`` is a number kept free, to be filled in by hand. ``kind`` is that of documents
    which are numbered within a year in a book of their own (``125/2564``); empty for letters. A
    number of another shape has the kind :data:`OTHER`, and its text for a ``prefix``.
    """

    office: str
    year: int
    circular: bool
    item: str = ""
    prefix: str = ""
    dated: str = ""
    sender: str = ""
    addressee: str = ""
    subject: str = ""
    remark: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One row of the register; ``mark`` says that the number carries ว.

    ``series`` is ``ordinary``, ``circular``, ``together``, or the kind of documents that have a
    book of their own. ``content`` is the SHA-256 of what the letter says; ``at`` when the row came
    to be what it is, in Thailand's time.
    """

    office: str
    year: int
    series: str
    number: int
    mark: bool
    item: str
    state: State
    prefix: str = ""
    dated: str = ""
    sender: str = ""
    addressee: str = ""
    subject: str = ""
    content: str = ""
    remark: str = ""
    given: Given = Given.AUTOMATIC
    at: str = ""

    @property
    def reference_number(self) -> ReferenceNumber | None:
        """The letter's number, where the office's own part of it is known."""
        if not self.prefix or self.series not in _LETTER_SERIES:
            return None
        return parse_reference_number(f"{self.prefix}/{_MARK if self.mark else ''}{self.number}")

    @property
    def printed_key(self) -> str:
        """What no two numbers of a year have alike, whatever office is said to have given them."""
        if self.series in _LETTER_SERIES:
            return f"{self.prefix}/{_MARK if self.mark else ''}{self.number}" if self.prefix else ""
        if self.series == OTHER:
            return self.prefix
        return f"{self.series} {self.sender} {self.number}/{self.year}" if self.sender else ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file of a letter as it went out: its whole path, and its SHA-256."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """One letter that bears a number; ``part`` tells the letters of a circular apart by recipient.

    A letter to all that it names has an empty ``part``.
    """

    part: str
    addressee: str
    content: str
    files: tuple[SentFile, ...]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """One file on its way: complete under the name ``staged``, to be known as ``path``."""

    staged: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class AlsoIssued:
    """The number of a document that follows a letter in its files, and what it is asked for."""

    entry: RegisterEntry
    asked: NumberRequest


@dataclass(frozen=True, slots=True)
class Intention:
    """What is about to be written under which number; stands until it is written or given up.

    ``entry`` is the row as it stands, ``asked`` what it is to say, ``content`` the SHA-256 of what
    all letters under the number say. Without a ``letter`` it is one of a whole batch, whose
    ``folder`` has a journal of its own that tells what was written. ``also`` are the numbers of
    documents that follow the letter in the same files.
    """

    entry: RegisterEntry
    asked: NumberRequest
    content: str
    folder: str
    letter: IssuedLetter | None = None
    placings: tuple[Placing, ...] = ()
    identity: int = 0
    also: tuple[AlsoIssued, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """One row of the register of incoming letters.

    ``arrived`` is when the letter came, ``received`` the moment from which it counts, both in
    Thailand's time (``2564-09-09 10:30``); ``unit`` is to whom it was passed on.
    """

    office: str
    year: int
    number: int
    arrived: str
    received: str
    reference_number: str = ""
    dated: str = ""
    sender: str = ""
    addressee: str = ""
    subject: str = ""
    unit: str = ""
    remark: str = ""
    path: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class StoredBook:
    """How an office counts in one year: ordinary and ว ``together`` or apart, from which number.

    ``received`` is the first number of the register of incoming letters, ``kinds`` the first of
    each kind of documents with a book of its own.
    """

    office: str
    year: int
    together: bool = False
    ordinary: int = 1
    circular: int = 1
    received: int = 1
    kinds: dict[str, int] = field(default_factory=dict)

    def series(self, *, circular: bool, kind: str = "") -> str:
        """The series from which such a letter takes its number."""
        if kind:
            return kind
        if self.together:
            return "together"
        return "circular" if circular else "ordinary"

    def first_number(self, series: str) -> int:
        """The number with which a series begins."""
        if series in ("circular", "received"):
            return self.circular if series == "circular" else self.received
        return self.ordinary if series in _LETTER_SERIES else self.kinds.get(series, 1)


def number_text(entry: RegisterEntry) -> str:
    """A number as a person would name it: ``มท 0812/ว 1960``, ``125/2564``."""
    if entry.series == OTHER:
        return entry.prefix
    if entry.series not in _LETTER_SERIES:
        return f"{entry.number}/{entry.year}"
    mark = _MARK if entry.mark else ""
    if entry.prefix:
        return f"{entry.prefix}/{mark}{entry.number}"
    return f"{entry.office} {mark}{entry.number}/{entry.year}"


def new_entry(
    asked: NumberRequest, series: str, number: int, state: State = State.RESERVED
) -> RegisterEntry:
    """A row not yet written."""
    return RegisterEntry(
        office=asked.office,
        year=asked.year,
        series=series,
        number=number,
        mark=asked.circular,
        item=asked.item,
        state=state,
        prefix=asked.prefix,
        dated=asked.dated,
        sender=asked.sender,
        addressee=asked.addressee,
        subject=asked.subject,
        remark=asked.remark,
    )


def entry_from_row(row: Mapping[str, Any]) -> RegisterEntry:
    """A row as it was kept; ``TypeError`` or ``ValueError`` when it is none."""
    kept = {
        "mark": bool(row["mark"]),
        "state": State(row["state"]),
        "given": Given(row.get("given", Given.AUTOMATIC)),
    }
    return RegisterEntry(**{**row, **kept})


def letter_from_row(row: Mapping[str, Any]) -> IssuedLetter:
    """A letter as it was kept; ``TypeError`` when it is none."""
    return IssuedLetter(**{**row, "files": tuple(SentFile(**file) for file in row["files"])})


def intention_of(row: Mapping[str, Any]) -> Intention:
    """An intention as it was kept; ``TypeError`` when it is none."""
    return Intention(
        entry=entry_from_row(row["entry"]),
        asked=NumberRequest(**row["asked"]),
        content=row["content"],
        folder=row["folder"],
        letter=letter_from_row(row["letter"]) if row["letter"] else None,
        placings=tuple(Placing(**placing) for placing in row["placings"]),
        identity=row["identity"],
        also=tuple(
            AlsoIssued(entry_from_row(number["entry"]), NumberRequest(**number["asked"]))
            for number in row.get("also", ())
        ),
    )


def kept_of(value: Any) -> dict[str, object]:
    """A row as it is kept, for the journal."""
    return asdict(value)
