"""A batch over a list too long to be held, issued under one number, folder after folder.

The whole list is checked before the register gives the number. Each step is then one act with the
register: its letters are told as about to be written, written, and recorded; between two steps the
number stands as issued, so that nobody else is given it. A run that is stopped goes on where it
was: letters that went out and stand are left alone.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from docgen.batch import line_manifest
from docgen.batch.delivery import Delivery, opened_folder
from docgen.batch.file_names import name_endings, parts
from docgen.batch.line_manifest import Steps
from docgen.batch.plan import Plan, rows_of_recipients
from docgen.batch.shared_words import shared_words
from docgen.batch.wanted_letters import IssueTerms
from docgen.light import dataclass
from docgen.loading.workspace.long_lists import ListStep, LongList
from docgen.model.dossier import Dossier, Recipient
from docgen.register import RegisterEntry, number_text
from docgen.services.batch_wishes import Batch
from docgen.services.events import (
    Begun,
    Ended,
    FoundFaults,
    Note,
    RunStatus,
    WorkEvent,
)
from docgen.services.issue_batch import (
    LettersUnderOne,
    letters_without_number,
    number_of_row,
    refusals_of,
)
from docgen.services.letter_makers import LetterMakers
from docgen.services.long_batch import look_at_all
from docgen.services.long_run import LongRun, inputs_of, refuse_linked_steps, run_over, told_of_step
from docgen.services.number import (
    desk,
    is_recorded,
    likely_entry,
    numbers_elsewhere,
    numbers_for,
    waited_for,
)


@dataclass(slots=True)
class _LongIssue:
    """The issue of a long list, from the first step to the last."""

    run: LongRun
    dossier: Dossier
    taken: set[int]
    entry: RegisterEntry | None
    part_of: dict[int, str]
    content: str = ""
    issued: int = 0

    def of_step(self, step: ListStep) -> Generator[WorkEvent, None, int]:
        """Write and record the letters of a step; how many of them failed."""
        plan = self._planned_step(step)
        if plan is None:
            return 0
        if plan.origin is None or not any(job.chosen and not job.codes for job in plan.jobs):
            return plan.refused_count
        wishes = replace(self.run.wishes, folder=self._folder(step))
        with opened_folder(wishes.target) as folder:
            if not is_recorded(self.dossier):
                return (yield from told_of_step(letters_without_number(wishes, plan, folder)))
            return (yield from self._under_one(wishes, step, plan, folder))

    def _under_one(
        self, wishes: Batch, step: ListStep, plan: Plan, folder: Delivery
    ) -> Generator[WorkEvent, None, int]:
        yield from waited_for(wishes.workspace)
        with desk(wishes.workspace, wishes.at, who=wishes.who) as here:
            yield FoundFaults(here.found)
            numbers = numbers_for(here.register, self.dossier, self.taken)
            known = numbers[0].entry
            if self.entry is not None and known.number != self.entry.number:
                # Somebody was quicker.
                self.run.terms = replace(self.run.terms, number=known.number)
                plan = self._planned_step(step) or plan
            self.entry = known
            self.content = self.content or shared_words(plan)
            letters = LettersUnderOne(wishes, plan, numbers, folder, content=self.content)
            letters.refuse(here.register)
            intention = here.register.record_intention(letters.intention())
        failed = yield from told_of_step(letters.write_letters(intention))
        self.issued += len(letters.letters)
        return failed

    def _planned_step(self, step: ListStep) -> Plan | None:
        """The letters of a step, each under the name that it has in the whole list."""
        plan = self.run.plan(step, writes=True)
        if plan is None:
            return None
        jobs = (replace(job, part=self.part_of.get(job.row, job.part)) for job in plan.jobs)
        return replace(plan, jobs=tuple(jobs))

    def _folder(self, step: ListStep) -> Path:
        return line_manifest.folder_of(self.run.wishes.target, step.number)


def issued_in_steps(wishes: Batch, listed: LongList) -> Iterator[WorkEvent]:
    """Issue all letters of a long list under one number.

    Raises: Rejected, before anything is written, as a batch that is issued at once does.
    """
    begun = yield from begin_issue(wishes, listed)
    if begun is None:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    run, dossier = begun
    taken = numbers_elsewhere(wishes.workspace, dossier)
    entry = likely_entry(wishes.workspace, dossier, taken)
    run.terms = IssueTerms(number_of_row(entry), final=True, issues=True)
    with opened_folder(wishes.target):
        refuse_linked_steps(wishes.target)
        steps = Steps(wishes.target, inputs_of(run), goes_on=wishes.resume)
        total, last, is_sound = yield from look_at_all(run, steps)
        if not is_sound:
            yield Ended(RunStatus.NOTHING_WRITTEN)
            return
        issue = _LongIssue(run, dossier, taken, entry, namesakes_of(run).parts)
        yield Begun(total)
        failed = yield from issue_steps(run, steps, last, issue.of_step)
    if issue.issued and issue.entry is not None:
        params = {"number": number_text(issue.entry), "count": issue.issued}
        yield Note("issued_batch", {**params, "folder": wishes.target})
    yield Ended(RunStatus.SOME_FAILED if failed else RunStatus.DONE, failed, total)


def begin_issue(
    wishes: Batch, listed: LongList
) -> Generator[WorkEvent, None, tuple[LongRun, Dossier] | None]:
    """The run and the circular of its first step; ``None`` where it may not be issued, as told."""
    run = run_over(wishes, listed, LetterMakers(wishes))
    loaded = run.load_step(next(listed.steps(run.rows_of_step)))
    refused = refusals_of(loaded.dossier, wishes)
    if loaded.dossier is not None and not refused:
        return run, loaded.dossier
    yield FoundFaults((*loaded.found, *refused), loaded.sources)
    return None


def issue_steps(
    run: LongRun,
    steps: Steps,
    last: int,
    issue_step: Callable[[ListStep], Generator[WorkEvent, None, int]],
) -> Generator[WorkEvent, None, int]:
    """Issue the steps that are wanted, one after another; how many letters failed."""
    failed = 0
    for step in run.listed.steps(run.rows_of_step):
        if run.wanted_in(step):
            failed += yield from issue_step(step)
            if failed and run.wishes.stop_on_first:
                break
    if not line_manifest.write_lines(run.wishes.target, last, run.listed.name):
        steps.end()
    return failed


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The rows of those who are not alone in their names: how their files and their letters end."""

    endings: dict[int, str]
    parts: dict[int, str]


def namesakes_of(run: LongRun) -> Namesakes:
    """What each recipient who is not alone in his name is called, by row.

    It is what he is called in a list that is held: names are counted over all steps.
    """
    digests = array("Q", (_digest(recipient.name) for _, recipient in _rows(run, _everyone)))
    twice = {number for number, other in pairwise(sorted(digests)) if number == other}
    if not twice:
        return Namesakes({}, {})
    alike = dict(_rows(run, lambda person: _digest(person.name) in twice))
    endings = name_endings(alike)
    called = set(endings.values())
    likewise = dict(_rows(run, lambda person: person.name in called))
    return Namesakes(endings, parts(dict(sorted({**alike, **likewise}.items()))))


def _everyone(_: Recipient) -> bool:
    return True


def _rows(run: LongRun, is_wanted: Callable[[Recipient], bool]) -> Iterator[tuple[int, Recipient]]:
    for step in run.listed.steps(run.rows_of_step):
        loaded = run.load_step(step)
        if loaded.dossier is not None:
            for row, recipient in rows_of_recipients(loaded.dossier, loaded, step.first).items():
                if is_wanted(recipient):
                    yield row, recipient


def _digest(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8"), digest_size=8).digest(), "little")
