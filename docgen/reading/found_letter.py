"""What is found in a received letter: fields that are sure, or that say why to look at them."""

from __future__ import annotations

from dataclasses import field, replace

from docgen.light import dataclass
from docgen.reading.deadlines import ReadDeadline
from docgen.reading.lines import Aside, TextRows
from docgen.reading.patterns import doubt_sentence
from docgen.thai import Fault
from docgen.thai.dates import ThaiDate
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field as it was read; ``doubts`` say why it should be looked at, none that it is sure."""

    text: str
    doubts: tuple[str, ...] = ()

    def with_doubt(self, *doubts: str) -> ReadField:
        """The same field with more to look at."""
        return replace(self, doubts=(*self.doubts, *doubts))


def missing_field() -> ReadField:
    """A field of which nothing was found."""
    return ReadField("", (doubt_sentence("not_found"),))


@dataclass(frozen=True, slots=True)
class ReadReference:
    """A letter cited: what it is called, its number and date; a law or a plan has neither."""

    document: str
    number: str
    dated: str
    urgency: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph of the body; ``level`` from 1 on are items, with their ``mark`` as it stood.

    A table has ``rows``, a list of people ``people`` (name, post, duty) with their
    ``numbers``; a heading stands over what follows; ``is_centred`` says that all of it stands in
    the middle. ``doubts`` say why to look at it.
    """

    text: str
    level: int = 0
    mark: str = ""
    rows: TextRows = ()
    people: tuple[tuple[str, str, str], ...] = ()
    numbers: tuple[str, ...] = ()
    is_heading: bool = False
    is_centred: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def whole_text(self) -> str:
        """Everything it says, as one text."""
        cells = (cell for row in (*self.rows, *self.people) for cell in row)
        return " ".join(filter(None, (self.mark, self.text, *cells)))


@dataclass(frozen=True, slots=True)
class FoundSigner:
    """Who signs: his name, the lines of his post, the rank before his name, as what he signs.

    ``signed`` is the word before a line to sign on, ``""`` where there is no such line.
    """

    name: ReadField
    titles: tuple[str, ...] = ()
    rank: str = ""
    role: str = ""
    has_parentheses: bool = True
    signed: str = ""


@dataclass(frozen=True, slots=True)
class FoundOpinion:
    """What a superior says under a memorandum, with his signature and the date of it."""

    heading: str
    text: str
    signer: FoundSigner
    date: str = ""
    lines: int = 0
    is_dated: bool = False


@dataclass(frozen=True, slots=True)
class Certified:
    """Who says that a copy is right, and the date of that."""

    signer: FoundSigner
    date: str = ""


@dataclass(slots=True)
class FoundContact:
    """An office that answers questions, and how to reach it; each line as it was read."""

    office: list[str] = field(default_factory=list)
    telephone: str = ""
    telephone_label: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    line: str = ""
    coordinators: list[str] = field(default_factory=list)

    @property
    def is_reached(self) -> bool:
        """Whether any way to reach it was found."""
        ways = (self.telephone, self.fax, self.email, self.website, self.line, self.coordinators)
        return any(ways)


@dataclass(slots=True)
class ReadLetter:
    """What was found; texts keep the letter's own words, with Arabic digits.

    ``signers_across`` is how many sign beside each other; ``title`` is the line that a titled
    document begins with; ``replies`` are ways to answer, each with what stands before it; ``own``
    are fields that only its kind has, by their English names;
    ``sheets`` stand after the letter, each a document of its own kind, ``is_same_sheet`` says of
    one that it stands under the letter, on the sheet that it ends on, and ``cut`` is the line
    between both; ``copy_kind`` says of what copy the sheet is, ``makers`` who drafted, typed and
    checked it, by the English names of those; ``receipt`` is a stamp of receipt (``agency``,
    ``number``, ``date``, ``time``), ``corner`` the lines to register the letter in, ``form_code``
    what form it is, and ``form_corner`` where that stands, if not at the lower left;
    ``asides`` is every text of the file that no field holds.
    """

    kind: str = "external_letter"
    kind_doubts: tuple[str, ...] = ()
    urgency: str = ""
    secrecy: str = ""
    number: ReadField = field(default_factory=missing_field)
    date: ReadField = field(default_factory=missing_field)
    day: ThaiDate | None = None
    agency: tuple[str, ...] = ()
    title: str = ""
    subject: ReadField = field(default_factory=missing_field)
    salutation: str = ""
    recipient: ReadField = field(default_factory=missing_field)
    references: tuple[ReadReference, ...] = ()
    enclosures: tuple[ReadField, ...] = ()
    quantities: tuple[str, ...] = ()
    body: tuple[ReadParagraph, ...] = ()
    deadlines: tuple[ReadDeadline, ...] = ()
    close: ReadField = field(default_factory=lambda: ReadField(""))
    signers: tuple[FoundSigner, ...] = ()
    signers_across: int = 1
    opinions: tuple[FoundOpinion, ...] = ()
    contacts_of: tuple[FoundContact, ...] = ()
    copies_to: tuple[str, ...] = ()
    replies: tuple[tuple[str, str], ...] = ()
    own: dict[str, ReadField | TextRows] = field(default_factory=dict)
    copy_kind: str = ""
    makers: dict[str, str] = field(default_factory=dict)
    certified: Certified | None = None
    receipt: dict[str, str] = field(default_factory=dict)
    corner: tuple[str, ...] = ()
    form_code: str = ""
    form_corner: str = ""
    sheets: tuple[ReadLetter, ...] = ()
    is_same_sheet: bool = False
    cut: str = ""
    asides: tuple[Aside, ...] = ()

    @property
    def reference_number(self) -> ReferenceNumber | None:
        """The number, where it is one."""
        try:
            return parse_reference_number(self.number.text)
        except Fault:
            return None

    @property
    def signatory(self) -> ReadField:
        """The name of the first who signs."""
        return self.signers[0].name if self.signers else missing_field()

    @property
    def position_title(self) -> tuple[str, ...]:
        """The lines of the post of the first who signs."""
        return self.signers[0].titles if self.signers else ()

    @property
    def responsible_office(self) -> tuple[str, ...]:
        """The lines of the office to ask."""
        return tuple(self.contacts_of[0].office) if self.contacts_of else ()

    @property
    def telephone(self) -> str:
        """The telephone of the office to ask."""
        return self.contacts_of[0].telephone if self.contacts_of else ""

    @property
    def coordinators(self) -> tuple[str, ...]:
        """Those who answer questions, by name or telephone."""
        return tuple(self.contacts_of[0].coordinators) if self.contacts_of else ()
