"""The letter that reminds those who have not answered, as YAML, with the list of whom it is to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from docgen import kinds, vocabulary
from docgen.compose.phrases import fixed
from docgen.drafting.followup import Answer, outstanding
from docgen.drafting.yaml_lines import in_lines, scalar
from docgen.loading.circular.other_circulars import Neighbour
from docgen.model.circular import Urgency
from docgen.model.dossier import Dossier
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic


@dataclass(frozen=True, slots=True)
class Round:
    """One round of reminders: which, when, on which data, and until when it asks.

    ``former`` are the reminders already written, oldest first.
    """

    number: int
    date: ThaiDate
    as_of: ThaiDate
    data: str
    until: ThaiDate | None = None
    urgency: Urgency | None = None
    former: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """The new circular and its list: names without endings, and contents."""

    stem: str
    circular: str
    recipients: str


@cache
def words() -> dict[str, Any]:
    """``remind.yaml``."""
    text = (Path(__file__).parent / "remind.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return read


def stem_of(original: str, number: int) -> str:
    """The file name of a circular's reminder, without its ending."""
    stem: str = words()["stem"].format(stem=original, round=number)
    return stem


def reminder(dossier: Dossier, found: Sequence[Answer], this: Round) -> Reminder:
    """The reminder to those of ``found`` who still owe an answer."""
    owing = outstanding(found)
    stem = stem_of(dossier.path.stem, this.number)
    lines = [*_Sheet(dossier, this, stem, len(owing), len(found)).lines()]
    return Reminder(stem, "\n".join(lines) + "\n", _list(owing))


def _list(owing: Sequence[Answer]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    extra = list(dict.fromkeys(name for one in owing for name in one.recipient.fields))
    known = vocabulary.names("recipients", "en")
    heads = [vocabulary.thai("recipients", one) if one in known else one for one in extra]
    names = [vocabulary.thai("recipients", name) for name in ("name", "addressee")]
    writer.writerow([*names, *heads])
    for one in owing:
        own = one.recipient
        addressee = own.addressee.replace("\n", "|")
        writer.writerow([own.name, addressee, *(own.fields.get(name, "") for name in extra)])
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class _Sheet:
    dossier: Dossier
    this: Round
    stem: str
    count: int
    total: int

    def lines(self) -> Iterator[str]:
        circular, this, said = self.dossier.circular, self.this, words()
        file = self.dossier.path.name
        yield "# " + said["head"].format(
            round=this.number, file=file, count=self.count, total=self.total
        )
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
        yield f"{_key('circular', 'enclosures')}:"
        yield f"  - {_line('enclosure', 'item', said['enclosure'])}"
        yield f"    {_line('enclosure', 'quantity', said['quantity'])}"
        yield f"    {_line('enclosure', 'annex', said['annex'])}"
        if this.until is not None:
            yield f"{_key('circular', 'deadlines')}:"
            days = [f"{_key('deadline', 'until')}: {_day(this.until)}"]
            if (former := self._former()) is not None:
                days.append(f"{_key('deadline', 'previous')}: {_day(former)}")
            yield f"  {said['deadline']}: {{{', '.join(days)}}}"
        yield from self._body()
        if circular.signatory:
            yield _line("circular", "signatory", circular.signatory)
        yield from self._annex()

    def _references(self) -> Iterator[str]:
        """The first letter, and the reminders since."""
        circular, agency = self.dossier.circular, self.dossier.office.agency
        yield f"{_key('circular', 'references')}:"
        cited = [(circular.urgency, circular.reference_number, circular.date)]
        for one in self.this.former:
            if one.reference_number is not None and one.date is not None:
                cited.append((one.urgency, one.reference_number, one.date))
        for urgency, number, date in cited:
            yield f"  - {_line('reference', 'document', fixed('letter_of', agency=agency))}"
            if urgency is not None:
                yield f"    {_line('reference', 'urgency', vocabulary.thai('urgency', urgency))}"
            yield f"    {_line('reference', 'reference_number', to_arabic(number.text))}"
            yield f"    {_line('reference', 'dated', _day(date))}"

    def _body(self) -> Iterator[str]:
        said, circular, this = words(), self.dossier.circular, self.this
        former = self._former()
        cause = said["cause"].format(subject=circular.subject)
        if former is not None:
            until = _day(former) if this.until is None else _named("previous")
            cause = said["cause_until"].format(subject=circular.subject, until=until)
        purpose = said["purpose"]
        if this.until is not None:
            purpose = said["purpose_until"].format(until=_named("until"))
        slots = {
            "cause": cause,
            "finding": said["finding"].format(as_of=_day(this.as_of)),
            "purpose": purpose,
            "aim": said["aim"],
        }
        yield f"{_key('circular', 'body')}:"
        yield f"  {_line('wording', 'template', 'remind')}"
        for name, text in slots.items():
            yield f"  {name}: {scalar(text)}"

    def _former(self) -> ThaiDate | None:
        """By when it was asked at first, where that is before any new deadline."""
        first = next(iter(self.dossier.circular.deadlines.values()), None)
        if first is None or (self.this.until is not None and not first.until < self.this.until):
            return None
        return first.until

    def _annex(self) -> Iterator[str]:
        said, this = words(), self.this
        yield f"{_key('circular', 'annexes')}:"
        yield f"  {said['annex']}:"
        layout = vocabulary.thai("annex_layouts", said["layout"])
        yield f"    {_line('annex_request', 'layout', layout)}"
        yield f"    {_line('annex_request', 'data', this.data)}"
        yield f"    {_line('annex_request', 'as_of', _day(this.as_of) + words()['hour'])}"
        yield f"    {_line('annex_request', 'title', said['annex_title'])}"
        yield f"    {_line('annex_request', 'for_recipient', vocabulary.thai('yes_no', 'yes'))}"


def _named(name: str) -> str:
    """The reminder's own deadline, as a sentence names it."""
    section = vocabulary.thai("names", "deadlines")
    return (
        "{{ " + f"{section}.{words()['deadline']}.{vocabulary.thai('deadline_names', name)}" + " }}"
    )


def _key(section: str, name: str) -> str:
    return vocabulary.thai(section, name)


def _line(section: str, name: str, value: str) -> str:
    return f"{_key(section, name)}: {scalar(value)}".rstrip()


def _day(date: ThaiDate) -> str:
    return to_arabic(long_date(date))
