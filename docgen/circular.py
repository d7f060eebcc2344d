"""What the clerk wrote: typed, with English names only.

Keys come here already mapped to English by ``docgen.loading``; the place of every value is kept
beside the models in :class:`docgen.dossier.Places`, by its path in English.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from docgen.thai import Fault
from docgen.thai.dates import Moment, ThaiDate, parse_date, parse_moment
from docgen.thai.numerals import integer
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number


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
