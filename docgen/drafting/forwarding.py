"""The circular by which another office passes a letter on, as YAML that can be built at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from docgen import opening, vocabulary
from docgen.compose.letters import letter
from docgen.compose.phrases import fixed_wording, reference_text
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.drafting.received_office import name_and_telephone
from docgen.drafting.restating import (
    Restated,
    audience,
    forwarding_words,
    not_restated,
    restated_letter,
    without_sender,
)
from docgen.drafting.yaml_lines import commented_line, scalar
from docgen.light import dataclass
from docgen.model.body_parts import Item
from docgen.model.circular import Deadline, Office, Reference, Urgency
from docgen.model.dossier import Dossier
from docgen.model.wordings import WordingTemplate
from docgen.thai.date_reading import whole_date
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.thai.workdays import Calendar

_TEMPLATE = "forward"
_KIND = "external_letter"


@dataclass(frozen=True, slots=True)
class ForwardingStep:
    """One step down a chain: who sends on, when, how much earlier it asks, and what it cites.

    ``date`` without a day leaves it to be filled in; ``lead`` counts working days. ``received`` is
    the letter's own file as it came in, seen from where the new circular will lie; then there is
    no circular that it was made from.
    """

    office_key: str
    office: Office
    date: ThaiDate
    lead: int = 0
    calendar: Calendar = field(default_factory=Calendar)
    urgency: Urgency | None = None
    earlier: Reference | None = None
    received: str | None = None


@dataclass(frozen=True, slots=True)
class ForwardedText:
    """The new circular's YAML, and what its clerk should know."""

    text: str
    found: tuple[Diagnostic, ...]


def forwarding_circular(
    dossier: Dossier, step: ForwardingStep, *, keys: str = "th"
) -> ForwardedText:
    """The circular of ``step``'s office that sends ``dossier``'s letter on.

    ``keys`` is ``th`` or ``en``. :class:`Rejected` where the letter itself cannot be composed.

    Raises: Rejected, when no template fits, or the letter cannot be composed.
    """
    folder = dossier.workspace / "templates"
    chosen = dossier.wordings.wording_named(_TEMPLATE)
    if chosen is None:
        params = {"name": _TEMPLATE, "known": ""}
        raise Rejected([Diagnostic("DG6015", Position(str(folder)), params)])
    composed = letter(dossier, recipient=None)
    if composed.letter is None:
        raise Rejected(composed.found)
    deadlines, found = _deadlines(dossier, step)
    sheet = _NewCircular(dossier, step, deadlines, keys)
    said = restated_letter(dossier)
    lines = [*sheet.head(), *sheet.carried_parts(), *sheet.body(chosen, said), *sheet.foot()]
    return ForwardedText("\n".join(lines) + "\n", (*found, *not_restated(dossier)))


def _deadlines(
    dossier: Dossier, step: ForwardingStep
) -> tuple[dict[str, Deadline], list[Diagnostic]]:
    """The letter's deadlines, earlier by the step's lead where that leaves time to act."""
    made: dict[str, Deadline] = {}
    found = []
    for name, deadline in dossier.circular.deadlines.items():
        until = deadline.until
        if step.lead and until.day is not None:
            moved = step.calendar.workday_before(until, step.lead)
            first = deadline.start if deadline.start and step.date < deadline.start else step.date
            if first < moved:
                until = moved
            else:
                days = {"moved": _day(moved), "until": _day(until)}
                params = {"name": name, "lead": step.lead, **days}
                at = dossier.places.of("deadlines", name, "until")
                found.append(Diagnostic("DG2218", at, params))
        made[name] = Deadline(until=until, start=deadline.start)
    return made, found


