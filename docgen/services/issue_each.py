"""A whole batch issued with a number each: consecutive, in the order of the list."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial

from docgen.batch.check_codes import with_code
from docgen.batch.delivery import Delivery, FilesOrError, opened_folder
from docgen.batch.file_names import name_endings, parts, stem
from docgen.batch.fingerprints import enclosed_digests, words_of
from docgen.batch.jobs import Job, Outcome
from docgen.batch.numbered import Act, put_out
from docgen.batch.plan import Plan
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.circular.numbering import request
from docgen.making import MadeLetter
from docgen.model.dossier import Dossier
from docgen.press import Files, Press
from docgen.register import (
    NumberRequest,
    Register,
    RegisterEntry,
    State,
    number_text,
)
from docgen.register.entries import PART_MARK
from docgen.services.batch import size_of_one, with_refused
from docgen.services.batch_letters import due_count, is_standing
from docgen.services.batch_wishes import Batch
from docgen.services.deliver import (
    Parcel,
    ended_run,
    left_over,
    refuse_what_may_not_be,
    told_delivery,
)
from docgen.services.events import Begun, FoundFaults, Note, Skipped, WorkEvent
from docgen.services.number import (
    desk,
    issued_names,
    numbers_elsewhere,
    refuse_changed,
    waited_for,
)


def each_issued(
    wishes: Batch,
    plan: Plan,
    dossier: Dossier,
    endings: Mapping[int, str] | None = None,
    whole_parts: Mapping[int, str] | None = None,
) -> Iterator[WorkEvent]:
    """Issue the letters of a plan, each under a number of its own, in the order of the list.

    ``endings`` and ``whole_parts`` are what rows are called among all of a list of which the plan
    has a step.
    """
    tail_of = {**name_endings(plan.recipients), **(endings or {})}
    part_of = {**parts(plan.recipients), **(whole_parts or {})}
    due = [job for job in plan.jobs if job.chosen and not job.codes]
    with opened_folder(wishes.target) as folder:
        yield from waited_for(wishes.workspace)
        with desk(wishes.workspace, wishes.at, who=wishes.who) as here:
            yield FoundFaults(here.found)
            asked = [asked_for(dossier, job.addressee, part_of[job.row]) for job in due]
            taken = numbers_elsewhere(wishes.workspace, dossier, here.register)
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
    entry: RegisterEntry
    asked: NumberRequest
    tail: str
    part: str


def asked_for(dossier: Dossier, addressee: str, part: str) -> NumberRequest:
    """What the register is asked for one letter of the list."""
    whole = request(dossier)
    return replace(whole, item=f"{whole.item}{PART_MARK}{part}", addressee=addressee)


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
    return replace(job, files=files, part=own.part, words=words, under=number_text(own.entry))


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
                job = replace(job, chosen=not is_standing(former, job, wishes))
        made.append(job)
    return tuple(made)


def _written_each(
    wishes: Batch,
    plan: Plan,
    folder: Delivery,
    jobs: tuple[Job, ...],
    rows: dict[int, _OfRow],
) -> Iterator[WorkEvent]:
    total, failed, numbers = due_count(jobs), 0, list[RegisterEntry]()
    stood = len(rows) - total
    if stood:
        yield Note("resume_stands", {"count": stood})
    yield Begun(total + stood)
    if stood:
        yield Skipped(stood)
    with Register(wishes.workspace.register, at=wishes.at) as register:
        maker = _EachMaker(wishes, plan, rows, register, wishes.press(), numbers)
        with closing(_run_of_folder(folder, jobs, maker)) as outcomes:
            for outcome in outcomes:
                failed += outcome.fault is not None
                yield from told_delivery(outcome, alone=total == 1)
    left = left_over(folder, jobs)
    if left:
        yield FoundFaults(tuple(left))
    if numbers:
        first, last = number_text(numbers[0]), number_text(numbers[-1])
        both = {"first": first, "last": last, "count": len(numbers)}
        yield Note("issued_each", {**both, "folder": wishes.target})
    yield with_refused(ended_run(failed, total), plan)


@dataclass(frozen=True, slots=True)
class _EachMaker:
    """Makes the files of each letter under its number; ``numbers`` are those that went out."""

    wishes: Batch
    plan: Plan
    rows: dict[int, _OfRow]
    register: Register
    press: Press
    numbers: list[RegisterEntry]

    def __call__(
        self, due: Sequence[Job], own: dict[str, str]
    ) -> Iterator[tuple[Job, FilesOrError]]:
        workspace, target = self.wishes.workspace, self.wishes.target
        for job in due:
            row = self.rows[job.row]
            entry = self.register.living_number(row.asked) or row.entry
            begin = partial(_begin_files, self.plan, self.press, self.wishes, job, row)
            act = Act((replace(job, part="", begin=begin),), entry, row.asked, job.words)
            for _, made in put_out(self.register, workspace, target, act, own):
                if not isinstance(made, Exception):
                    self.numbers.append(entry)
                yield job, made


def _run_of_folder(
    folder: Delivery, jobs: tuple[Job, ...], maker: _EachMaker
) -> Generator[Outcome, None, None]:
    """The letters written one by one into their folder, as letters that go out."""
    wishes, origin = maker.wishes, maker.plan.origin
    assert origin is not None
    kept = partial(issued_names, wishes.workspace, wishes.target)
    stop = wishes.stop_on_first
    return folder.run(jobs, replace(origin, final=True), stop_on_first=stop, maker=maker, kept=kept)


def _begin_files(plan: Plan, press: Press, wishes: Batch, job: Job, row: _OfRow) -> Files:
    """Begin with one letter's files under its own number."""
    made = plan.under(row.row, row.entry.number)
    made = with_code(made, job.words, press)
    if made.pages is None:
        raise Rejected(made.found)
    name = job.files[0].rpartition(".")[0]
    files = press.begin_files(made.pages, wishes.formats, name, letter=made.letter)
    return plan.enclosed.append_pages_later(files, made.pages)
