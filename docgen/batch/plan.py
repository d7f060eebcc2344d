"""What is to be written before anything is: every letter composed, laid out, judged and named."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.batch.enclosures import Enclosures, enclosures
from docgen.batch.file_names import parts, stems
from docgen.batch.fingerprints import enclosed_digests
from docgen.batch.jobs import Job
from docgen.batch.letter_jobs import LettersToJobs, origin, pages_of_plan
from docgen.batch.manifest import Origin
from docgen.batch.selection import selected_rows
from docgen.batch.wanted_letters import IssueTerms, WantedLetters
from docgen.diagnostics import Diagnostic, Rejected
from docgen.diagnostics.rendering import Sources
from docgen.layout.model.pages import Pages
from docgen.light import dataclass
from docgen.loading.circular import circulars, numbering
from docgen.loading.workspace import Workspace
from docgen.making import LetterMaker, MadeLetter
from docgen.model.dossier import Dossier, Recipient
from docgen.press import Press

if TYPE_CHECKING:
    from docgen.loading.workspace.long_lists import LongList

_NOBODY = "\u2014"


def _no_pages(row: int) -> Pages:
    raise LookupError(row)


def _no_letter(row: int, number: int = 0) -> MadeLetter:
    raise LookupError(row, number)


@dataclass(frozen=True, slots=True)
class Plan:
    """The letters of a batch in the order of the list; ``origin`` is ``None`` when none can be.

    ``letter_of`` makes the letter of a row, ``pages_of`` sets it; ``under`` makes it under a number
    of its own. A plan over a ``long_list`` has no letters: they are planned in steps. ``number`` is
    what it was asked to give them, 0 where theirs stays open.
    """

    jobs: tuple[Job, ...]
    found: tuple[Diagnostic, ...]
    sources: Sources
    origin: Origin | None
    recipients: dict[int, Recipient] = field(default_factory=dict)
    pages_of: Callable[[int], Pages] = field(default=_no_pages)
    dossier: Dossier | None = None
    letter_of: Callable[[int], MadeLetter] = field(default=_no_letter)
    under: Callable[[int, int], MadeLetter] = field(default=_no_letter)
    enclosed: Enclosures = field(default_factory=Enclosures)
    stand_in: Callable[[], MadeLetter | None] = field(default=lambda: None)
    long_list: LongList | None = None
    number: int | None = None

    @property
    def refused_count(self) -> int:
        """How many of the chosen letters have errors."""
        return sum(1 for job in self.jobs if job.chosen and job.codes)

    @property
    def can_write(self) -> bool:
        """Whether any chosen letter has none."""
        return any(job.chosen and not job.codes for job in self.jobs)


def plan_of_batch(path: Path, workspace: Workspace, press: Press, wanted: WantedLetters) -> Plan:
    """The wanted letters of a circular, checked; drawn when they are written.

    Raises: UnknownRecipientError, where there is no recipient, group or status of a name.
    """
    loaded = wanted.step.loaded
    loaded = loaded or circulars.load(path, workspace, keep_going=wanted.keep_going)
    if _is_read_in_steps(loaded):
        return replace(_nothing(loaded), long_list=loaded.long_list)
    if loaded.dossier is None:
        return _nothing(loaded)
    dossier, loaded = _numbered_circular(loaded.dossier, loaded, wanted.terms)
    try:
        _refuse_unfilled(dossier, loaded)
        rows = rows_of_recipients(dossier, loaded, wanted.step.first)
        chosen = selected_rows(rows, dossier, wanted)
        _refuse_choice(dossier, chosen, wanted.status)
        enclosed = enclosures(dossier, press) if "pdf" in wanted.formats else Enclosures()
    except Rejected as error:
        return _nothing(loaded, *error.found)
    maker = LetterMaker(dossier, loaded, workspace, press)
    drafting = _drafting(maker, press, dossier, wanted, rows, enclosed)

    def under(row: int, given: int) -> MadeLetter:
        own = numbering.numbered_dossier(dossier, given)
        return LetterMaker(own, loaded, workspace, press).letter_to(rows[row])

    plan = _plan_of_rows(drafting, dossier, loaded, rows, chosen)
    stand_in = partial(_stand_in, maker, rows)
    number = wanted.terms.number
    return replace(plan, under=under, enclosed=enclosed, stand_in=stand_in, number=number)


def _drafting(
    maker: LetterMaker,
    press: Press,
    dossier: Dossier,
    wanted: WantedLetters,
    rows: dict[int, Recipient],
    enclosed: Enclosures,
) -> LettersToJobs:
    """What makes jobs of the letters, each file under a name of its own."""
    circular, terms = dossier.circular, wanted.terms
    drafting = LettersToJobs(
        maker,
        press,
        wanted.formats,
        stems(circular.reference_number.text, rows),
        enclosed,
        most_held=wanted.step.most_held,
        private=circular.secrecy is not None,
        issues=terms.final and terms.issues,
        only_looks=wanted.step.only_looks,
    )
    if terms.final:
        drafting.parts, drafting.sent_along = parts(rows), enclosed_digests(dossier)
    return drafting


def _is_read_in_steps(loaded: circulars.Loaded) -> bool:
    """Whether the list is too long to be held, and nothing but the list is at fault."""
    listed = loaded.long_list
    errors = (fault for fault in loaded.found if fault.is_error)
    return listed is not None and all(_stands_in(error, listed.path) for error in errors)


def _numbered_circular(
    dossier: Dossier, loaded: circulars.Loaded, terms: IssueTerms
) -> tuple[Dossier, circulars.Loaded]:
    """The circular as its letters bear it, and what was found but for what the number fills."""
    dossier = dossier.as_final() if terms.final else dossier
    if terms.number is None:
        return dossier, loaded
    dossier = numbering.numbered_dossier(dossier, terms.number)
    return dossier, numbering.without_told_blanks(loaded, dossier)


def _refuse_unfilled(dossier: Dossier, loaded: circulars.Loaded) -> None:
    """Raises: Rejected, when there is no list of recipients, or something is still to be filled."""
    if not dossier.recipients:
        raise Rejected([Diagnostic("DG5102", dossier.places.of("recipient"))])
    to_fill = [fault for fault in loaded.found if fault.code == "DG2070"]
    if to_fill:
        raise Rejected([Diagnostic("DG2071", fault.at, fault.params) for fault in to_fill])


def _refuse_choice(dossier: Dossier, wanted: Collection[int], status: str | None) -> None:
    """Raises: Rejected, when nobody has the ``status``, or a secret goes to many."""
    circular, places = dossier.circular, dossier.places
    if not wanted:
        at = places.of("recipients")
        raise Rejected([Diagnostic("DG5108", at, {"status": status})])
    if len(wanted) > 1 and circular.secrecy and not circular.secret_to_many:
        params = {"secrecy": dossier.recorded_subject, "count": len(wanted)}
        raise Rejected([Diagnostic("DG5130", places.of("secrecy"), params)])


def _stand_in(sender: LetterMaker, rows: dict[int, Recipient]) -> MadeLetter | None:
    """The letter as it is written; where it speaks to each by himself, to nobody in particular."""
    whole = sender.letter_to(None)
    if whole.letter is not None and not any(fault.is_error for fault in whole.found):
        return whole
    names = {name for recipient in rows.values() for name in recipient.fields}
    nobody = Recipient(_NOBODY, _NOBODY, dict.fromkeys(sorted(names), _NOBODY))
    made = sender.letter_to(nobody)
    return made if made.letter is not None else None


def _stands_in(fault: Diagnostic, path: Path) -> bool:
    return fault.at is not None and fault.at.file == str(path)


def _nothing(loaded: circulars.Loaded, *found: Diagnostic) -> Plan:
    """No letter at all, for what was found."""
    return Plan((), (*loaded.found, *found), loaded.sources, None)


def _plan_of_rows(
    drafting: LettersToJobs,
    dossier: Dossier,
    loaded: circulars.Loaded,
    rows: dict[int, Recipient],
    wanted: Collection[int],
) -> Plan:
    spoilt = {id(spoilt_row.recipient): spoilt_row.found for spoilt_row in loaded.spoilt}
    jobs = []
    for row, recipient in rows.items():
        if row not in wanted:
            jobs.append(drafting.left_out(row, recipient))
        elif id(recipient) in spoilt:
            jobs.append(drafting.refused_job(row, recipient, spoilt[id(recipient)]))
        else:
            jobs.append(drafting.job(row, recipient))
    total = sum(row in wanted and id(recipient) not in spoilt for row, recipient in rows.items())
    found = [fault for row in loaded.spoilt for fault in row.found]
    found += drafting.faults.all_faults(total)
    first, sender = drafting.first, drafting.sender
    return Plan(
        tuple(jobs),
        tuple(found),
        loaded.sources,
        origin(first, drafting.press, drafting.enclosed) if first else None,
        rows,
        lambda row: pages_of_plan(sender.letter_to(rows[row])),
        dossier,
        lambda row: sender.letter_to(rows[row]),
    )


def rows_of_recipients(
    dossier: Dossier, loaded: circulars.Loaded, first: int = 1
) -> dict[int, Recipient]:
    """Every recipient by the number of his row; names alone may stand in a list twice."""
    everyone = [*dossier.recipients, *(row.recipient for row in loaded.spoilt)]
    everyone.sort(key=_line if loaded.spoilt else lambda _: 0)
    return dict(enumerate(everyone, start=first))


def _line(recipient: Recipient) -> int:
    return recipient.at.line if recipient.at else 0
