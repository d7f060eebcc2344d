"""The fields of a received letter, each sure or with the reason to look at it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.deadlines import deadlines_of
from docgen.reading.found_letter import Field, ReadLetter, Reference
from docgen.reading.line_texts import (
    LABELLED,
    addressees,
    begins,
    entries_of,
    found_of,
    joined,
    labelled,
    nearest_urgency,
    number_of,
    paragraph_of,
)
from docgen.reading.patterns import date_of, doubt, noise, pattern
from docgen.reading.sources import Line
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic

_SATURDAY = 5


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
            return self._stamped()
        first = next(
            (i for i, one in enumerate(self.lines) if pattern("parts.subject").fullmatch(one.text)),
            min(labels.values()),
        )
        self._head(first)
        self.at = first
        parts = self._parts()
        self.made.recipient = found_of(addressees(parts["recipient"]))
        self.made.subject = found_of(joined(parts["subject"]))
        self._references(parts["references"])
        self._enclosures(parts["enclosures"])
        self._body()
        self._foot()
        self.made.deadlines = deadlines_of([one.text for one in self.made.body], self.made.day)
        return self.made

    def _stamped(self) -> ReadLetter | None:
        """A letter under a seal: to an office, with the agency and the date below the text."""
        to = next((i for i, one in enumerate(self.lines) if _is_to_an_office(one.text)), None)
        if to is None:
            return None
        self._head(to)
        self.made.kind = "stamped_letter"
        match = pattern("stamped").fullmatch(self.lines[to].text)
        self.made.recipient = found_of(match["text"] if match else "")
        dates = (i for i, one in enumerate(self.lines) if pattern("date").fullmatch(one.text))
        end = next((i for i in dates if i > to + 1), None)
        if end is None or not self.made.reference_number:
            return None
        self.made.agency = (self.lines[end - 1].text,)
        self._date(self.lines[end].text)
        rest, self.lines, self.at = self.lines[end + 1 :], self.lines[: end - 1], to + 1
        self._body()
        self._contact([one.text for one in rest])
        self.made.deadlines = deadlines_of([one.text for one in self.made.body], self.made.day)
        return self.made

    # -- head --------------------------------------------------------------------------------

    def _head(self, end: int) -> None:
        made, agency, has_number = self.made, [], False
        for line in self.lines[:end]:
            text = line.text
            if pattern("memorandum").fullmatch(text):
                made.kind = "memorandum"
            elif match := pattern("memorandum_office").fullmatch(text):
                agency.append(match["text"])
            elif pattern("urgency_line").fullmatch(text):
                made.urgency = nearest_urgency(text)
            elif (match := pattern("number").fullmatch(text)) and not has_number:
                has_number = True
                made.number = number_of(match["number"])
                agency += self._beside_number(match["rest"].strip())
            elif pattern("date").fullmatch(text):
                self._date(text)
            elif has_number and not made.day and not agency[3:]:
                agency.append(text)
        made.agency = tuple(agency)
        if made.day is None:
            self._short_date()

    def _short_date(self) -> None:
        """A date with its month cut short, as stamps have it; the letter has no other."""
        match = pattern("short_date").search(self.whole)
        day = date_of(match["date"]) if match else None
        if match and day is not None:
            self.made.day = day
            self.made.date = Field(to_arabic(long_date(day)), (doubt("short_date", match[0]),))

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
        parts: dict[str, list[str]] = {name: [] for name in LABELLED}
        current = ""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            name, text = labelled(line.text)
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
        if name == "recipient" and pattern("addressee").match(line.text):
            return True
        if pattern("opener").match(line.text):
            return False
        if name == "references":
            return pattern("citation").search(joined(written)) is None
        if name == "enclosures":
            has_quantity = pattern("quantity").search(joined(written)) is not None
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
        for text in entries_of(lines):
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
            number = number_of(match["number"])
            doubts = number.doubts if day else (*number.doubts, doubt("incomplete"))
            found.append(Reference(head, number.text, dated, urgency, doubts))
        self.made.references = tuple(found)

    def _enclosures(self, lines: list[str]) -> None:
        items, quantities = [], []
        for text in entries_of(lines):
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
            if not groups or begins(line, groups[-1]):
                groups.append([line.text])
            else:
                groups[-1].append(line.text)
            self.at += 1
        self.made.body = tuple(paragraph_of(joined(group)) for group in groups)

    def _foot(self) -> None:
        rest = [line.text for line in self.lines[self.at :]]
        names = [i for i, text in enumerate(rest) if pattern("name").fullmatch(text)]
        bare = [i for i, text in enumerate(rest) if pattern("bare_name").fullmatch(text)]
        if not names and not bare:
            return
        kind, names = ("name", names) if names else ("bare_name", bare)
        match = pattern(kind).fullmatch(rest[names[0]])
        name = " ".join(match["name"].split()) if match else ""
        doubts = [] if len(name.split()) > 1 else [doubt("one_word")]
        doubts += [doubt("bare_name")] if kind == "bare_name" else []
        self.made.signatory = Field(name, tuple(doubts))
        after = rest[names[0] + 1 :]
        count = 1
        if after and re.search(rf"{pattern('acting').pattern}$", after[0]):
            count = 2
        self.made.position_title = tuple(after[:count])
        self._contact(after[count:])

    def _contact(self, lines: list[str]) -> None:
        office, contacts, seen = [], [], False
        for text in lines:
            beside = pattern("office_and_telephone").fullmatch(text)
            if beside and not seen and pattern("telephone").fullmatch(beside["telephone"]):
                office.append(beside["office"])
                text = beside["telephone"]
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


def _is_to_an_office(text: str) -> bool:
    return pattern("stamped").fullmatch(text) is not None
