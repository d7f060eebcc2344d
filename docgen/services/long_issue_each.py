"""A batch over a list too long to be held, each letter under a number of its own.

The whole list is checked first, with a number as long as the last one. Then all numbers are kept
for it at once, in the order of the list, so that nobody else stands between them; then the letters
are written and recorded step by step, each an act with the register. A run that is stopped goes on
where it was: every letter has the number that was kept for it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator
from dataclasses import field, replace

from docgen.batch import line_manifest
from docgen.batch.delivery import opened_folder
from docgen.batch.file_names import parts
from docgen.batch.line_manifest import Steps
from docgen.batch.plan import Plan, rows_of_recipients
from docgen.batch.wanted_letters import IssueTerms
from docgen.diagnostics import number_in
from docgen.light import dataclass
from docgen.loading.workspace.long_lists import ListStep, LongList
from docgen.model.dossier import Dossier, in_one_line
from docgen.register import NumberRequest
from docgen.services.batch_wishes import Batch
from docgen.services.events import Begun, Ended, FoundFaults, Note, RunStatus, WorkEvent
from docgen.services.issue_batch import number_of_row
from docgen.services.issue_each import asked_for, each_issued
from docgen.services.long_batch import look_at_all
from docgen.services.long_issue import (
    Namesakes,
    begin_issue,
    issue_steps,
    namesakes_of,
)
from docgen.services.long_run import LongRun, inputs_of, refuse_linked_steps, told_of_step
from docgen.services.number import OpenRegister, desk, likely_entry, numbers_elsewhere, waited_for

_NOTE = "issued_each"


@dataclass(slots=True)
class _IssueOfEach:
    """The issue of a long list; ``due`` are the rows of the letters that go out, in their order."""

    run: LongRun
    dossier: Dossier
    names: Namesakes = field(default_factory=lambda: Namesakes({}, {}))
    due: array[int] = field(default_factory=lambda: array("Q"))
    first: str = ""
    last: str = ""
    count: int = 0

    def add_due(self, plan: Plan, _: ListStep) -> None:
        """The letters of a step that may go out."""
        self.due.extend(job.row for job in plan.jobs if job.chosen and not job.codes)

    def reserve(self, here: OpenRegister) -> None:
        """Keep a number for every letter, one after another."""
        workspace = self.run.wishes.workspace
        taken = numbers_elsewhere(workspace, self.dossier, here.register)
        for step in self.run.listed.steps(self.run.rows_of_step):
            asked = self._asked_in(step)
            if asked:
                here.register.reserve_each(asked, taken)

    def _asked_in(self, step: ListStep) -> list[NumberRequest]:
        rows = self.due[
            bisect_left(self.due, step.first) : bisect_right(self.due, step.first + step.rows - 1)
        ]
        if not rows:
            return []
        loaded = self.run.load_step(step)
        assert loaded.dossier is not None
        people = rows_of_recipients(loaded.dossier, loaded, step.first)
        part_of = {**parts(people), **self.names.parts}
        return [
            asked_for(self.dossier, in_one_line(people[row].addressee), part_of[row])
            for row in rows
        ]

    def of_step(self, step: ListStep) -> Generator[WorkEvent, None, int]:
        """Write and record the letters of a step; how many of them failed."""
        plan = self.run.plan(step, writes=True)
        if plan is None:
            return 0
        if plan.origin is None or not plan.can_write:
            return plan.refused_count
        folder = line_manifest.folder_of(self.run.wishes.target, step.number)
        wishes = replace(self.run.wishes, folder=folder)
        events = each_issued(wishes, plan, self.dossier, self.names.endings, self.names.parts)
        return (yield from told_of_step(self._with_numbers(events)))

    def _with_numbers(self, events: Iterator[WorkEvent]) -> Iterator[WorkEvent]:
        for event in events:
            if isinstance(event, Note) and event.name == _NOTE:
                self.first = self.first or str(event.params["first"])
                self.last = str(event.params["last"])
                self.count += number_in(event.params, "count")
            yield event


def each_in_steps(wishes: Batch, listed: LongList) -> Iterator[WorkEvent]:
    """Issue all letters of a long list, each under a number of its own, in the order of the list.

    Raises: Rejected, before anything is written, as a batch that is issued at once does.
    """
    begun = yield from begin_issue(wishes, listed)
    if begun is None:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    run, dossier = begun
    issue = _IssueOfEach(run, dossier)
    taken = numbers_elsewhere(wishes.workspace, dossier)
    likely = number_of_row(likely_entry(wishes.workspace, dossier, taken)) or 1
    rows = sum(step.rows for step in listed.steps(run.rows_of_step))
    run.terms = IssueTerms(likely + rows - 1, final=True)
    run.looked = issue.add_due
    with opened_folder(wishes.target):
        refuse_linked_steps(wishes.target)
        steps = Steps(wishes.target, inputs_of(run), goes_on=wishes.resume)
        total, last, is_sound = yield from look_at_all(run, steps)
        if not is_sound:
            yield Ended(RunStatus.NOTHING_WRITTEN)
            return
        run.terms = replace(run.terms, number=None)
        issue.names = namesakes_of(run)
        yield from waited_for(wishes.workspace)
        with desk(wishes.workspace, wishes.at, who=wishes.who) as here:
            yield FoundFaults(here.found)
            issue.reserve(here)
        yield Begun(total)
        failed = yield from issue_steps(run, steps, last, issue.of_step)
    if issue.count:
        params = {"first": issue.first, "last": issue.last, "count": issue.count}
        yield Note(_NOTE, {**params, "folder": wishes.target})
    yield Ended(RunStatus.SOME_FAILED if failed else RunStatus.DONE, failed, total)
