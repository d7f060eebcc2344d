"""What ``letter.json`` of a package says of its letter, for systems that take letters in.

It is the letter's envelope: number, dates, parties, references, files with their hashes. What the
letter says by field and as it is printed travels in the PDF itself (``letter_data``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FILE_NAME = "letter.json"

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _PackagePart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PackageDate(_PackagePart):
    """A date as it is printed, and as figures of both eras where it is a whole day."""

    printed: str = Field(description="as it is printed, in Thai")
    buddhist: str | None = Field(default=None, description="year of the Buddhist era: 2564-09-08")
    common: str | None = Field(default=None, description="ISO 8601, Common Era: 2021-09-08")


class Choice(_PackagePart):
    """A value of a short list: its English name in docgen, and the Thai word."""

    code: str
    thai: str


class Signer(_PackagePart):
    """Who signs."""

    name: str
    position: str


class Sender(_PackagePart):
    """The office that wrote the letter."""

    name: str
    email: str | None = None
    ecms_ministry: str | None = None
    ecms_department: str | None = None
    signers: tuple[Signer, ...] = ()


class Receiver(_PackagePart):
    """The one recipient of the package."""

    name: str = Field(description="the name in the office's list")
    addressee: str = Field(description="what stands after the salutation")
    code: str | None = None
    emails: tuple[str, ...] = ()
    ecms_ministry: str | None = None
    ecms_department: str | None = None


class CitedLetter(_PackagePart):
    """One line of the references."""

    document: str
    number: str | None = None
    date: PackageDate | None = None


class PackageEnclosure(_PackagePart):
    """One line of the enclosures; ``files`` are names of the package."""

    item: str
    quantity: str | None = None
    url: str | None = None
    files: tuple[str, ...] = ()


class PackageDeadline(_PackagePart):
    """A deadline that the circular names."""

    name: str
    start: PackageDate | None = None
    until: PackageDate


class PackageFile(_PackagePart):
    """One file beside ``letter.json``."""

    name: str
    holds: Literal["letter", "enclosure", "annex", "ecms"]
    media: str
    size: int = Field(ge=0, description="bytes")
    sha256: Sha256


class Package(_PackagePart):
    """A letter ready to be taken in by another system."""

    form: Literal["docgen-package-1"] = "docgen-package-1"
    state: Literal["issued", "draft"] = Field(
        description="issued: the PDF is the file that the office's register holds"
    )
    number: str = Field(description="in Arabic figures; empty while it is open")
    number_printed: str
    date: PackageDate
    subject: str
    urgency: Choice | None = None
    secrecy: Literal["none"] = Field(
        default="none", description="secret letters are never packaged"
    )
    sender: Sender
    receiver: Receiver
    references: tuple[CitedLetter, ...] = ()
    enclosures: tuple[PackageEnclosure, ...] = ()
    deadlines: tuple[PackageDeadline, ...] = ()
    files: tuple[PackageFile, ...]

    def to_json(self) -> bytes:
        """The file; the same letter gives the same bytes."""
        return self.model_dump_json(indent=1, exclude_none=True).encode("utf-8") + b"\n"
