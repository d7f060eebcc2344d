"""The fields of a received letter, each sure or with the reason to look at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docgen import vocabulary
from docgen.reading.deadlines import Deadline, deadlines_of
from docgen.reading.patterns import date_of, doubt, noise, pattern
from docgen.reading.sources import Line
from docgen.thai import Fault
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number

__all__ = ["Deadline", "Field", "Paragraph", "ReadLetter", "Reference", "read_letter"]

_SATURDAY = 5
_LABELLED = ("subject", "recipient", "references", "enclosures")


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

    memorandum: bool = False
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
    position: tuple[str, ...] = ()
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


def read_letter(lines: Sequence[Line]) -> ReadLetter | None:
    """The letter in ``lines``; ``None`` where there is neither subject nor salutation."""
    kept = [
        Line(to_arabic(one.text), one.starts)
        for one in lines
        if one.text and not noise().fullmatch(to_arabic(one.text))
    ]
    return _Reader(kept, to_arabic("\n".join(one.text for one in lines))).letter()


class _Reader:
    """Goes down the letter once, from head to foot."""

    def __init__(self, lines: list[Line], whole: str) -> None:
        self.lines = lines
        self.whole = whole
        self.at = 0
        self.made = ReadLetter()

    def letter(self) -> ReadLetter | None:
        labels = {
            name: index
            for name in ("subject", "recipient")
            for index, line in enumerate(self.lines)
            if pattern(f"parts.{name}").fullmatch(line.text)
        }
        if not labels:
            return None
        first = next(
            (i for i, one in enumerate(self.lines) if pattern("parts.subject").fullmatch(one.text)),
            min(labels.values()),
        )
        self._head(first)
        self.at = first
        parts = self._parts()
        self.made.subject = _found(" ".join(parts["subject"]))
        self.made.recipient = _found(_joined(parts["recipient"]))
        self.made.subject = _found(_joined(parts["subject"]))
        self._references(parts["references"])
        self._enclosures(parts["enclosures"])
        self._body()
        self._foot()
        self.made.deadlines = deadlines_of([one.text for one in self.made.body], self.made.day)
        return self.made

    # -- head --------------------------------------------------------------------------------

    def _head(self, end: int) -> None:
        made, agency, has_number = self.made, [], False
        for line in self.lines[:end]:
            text = line.text
            if pattern("memorandum").fullmatch(text):
                made.memorandum = True
            elif match := pattern("memorandum_office").fullmatch(text):
                agency.append(match["text"])
            elif pattern("urgency").fullmatch(text):
                made.urgency = text
            elif (match := pattern("number").fullmatch(text)) and not has_number:
                has_number = True
                made.number = _number(match["number"])
                agency += self._beside_number(match["rest"].strip())
            elif pattern("date").fullmatch(text):
                self._date(text)
            elif has_number and not made.day and not agency[3:]:
                agency.append(text)
        made.agency = tuple(agency)

    def _beside_number(self, rest: str) -> list[str]:
        """A memorandum's date, or the first line of the letterhead."""
        if rest and pattern("memorandum_date").fullmatch(rest):
            self._date(rest)
            return []
        return [rest] if rest else []

    def _date(self, text: str) -> None:
        match = pattern("date").fullmatch(text)
        day = date_of(match["date"]) if match else None
        if day is None:
            self.made.date = Field("", (doubt("cannot_read", text),))
            return
        self.made.day = day
        self.made.date = Field(to_arabic(long_date(day)), tuple(self._doubts_of(day)))

    def _doubts_of(self, day: ThaiDate) -> list[str]:
        found = []
        if day.day is not None and day.gregorian().weekday() >= _SATURDAY:
            found.append(doubt("weekend"))
        for match in pattern("dated_elsewhere").finditer(self.whole):
            other = date_of(match["date"])
            if other is not None and other != day:
                found.append(doubt("elsewhere", match[0]))
        for match in pattern("received").finditer(self.whole):
            stamp = date_of(match["date"])
            if stamp is not None and day.day is not None and stamp < day:
                found.append(doubt("after_receipt", match["date"]))
        return list(dict.fromkeys(found))

    # -- labelled parts ----------------------------------------------------------------------

    def _parts(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {name: [] for name in _LABELLED}
        current = ""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            name, text = _labelled(line.text)
            if name and not parts[name]:
                current = name
                parts[name].append(text)
            elif current and self._continues(line, current, parts[current]):
                parts[current].append(line.text)
            else:
                break
            self.at += 1
        return parts

    def _continues(self, line: Line, name: str, written: list[str]) -> bool:
        """Whether a line still belongs to the labelled part above it."""
        if pattern("item").fullmatch(line.text) and name in ("references", "enclosures"):
            return True
        if pattern("opener").match(line.text):
            return False
        if name == "references":
            return pattern("citation").search(_joined(written)) is None
        if name == "enclosures":
            has_quantity = pattern("quantity").search(_joined(written)) is not None
            return not has_quantity and (not line.starts or self._quantity_follows())
        return not line.starts

    def _quantity_follows(self) -> bool:
        """A hanging line can stand where paragraphs begin; its quantity then tells it apart."""
        for line in self.lines[self.at : self.at + 3]:
            if pattern("opener").match(line.text):
                return False
            if pattern("quantity").search(line.text):
                return True
        return False

    def _references(self, lines: list[str]) -> None:
        found = []
        for text in _entries(lines):
            match = pattern("citation").search(text)
            if match is None:
                found.append(Reference(text, "", "", doubts=(doubt("incomplete"),)))
                continue
            head, urgency = match["head"].strip(), ""
            ending = re.search(rf"\s+({pattern('urgency').pattern})$", head)
            if ending:
                head, urgency = head[: ending.start()].strip(), ending[1]
            day = date_of(match["date"])
            dated = to_arabic(long_date(day)) if day else match["date"]
            number = _number(match["number"])
            doubts = number.doubts if day else (*number.doubts, doubt("incomplete"))
            found.append(Reference(head, number.text, dated, urgency, doubts))
        self.made.references = tuple(found)

    def _enclosures(self, lines: list[str]) -> None:
        items, quantities = [], []
        for text in _entries(lines):
            match = pattern("quantity").search(text)
            items.append(
                Field(text[: match.start()].strip())
                if match
                else Field(text, (doubt("without_quantity"),))
            )
            quantities.append(match["quantity"] if match else "")
        self.made.enclosures, self.made.quantities = tuple(items), tuple(quantities)

    # -- body and foot -----------------------------------------------------------------------

    def _body(self) -> None:
        groups: list[list[str]] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            ends = pattern("close").fullmatch(line.text) or pattern("name").fullmatch(line.text)
            if ends:
                break
            if not groups or _begins(line, groups[-1]):
                groups.append([line.text])
            else:
                groups[-1].append(line.text)
            self.at += 1
        self.made.body = tuple(_paragraph(_joined(group)) for group in groups)

    def _foot(self) -> None:
        rest = [line.text for line in self.lines[self.at :]]
        names = [i for i, text in enumerate(rest) if pattern("name").fullmatch(text)]
        if not names:
            return
        match = pattern("name").fullmatch(rest[names[0]])
        name = match["name"].strip() if match else ""
        doubts = () if len(name.split()) > 1 else (doubt("one_word"),)
        self.made.signatory = Field(name, doubts)
        after = rest[names[0] + 1 :]
        count = 1
        if after and re.search(rf"{pattern('acting').pattern}$", after[0]):
            count = 2
        self.made.position = tuple(after[:count])
        self._contact(after[count:])

    def _contact(self, lines: list[str]) -> None:
        office, contacts, seen = [], [], False
        for text in lines:
            match = pattern("telephone").fullmatch(text)
            if match:
                self.made.telephone, seen = match["text"], True
            elif pattern("contact").fullmatch(text):
                contacts.append(text)
                seen = True
            elif seen:
                break
            else:
                office.append(text)
        self.made.contacts = tuple(contacts)
        self.made.responsible_office = tuple(office) if seen else ()


def _labelled(text: str) -> tuple[str, str]:
    for name in _LABELLED:
        match = pattern(f"parts.{name}").fullmatch(text)
        if match:
            return name, match["text"].strip()
    return "", ""


def _entries(lines: list[str]) -> list[str]:
    """Numbered entries apart; lines that belong together joined."""
    groups: list[list[str]] = []
    for text in lines:
        match = pattern("item").fullmatch(text)
        if match:
            groups.append([match["text"]])
        elif text and groups:
            groups[-1].append(text)
        elif text:
            groups.append([text])
    return [_joined(group) for group in groups]


def _begins(line: Line, before: list[str]) -> bool:
    if pattern("sub_item").fullmatch(line.text) or pattern("item").fullmatch(line.text):
        return not re.search(r"[(/]$", before[-1])
    return line.starts


def _paragraph(text: str) -> Paragraph:
    for level, name in ((2, "sub_item"), (1, "item")):
        match = pattern(name).fullmatch(text)
        if match:
            return Paragraph(match["text"], level)
    return Paragraph(text)


def _joined(lines: Sequence[str]) -> str:
    """Lines as one text: Thai goes on without a space, figures and Latin words with one."""
    if not lines:
        return ""
    text = lines[0]
    for before, after in pairwise(lines):
        apart = re.search(r"[0-9A-Za-z).,ฯ]$", before) or re.match(r"[0-9A-Za-z(]", after)
        text += (" " if apart else "") + after
    return text


def _number(text: str) -> Field:
    try:
        number = parse_reference_number(text)
    except Fault:
        return Field(text.strip(), (doubt("incomplete"),))
    return Field(to_arabic(number.text))


def _found(text: str) -> Field:
    return Field(text) if text else Field("", (doubt("not_found"),))


def urgency_key(text: str) -> str:
    """The English name of an urgency as it is written; empty for none."""
    return vocabulary.english("urgency", text) or ""
