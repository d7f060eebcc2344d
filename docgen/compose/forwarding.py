"""The circular by which another office passes a letter on, as YAML with the rest to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from docgen import vocabulary
from docgen.circular import Deadline, Dossier, Office, Reference
from docgen.compose.letters import letter
from docgen.compose.templates import WordingTemplate, template
from docgen.compose.words import fixed, reference_text
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.letter import Letter
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic

_TEMPLATE = "forward"
_KIND = "external_letter"
_COMMENT_COLUMN = 44
_PLAIN = re.compile("[\u0e01-\u0e59A-Za-z0-9(][^\n\t]*")
_SPECIAL = re.compile(r": |:$| #|[{}\[\]]|^(?:true|false|yes|no|on|off|null)$", re.IGNORECASE)


def forwarding_yaml(dossier: Dossier, office_key: str, office: Office, *, keys: str = "th") -> str:
    """The circular of ``office`` that sends ``dossier``'s letter on; ``keys`` is ``th`` or ``en``.

    What only its clerk knows is left empty, with what belongs there as a comment: its number and
    date, and its own sentences. :class:`Rejected` where the letter itself cannot be composed.
    """
    folder = dossier.workspace / "templates"
    chosen = template(folder, _TEMPLATE)
    if chosen is None:
        params = {"name": _TEMPLATE, "known": ""}
        raise Rejected([Diagnostic("DG6015", Position(str(folder)), params)])
    composed = letter(dossier, recipient=None, templates=folder)
    if composed.letter is None:
        raise Rejected(composed.found)
    sheet = _Sheet(dossier, office_key, office, keys)
    lines = [*sheet.head(), *sheet.carried(), *sheet.body(chosen, composed.letter), *sheet.foot()]
    return "\n".join(lines) + "\n"


@cache
def _comments() -> dict[str, str]:
    text = (Path(__file__).parent / "forward.yaml").read_text(encoding="utf-8")
    comments: dict[str, str] = yaml.load(text, Loader=yaml.BaseLoader)
    return comments


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The lines of the new circular, in order."""

    dossier: Dossier
    office_key: str
    office: Office
    keys: str

    def head(self) -> Iterator[str]:
        """From the kind down to the recipients."""
        circular, office = self.dossier.circular, self.office
        comments = _comments()
        yield f"# {comments['head'].format(reference=self._original())}"
        yield self._line("circular", "kind", self._word("kinds", _KIND))
        yield self._line("circular", "office", self.office_key)
        if circular.urgency is not None:
            yield self._line("circular", "urgency", self._word("urgency", circular.urgency))
        prefix = office.reference_prefix
        number = comments["reference_number_without_prefix"]
        if prefix:
            number = comments["reference_number"].format(prefix=to_arabic(prefix))
        yield self._line("circular", "reference_number", "", number)
        yield self._line("circular", "date", "", comments["date"])
        yield self._line("circular", "subject", circular.subject)
        note = "" if office.recipient else comments["recipient"]
        yield self._line("circular", "recipient", office.recipient or "", note)
        if office.recipients:
            yield self._line("circular", "recipients", office.recipients, comments["recipients"])

    def carried(self) -> Iterator[str]:
        """References to fill in, the letter itself as enclosure, and its deadlines."""
        comments = _comments()
        yield ""
        yield f"# {comments['references']}"
        yield f"# {self._key('circular', 'references')}:"
        yield f"#   - {self._key('reference', 'document')}:"
        yield f"#     {self._key('reference', 'reference_number')}:"
        yield f"#     {self._key('reference', 'dated')}:"
        yield ""
        yield f"{self._key('circular', 'enclosures')}:"
        item = fixed("copy", reference=self._original())
        yield f"  - {self._line('enclosure', 'item', item)}"
        yield f"    {self._line('enclosure', 'quantity', fixed('copy_quantity'))}"
        deadlines = self.dossier.circular.deadlines
        if deadlines:
            yield ""
            yield _commented(f"{self._key('circular', 'deadlines')}:", comments["deadlines"])
            for name, deadline in deadlines.items():
                yield from self._deadline(name, deadline)

    def body(self, chosen: WordingTemplate, original: Letter) -> Iterator[str]:
        """The forwarding template with its slots, beside what the letter asks."""
        comments = _comments()
        yield ""
        yield f"# {comments['requests']}"
        for block in original.blocks:
            if block.role in ("paragraph", "item"):
                for one in block.entries:
                    yield f"#   {' '.join((one.number, one.text)).strip()}"
        yield f"{self._key('circular', 'body')}:"
        name = chosen.thai if self.keys == "th" else chosen.english
        yield f"  {self._line('wording', 'template', name)}"
        for slot in chosen.slots:
            key = slot.name if self.keys == "th" else slot.english
            value = self.dossier.office.agency if slot.english == "received_from" else ""
            form = comments["slot" if slot.required else "optional_slot"]
            mark = "" if slot.required else "# "
            written = f"{mark}{key}: {_scalar(value)}".rstrip()
            yield f"  {_commented(written, form.format(meaning=slot.meaning))}"

    def foot(self) -> Iterator[str]:
        """Who signs, and where the letter came from."""
        signatory = self.office.signatory
        note = "" if signatory else _comments()["signatory"]
        yield ""
        yield self._line("circular", "signatory", signatory or "", note)
        yield self._line("circular", "forwarded_from", self.dossier.path.name)

    def _original(self) -> str:
        """The letter being sent on, as an enclosure names it, in Arabic digits."""
        circular = self.dossier.circular
        reference = Reference(
            document=fixed("letter_of", agency=self.dossier.office.agency),
            urgency=circular.urgency,
            reference_number=circular.reference_number,
            dated=circular.date,
        )
        return to_arabic(reference_text(reference))

    def _deadline(self, name: str, deadline: Deadline) -> Iterator[str]:
        yield f"  {_scalar(name)}:"
        if deadline.start:
            yield f"    {self._line('deadline', 'start', _day(deadline.start))}"
        yield f"    {self._line('deadline', 'until', _day(deadline.until))}"

    def _key(self, section: str, name: str) -> str:
        return vocabulary.thai(section, name) if self.keys == "th" else name

    def _word(self, section: str, name: str) -> str:
        return vocabulary.thai(section, name) if self.keys == "th" else str(name)

    def _line(self, section: str, name: str, value: str, comment: str = "") -> str:
        written = f"{self._key(section, name)}: {_scalar(value)}".rstrip()
        return _commented(written, comment) if comment else written


def _day(date: ThaiDate) -> str:
    return to_arabic(long_date(date))


def _commented(line: str, comment: str) -> str:
    return f"{line:<{_COMMENT_COLUMN}}# {comment}"


def _scalar(text: str) -> str:
    """``text`` as YAML reads it back: plain where that is safe, else in single quotes."""
    is_plain = _PLAIN.fullmatch(text) and not _SPECIAL.search(text) and text == text.rstrip()
    if is_plain or not text:
        return text
    return "'" + text.replace("'", "''") + "'"
