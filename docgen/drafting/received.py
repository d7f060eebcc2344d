"""What was read, as a draft circular: what is sure stands plainly, the rest says what to check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen import kinds, vocabulary
from docgen.drafting.received_body import body_lines
from docgen.drafting.received_foot import asides_lines, foot_lines
from docgen.drafting.received_keys import DraftKeys
from docgen.drafting.received_office import name_and_telephone
from docgen.drafting.received_sheets import own_lines, sheet_lines
from docgen.drafting.yaml_lines import commented_line, scalar
from docgen.light import dataclass
from docgen.loading.circular.open_fields import year_field
from docgen.model.circular import Office
from docgen.model.signing import Signatory
from docgen.reading.found_letter import ReadField, ReadLetter
from docgen.reading.patterns import doubt_sentence, table
from docgen.reading.sheets import SHEET_KINDS
from docgen.standards import table as standard_table
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic

_CLOSE = "complimentary_close"
_UNDATED = ("minutes", *SHEET_KINDS)
_OFFICES = ("agency", "issuer", "issuer|agency", "issuing_agency", "originating_office")
_ISSUED = ("order", "announcement", "regulation", "by_law", "statement", "news")


def draft_yaml(
    letter: ReadLetter,
    *,
    source: str,
    offices: dict[str, Office],
    signatories: dict[str, Signatory],
    keys: str = "th",
) -> str:
    """The draft circular of a received letter; ``keys`` is ``th`` or ``en``."""
    names = DraftKeys(keys)
    sheet = _ReceivedCircular(letter, source, offices, names)
    lines = [*sheet.head(), *sheet.lists(), *sheet.deadlines(), *body_lines(letter, names)]
    lines += foot_lines(letter, names, signatories, offices.get(office_key(letter, offices)))
    lines += [*sheet_lines(letter, names, signatories), *asides_lines(letter)]
    return "\n".join(lines) + "\n"


def office_key(letter: ReadLetter, offices: dict[str, Office]) -> str:
    """The office of the workspace that wrote it: by the number's own part, or by name."""
    number = letter.reference_number
    for key, office in offices.items():
        prefix = "".join(to_arabic(office.reference_prefix or "").split())
        if number and prefix and prefix == f"{number.letters}{number.office_code}":
            return key
    named = (text for line in letter.agency for text in (line, name_and_telephone(line)[0]))
    bare = {"".join(to_arabic(text).split()) for text in named}
    for key, office in offices.items():
        heads = (office.agency, *office.letterhead[:1])
        if any("".join(to_arabic(head).split()) in bare for head in heads):
            return key
    return ""


