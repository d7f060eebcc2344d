"""What the clerk wrote: typed, with English names only.

Keys come here already mapped to English by ``docgen.loading``; the place of every value is kept
beside the models in :class:`Places`, by its path in English.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from docgen.diagnostics import Position
from docgen.thai import Fault
from docgen.thai.dates import Moment, ThaiDate, parse_date, parse_moment
from docgen.thai.numerals import integer
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number

ValuePath = tuple[str | int, ...]


def _read_by(parse: Callable[[str], Any]) -> BeforeValidator:
    """A validator that turns a :class:`Fault` of the Thai reader into pydantic's own error."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return parse(value)
        except Fault as fault:
            context = {**fault.params, "_start": fault.start, "_end": fault.end}
            context["_mend"] = fault.mend
            raise PydanticCustomError(
                "docgen", "{_code}", {"_code": fault.code, **context}
            ) from fault

    return BeforeValidator(validate)


DateField = Annotated[ThaiDate, _read_by(parse_date)]
MomentField = Annotated[Moment, _read_by(parse_moment)]
PageCountField = Annotated[int, _read_by(integer)]
ReferenceNumberField = Annotated[ReferenceNumber, _read_by(parse_reference_number)]


class Urgency(StrEnum):
    """ชั้นความเร็ว (ข้อ ๒๘)."""

    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    MOST_URGENT = "most_urgent"


class Model(BaseModel):
    """Frozen; unknown keys were already refused by the reader, with a place and a suggestion."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Reference(Model):
    """One line of อ้างถึง: a letter that the addressee already has."""

    document: str
    urgency: Urgency | None = None
    reference_number: ReferenceNumberField
    dated: DateField


class Enclosure(Model):
    """One line of สิ่งที่ส่งมาด้วย; ``annex`` names an annex that docgen builds.

    ``file`` is a PDF, or a circular of the workspace, whose pages follow the letter's in its PDF.
    """

    item: str
    quantity: str | None = None
    annex: str | None = None
    file: str | None = None


class Deadline(Model):
    """A named deadline; ``previous`` dates are those it replaces."""

    until: DateField
    start: DateField | None = None
    previous: DateField | None = None
    previous_start: DateField | None = None


class Item(Model):
    """A numbered item of the body with its sub-items."""

    text: str
    items: tuple[str, ...] = ()


class Items(Model):
    """A numbered list standing between paragraphs, or a heading over those that follow."""

    items: tuple[Item, ...] = ()
    heading: str = ""


class Wording(Model):
    """The body written by a wording template; slots are named by the template itself."""

    template: str
    slots: dict[str, str | tuple[Item, ...]]


class AnnexRequest(Model):
    """An annex to build: its layout, its data, and the moment the data stand for."""

    layout: str
    data: str
    as_of: MomentField
    title: str | None = None
    digits: str = "arabic"
    notes: tuple[str, ...] = ()
    sheet: str | None = None
    columns: dict[str, str | tuple[str, ...]] = {}
    provinces: tuple[str, ...] = ()
    rules: str | None = None
    for_recipient: bool = False
    bar: bool = False
    map: bool = False


class Circular(Model):
    """One circular as its author wrote it. ``body`` is a wording or paragraphs and lists.

    ``addressee_rank`` chooses the salutation of a monk; ``salutation`` and
    ``complimentary_close`` are a pair that a person gives.
    """

    kind: str
    office: str
    urgency: Urgency | None = None
    reference_number: ReferenceNumberField
    date: DateField
    subject: str
    recipient: str
    recipients: str | None = None
    references: tuple[Reference, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    deadlines: dict[str, Deadline] = {}
    body: Wording | tuple[str | Items, ...]
    signatory: str = ""
    annexes: dict[str, AnnexRequest] = {}
    fit_pages: PageCountField | None = None
    forwarded_from: str | None = None
    addressee_rank: str | None = None
    salutation: str | None = None
    complimentary_close: str | None = None


class Office(Model):
    """An agency or office as it stands in ``config/offices.yaml``.

    ``letterhead`` is the block at the top right (name or place, then address); ``agency`` is the
    name used in running text and on a memorandum's first line; ``responsible_office`` are the
    lines at the bottom left.
    """

    agency: str
    letterhead: tuple[str, ...]
    responsible_office: tuple[str, ...]
    telephone: str | None = None
    fax: str | None = None
    email: str | None = None
    coordinators: tuple[str, ...] = ()
    reference_prefix: str | None = None
    recipient: str | None = None
    recipients: str | None = None
    signatory: str | None = None
    emblem: str | None = None


class Signatory(Model):
    """A person who may sign; at most one acting field, whose value is the principal's post."""

    name: str
    position_title: str
    signs_on_behalf_of: str | None = None
    acting_for: str | None = None
    acting_in_position: str | None = None
    acting_instead: str | None = None
    performs_duties_for: str | None = None
    acts_for: str | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One row of a recipients list; ``addressee`` is the whole line after เรียน."""

    name: str
    addressee: str
    fields: dict[str, str] = field(default_factory=dict)
    at: Position | None = None


class Located(Protocol):
    """A text that knows where each of its characters was typed."""

    @property
    def text(self) -> str:
        """What was typed."""

    def place(self, start: int, end: int | None = None) -> Position:
        """Where ``text[start:end]`` stands."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value of a YAML file stands, by its path in English names."""

    file: str
    values: dict[ValuePath, Position] = field(default_factory=dict)
    keys: dict[ValuePath, Position] = field(default_factory=dict)
    texts: dict[ValuePath, Located] = field(default_factory=dict)

    def of(self, *path: str | int) -> Position:
        """The value at ``path``, or the nearest thing around it, or the file."""
        while path:
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return Position(self.file)

    def inside(
        self, path: ValuePath, part: str, start: int = 0, end: int | None = None
    ) -> Position:
        """Where ``part[start:end]`` stands, ``part`` being of the value at ``path``."""
        value = self.texts.get(path)
        begin = value.text.find(part) if value is not None else -1
        if value is None or begin < 0:
            return self.of(*path)
        return value.place(begin + start, begin + (len(part) if end is None else end))


