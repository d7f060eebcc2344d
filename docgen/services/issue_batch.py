"""A whole batch issued: all letters under one number, or each under its own.

Every letter is composed, checked and laid out, and every file's place looked at, before the
register gives a number. A run that is stopped goes on where it was: what went out stands, nothing
is given twice, and no number goes to another letter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING

from docgen import opening, vocabulary
from docgen.batch.delivery import Delivery, opened_folder
from docgen.batch.jobs import Job, Outcome
from docgen.batch.numbered import record_letters
from docgen.batch.plan import Plan
from docgen.batch.shared_words import shared_words
from docgen.batch.wanted_letters import IssueTerms
from docgen.diagnostics import Diagnostic, Rejected
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.circular.numbering import bears_number
from docgen.model.dossier import Dossier, Recipient
from docgen.register import (
    AlsoIssued,
    Intention,
    IssuedLetter,
    Register,
    RegisterEntry,
    changed_letter,
    number_text,
)
from docgen.services.batch import (
    in_journal,
    may_go_on,
    plan_of,
    size_of_one,
    with_refused,
)
from docgen.services.batch_letters import due_count, is_standing, letter_for_register
from docgen.services.batch_wishes import Batch
from docgen.services.deliver import (
    Parcel,
    ended_run,
    left_over,
    refuse_what_may_not_be,
    told_delivery,
)
from docgen.services.events import Begun, Ended, FoundFaults, Note, RunStatus, Skipped, WorkEvent
from docgen.services.issue_each import each_issued
from docgen.services.number import (
    at_number,
    desk,
    is_recorded,
    issued_names,
    likely_entry,
    numbers_elsewhere,
    numbers_for,
    put_right,
    refuse_changed,
    waited_for,
)
from docgen.services.readiness import still_open

if TYPE_CHECKING:
    from docgen.services import long_issue, long_issue_each
else:
    long_issue_each = later("docgen.services.long_issue_each")
    long_issue = later("docgen.services.long_issue")

_AT_ONCE = 1_000  # letters that one line of the register's journal tells


def issue_batch_of_letters(wishes: Batch) -> Iterator[WorkEvent]:
    """Issue the letters that are wanted; the last event says how it ended.

    Raises: Rejected, when nothing has been written and a folder, a file or the register refuses.
    """
    yield from in_journal(wishes, "batch").record_events(_issue_batch(wishes))


def _issue_batch(wishes: Batch) -> Iterator[WorkEvent]:
    if wishes.jobs > 1 or wishes.cluster:
        yield Note("issued_by_one")
    found = put_right(wishes.workspace, wishes.at)
    if found:
        yield FoundFaults(found)
    draft = plan_of(wishes, wishes.press(), IssueTerms(final=wishes.number_each))
    if draft.long_list is not None:
        issued = long_issue_each.each_in_steps if wishes.number_each else long_issue.issued_in_steps
        yield from issued(wishes, draft.long_list)
        return
    refused = refusals_of(draft.dossier, wishes)
    if draft.dossier is None or refused or not may_go_on(draft, wishes):
        yield FoundFaults((*draft.found, *refused), draft.sources)
        yield Ended(RunStatus.NOTHING_WRITTEN)
    elif wishes.number_each:
        yield FoundFaults(draft.found, draft.sources)
        yield from each_issued(wishes, draft, draft.dossier)
    else:
        yield from _as_one(wishes, _to_all(draft.dossier, draft.recipients.values()))


def refusals_of(dossier: Dossier | None, wishes: Batch) -> list[Diagnostic]:
    """Why no letter of the batch may go out."""
    if dossier is None:
        return []
    found = still_open(dossier)
    if wishes.number_each and not dossier.takes_number and not found:
        number = dossier.circular.reference_number.text or "-"
        at = dossier.places.of("reference_number")
        found.append(Diagnostic("DG5444", at, {"number": number}))
    return found


def _to_all(dossier: Dossier, recipients: Collection[Recipient]) -> Dossier:
    """The letter as the register is told of it: to all who get it, not to the first of them."""
    addressees = [recipient.addressee for recipient in recipients]
    if len(addressees) < 2 or dossier.circular.recipient not in addressees:
        return dossier
    others = vocabulary.thai("words", "and_others").format(count=len(addressees) - 1)
    told = f"{addressees[0]} {others}"
    return replace(dossier, circular=dossier.circular.model_copy(update={"recipient": told}))


def _as_one(wishes: Batch, dossier: Dossier) -> Iterator[WorkEvent]:
    taken = numbers_elsewhere(wishes.workspace, dossier)
    entry = likely_entry(wishes.workspace, dossier, taken)
    terms = IssueTerms(number_of_row(entry), final=True, issues=True)
    plan = plan_of(wishes, wishes.press(), terms)
    yield FoundFaults(plan.found, plan.sources)
    if plan.dossier is None or plan.origin is None or not may_go_on(plan, wishes):
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    with opened_folder(wishes.target) as folder:
        if not is_recorded(dossier):
            yield from letters_without_number(wishes, plan, folder)
            return
        yield from waited_for(wishes.workspace)
        with desk(wishes.workspace, wishes.at, who=wishes.who) as here:
            yield FoundFaults(here.found)
            taken = numbers_elsewhere(wishes.workspace, dossier, here.register)
            numbers = numbers_for(here.register, dossier, taken)
            known = numbers[0].entry
            if entry is not None and known.number != entry.number:  # somebody was quicker
                terms = replace(terms, number=number_of_row(known))
                plan = plan_of(wishes, wishes.press(), terms)
            run = LettersUnderOne(wishes, plan, numbers, folder)
            run.refuse(here.register)
            intention = here.register.record_intention(run.intention())
        yield from run.write_letters(intention)


def number_of_row(entry: RegisterEntry | None) -> int | None:
    """The number of a row, where there is one."""
    return None if entry is None else entry.number


def letters_without_number(wishes: Batch, plan: Plan, folder: Delivery) -> Iterator[WorkEvent]:
    """Letters of a kind that bears no number, and none behind them."""
    if plan.origin is None:
        return
    parcel = Parcel(wishes.target, plan.jobs, plan.origin, size_of_one(plan))
    refuse_what_may_not_be([(folder, parcel)])
    total = due_count(plan.jobs)
    yield Begun(total)
    failed = 0
    run = folder.run(plan.jobs, plan.origin, stop_on_first=wishes.stop_on_first)
    with closing(run) as outcomes:
        for outcome in outcomes:
            yield from told_delivery(outcome, alone=total == 1)
            failed += outcome.fault is not None
    yield with_refused(ended_run(failed, total), plan)


@dataclass(slots=True)
class LettersUnderOne:
    """All letters of a batch under one number, from the intention to the record.

    ``content`` is the SHA-256 of what they all say, worked out from the plan where it is not given.
    """

    wishes: Batch
    plan: Plan
    numbers: tuple[AlsoIssued, ...]
    folder: Delivery
    jobs: tuple[Job, ...] = ()
    content: str = ""
    letters: list[IssuedLetter] = field(default_factory=list)

    @property
    def entry(self) -> RegisterEntry:
        return self.numbers[0].entry

    def refuse(self, register: Register) -> None:
        """Choose the letters that are due, and refuse what may not be.

        Raises: Rejected, for a text that is another than went out, or a file in the way.
        """
        dossier, origin = self.plan.dossier, self.plan.origin
        assert dossier is not None
        assert origin is not None
        self.content = self.content or shared_words(self.plan)
        refuse_changed(self.entry, self.content, dossier)
        known = register.letters(self.entry, [job.part for job in self.plan.jobs if job.chosen])
        jobs = []
        for job in self.plan.jobs:
            former = known.get(job.part)
            if job.chosen and not job.codes and former is not None:
                if former.content != job.words:
                    raise at_number(Rejected([changed_letter(self.entry)]), dossier)
                job = replace(job, chosen=not is_standing(former, job, self.wishes))
            jobs.append(job)
        number, *also = (number_text(given.entry) for given in self.numbers)
        self.jobs = tuple(replace(job, under=number, also=tuple(also)) for job in jobs)
        parcel = Parcel(self.wishes.target, self.jobs, origin, self._size())
        refuse_what_may_not_be([(self.folder, parcel)])

    def _size(self) -> int:
        return size_of_one(replace(self.plan, jobs=self.jobs)) if due_count(self.jobs) else 0

    def intention(self) -> Intention:
        """What the register is told before the first letter is written."""
        folder = str(opening.resolved_path(self.wishes.target))
        asked, also = self.numbers[0].asked, self.numbers[1:]
        return Intention(self.entry, asked, self.content, folder, also=also)

    def write_letters(self, intention: Intention) -> Iterator[WorkEvent]:
        """Letter by letter; what was written is recorded, however the run ends."""
        assert self.plan.origin is not None
        total, failed = due_count(self.jobs), 0
        stood = sum(job.chosen for job in self.plan.jobs) - self.plan.refused_count - total
        if stood:
            yield Note("resume_stands", {"count": stood})
        yield Begun(total + stood)
        if stood:
            yield Skipped(stood)
        origin = replace(self.plan.origin, final=True)
        try:
            kept = partial(issued_names, self.wishes.workspace, self.wishes.target)
            stop = self.wishes.stop_on_first
            run = self.folder.run(self.jobs, origin, stop_on_first=stop, kept=kept)
            with closing(run) as outcomes:
                for outcome in outcomes:
                    failed += outcome.fault is not None
                    self._keep(outcome)
                    yield from told_delivery(outcome, alone=total == 1)
        finally:
            self._record(intention)
        left = left_over(self.folder, self.jobs)
        if left:
            yield FoundFaults(tuple(left))
        if self.letters:
            params = {"number": number_text(self.entry), "count": len(self.letters)}
            yield Note("issued_batch", {**params, "folder": self.wishes.target})
        yield with_refused(ended_run(failed, total), self.plan)

    def _keep(self, outcome: Outcome) -> None:
        if outcome.fault is None:
            self.letters.append(letter_for_register(outcome, self.wishes))

    def _record(self, intention: Intention) -> None:
        with Register(self.wishes.workspace.register, at=self.wishes.at) as register:
            if not self.letters:
                register.withdraw(intention)
                return
            starts = range(0, len(self.letters), _AT_ONCE)
            for start in starts:
                letters = self.letters[start : start + _AT_ONCE]
                record_letters(register, intention, letters, ends=start == starts[-1])


__all__ = [
    "LettersUnderOne",
    "bears_number",
    "issue_batch_of_letters",
    "letters_without_number",
    "number_of_row",
    "refusals_of",
]
