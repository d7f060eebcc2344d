"""What a row of the register says, and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number


class State(StrEnum):
    """Where a number stands; it never goes back."""

    RESERVED = "reserved"
    ISSUED = "issued"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Asked:
    """For what a number is wanted. ``item`` names the letter: asked again, it gets its own again.

    An empty ``item`` is a number kept free, to be filled in by hand.
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


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the register; ``mark`` says that the number carries ว.

    ``content`` is the SHA-256 of what the letter says, ``sha256`` that of its file.
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
    path: str = ""
    sha256: str = ""
    content: str = ""
    remark: str = ""

    @property
    def reference_number(self) -> ReferenceNumber | None:
        """The letter's number, where the office's own part of it is known."""
        if not self.prefix:
            return None
        mark = "\u0e27 " if self.mark else ""
        return parse_reference_number(f"{self.prefix}/{mark}{self.number}")


@dataclass(frozen=True, slots=True)
class StoredBook:
    """How an office counts in one year: ordinary and ว ``together`` or apart, from which number."""

    office: str
    year: int
    together: bool = False
    ordinary: int = 1
    circular: int = 1

    def series(self, *, circular: bool) -> str:
        """The series from which such a letter takes its number."""
        if self.together:
            return "together"
        return "circular" if circular else "ordinary"


def said(entry: Entry) -> str:
    """A number as a person would name it: ``สถ ว 1960/2564``."""
    mark = "\u0e27 " if entry.mark else ""
    return f"{entry.prefix or entry.office} {mark}{entry.number}/{entry.year}"


def reserved(asked: Asked, series: str, number: int) -> Entry:
    """A row not yet written."""
    return Entry(
        office=asked.office,
        year=asked.year,
        series=series,
        number=number,
        mark=asked.circular,
        item=asked.item,
        state=State.RESERVED,
        prefix=asked.prefix,
        dated=asked.dated,
        sender=asked.sender,
        addressee=asked.addressee,
        subject=asked.subject,
        remark=asked.remark,
    )
