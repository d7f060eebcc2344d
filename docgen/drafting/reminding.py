"""The letter that reminds those who have not answered, as YAML, with the list of whom it is to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from docgen import kinds, vocabulary
from docgen.compose.phrases import fixed_wording
from docgen.drafting.followup import Answer, outstanding_recipients
from docgen.drafting.remind_words import reminder_words
from docgen.drafting.yaml_fields import field_lines
from docgen.drafting.yaml_lines import in_lines, scalar
from docgen.formulas import harmless_cell
from docgen.light import dataclass
from docgen.model.circular import Urgency
from docgen.model.dossier import Dossier
from docgen.model.surroundings import Neighbour
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic


@dataclass(frozen=True, slots=True)
class Round:
    """One round of reminders: which, when, on which data, and until when it asks.

    ``former`` are the reminders already written, oldest first; ``annex`` names the annex whose
    data are followed, none where they are a list of answers.
    """

    number: int
    date: ThaiDate
    as_of: ThaiDate
    data: str
    until: ThaiDate | None = None
    urgency: Urgency | None = None
    former: tuple[Neighbour, ...] = ()
    annex: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """The new circular and its list: names without endings, and contents."""

    stem: str
    circular: str
    recipients: str


def stem_of(original: str, number: int) -> str:
    """The file name of a circular's reminder, without its ending."""
    stem: str = reminder_words()["stem"].format(stem=original, round=number)
    return stem


def reminder(dossier: Dossier, found: Sequence[Answer], this: Round) -> Reminder:
    """The reminder to those of ``found`` who still owe an answer."""
    owing = outstanding_recipients(found)
    stem = stem_of(dossier.path.stem, this.number)
    lines = _ReminderLines(dossier, this, stem, owing, len(found)).lines()
    return Reminder(stem, "\n".join(lines) + "\n", _list(owing))


