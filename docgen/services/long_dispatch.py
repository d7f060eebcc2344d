"""What the mail room needs of a long list: a set for each step of it, in a folder of its own.

A run that is stopped goes on with the step that is not whole, where nothing else has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from dataclasses import field, replace
from pathlib import Path

from docgen import opening
from docgen.batch import line_manifest
from docgen.batch.delivery import opened_folder
from docgen.batch.dispatch import Wishes, jobs_of
from docgen.batch.line_manifest import StepRecord, Steps
from docgen.batch.plan import Plan
from docgen.batch.verify import verify_folder
from docgen.light import dataclass
from docgen.loading.workspace.long_lists import ListStep, LongList
from docgen.services.batch_wishes import Batch
from docgen.services.deliver import DeliveryRules, Parcel, deliver_parcels
from docgen.services.events import Begun, Ended, FoundFaults, Note, RunStatus, Skipped, WorkEvent
from docgen.services.issued_letters import drafts_told
from docgen.services.letter_makers import LetterMakers
from docgen.services.long_batch import all_faults_of
from docgen.services.long_drafts import tell_other_words
from docgen.services.long_faults import FaultsOfSteps
from docgen.services.long_package import LettersOut, letters_out
from docgen.services.long_run import (
    LongRun,
    inputs_of,
    refuse_linked_steps,
    run_over,
    told_of_step,
)

_MADE = "dispatched"
_BESIDE = 6  # print run, list in two forms, envelopes, labels, manifest


@dataclass(slots=True)
class _MailRooms:
    """The mail rooms of all steps: what they say, and how many files they would make."""

    run: LongRun
    wishes: Wishes
    out: LettersOut | None
    found: FaultsOfSteps = field(default_factory=FaultsOfSteps)
    files: dict[int, int] = field(default_factory=dict)
    is_refused: bool = False

    def add_step(self, plan: Plan, step: ListStep) -> None:
        """A step's own."""
        if plan.origin is None or not plan.can_write:
            return
        plan, wishes = self._plan_out(plan, step)
        jobs, found = jobs_of(plan, self.run.bare_press, wishes)
        self.files[step.number] = len(jobs)
        self.is_refused = self.is_refused or not jobs
        for fault in found:
            self.found.add(self.run.listed.in_whole(fault, step))

    def _plan_out(self, plan: Plan, step: ListStep) -> tuple[Plan, Wishes]:
        if self.out is None:
            return plan, self.wishes
        letters = self.out.of_step(plan)
        for fault in drafts_told(letters):
            self.found.add(self.run.listed.in_whole(fault, step))
        return letters.plan, self.out.wishes_of(letters, self.wishes)

    def parcel(self, step: ListStep) -> Parcel | None:
        """The files of a step; ``None`` where it has none."""
        plan = self.run.plan(step, writes=True)
        if plan is None or plan.origin is None or not plan.can_write:
            return None
        plan, wishes = self._plan_out(plan, step)
        jobs, _ = jobs_of(plan, self.run.press, wishes)
        folder = line_manifest.folder_of(self.run.wishes.target, step.number)
        assert plan.origin is not None
        return Parcel(folder, jobs, plan.origin, is_mail_room=True)


def dispatch_list(
    wishes: Batch, of_room: Wishes, target: Path, listed: LongList
) -> Iterator[WorkEvent]:
    """Write the print run, the dispatch list and what else is wished, step by step.

    The whole list is looked at first.
    Raises: Rejected, before anything is written, when the folder or a file refuses.
    """
    run = run_over(replace(wishes, folder=target), listed, LetterMakers(wishes))
    each = of_room.mail + (of_room.packing is not None)  # files of one letter
    if each:
        run.rows_of_step = max(1, (line_manifest.MOST_FILES - _BESIDE) // each)
    out = letters_out(run) if of_room.packing is not None else None
    if out is None:
        yield from tell_other_words(run)
    rooms = _MailRooms(run, of_room, out)
    run.looked = rooms.add_step
    faults, total, last = all_faults_of(run)
    yield FoundFaults((*faults.all_faults(), *rooms.found.all_faults()), faults.sources)
    if (faults.errors and not wishes.keep_going) or rooms.is_refused or not rooms.files:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    yield Note("long_list", {"letters": total, "folders": last})
    yield Begun(sum(rooms.files.values()))
    with opened_folder(target):
        refuse_linked_steps(target)
        failed = yield from _write_steps(rooms)
        last = max(step.number for step in listed.steps(run.rows_of_step))
        line_manifest.write_lines(target, last, listed.name)
    status = RunStatus.SOME_FAILED if failed else RunStatus.DONE
    yield Ended(status, failed, sum(rooms.files.values()))


def _write_steps(rooms: _MailRooms) -> Generator[WorkEvent, None, int]:
    """Write the files of every step that does not stand whole; how many files failed."""
    run, failed = rooms.run, 0
    steps = Steps(run.wishes.target, _inputs(rooms), goes_on=True)
    for step in run.listed.steps(run.rows_of_step):
        if step.number not in rooms.files:
            continue
        content = run.listed.digest(step)
        folder = line_manifest.folder_of(run.wishes.target, step.number)
        is_told = steps.step_record(step.number, _MADE, content) is not None
        if is_told and not verify_folder(folder)[1]:
            yield Note("resume_stands", {"count": rooms.files[step.number]})
            yield Skipped(rooms.files[step.number])
            continue
        parcel = rooms.parcel(step)
        lost = 0
        if parcel is not None:
            lost = yield from told_of_step(deliver_parcels([parcel], DeliveryRules()))
        if not lost:
            steps.record_step(StepRecord(step.number, _MADE, content))
        failed += lost
    if not failed:
        steps.end()
    return failed


def _inputs(rooms: _MailRooms) -> str:
    """A digest of what all files are made from: the circular, what is wished, what went out."""
    register = opening.time_and_size(rooms.run.wishes.workspace.register)
    facts = (inputs_of(rooms.run), repr(rooms.wishes), register)
    return hashlib.sha256(repr(facts).encode("utf-8")).hexdigest()
