"""What is found in a received letter: fields that are sure, or that say why to look at them."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.reading.deadlines import Deadline
from docgen.reading.patterns import doubt
from docgen.thai import Fault
from docgen.thai.dates import ThaiDate
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it was read; ``doubts`` say why it should be looked at, none that it is sure."""

    text: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A letter cited: what it is called, its number and date."""

    document: str
    number: str
    dated: str
    urgency: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; ``level`` 1 and 2 are numbered items."""

    text: str
    level: int = 0


@dataclass(slots=True)
class ReadLetter:
    """What was found; texts keep the letter's own words, with Arabic digits."""

    kind: str = "external_letter"
    urgency: str = ""
    number: Field = field(default_factory=lambda: Field("", (doubt("not_found"),)))
    date: Field = field(default_factory=lambda: Field("", (doubt("not_found"),)))
    day: ThaiDate | None = None
    agency: tuple[str, ...] = ()
    subject: Field = field(default_factory=lambda: Field("", (doubt("not_found"),)))
    recipient: Field = field(default_factory=lambda: Field("", (doubt("not_found"),)))
    references: tuple[Reference, ...] = ()
    enclosures: tuple[Field, ...] = ()
    quantities: tuple[str, ...] = ()
    body: tuple[Paragraph, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    signatory: Field = field(default_factory=lambda: Field("", (doubt("not_found"),)))
    position_title: tuple[str, ...] = ()
    responsible_office: tuple[str, ...] = ()
    telephone: str = ""
    contacts: tuple[str, ...] = ()

    @property
    def reference_number(self) -> ReferenceNumber | None:
        """The number, where it is one."""
        try:
            return parse_reference_number(self.number.text)
        except Fault:
            return None