def _list(owing: Sequence[Answer]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    owed = reminder_words()["owed"]
    extra = list(dict.fromkeys(name for answer in owing for name in answer.recipient.fields))
    extra = [name for name in extra if name != owed]
    known = vocabulary.names("recipients", "en")
    heads = [vocabulary.thai("recipients", key) if key in known else key for key in extra]
    names = [vocabulary.thai("recipients", name) for name in ("name", "addressee")]
    with_owed = _names_items(owing)
    heading = (*names, *heads, *((owed,) if with_owed else ()))
    writer.writerow([harmless_cell(text) for text in heading])
    for answer in owing:
        own = answer.recipient
        addressee = own.addressee.replace("\n", "|")
        cells = [own.fields.get(name, "") for name in extra]
        cells += [" ".join(answer.owed)] if with_owed else []
        writer.writerow([harmless_cell(text) for text in (own.name, addressee, *cells)])
    return stream.getvalue()


def _names_items(owing: Sequence[Answer]) -> bool:
    """Whether it says more than the status to name what is owed: there are several items."""
    return len({item for answer in owing for item in answer.owed}) > 1


@dataclass(frozen=True, slots=True)
class _ReminderLines:
    """The lines of the reminder."""

    dossier: Dossier
    this: Round
    stem: str
    owing: Sequence[Answer]
    total: int

    def lines(self) -> Iterator[str]:
        circular, this, said = self.dossier.circular, self.this, reminder_words()
        head = {"round": this.number, "file": self.dossier.path.name, "count": len(self.owing)}
        yield "# " + said["head"].format(**head, total=self.total)
        yield _line("circular", "kind", kinds.kind(circular.kind).thai)
        yield _line("circular", "office", circular.office)
        urgency = this.urgency or circular.urgency
        if urgency is not None:
            yield _line("circular", "urgency", vocabulary.thai("urgency", urgency))
        automatic = vocabulary.thai("words", "automatic")
        yield _line("circular", "reference_number", f"\u0e27 {automatic}")
        yield _line("circular", "date", _day(this.date))
        yield _line("circular", "subject", circular.subject)
        yield f"{_key('circular', 'recipient')}: {in_lines(circular.recipient)}"
        yield _line("circular", "recipients", self.stem)
        yield ""
        yield from self._references()
        yield from self._enclosures()
        yield from self._deadlines()
        yield from self._body()
        if circular.signatory:
            yield _line("circular", "signatory", circular.signatory)
        yield from self._annex()

    def _references(self) -> Iterator[str]:
        """The first letter, and the reminders since."""
        circular, agency = self.dossier.circular, self.dossier.office.agency
        yield f"{_key('circular', 'references')}:"
        cited = [(circular.urgency, circular.reference_number, circular.date)]
        for former in self.this.former:
            if former.reference_number is not None and former.date is not None:
                cited.append((former.urgency, former.reference_number, former.date))
        for urgency, number, date in cited:
            yield f"  - {_line('reference', 'document', fixed_wording('letter_of', agency=agency))}"
            if urgency is not None:
                yield f"    {_line('reference', 'urgency', vocabulary.thai('urgency', urgency))}"
            yield f"    {_line('reference', 'reference_number', to_arabic(number.text))}"
            yield f"    {_line('reference', 'dated', _day(date))}"

    def _enclosures(self) -> Iterator[str]:
        said = reminder_words()
        if self.this.annex:
            yield f"{_key('circular', 'enclosures')}:"
            yield f"  - {_line('enclosure', 'item', said['enclosure'])}"
            yield f"    {_line('enclosure', 'quantity', said['quantity'])}"
            yield f"    {_line('enclosure', 'annex', said['annex'])}"

    def _deadlines(self) -> Iterator[str]:
        """Those of the first letter where statuses rest on them, and the reminder's own."""
        kept = self.dossier.circular.deadlines if self.this.annex else {}
        if not kept and self.this.until is None:
            return
        yield f"{_key('circular', 'deadlines')}:"
        for name, deadline in kept.items():
            if name != reminder_words()["deadline"] or self.this.until is None:
                days = [
                    ("until", deadline.until),
                    ("start", deadline.start),
                    ("previous", deadline.previous),
                ]
                days.append(("previous_start", deadline.previous_start))
                yield _deadline(name, [(key, day) for key, day in days if day is not None])
        if self.this.until is not None:
            own = [("until", self.this.until)]
            if (former := self._former()) is not None:
                own.append(("previous", former))
            yield _deadline(reminder_words()["deadline"], own)

    def _body(self) -> Iterator[str]:
        said, circular, this = reminder_words(), self.dossier.circular, self.this
        former = self._former()
        cause = said["cause"].format(subject=circular.subject)
        if former is not None:
            until = _day(former) if this.until is None else _named_deadline("previous")
            cause = said["cause_until"].format(subject=circular.subject, until=until)
        by_list = "" if this.annex else "_unlisted"
        purpose = said[f"purpose{by_list}"]
        if this.until is not None:
            purpose = said[f"purpose_until{by_list}"].format(until=_named_deadline("until"))
        finding = said["finding"].format(as_of=_day(this.as_of))
        if not this.annex:
            finding = said["finding_unlisted"].format(as_of=_day(this.as_of))
        elif _names_items(self.owing):
            finding += said["finding_owed"].format(owed=_owed_sentence())
        slots = {"cause": cause, "finding": finding, "purpose": purpose, "aim": said["aim"]}
        yield f"{_key('circular', 'body')}:"
        yield f"  {_line('wording', 'template', said['template'])}"
        for name, text in slots.items():
            yield f"  {said['slots'][name]}: {scalar(text)}"

    def _former(self) -> ThaiDate | None:
        """By when it was asked at first, where that is before any new deadline."""
        first = next(iter(self.dossier.circular.deadlines.values()), None)
        if first is None or (self.this.until is not None and not first.until < self.this.until):
            return None
        return first.until

    def _annex(self) -> Iterator[str]:
        """The annex as the first letter describes it, of the newest data and of what is owed."""
        said, this = reminder_words(), self.this
        if not this.annex:
            return
        former = self.dossier.circular.annexes[this.annex].model_dump(exclude={"as_of"})
        own = {
            **{"layout": said["layout"], "data": this.data},
            **{"as_of": _day(this.as_of) + said["hour"], "title": said["annex_title"]},
        }
        defaults = {"bar": False, "map": False, "digits": "arabic"}
        kept = {
            name: value
            for name, value in former.items()
            if name not in own and value != defaults.get(name) and name != "for_recipient"
        }
        yield f"{_key('circular', 'annexes')}:"
        yield f"  {said['annex']}:"
        yield from field_lines("annex_request", {**own, **kept, "for_recipient": True}, "    ")


def _deadline(name: str, days: Sequence[tuple[str, ThaiDate]]) -> str:
    said = ", ".join(f"{_key('deadline', key)}: {_day(day)}" for key, day in days)
    return f"  {scalar(name)}: {{{said}}}"


def _named_deadline(name: str) -> str:
    """The reminder's own deadline, as a sentence names it."""
    section = vocabulary.thai("names", "deadlines")
    return (
        "{{ "
        + f"{section}.{reminder_words()['deadline']}.{vocabulary.thai('deadline_names', name)}"
        + " }}"
    )


def _owed_sentence() -> str:
    """What this recipient owes, as a sentence names it."""
    return "{{ " + f"{vocabulary.thai('names', 'recipient')}.{reminder_words()['owed']}" + " }}"


def _key(section: str, name: str) -> str:
    return vocabulary.thai(section, name)


def _line(section: str, name: str, value: str) -> str:
    return f"{_key(section, name)}: {scalar(value)}".rstrip()


def _day(date: ThaiDate) -> str:
    return to_arabic(long_date(date))
