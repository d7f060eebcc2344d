"""What the mail room needs of a long list: a set for each step of it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from pathlib import Path

from docgen.batch import line_manifest
from docgen.batch.delivery import opened_folder
from docgen.batch.dispatch import Wishes, jobs_of
from docgen.batch.plan import Plan
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.loading.workspace.long_lists import LongList
from docgen.services.batch_wishes import Batch
from docgen.services.deliver import DeliveryRules, Parcel, deliver_parcels
from docgen.services.events import Begun, Ended, FoundFaults, Note, RunStatus, WorkEvent
from docgen.services.letter_makers import LetterMakers
from docgen.services.long_batch import all_faults_of
from docgen.services.long_run import LongRun, refuse_linked_steps, run_over, told_of_step

_COUNT = "count"


@dataclass(slots=True)
class _MailRooms:
    """What the mail room would say of all steps, and how many files it would make."""

    run: LongRun
    wishes: Wishes
    found: dict[tuple[object, ...], Diagnostic] = field(default_factory=dict)
    files: int = 0
    is_refused: bool = False

    def add_step(self, plan: Plan) -> None:
        """A step's own; what is counted is counted over all of them."""
        if plan.origin is None or not plan.can_write:
            return
        jobs, found = jobs_of(plan, self.run.bare_press, self.wishes)
        self.files += len(jobs)
        self.is_refused = self.is_refused or not jobs
        for fault in found:
            is_counted = _COUNT in fault.params
            key = (
                (fault.code, fault.params.get("heading")) if is_counted else (fault.code, fault.at)
            )
            before = self.found.get(key)
            if before is not None and is_counted:
                count = before.params[_COUNT] + fault.params[_COUNT]
                fault = replace(before, params={**before.params, _COUNT: count})
            self.found[key] = fault


def dispatch_list(
    wishes: Batch, of_room: Wishes, target: Path, listed: LongList
) -> Iterator[WorkEvent]:
    """Write the print run, the dispatch list and what else is wished, step by step.

    The whole list is looked at first.
    Raises: Rejected, before anything is written, when the folder or a file refuses.
    """
    run = run_over(replace(wishes, folder=target), listed, LetterMakers(wishes))
    rooms = _MailRooms(run, of_room)
    run.looked = rooms.add_step
    faults, total, last = all_faults_of(run)
    yield FoundFaults((*faults.all_faults(), *rooms.found.values()), faults.sources)
    if (faults.errors and not wishes.keep_going) or rooms.is_refused or not rooms.files:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    yield Note("long_list", {"letters": total, "folders": last})
    yield Begun(rooms.files)
    failed = 0
    with opened_folder(target):
        refuse_linked_steps(target)
        for step in listed.steps(run.rows_of_step):
            last = step.number
            plan = run.plan(step, writes=True)
            if plan is None or plan.origin is None or not plan.can_write:
                continue
            jobs, _ = jobs_of(plan, run.press, of_room)
            folder = line_manifest.folder_of(target, step.number)
            parcel = Parcel(folder, jobs, plan.origin, is_mail_room=True)
            failed += yield from told_of_step(deliver_parcels([parcel], DeliveryRules()))
        line_manifest.write(target, last, listed.name)
    yield Ended(RunStatus.SOME_FAILED if failed else RunStatus.DONE, failed, rooms.files)
