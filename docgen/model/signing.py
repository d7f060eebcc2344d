"""Who signs a letter, and what stands around it: co-signers, opinions, copies, stamps."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from docgen.model.field_types import (
    AnyDateField,
    CountField,
    PersonNameField,
    YamlForm,
    choice,
    read_by,
)
from docgen.model.records import Model
from docgen.model.value_readers import FieldPath, ReadBy, ValueFault
from docgen.thai.times import parse_time

ACTING = (
    *("acting_for", "acting_in_position", "acting_instead", "performs_duties_for", "acts_for"),
    "signs_on_behalf_of",
)


class Secrecy(StrEnum):
    """ชั้นความลับ that may go by file (ระเบียบว่าด้วยการรักษาความลับ พ.ศ. ๒๕๔๔ ข้อ ๑๒)."""

    SECRET = "secret"
    VERY_SECRET = "very_secret"


class Copy(StrEnum):
    """Which copy a sheet is: a plain one, or the file copy that its office keeps (ข้อ ๓๐)."""

    PLAIN = "plain_copy"
    FILE = "file_copy"


class Arrangement(StrEnum):
    """How several signatures stand: one under another, or so many beside each other."""

    UNDER = "one_column"
    TWO = "two_columns"
    THREE = "three_columns"

    @property
    def columns(self) -> int:
        """How many signatures one row of them holds."""
        return list(Arrangement).index(self) + 1


class Corner(StrEnum):
    """A corner of the sheet."""

    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM_RIGHT = "bottom_right"


class SigningPerson(Model):
    """Who signs, and in whose place.

    An acting field holds the post in whose place he signs; two of them are read in the order in
    which they were typed, as in ``รักษาราชการแทน อธิบดี ปฏิบัติราชการแทน ปลัดกระทรวง``. ``rank``
    stands before the signature, outside the ``parentheses`` round the name.
    """

    name: PersonNameField
    position_title: str
    signs_on_behalf_of: str | None = None
    acting_for: str | None = None
    acting_in_position: str | None = None
    acting_instead: str | None = None
    performs_duties_for: str | None = None
    acts_for: str | None = None
    rank: str | None = None
    parentheses: bool = True

    def _fill(self, values: Mapping[str, Any], path: FieldPath, faults: list[ValueFault]) -> None:
        super()._fill(values, path, faults)
        self.__dict__["_typed"] = tuple(values)

    @property
    def acting_posts(self) -> tuple[tuple[str, str], ...]:
        """The acting fields with the posts in them, in the order typed."""
        given = [name for name in (self.__dict__.get("_typed") or ACTING) if name in ACTING]
        return tuple((name, post) for name in given if (post := getattr(self, name)))


class Signatory(SigningPerson):
    """A person who may sign; ``picture`` is a PNG of the signature."""

    section: ClassVar[str] = "signatory"
    picture: str | None = None


class Signer(SigningPerson):
    """One signature of several: a known ``signatory``, somebody named here, or a blank to fill.

    ``role`` is what he signs as: ผู้ให้สัญญา, พยาน. ``signed`` is the word before the dots where
    it is not (ลงชื่อ); empty for no line to sign on.
    """

    section: ClassVar[str] = "signer"
    name: PersonNameField = ""
    position_title: str = ""
    signatory: str | None = None
    role: str | None = None
    signed: str | None = None


class Opinion(Signer):
    """What a superior says under a memorandum; without ``text``, ``lines`` to write on.

    An empty ``heading`` is none; without ``dated`` there is no line for the date.
    """

    section: ClassVar[str] = "opinion"
    heading: str | None = None
    text: str | None = None
    lines: CountField = 2
    date: AnyDateField | None = None
    dated: bool = True


class Certification(Signer):
    """สำเนาถูกต้อง: who certifies the copy, and when (ข้อ ๓๑)."""

    section: ClassVar[str] = "certification"
    date: AnyDateField | None = None


def _checked_time(text: str) -> str:
    """The time as typed, once it is known to be one."""
    parse_time(text)
    return text


class FormCode(Model):
    """The code of a form in one corner of every page, also of the sheets after it if so said."""

    section: ClassVar[str] = "form_code"
    text: str
    corner: Annotated[Corner, choice("corners")] = Corner.BOTTOM_LEFT
    on_sheets: bool = False


FormCodeField = Annotated[
    FormCode,
    ReadBy(lambda value: {"text": value} if isinstance(value, str) else value),
    YamlForm("text_or_fields", "form_code"),
]


class Receipt(Model):
    """The receipt stamp of the agency that gets the letter; what is open is left to fill."""

    section: ClassVar[str] = "receipt"
    agency: str
    number: str | None = None
    date: AnyDateField | None = None
    time: Annotated[str, read_by(_checked_time)] | None = None


class Makers(Model):
    """Who drafted, typed and checked a letter, as its file copy shows (ข้อ ๓๐)."""

    section: ClassVar[str] = "makers"
    drafter: str | None = None
    typist: str | None = None
    checker: str | None = None
