"""What the clerk wrote: typed, with English names only.

Keys come here already mapped to English by ``docgen.loading``; the place of every value is kept
beside the models in :class:`docgen.model.dossier.Places`, by its path in English.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from docgen.model.body_parts import BodyPart, Item
from docgen.model.contacts import AmountField, Contact, CoordinatorField, Event, ReplyChannel
from docgen.model.field_types import (
    AnyDateField,
    DateField,
    MomentField,
    PageCountField,
    PrefixField,
    ReferenceNumberField,
    TelephonesField,
    YamlForm,
    choice,
)
from docgen.model.records import Model, fresh_default
from docgen.model.signing import (
    Arrangement,
    Certification,
    Copy,
    FormCodeField,
    Makers,
    Opinion,
    Receipt,
    Secrecy,
    Signer,
)
from docgen.model.value_readers import ReadBy


class Urgency(StrEnum):
    """ชั้นความเร็ว (ข้อ ๒๘)."""

    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    MOST_URGENT = "most_urgent"


class Reference(Model):
    """One line of อ้างถึง: a letter that the addressee already has, or any document.

    A plan, a contract or a complaint has no number, and its date may be part of its name.
    """

    section: ClassVar[str] = "reference"
    document: str
    urgency: Annotated[Urgency | None, choice("urgency")] = None
    reference_number: ReferenceNumberField | None = None
    dated: AnyDateField | None = None


class Enclosure(Model):
    """One line of สิ่งที่ส่งมาด้วย; ``annex`` names an annex that docgen builds.

    ``file`` is a PDF, or a circular of the workspace, whose pages follow the letter's in its PDF;
    ``url`` is where it is to be had when it is not on paper, a QR code unless ``qr`` is no.
    """

    section: ClassVar[str] = "enclosure"
    item: str
    quantity: str | None = None
    annex: str | None = None
    file: str | None = None
    url: str | None = None
    qr: bool = True


class Deadline(Model):
    """A named deadline; ``previous`` dates are those it replaces."""

    section: ClassVar[str] = "deadline"
    until: DateField
    start: DateField | None = None
    previous: DateField | None = None
    previous_start: DateField | None = None


class Wording(Model):
    """The body written by a wording template; slots are named by the template itself."""

    template: str
    slots: dict[str, str | tuple[Item, ...]]

    def items_of(self, slot: str) -> tuple[Item, ...]:
        """The items of a slot; of a text, each line that says something is one."""
        value = self.slots[slot]
        if not isinstance(value, str):
            return value
        return tuple(Item(text=line.strip()) for line in value.split("\n") if line.strip())


class AnnexTable(Model):
    """A plain table: its columns in order, what rows are grouped by, and which columns add up."""

    section: ClassVar[str] = "annex_table"
    columns: tuple[str, ...] = ()
    group: str | None = None
    totals: tuple[str, ...] = ()
    rows: str | None = None


class AnnexRequest(Model):
    """An annex to build: its layout, its data, and the moment the data stand for."""

    section: ClassVar[str] = "annex_request"
    layout: Annotated[str, choice("annex_layouts")]
    data: str
    as_of: MomentField
    title: str | None = None
    digits: Annotated[str, choice("digits")] = "arabic"
    notes: tuple[str, ...] = ()
    sheet: str | None = None
    columns: Annotated[dict[str, str | tuple[str, ...]], YamlForm("fields", "submissions")] = (
        fresh_default(dict)
    )
    provinces: tuple[str, ...] = ()
    rules: str | None = None
    for_recipient: bool = False
    bar: bool = False
    map: bool = False
    programme: Annotated[Any, YamlForm("text_or_fields", "programme")] = None
    table: AnnexTable | None = None


class Departure(Model):
    """How one circular leaves the form of its kind, and why.

    Parts are named as a clerk names them; those of ``order`` change places among themselves.
    ``added`` are parts of other kinds, ``labels`` the words before a part, ``places`` where it
    stands, ``wordings`` its whole text.
    """

    section: ClassVar[str] = "departure"
    without: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    labels: dict[str, str] = fresh_default(dict)
    places: dict[str, tuple[str, ...]] = fresh_default(dict)
    wordings: dict[str, tuple[str, ...]] = fresh_default(dict)
    reason: str


class Digits(Model):
    """The digits of a whole letter, and why they are not Thai."""

    section: ClassVar[str] = "letter_digits"
    value: Annotated[str, choice("digits")]
    reason: str = ""


DigitsField = Annotated[
    Digits,
    ReadBy(lambda value: {"value": value} if isinstance(value, str) else value),
    YamlForm("choice_or_fields", "letter_digits"),
]


class Insertion(Model):
    """Lines that no part of the kind says, and where they stand; without a place, at the top."""

    section: ClassVar[str] = "insertion"
    text: tuple[str, ...]
    place: tuple[str, ...] = ()


class Sheet(Model):
    """A document of another kind in the same file; what it says stands in its own dossier."""

    kind: str


class Circular(Model):
    """One circular as its author wrote it. ``body`` is a wording or paragraphs and lists.

    ``addressee_rank`` chooses the salutation of a monk; ``salutation`` and
    ``complimentary_close`` are a pair that a person gives.
    """

    section: ClassVar[str] = "circular"
    kind: Annotated[str, YamlForm("kind")]
    office: str
    urgency: Annotated[Urgency | None, choice("urgency")] = None
    reference_number: ReferenceNumberField
    date: AnyDateField
    subject: str
    recipient: Annotated[str, YamlForm("lines")]
    recipients: str | None = None
    distribution_list: bool = False
    references: Annotated[tuple[Reference, ...], YamlForm("documents", "reference")] = ()
    enclosures: Annotated[tuple[Enclosure, ...], YamlForm("documents", "enclosure")] = ()
    deadlines: dict[str, Deadline] = fresh_default(dict)
    body: Annotated[Wording | tuple[str | BodyPart, ...], YamlForm("later")]
    signatory: str = ""
    annexes: dict[str, AnnexRequest] = fresh_default(dict)
    fit_pages: PageCountField | None = None
    same_sheet: bool = False
    forwarded_from: str | None = None
    addressee_rank: Annotated[str | None, choice("addressee_ranks")] = None
    salutation: str | None = None
    complimentary_close: str | None = None
    departure: Departure | None = None
    emblem: Annotated[bool, choice("emblem_shown")] = True
    digits: DigitsField | None = None
    insertions: tuple[Insertion, ...] = ()
    # Documents of their own, taken out of the circular before its fields are read.
    sheets: Annotated[tuple[Sheet, ...], YamlForm()] = ()
    english_twin: Annotated[Sheet | None, YamlForm()] = None
    secrecy: Annotated[Secrecy | None, choice("secrecy")] = None
    secret_to_many: bool = False
    signatures: tuple[Signer, ...] = ()
    signatures_stand: Annotated[Arrangement, choice("arrangements")] = Arrangement.UNDER
    opinions: Annotated[tuple[Opinion, ...], YamlForm("documents", "opinion")] = ()
    opinions_stand: Annotated[Arrangement, choice("arrangements")] = Arrangement.UNDER
    copies_to: tuple[str, ...] = ()
    copy_kind: Annotated[Copy | None, choice("copies")] = None
    made_by: Makers | None = None
    certified_copy: Certification | None = None
    form_code: FormCodeField | None = None
    corner: tuple[str, ...] = ()
    receipt: Receipt | None = None
    responsible_offices: tuple[Contact, ...] = ()
    reply_channels: tuple[ReplyChannel, ...] = ()
    event: Event | None = None
    amounts: dict[str, AmountField] = fresh_default(dict)
    gazette: bool = False
    check_code: bool | None = None


class Office(Model):
    """An agency or office as it stands in ``config/offices.yaml``.

    ``letterhead`` is the block at the top right (name or place, then address); ``agency`` is the
    name used in running text and on a memorandum's first line; ``responsible_office`` are the
    lines at the bottom left.
    """

    section: ClassVar[str] = "office"
    agency: str
    letterhead: tuple[str, ...] = ()
    responsible_office: tuple[str, ...] = ()
    telephone: TelephonesField | None = None
    fax: TelephonesField | None = None
    email: str | None = None
    website: str | None = None
    line: str | None = None
    coordinators: tuple[CoordinatorField, ...] = ()
    reference_prefix: PrefixField | None = None
    recipient: str | None = None
    recipients: str | None = None
    signatory: str | None = None
    emblem: str | None = None
    motto: str | None = None
    seal: str | None = None
    ecms_ministry: str | None = None
    ecms_department: str | None = None
    check_code: bool | None = None
