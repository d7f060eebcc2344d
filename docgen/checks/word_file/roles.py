"""Which part of a letter each paragraph is, told by its words as a reader tells it."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.checks.word_file.model import Paragraph
from docgen.checks.word_file.words import form
from docgen.standards import table
from docgen.thai.item_marks import item_mark
from docgen.thai.letter_lines import (
    ANY_DATE_LINE,
    CATCHWORD,
    NAME_LINE,
    NUMBERED,
    PAGE_NUMBER,
    SIGN_LINE,
)

_INDENT = 60.0  # points; a paragraph of the body is indented further
_FLUSH = 1.2
_LINE = 80
_LONGEST_RANK = 30
HEAD = ("urgency", "number", "agency", "date", "subject", "salutation", "references", "enclosures")


@dataclass(frozen=True, slots=True)
class Letter:
    """The paragraphs of a letter by their parts; annexes after it are not among them.

    ``is_other`` is a document of another kind: an order, a notice, minutes.
    """

    paragraphs: tuple[Paragraph, ...]
    is_memorandum: bool
    is_other: bool = False

    def of(self, *roles: str) -> list[Paragraph]:
        """The paragraphs of those parts, in order."""
        return [one for one in self.paragraphs if one.role in roles]

    def first(self, role: str) -> Paragraph | None:
        """The first paragraph of that part, if there is one."""
        return next(iter(self.of(role)), None)


def letter(paragraphs: list[Paragraph]) -> Letter:
    """The letter that a file begins with."""
    is_memorandum = any(form("memorandum") in one.said for one in paragraphs[:6])
    reader = _Reader(is_memorandum)
    for one in paragraphs:
        one.role = reader.role(one)
    _tell_flush_ones(paragraphs)
    other = tuple(form("other_documents"))
    is_other = any(one.said.startswith(other) for one in paragraphs[:2])
    is_other = is_other or _is_stamped(paragraphs)
    return Letter(tuple(one for one in paragraphs if one.role), is_memorandum, is_other)


def _tell_flush_ones(paragraphs: list[Paragraph]) -> None:
    """A caption stands over its table, a sentence goes on after a list: both at the margin."""
    above = ""
    for number, one in enumerate(paragraphs):
        start = (one.length("ind", "firstLine") or 0) + (one.length("ind", "left") or 0)
        if one.role == "body" and abs(start) <= _FLUSH:
            below = paragraphs[number + 1].role if number + 1 < len(paragraphs) else ""
            if below == "cell":
                one.role = "caption"
            elif above in ("item", "cell", "caption"):
                one.role = "resumed"
        above = one.role


def _is_stamped(paragraphs: list[Paragraph]) -> bool:
    """A stamped letter goes to an office, and has neither subject nor salutation."""
    roles = {one.role for one in paragraphs}
    addressed = any(one.said.startswith(form("stamped") + " ") for one in paragraphs[:8])
    return addressed and not roles & {"subject", "salutation"}


@dataclass(slots=True)
class _Reader:
    """Goes down the letter: what a line can be depends on what has come before it."""

    is_memorandum: bool
    last: str = ""
    in_body: bool = False
    has_closed: bool = False
    has_ended: bool = False

    def role(self, one: Paragraph) -> str:
        lines = (" ".join(line.split()) for line in one.text.split("\n"))
        found = self._role(one, next(filter(None, lines), ""))
        self.last = found or self.last
        return found

    def _role(self, one: Paragraph, said: str) -> str:
        if one.in_box or self.has_ended or (self.has_closed and (one.in_table or one.section > 0)):
            return ""
        signed = self._signed(one)
        if signed:
            self.has_closed = True
            return signed
        if self.has_closed:
            return self._after(said)
        if not self.in_body:
            beside = self.last if one.in_table and self.last in HEAD else ""
            head = self._head(one, said) or beside
            if head:
                return head
            self.in_body = True
        return self._body(one, said)

    def _goes_on(self, one: Paragraph, said: str) -> bool:
        """A further line of the addressee hangs under the first one; a body is only indented."""
        left, first = one.length("ind", "left") or 0, one.length("ind", "firstLine") or 0
        hangs = 0 < left < _INDENT and not first and len(said) < _LINE
        return said.startswith(form("through")) or hangs

    def _head(self, one: Paragraph, said: str) -> str:
        label = said.split(" ")[0]
        if self.last in ("", "secrecy", "urgency", "heading") and said in form("urgency"):
            return "urgency"
        if self.last in ("", "urgency", "heading") and said in form("secrecy"):
            return "secrecy"
        if self.is_memorandum and form("memorandum") in said:
            return "heading"
        if self.is_memorandum and said.startswith(form("office_label")):
            return "office"
        if said.startswith(form("number") + " ") or label == form("number"):
            return "number"
        for role in ("subject", "references", "enclosures"):
            if said.startswith(form(role)) and self.last not in ("", "urgency"):
                return role
        if label in form("salutations"):
            return "salutation"
        if self.last == "salutation" and self._goes_on(one, said):
            return self.last
        if self.last in ("subject", "salutation"):
            return ""
        if self.last in ("references", "enclosures"):
            return self.last if NUMBERED.match(said) else ""
        if ANY_DATE_LINE.fullmatch(said) and len(said) < 50:
            return "date"
        return "agency"

    def _body(self, one: Paragraph, said: str) -> str:
        if said.startswith(tuple(form("closes"))) and len(said) < 60:
            self.has_closed = True
            return "close"
        if NAME_LINE.fullmatch(said) and not NUMBERED.match(said):
            self.has_closed = True
            return "name"
        if PAGE_NUMBER.fullmatch(said) or (CATCHWORD.fullmatch(said) and len(said) < 60):
            return "catchword"
        if one.in_table:
            return "cell"
        return "item" if NUMBERED.match(said) or item_mark(said) else "body"

    def _signed(self, one: Paragraph) -> str:
        """A dotted line to sign on, or a rank that stands alone before the signature."""
        if not self.in_body and not self.has_closed:
            return ""
        if SIGN_LINE.fullmatch(one.text.split("\n")[0].strip()):
            return "sign_line"
        is_rank = " " not in one.said and one.said.startswith(tuple(table("good_form")["ranks"]))
        return "rank" if is_rank and len(one.said) < _LONGEST_RANK else ""

    def _after(self, said: str) -> str:
        if NAME_LINE.fullmatch(said):
            return "name"
        if said.startswith(form("telephone")):
            self.last = "telephone"
            return "telephone"
        if self.last == "telephone" and len(said) > 200:
            self.has_ended = True
            return ""
        return "after"
