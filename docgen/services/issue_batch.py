"""A whole batch issued: all letters under one number, or each under its own.

Every letter is composed, checked and laid out, and every file's place looked at, before the
register gives a number. A run that is stopped goes on where it was: what went out stands, nothing
is given twice, and no number goes to another letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial

from docgen.batch.delivery import Delivery, Job, Made, Outcome, opened
from docgen.batch.file_names import parts, stem, tails
from docgen.batch.fingerprints import enclosed_digests, words_of
from docgen.batch.numbered import Act, put_out, recorded
from docgen.batch.plan import Plan
from docgen.diagnostics import Diagnostic, Rejected
from docgen.loading.circular.numbering import bears_number, given_number, request
from docgen.loading.workspace.register_ties import item_of
from docgen.making import Files, MadeLetter, Press
from docgen.model.dossier import Dossier, in_one_line
from docgen.register import (
    AlsoIssued,
    Asked,
    Entry,
    Intention,
    IssuedLetter,
    LetterFile,
    Register,
    State,
    changed,
    number_text,
)
from docgen.register.entries import PART_MARK
from docgen.services.batch import Batch, may_go_on, plan_of, shared_words, size_of_one, with_refused
from docgen.services.deliver import Parcel, ended, left_over, refuse_what_may_not_be, told_of
from docgen.services.events import Begun, Ended, Event, Found, Note, Status
from docgen.services.issue import still_open
from docgen.services.number import (
    at_number,
    desk,
    entries_of_sheets,
    entry_for,
    issued_names,
    likely_entry,
    numbers_elsewhere,
    put_right,
    refuse_changed,
    standing_files,
    waited_for,
)

_AT_ONCE = 1_000  # letters that one line of the register's journal tells


def issued(wishes: Batch) -> Iterator[Event]:
    """Issue the letters that are wanted; the last event says how it ended.

    Raises: Rejected, when nothing has been written and a folder, a file or the register refuses.
    """
    found = put_right(wishes.workspace, wishes.at)
    if found:
        yield Found(found)
    draft = plan_of(wishes, wishes.press(), final=wishes.number_each)
    refused = _refusals(draft.dossier, wishes)
    if draft.dossier is None or refused or not may_go_on(draft, wishes):
        yield Found((*draft.found, *refused), draft.sources)
        yield Ended(Status.NOTHING_WRITTEN)
    elif wishes.number_each:
        yield Found(draft.found, draft.sources)
        yield from _each(wishes, draft, draft.dossier)
    else:
        yield from _as_one(wishes, draft.dossier)


def _refusals(dossier: Dossier | None, wishes: Batch) -> list[Diagnostic]:
    """Why no letter of the batch may go out."""
    if dossier is None:
        return []
    found = still_open(dossier)
    if wishes.number_each and not dossier.takes_number and not found:
        number = dossier.circular.reference_number.text or "-"
        at = dossier.places.of("reference_number")
        found.append(Diagnostic("DG5444", at, {"number": number}))
    return found


# -- one number for all ---------------------------------------------------------------------


def _as_one(wishes: Batch, dossier: Dossier) -> Iterator[Event]:
    taken = numbers_elsewhere(wishes.workspace, dossier)
    entry = likely_entry(wishes.workspace, dossier, taken)
    plan = plan_of(wishes, wishes.press(), number=_of(entry), final=True)
    yield Found(plan.found, plan.sources)
    if plan.dossier is None or plan.origin is None or not may_go_on(plan, wishes):
        yield Ended(Status.NOTHING_WRITTEN)
        return
    with opened(wishes.target) as folder:
        if entry is None:
            yield from _without_number(wishes, plan, folder)
            return
        yield from waited_for(wishes.workspace)
        with desk(wishes.workspace, wishes.at, who=wishes.who) as here:
            yield Found(here.found)
            typed = given_number(plan.dossier) if not dossier.takes_number else None
            known = entry_for(here.register, dossier, request(dossier), typed, taken)
            if known.number != entry.number:  # somebody was quicker
                entry = known
                plan = plan_of(wishes, wishes.press(), number=_of(entry), final=True)
            run = _Run(wishes, plan, known, folder)
            run.refuse(here.register)
            intention = here.register.intend(run.intention())
        yield from run.written(intention)


def _of(entry: Entry | None) -> int | None:
    return None if entry is None else entry.number


def _without_number(wishes: Batch, plan: Plan, folder: Delivery) -> Iterator[Event]:
    """Letters of a kind that bears no number."""
    if plan.origin is None:
        return
    parcel = Parcel(wishes.target, plan.jobs, plan.origin, size_of_one(plan))
    refuse_what_may_not_be([(folder, parcel)])
    total = _due(plan.jobs)
    yield Begun(total)
    failed = 0
    run = folder.run(plan.jobs, plan.origin, stop_on_first=wishes.stop_on_first)
    with closing(run) as outcomes:
        for outcome in outcomes:
            yield from told_of(outcome, alone=total == 1)
            failed += outcome.fault is not None
    yield with_refused(ended(failed, total), plan)


@dataclass(slots=True)
class _Run:
    """All letters of a batch under one number, from the intention to the record."""

    wishes: Batch
    plan: Plan
    entry: Entry
    folder: Delivery
    jobs: tuple[Job, ...] = ()
    content: str = ""
    also: tuple[AlsoIssued, ...] = ()
    letters: list[IssuedLetter] = field(default_factory=list)

    @property
    def asked(self) -> Asked:
        assert self.plan.dossier is not None
        return request(self.plan.dossier)

    def refuse(self, register: Register) -> None:
        """Choose the letters that are due, and refuse what may not be.

        Raises: Rejected, for a text that is another than went out, or a file in the way.
        """
        dossier, origin = self.plan.dossier, self.plan.origin
        assert dossier is not None
        assert origin is not None
        self.content = shared_words(self.plan)
        refuse_changed(self.entry, self.content, dossier)
        self.also = entries_of_sheets(register, dossier)
        known = register.letters(self.entry)
        jobs = []
        for job in self.plan.jobs:
            former = known.get(job.part)
            if job.chosen and not job.codes and former is not None:
                if former.content != job.words:
                    raise at_number(Rejected([changed(self.entry)]), dossier)
                job = replace(job, chosen=not _stands(former, job, self.wishes))
            jobs.append(job)
        number = number_text(self.entry)
        self.jobs = tuple(replace(job, under=number) for job in jobs)
        parcel = Parcel(self.wishes.target, self.jobs, origin, self._size())
        refuse_what_may_not_be([(self.folder, parcel)])

    def _size(self) -> int:
        return size_of_one(replace(self.plan, jobs=self.jobs)) if _due(self.jobs) else 0

    def intention(self) -> Intention:
        """What the register is told before the first letter is written."""
        folder = str(self.wishes.target.resolve())
        return Intention(self.entry, self.asked, self.content, folder, also=self.also)

    def written(self, intention: Intention) -> Iterator[Event]:
        """Letter by letter; what was written is recorded, however the run ends."""
        assert self.plan.origin is not None
        total, failed = _due(self.jobs), 0
        stood = sum(job.chosen for job in self.plan.jobs) - self.plan.refused - total
        if stood:
            yield Note("resume_stands", {"count": stood})
        yield Begun(total)
        origin = replace(self.plan.origin, final=True)
        try:
            kept = partial(issued_names, self.wishes.workspace, self.wishes.target)
            stop = self.wishes.stop_on_first
            run = self.folder.run(self.jobs, origin, stop_on_first=stop, kept=kept)
            with closing(run) as outcomes:
                for outcome in outcomes:
                    failed += outcome.fault is not None
                    self._keep(outcome)
                    yield from told_of(outcome, alone=total == 1)
        finally:
            self._record(intention)
        left = left_over(self.folder, self.jobs)
        if left:
            yield Found(tuple(left))
        if self.letters:
            params = {"number": number_text(self.entry), "count": len(self.letters)}
            yield Note("issued_batch", {**params, "folder": self.wishes.target})
        yield with_refused(ended(failed, total), self.plan)

    def _keep(self, outcome: Outcome) -> None:
        if outcome.fault is None:
            self.letters.append(_letter_of(outcome, self.wishes))

    def _record(self, intention: Intention) -> None:
        with Register(self.wishes.workspace.register, at=self.wishes.at) as register:
            if not self.letters:
                register.withdraw(intention)
                return
            starts = range(0, len(self.letters), _AT_ONCE)
            for start in starts:
                letters = self.letters[start : start + _AT_ONCE]
                recorded(register, intention, letters, ends=start == starts[-1])


# -- a number each --------------------------------------------------------------------------


def _each(wishes: Batch, plan: Plan, dossier: Dossier) -> Iterator[Event]:
    tail_of, part_of = tails(plan.recipients), parts(plan.recipients)
    due = [job for job in plan.jobs if job.chosen and not job.codes]
    with opened(wishes.target) as folder:
        yield from waited_for(wishes.workspace)
        with desk(wishes.workspace, wishes.at, who=wishes.who) as here:
            yield Found(here.found)
            asked = [_asked_of(dossier, job, part_of[job.row]) for job in due]
            taken = numbers_elsewhere(wishes.workspace, dossier)
            likely = here.register.numbers_for(asked, taken)
            rows = {
                job.row: _OfRow(job.row, entry, own, tail_of[job.row], part_of[job.row])
                for job, entry, own in zip(due, likely, asked, strict=True)
            }
            jobs = tuple(_job_of(job, rows, plan, wishes) for job in plan.jobs)
            jobs = _not_yet_out(jobs, rows, here.register, wishes, dossier)
            assert plan.origin is not None
            parcel = Parcel(wishes.target, jobs, plan.origin, size_of_one(plan))
            refuse_what_may_not_be([(folder, parcel)])
            here.register.reserve_each(asked, taken)
        yield from _written_each(wishes, plan, folder, jobs, rows)


@dataclass(frozen=True, slots=True)
class _OfRow:
    """One letter of the list and its number."""

    row: int
    entry: Entry
    asked: Asked
    tail: str
    part: str


def _asked_of(dossier: Dossier, job: Job, part: str) -> Asked:
    whole = request(dossier)
    return replace(whole, item=f"{whole.item}{PART_MARK}{part}", addressee=job.addressee)


def _job_of(job: Job, rows: dict[int, _OfRow], plan: Plan, wishes: Batch) -> Job:
    """The letter under its own number; its files are named by it."""
    own = rows.get(job.row)
    if own is None:
        return job
    made = plan.under(own.row, own.entry.number)
    if made.dossier is None or made.pages is None or not made.is_sound:
        raise Rejected(made.found)
    name = stem(own.row, _file_number(made), own.tail)
    words = words_of(made, enclosed_digests(made.dossier))
    files = tuple(f"{name}.{ending}" for ending in wishes.formats)
    return replace(job, files=files, part=own.part, words=words)


def _file_number(made: MadeLetter) -> str:
    return made.dossier.circular.reference_number.text if made.dossier is not None else ""


def _not_yet_out(
    jobs: Sequence[Job],
    rows: dict[int, _OfRow],
    register: Register,
    wishes: Batch,
    dossier: Dossier,
) -> tuple[Job, ...]:
    """The same, without those that went out and stand.

    Raises: Rejected, for a text that is another than went out.
    """
    made = []
    for job in jobs:
        own = rows.get(job.row)
        if own is not None and own.entry.state is State.ISSUED:
            refuse_changed(own.entry, job.words, dossier)
            former = register.letters(own.entry).get("")
            if former is not None:
                job = replace(job, chosen=not _stands(former, job, wishes))
        made.append(job)
    return tuple(made)


def _written_each(
    wishes: Batch,
    plan: Plan,
    folder: Delivery,
    jobs: tuple[Job, ...],
    rows: dict[int, _OfRow],
) -> Iterator[Event]:
    assert plan.origin is not None
    total, failed, numbers = _due(jobs), 0, list[Entry]()
    stood = len(rows) - total
    if stood:
        yield Note("resume_stands", {"count": stood})
    yield Begun(total)
    with Register(wishes.workspace.register, at=wishes.at) as register:
        press = wishes.press()

        def maker(due: Sequence[Job], own: dict[str, str]) -> Iterator[tuple[Job, Made]]:
            for job in due:
                row = rows[job.row]
                entry = register.held(row.asked) or row.entry

                begin = partial(_begun, plan, press, wishes, job, row)
                alone = replace(job, part="", begin=begin)
                act = Act((alone,), entry, row.asked, job.words)
                for _, made in put_out(register, wishes.workspace, wishes.target, act, own):
                    if not isinstance(made, Exception):
                        numbers.append(entry)
                    yield job, made

        origin = replace(plan.origin, final=True)
        kept = partial(issued_names, wishes.workspace, wishes.target)
        stop = wishes.stop_on_first
        run = folder.run(jobs, origin, stop_on_first=stop, maker=maker, kept=kept)
        with closing(run) as outcomes:
            for outcome in outcomes:
                failed += outcome.fault is not None
                yield from told_of(outcome, alone=total == 1)
    left = left_over(folder, jobs)
    if left:
        yield Found(tuple(left))
    if numbers:
        yield Note(
            "issued_each",
            {
                "first": number_text(numbers[0]),
                "last": number_text(numbers[-1]),
                "count": len(numbers),
                "folder": wishes.target,
            },
        )
    yield with_refused(ended(failed, total), plan)


def _begun(plan: Plan, press: Press, wishes: Batch, job: Job, row: _OfRow) -> Files:
    """Begin with one letter's files under its own number."""
    made = plan.under(row.row, row.entry.number)
    if made.pages is None:
        raise Rejected(made.found)
    name = job.files[0].rpartition(".")[0]
    return plan.enclosed.behind(press.begun(made.pages, wishes.formats, name, letter=made.letter))


# -- both -----------------------------------------------------------------------------------


def _due(jobs: Sequence[Job]) -> int:
    return sum(1 for job in jobs if job.chosen and not job.codes)


def _stands(former: IssuedLetter, job: Job, wishes: Batch) -> bool:
    """Whether all the files that are wanted are where they were written, as they were written."""
    there = {path.resolve() for path in standing_files(former, wishes.workspace)}
    return all((wishes.target / name).resolve() in there for name in job.files)


def _letter_of(outcome: Outcome, wishes: Batch) -> IssuedLetter:
    from docgen.writers.files import digest

    job = outcome.job
    files = tuple(
        LetterFile(item_of(path, wishes.workspace), digest(path)) for path in outcome.files
    )
    return IssuedLetter(job.part, in_one_line(job.addressee), job.words, files)


__all__ = ["bears_number", "issued"]