@dataclass(frozen=True, slots=True)
class _NewCircular:
    """The lines of the new circular, in order."""

    dossier: Dossier
    step: ForwardingStep
    deadlines: dict[str, Deadline]
    keys: str

    def head(self) -> Iterator[str]:
        """From the kind down to the recipients."""
        circular, office, comments = self.dossier.circular, self.step.office, forwarding_words()
        yield f"# {comments['head'].format(reference=self._original())}"
        yield self._line("circular", "kind", self._word("kinds", _KIND))
        yield self._line("circular", "office", self.step.office_key)
        if circular.secrecy is not None:
            yield self._line("circular", "secrecy", self._word("secrecy", circular.secrecy))
        urgency = _higher(circular.urgency, self.step.urgency)
        if urgency is not None:
            yield self._line("circular", "urgency", self._word("urgency", urgency))
        prefix = office.reference_prefix
        word = vocabulary.word("words", "automatic")
        automatic = word.thai if self.keys == "th" else word.title
        if prefix:
            note = comments["reference_number"].format(prefix=to_arabic(prefix))
            yield self._line("circular", "reference_number", f"\u0e27 {automatic}", note)
        else:
            note = comments["reference_number_without_prefix"]
            yield self._line("circular", "reference_number", "", note)
        yield self._line("circular", "date", _day(self.step.date), comments["date"])
        yield self._line("circular", "subject", circular.subject)
        note = "" if office.recipient else comments["recipient"]
        yield self._line("circular", "recipient", office.recipient or "", note)
        if office.recipients:
            yield self._line("circular", "recipients", office.recipients, comments["recipients"])

    def carried_parts(self) -> Iterator[str]:
        """The office's own earlier letter, the letter itself as enclosure, and its deadlines."""
        comments = forwarding_words()
        yield ""
        yield from self._references()
        yield ""
        yield f"{self._key('circular', 'enclosures')}:"
        item = fixed_wording("copy", reference=self._original())
        yield f"  - {self._line('enclosure', 'item', item)}"
        yield f"    {self._line('enclosure', 'quantity', fixed_wording('copy_quantity'))}"
        if self._file():
            yield f"    {self._line('enclosure', 'file', self._file(), comments['attached'])}"
        if self.deadlines:
            lead = self.step.lead
            note = comments["led"].format(lead=lead) if lead else comments["deadlines"]
            yield ""
            yield commented_line(f"{self._key('circular', 'deadlines')}:", note)
            for name, deadline in self.deadlines.items():
                yield from self._deadline(name, deadline)

    def body(self, chosen: WordingTemplate, said: Restated) -> Iterator[str]:
        """The forwarding template, its slots filled with what the letter says and asks."""
        comments = forwarding_words()
        values = self._slots(said)
        yield ""
        yield f"# {comments['slots']}"
        yield f"{self._key('circular', 'body')}:"
        name = chosen.thai if self.keys == "th" else chosen.english
        yield f"  {self._line('wording', 'template', name)}"
        for slot in chosen.slots:
            key = slot.name if self.keys == "th" else slot.english
            value = values.get(slot.english, "")
            if slot.english == "requests" and said.requests:
                yield f"  {key}:"
                for request in said.requests:
                    yield from self._item(request)
            elif value:
                yield f"  {key}: {scalar(value)}"
            else:
                note = comments["optional_slot"].format(meaning=slot.meaning)
                yield f"  {commented_line(f'# {key}:', note)}"

    def foot(self) -> Iterator[str]:
        """Who signs, and where the letter came from."""
        signatory = self.step.office.signatory
        yield ""
        line = self._line("circular", "signatory", signatory or "")
        yield line if signatory else commented_line(f"# {line}", forwarding_words()["signatory"])
        if self.step.received is None:
            yield self._line("circular", "forwarded_from", self.dossier.path.name)

    def _references(self) -> Iterator[str]:
        earlier, comments = self.step.earlier, forwarding_words()
        if earlier is None:
            yield f"# {comments['references']}"
            yield f"# {self._key('circular', 'references')}:"
            for mark, name in (("-", "document"), (" ", "reference_number"), (" ", "dated")):
                yield f"#   {mark} {self._key('reference', name)}:"
            return
        yield commented_line(f"{self._key('circular', 'references')}:", comments["earlier"])
        yield f"  - {self._line('reference', 'document', earlier.document)}"
        if earlier.urgency is not None:
            urgency = self._word("urgency", earlier.urgency)
            yield f"    {self._line('reference', 'urgency', urgency)}"
        if earlier.reference_number is not None:
            number = to_arabic(earlier.reference_number.text)
            yield f"    {self._line('reference', 'reference_number', number)}"
        if earlier.dated is not None:
            yield f"    {self._line('reference', 'dated', _day(earlier.dated))}"

    def _slots(self, said: Restated) -> dict[str, str]:
        comments, office = forwarding_words(), self.step.office
        request = comments["request"].format(audience=audience(office.recipient or ""))
        if not said.requests and said.request:
            request = self._named_deadlines(said.request)
        values = {
            "received_from": self._sender,
            "message": without_sender(said.message, self._sender),
            "request": request,
            "aim": comments["aim"],
        }
        if self.step.earlier is not None:
            subject = self.dossier.circular.subject
            values["cause"] = comments["recalled"].format(agency=office.agency, subject=subject)
        return values

    def _item(self, one: Item, indent: str = "    ") -> Iterator[str]:
        if not one.items:
            yield f"{indent}- {scalar(self._named_deadlines(one.text))}"
            return
        yield f"{indent}- {self._key('item', 'text')}: {scalar(self._named_deadlines(one.text))}"
        yield f"{indent}  {self._key('item', 'items')}:"
        for under in one.items:
            yield from self._item(under, f"{indent}    ")

    def _named_deadlines(self, text: str) -> str:
        """``text`` with the letter's deadlines by name, so that it asks for the new dates."""
        section = self._word("names", "deadlines")
        until = self._word("deadline_names", "until")
        for name, deadline in self.dossier.circular.deadlines.items():
            named = "{{ " + f"{section}.{name}.{until}" + " }}"
            text = text.replace(_day(deadline.until), named)
        return text

    def _file(self) -> str:
        """The letter as it was received, where it lies beside; else its circular."""
        if self.step.received is not None:
            return self.step.received
        received = self.dossier.path.with_suffix(".pdf")
        return received.name if opening.is_file(received) else self.dossier.path.name

    @property
    def _sender(self) -> str:
        """Who wrote the received letter, without the telephone that a memorandum has beside it."""
        return name_and_telephone(self.dossier.office.agency)[0]

    def _original(self) -> str:
        """The letter being sent on, as an enclosure names it, in Arabic digits."""
        circular, form = self.dossier.circular, self.dossier.form
        words = "letter_of" if form.takes("reference_number") else "document_of"
        reference = Reference(
            document=fixed_wording(words, kind=form.thai, agency=self._sender),
            urgency=circular.urgency,
            reference_number=self.dossier.number,
            dated=_in_full(circular.date),
        )
        return to_arabic(reference_text(reference))

    def _deadline(self, name: str, deadline: Deadline) -> Iterator[str]:
        yield f"  {scalar(name)}:"
        if deadline.start:
            yield f"    {self._line('deadline', 'start', _day(deadline.start))}"
        yield f"    {self._line('deadline', 'until', _day(deadline.until))}"

    def _key(self, section: str, name: str) -> str:
        return vocabulary.thai(section, name) if self.keys == "th" else name

    def _word(self, section: str, name: str) -> str:
        return vocabulary.thai(section, name) if self.keys == "th" else str(name)

    def _line(self, section: str, name: str, value: str, comment: str = "") -> str:
        return commented_line(f"{self._key(section, name)}: {scalar(value)}".rstrip(), comment)


def _higher(one: Urgency | None, other: Urgency | None) -> Urgency | None:
    ranks: list[Urgency | None] = [None, *Urgency]
    return max(one, other, key=ranks.index)


def _in_full(date: ThaiDate) -> ThaiDate:
    """The date that a letter bears, its month and year in full however it was typed there."""
    return (whole_date(date.typed) if date.typed else None) or date


def _day(date: ThaiDate) -> str:
    return to_arabic(long_date(date))
