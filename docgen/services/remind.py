"""The letter to those who have not answered: circular and list, checked, then written together."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from docgen import opening
from docgen.batch.disk_faults import disk_fault
from docgen.compose import letter
from docgen.diagnostics import Diagnostic, Rejected
from docgen.drafting.followup import outstanding_recipients
from docgen.drafting.reminding import Reminder, Round, reminder, stem_of
from docgen.light import dataclass
from docgen.loading.circular import circulars
from docgen.loading.circular.other_circulars import neighbour
from docgen.model.circular import Urgency
from docgen.services.following import Followed
from docgen.services.reports import Report, as_report, misasked_argument
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.writers.files import write_together


@dataclass(frozen=True, slots=True)
class ReminderRequest:
    """What a round of reminders is to say: its number, its days and its urgency.

    ``as_of`` is the day of the data, ``None`` for the one that the letter's annex gives, else that
    of the reminder, or ``now`` where it has none yet.
    """

    number: int
    date: ThaiDate
    now: ThaiDate
    as_of: ThaiDate | None = None
    until: ThaiDate | None = None
    urgency: Urgency | None = None


@as_report
def remind(case: Followed, asked: ReminderRequest) -> Report[tuple[Path, ...]]:
    """Write the reminder and its list beside the circular, both or neither; their paths.

    DG2225 says that nobody owes an answer, DG5002 that a file stands there already. A reminder
    that would have errors of its own is not written, and they are told, DG2236 that it would bear
    a day before the letter's. Without a day it stands in the letter's month at the earliest.

    Raises: Rejected, when everybody answered, the day is before the letter, or a file is there.
    """
    if not outstanding_recipients(case.answers):
        raise Rejected([Diagnostic("DG2225", None)])
    asked = _after_letter(asked, case.dossier.circular.date)
    made = reminder(case.dossier, case.answers, _round(case, asked))
    listed = case.workspace.config / "recipients" / f"{made.stem}.csv"
    written = case.dossier.path.parent / f"{made.stem}.yaml"
    standing = [path for path in (listed, written) if opening.exists(path)]
    if standing:
        raise Rejected([Diagnostic("DG5002", None, {"file": str(path)}) for path in standing])
    checked = _check(made, written, case)
    if not checked.is_sound:
        return checked
    _write_both(made, listed, written)
    return Report((listed, written))


def _after_letter(asked: ReminderRequest, letter_date: ThaiDate) -> ReminderRequest:
    """The reminder asked for, in the letter's month at the earliest where no day is told.

    Raises: Rejected, when its day is before the letter's.
    """
    if asked.date.day is None:
        return replace(asked, date=max(asked.date, replace(letter_date, day=None, typed="")))
    if asked.date < letter_date and not letter_date.is_blank:
        days = {
            "date": to_arabic(long_date(asked.date)),
            "letter": to_arabic(long_date(letter_date)),
        }
        raise Rejected([misasked_argument("DG2236", "dated", **days)])
    return asked


def _write_both(made: Reminder, listed: Path, written: Path) -> None:
    """The list and the circular, both or neither.

    Raises: Rejected, when the disk refuses.
    """
    targets = {listed: made.recipients, written: made.circular}
    root = Path(os.path.commonpath([opening.resolved_path(path.parent) for path in targets]))
    contents = {
        opening.resolved_path(path).relative_to(root).as_posix(): text.encode("utf-8")
        for path, text in targets.items()
    }
    try:
        opening.make_folder(listed.parent)
        write_together(root, contents)
    except OSError as error:
        raise Rejected([disk_fault(error, written)]) from error


def _round(case: Followed, asked: ReminderRequest) -> Round:
    file = case.dossier.path
    former = [
        file.parent / f"{stem_of(file.stem, number)}.yaml" for number in range(1, asked.number)
    ]
    return Round(
        number=asked.number,
        date=asked.date,
        as_of=asked.as_of or case.as_of or (asked.now if asked.date.day is None else asked.date),
        data=case.data,
        until=asked.until,
        urgency=asked.urgency,
        former=tuple(neighbour(path, case.workspace) for path in former if opening.is_file(path)),
        annex=case.annex,
    )


def _check(made: Reminder, path: Path, case: Followed) -> Report[tuple[Path, ...]]:
    """What was made must load, and be a letter to the first of its list."""
    lists = {made.stem: made.recipients.encode("utf-8")}
    loaded = circulars.parse(made.circular.encode("utf-8"), path, case.workspace, lists)
    if loaded.dossier is None:
        return Report(None, _errors(loaded.found), loaded.sources)
    first = loaded.dossier.recipients[0]
    composed = letter(loaded.dossier, recipient=first)
    if composed.letter is None:
        return Report(None, _errors(composed.found), loaded.sources)
    return Report(())


def _errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(fault for fault in found if fault.is_error)
