"""What is told of a letter that is the one issued."""

from __future__ import annotations

from docgen.light import dataclass
from docgen.services.sign import SignatureShown


@dataclass(frozen=True, slots=True)
class VerifiedLetter:
    """A letter that is the one issued: its number, to whom, and when it went out."""

    number: str
    addressee: str
    at: str
    signatures: tuple[SignatureShown, ...] = ()
