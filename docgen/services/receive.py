"""Incoming letters: their number, when they count as received, the kept file and its stamp."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen import isolation, opening, standards, vocabulary
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.calendar import calendar
from docgen.loading.workspace.register_ties import register_item
from docgen.press import Press
from docgen.register import IncomingEntry, Register
from docgen.services import workspace_journal
from docgen.services.asked import kinds_of
from docgen.services.number import desk, refuse_lost_register
from docgen.services.register import Shelf
from docgen.services.reports import Report
from docgen.thai.date_reading import parse_date, whole_date
from docgen.thai.dates import ERA, Moment, ThaiDate, long_date, short_day
from docgen.thai.numerals import to_arabic
from docgen.thai.times import time_text
from docgen.writers.files import write_together
from docgen.writers.safe_names import safe_name

_MOST_BYTES = 100_000_000
_STEM_BYTES = 120
_READABLE = (".pdf", ".docx", ".txt")
_TOLD = ("reference_number", "dated", "sender", "subject")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A letter that came: its file, when, on which way, and what is known of it beforehand.

    ``told`` are fields of :class:`IncomingEntry` that the clerk gives; what he does not is read.
    """

    path: Path
    now: datetime.datetime
    arrived: Moment | None = None
    on_paper: bool = False
    stamp: bool = True
    told: IncomingEntry | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """The row of the register, the kept file, and the file with the stamp where there is one."""

    receipt: IncomingEntry
    kept: Path
    stamped: Path | None = None

    @property
    def counted_from(self) -> str:
        """When it counts as received, as people write it: ``1 ธันวาคม 2569 08.30 น.``"""
        return said_minute(self.receipt.received)


def said_minute(minute: str) -> str:
    """A minute of the register of incoming letters, as people write it."""
    day, _, time = minute.partition(" ")
    hour, _, minutes = time.partition(":")
    return to_arabic(f"{long_date(parse_date(day))} {time_text(int(hour), int(minutes))}")


def receive_letter(here: Shelf, arrival: Arrival, at: str) -> Report[Received]:
    """Give the letter the next number of incoming letters, keep its file, and stamp a PDF.

    Raises: Rejected, with DG5439 for a file that cannot be read, and as the register refuses.
    """
    content = _content_of(arrival)
    digest = hashlib.sha256(content).hexdigest()
    blank, found = _read_receipt(here, arrival, content)
    with desk(here.workspace, at) as opened:
        before = opened.register.receipt_of(here.key, digest)
        if before is not None:
            return _again(here, arrival, before)
        moment = _moment(arrival)
        counts = _counts_from(here, moment, on_paper=arrival.on_paper)
        receipt = replace(
            blank,
            office=here.key,
            year=counts.year + ERA,
            arrived=_minute(moment),
            received=_minute(counts),
            remark=blank.remark or _after_hours(moment, counts),
            sha256=digest,
        )
        numbered = replace(receipt, number=opened.register.next_receipt(receipt))
        files, faults = _files(here, arrival, content, numbered, counts)
        paths = _keep_files(here, receipt, files)
        kept = register_item(paths[0], here.workspace)
        entry = opened.register.receive(replace(receipt, path=kept))
    row = {"office": here.key, "number": f"{entry.number}/{entry.year}"}
    unrecorded = workspace_journal.record_act(here.workspace, "receive", "", at, digest[:16], **row)
    value = Received(entry, paths[0], paths[1] if len(paths) > 1 else None)
    return Report(value, (*opened.found, *found, *faults, *unrecorded))


def _content_of(arrival: Arrival) -> bytes:
    """The bytes of the file that came.

    Raises: Rejected, with DG5439, when it cannot be read.
    """
    content, fault = opening.content_or_fault(arrival.path, _MOST_BYTES)
    if content is not None:
        return content
    reason = Reason(fault.message(), fault.message("en")) if fault is not None else Reason("", "")
    raise Rejected([Diagnostic("DG5439", None, {"file": arrival.path.name, "reason": reason})])


def _keep_files(here: Shelf, receipt: IncomingEntry, files: Mapping[str, bytes]) -> list[Path]:
    """Write the files of a receipt into the folder of its year; where they lie.

    A file that stands there already is of a receipt that was never recorded.
    """
    folder = _folder(here, receipt.year)
    opening.make_folder(folder)
    is_secret = vocabulary.english("secrecy", receipt.subject) is not None
    write_together(folder, files, replace=files, private=is_secret)
    return [folder / name for name in files]


def receipts(here: Shelf, at: str) -> tuple[IncomingEntry, ...]:
    """The incoming letters of the office and year, in order.

    Raises: Rejected, when the register is not whole.
    """
    refuse_lost_register(here.workspace)
    if not opening.exists(here.workspace.register):
        return ()
    with Register(here.workspace.register, at=at) as register:
        return register.receipts(here.key, here.year)


def _again(here: Shelf, arrival: Arrival, before: IncomingEntry) -> Report[Received]:
    """The same file came before: it keeps its number."""
    from docgen.loading.workspace.register_ties import path_of_item

    params = {"file": arrival.path.name, "number": before.number, "at": before.received}
    kept = path_of_item(before.path, here.workspace) or arrival.path
    return Report(Received(before, kept), (Diagnostic("DG5436", None, params),))


