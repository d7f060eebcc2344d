"""Answers that a letter was received: messages that came back, or a list; who, and when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Position
from docgen.loading import tables
from docgen.loading.submissions.answer_lists import comparable_name, day_in_cell
from docgen.loading.tables.grids import DataTable
from docgen.model.dossier import Recipient
from docgen.thai import Fault
from docgen.thai.date_reading import parse_moment
from docgen.thai.mailboxes import mailboxes
from docgen.thai.numerals import to_arabic

THAILAND = datetime.timezone(datetime.timedelta(hours=7))
ENDINGS = (".eml", ".csv", ".tsv", ".txt", ".xlsx")
_LONGEST_HEADER = 2_000  # letters: a message has one sender
_MOST_BYTES = 60_000_000
_READ = 400_000  # bytes of a message in which a failed delivery names its mailbox
_TIME = re.compile(r"(?<![0-9])(?P<hour>[01]?[0-9]|2[0-3])[:.](?P<minute>[0-5][0-9])(?![0-9])")
_FAILED = re.compile(
    rb"^(?:Final|Original)-Recipient:[^;\r\n]{0,80};[ \t]{0,20}<?([^\s<>@]{1,64}@[^\s<>@]{1,255})",
    re.MULTILINE | re.IGNORECASE,
)
_IS_FAILURE = re.compile(rb"^Action:[ \t]{0,20}failed", re.MULTILINE | re.IGNORECASE)
_AUTOMATIC = ("auto-replied", "auto-generated")


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That one recipient has the letter: when his answer came, ``None`` where nothing tells it."""

    recipient: str
    at: datetime.datetime | None
    file: str


@dataclass(slots=True)
class Acknowledgements:
    """The first answer of each recipient, by name, and what is to be told of the others."""

    by_name: dict[str, Acknowledgement] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def read_acknowledgements(
    paths: Sequence[Path], recipients: Sequence[Recipient], dated: datetime.date | None
) -> Acknowledgements:
    """The answers in files and folders. What came before the letter was ``dated`` is none.

    DG5150 tells of an answer of nobody in the list, DG5151 of an automatic one, DG5152 of a letter
    that was not delivered, DG5153 of one before the letter.
    """
    made = Acknowledgements()
    reading = _MessageReader(made, recipients, dated)
    for path in paths:
        for file in _files(path):
            if file.suffix.lower() == ".eml":
                reading.message(file)
            else:
                reading.table(file)
    return made


def _files(path: Path) -> tuple[Path, ...]:
    return opening.names_in(path, *ENDINGS) if opening.is_folder(path) else (path,)


class _MessageReader:
    def __init__(
        self, made: Acknowledgements, recipients: Sequence[Recipient], dated: datetime.date | None
    ) -> None:
        self.made, self.dated = made, dated
        self.by_mailbox: dict[str, list[str]] = {}
        self.by_bare_name = {
            comparable_name(recipient.name): recipient.name for recipient in recipients
        }
        for recipient in recipients:
            for address in mailboxes(recipient.fields.get("email", "")).addresses:
                self.by_mailbox.setdefault(address.lower(), []).append(recipient.name)

    def message(self, path: Path) -> None:
        """One message that came back."""
        content, fault = opening.content_or_fault(path, _MOST_BYTES)
        if content is None:
            self.made.found += [fault] if fault is not None else []
            return
        head = BytesHeaderParser(policy=policy.compat32).parsebytes(content[:_READ])
        failed = list(self._not_delivered(content[:_READ]))
        if failed:
            params = {"file": path.name, "name": failed[0]}
            self._tell("DG5152", path, **params)
            return
        if self._is_automatic(head):
            self._tell("DG5151", path, file=path.name)
            return
        senders = [address for _, address in getaddresses([_text(head, "From")])]
        names = [name for sender in senders for name in self.by_mailbox.get(sender.lower(), ())]
        if not names:
            self._tell("DG5150", path, file=path.name, sender=", ".join(senders) or "-")
            return
        at = _moment(_text(head, "Date"))
        for name in names:
            self._add(name, at, path)

    def table(self, path: Path) -> None:
        """A list: who in one cell of a row, when in another."""
        grid = tables.grid(path)
        self.made.found += grid.found
        if isinstance(grid, DataTable):
            return
        for record in grid.records:
            cells = [cell.strip() for cell in record.cells]
            names = list(dict.fromkeys(name for cell in cells for name in self._names_in(cell)))
            if names:
                moments = [
                    moment for cell in cells if (moment := _written_moment(cell)) is not None
                ]
                for name in names[:1]:
                    self._add(name, moments[0] if moments else None, path)

    def _names_in(self, cell: str) -> Iterator[str]:
        for address in mailboxes(cell).addresses if "@" in cell else ():
            yield from self.by_mailbox.get(address.lower(), ())
        if cell and comparable_name(cell) in self.by_bare_name:
            yield self.by_bare_name[comparable_name(cell)]

    def _add(self, name: str, at: datetime.datetime | None, path: Path) -> None:
        if at is not None and self.dated is not None and at.date() < self.dated:
            self._tell("DG5153", path, file=path.name, name=name, at=f"{at:%Y-%m-%d}")
            return
        former = self.made.by_name.get(name)
        if former is None or (at is not None and (former.at is None or at < former.at)):
            self.made.by_name[name] = Acknowledgement(name, at, path.name)

    def _not_delivered(self, content: bytes) -> Iterator[str]:
        if _IS_FAILURE.search(content) is None:
            return
        for match in _FAILED.finditer(content):
            address = match[1].decode("ascii", "replace").lower()
            yield from self.by_mailbox.get(address, [address])

    def _is_automatic(self, head: Message) -> bool:
        said = _text(head, "Auto-Submitted").lower()
        sender = _text(head, "From").lower()
        return said.startswith(_AUTOMATIC) or "mailer-daemon" in sender or "postmaster@" in sender

    def _tell(self, code: str, path: Path, **params: str) -> None:
        self.made.found.append(Diagnostic(code, Position(str(path)), params))


def _text(head: Message, name: str) -> str:
    """A header as text; whatever cannot be read as one is none."""
    try:
        raw = " ".join(str(head.get(name, ""))[:_LONGEST_HEADER].split())
        return str(policy.default.header_factory(name, raw))
    except Exception:  # headers of strangers stumble in many ways
        return ""


def _moment(text: str) -> datetime.datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=THAILAND)
        return aware.astimezone(THAILAND)
    except (ValueError, TypeError, OverflowError):
        return None


def _written_moment(cell: str) -> datetime.datetime | None:
    """The moment that a cell says: a day in either era, with a time of it or without."""
    try:
        said = parse_moment(cell)
        clock = datetime.time(said.hour, said.minute, tzinfo=THAILAND)
        return datetime.datetime.combine(said.date.gregorian(), clock)
    except (Fault, ValueError):
        pass
    time = _TIME.search(to_arabic(cell))
    day = day_in_cell(cell) or (day_in_cell(cell[: time.start()].strip()) if time else None)
    if day is None or day.day is None:
        return None
    hour, minute = (int(time["hour"]), int(time["minute"])) if time else (0, 0)
    clock = datetime.time(hour, minute, tzinfo=THAILAND)
    return datetime.datetime.combine(day.gregorian(), clock)
