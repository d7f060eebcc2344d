"""The letters of a long list to look at first, found step by step: the list is never held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from docgen.batch.jobs import Job
from docgen.batch.plan import Plan
from docgen.batch.proof import extreme_letters
from docgen.batch.wanted_letters import PlannedStep
from docgen.light import dataclass
from docgen.loading.workspace.long_lists import ListStep, LongList
from docgen.model.dossier import Recipient
from docgen.services.batch import plan_of, written_proof
from docgen.services.batch_wishes import Batch
from docgen.services.events import Ended, FoundFaults, RunStatus, WorkEvent
from docgen.services.letter_makers import LetterMakers
from docgen.services.long_batch import all_faults_of
from docgen.services.long_drafts import tell_other_words
from docgen.services.long_run import LongRun, run_over


@dataclass(slots=True)
class _Extremes:
    """The letters to look at among those that were met so far, with whom they are to."""

    jobs: tuple[Job, ...] = ()
    people: dict[int, Recipient] = field(default_factory=dict)

    def add_step(self, plan: Plan, _: ListStep) -> None:
        """Those of a step beside those before it; what is kept holds nothing of the step."""
        jobs = [replace(job, begin=lambda: dict) for job in plan.jobs]
        people = {**self.people, **plan.recipients}
        self.jobs = extreme_letters([*self.jobs, *jobs], people)
        self.people = {job.row: people[job.row] for job in self.jobs}


def proof_of_list(wishes: Batch, listed: LongList) -> Iterator[WorkEvent]:
    """The letters of a long list to look at first, in one PDF.

    Raises: Rejected, when it cannot be written.
    """
    extremes = _Extremes()
    run = run_over(wishes, listed, LetterMakers(wishes))
    run.looked = extremes.add_step
    yield from tell_other_words(run)
    faults, _, _ = all_faults_of(run)
    yield FoundFaults(faults.all_faults(), faults.sources)
    if (faults.errors and not wishes.keep_going) or not extremes.jobs:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    yield from written_proof(wishes, extremes.jobs, _drawn_letters(run, extremes.jobs))


def _drawn_letters(run: LongRun, jobs: tuple[Job, ...]) -> Iterator[bytes]:
    """Their PDFs, in the order of the list."""
    for step in run.listed.steps(run.rows_of_step):
        rows = [job.row for job in jobs if step.first <= job.row < step.first + step.rows]
        if not rows:
            continue
        only = replace(run.wishes, only=tuple(map(str, rows)), groups=(), status=None)
        looked = PlannedStep(run.load_step(step), step.first, only_looks=True)
        plan = plan_of(only, run.press, run.terms, looked)
        for row in rows:
            yield run.press.pdf.pdf(plan.pages_of(row))