@dataclass(frozen=True, slots=True)
class _ReceivedCircular:
    letter: ReadLetter
    source: str
    offices: dict[str, Office]
    names: DraftKeys

    def head(self) -> Iterator[str]:
        letter, names = self.letter, self.names
        yield f"# {self.source}"
        kind = kinds.kind(letter.kind)
        shown = kind.thai if names.keys == "th" else letter.kind
        yield names.line("kind", ReadField(shown, letter.kind_doubts))
        yield from self._office()
        for section, text in (("secrecy", letter.secrecy), ("urgency", letter.urgency)):
            if text:
                english = vocabulary.english(section, text) or ""
                yield names.line(section, ReadField(text if names.keys == "th" else english))
        yield from self._number(kind)
        if letter.kind not in _UNDATED:
            yield names.line("date", letter.date)
        yield from own_lines(letter, kind, names)
        if kind.part("subject") is not None or letter.subject.text:
            yield names.line("subject", letter.subject)
        yield from self._recipients(kind)

    def _office(self) -> Iterator[str]:
        letter, names = self.letter, self.names
        key = office_key(letter, self.offices)
        kind = kinds.kind(letter.kind)
        if not key and not (letter.agency or _prints_office(kind)):  # any of the workspace does
            key = next(iter(self.offices), "")
        named = doubt_sentence("unknown_office", ", ".join(letter.agency))
        unknown = () if key else (named if letter.agency else doubt_sentence("not_found"),)
        yield names.line("office", ReadField(key, unknown))
        office = self.offices.get(key)
        agency = "".join(letter.agency)
        if letter.kind in _ISSUED and agency and kind.own_field("issuer") is not None:
            is_own = office is not None and _bare(office.agency) == _bare(agency)
            if not is_own:
                yield names.own_field(kind, "issuer", ReadField(agency))
            return
        known = () if office is None else (office.agency, *office.letterhead)
        if office is not None and letter.kind != "memorandum":
            said = {_bare(line) for line in known}
            other = [line for line in letter.agency if _bare(line) not in said]
            if other:
                yield f"# {doubt_sentence('letterhead', ' / '.join(letter.agency))}"

    def _number(self, kind: kinds.Kind) -> Iterator[str]:
        field = kind.own_field(year_field(kind))
        if field is not None and (field.required or self.letter.number.text):
            yield self.names.own_field(kind, field.english, self.letter.number)
        if kind.part("reference_number") is not None:
            yield self.names.line("reference_number", self.letter.number)

    def _recipients(self, kind: kinds.Kind) -> Iterator[str]:
        """One addressee on the line of the key, several in a list; a pair of its own beside."""
        if kind.part("salutation") is None and kind.part("addressee") is None:
            return
        letter, names = self.letter, self.names
        everyone = letter.recipient.text.split("\n")
        if len(everyone) == 1:
            yield names.line("recipient", letter.recipient)
        else:
            yield f"{names.key('circular', 'recipient')}:"
            yield from (f"  - {scalar(recipient)}" for recipient in everyone)
        yield from self._pair()
        if kind.part(_CLOSE) is not None and not letter.close.text:
            yield from self._without_close()

    def _without_close(self) -> Iterator[str]:
        """The close that the file has not is not printed either; it is said beside it."""
        names = self.names
        part = vocabulary.thai("parts", _CLOSE) if names.keys == "th" else _CLOSE
        line = f"{names.key('departure', 'without')}: [{part}]"
        yield f"{names.key('circular', 'departure')}:"
        yield f"  {commented_line(line, names.check((doubt_sentence('not_found'),)))}"
        yield f"  {names.of('departure', 'reason', table()['departs_as_received'])}"

    def _pair(self) -> Iterator[str]:
        """Rank, or the pair of salutation and close where it is none that docgen would choose."""
        letter, names = self.letter, self.names
        salutation, close = letter.salutation, letter.close.text
        if not salutation:
            return
        pairs = standard_table("salutations")
        first = letter.recipient.text.split("\n")[0]
        is_honoured = " ".join(first.split()) in pairs["honoured"]["offices"]
        usual = pairs["honoured" if is_honoured else "ordinary"]
        if _is_pair(usual, salutation, close):
            return
        if not close and salutation == usual["salutation"]:
            return
        for rank, pair in pairs["ranks"].items():
            if _is_pair(pair, salutation, close or pair[_CLOSE]):
                text = vocabulary.thai("addressee_ranks", rank) if names.keys == "th" else rank
                doubts = () if close else (doubt_sentence("not_found"),)
                yield names.line("addressee_rank", ReadField(text, doubts))
                return
        yield names.line("salutation", ReadField(salutation))
        plain = (pairs["ordinary"], pairs["honoured"])
        is_known = any(_is_pair(pair, salutation, close) for pair in plain)
        other = doubt_sentence("other_close", close) if close else doubt_sentence("not_found")
        doubts = () if is_known else (other,)
        yield names.line(_CLOSE, ReadField(close or usual[_CLOSE], doubts))

    def lists(self) -> Iterator[str]:
        letter, names = self.letter, self.names
        if letter.references:
            yield ""
            yield f"{names.key('circular', 'references')}:"
        for reference in letter.references:
            if not reference.number and not reference.dated and not reference.urgency:
                yield commented_line(
                    f"  - {scalar(reference.document)}", names.check(reference.doubts)
                )
                continue
            yield f"  - {names.of('reference', 'document', reference.document, reference.doubts)}"
            if reference.urgency:
                english = vocabulary.english("urgency", reference.urgency) or ""
                urgency = reference.urgency if names.keys == "th" else english
                yield f"    {names.of('reference', 'urgency', urgency)}"
            if reference.number:
                yield f"    {names.of('reference', 'reference_number', reference.number)}"
            if reference.dated:
                yield f"    {names.of('reference', 'dated', reference.dated)}"
        if letter.enclosures:
            yield ""
            yield f"{names.key('circular', 'enclosures')}:"
        for item, quantity in zip(letter.enclosures, letter.quantities, strict=True):
            yield f"  - {names.of('enclosure', 'item', item.text, item.doubts)}"
            if quantity:
                yield f"    {names.of('enclosure', 'quantity', quantity)}"

    def deadlines(self) -> Iterator[str]:
        if not self.letter.deadlines:
            return
        names = self.names
        yield ""
        yield f"{names.key('circular', 'deadlines')}:"
        for deadline in self.letter.deadlines:
            yield f"  {scalar(deadline.name)}:"
            days = {"start": deadline.start, "until": deadline.until}
            days |= {"previous": deadline.previous, "previous_start": deadline.previous_start}
            for name, day in days.items():
                if day is None:
                    continue
                doubts = deadline.doubts if name == "until" else ()
                line = names.of("deadline", name, _day(day), doubts)
                sentence = (
                    f"«{deadline.sentence}»" if name == "until" and not deadline.doubts else ""
                )
                yield f"    {commented_line(line, sentence)}"


def _prints_office(kind: kinds.Kind) -> bool:
    """Whether a part of a kind says whose document it is."""
    return any(kind.takes(name) or kind.part(name) for name in _OFFICES)


def _is_pair(pair: dict[str, str], salutation: str, close: str) -> bool:
    return pair["salutation"] == salutation and pair[_CLOSE] == close


def _bare(text: str) -> str:
    return "".join(to_arabic(text).split())


def _day(date: ThaiDate) -> str:
    return re.sub(" +", " ", to_arabic(long_date(date)))