def _read_receipt(
    here: Shelf, arrival: Arrival, content: bytes
) -> tuple[IncomingEntry, list[Diagnostic]]:
    """What is known of the letter: what the clerk said, and else what can be read.

    A secret one has its class for its subject, as in the register of outgoing letters.
    """
    told = arrival.told or IncomingEntry(here.key, here.year, 0, "", "")
    found = _found_facts(arrival.path, content, here.workspace)
    values: dict[str, Any] = {name: getattr(told, name) or found.get(name, "") for name in _TOLD}
    values["dated"] = _written_out(values["dated"])
    values["addressee"] = told.addressee or found.get("addressee", "")
    values["subject"] = found.get("secrecy", "") or values["subject"]
    missing = [name for name in _TOLD if not values[name]]
    if not missing:
        return replace(told, **values), []
    names = ", ".join(vocabulary.thai("register", name) for name in missing)
    params = {"file": arrival.path.name, "fields": names}
    return replace(told, **values), [Diagnostic("DG5438", None, params)]


def _written_out(text: str) -> str:
    """A date with its month and year in full; other words as they are."""
    date = whole_date(text)
    return text if date is None or date.is_blank else to_arabic(long_date(date))


def _found_facts(path: Path, content: bytes, workspace: Workspace) -> dict[str, str]:
    from docgen.reading import recognise

    if path.suffix.lower() not in _READABLE:
        return {}
    try:
        letter = recognise(path, content, kinds_of(workspace)).letter
    except Rejected:
        return {}
    if letter is None:
        return {}
    values = {
        "reference_number": letter.number.text,
        "dated": letter.date.text,
        "sender": letter.agency[0] if letter.agency else "",
        "addressee": letter.recipient.text,
        "subject": letter.subject.text,
        "secrecy": letter.secrecy,
    }
    return {name: " ".join(to_arabic(text).split()) for name, text in values.items()}


def _moment(arrival: Arrival) -> datetime.datetime:
    given = arrival.arrived
    if given is None:
        return arrival.now
    time = datetime.time(given.hour, given.minute)
    return datetime.datetime.combine(given.date.gregorian(), time, arrival.now.tzinfo)


def _counts_from(here: Shelf, moment: datetime.datetime, *, on_paper: bool) -> datetime.datetime:
    if on_paper:
        return moment
    hours = standards.table("office_hours")
    begins, ends = (datetime.time.fromisoformat(hours[name]) for name in ("begins", "ends"))
    return calendar(here.workspace, moment.year + ERA).counts_from(moment, begins, ends)


def _after_hours(moment: datetime.datetime, counts: datetime.datetime) -> str:
    if counts == moment:
        return ""
    text: str = _form()["after_hours"]
    return text.format(arrived=_minute(moment))


def _minute(moment: datetime.datetime) -> str:
    return f"{moment.year + ERA}-{moment:%m-%d %H:%M}"


def _files(
    here: Shelf, arrival: Arrival, content: bytes, receipt: IncomingEntry, counts: datetime.datetime
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The file as it came, and a copy of it with the stamp."""
    stem = safe_name(f"{receipt.number:05d} {arrival.path.stem}", limit=_STEM_BYTES)
    ending = arrival.path.suffix.lower()
    files = {f"{stem}{ending}": content}
    if not arrival.stamp or ending != ".pdf":
        return files, []
    try:
        stamped = _stamped_copy(here, content, receipt, counts)
    except (isolation.OverrunError, isolation.IsolatedError):
        stamped = None
    if stamped is None:
        params = {"file": arrival.path.name, "number": receipt.number}
        return files, [Diagnostic("DG5437", Position(str(arrival.path)), params)]
    word = _form()["stamped"]
    return {**files, f"{stem}-{word}.pdf": stamped}, []


def _stamped_copy(
    here: Shelf, content: bytes, receipt: IncomingEntry, counts: datetime.datetime
) -> bytes | None:
    from docgen.writers.pdf.receipt_stamp import StampForm, stamped_pdf

    words = standards.table("fixed_words")
    lines = (
        here.office.agency,
        words["receipt_number"].format(value=receipt.number),
        words["receipt_date"].format(value=short_day(ThaiDate.of(counts.date()))),
        words["receipt_time"].format(value=_form()["time"].format(time=f"{counts:%H.%M}")),
    )
    standard = Press.of(here.workspace).standard
    width, height = standard.pt("stamp_width"), standard.pt("stamp_height")
    size, edge = standard.pt("stamp_size"), standard.pt("stamp_from_top")
    form = StampForm(standard["font_family"].value, width, height, size, edge)
    made: bytes | None = isolation.run(stamped_pdf, content, lines, form)
    return made


def _folder(here: Shelf, year: int) -> Path:
    """Beside the register, where all who use it find it."""
    return here.workspace.register.parent / "received" / safe_name(here.key) / str(year)


def _form() -> Mapping[str, Any]:
    form: dict[str, object] = standards.table("register")["received"]
    return form


__all__ = ["Arrival", "IncomingEntry", "Received", "receipts", "receive_letter"]
