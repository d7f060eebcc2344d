"""What was read, as a draft circular: what is sure stands plainly, the rest says what to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen import kinds, vocabulary
from docgen.drafting.yaml_lines import commented, scalar
from docgen.model.circular import Office
from docgen.model.signing import Signatory
from docgen.reading.deadlines import Deadline
from docgen.reading.found_letter import Field, Paragraph, ReadLetter
from docgen.reading.patterns import doubt, table
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic

_LONGEST_HEADING = 40


def draft_yaml(
    letter: ReadLetter,
    *,
    source: str,
    offices: dict[str, Office],
    signatories: dict[str, Signatory],
    keys: str = "th",
) -> str:
    """The draft circular of a received letter; ``keys`` is ``th`` or ``en``."""
    sheet = _Sheet(letter, source, offices, signatories, keys)
    lines = [*sheet.head(), *sheet.lists(), *sheet.deadlines(), *sheet.body(), *sheet.foot()]
    return "\n".join(lines) + "\n"


def office_key(letter: ReadLetter, offices: dict[str, Office]) -> str:
    """The office of the workspace that wrote it: by the number's own part, or by name."""
    number = letter.reference_number
    for key, office in offices.items():
        prefix = "".join(to_arabic(office.reference_prefix or "").split())
        if number and prefix and prefix == f"{number.letters}{number.office_code}":
            return key
    bare = {"".join(to_arabic(line).split()) for line in letter.agency}
    for key, office in offices.items():
        if "".join(to_arabic(office.agency).split()) in bare:
            return key
    return ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    letter: ReadLetter
    source: str
    offices: dict[str, Office]
    signatories: dict[str, Signatory]
    keys: str

    def head(self) -> Iterator[str]:
        letter = self.letter
        yield f"# {self.source}"
        kind = kinds.kind(letter.kind)
        yield self._sure("kind", kind.thai if self.keys == "th" else letter.kind)
        key = office_key(letter, self.offices)
        named = doubt("unknown_office", ", ".join(letter.agency))
        unknown = () if key else (named if letter.agency else doubt("not_found"),)
        yield self._line("office", Field(key, unknown))
        if letter.urgency:
            english = vocabulary.english("urgency", letter.urgency) or ""
            yield self._sure("urgency", letter.urgency if self.keys == "th" else english)
        yield self._line("reference_number", letter.number)
        yield self._line("date", letter.date)
        if kind.part("subject") is not None:
            yield self._line("subject", letter.subject)
        yield from self._recipients()

    def _recipients(self) -> Iterator[str]:
        """One addressee on the line of the key, several in a list."""
        everyone = self.letter.recipient.text.split("\n")
        if len(everyone) == 1:
            yield self._line("recipient", self.letter.recipient)
            return
        yield f"{self._key('circular', 'recipient')}:"
        for one in everyone:
            yield f"  - {scalar(one)}"

    def lists(self) -> Iterator[str]:
        letter = self.letter
        if letter.references:
            yield ""
            yield f"{self._key('circular', 'references')}:"
        for one in letter.references:
            yield f"  - {self._of('reference', 'document', one.document, one.doubts)}"
            if one.urgency:
                english = vocabulary.english("urgency", one.urgency) or ""
                urgency = one.urgency if self.keys == "th" else english
                yield f"    {self._of('reference', 'urgency', urgency)}"
            yield f"    {self._of('reference', 'reference_number', one.number)}"
            yield f"    {self._of('reference', 'dated', one.dated)}"
        if letter.enclosures:
            yield ""
            yield f"{self._key('circular', 'enclosures')}:"
        for item, quantity in zip(letter.enclosures, letter.quantities, strict=True):
            yield f"  - {self._of('enclosure', 'item', item.text, item.doubts)}"
            if quantity:
                yield f"    {self._of('enclosure', 'quantity', quantity)}"

    def deadlines(self) -> Iterator[str]:
        if not self.letter.deadlines:
            return
        yield ""
        yield f"{self._key('circular', 'deadlines')}:"
        for one in self.letter.deadlines:
            yield f"  {scalar(one.name)}:"
            days = {"start": one.start, "until": one.until}
            days |= {"previous": one.previous, "previous_start": one.previous_start}
            for name, day in days.items():
                if day is None:
                    continue
                doubts = one.doubts if name == "until" else ()
                line = self._of("deadline", name, _day(day), doubts)
                sentence = f"«{one.sentence}»" if name == "until" and not one.doubts else ""
                yield f"    {commented(line, sentence)}"

    def body(self) -> Iterator[str]:
        yield ""
        yield f"{self._key('circular', 'body')}:"
        paragraphs = list(enumerate(self.letter.body))
        while paragraphs:
            index, one = paragraphs.pop(0)
            if not one.level:
                yield f"  - {scalar(self._filled(index, one))}"
                continue
            group = [(index, one)]
            while paragraphs and paragraphs[0][1].level:
                group.append(paragraphs.pop(0))
            if self._is_heading(group, bool(paragraphs)):
                yield f"  - {self._key('items', 'heading')}: {scalar(one.text)}"
            else:
                yield from self._items(group)

    def _is_heading(self, group: Sequence[tuple[int, Paragraph]], is_followed: bool) -> bool:
        """One short numbered line of a memorandum, with text under it."""
        (_, first), *others = group
        is_short = len(first.text) <= _LONGEST_HEADING and first.level == 1
        return self.letter.kind == "memorandum" and is_short and is_followed and not others

    def foot(self) -> Iterator[str]:
        letter = self.letter
        if kinds.kind(letter.kind).part("signature") is None:
            yield from (
                f"# {text}" for text in (*letter.responsible_office, letter.telephone) if text
            )
            return
        name = letter.signatory.text
        key = next((key for key, one in self.signatories.items() if _same(one.name, name)), "")
        yield ""
        if key:
            yield self._line("signatory", Field(key, letter.signatory.doubts))
        else:
            person = ", ".join((name, *letter.position_title)) if name else ""
            reasons = letter.signatory.doubts if not name else ()
            reason = "; ".join((*reasons, *((doubt("unknown_signatory", person),) if name else ())))
            yield f"# {self._key('circular', 'signatory')}:   # {table()['check']}: {reason}"
        for text in (*letter.responsible_office, letter.telephone, *letter.contacts):
            if text:
                yield f"# {text}"

    def _items(self, group: Sequence[tuple[int, Paragraph]]) -> Iterator[str]:
        yield f"  - {self._key('items', 'items')}:"
        for position, (index, one) in enumerate(group):
            text = scalar(self._filled(index, one))
            following = group[position + 1][1].level if position + 1 < len(group) else 0
            if one.level == 2:
                yield f"          - {text}"
            elif following == 2:
                yield f"      - {self._key('item', 'text')}: {text}"
                yield f"        {self._key('item', 'items')}:"
            else:
                yield f"      - {text}"

    def _filled(self, index: int, one: Paragraph) -> str:
        """The paragraph with its deadlines named, so that one date feeds all."""
        text = one.text.replace("{", "(").replace("}", ")")
        for deadline in self.letter.deadlines:
            if deadline.paragraph == index:
                text = text.replace(deadline.written, self._named(deadline))
        return text

    def _named(self, deadline: Deadline) -> str:
        section = self._word("names", "deadlines")
        return "{{ " + f"{section}.{deadline.name}.{self._word('deadline_names', 'until')}" + " }}"

    def _word(self, section: str, name: str) -> str:
        return vocabulary.thai(section, name) if self.keys == "th" else name

    def _key(self, section: str, name: str) -> str:
        return self._word(section, name)

    def _sure(self, name: str, text: str) -> str:
        return self._line(name, Field(text))

    def _line(self, name: str, one: Field) -> str:
        return self._of("circular", name, one.text, one.doubts)

    def _of(self, section: str, name: str, text: str, doubts: tuple[str, ...] = ()) -> str:
        line = f"{self._key(section, name)}: {scalar(text)}".rstrip()
        return commented(line, f"{table()['check']}: {'; '.join(doubts)}" if doubts else "")


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _day(date: ThaiDate) -> str:
    return re.sub(" +", " ", to_arabic(long_date(date)))
