"""What a letter says, for the rules that hold for it however it was written: YAML or Word."""

from __future__ import annotations

from collections.abc import Callable

from docgen.diagnostics import Position
from docgen.light import dataclass
from docgen.thai.dates import ThaiDate
from docgen.thai.reference_numbers import ReferenceNumber


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its place; ``role`` is that of its block in a body (``paragraph``, ``item``)."""

    text: str
    at: Position | None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A letter that is cited: its number and its date as far as they are known, and its place."""

    number: ReferenceNumber | None
    dated: ThaiDate | None
    at: Position | None


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter as its rules read it; ``salutation`` is its word, ``""`` where there is none.

    ``has_headings`` says that headings part the body, ``elsewhere`` are the texts of parts that
    only this letter has; ``place`` tells where some words of a passage stand.
    """

    subject: Passage
    salutation: str
    body: tuple[Passage, ...]
    references: tuple[Passage, ...]
    enclosures: tuple[Passage, ...]
    number: ReferenceNumber | None
    date: ThaiDate | None
    cited: tuple[Citation, ...]
    enclosure_label: str = ""
    has_headings: bool = False
    elsewhere: tuple[str, ...] = ()
    place: Callable[[Passage, str], Position | None] = lambda passage, _: passage.at

    def of(self, *roles: str) -> list[Passage]:
        """The passages of the body of these roles, in order."""
        return [passage for passage in self.body if passage.role in roles]

    @property
    def whole_text(self) -> str:
        """The body as one text."""
        return "\n".join(passage.text for passage in self.body)

    def says_elsewhere(self, word: str) -> bool:
        """Whether a part of its own says the word."""
        return any(word in text for text in self.elsewhere)