@dataclass(frozen=True, slots=True)
class Submission:
    """What one district did in one domain.

    ``marked`` and ``marked_confirmed`` tell that it was done where no date says when.
    """

    province: str
    district: str
    domain: str
    recorded: ThaiDate | None
    confirmed: ThaiDate | None
    at: Position
    marked: bool = False
    marked_confirmed: bool = False

    @property
    def is_recorded(self) -> bool:
        """Whether the work is recorded, with a date or without."""
        return self.marked or self.recorded is not None

    @property
    def is_confirmed(self) -> bool:
        """Whether the director confirmed it, with a date or without."""
        return self.marked_confirmed or self.confirmed is not None


@dataclass(frozen=True, slots=True)
class ProvinceCount:
    """How many districts of a province have recorded all, some or nothing, and are confirmed."""

    province: str
    full: int
    half: int
    empty: int
    confirmed: int
    at: Position


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a status: ``measure`` stands in relation ``sign`` to something.

    That is ``share`` of all that is asked for (0 to 1), ``number``, or a named deadline.
    """

    measure: str
    sign: str
    share: float | None = None
    number: int = 0
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """One status: its name in sentences, word, mark and colour, and when it holds (all of it).

    ``done`` tells that nothing more is asked for.
    """

    name: str
    word: str
    mark: str
    colour: str
    when: tuple[Condition, ...] = ()
    done: bool = False


@dataclass(frozen=True, slots=True)
class StatusRules:
    """Statuses in the order in which they are tried; the last one always holds."""

    name: str
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A circular with everything it draws on, checked and ready to compose.

    ``blanks`` are the fields that a draft leaves open (``reference_number``, ``date``,
    ``signatory``); ``takes_number`` says that its number comes from the register; ``details`` are
    the fields that only its kind has, by the English name that the kind gives them.
    """

    circular: Circular
    places: Places
    office: Office
    signatory: Signatory
    workspace: Path
    path: Path
    recipients: tuple[Recipient, ...] = ()
    submissions: dict[str, tuple[Submission, ...]] = field(default_factory=dict)
    blanks: tuple[str, ...] = ()
    takes_number: bool = False
    province_counts: dict[str, tuple[ProvinceCount, ...]] = field(default_factory=dict)
    status_rules: dict[str, StatusRules] = field(default_factory=dict)
    office_places: Places | None = None
    signatory_places: Places | None = None
    details: dict[str, str | tuple[str, ...]] = field(default_factory=dict)

    def place_in_office(self, name: str) -> Position:
        """Where the office's own file has that field, or where the circular names the office."""
        return self._elsewhere(self.office_places, "office", self.circular.office, name)

    def place_in_signatory(self, name: str) -> Position:
        """Where the file of signatories has that field, or where the circular names him."""
        return self._elsewhere(self.signatory_places, "signatory", self.circular.signatory, name)

    def _elsewhere(self, places: Places | None, field: str, entry: str, name: str) -> Position:
        path = (entry, name)
        known = places is not None and (path in places.values or path[:1] in places.values)
        return places.of(*path) if places is not None and known else self.places.of(field)
